"""Trees of an index of levels, files, and the table by its older name."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import polars as pl
import pytest

import transom as tr
from tests.widgets.tabulator.shown_page import decoded, ids_of

INDEX = pd.MultiIndex.from_tuples([("a", "x", 1), ("b", "x", 1), ("a", "y", 1), ("a", "x", 2)], names=["p", "q", "r"])
FRAME = pd.DataFrame({"x": [1, 2, 3, 4], "y": [1.0, 2.0, 3.0, 5.0], "t": list("klmn")}, index=INDEX)


def tree(page):
    depth = np.frombuffer(page.block["depth"], dtype="i1").tolist()
    return depth, {name: decoded(page.block["cells"][each["at"]]) for name, each in page.columns.items()}


@pytest.mark.parametrize(
    "aggregators", [{"x": "sum", "y": "mean"}, {"p": {"x": "sum", "y": "mean"}, "q": {"x": "sum", "y": "mean"}}]
)
async def test_each_level_sums_up_what_is_in_it(opened, aggregators):
    _, page = await opened(FRAME, hierarchical=True, aggregators=aggregators)
    depth, cells = tree(page)
    assert depth == [0, 1, 2, 2, 1, 2, 0, 1, 2]
    assert cells["x"] == [8, 5, 1, 4, 3, 3, 2, 2, 2]
    assert cells["y"] == [3, 3, 1, 5, 3, 3, 2, 2, 2]
    assert cells["p"] == ["a", None, "a", "a", None, "a", "b", None, "b"]
    assert cells["q"] == [None, "x", "x", "x", "y", "y", None, "x", "x"]
    assert cells["t"] == [None, None, "k", "n", None, "m", None, None, "l"]
    assert [each for each in page.order if each >= 0] == [0, 3, 2, 1]
    assert sum(each < 0 for each in page.order) == 5


async def test_a_tree_is_filtered_and_its_sums_follow(opened):
    table, page = await opened(FRAME, hierarchical=True, aggregators={"x": "max"})
    await page.filter(("t", "in", ["k", "n"]))
    assert tree(page)[1]["x"] == [4, 4, 1, 4]
    await page.sort(("x", "desc"))
    assert tree(page)[1]["x"] == [4, 4, 4, 1]
    table.patch({"x": [(("a", "x", 1), 9)]})
    await page.settle()
    assert tree(page)[1]["x"] == [9, 9, 9, 4]
    table.add_filter(5, "x")
    await page.settle()
    assert ids_of(page.block["ids"]) == []


async def test_a_tree_is_read_only_and_without_pages(opened):
    table, page = await opened(FRAME, hierarchical=True, pagination="remote", page_size=1)
    assert (page.pages, page.count) == (1, 4)
    assert {each["edit"] for each in table.columns} == {None}


def test_what_cannot_be_summed_up_or_is_too_long_is_said():
    with pytest.raises(ValueError, match=r"sums up nothing\. Write one of sum"):
        tr.widgets.Tabulator(FRAME, aggregators={"x": "total"})
    from transom.widgets._tabulator import tree as trees

    index = pd.MultiIndex.from_product([range(2), range(trees.MOST)])
    table = tr.widgets.Tabulator(pd.DataFrame({"v": 0}, index=index), hierarchical=True)
    with pytest.raises(ValueError, match="a tree has 20,000 at most"):
        table._block(table._shown, 1)


async def test_what_is_shown_is_saved_as_a_file(site):
    table = tr.widgets.Tabulator(pd.DataFrame({"a": [2, 1, 3], "t": list("xyz")}), show_index=False)
    assert table.download_menu(text_kwargs={"name": "File"})[0].label == "File"
    name, button = table.download_menu(button_kwargs={"label": "Save"})
    page = await site(lambda: tr.Column(table, name, button)).open()
    table.sorters = [{"field": "a", "dir": "asc"}]
    table.add_filter((1, 2), "a")
    file = await page.download("Save")
    assert (file.name, file.data.decode().splitlines()) == ("table.csv", ["a,t", "1,y", "2,x"])
    page.set("Filename", "rows.json")
    file = await page.download("Save")
    assert (file.name, json.loads(file.data)) == ("rows.json", [{"a": 1, "t": "y"}, {"a": 2, "t": "x"}])
    for value in (pl.DataFrame({"a": [1]}), [{"a": 1}]):
        table.remove_filter((1, 2))
        table.value = value
        page.set("Filename", "b.csv")
        assert (await page.download("Save")).data.decode().split() == ["a", "1"]


async def test_the_older_table_is_one_too(opened):
    frame = pd.DataFrame({"a": range(300), "b": range(300)})
    table, page = await opened(tr.widgets.DataFrame(frame, frozen_columns=1, frozen_rows=2, fit_columns=False))
    assert (table.pagination, table.layout, table.row_height, table.movable_columns) == (None, "fit_data", 40, True)
    assert [each["frozen"] for each in table.columns] == ["left", None, None]
    assert ids_of(page.block["pinned"]["ids"]) == [0, 1]
    assert await page.edit(1, "a", 50) is None
    assert table.value["a"].tolist()[:3] == [0, 50, 2]
    table.frozen_rows = -1
    table.auto_edit = True
    await page.settle()
    assert ids_of(page.block["pinned"]["ids"]) == [299]
    assert table.configuration == {"editTriggerEvent": "click"}
