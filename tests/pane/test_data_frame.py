"""Tables: what is shown of a frame, row by row, whatever is in it, and that a long one costs what is in sight."""

from __future__ import annotations

import json
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import transom as tr
from transom.pane._table import cells
from transom.pane._table.tables import table_of

FRAME = pd.DataFrame({"day": pd.to_datetime(["2026-06-29", None]), "n": [44, 2**60 + 1], "share": [0.25, np.nan]})


def shown(obj, **params):
    pane = tr.pane.DataFrame(obj, **params)
    assert pane.error is None
    return pane._rendered


def heads(obj, **params):
    return [name for name, _ in shown(obj, **params)["heads"][-1]]


def rows(obj, **params):
    return shown(obj, **params)["rows"]


@pytest.mark.parametrize(
    "obj",
    [
        FRAME, FRAME["n"], FRAME.style, pl.DataFrame({"a": [1]}), pl.Series([1]), pa.table({"a": [1]}),
        [{"a": 1, "b": "x"}, {"a": None}],
    ],
    ids=lambda obj: f"{type(obj).__module__}.{type(obj).__name__}",
)  # fmt: skip
def test_tables_are_shown_by_it_without_a_further_word(obj):
    assert type(tr.panel(obj)) is tr.pane.DataFrame
    assert tr.panel(obj).error is None


@pytest.mark.parametrize("obj", [[], [1], [{"a": [1, 2]}], [{"a": 1}, 2], [{1: 2}], pl.LazyFrame({"a": [1]}), "a"])
def test_other_things_are_not(obj):
    assert type(tr.panel(obj)) is not tr.pane.DataFrame


def test_any_list_of_dicts_is_a_table_when_that_is_asked_for():
    assert rows([{"a": [1, 2], 3: {"b": 1}}]) == [["[1, 2]", "{'b': 1}"]]


def test_what_is_no_table_says_what_to_give():
    error = tr.pane.DataFrame(3).error
    assert error["title"] == "Not a table"
    assert "int came; give a frame" in error["message"]


def test_what_is_missing_is_called_by_its_name_and_told_apart_from_text():
    assert rows(FRAME) == [["0", "2026-06-29", "44", "0.25"], ["1", ["NaT"], "1152921504606846977", ["NaN"]]]
    assert rows(FRAME, na_rep="–")[1] == ["1", ["–"], "1152921504606846977", ["–"]]
    frame = pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": pd.Series(["NaN", None], dtype=object)})
    assert rows(frame, index=False) == [["1", "NaN"], [["<NA>"], ["None"]]]
    assert rows([{"a": 1}, {"b": None}]) == [["1", [""]], [[""], ["None"]]]


def test_numbers_keep_their_digits_and_stand_at_the_end():
    frame = pd.DataFrame({"i": [2**63 - 1, 1], "f": [1.5, 1e-9], "big": [1e300, np.inf], "d": [Decimal("0.10"), 1]})
    assert rows(frame, index=False) == [
        ["9223372036854775807", "1.5", "1e+300", "0.10"], ["1", "1e-09", "∞", "1"],
    ]  # fmt: skip
    assert shown(frame, index=False)["ends"] == [True] * 4
    assert rows(pd.DataFrame({"f": [1 / 3, 0.5]}), index=False, decimal=",") == [["0,333333"], ["0,500000"]]
    assert shown(pd.DataFrame({"a": ["x"], "b": [True]}), index=False)["ends"] == [False, False]


def test_columns_of_anything():
    frame = pd.DataFrame({"m": [1, "b", None, [1] * 1000, b"\xff"]}, dtype=object)
    assert [row[0] for row in rows(frame, index=False)][:3] == ["1", "b", ["None"]]
    assert all(len(str(row[0])) < 200 for row in rows(frame, index=False))

    class Bad:
        def __str__(self):
            raise ValueError

    assert rows(pd.DataFrame({"m": [Bad()]}, dtype=object), index=False) == [["<Bad: ValueError>"]]


def test_times_have_their_zone_and_days_no_time():
    zone = pd.to_datetime(["2024-01-01 09:00"]).tz_localize("America/New_York")
    frame = pd.DataFrame({"z": zone, "n": pd.to_datetime(["2024-01-01 09:00"]), "d": pd.to_datetime(["2024-01-01"])})
    assert rows(frame, index=False) == [["2024-01-01 09:00:00-05:00", "2024-01-01 09:00:00", "2024-01-01"]]


@pytest.mark.parametrize("names", [["a.b", "a", "index", "0", "", "1", 1], ["a", "a", "a", "b", "b", 2.5, True]])
def test_columns_of_any_name_have_their_own_values(names):
    frame = pd.DataFrame([range(7)], columns=names)
    assert rows(frame, index=False) == [[str(number) for number in range(7)]]
    assert heads(frame, index=False) == [str(name) for name in names]


def test_several_levels_of_rows_and_columns():
    index = pd.MultiIndex.from_tuples([("x", 1), ("x", 2)], names=["k", "n"])
    columns = pd.MultiIndex.from_product([["value", "other"], ["A", "B"]], names=["up", "low"])
    wire = shown(pd.DataFrame(np.arange(8).reshape(2, 4), index=index, columns=columns))
    assert wire["heads"] == [
        [("up", 1), (None, 1), ("value", 2), ("other", 2)],
        [("k", 1), ("n", 1), ("A", 1), ("B", 1), ("A", 1), ("B", 1)],
    ]
    assert wire["rows"] == [["x", "1", "0", "1", "2", "3"], ["x", "2", "4", "5", "6", "7"]]
    assert wire["index"] == 2


def test_other_libraries():
    frame = pl.DataFrame({"n": [1, None], "t": ["a", "b"], "l": [[1], [2]]})
    assert rows(frame) == [["1", "a", "[1]"], [["None"], "b", "[2]"]]
    assert heads(frame) == ["n", "t", "l"]
    twice = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["a", "a"])
    assert (heads(twice), rows(twice)) == (["a", "a"], [["1", "2"]])
    categories = pd.DataFrame({"c": pd.Categorical(["b", "a"]), "p": pd.period_range("2024-01", periods=2, freq="M")})
    assert rows(categories, index=False) == [["b", "2024-01"], ["a", "2024-02"]]


def test_how_cells_are_written_is_the_authors_to_say():
    frame = pd.DataFrame({"a": [1234.5], "b": [2]})
    assert rows(frame, index=False, float_format="{:,.2f}") == [["1,234.50", "2"]]
    assert rows(frame, index=False, float_format="%.1f") == [["1234.5", "2"]]
    assert rows(frame, index=False, float_format=lambda value: f"€ {value:.0f}") == [["€ 1234", "2"]]
    assert rows(frame, index=False, formatters={"b": lambda value: f"#{value}"}) == [["1234.5", "#2"]]
    assert rows(frame, index=False, formatters=[str, hex]) == [["1234.5", "0x2"]]
    assert "division" in tr.pane.DataFrame(frame, formatters={"b": lambda value: value / 0}).error["message"]


def test_parts_that_are_not_to_be_shown():
    frame = pd.DataFrame(np.arange(60).reshape(10, 6), columns=list("abcdef")).rename_axis("n")
    assert shown(frame, header=False)["heads"] is None
    assert heads(frame, index_names=False)[0] is None
    assert heads(frame, max_cols=3) == ["n", "a", "b", "…", "f"]
    wire = shown(frame, max_rows=3, show_dimensions=True)
    assert [row[0] for row in wire["rows"]] == ["0", "1", "…", "9"]
    assert (wire["count"], wire["note"]) == (4, "10 rows × 6 columns")
    assert set(wire["sorts"]) == {-1}
    assert shown(frame, col_space={"a": 80, "b": "3rem"})["widths"][:3] == [None, "80px", "3rem"]


def test_nothing_is_said_to_be_nothing():
    assert tr.pane.DataFrame(None)._rendered is None
    assert rows(pd.DataFrame(columns=["a"])) == []
    assert rows(pd.DataFrame()) == []
    assert rows([]) == []


@pytest.mark.parametrize(
    "library", [pd.DataFrame, pl.DataFrame, lambda data: data.to_dict("records")], ids=["pandas", "polars", "rows"]
)
@pytest.mark.parametrize("descending", [False, True])
def test_one_order_in_all_libraries(library, descending):
    data = {"k": [2.0, None, 1.0, 2.0, 3.0, None], "at": list("abcdef")}
    obj = library(pd.DataFrame(data)) if library.__name__ == "<lambda>" else library(data)
    table = table_of(obj)
    order = [int(at) for at in table.order(table.levels, descending=descending)]
    assert order == ([4, 0, 3, 2, 1, 5] if descending else [2, 0, 3, 4, 1, 5])


@pytest.mark.parametrize("values", [[10, 9, 100, -1], [1, "b", None, 2.5, "a", (1,)], [[2], [1], {"a": 1}]])
def test_any_column_can_be_sorted(values):
    for table in (table_of(pd.DataFrame({"v": values}, dtype=object)), table_of([{"v": value} for value in values])):
        order = list(table.order(table.levels, descending=False))
        assert sorted(order) == list(range(len(values)))
        if values[0] == 10:
            assert order == [3, 1, 0, 2]


# In a page


async def ask(page, start, stop, sort=None, version=None):
    """The cells that the page is given for a question."""
    model = page.find("DataFrame")
    version = version or model["object"]["version"]
    seq = page.event(model, "rows", {"version": version, "start": start, "stop": stop, "sort": sort, "by": "me"})
    await page.advance(0.1)
    assert page.settled[seq] is None
    return page.messages[-1][1]


async def test_a_million_rows_cost_what_is_in_sight(site, monkeypatch):
    written = 0
    write = cells._number

    def count(*args):
        nonlocal written
        written += 1
        return write(*args)

    monkeypatch.setattr(cells, "_number", count)
    for name in ("to_html", "to_string", "to_dict", "__repr__", "copy", "to_records", "itertuples"):
        monkeypatch.setattr(pd.DataFrame, name, None)
    frame = pd.DataFrame(np.arange(5_000_000.0).reshape(1_000_000, 5))
    page = await site(lambda: tr.Row(frame)).open()
    assert page.find("DataFrame")["object"]["count"] == 1_000_000
    assert written <= 100 * 5
    assert len(json.dumps(page.frames[-1]["ops"])) < 20_000
    answer = await ask(page, 500_000, 500_050)
    assert answer["rows"][0][:2] == ["500000", "2500000.0"]
    answer = await ask(page, 0, 2, [1, True])
    assert [row[0] for row in answer["rows"]] == ["999999", "999998"]
    assert written <= (100 + 50 + 2) * 5


def test_wide_and_long_cells_have_their_bounds():
    wide = shown(pd.DataFrame(np.zeros((200, 5000))))
    assert len(wide["ends"]) == 202
    assert wide["note"] == "200 rows × 5,000 columns"
    long = shown(pd.DataFrame({f"c{number}": ["x" * 100_000] * 150 for number in range(50)}))
    assert len(json.dumps(long)) < 500_000


@pytest.mark.parametrize(
    "value",
    [
        None, {}, "rows", {"start": 0, "stop": 5}, {"start": -1, "stop": 5, "sort": None, "by": ""},
        {"start": 0, "stop": 10**9, "sort": None, "by": ""}, {"start": 0, "stop": 5, "sort": [99, True], "by": ""},
        {"start": 0, "stop": 5, "sort": ["a", True], "by": ""}, {"start": 0, "stop": 5, "sort": None, "by": "x" * 999},
    ],
)  # fmt: skip
async def test_what_a_page_may_not_ask(site, value):
    page = await site(lambda: tr.Row(FRAME)).open()
    if isinstance(value, dict):
        value = {"version": page.find("DataFrame")["object"]["version"], **value}
    seq = page.event("DataFrame", "rows", value)
    await page.settle()
    assert page.settled[seq] == {"rejected": "bad_value"}


async def test_a_disabled_table_can_be_read_and_a_hidden_one_not(site):
    table = tr.pane.DataFrame(pd.DataFrame({"a": range(500)}))
    box = tr.Column(table, disabled=True)
    page = await site(lambda: box).open()
    table.disabled = True
    assert (await ask(page, 300, 301))["rows"] == [["300", "300"]]
    box.visible = False
    await page.settle()
    seq = page.event("DataFrame", "rows", {"version": 1, "start": 0, "stop": 1, "sort": None, "by": "me"})
    await page.settle()
    assert page.settled[seq] == {"rejected": "not_allowed"}


async def test_a_frame_changed_in_place_is_shown_anew_when_it_is_triggered(site):
    frame = pd.DataFrame({"a": range(500)})
    table = tr.pane.DataFrame(frame)
    page = await site(lambda: tr.Row(table)).open()
    old = page.find("DataFrame")["object"]["version"]
    await ask(page, 0, 1, [1, True])
    frame.loc[0, "a"] = 1000
    table.param.trigger("object")
    await page.settle()
    assert page.find("DataFrame")["object"]["version"] > old
    assert page.find("DataFrame")["object"]["rows"][0] == ["0", "1000"]
    assert (await ask(page, 0, 1, [1, True]))["rows"] == [["0", "1000"]]
    table.object = frame.iloc[:0, :0]  # a question about what was there is answered by what is
    await page.settle()
    assert (await ask(page, 0, 1, [1, True], version=old))["rows"] == []


async def test_each_page_is_answered_alone(site):
    table = tr.pane.DataFrame(pd.DataFrame({"a": range(500)}))
    both = site(lambda: tr.Row(table))
    page, other = await both.open(), await both.open()
    await ask(page, 300, 301)
    await other.settle()
    assert other.messages == []


def test_a_styler_is_cut_to_what_a_page_can_hold():
    html = shown(pd.DataFrame(np.zeros((5000, 3))).style.map(lambda value: "color: red"))["html"]
    assert "color: red" in html
    assert html.count("<tr") <= 503
    assert "5,000 rows × 3 columns" in html
