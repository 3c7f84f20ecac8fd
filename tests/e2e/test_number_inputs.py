"""Number inputs as they are typed into: text that is left alone, read, or said to be none or beyond the ends."""

from __future__ import annotations

from typing import Any

import param
import pytest
from playwright.sync_api import Locator, Page, expect

import transom as tr
from tests.e2e.live import Show, until

w = tr.widgets
LARGE = 2**63 + 1


class Model(param.Parameterized):
    of_model = param.Integer(default=3, bounds=(0, 5))


def fields() -> Any:
    """Each kind of field, by its label."""
    return tr.Column(
        w.FloatInput("Free", value=3.14),
        w.FloatInput("Whole step", value=0.3, step=1),
        w.FloatInput("Tenths", value=0.1, step=0.1),
        w.IntInput("Bounded", value=5, start=0, end=10),
        w.IntInput("From ten", value=None, start=10, end=100, placeholder="Ten or more"),
        w.IntInput("Large", value=LARGE),
        w.IntInput("Grouped", value=1234567, format="0,0"),
        w.IntInput("Beyond", value=50, end=10),
        w.IntInput.from_param(Model().param.of_model),
        w.IntInput("Millions", end=1000000, format="0,0"),
        w.IntInput("Crossed", value=5, start=9, end=1),
        w.IntInput("Off", value=5, disabled=True),
        w.IntInput("Fives", value=0, step=5, page_step_multiplier=4),
    )


class Fields:
    """The page of all of them: `fields(label)` is the component, `fields.box(label)` its element."""

    def __init__(self, show: Show) -> None:
        self.page, *widgets = show(fields)
        self.widgets = {widget.label: widget for widget in widgets}

    def __call__(self, label: str) -> Any:
        return self.widgets[label]

    def box(self, label: str) -> Locator:
        return self.page.get_by_role("spinbutton", name=label, exact=True)

    def button(self, label: str, name: str) -> Locator:
        return self.page.locator(".tr-numeric", has=self.box(label)).get_by_role("button", name=name)

    def has(self, label: str, value: Any, text: str | None = None) -> None:
        """Wait until Python has the value, the number as of the last release too, and the page the text."""
        widget = self(label)
        until(lambda: (widget.value, widget.value_throttled) == (value, value))
        assert type(widget.value) is type(value)
        expect(self.box(label)).to_have_value(str(value) if text is None else text)


@pytest.fixture
def shown(show: Show) -> Fields:
    return Fields(show)


def write(page: Page, box: Locator, text: str) -> None:
    """Key by key, in place of what is there; the text stays as it is typed."""
    box.press("ControlOrMeta+a")
    box.press("Delete")
    for number, _ in enumerate(text, 1):
        page.keyboard.type(text[number - 1])
        expect(box).to_have_value(text[:number])


def test_what_is_typed_is_left_alone_until_it_is_confirmed(shown: Fields) -> None:
    box, seen = shown.box("Free"), []
    shown("Free").param.watch(lambda event: seen.append(event.new), "value")
    for text, value, after in [
        ("-0.5", -0.5, "-0.5"),
        ("1.", 1.0, "1"),
        ("1e3", 1000.0, "1000"),
        ("2", 2.0, "2"),
        ("1,234.5", 1234.5, "1234.5"),
        ("", None, ""),
        (" .25 ", 0.25, "0.25"),
    ]:
        write(shown.page, box, text)
        box.press("Enter")
        shown.has("Free", value, after)
    assert seen == [-0.5, 1.0, 1000.0, 2.0, 1234.5, None, 0.25]
    write(shown.page, box, "7")
    box.blur()
    shown.has("Free", 7.0, "7")
    write(shown.page, box, "8")
    shown("Free").value = 9.0  # what is being typed is newer
    shown("Bounded").value = 6
    expect(shown.box("Bounded")).to_have_value("6")
    expect(box).to_have_value("8")
    box.press("Escape")
    expect(box).to_have_value("9")


def test_what_is_no_number_is_said_at_the_field_and_goes_no_further(shown: Fields) -> None:
    box = shown.box("Bounded")
    for text, said in [("abc", "“abc” is not a whole number."), ("1.5", "“1.5” is not"), ("23,4", "“23,4” is not")]:
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_accessible_description(said if said.endswith(".") else f"{said} a whole number.")
    box.blur()
    expect(box).to_have_value("23,4")
    assert (shown("Bounded").value, shown("Bounded").value_throttled) == (5, 5)
    box.fill("7")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.blur()
    shown.has("Bounded", 7)
    box.fill("x")
    box.press("Enter")
    box.press("Escape")
    expect(box).to_have_value("7")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.fill("y")
    box.blur()
    expect(box).to_have_attribute("aria-invalid", "true")
    shown("Bounded").value = 3  # a new value is no error
    expect(box).to_have_value("3")
    expect(box).not_to_have_attribute("aria-invalid", "true")


def test_a_number_beyond_the_ends_is_said_at_the_field_and_a_step_brings_it_back(shown: Fields) -> None:
    for label, text, said in [
        ("Of model", "6", "At most 5."),
        ("Bounded", "150", "At most 10."),
        ("Bounded", "-3", "At least 0."),
        ("From ten", "3", "At least 10."),
        ("Beyond", "60", "At most 10."),
        ("Millions", "2000000", "At most 1,000,000."),
    ]:
        box, before = shown.box(label), shown(label).value
        box.fill(text)
        box.press("Tab")
        expect(box).to_have_accessible_description(said)
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_value(text)
        assert shown(label).value == shown(label).value_throttled == before
    for label, key, value in [("Bounded", "ArrowUp", 0), ("Beyond", "ArrowUp", 10), ("From ten", "ArrowUp", 10)]:
        shown.box(label).press(key)
        shown.has(label, value)
        expect(shown.box(label)).to_have_accessible_description("")
    shown.box("Of model").fill("4")
    shown.box("Of model").press("Enter")
    shown.has("Of model", 4)
    expect(shown.box("Of model")).to_have_accessible_description("")
    # A step goes from what is in the field: 0 and nothing, too.
    shown.box("Bounded").fill("7")
    shown.box("Bounded").press("Enter")
    shown.has("Bounded", 7)
    for text, value in [("0", 1), ("", 0)]:
        shown.box("Bounded").fill(text)
        shown.box("Bounded").press("ArrowUp")
        shown.has("Bounded", value)
    expect(shown.box("Crossed")).to_be_disabled()
    expect(shown.box("Off")).to_be_disabled()
    expect(shown.button("Off", "Increase")).to_be_disabled()


def test_steps_by_keys_and_buttons(shown: Fields) -> None:
    for label, keys, value in [
        ("Whole step", ["ArrowUp"], 1.3),
        ("Tenths", ["ArrowUp"] * 10, 1.1),
        ("From ten", ["ArrowUp"], 10),
        ("From ten", ["ArrowUp", "ArrowDown", "ArrowDown"], 10),
        ("Bounded", ["PageUp"], 10),
        ("Large", ["ArrowUp"], LARGE + 1),
        ("Large", ["Shift+ArrowDown"], LARGE - 9),
        ("Fives", ["PageUp", "ArrowDown"], 15),
    ]:
        for key in keys:
            shown.box(label).press(key)
        shown.has(label, value)
    shown.box("Bounded").fill("4")
    shown.box("Bounded").press("ArrowUp")  # on from what is typed
    shown.has("Bounded", 5)
    shown.button("Fives", "Decrease").click()
    shown.has("Fives", 10)
    shown.button("Fives", "Increase").hover()
    shown.page.mouse.down()
    until(lambda: shown("Fives").value >= 25)  # while it is held
    assert shown("Fives").value_throttled == 10
    shown.page.mouse.up()
    until(lambda: shown("Fives").value == shown("Fives").value_throttled)
    shown.box("Bounded").fill("10")
    shown.box("Bounded").press("Enter")
    expect(shown.button("Bounded", "Increase")).to_be_disabled()
    expect(shown.button("Bounded", "Decrease")).to_be_enabled()


def test_what_is_written_by_a_format_is_edited_plain(shown: Fields) -> None:
    box = shown.box("Grouped")
    expect(box).to_have_value("1,234,567")
    expect(box).to_have_attribute("aria-valuetext", "1,234,567")
    box.focus()
    expect(box).to_have_value("1234567")
    box.fill("7654321")
    box.blur()
    shown.has("Grouped", 7654321, "7,654,321")
    expect(shown.box("Large")).to_have_value(str(LARGE))
    expect(shown.box("From ten")).to_have_value("")
    expect(shown.box("From ten")).to_have_attribute("placeholder", "Ten or more")
    expect(shown.box("Beyond")).to_have_value("50")
    assert shown.box("Bounded").evaluate("(el) => el.inputMode") == "numeric"


def test_the_language_of_the_page_says_what_a_comma_is(shown: Fields) -> None:
    shown.page.evaluate("document.documentElement.lang = 'de'")
    for text, value, after in [("23,4", 23.4, "23,4"), ("1.234,5", 1234.5, "1234,5"), ("1.5", 1.5, "1,5")]:
        shown.box("Free").fill(text)
        shown.box("Free").press("Enter")
        shown.has("Free", value, after)


def test_one_value_shown_twice_comes_to_rest(show: Show) -> None:
    field = w.IntInput("Twice", value=0)
    page, *_ = show(lambda: tr.Column(tr.Row(field), tr.Row(field)))
    for number in range(101):
        field.value = number
    boxes = page.get_by_role("spinbutton")
    for each in (boxes.nth(0), boxes.nth(1)):
        expect(each).to_have_value("100")
    boxes.nth(1).press("ArrowUp")
    expect(boxes.nth(0)).to_have_value("101")
    until(lambda: field.value == 101)
