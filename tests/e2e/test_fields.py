"""Fields that are written from both sides, in a real browser: corrected by watchers, composed by an input method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.live import Show, until

# ------------------------------------------------------------------- composed by an input method


def compose(page: Page) -> Callable[..., Any]:
    """Sends what an input method does: `text` is being composed, or is `done`."""
    client = page.context.new_cdp_session(page)

    def go_on(text: str, *, done: bool = False) -> None:
        if done:
            client.send("Input.insertText", {"text": text})
        else:
            at = len(text)
            client.send("Input.imeSetComposition", {"text": text, "selectionStart": at, "selectionEnd": at})

    return go_on


@pytest.mark.parametrize("kind", [tr.widgets.TextInput, tr.widgets.TextAreaInput])
def test_a_composed_word_comes_as_one_and_nothing_is_written_into_it(show: Show, kind: Any) -> None:
    seen: list[str] = []

    def make() -> Any:
        field = kind(label="Name", value="a")

        def shout(event: Any) -> None:
            seen.append(event.new)
            field.value_input = event.new.upper()

        field.param.watch(shout, "value_input")
        return tr.Column(field)

    page, field = show(make)
    box = page.get_by_label("Name")
    box.press("End")
    go_on = compose(page)
    for text in ("n", "ni", "nih", "niha", "nihao"):
        go_on(text)
        expect(box).to_have_value("a" + text)
    field.value_input = "from elsewhere"
    until(lambda: not field._mounts[0].tree.dirty)
    go_on("你好")
    expect(box).to_have_value("a你好")
    go_on("你好", done=True)
    expect(box).to_have_value("A你好")
    until(lambda: field.value_input == "A你好")
    assert seen == ["from elsewhere", "FROM ELSEWHERE", "a你好", "A你好"]
    box.press("Tab")
    until(lambda: field.value == "A你好")


def test_what_is_written_while_a_word_is_composed_and_given_up_shows_after_it(show: Show) -> None:
    page, field, other = show(lambda: tr.Column(tr.widgets.TextInput(label="Name"), tr.pane.Str("old")))
    box = page.get_by_label("Name")
    box.focus()
    go_on = compose(page)
    go_on("ni")
    field.value = "from elsewhere"
    other.object = "new"
    expect(page.locator(".tr-str")).to_have_text("new")
    expect(box).to_have_value("ni")
    go_on("")
    expect(box).to_have_value("from elsewhere")
    assert field.value_input == "from elsewhere"


# ------------------------------------------------------------------------------- corrected by a watcher


def test_a_chat_box_is_empty_after_each_message(show: Show) -> None:
    def make() -> Any:
        field, said = tr.widgets.TextInput(label="Say"), tr.Column()

        def send(event: Any) -> None:
            if event.new.strip():
                said.append(tr.pane.Str(event.new.strip()))
                field.value = ""

        field.param.watch(send, "value")
        return tr.Column(said, field)

    page, said, field = show(make)
    box = page.get_by_label("Say")
    for text in (" hello ", "again", "again"):
        box.press_sequentially(text)
        box.press("Enter")
        expect(box).to_have_value("")
    expect(page.locator(".tr-str")).to_have_text(["hello", "again", "again"])
    assert len(said) == 3
    assert (field.value, field.value_input) == ("", "")
    expect(box).to_be_focused()


def test_a_choice_of_nothing_shows_its_label(show: Show) -> None:
    page, select = show(lambda: tr.Column(tr.widgets.Select(label="Where", options={"All": None, "North": "n"})))
    control = page.get_by_label("Where")
    chosen = "(el) => el.selectedOptions[0]?.textContent"
    assert control.evaluate(chosen) == "All"
    control.select_option("North")
    until(lambda: select.value == "n")
    control.select_option("All")
    until(lambda: select.value is None)
    assert control.evaluate(chosen) == "All"
    select.value = "n"
    expect(control).to_have_value("1")
    select.value = None
    expect(control).to_have_value("0")


def test_groups_stand_in_the_order_given(show: Show) -> None:
    groups = {"2024": ["a", "b"], "2023": ["c"], "Older": [], "7": ["d"]}
    page, select = show(lambda: tr.Column(tr.widgets.Select(label="Year", groups=groups)))
    labels = "(el) => [...el.querySelectorAll('optgroup')].map((each) => [each.label, each.textContent])"
    control = page.get_by_label("Year")
    assert control.evaluate(labels) == [["2024", "ab"], ["2023", "c"], ["Older", ""], ["7", "d"]]
    control.select_option("d")
    until(lambda: select.value == "d")


# ------------------------------------------------------------------- what a knob stands in for


def test_where_the_knob_stands_can_be_chosen_though_it_does_not_move(show: Show) -> None:
    page, none, beyond, other = show(
        lambda: tr.Column(
            tr.widgets.IntSlider(label="None", end=10, value=None),
            tr.widgets.IntSlider(label="Beyond", end=10, value=50),
            tr.widgets.IntSlider(label="Other", end=10, value=None),
        )
    )
    expect(page.locator("[data-outside]")).to_have_text("50")
    knob = page.get_by_role("slider", name="None")
    expect(knob).to_have_attribute("aria-valuetext", "no value")
    knob.focus()
    page.keyboard.press("Tab")  # passing by chooses nothing
    page.keyboard.press("End")
    until(lambda: (beyond.value, beyond.value_throttled) == (10, 10))
    expect(page.locator("[data-outside]")).to_have_count(0)
    assert none.value is None
    knob.press("Home")
    until(lambda: (none.value, none.value_throttled) == (0, 0))
    page.get_by_role("slider", name="Other").click(position={"x": 4, "y": 10})
    until(lambda: (other.value, other.value_throttled) == (0, 0))
