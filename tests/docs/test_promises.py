"""Every promise of `docs/promises.md` is held by a test, and the page says by which."""

from __future__ import annotations

import pytest

from dev import promises

TEXT = promises.PAGE.read_text("utf-8")
LATER = {80}
"""Of figures that are measured and not tested."""


@pytest.fixture(scope="module")
def held():
    """Reads all tests, which takes seconds."""
    return promises.held()


def test_all_of_them_are_on_the_page_once():
    assert promises.promised(TEXT) == [number for number in range(1, 81) if number not in LATER]


def test_each_is_held_by_a_test(held):
    assert [number for number in promises.promised(TEXT) if not held.get(number)] == []


def test_no_test_holds_what_is_not_promised(held):
    assert sorted(set(held) - set(promises.promised(TEXT))) == []


def test_the_page_is_up_to_date(held):
    assert promises.written(TEXT, held) == TEXT, "run python -m dev.promises"


def test_the_numbers_of_a_test_are_read_from_its_marker(held):
    assert "docs/test_promises.py::test_all_of_them_are_on_the_page_once" not in str(held)
    assert "reactive/test_slot.py::test_only_the_newest_result_travels" in held[1]


def test_a_row_is_filled_in_and_other_lines_are_left():
    page = "| | promise | held by |\n|---|---|---|\n| 7 | It holds. | `old` |\nText."
    lines = promises.written(page, {7: ["a.py::test_b"]}).split("\n")
    assert lines[2:] == ["| 7 | It holds. | `a.py::test_b` |", "Text."]
    assert promises.written(page, {}).split("\n")[2] == "| 7 | It holds. |  |"
