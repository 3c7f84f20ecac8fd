"""Indicators with a scale in a real browser."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, resize, until

LEFT = "(el) => el.getBoundingClientRect().left - el.parentElement.getBoundingClientRect().left"
INSIDE = """(el) => {
    const frame = el.getBoundingClientRect();
    return [...el.querySelectorAll("svg, .tr-scale__value, .tr-linear__bar")].every((each) => {
        const box = each.getBoundingClientRect();
        return box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.bottom <= frame.bottom + 1;
    });
}"""


def says(meter: Locator) -> list[str | None]:
    return [meter.get_attribute(f"aria-{name}") for name in ("valuemin", "valuenow", "valuemax", "valuetext")]


def axe(page: Any) -> list[Any]:
    found = run_axe(page).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def test_numbers_on_scales(show: Show) -> None:
    def make() -> Any:
        tr.config.language = "de"
        i = tr.indicators
        colors = [(0.2, "green"), (0.8, "gold"), (1, "danger")]
        return tr.Column(
            "# Zahlen",
            i.Gauge("Motor", value=2500, bounds=(0, 3000), format="{value:,} rpm", colors=colors),
            i.Dial("Tempo", value=79, bounds=(0, 200), format="{value} km/h", colors=colors),
            i.LinearGauge("Ausschuss", value=30, colors=colors, show_boundaries=True, format="{value} %"),
            i.LinearGauge(value=80, horizontal=True),
        )

    page, _title, motor, tempo, bar, lying = show(make, reduced_motion="reduce")
    gauge = page.get_by_role("meter", name="Motor")
    assert says(gauge) == ["0", "2500", "3000", "2.500 rpm"]
    expect(gauge.locator(".tr-scale__tick")).to_have_count(11)
    expect(gauge.locator(".tr-scale__tick").nth(5)).to_have_text("1.500")
    expect(gauge).to_have_attribute("title", "Motor : 2500%")
    needle = gauge.locator(".tr-dial__needle")
    expect(needle).to_have_attribute("style", "transform: rotate(360deg);")
    expect(needle).to_have_css("transition-duration", "0s")
    expect(gauge.locator("circle[data-type=danger]")).to_have_css("stroke-dasharray", "54px, 360px")
    motor.param.update(value=None, show_labels=False, bounds=(0, 60))
    expect(needle).to_be_hidden()
    expect(gauge.locator(".tr-scale__tick")).to_have_count(0)
    assert says(gauge) == ["0", "0", "60", "kein Wert"]

    dial = page.get_by_role("meter", name="Tempo")
    assert says(dial) == ["0", "79", "200", "79 km/h"]
    filled = dial.locator("circle").last
    expect(filled).to_have_css("--tr-tone", re.compile("gold"))
    expect(dial.locator(".tr-dial__tick:not([hidden])")).to_have_count(1)
    tempo.value = 1000
    expect(filled).to_have_attribute("data-type", "danger")
    expect(filled).to_have_css("stroke-dasharray", "230px, 360px")
    expect(dial.locator(".tr-scale__value")).to_have_text("1000 km/h")
    assert says(dial) == ["0", "200", "200", "1000 km/h"]

    upright = page.get_by_role("meter", name="Ausschuss")
    pieces = upright.locator(".tr-linear__bar > div")
    heights = [pieces.nth(at).evaluate("(el) => el.offsetHeight / el.parentElement.offsetHeight") for at in range(3)]
    assert [round(each, 1) for each in heights] == [0.2, 0.1, 0]
    bar.param.update(value=100, show_boundaries=False)
    expect(pieces).to_have_count(1)
    expect(pieces).to_have_attribute("data-type", "danger")
    assert axe(page) == []

    flat = page.get_by_role("meter", name="LinearGauge")
    until(lambda: flat.locator(".tr-linear__bar > div").evaluate(LEFT) == 0)
    page.evaluate("document.documentElement.dir = 'rtl'")
    until(lambda: flat.locator(".tr-linear__bar > div").evaluate(LEFT) > 50)
    resize(page, {"width": 390, "height": 800})
    lying.sizing_mode = "stretch_width"
    for made in (motor, tempo, bar, lying):
        made.format = "{value:,.3f} Einheiten"
    expect(dial.locator(".tr-scale__value")).to_have_text("1.000,000 Einheiten")
    until(lambda: page.locator(".tr-Gauge, .tr-LinearGauge").evaluate_all(f"(all) => all.every({INSIDE})"))
    fits(page)
