"""Editors by keys: what is entered, what Escape leaves, and what is refused at the cell."""

from __future__ import annotations

from typing import Any

import pandas as pd
from playwright.sync_api import expect

import transom as tr
from tests.e2e.grids import cell
from tests.e2e.live import Show, until

FRUIT = ["apple", "banana", "cherry"]
WHY = ".tr-grid__why"


def make() -> Any:
    frame = pd.DataFrame(
        {
            "one": ["apple"] * 3,
            "several": pd.Series([["apple"], [], ["cherry"]], dtype=object),
            "typed": ["apple"] * 3,
            "code": [1] * 3,
            "number": [5] * 3,
            "three": pd.Series([True] * 3, dtype=object),
            "flag": [1] * 3,
            "clock": ["09:30"] * 3,
            "grouped": ["apple"] * 3,
        }
    )
    return tr.widgets.Tabulator(
        frame,
        label="Edited",
        show_index=False,
        pagination=None,
        editors={
            "one": {"type": "list", "values": FRUIT},
            "several": {"type": "list", "values": FRUIT, "multiselect": True},
            "typed": {"type": "list", "values": FRUIT, "autocomplete": True},
            "code": {"type": "list", "values": {1: "One", 2: "Two"}},
            "number": {"type": "number", "min": 0, "max": 10, "step": 2},
            "three": {"type": "tickCross", "tristate": True},
            "flag": "tickCross",
            "clock": "time",
            "grouped": {
                "type": "list",
                "values": [{"label": "Red", "options": [{"label": "An apple", "value": "apple"}, "cherry"]}, "banana"],
            },
        },
    )


def test_editors_are_used_by_keys_alone(show: Show) -> None:
    page, table = show(make)
    grid = page.get_by_role("grid", name="Edited")

    def value(title: str, row: int = 0) -> Any:
        return table.value[title].iloc[row]

    def press(title: str, *keys: str, row: int = 0) -> None:
        target = cell(grid, row, list(table.value).index(title) + 1)
        target.focus()
        for key in keys:
            page.keyboard.press(key)

    # Of a list each can be reached, and Escape leaves what was there.
    press("one", "Enter", "ArrowDown", "ArrowDown", "Escape")
    press("one", "Enter", "ArrowDown", "ArrowDown", "Enter", row=1)
    until(lambda: value("one", 1) == "cherry")
    assert value("one") == "apple"
    press("code", "Enter", "ArrowDown", "Enter")
    until(lambda: value("code") == 2)
    press("grouped", "Enter")
    options = grid.locator(".tabulator-editing option")
    until(lambda: options.all_inner_texts() == ["An apple", "cherry", "banana"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(lambda: value("grouped") == "cherry")

    # Of several each is a box.
    press("several", "Enter", "ArrowDown", "Space", "Enter")
    until(lambda: value("several") == ["apple", "banana"])
    expect(cell(grid, 0, 2)).to_have_text("apple, banana")
    press("several", "Enter", "Space", "Escape", row=2)
    expect(cell(grid, 2, 2)).to_have_text("cherry")

    # What is begun and can be one only is that; what is none stays in the field, with the reason.
    press("typed", "Enter", "Control+a", "b", "Enter")
    until(lambda: value("typed") == "banana")
    press("typed", "Enter", "Control+a", "z", "Enter", row=1)
    expect(grid.locator(WHY)).to_have_text("“z” is none of the options.")
    page.keyboard.press("Escape")
    expect(grid.locator(WHY)).to_have_count(0)
    press("number", "Enter", "Control+a", "9", "9", "Enter")
    expect(grid.locator(WHY)).to_have_text("At most 10.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    until(lambda: value("number") == 10)

    # Truths of three states, truths that are numbers, and clocks that are texts.
    for expected in (False, None, True):
        press("three", "Space")
        until(lambda expected=expected: value("three") is expected)  # type: ignore[misc]
    press("flag", "Space")
    until(lambda: value("flag") == 0)
    press("clock", "Enter", "ArrowUp", "Enter")
    until(lambda: value("clock") == "10:30")
    assert value("clock", 1) == "09:30"
