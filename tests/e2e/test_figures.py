"""Indicators of numbers in a real browser."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show

CLEAR = """(el) => {
    const line = el.querySelector("svg").getBoundingClientRect();
    const frame = el.getBoundingClientRect();
    return line.left > frame.left + 4 && line.right < frame.right - 4 && line.bottom < frame.bottom - 4;
}"""


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
            i.Trend("Kurs", data={"y": [1.5, 3]}, plot_type="line", width=200, height=200),
            i.Tqdm("Laden"),
        )

    page, _title, sales, _nothing, load, lamp, price, tqdm = show(make)
    loop = tqdm(total=4, desc="Teile", colour="danger")
    loop.update(3)
    loop.refresh()
    bar = page.get_by_role("progressbar", name="Laden")
    expect(bar).to_have_js_property("position", 0.75)
    expect(bar).to_have_attribute("data-type", "danger")
    expect(page.locator(".tr-tqdm__text")).to_have_text(re.compile("^Teile:  75% 3/4"))
    trend = page.get_by_role("group", name="Kurs")
    expect(trend).to_have_text("Kurs3▲gestiegen+100,00%")
    expect(trend.locator("strong")).to_have_css("--tr-tone", re.compile("."))
    expect(trend.locator("path")).to_have_attribute("d", "M0.00,98.00h0L100.00,2.00")
    price.plot_type = "step"
    price.stream({"y": [None, 0.75, 1.5]}, rollover=4)
    expect(trend.locator("path")).to_have_attribute("d", "M0.00,2.00h0M66.67,98.00h0H100.00V66.00")
    price.param.update(plot_type="bar", pos_color="yellow", layout="row")
    expect(trend.locator("path")).to_have_attribute("d", re.compile("^M2.50,98.00V2.00H22.50V98.00Z"))
    assert page.locator(".tr-trend__plot").evaluate("(el) => el.getBoundingClientRect().height > 150")
    metric = page.get_by_role("group", name="Umsatz")
    expect(metric).to_have_text("Umsatz716.310,50 €▼gefallen−4,2%")
    expect(metric.locator("path")).to_have_attribute("d", "M0.00,28.00h0L100.00,2.00")
    assert metric.evaluate(CLEAR)
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
    assert [each["id"] for each in run_axe(page).response["violations"]] == []
    load.value = None
    expect(number).to_have_text("-kein Wert")
    expect(number).to_have_css("--tr-tone", re.compile("^(?!.*yellow)"))
    status = page.get_by_role("group", name="Verbunden")
    expect(status).to_have_text("Verbundenaus")
    assert status.locator("span").first.bounding_box()["width"] == 30
    lamp.value = True
    expect(status).to_have_text("Verbundenan")
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
