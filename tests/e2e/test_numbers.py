"""Sliders, ranges and number inputs as they are operated, all of them on one page where that is possible."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, until

w = tr.widgets
KNOB = 9
"""Half of a knob, in pixels."""


def at(slider: Locator, share: float) -> tuple[float, float]:
    """A point on the track of a horizontal slider."""
    box = slider.bounding_box()
    assert box is not None
    return box["x"] + KNOB + share * (box["width"] - 2 * KNOB), box["y"] + box["height"] / 2


def drag(page: Page, slider: Locator, *shares: float) -> None:
    for number, share in enumerate(shares):
        page.mouse.move(*at(slider, share))
        if number == 0:
            page.mouse.down()
    page.mouse.up()


def sliders() -> Any:
    """Each kind of slider, by its label."""
    return tr.Column(
        w.IntSlider("Thirds", end=10, step=3, value=10),
        w.FloatSlider("Tenths", start=0.05, end=1, step=0.1, value=0.95),
        w.FloatSlider("Between", end=10, step=1, value=2.5),
        w.IntSlider("Hundred", end=100, value=50),
        w.IntSlider("Still", start=2, end=2),
        w.IntSlider("Backwards", end=10, value=3, direction="rtl"),
        w.IntSlider("Upright", end=10, value=3, orientation="vertical"),
        w.IntSlider("Bubble", end=10, value=3, show_value=False),
        w.IntRangeSlider("Age", end=100, value=(20, 80), format="%d years"),
        w.RangeSlider("Apart", start=5, end=100.5),
        w.IntRangeSlider("Together", end=10, value=(5, 5)),
        w.IntRangeSlider("Turned", end=10, value=(8, 2)),
        w.IntRangeSlider("Wide", end=10, value=(-5, 20)),
        w.IntRangeSlider("None", end=10, value=None),
        w.RangeSlider("No number", value=(float("nan"), 1)),
        w.IntRangeSlider("Crossed", start=10, end=0, value=(2, 3)),
        w.IntRangeSlider("Tall", end=10, value=(2, 8), orientation="vertical"),
        w.IntRangeSlider("Tall and back", end=10, value=(2, 8), orientation="vertical", direction="rtl"),
        w.IntRangeSlider("Off", end=10, value=(2, 8), disabled=True),
    )


@pytest.fixture
def shown(show: Show) -> Any:
    """The page of all sliders: `shown(label)` is the component, `shown.knob(label)` its knob."""

    class Shown:
        def __init__(self) -> None:
            self.page, *widgets = show(sliders)
            self.widgets = {widget.label: widget for widget in widgets}

        def __call__(self, label: str) -> Any:
            return self.widgets[label]

        def knob(self, label: str) -> Locator:
            return self.page.get_by_role("slider", name=label, exact=True)

        def text(self, label: str) -> Locator:
            return self.page.locator(".tr-field", has=self.page.get_by_text(label, exact=True)).locator(".tr-value")

    return Shown()


def test_knobs_by_keys(shown: Any) -> None:
    for label, keys, value in [
        ("Thirds", ["ArrowLeft"], 9),
        ("Thirds", ["Home", "ArrowRight", "ArrowRight"], 6),
        ("Thirds", ["End", "ArrowRight"], 10),
        ("Tenths", ["ArrowUp"], 1),
        ("Tenths", ["ArrowDown", "ArrowDown"], 0.85),
        ("Between", ["ArrowRight"], 3),
        ("Hundred", ["PageUp"], 60),
        ("Hundred", ["Shift+ArrowLeft", "Shift+ArrowLeft"], 40),
        ("Backwards", ["ArrowRight"], 2),
        ("Backwards", ["ArrowUp", "ArrowLeft"], 4),
        ("Upright", ["ArrowUp"], 4),
    ]:
        for key in keys:
            shown.knob(label).press(key)
        until(lambda label=label, value=value: shown(label).value == shown(label).value_throttled == value)
        expect(shown.knob(label)).to_have_value(str(value))
    shown.knob("Still").press("ArrowRight")
    assert shown("Still").value == 2
    expect(shown.text("Thirds")).to_have_text("10")


def test_each_knob_of_a_range_by_keys(shown: Any) -> None:
    low, high = shown.knob("Age start"), shown.knob("Age end")
    expect(low).to_have_attribute("aria-valuetext", "20 years")
    expect(shown.page.get_by_role("group", name="Age", exact=True)).to_be_visible()
    low.press("ArrowRight")
    high.press("PageDown")
    until(lambda: shown("Age").value == shown("Age").value_throttled == (21, 70))
    low.press("End")  # as far as it goes: to the other
    until(lambda: shown("Age").value == (70, 70))
    low.press("ArrowRight")
    high.press("Home")
    high.press("End")
    low.press("Home")
    until(lambda: shown("Age").value == (0, 100))
    expect(shown.text("Age")).to_have_text("0 years … 100 years")
    shown("Age").value = (30, 40)
    expect(low).to_have_value("30")
    expect(high).to_have_value("40")


def test_the_nearer_knob_is_taken_and_stops_at_the_other(shown: Any) -> None:
    page, knob = shown.page, shown.knob("Apart start")
    assert shown("Apart").value == (5, 100.5)
    shown("Apart").param.update(start=0, end=1, value=(0.2, 0.8), step=0.1)
    expect(knob).to_have_value("0.2")
    for start, end, value in [
        (0.3, 0.4, (0.4, 0.8)),  # beside the lower knob: it comes and goes on
        (0.75, 0.6, (0.4, 0.6)),
        (0.4, 0.9, (0.6, 0.6)),  # no further than the other
        (0.63, 0.9, (0.6, 0.9)),  # of two in one place the one that can go there
        (0.6, 0.1, (0.1, 0.9)),
        (0.95, 0.95, (0.1, 1.0)),
    ]:
        drag(page, knob, start, end)
        until(lambda value=value: shown("Apart").value == shown("Apart").value_throttled == value)
    drag(page, shown.knob("Together end"), 0.52, 0.8)
    until(lambda: shown("Together").value == (5, 8))
    drag(page, shown.knob("Thirds"), 0.5, 0.93, 1)
    until(lambda: shown("Thirds").value == 10)
    drag(page, shown.knob("Thirds"), 0.5, 0.93)
    until(lambda: shown("Thirds").value == 9)
    drag(page, shown.knob("Backwards"), 0.5, 0.1)
    until(lambda: shown("Backwards").value == 9)
    box = shown.knob("Tall start").bounding_box()
    for knob_name, widget, tops in [
        ("Tall start", "Tall", [(0.9, 0.5, (5, 8)), (0.1, 0, (5, 10))]),
        ("Tall and back start", "Tall and back", [(0.1, 0.5, (5, 8)), (0.9, 1, (5, 10))]),
    ]:
        shown.knob(knob_name).scroll_into_view_if_needed()
        box = shown.knob(knob_name).bounding_box()
        for begin, end, value in tops:
            x, long = box["x"] + box["width"] / 2, box["height"] - 2 * KNOB
            page.mouse.move(x, box["y"] + KNOB + begin * long)
            page.mouse.down()
            page.mouse.move(x, box["y"] + KNOB + end * long)
            page.mouse.up()
            until(lambda widget=widget, value=value: shown(widget).value == value)


def test_what_does_not_fit_is_shown_where_it_is_nearest(shown: Any) -> None:
    places = "(el) => [...el.closest('.tr-rail').querySelectorAll('input')].map((each) => Number(each.value))"
    for label, knobs, text in [
        ("Turned", [2, 8], "2 … 8"),
        ("Wide", [0, 10], "-5 … 20"),
        ("None", [0, 10], ""),
        ("Together", [5, 5], "5 … 5"),
        ("No number", [0, 1], ""),
    ]:
        assert shown.knob(f"{label} start").evaluate(places) == knobs
        expect(shown.text(label)).to_have_text(text)
    expect(shown.text("Wide")).to_have_attribute("data-outside", "")
    expect(shown.knob("Crossed start")).to_be_disabled()
    expect(shown.knob("Off end")).to_be_disabled()
    assert shown("Turned").value == (8, 2)
    shown.knob("Turned end").press("ArrowRight")
    until(lambda: shown("Turned").value == (2, 9))
    shown.knob("Wide start").press("Home")  # where it stands is chosen, for both
    until(lambda: shown("Wide").value == shown("Wide").value_throttled == (0, 10))
    expect(shown.text("Wide")).not_to_have_attribute("data-outside", "")
    expect(shown.knob("None end")).to_have_attribute("aria-valuetext", "no value")
    shown.knob("None end").press("End")
    until(lambda: shown("None").value == (0, 10))


def test_the_number_is_at_the_knob_while_it_moves_where_it_stands_nowhere_else(shown: Any) -> None:
    tip = shown.page.locator(".tr-rail", has=shown.knob("Bubble")).locator(".tr-tip")
    expect(tip).to_be_hidden()
    shown.knob("Bubble").press("ArrowRight")
    expect(tip).to_be_visible()
    expect(tip).to_have_text("4")
    shown("Bubble").tooltips = False
    expect(tip).to_be_hidden()


def test_one_that_stands_is_as_high_as_it_is_asked_to_be(shown: Any) -> None:
    track = "(el) => { const {height, width} = el.getBoundingClientRect(); return [height, width]; }"
    knob, before = shown.knob("Upright"), shown.knob("Upright").evaluate(track)
    assert before[0] > 150
    for height in (300, 120):
        shown("Upright").height = height
        box = shown.page.locator(".tr-rail", has=knob)
        expect(shown.page.locator(".tr-Slider", has=knob)).to_have_css("height", f"{height}px")
        assert height - 40 <= box.bounding_box()["height"] <= height
    shown("Upright").label = ""
    expect(shown.page.get_by_role("slider", name="Slider")).to_have_css("height", "120px")


def test_in_a_page_that_is_read_from_the_right_the_start_is_there(shown: Any) -> None:
    page = shown.page
    page.evaluate("document.documentElement.dir = 'rtl'")
    shown.knob("Hundred").press("ArrowLeft")
    shown.knob("Hundred").press("ArrowUp")
    until(lambda: shown("Hundred").value == 52)
    drag(page, shown.knob("Age start"), 0.8, 0.9)
    until(lambda: shown("Age").value == (10, 80))
    drag(page, shown.knob("Age start"), 0.2, 0.1)
    until(lambda: shown("Age").value == (10, 90))
    lower, upper = (shown.text("Age").locator("bdi").nth(at).bounding_box() for at in (0, 1))
    assert lower["x"] > upper["x"]
    shown.knob("Upright").press("ArrowUp")
    until(lambda: shown("Upright").value == 4)


def test_what_helps_to_operate_the_page_moves_a_knob_by_steps(shown: Any) -> None:
    nudge = "(el, by) => { el.value = Number(el.value) + by; el.dispatchEvent(new Event('input')); }"
    for by, value in [(0.5, 10), (-0.5, 9), (-0.2, 6)]:
        shown.knob("Thirds").evaluate(nudge, by)
        until(lambda value=value: shown("Thirds").value == value)


def test_all_of_them_on_a_phone(show: Show) -> None:
    def make() -> Any:
        wrong = [
            kind("Wrong", error="Not this one.", required=True) for kind in (w.IntSlider, w.IntRangeSlider, w.IntInput)
        ]
        return tr.Column(
            tr.pane.Markdown("# Numbers"),
            *wrong,
            *sliders(),
            w.IntInput("Typed", value=3, start=0, description="How many"),
            w.FloatInput("Beyond", value=3, end=2),
            w.IntInput("Not now", value=3, disabled=True),
        )

    size = {"width": 390, "height": 900}
    page, *shown = show(make, viewport=size, has_touch=True, is_mobile=True)
    expect(page.get_by_role("slider", name="Wrong", exact=True)).to_have_accessible_description("Not this one.")
    expect(page.locator(".tr-note:visible")).to_have_count(3)
    fits(page, size["width"])
    sizes = "(all) => all.map((el) => Math.min(el.offsetWidth, el.offsetHeight))"
    assert min(page.locator("input").evaluate_all(sizes)) >= 44
    assert min(page.locator("button.tr-step").evaluate_all(sizes)) >= 40
    page.get_by_role("slider", name="Hundred").tap(position={"x": 40, "y": 22})
    until(lambda: next(each for each in shown if each.label == "Hundred").value < 20)
    page.locator(".tr-numeric", has=page.get_by_label("Typed")).get_by_role("button", name="Increase").tap()
    expect(page.get_by_role("spinbutton", name="Typed")).to_have_value("4")
    expect(page.get_by_role("spinbutton", name="Typed")).not_to_be_focused()  # or the keys would come up
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = run_axe(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]][:5]) for each in found] == []
