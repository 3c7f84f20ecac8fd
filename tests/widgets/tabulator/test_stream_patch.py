"""Rows that are added, cells that code changes: types, labels and what is shown stay."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest

import transom as tr
from tests.widgets.tabulator.shown_page import ids_of


@pytest.mark.parametrize(
    "given",
    [
        {"x": 3, "y": "c"}, {"x": [3], "y": ["c"]}, pd.Series({"x": 3, "y": "c"}), pd.DataFrame({"x": [3], "y": ["c"]}),
        pd.DataFrame({"y": ["c"], "x": [3]}), {"x": np.array([3]), "y": "c"},
    ],
    ids=lambda given: type(given).__name__,
)  # fmt: skip
@pytest.mark.parametrize("show_index", [True, False])
async def test_a_row_is_added(opened, given, show_index):
    frame = pd.DataFrame({"x": [1, 2], "y": ["a", "b"]})
    table, page = await opened(frame, show_index=show_index)
    table.stream(given)
    await page.settle()
    assert await page.shown("x") == [1, 2, 3]
    pd.testing.assert_frame_equal(table.value, pd.DataFrame({"x": [1, 2, 3], "y": ["a", "b", "c"]}))
    assert [content["kind"] for _, content in page.page.messages] == ["added"]
    assert len(frame) == 2


async def test_polars_rows_are_added(opened):
    table, page = await opened(pl.DataFrame({"x": [1], "y": ["a"]}))
    table.stream({"x": [2, 3], "y": ["b", None]})
    table.stream(pl.DataFrame({"x": [4], "y": ["d"]}), rollover=3)
    await page.settle()
    assert table.value.rows() == [(2, "b"), (3, None), (4, "d")]
    assert await page.shown("x") == [2, 3, 4]


async def test_an_empty_frame_keeps_its_types(opened):
    frame = pd.DataFrame({"A": pd.Series(dtype="float64"), "B": pd.Series(dtype="float64")})
    table, page = await opened(frame)
    table.stream({"A": [1, 2], "B": [3, None]})
    await page.settle()
    assert table.value.dtypes.tolist() == ["float64", "float64"]
    assert table.value.index.tolist() == [0, 1]
    assert await page.shown("B") == [3, None]


@pytest.mark.parametrize("dtype", ["int8", "Int64", "string", "category", "datetime64[ns, UTC]", "boolean"])
def test_columns_keep_their_types(dtype):
    value = {
        "category": "a",
        "string": "a",
        "boolean": True,
        "datetime64[ns, UTC]": pd.Timestamp("2024-01-01", tz="UTC"),
    }.get(dtype, 1)
    table = tr.widgets.Tabulator(pd.DataFrame({"v": pd.Series([value], dtype=dtype)}))
    table.stream({"v": [value]})
    assert table.value["v"].dtype == table.value["v"].iloc[:1].dtype == pd.Series([value], dtype=dtype).dtype
    assert table.value["v"].tolist() == [value, value]


def test_what_does_not_fit_is_refused_and_nothing_changes():
    frame = pd.DataFrame({"v": pd.Series([1], dtype="int8")})
    table = tr.widgets.Tabulator(frame)
    for given, said in [
        ({"v": 999}, "does not fit into int8"),
        ({"w": 1}, "is no column"),
        (3, "takes a DataFrame"),
        ({}, "cannot be empty"),
    ]:
        with pytest.raises(ValueError, match=said):
            table.stream({"v": None} if given == {} else given)
    with pytest.raises(ValueError, match="Set `value` to a frame first"):
        tr.widgets.Tabulator().stream({"v": 1})
    assert table.value is frame


async def test_rows_that_roll_over_take_nobody_along(opened):
    table, page = await opened(pd.DataFrame({"n": range(4)}), selection=[1, 3])
    table.stream({"n": [4, 5]}, rollover=4)
    await page.settle()
    assert await page.shown("n") == [2, 3, 4, 5]
    assert table.selection == [1]
    assert table.selected_dataframe["n"].tolist() == [3]
    assert table.value.index.tolist() == [2, 3, 4, 5]
    await page.edit(0, "n", 50)
    assert table.value["n"].tolist() == [50, 3, 4, 5]


async def test_rows_are_added_under_an_order_and_a_filter(opened):
    table, page = await opened(pd.DataFrame({"n": [3, 1, 2]}), pagination="remote", page_size=2)
    await page.sort(("n", "desc"))
    await page.filter(("n", "<", 9))
    table.stream({"n": [0, 10]}, follow=False)
    await page.settle()
    assert (await page.shown("n"), table.page) == ([3, 2], 1)
    table.stream({"n": [5]}, follow=True)
    await page.settle()
    assert (await page.shown("n"), table.page) == ([0], 3)
    assert table.current_view["n"].tolist() == [5, 3, 2, 1, 0]


def test_labels_of_rows_that_are_added():
    named = pd.DataFrame({"v": [1]}, index=pd.Index(["a"], name="key"))
    table = tr.widgets.Tabulator(named)
    table.stream({"key": ["b"], "v": [2]})
    assert table.value.index.tolist() == ["a", "b"]
    numbers = tr.widgets.Tabulator(pd.DataFrame({"v": [1]}, index=[7]))
    numbers.stream(pd.DataFrame({"v": [2]}, index=[3]))
    numbers.stream(pd.DataFrame({"v": [3]}, index=[3]), reset_index=False)
    assert numbers.value.index.tolist() == [7, 8, 3]
    levels = tr.widgets.Tabulator(
        pd.DataFrame({"v": [1]}, index=pd.MultiIndex.from_tuples([("a", 1)], names=["k", "n"]))
    )
    levels.stream({"k": ["b"], "n": [2], "v": [2]})
    assert levels.value.index.tolist() == [("a", 1), ("b", 2)]
    with pytest.raises(ValueError, match="give the labels of the rows too"):
        levels.stream({"v": 3})


# Patches


async def test_cells_are_changed_under_an_order_and_a_filter(opened):
    names = ["Alan", "Bea", "Cem", "Dora", "Alan", "Eli"]
    table, page = await opened(pd.DataFrame({"name": names}))
    await page.sort(("name", "asc"))
    await page.filter(("name", "like", "Alan"))
    table.patch({"name": [(0, "Bob"), (4, "Bob")]})
    await page.settle()
    assert await page.shown("name") == []
    await page.filter()
    assert await page.shown("name") == ["Bea", "Bob", "Bob", "Cem", "Dora", "Eli"]


async def test_of_a_large_patch_a_remote_page_is_sent_the_rows_in_sight(opened):
    table, page = await opened(pd.DataFrame({"v": range(10_000)}), pagination="remote", page_size=5, frozen_rows=[-1])
    table.patch({"v": [(slice(0, 10_000), [-1] * 10_000)]})
    await page.settle()
    assert await page.shown("v") == [-1] * 5
    (part,) = page.page.messages[-1][1]["parts"]
    assert ids_of(part["ids"]) == [0, 1, 2, 3, 4, 9999]
    await page.set("page", 2)
    assert await page.shown("v") == [-1] * 5


def test_rows_are_named_by_label_or_place():
    table = tr.widgets.Tabulator(pd.DataFrame({"v": [1, 2, 3]}, index=[2, 1, 0]))
    table.patch({"v": [(2, 10)]})
    table.patch({"v": [(2, 30)]}, as_index=False)
    assert table.value["v"].tolist() == [10, 2, 30]
    table.patch({"v": [(slice(0, 2), [7, 8])]})
    assert table.value["v"].tolist() == [7, 8, 30]
    table.patch(pd.DataFrame({"v": [5]}, index=[1]))
    table.patch(pd.Series({"index": 0, "v": 6}))
    assert table.value["v"].tolist() == [7, 5, 6]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"w": [(0, 1)]}, "no column 'w'"), ({"v": [(9, 1)]}, "no row has the label 9"),
        ({"v": 3}, "takes a list of pairs"), ({"v": [3]}, "is no pair"), ({"v": [(0, 999)]}, "does not fit into int8"),
        (3, "takes a dict"),
        ({"v": [(slice(0, 2), [1])]}, "1 values for 2 rows"),
    ],
)  # fmt: skip
def test_a_patch_that_does_not_fit_changes_nothing(given, said):
    frame = pd.DataFrame({"v": pd.Series([1, 2], dtype="int8")})
    table = tr.widgets.Tabulator(frame)
    with pytest.raises(ValueError, match=said):
        table.patch(given)
    assert table.value is frame


async def test_an_edit_copies_the_column_and_no_other(opened):
    frame = pd.DataFrame({"a": np.arange(5.0), "b": np.arange(5), "c": list("abcde")})
    table, page = await opened(frame)
    await page.edit(0, "a", 7)
    assert np.shares_memory(table.value["b"].to_numpy(), frame["b"].to_numpy())
    assert not np.shares_memory(table.value["a"].to_numpy(), frame["a"].to_numpy())


async def test_a_frame_changed_in_place_is_shown_when_it_is_triggered(opened):
    frame = pd.DataFrame({"a": [1, 2]})
    table, page = await opened(frame)
    frame.loc[0, "a"] = 5
    frame.loc[2] = 9
    table.param.trigger("value")
    await page.settle()
    assert await page.shown("a") == [5, 2, 9]
    await page.edit(2, "a", 3)
    assert table.value["a"].tolist() == [5, 2, 3]


async def test_without_a_value_there_is_nothing_to_see(opened):
    table, page = await opened(tr.widgets.Tabulator())
    assert page.model.values["rows"] is None
    table.value = pd.DataFrame({"a": [1]})
    await page.settle()
    assert await page.shown("a") == [1]
    table.value = None
    await page.settle()
    assert page.order == []
    assert (table.current_view, table.selected_dataframe) == (None, None)
