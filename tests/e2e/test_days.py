"""Days, times of day and both, one and two of them, in a real browser that is in another zone than what it shows."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, until

NEW_YORK = ZoneInfo("America/New_York")
NINE = dt.datetime(2024, 7, 1, 9, tzinfo=NEW_YORK)


def at(*parts: int) -> dt.datetime:
    """What a clock on the wall says."""
    return dt.datetime(*parts)  # noqa: DTZ001 - without a zone


def watched(field: Any) -> list[Any]:
    seen: list[Any] = []
    field.param.watch(lambda event: seen.append(event.new), "value")
    return seen


def test_moments_and_times(show: Show) -> None:
    w = tr.widgets

    def make() -> Any:
        made = tr.Column(
            w.DatetimePicker("Zoned", value=NINE),
            w.DatetimePicker("Minutes", value="2024-02-29 18:00:30", enable_seconds=False),
            w.DatetimePicker("Day only", value="2024-02-29 18:00", enable_time=False),
            w.TimePicker("Time", value=dt.time(10, 30, 15), start=dt.time(9), end=dt.time(17)),
            w.DatetimeInput("Typed", value="2024-02-29 18:00"),
            w.Button("Reset", on_click=lambda _: setattr(made.objects[4], "value", "2024-02-29 18:00")),
            w.Button("Other", on_click=lambda _: setattr(made.objects[4], "value", "2024-02-28 18:00")),
        )
        return made

    page, zoned, minutes, day, time, typed, *_ = show(make, timezone_id="Asia/Tokyo")
    seen = watched(zoned)
    box = page.get_by_label("Zoned")
    expect(box).to_have_value("2024-07-01T09:00")  # whole minutes, as browsers write them
    box.focus()
    page.keyboard.type("07012024100000AM")
    assert seen == []
    page.keyboard.press("Enter")
    until(lambda: seen == [NINE.replace(hour=10)])
    assert zoned.value.tzinfo is NEW_YORK
    zoned.value = "2024-03-02T00:00:00"
    expect(box).to_have_value("2024-03-02T00:00")
    # What is not complete is not sent, and said when the field is left.
    box.focus()
    page.keyboard.press("Delete")
    page.get_by_label("Minutes").focus()
    expect(box).to_have_accessible_description("Not complete.")
    zoned.value = None
    expect(box).to_have_accessible_description("")
    expect(box).to_have_value("")

    box = page.get_by_label("Minutes")
    expect(box).to_have_value("2024-02-29T18:00")
    entered = watched(minutes)
    box.focus()
    box.blur()  # only looked at
    box.fill("2024-02-29T18:05")
    until(lambda: entered == [at(2024, 2, 29, 18, 5)])
    minutes.enable_seconds = True
    expect(box).to_have_attribute("step", "1")

    box = page.get_by_label("Day only")
    expect(box).to_have_value("2024-02-29")
    box.fill("2024-03-01")
    until(lambda: day.value == at(2024, 3, 1))

    box = page.get_by_label("Time")
    expect(box).to_have_value("10:30:15")
    box.focus()
    page.keyboard.type("1145")
    page.keyboard.press("Enter")
    until(lambda: time.value == dt.time(11, 45, 15))
    box.fill("08:00")
    expect(box).to_have_accessible_description("08:00:00 is before 09:00:00, the earliest that can be chosen.")
    expect(box).to_have_value("08:00")
    assert time.value == dt.time(11, 45, 15)
    time.value = dt.time(11, 45, 15)  # as it was
    expect(box).to_have_value("11:45:15")
    expect(box).to_have_accessible_description("")
    box.fill("08:00")
    expect(box).to_have_attribute("aria-invalid", "true")
    time.value = None
    expect(box).to_have_value("")
    expect(box).to_have_accessible_description("")
    # What is not complete has not been sent, and goes all the same.
    box.focus()
    page.keyboard.type("1")
    page.get_by_label("Typed").focus()
    expect(box).to_have_accessible_description("Not complete.")
    time.value = None
    expect(box).to_have_accessible_description("")
    assert not box.evaluate("each => each.validity.badInput")

    box = page.get_by_label("Typed")
    box.fill("29.02.2024")
    box.press("Enter")
    expect(box).to_have_accessible_description("“29.02.2024” is not written as “2024-02-29 18:30:00” is.")
    expect(box).to_have_value("29.02.2024")
    box.fill("29.02.202")
    expect(box).to_have_accessible_description("")
    box.fill("29.02.2024")
    page.get_by_role("button", name="Reset").click()  # the field is left, and code sets what the value was
    expect(box).to_have_value("2024-02-29 18:00:00")
    expect(box).to_have_accessible_description("")
    box.fill("29.02.2024")
    box.blur()
    expect(box).to_have_accessible_description("“29.02.2024” is not written as “2024-02-29 18:30:00” is.")
    page.get_by_role("button", name="Other").click()
    expect(box).to_have_value("2024-02-28 18:00:00")
    expect(box).to_have_accessible_description("")
    box.fill("29.02.2024")
    page.get_by_role("button", name="Reset").click()
    expect(box).to_have_value("2024-02-29 18:00:00")
    expect(box).to_have_accessible_description("")
    box.fill("2024-03-01 07:00:00")
    box.press("Tab")
    until(lambda: typed.value == at(2024, 3, 1, 7))


def test_two_ends_go_together(show: Show) -> None:
    w = tr.widgets

    def make() -> Any:
        return tr.Column(
            w.DateRangePicker("Stay", required=True), w.DatetimeRangePicker("Shift"), w.DatetimeRangeInput("Typed")
        )

    page, stay, shift, typed = show(make, timezone_id="Pacific/Auckland")
    seen = watched(stay)
    first, last = page.get_by_label("Stay, start"), page.get_by_label("Stay, end")
    first.fill("2024-02-29")
    expect(last).to_have_attribute("min", "2024-02-29")
    stay.start = dt.date(2024, 1, 1)  # what is half chosen stays
    expect(first).to_have_attribute("min", "2024-01-01")
    expect(first).to_have_value("2024-02-29")
    last.focus()
    page.get_by_label("Shift, start").focus()
    expect(first).to_have_accessible_description("Both ends are needed.")
    assert seen == []
    last.fill("2024-03-02")
    until(lambda: seen == [(dt.date(2024, 2, 29), dt.date(2024, 3, 2))])
    expect(first).to_have_accessible_description("")
    first.fill("2024-03-05")  # takes the end along
    expect(last).to_have_value("2024-03-05")
    until(lambda: seen[1:] == [(dt.date(2024, 3, 5), dt.date(2024, 3, 5))])
    last.fill("2024-03-01")  # takes the start along
    expect(first).to_have_value("2024-03-01")
    until(lambda: len(seen) == 3)
    stay.disabled_dates = ["2024-03-09"]
    last.fill("2024-03-09")
    expect(first).to_have_accessible_description("2024-03-09 cannot be chosen.")
    expect(last).to_have_value("2024-03-09")
    assert len(seen) == 3
    stay.value = ("2024-05-01", "2024-04-01")
    expect(first).to_have_value("2024-04-01")
    first.fill("")
    last.fill("")
    until(lambda: stay.value is None)
    page.get_by_label("Shift, start").focus()
    expect(first).to_have_accessible_description("Required.")

    first, last = page.get_by_label("Shift, start"), page.get_by_label("Shift, end")
    first.fill("2024-02-29T18:00:30")
    last.fill("2024-02-29T17:00:00")
    until(lambda: shift.value == (at(2024, 2, 29, 17), at(2024, 2, 29, 17)))
    shift.disabled = True
    expect(first).to_be_disabled()
    expect(last).to_be_disabled()

    seen = watched(typed)
    first, last = page.get_by_label("Typed, start"), page.get_by_label("Typed, end")
    expect(last).to_have_attribute("placeholder", "2024-02-29 18:30:00")
    first.fill("2024-10-01 07:00:00")
    first.press("Enter")
    typed.format = "%d.%m.%Y"  # what is half there stays
    expect(last).to_have_attribute("placeholder", "29.02.2024")
    expect(first).to_have_value("2024-10-01 07:00:00")
    first.fill("09.10.2024")
    last.fill("10.10.2024")  # not by its letters
    last.press("Enter")
    until(lambda: seen == [(at(2024, 10, 9), at(2024, 10, 10))])
    last.fill("1.3.2024")
    last.press("Enter")
    expect(first).to_have_accessible_description("2024-10-09 00:00:00 is after 2024-03-01 00:00:00.")
    first.fill("")
    last.fill("")
    last.press("Enter")
    until(lambda: typed.value is None)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    w = tr.widgets
    kinds: list[Any] = [
        w.DatetimeRangeInput,
        w.DateRangePicker,
        w.DatetimePicker,
        w.DatetimeRangePicker,
        w.TimePicker,
        w.DatetimeInput,
    ]

    def make() -> Any:
        return tr.Column(tr.pane.Markdown("# When"), *(kind(error="No.") for kind in kinds))

    page = show(make, color_scheme=scheme, viewport={"width": width, "height": 900}).page
    expect(page.locator("input")).to_have_count(9)
    fits(page, width)
    assert page.evaluate(
        "[...document.querySelectorAll('input')].every((each) => each.scrollWidth <= each.offsetWidth)"
    )
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:5]) for each in found] == []
