"""Fields that are written from both sides, in a real browser: corrected by watchers, composed by an input method."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show, until

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
