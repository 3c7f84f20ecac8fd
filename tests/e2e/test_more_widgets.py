"""Menus, icons, literals, sliders with fields, players and nested choices in a browser, on one page."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show, frame, until

w = tr.widgets


def make() -> Any:
    tree = {"Sea": {"Cod": ["north", "south"], "Eel": []}, "Air": {"Owl": ["day", "night"]}}
    return tr.Column(
        w.MenuButton("File", items=["Open", ("Save", 7), None, "Quit"]),
        w.MenuButton("Send", items=["Later", "Now"], split=True),
        w.ButtonIcon("Copy", icon="clipboard", active_icon="check", toggle_duration=60_000),
        w.ToggleIcon(icon="<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", description="Like it"),
        w.LiteralInput("Literal", value={"a": 1}, type=dict),
        w.EditableIntSlider("Whole", start=0, end=10, value=4, fixed_end=20),
        w.EditableRangeSlider("Range", start=0, end=10, value=(2, 5), step=0.5),
        w.Player("Film", start=0, end=6, interval=1, show_value=True),
        w.NestedSelect(options=tree, levels=["Where", "Who", "When"]),
        w.TooltipIcon("Why", value="Because."),
        w.TimePicker("Clock", value="10:30", format="h:i K"),
    )


def test_what_is_operated_by_keys_and_pointer(show: Show) -> None:
    shown = show(make)
    page, menu, split, copy, like, literal, whole, both, _film, nested, _, clock = shown.page, *shown.root
    seen: list[Any] = []
    for button in (menu, split):
        button.on_click(lambda event: seen.append(event.new))

    opener = page.get_by_role("button", name="File")
    opener.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Open")).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="Quit")).to_be_focused()
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    until(lambda: seen == [7])
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    opener.click()  # closes it
    expect(page.get_by_role("menu")).to_be_hidden()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("button", name="More of Send").click()
    page.get_by_role("menuitem", name="Now").click()
    until(lambda: seen == [7, "Send", "Now"])

    page.get_by_role("button", name="Copy").press("Enter")
    expect(frame(page, copy).locator("[data-on]")).to_be_visible()
    until(lambda: copy.clicks == 1)
    toggle = page.get_by_role("button", name="Like it")
    toggle.press("Space")
    until(lambda: like.value)
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert frame(page, like).locator("svg").count() == 0

    field = page.get_by_label("Literal")
    field.fill("{'a': ")
    field.press("Enter")
    expect(field).to_have_accessible_description("This is no value of Python.")
    expect(field).to_have_value("{'a': ")
    assert literal.value == {"a": 1}
    field.press("End")
    field.press_sequentially("2}")
    field.press("Enter")
    until(lambda: literal.value == {"a": 2})
    expect(field).to_have_accessible_description("")

    knob, number = page.get_by_role("slider", name="Whole"), page.get_by_role("textbox", name="Whole")
    number.fill("15")
    number.press("Enter")
    until(lambda: (whole.value, whole.value_throttled, whole.end) == (15, 15, 15))
    expect(knob).to_have_attribute("max", "15")
    number.fill("25")
    number.press("Tab")
    expect(knob).to_have_accessible_description("At most 20.")
    expect(number).to_have_value("15")
    number.fill("many")
    number.press("Enter")
    expect(knob).to_have_accessible_description("“many” is not a number.")
    expect(number).to_have_value("many")
    number.press("Escape")
    expect(number).to_have_value("15")
    knob.press("ArrowLeft")
    expect(number).to_have_value("14")
    page.get_by_role("textbox", name="Range start").fill("7.25")
    page.keyboard.press("Enter")
    until(lambda: both.value == (7.25, 7.25))

    page.get_by_label("Where").select_option("Air")
    until(lambda: nested.value == {"Where": "Air", "Who": "Owl", "When": "day"})
    page.get_by_label("Where").select_option("Sea")
    page.get_by_label("Who", exact=True).select_option("Eel")
    expect(page.get_by_label("When")).to_be_hidden()
    until(lambda: nested.value == {"Where": "Sea", "Who": "Eel", "When": None})

    page.get_by_role("button", name="Help").focus()
    expect(page.get_by_role("tooltip", name="")).to_have_text("Because.")

    field = page.get_by_label("Clock")
    expect(field).to_have_value("10:30 AM")
    field.fill("6:05 pm")
    field.press("Enter")
    until(lambda: clock.value == dt.time(18, 5))
    clock.format = None
    expect(field).to_have_value("18:05")
    expect(field).to_have_attribute("type", "time")
    clock.format = "%H.%M"
    expect(field).to_have_value("18.05")


def test_a_player_waits_for_who_is_slow_and_stops_at_the_end(show: Show) -> None:
    started: list[int] = []
    ended: list[int] = []

    def make() -> Any:
        film = w.Player("Film", start=0, end=6, interval=1, direction=1, show_value=True)

        def slow(event: Any) -> None:
            started.append(event.new)
            time.sleep(0.05)
            ended.append(event.new)

        film.param.watch(slow, "value")
        return tr.Column(film)

    page, film = show(make)
    until(lambda: film.direction == 0)
    until(lambda: ended == [1, 2, 3, 4, 5, 6])
    assert started == ended  # none was left out: none waited behind another
    until(lambda: film.value_throttled == 6)
    expect(page.get_by_role("slider", name="Film")).to_have_value("6")
    page.get_by_role("radio", name="reflect").check()
    page.get_by_role("button", name="Play", exact=True).click()
    until(lambda: film.value == 3 and film.direction == -1)
    page.get_by_role("button", name="Pause").click()
    until(lambda: film.direction == 0)
    page.get_by_role("button", name="First").press("Enter")
    until(lambda: film.value == film.value_throttled == 0)
    page.get_by_role("button", name="Faster").click()
    page.get_by_role("button", name="Slower").click()
    page.get_by_role("slider", name="Film").press("ArrowRight")
    until(lambda: film.value == 1)
