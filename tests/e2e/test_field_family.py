"""All fields of the package on one page, in a real browser: keyboard, help, errors, both schemes, both widths."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Show, fits, frame, until
from transom.demo.examples import components
from transom.widgets.field import Field

FAMILY: list[Any] = [kind for kind in components() if issubclass(kind, Field)]
HOSTILE = "<img src=x onerror=alert(1)>"
CONTROL = "input, select, textarea, button:not(.tr-mark), [tabindex='0'], [role=listbox]"

LEVEL = """[...document.querySelectorAll(".tr-help:not([hidden])")].flatMap((help) => {
  const label = help.parentElement.querySelector(".tr-label");
  const line = document.createRange();
  line.selectNodeContents(label);
  const [first] = line.getClientRects();
  const mark = help.getBoundingClientRect();
  const off = mark.top + mark.height / 2 - first.top - first.height / 2;
  return Math.abs(off) > 2 ? [`${label.textContent} ${off}`] : [];
})"""
"""Marks of help that do not stand level with the first line of their label."""


UNMARKED = """(fields) => {
  const danger = getComputedStyle(document.querySelector(".tr-note:not([hidden])")).color;
  const probe = document.querySelector("main").appendChild(document.createElement("i"));
  const color = (text) => { probe.style.color = text; return getComputedStyle(probe).color; };
  const marked = (el) => {
    const style = getComputedStyle(el);
    const edge = parseFloat(style.borderTopWidth) && style.borderTopColor === danger;
    return edge || (el.type === "range" && color(style.getPropertyValue("--tr-accent")) === danger);
  };
  const isMarked = (field) => [...field.querySelectorAll("*")].some((el) => !el.matches(".tr-mark") && marked(el));
  return [...document.querySelectorAll(".tr-view:has(> * > .tr-note:not([hidden]))")]
    .filter((each) => !isMarked(each)).map((each) => each.className);
}"""
"""Fields that are wrong and whose control does not look so."""


def options(kind: type[Field]) -> dict[str, Any]:
    return {"options": ["One", "Two"]} if "options" in kind.param else {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_all_fields_with_help_and_errors(show: Show, scheme: Any, width: int) -> None:
    def make() -> Any:
        each = [
            kind(kind.__name__, description=f"Help {HOSTILE}", error=f"Error {HOSTILE}", required=True, **options(kind))
            for kind in FAMILY
        ]
        return tr.Column(
            *each,
            tr.pane.Markdown("# Off"),
            *(kind("A long label " * 9, disabled=True, **options(kind)) for kind in FAMILY),
        )

    shown = show(make, color_scheme=scheme, viewport={"width": width, "height": 900})
    page, fields = shown.page, list(shown.root)[: len(FAMILY)]
    found = run_axe(page)
    assert found.violations_count == 0, found.generate_report()
    fits(page)
    assert page.locator("main img").count() == 0
    assert page.evaluate(LEVEL) == []
    assert page.evaluate(UNMARKED) == []
    for field in fields:
        own = frame(page, field)
        expect(own.get_by_text(f"Error {HOSTILE}")).to_be_visible()
        described = own.locator("[aria-describedby]:not(.tr-mark)").first
        expect(described).to_have_accessible_description(f"Help {HOSTILE} Error {HOSTILE}")
        expect(described).to_have_attribute("aria-invalid", "true")
        mark = own.get_by_role("button", name="Help", exact=True)
        expect(mark).to_have_accessible_description(f"{field.label} Help {HOSTILE}")
        mark.focus()
        expect(own.get_by_role("tooltip")).to_be_visible()
        page.keyboard.press("Escape")
        expect(own.get_by_role("tooltip")).to_be_hidden()
        field.error = None
        expect(own.get_by_text(f"Error {HOSTILE}")).to_be_hidden()
        expect(described).to_have_accessible_description(f"Help {HOSTILE}")
        field.disabled = True
        expect(own.locator(CONTROL).first).to_be_disabled()


def test_texts_days_and_colours(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        return tr.Column(
            w.PasswordInput("Password"),
            w.TextAreaInput("Area", auto_grow=True, max_rows=4),
            w.DatePicker("Day", start="2024-02-01", required=True, disabled_dates=["2024-03-01"]),
            w.ColorPicker("Colour", value="red"),
        )

    shown = show(make, timezone_id="Pacific/Auckland")
    page, password, area, day, colour = shown.page, *shown.root
    box = page.get_by_label("Password")
    expect(box).to_have_attribute("autocomplete", "current-password")
    box.press_sequentially("secret")
    box.press("Enter")
    until(lambda: password.value == "secret")

    box = page.get_by_label("Area")
    for text, height in (("", 54), ("a\nb\nc", 74), ("\n" * 9, 94)):
        box.fill(text)
        until(lambda height=height: round(box.bounding_box()["height"]) == height)
    assert area.value == ""
    box.press("Tab")
    until(lambda: area.value == "\n" * 9)

    seen: list[Any] = []
    day.param.watch(lambda event: seen.append(event.new), "value")
    box = page.get_by_label("Day")
    box.focus()
    page.keyboard.type("02292024")
    assert seen == []
    page.keyboard.press("Enter")
    until(lambda: seen)
    assert [f"{each}" for each in seen] == ["2024-02-29"]
    page.get_by_label("Password").focus()
    for typed, reason in (
        ("03012024", "2024-03-01 cannot be chosen."),
        ("01012024", "2024-01-01 is before 2024-02-01, the first day that can be chosen."),
    ):
        box.focus()
        page.keyboard.type(typed)
        page.get_by_label("Password").focus()
        expect(box).to_have_accessible_description(reason)
        expect(box).to_have_value("-".join((typed[4:], typed[:2], typed[2:4])))
    box.fill("")
    until(lambda: day.value is None)
    page.get_by_label("Password").focus()
    expect(box).to_have_accessible_description("Required.")
    assert [f"{each}" for each in seen] == ["2024-02-29", "None"]
    day.value = "2024-12-31"
    expect(box).to_have_value("2024-12-31")
    expect(box).to_have_accessible_description("")

    box = page.get_by_label("Colour")
    expect(box).to_have_value("#ff0000")
    for value, color in (("hsl(180 100% 25%)", "#008080"), (None, "#000000"), ("no colour", "#000000")):
        colour.value = value
        expect(box).to_have_value(color)
    assert colour.value == "no colour"
    box.fill("#123456")
    until(lambda: colour.value == "#123456")


def test_what_is_chosen_is_seen_in_the_users_own_colours(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        return tr.Column(
            w.RadioButtonGroup("One", options=["On", "Off"]),
            w.Toggle("On", value=True), w.Toggle("Off"), w.Switch("On", value=True), w.Switch("Off"),
        )  # fmt: skip

    page = show(make, forced_colors="active").page
    expect(page.get_by_role("switch").first).to_be_visible()
    grounds = page.evaluate(
        """[...document.querySelectorAll("label.tr-button, .tr-Toggle button, .tr-tick")]
            .map((each) => getComputedStyle(each).backgroundColor)"""
    )
    assert len(grounds) == 6
    assert len({*grounds[::2]} | {*grounds[1::2]}) > 1
    assert len({*grounds[::2]} & {*grounds[1::2]}) == 0


def test_a_button_stays_below_the_pointer_that_presses_it(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        return tr.Column(w.TextInput("Name", required=True), w.DatetimeInput("When"), w.Button("Send"))

    page, _, _, button = show(make)
    send = page.get_by_role("button", name="Send")

    def press(box: Any, said: str, clicks: int) -> None:
        """By a slow hand: what is wrong with the field is found, and said by the server, while the pointer is down."""
        box.focus()
        send.hover()
        before = send.evaluate("(el) => el.getBoundingClientRect().top")
        page.mouse.down()
        page.wait_for_timeout(500)
        assert send.evaluate("(el) => el.getBoundingClientRect().top") == pytest.approx(before, abs=2)
        page.mouse.up()
        until(lambda: button.clicks == clicks)
        expect(box).to_have_accessible_description(said)

    press(page.get_by_label("Name"), "Required.", 1)
    box = page.get_by_label("When")
    box.fill("29.02.2024")
    press(box, "“29.02.2024” is not written as “2024-02-29 18:30:00” is.", 2)
