"""Indicators of numbers in a real browser."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show


def test_numbers_in_the_language_of_the_page(show: Show) -> None:
    def make() -> Any:
        tr.config.language = "de"
        i = tr.indicators
        return tr.Column(
            "# Zahlen",
            i.Metric(
                "Umsatz", 716_310.5, format="{value:,.2f} €", delta=-0.042, delta_format="{value:+.1%}", spark=[1, 3]
            ),
            i.Metric("Nichts", delta=0, versus="gegen gestern"),
            i.Number("Last", value=1234.5, colors=[(90, "green"), (2000, "danger")]),
            i.BooleanStatus("Verbunden", width=30),
        )

    page, _title, sales, _nothing, load, lamp = show(make)
    metric = page.get_by_role("group", name="Umsatz")
    expect(metric).to_have_text("Umsatz716.310,50 €▼gefallen−4,2%")
    expect(metric.locator("path")).to_have_attribute("d", "M0.0,28.0L100.0,2.0")
    expect(metric.locator("[data-tone=bad]")).to_be_visible()
    expect(page.get_by_role("group", name="Nichts")).to_have_text("Nichts—kein Wertunverändertgegen gestern")
    sales.param.update(delta=3, good="down", value=float("-inf"), spark=[2])
    expect(metric).to_have_text("Umsatz−∞ €▲gestiegen+300,0%")
    expect(metric.locator("path")).to_have_count(0)
    expect(metric.locator("[data-tone=bad]")).to_be_visible()
    number = page.get_by_role("group", name="Last").locator(".tr-number__value")
    expect(number).to_have_text("1234,5")
    expect(number).to_have_css("font-size", "72px")
    expect(number).to_have_attribute("data-type", "danger")
    load.value = 80
    expect(number).to_have_css("--tr-tone", re.compile("green"))
    number.evaluate("(el) => { el.style.fontSize = '14px' }")
    load.colors = [(90, "yellow")]
    expect(number).to_have_css("--tr-tone", re.compile("yellow"))
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    load.value = None
    expect(number).to_have_text("-kein Wert")
    expect(number).to_have_css("--tr-tone", re.compile("^(?!.*yellow)"))
    status = page.get_by_role("group", name="Verbunden")
    expect(status).to_have_text("Verbundenaus")
    assert status.locator("span").first.bounding_box()["width"] == 30
    lamp.value = True
    expect(status).to_have_text("Verbundenan")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
