"""What has the focus keeps it when it is disabled, in a real browser: nobody who uses keys loses their place."""

from __future__ import annotations

from typing import Any

import param
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import Show, until


class One(param.Parameterized):
    pass


class Two(param.Parameterized):
    pass


def test_a_button_that_is_disabled_keeps_the_focus_until_it_is_left(show: Show) -> None:
    def make() -> Any:
        run = tr.widgets.Button("Run")
        run.on_click(lambda _: setattr(run, "disabled", True))
        grid = tr.widgets.Tabulator([{"a": each} for each in range(30)], page_size=10, pagination="remote")
        return tr.Column(tr.widgets.Button("First"), run, tr.pipeline.Pipeline([("One", One), ("Two", Two)]), grid)

    page, _, run, *_ = show(make)
    button = page.get_by_role("button", name="Run", exact=True)
    page.get_by_role("button", name="First", exact=True).focus()
    page.keyboard.press("Shift")  # the first key fetches what sees to it
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some((each) => each.name.includes('/focus-'))"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(lambda: run.disabled)
    expect(button).to_be_disabled()
    expect(button).to_be_focused()
    expect(button).to_have_css("opacity", "0.5")
    page.keyboard.press("Enter")  # does nothing
    page.keyboard.press("Space")
    run.disabled = False
    expect(button).to_be_enabled()
    expect(button).to_be_focused()
    assert run.clicks == 1
    page.keyboard.press("Enter")
    expect(button).to_be_disabled()
    assert run.clicks == 2
    page.keyboard.press("Shift+Tab")
    until(lambda: button.evaluate("(each) => each.disabled && each.matches(':disabled')"))
    for name in ("Next", "Previous", "Last page"):
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_enabled()
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_be_disabled()
        expect(button).to_be_focused()


def _with_keys(page: Page, name: str) -> None:
    """Put the focus on a button, once what sees to it is there: the first key fetches it."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Shift")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some((each) => each.name.includes('/focus-'))"
    )


def _list(names: str) -> tr.Column:
    """A list of buttons, each of which takes itself away."""
    column = tr.Column()

    def entry(name: str) -> tr.widgets.Button:
        button = tr.widgets.Button(name)
        button.on_click(lambda _: column.remove(button))
        return button

    column.extend([entry(name) for name in names])
    return column


def test_what_takes_itself_away_hands_the_focus_to_what_stands_there_now(show: Show) -> None:
    page = show(
        lambda: tr.Column(tr.widgets.Button("First"), tr.Row(_list("ABC"), "text"), tr.widgets.Button("Last"))
    ).page
    _with_keys(page, "B")
    for gone, now in zip("BCA", ["C", "A", "Last"], strict=True):
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=gone, exact=True)).to_have_count(0)
        expect(page.get_by_role("button", name=now, exact=True)).to_be_focused()


def test_what_stands_in_the_place_of_what_had_the_focus_gets_it(show: Show) -> None:
    def make() -> Any:
        step = tr.widgets.IntInput("Step", value=1)

        def content(number: int) -> Any:
            button = tr.widgets.Button(f"Step {number}")
            button.on_click(lambda _: setattr(step, "value", number + 1))
            return tr.Column(f"This is step {number}.", button)

        return tr.Column(tr.widgets.Button("First"), tr.bind(content, step), tr.widgets.Button("Last"))

    page = show(make).page
    _with_keys(page, "Step 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Step 2", exact=True)).to_be_focused()


def test_what_hides_itself_hands_the_focus_on_and_a_held_key_ends_with_it(show: Show) -> None:
    def make() -> Any:
        hidden, other = tr.widgets.Button("Hide"), tr.widgets.Button("Other")
        hidden.on_click(lambda _: setattr(hidden, "visible", False))
        return tr.Column(hidden, other)

    page, _, pressed = show(make)
    _with_keys(page, "Hide")
    page.keyboard.down("Enter")
    other = page.get_by_role("button", name="Other", exact=True)
    expect(other).to_be_focused()
    page.keyboard.down("Enter")  # repeated, as by a key that is held
    page.keyboard.up("Enter")
    page.keyboard.press("Enter")
    until(lambda: pressed.clicks == 1)
    page.keyboard.press("Enter")
    until(lambda: pressed.clicks == 2)


def test_with_nothing_left_the_main_part_has_the_focus(show: Show) -> None:
    page = show(lambda: tr.Column(_list("A"), "text")).page
    _with_keys(page, "A")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_is_pressed_with_the_pointer_hands_nothing_on(show: Show) -> None:
    def make() -> Any:
        gone, field = _list("A"), tr.widgets.TextInput("Field")
        return tr.Column(gone, field)

    page = show(make).page
    _with_keys(page, "A")
    page.get_by_role("button", name="A", exact=True).click()
    expect(page.get_by_role("button", name="A", exact=True)).to_have_count(0)
    expect(page.get_by_label("Field")).not_to_be_focused()
