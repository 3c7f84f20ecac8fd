"""Sliders of days and moments, in a real browser that is in another zone than what it shows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, frame, until

w = tr.widgets
NEW_YORK = ZoneInfo("America/New_York")
MORNING = dt.datetime(2024, 7, 1, 9, tzinfo=NEW_YORK)


def make() -> Any:
    days: dict[str, Any] = {"start": "2024-02-01", "end": "2024-12-31"}
    return tr.Column(
        tr.pane.Markdown("# Time"),
        w.DateSlider("Day", value="2024-02-29", **days),
        w.DatetimeSlider("Moment", start=MORNING, end=MORNING.replace(hour=18), step=900),
        w.DateRangeSlider("Days", value=("2024-02-29", "2024-03-02"), step=1, format="%d.%m.%y", **days),
        w.DatetimeRangeSlider("Moments", start="2024-02-29 18:00", end="2024-02-29 20:00", step=60_000),
        w.DateSlider("No ends"),
        w.DateSlider("Off", disabled=True, **days),
    )


def test_knobs_move_by_steps_and_say_what_they_stand_for(show: Show) -> None:
    page, _, day, moment, days, moments, endless, _ = show(make, timezone_id="Pacific/Auckland")
    knob = page.get_by_label("Day", exact=True)
    expect(knob).to_have_attribute("aria-valuetext", "Feb 29, 2024")
    knob.press("ArrowRight")
    until(lambda: day.value_throttled == dt.date(2024, 3, 1))
    expect(frame(page, day).locator(".tr-value")).to_have_text("Mar 1, 2024")
    knob.press("End")
    until(lambda: day.value == dt.date(2024, 12, 31))

    knob = page.get_by_label("Moment", exact=True)
    expect(knob).to_have_attribute("aria-valuetext", re.compile(r"Jul 1, 2024, 9:00\sAM"))
    knob.press("ArrowRight")
    until(lambda: moment.value_throttled == MORNING.replace(minute=15))
    assert moment.value.tzinfo is NEW_YORK

    knob = page.get_by_label("Days start")
    expect(frame(page, days).locator(".tr-value")).to_have_text("29.02.24 … 02.03.24")
    knob.press("ArrowLeft")
    until(lambda: days.value_throttled == (dt.date(2024, 2, 28), dt.date(2024, 3, 2)))
    days.format = "%A %-d %b %Y %I:%M %p, 100 %%"
    expect(knob).to_have_attribute("aria-valuetext", "Wednesday 28 Feb 2024 12:00 AM, 100 %")

    page.get_by_label("Moments end").press("ArrowLeft")
    until(lambda: f"{moments.value_throttled[1]:%H:%M}" == "19:59")
    expect(page.get_by_label("No ends")).to_be_disabled()
    endless.param.update(start="2024-01-01", end="2024-01-31")
    expect(page.get_by_label("No ends")).to_be_enabled()
    expect(page.get_by_label("No ends")).to_have_attribute("aria-valuetext", "Jan 1, 2024")


def test_a_page_in_another_language(show: Show) -> None:
    def german() -> Any:
        tr.config.language = "de"
        return make()

    page = show(german).page
    expect(page.get_by_label("Day", exact=True)).to_have_attribute("aria-valuetext", "29.02.2024")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    page = show(make, color_scheme=scheme, viewport={"width": width, "height": 900}).page
    expect(page.locator("input")).to_have_count(8)
    fits(page, width)
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:5]) for each in found] == []


def test_options_on_a_track(show: Show) -> None:
    def choose() -> Any:
        return tr.Column(
            tr.pane.Markdown("# Options"),
            w.DiscreteSlider("Size", options={"small": 1, "<b>large</b>": 2, "huge": 3}, value=2),
            w.DiscreteSlider("Empty"),
        )

    page, _, size, empty = show(choose)
    knob = page.get_by_label("Size")
    expect(knob).to_have_attribute("aria-valuetext", "<b>large</b>")
    expect(frame(page, size).locator(".tr-value")).to_have_text("<b>large</b>")
    knob.press("ArrowRight")
    until(lambda: size.value_throttled == 3)
    knob.press("Home")
    until(lambda: size.value_throttled == 1)
    size.options = ["a", "b"]
    expect(knob).to_have_attribute("aria-valuetext", "a")
    size.value = None
    expect(knob).to_have_attribute("aria-valuetext", "no value")
    knob.press("ArrowRight")
    until(lambda: size.value == "b")
    expect(page.get_by_label("Empty")).to_be_disabled()
    empty.options = [0.5, 1.5]
    expect(page.get_by_label("Empty")).to_be_enabled()
    expect(page.get_by_label("Empty")).to_have_attribute("aria-valuetext", "0.5")
    assert run_axe(page).response["violations"] == []
