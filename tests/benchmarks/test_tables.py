"""What `make bench` says of what it measured: medians, ratios, counts, and gaps that are never filled in."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import DOCUMENT, arguments
from benchmarks.tables import Count, Gap, Results, number, written


def table(results):
    return [
        [cell.strip().replace("\xa0", " ") for cell in line.strip("|").split("|")]
        for line in results.markdown().splitlines()
        if line[:1] == "|"
    ][2:]


def test_a_cell_is_the_median_of_the_rounds_and_its_ratio_to_the_base():
    results = Results(("floor", "Transom"), "floor")
    for floor, transom in ((1.0, 9.0), (2.0, 3.0), (40.0, 5.0)):
        results.add("open, ms", "floor", floor)
        results.add("open, ms", "Transom", transom)
    assert table(results) == [["open, ms", "2.0", "5.0 (2.5×)"]]


def test_rows_stand_in_the_order_in_which_they_were_measured():
    results = Results(("Transom",))
    for row in ("b", "a", "b"):
        results.add(row, "Transom", 1.0)
    assert [row for row, _ in table(results)] == ["b", "a"]


def test_a_gap_stays_one_and_says_why_once():
    results = Results(("floor", "One", "Other"), "floor")
    for row in ("open", "click"):
        results.add(row, "floor", 1.0)
        results.add(row, "One", Gap("One: it did not start."))
    results.add("click", "Other", 2.0)
    assert table(results) == [["open", "1.0", "– [1]", "– [2]"], ["click", "1.0", "– [1]", "2.0 (2.0×)"]]
    assert results.markdown().endswith("\n\n1. One: it did not start.\n2. It was not measured.")


def test_a_figure_of_some_rounds_only_says_so():
    results = Results(("Transom",))
    for value in (1.0, Gap("It was lost."), 3.0):
        results.add("click", "Transom", value)
    assert table(results) == [["click", "2.0 [1]"]]
    assert results.markdown().endswith("1. In 1 of 3 rounds: It was lost.")


def test_without_the_base_there_is_no_ratio():
    results = Results(("floor", "Transom"), "floor")
    results.add("open", "floor", Gap("The floor has no form."))
    results.add("open", "Transom", 4.0)
    assert table(results) == [["open", "– [1]", "4.0"]]


def test_counts_are_added_up_and_none_is_a_count_too():
    results = Results(("Transom", "Other"))
    for other in (Count(2, 10), Count(1, 10)):
        results.add("lost", "Transom", Count(0, 10))
        results.add("lost", "Other", other)
    assert table(results) == [["lost", "0 of 20", "3 of 20"]]


@pytest.mark.parametrize(
    ("value", "text"), [(1234.5, "1234"), (12.34, "12"), (1.26, "1.3"), (0.126, "0.13"), (0.0, "0.00"), (-3.44, "-3.4")]
)
def test_a_figure_has_the_digits_that_mean_something(value, text):
    assert number(value) == text


def test_a_table_takes_the_place_between_its_markers_and_nothing_else():
    document = (
        "Before\n<!-- measured: peers -->\nold\n<!-- end: peers -->\nAfter <!-- measured: races --><!-- end: races -->"
    )
    once = written(document, [("peers", "| new |")])
    assert once.startswith("Before\n<!-- measured: peers -->\n\n| new |\n\n<!-- end: peers -->\nAfter")
    assert once.endswith("<!-- measured: races --><!-- end: races -->")
    assert written(once, [("peers", "| new |")]) == once


def test_a_document_without_the_place_is_refused():
    with pytest.raises(ValueError, match="no place for 'peers'"):
        written("Nothing here", [("peers", "| new |")])


def test_the_document_has_a_place_for_each_table():
    text = DOCUMENT.read_text("utf-8")
    for name in ("server", "peers", "races", "notebook"):
        assert "| new |" in written(text, [(name, "| new |")])


def test_without_arguments_only_transom_and_the_floor_are_measured():
    options = arguments([])
    assert not any([options.peers, options.races, options.notebook, options.all, options.write])
