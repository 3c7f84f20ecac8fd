"""Filters, orders and pages: found in Python, the same for every pagination and every library."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest

import transom as tr
from tests.widgets.tabulator.shown_page import TablePage, decoded, moment
from transom.widgets._tabulator.calling import TableError

LIBRARIES = [pd.DataFrame, pl.DataFrame]
PAGINATIONS = [None, "local", "remote"]


async def found(opened, frame, title, pagination=None, **params):
    _, page = await opened(frame, pagination=pagination, page_size=50, **params)
    return page, title


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    ("values", "up", "down"),
    [
        (["b", "A", "a", "B", None], ["A", "a", "b", "B", None], ["b", "B", "A", "a", None]),
        ([10.0, 9.0, None, 100.0, -1.0], [-1, 9, 10, 100, None], [100, 10, 9, -1, None]),
        ([10, 9, 100, -1], [-1, 9, 10, 100], [100, 10, 9, -1]),
        ([2**53 + 1, 2**53, 2**53 + 2], [2**53, 2**53 + 1, 2**53 + 2], [2**53 + 2, 2**53 + 1, 2**53]),
        ([True, False, None], [False, True, None], [True, False, None]),
        (
            [moment(2024, 2, 1), None, moment(2023, 1, 1)],
            [moment(2023, 1, 1), moment(2024, 2, 1), None],
            [moment(2024, 2, 1), moment(2023, 1, 1), None],
        ),
        ([Decimal(10), Decimal(9), Decimal("9.5")], ["9", "9.5", "10"], ["10", "9.5", "9"]),
        ([dt.timedelta(10), dt.timedelta(9), None], ["9 days", "10 days", None], ["10 days", "9 days", None]),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_one_order_for_all(opened, library, values, up, down):
    frame = library({"v": values})
    for pagination in PAGINATIONS:
        table, page = await opened(frame, pagination=pagination, page_size=50)
        for way, expected in (("asc", up), ("desc", down)):
            await page.sort(("v", way))
            shown = await page.shown("v")
            if isinstance(expected[0], str) and expected[0][0].isdigit():
                shown = [None if each is None else str(each).split(",")[0].split(" 0")[0] for each in shown]
                assert [None if each is None else float(each.split()[0]) for each in shown] == [
                    None if each is None else float(each.split()[0]) for each in expected
                ]
            else:
                assert shown == expected
            view = table.current_view["v"].to_list()
            assert len(view) == len(expected)


async def test_equal_rows_stay_as_they_are_and_the_first_sorter_counts_most(opened):
    frame = pd.DataFrame({"a": [1, 2, 1, 2], "b": ["x", "y", "X", "Y"], "at": range(4)})
    table, page = await opened(frame)
    await page.sort(("b", "desc"))
    assert await page.shown("at") == [1, 3, 0, 2]
    await page.sort(("a", "desc"), ("at", "desc"))
    assert await page.shown("at") == [3, 1, 2, 0]
    assert table.sorters == [{"field": "a", "dir": "desc"}, {"field": "at", "dir": "desc"}]
    await page.sort()
    assert await page.shown("at") == [0, 1, 2, 3]


async def test_a_column_of_anything_is_sorted(opened):
    _, page = await opened(pd.DataFrame({"v": [1, "b", None, 2.5, "A", (1,)]}, dtype=object))
    await page.sort(("v", "asc"))
    assert await page.shown("v") == [1, 2.5, "A", "b", "(1,)", None]


async def test_labels_of_rows_are_sorted_and_categories_by_their_texts(opened):
    frame = pd.DataFrame({"c": pd.Categorical(["b", "a", None, "B"], ["b", "a", "B"])}, index=["z", "y", "x", "w"])
    _, page = await opened(frame)
    await page.sort(("index", "asc"))
    assert await page.shown("index") == ["w", "x", "y", "z"]
    await page.sort(("c", "asc"))
    assert await page.shown("c") == ["a", "b", "B", None]


# Filters of the header

FRAME = {
    "name": ["Ada", "adam", "Bo", None],
    "n": [1.5, 10.0, 21.0, None],
    "day": [moment(2024, 2, 29, 9), moment(2024, 3, 1), moment(2024, 3, 1, 23, 59), None],
    "yes": [True, False, None, True],
}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    ("filter_", "places"),
    [
        (("name", "like", "AD"), [0, 1]),
        (("name", "starts", "ada"), [0, 1]),
        (("name", "ends", "M"), [1]),
        (("name", "=", "ada"), [0]),
        (("name", "!=", "ada"), [1, 2, 3]),
        (("name", "in", ["bo", "Ada"]), [0, 2]),
        (("name", "in", []), [0, 1, 2, 3]),
        (("name", "like", ""), [0, 1, 2, 3]),
        (("name", "like", None), [0, 1, 2, 3]),
        (("name", "keywords", "bo ada"), [0, 1, 2]),
        (("name", "regex", "^a.a$"), [0]),
        (("name", "regex", "("), []),
        (("name", "like", "."), []),
        (("n", "like", "1"), [0, 1, 2]),
        (("n", "=", "10"), [1]),
        (("n", ">=", 10), [1, 2]),
        (("n", "<", "x"), []),
        (("day", "=", "2024-03-01"), [1, 2]),
        (("day", "<=", "2024-02-29"), [0]),
        (("day", ">", "2024-02-29"), [1, 2]),
        (("day", "=", ""), [0, 1, 2, 3]),
        (("day", "=", "2024-"), []),
        (("day", "like", "2024-03"), [1, 2]),
        (("yes", "=", True), [0, 3]),
        (("yes", "=", False), [1]),
    ],
    ids=str,
)
async def test_a_filter_finds_the_same_rows_with_every_pagination(opened, library, filter_, places):
    frame = library({"at": range(4), **FRAME})
    fields = {"name": {"type": "input", "func": filter_[1]}, "n": True, "day": True, "yes": True}
    for pagination in PAGINATIONS:
        table, page = await opened(frame, pagination=pagination, page_size=50, header_filters=fields)
        assert await page.filter(filter_) is None
        assert await page.shown("at") == places
        assert table.current_view["at"].to_list() == places


async def test_a_list_of_several_choices(opened):
    filters = {"v": {"type": "list", "values": ["a", "b", "c"], "multiselect": True}}
    _, page = await opened(pd.DataFrame({"v": list("abcab")}), header_filters=filters)
    assert page.columns["v"]["filter"] == {
        "type": "list", "params": {"values": ["a", "b", "c"], "multiselect": True}, "op": "in", "placeholder": "",
    }  # fmt: skip
    await page.filter(("v", "in", ["a", "b"]))
    assert await page.shown("v") == ["a", "b", "a", "b"]
    await page.filter(("v", "in", []))
    assert await page.shown("v") == list("abcab")


def test_filters_of_the_header_are_of_the_kind_of_the_column():
    frame = pd.DataFrame({
        "text": ["a"], "n": [1], "yes": [True], "day": pd.to_datetime(["2024-01-01"]),
        "c": pd.Categorical(["x"], ["x", "y"]),
    })  # fmt: skip
    table = tr.widgets.Tabulator(frame, header_filters=True)
    kinds = {each["title"]: each["filter"]["type"] for each in table.columns}
    assert kinds == {"index": "input", "text": "input", "n": "input", "yes": "tickCross", "day": "date", "c": "list"}
    offered = tr.widgets.Tabulator(frame, header_filters={"text": {"type": "list", "func": "in", "valuesLookup": True}})
    assert [each["filter"] for each in offered.columns if each["filter"]] == [
        {"type": "list", "params": {"values": ["a"]}, "op": "in", "placeholder": ""}
    ]


def test_a_list_offers_what_there_is_in_the_whole_column():
    frame = pd.DataFrame({"t": ["b"] * 5000 + ["A", None], "n": [3.0] * 5000 + [1.5, None], "i": [2] * 5001 + [1]})
    lists = {name: {"type": "list", "valuesLookup": True} for name in frame}
    table = tr.widgets.Tabulator(frame, header_filters=lists)
    offered = [each["filter"]["params"]["values"] for each in table.columns if each["filter"]]
    assert offered == [["A", "b"], ["1.5", "3.0"], [1, 2]]


async def test_pages_are_those_that_there_are(opened):
    table, page = await opened(pd.DataFrame({"n": range(30)}), pagination="remote", page_size=10)
    await page.set("page", 3)
    assert (await page.shown("n"))[0] == 20
    await page.filter(("n", "<", 4))
    assert (table.page, page.model.values["page"], page.pages) == (1, 1, 1)
    assert await page.shown("n") == [0, 1, 2, 3]
    await page.filter()
    assert (table.page, page.pages) == (1, 3)
    assert await page.set("page", 4) == {"rejected": "bad_value"}
    table.page = 99
    await page.settle()
    assert await page.shown("n") == list(range(20, 30))


async def test_pages_are_as_long_as_the_table_is_high_unless_somebody_has_said(opened):
    for pagination in ("remote", "local"):
        table, page = await opened(pd.DataFrame({"n": range(100)}), pagination=pagination)
        assert (page.block["size"], page.pages) == (20, 5)
        await page.set("page", 3)
        assert await page.send("fit", 12) is None
        assert (page.block["size"], page.pages, table.page, table.page_size) == (12, 9, 4, None)
        assert (await page.shown("n"))[0] == 36  # what was first, 40, is in sight still
        for odd in (0, "5", 10**6, None):
            assert await page.send("fit", odd) == {"rejected": "bad_value"}
        await page.set("page_size", 30)
        await page.send("fit", 7)
        assert (page.block["size"], page.pages) == (30, 4)
        table.page_size = None
        await page.settle()
        assert (page.block["size"], page.pages) == (7, 15)


async def test_where_several_show_a_table_its_rows_are_in_sight_in_each(site):
    table = tr.widgets.Tabulator(pd.DataFrame({"n": range(100)}), pagination="remote", show_index=False)
    app = site(lambda: tr.Column(table))
    high, low = [TablePage(await app.open()) for _ in range(2)]
    await high.send("fit", 30)
    await low.send("fit", 8)
    await high.send("fit", 31)
    await high.settle()
    assert [page.block["size"] for page in (high, low)] == [8, 8]
    await app.leave(low.page)
    await high.send("fit", 32)
    assert high.block["size"] == 32


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("pagination", PAGINATIONS)
async def test_rows_of_one_group_are_next_to_one_another_on_all_pages(opened, library, pagination):
    frame = library({"g": ["b", "a", None, "b", "a", "b"], "h": [1, 2, 1, 2, 2, 1], "n": range(6)})
    table, page = await opened(frame, groupby=["g"], pagination=pagination, page_size=4)
    size = 6 if pagination is None else 4
    assert await page.shown("n") == [0, 3, 5, 1, 4, 2][:size]
    assert table.current_view["n"].to_list() == [0, 3, 5, 1, 4, 2]
    await page.sort(("n", "desc"))
    assert await page.shown("n") == [5, 3, 0, 4, 1, 2][:size]
    table.groupby = ["g", "h"]
    await page.settle()
    assert await page.shown("n") == [5, 0, 3, 4, 1, 2][:size]
    table.stream({"g": "b", "h": 2, "n": 6}, follow=False)
    await page.settle()
    assert table.current_view["n"].to_list() == [6, 3, 5, 0, 4, 1, 2]
    assert await page.shown("n") == [6, 3, 5, 0, 4, 1, 2][: size + 1 if pagination is None else 4]
    assert await page.edit(3, "g", "c") is None
    assert table.current_view["n"].to_list() == [6, 3, 5, 4, 1, 2, 0]
    groups = [decoded(each) for each in page.block["groups"]]
    assert groups[0][:4] == ["b", "b", "b", "a"]
    table.groupby = []
    await page.sort()
    assert table.current_view["n"].to_list() == list(range(7))


# Filters of code


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    ("given", "column", "places"),
    [
        ("Ada", "name", [0]),
        ("ada", "name", []),
        (["Ada", "Bo"], "name", [0, 2]),
        ({"Bo"}, "name", [2]),
        ([], "name", [0, 1, 2, 3]),
        (None, "name", [0, 1, 2, 3]),
        (re.compile("^A"), "name", [0]),
        ((2, 21), "n", [1, 2]),
        ((None, 10), "n", [0, 1]),
        ((None, None), "n", [0, 1, 2, 3]),
        (10, "n", [1]),
        (True, "yes", [0, 3]),
        ((moment(2024, 3, 1), None), "day", [1, 2]),
        ((dt.date(2024, 2, 29), dt.date(2024, 3, 1)), "day", [0, 1, 2]),
    ],
    ids=str,
)
def test_a_value_is_looked_for_in_a_column(library, given, column, places):
    table = tr.widgets.Tabulator(library({"at": range(4), **FRAME}))
    table.add_filter(given, column)
    assert table.current_view["at"].to_list() == places
    table.remove_filter(given)
    assert table.current_view["at"].to_list() == [0, 1, 2, 3]


def test_functions_return_what_is_left_or_a_mask():
    frame = pd.DataFrame({"n": range(6)}, index=[1, 1, 2, 2, 3, 3])
    for function in (
        lambda rows: rows[rows["n"] > 3],
        lambda rows: rows["n"] > 3,
        lambda rows: (rows["n"] > 3).to_numpy(),
    ):
        table = tr.widgets.Tabulator(frame)
        table.add_filter(function)
        assert table.current_view["n"].tolist() == [4, 5]
        assert list(table.current_view.columns) == ["n"]
        table.remove_filter(function)
        assert table.current_view is frame
    polars = tr.widgets.Tabulator(pl.DataFrame({"n": range(6)}))
    polars.add_filter(lambda rows: rows.filter(pl.col("n") > 3))
    assert polars.current_view["n"].to_list() == [4, 5]
    with pytest.raises(TableError, match="is given the frame and returns the rows that are left"):
        tr.widgets.Tabulator(frame).add_filter(lambda rows: 3)


async def test_widgets_and_bound_functions_filter_as_they_change(opened):
    text, ends = (
        tr.widgets.TextInput("Part", value="a"),
        tr.widgets.IntRangeSlider("Ends", start=0, end=9, value=(1, 3)),
    )
    table, page = await opened(pd.DataFrame({"n": range(6), "v": list("aabbab")}))
    table.add_filter(ends, "n")
    table.add_filter(tr.bind(lambda rows, part: rows[rows["v"] == part], part=text))
    await page.settle()
    assert await page.shown("n") == [1]
    ends.value = (0, 9)
    await page.settle()
    assert await page.shown("n") == [0, 1, 4]
    text.value = "b"
    await page.settle()
    assert await page.shown("n") == [2, 3, 5]
    table.remove_filter(ends)


async def test_a_function_that_fails_is_the_authors_to_read(site, caplog):
    def make():
        table = tr.widgets.Tabulator(pd.DataFrame({"n": [2, 1]}))
        table.add_filter(lambda rows: rows[rows["no"] > 1] if table.sorters else rows)
        return tr.Column(table)

    page = await site(make).open()
    rows = TablePage(page)
    rows.page.set(rows.model, [[1, "asc"]], "sorters")
    await page.settle()
    assert "KeyError: 'no'" in caplog.text
    assert await rows.shown("n") == [2, 1]
    caplog.clear()


def test_what_is_no_filter_says_what_to_write():
    table = tr.widgets.Tabulator(pd.DataFrame({"a": [1]}))
    with pytest.raises(ValueError, match="Name its column"):
        table.add_filter(3)
    with pytest.raises(ValueError, match="takes a value, a list of values"):
        table.add_filter(object(), "a")

    async def later(rows):
        return rows

    with pytest.raises(ValueError, match="is asynchronous"):
        table.add_filter(later)


async def test_what_a_page_may_not_ask_for(opened):
    table, page = await opened(pd.DataFrame({"n": range(4)}))
    for name, raw in [
        ("sorters", [[9, "asc"]]), ("sorters", [[1, "up"]]), ("sorters", 3), ("sorters", [[True, "asc"]]),
        ("filters", [[9, "like", "a"]]), ("filters", [[1, "eval", "a"]]), ("filters", [[1, "like", {"a": 1}]]),
        ("page", 0), ("page", "1"), ("page_size", 0), ("page_size", 10**9), ("selection", 3),
        ("selection", [1]), ("selection", b"12345678"), ("expanded", np.array([[0.5, 2.0]]).tobytes()),
        ("selection", np.array([[2.0, 1.0]]).tobytes()), ("selection", np.array([[0.0, np.nan]]).tobytes()),
        ("selection", np.array([[0.0, 4.0], [0.0, 4.0]]).tobytes()),
    ]:  # fmt: skip
        assert await page.set(name, raw) == {"rejected": "bad_value"}, (name, raw)
    assert (table.sorters, table.filters) == ([], [])
    for raw in [
        None,
        {"by": "a"},
        {"by": "a", "version": 1, "first": 0, "stop": 10**6, "ids": None},
        {"by": "a" * 200, "version": 1, "ids": []},
    ]:
        number = page.page.event(page.model, "ask", raw)
        await page.settle()
        assert page.page.settled[number] == {"rejected": "bad_value"}


# Long tables


async def test_a_million_rows_open_without_an_order_and_without_a_copy(opened, monkeypatch):
    for name in ("copy", "sort_values", "to_dict", "to_csv", "itertuples", "reset_index", "to_numpy"):
        monkeypatch.setattr(pd.DataFrame, name, None)
    monkeypatch.setattr(np, "argsort", None)
    frame = pd.DataFrame({f"c{number}": np.arange(1_000_000.0) for number in range(5)})
    table, page = await opened(frame, page_size=50)
    assert table.pagination == "remote"
    assert (page.total, page.count, page.pages) == (1_000_000, 1_000_000, 20_000)
    size = page.page.sizes[-1]
    assert await page.set("page", 20_000) is None
    assert (await page.shown("c0"))[-1] == 999_999
    assert size + page.page.sizes[-1] < 20_000
    assert table.value is frame


def test_a_long_table_has_pages_unless_somebody_has_said():
    for count, expected in ((200, None), (201, "local"), (10_001, "remote")):
        assert tr.widgets.Tabulator(pd.DataFrame({"n": range(count)})).pagination == expected
    for size, expected in ((10, "local"), (50, None), (500, None)):
        assert tr.widgets.Tabulator(pd.DataFrame({"n": range(50)}), page_size=size).pagination == expected
    short = tr.widgets.Tabulator(pd.DataFrame({"n": range(50)}))
    short.page_size = 20
    assert short.pagination == "local"
    assert tr.widgets.Tabulator(pd.DataFrame({"n": range(50)}), page_size=10, pagination=None).pagination is None
    table = tr.widgets.Tabulator(pd.DataFrame({"n": range(300)}), pagination=None)
    assert table.pagination is None
    table.value = pd.DataFrame({"n": range(20_000)})
    assert table.pagination is None


async def test_without_pages_the_order_comes_whole_and_cells_as_they_are_asked_for(opened):
    _, page = await opened(pd.DataFrame({"n": range(3000)}), pagination=None)
    assert (len(page.order), len(page.known)) == (3000, 1000)
    assert await page.shown("n") == list(range(3000))
    await page.sort(("n", "desc"))
    assert await page.shown("n") == list(range(2999, -1, -1))


async def test_a_column_that_was_hidden_has_its_cells_in_all_rows_that_the_page_knows(opened):
    frame = pd.DataFrame({"a": range(3000), "b": range(3000)})
    table, page = await opened(frame, pagination=None, hidden_columns=["b"], show_index=False)
    assert len(await page.shown("a")) == 3000
    table.hidden_columns = []
    await page.settle()
    assert await page.shown("b") == list(range(3000))
    table.show_index = True
    await page.settle()
    assert await page.shown("index") == list(range(3000))


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"sorters": ["text"]}, "'text' is none. Write a dict"),
        ({"filters": [3]}, "3 is none. Write a dict"),
        ({"sorters": [{"field": "z", "dir": "asc"}]}, "sorters names 'z', which is no column"),
        ({"titles": {"z": "Z"}}, "titles names 'z', which is no column"),
        ({"groups": {"G": ["z"]}}, "groups names 'z', which is no column"),
        (
            {"configuration": {"initialSort": []}},
            "configuration: 'initialSort' is decided by the table. Write sorters",
        ),
        ({"hidden_columns": ["z"]}, "hidden_columns names 'z', which is no column"),
    ],
    ids=str,
)
async def test_what_names_no_column_is_left_out_and_said_in_development(site, params, said):
    page = await site(lambda: tr.Column(tr.widgets.Tabulator(pd.DataFrame({"n": [2, 1]}), **params))).open()
    assert await TablePage(page).shown("n") == [2, 1]
    assert any(said in each["text"] for each in page.session.advice.kept if each["report"] == "value")


async def test_whatever_code_gives_as_a_filter_is_shown_and_compared(opened):
    day = dt.date(2024, 3, 1)
    frame = pd.DataFrame({"day": pd.to_datetime(["2024-03-01", "2024-03-02"]), "n": [1, 2]})
    given = [{"field": "day", "type": "=", "value": day}, {"field": "n", "type": "weird", "value": object}]
    table, page = await opened(frame, filters=given[:1])
    assert page.model.values["filters"] == [[1, "=", "2024-03-01"]]
    assert await page.shown("n") == [1]
    table.filters = given
    await page.settle()
    assert await page.shown("n") == []
    assert page.model.values["filters"][1] == [2, "weird", str(object)]


def test_a_way_to_select_that_there_is_not():
    with pytest.raises(ValueError, match="no way to select"):
        tr.widgets.Tabulator(pd.DataFrame({"n": [1]}), selectable="radio")


async def test_a_page_looks_for_patterns_where_the_author_has_said_so(opened):
    rows = [{"a": "aab", "b": "aab", "c": "aab"}]
    given = {"field": "c", "type": "regex", "value": "^a"}
    table, page = await opened(rows, header_filters={"a": {"type": "input", "func": "regex"}, "b": True})
    table.filters = [given]
    assert await page.filter(("b", "regex", "(a+)+$")) == {"rejected": "not_allowed"}
    assert await page.filter(("c", "regex", "(a+)+$")) == {"rejected": "not_allowed"}
    assert table.filters == [given]
    assert await page.filter(("c", "regex", "^a"), ("a", "regex", "b$")) is None
    assert len(table.current_view) == 1


@pytest.mark.parametrize("pattern", ["a{99999999999}", "(" * 3000 + "a" + ")" * 3000, "(", "a**"])
def test_what_is_no_pattern_is_looked_for_as_it_is_written(pattern):
    table = tr.widgets.Tabulator([{"a": "aab"}, {"a": pattern}])
    table.filters = [{"field": "a", "type": "regex", "value": pattern}]
    assert table.current_view == [{"a": pattern}]
