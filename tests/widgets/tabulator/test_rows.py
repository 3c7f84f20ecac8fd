"""Which row is meant: it has an id of the server's, whatever its label, its place, the order and the page."""

from __future__ import annotations

from threading import Thread

import numpy as np
import pandas as pd
import param
import polars as pl
import pytest

import transom as tr
from tests.widgets.tabulator.shown_page import TablePage

PAGES = [{"pagination": "remote", "page_size": 3}, {"pagination": "local", "page_size": 3}, {"pagination": None}]


def records(data):
    """A list of dicts, which is a table too."""
    return pd.DataFrame(data).to_dict("records")


LIBRARIES = [pd.DataFrame, pl.DataFrame]


def numbered(count=10):
    return {"n": list(range(count)), "kind": ["A", "B"] * (count // 2)}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("params", PAGES, ids=str)
async def test_an_edit_under_a_filter_changes_that_row_alone(opened, library, params):
    frame = library(numbered())
    table, page = await opened(frame, **params)
    table.add_filter("B", "kind")
    await page.settle()
    assert await page.edit(1, "n", 99) is None
    assert list(table.value["n"]) == [0, 1, 2, 99, 4, 5, 6, 7, 8, 9]
    assert list(table.value["kind"]) == numbered()["kind"]
    assert list(frame["n"]) == list(range(10))
    assert (await page.shown("n"))[:3] == [1, 99, 5]


async def test_a_list_of_dicts_is_a_table(opened):
    rows = records(numbered())
    table, page = await opened(rows, selection=[4])
    table.add_filter("B", "kind")
    await page.sort(("n", "desc"))
    assert await page.edit(1, "n", "99") is None
    assert [row["n"] for row in table.value] == [0, 1, 2, 3, 4, 5, 6, 99, 8, 9]
    assert rows == records(numbered())
    table.stream({"n": 10, "kind": "B"})
    table.patch({"n": [(10, 50)]})
    await page.settle()
    assert await page.shown("n") == [99, 50, 9, 5, 3, 1]
    assert table.selected_dataframe == [{"n": 4, "kind": "A"}]
    table.value = table.value[1:]
    assert table.selection == [3]


async def test_edit_and_click_name_the_place_in_value(opened):
    table, page = await opened(pd.DataFrame(numbered()), pagination="remote", page_size=4)
    told = []
    table.on_edit(lambda event: told.append((event.column, event.row, event.old, event.value)))
    table.on_click(lambda event: told.append((event.column, event.row, event.value)))
    await page.sort(("n", "desc"))
    await page.set("page", 2)
    assert await page.shown("n") == [5, 4, 3, 2]
    await page.edit(1, "kind", "C")
    page.page.event(page.model, "click", {"id": page.order[1], "at": page.at("n")})
    await page.settle()
    assert told == [("kind", 4, "A", "C"), ("n", 4, 4)]
    assert table.value.loc[4, "kind"] == "C"


@pytest.mark.parametrize(
    "index",
    [[1, 1, 2, 2], pd.MultiIndex.from_product([["x", "y"], [1, 1]]), pd.to_datetime(["2024-01-01"] * 4), [None] * 4],
    ids=["twice", "levels", "days", "none"],
)
async def test_labels_may_be_equal_or_of_several_levels(opened, index):
    table, page = await opened(pd.DataFrame({"c": range(4)}, index=index))
    rows = []
    table.on_click(lambda event: rows.append(event.row))
    table.on_edit(lambda event: rows.append(event.row))
    page.page.event(page.model, "click", {"id": page.order[1], "at": page.at("c")})
    await page.edit(1, "c", 9)
    assert rows == [1, 1]
    assert table.value["c"].tolist() == [0, 9, 2, 3]


async def test_two_tables_on_one_frame_do_not_touch_each_other(site):
    frame = pd.DataFrame(numbered())
    tables = [tr.widgets.Tabulator(frame, label=name, sorters=[{"field": "n", "dir": "desc"}]) for name in "ab"]
    page = await site(lambda: tr.Column(*tables)).open()
    first, second = (TablePage(page, name) for name in "ab")
    await first.edit(0, "n", 99)
    second.follow()
    assert (tables[0].value["n"].tolist()[9], tables[1].value["n"].tolist()[9]) == (99, 9)
    assert (await second.shown("n"))[0] == 9
    assert tables[1].value is frame


async def test_one_table_in_two_sessions(site):
    table = tr.widgets.Tabulator(pd.DataFrame(numbered()))
    served = site(lambda: tr.Column(table))
    one, two = [TablePage(await served.open()) for _ in range(2)]
    await one.edit(2, "n", 50)
    await two.settle()
    await two.edit(3, "n", 60)
    await one.settle()
    assert await one.shown("n") == await two.shown("n") == [0, 1, 50, 60, 4, 5, 6, 7, 8, 9]


async def test_a_row_that_has_gone_is_refused_in_words(opened):
    table, page = await opened(pd.DataFrame(numbered()))
    gone = page.order[0]
    table.stream({"n": 10, "kind": "A"}, rollover=10)
    await page.settle()
    number = page.page.event(page.model, "edit", {"id": gone, "at": 1, "value": 5})
    await page.settle()
    assert page.page.settled[number] == {"rejected": "bad_value", "reason": "This row is no longer there."}


def test_a_table_stands_for_its_value_and_can_be_made_from_a_parameter():
    class Model(param.Parameterized):
        data = param.Parameter(pd.DataFrame({"n": [1, 2]}))

    model = Model()
    table = tr.widgets.Tabulator.from_param(model.param.data, sorters=[{"field": "n", "dir": "desc"}])
    table.patch({"n": [(0, 9)]})
    assert model.data["n"].tolist() == [9, 2]
    assert table.rx()["n"].sum().rx.value == 11
    copy = table.clone(page_size=5)
    assert copy.current_view["n"].tolist() == [9, 2]
    assert (copy.page_size, copy.sorters) == (5, table.sorters)
    with tr.io.hold():
        table.patch({"n": [(0, 3)]})
        table.value = table.value.iloc[:1]
    assert table.current_view["n"].tolist() == [3]


# Selection


@pytest.mark.parametrize("library", LIBRARIES)
async def test_what_is_selected_stays_under_filters_and_orders(opened, library):
    table, page = await opened(library(numbered()), pagination="remote", page_size=4)
    await page.select([page.order[2], page.order[3] + 4])
    assert table.selection == [2, 7]
    steps = [lambda: page.filter(("n", "<", 3)), lambda: page.sort(("n", "desc")), page.filter, page.sort]
    for step in steps:
        await step()
        assert table.selection == [2, 7]
        assert list(table.selected_dataframe["n"]) == [2, 7]


async def test_a_selection_set_by_code_is_told_and_shown(opened):
    table, page = await opened(pd.DataFrame(numbered()), pagination="remote", page_size=3)
    told = []
    table.param.watch(lambda event: told.append(event.new), "selection")
    table.selection = [7]
    await page.settle()
    assert told == [[7]]
    assert page.selected() == [7]


@pytest.mark.parametrize(
    ("change", "selected"),
    [
        (lambda frame: frame.drop(0), ["c", "d"]),
        (lambda frame: frame.drop(2), ["d"]),
        (lambda frame: frame.iloc[::-1], ["c", "d"]),
        (lambda frame: frame.assign(v=list("cdefgh")), ["e", "f"]),
        (lambda frame: pd.concat([frame, frame]), []),
    ],
)
def test_a_replaced_value_keeps_the_rows_of_the_same_labels_or_none(change, selected):
    frame = pd.DataFrame({"v": list("abcdef")})
    table = tr.widgets.Tabulator(frame, selection=[2, 3], filters=[{"field": "v", "type": "like", "value": "d"}])
    table.value = change(frame)
    assert table.selected_dataframe["v"].tolist() == selected
    assert set(table.current_view["v"]) <= {"d"}


async def test_rows_that_cannot_be_selected(opened):
    frame = pd.DataFrame(numbered())
    table, page = await opened(frame, selectable_rows=lambda rows: [1, 2], pagination="remote", page_size=4)
    assert page.block["locked"] == [0, 3]
    await page.select(page.order)
    assert table.selection == [1, 2]
    few, page = await opened(frame, selectable=1)
    assert await page.select(page.order[:2]) == {"rejected": "bad_value"}
    assert few.selection == []
    _, page = await opened(frame, selectable=False)
    assert await page.select(page.order[:1]) == {"rejected": "bad_value"}


async def test_any_number_of_rows_is_selected_and_unfolded_in_few_bytes(opened):
    count = 1_000_000
    table, page = await opened(pd.DataFrame({"n": np.arange(count)}), pagination="remote", page_size=10)
    table.selection = [5, *range(100, count), 3, np.int64(4)]
    await page.settle()
    assert len(page.model.values["selection"]) == 3 * 16
    assert page.selected()[:2] == [5, 100]
    assert page.selected()[-2:] == [3, 4]
    assert await page.select([7, 6]) is None
    assert table.selection == [7, 6]
    assert await page.send("select_all") is None
    assert len(table.selection) == count
    assert len(page.model.values["selection"]) == 16
    assert len(table.selected_dataframe) == count
    every, page = await opened(pd.DataFrame({"n": np.arange(20_000)}), pagination=None)
    await page.sort(("n", "desc"))
    assert await page.select(page.order) is None
    assert every.selection[:2] == [19_999, 19_998]
    assert len(every.selection) == 20_000


async def test_all_rows_that_filters_leave_are_selected_and_none_that_is_locked(opened):
    frame = pd.DataFrame(numbered())
    table, page = await opened(frame, selectable_rows=lambda rows: range(1, 9), pagination="remote", page_size=2)
    table.selection = [0, 2]
    await page.filter(("kind", "=", "B"))
    await page.send("select_all")
    assert table.selection == [0, 1, 2, 3, 5, 7]
    for few in (1, 3, "checkbox-single", False):
        table.selectable = few
        assert await page.send("select_all") == {"rejected": "not_allowed"}
    assert table.selection == [0, 1, 2, 3, 5, 7]


@pytest.mark.parametrize("odd", [["a"], [None], [1.5], [2**70], [-1], [True]], ids=str)
async def test_places_that_are_none_select_nothing(opened, odd):
    table, page = await opened(pd.DataFrame(numbered()), selection=[*odd, 2])
    assert page.selected() == [2]
    table.value = table.value.iloc[1:]
    assert table.selection == [1]
    assert table.selected_dataframe["n"].tolist() == [2]


# What is unfolded


async def test_what_is_unfolded_stays_with_its_row(opened):
    frame = pd.DataFrame({"name": list("abcde")})
    table, page = await opened(frame, row_content=lambda row: row["name"], expanded=[1, 3])
    await page.set("filters", [[page.at("name"), "in", ["d", "e"]]])
    await page.select([1, 3, 4], "expanded")
    assert page.model.values["content_rows"] == [1, 3, 4]
    texts = [part for part in page.page.text.replace("<p>", "").replace("</p>", "").splitlines() if part.strip()]
    assert texts == ["b", "d", "e"]
    await page.filter()
    assert table.expanded == [1, 3, 4]


async def test_what_is_below_a_row_may_be_asynchronous_and_follows_its_edits(opened):
    async def content(row):
        return f"**{row['name']}**"

    table, page = await opened(
        pd.DataFrame({"name": list("abc")}), row_content=content, expanded=[1], embed_content=True
    )
    assert page.model.values["content_rows"] == [0, 1, 2]
    assert page.selected("expanded") == [1]
    before = page.model.values["contents"]
    await page.edit(1, "name", "z")
    after = page.model.values["contents"]
    assert (after[0] == before[0], after[1] == before[1], after[2] == before[2]) == (True, False, True)
    assert "z" in page.page.text
    table.row_content = None
    await page.settle()
    assert (page.model.values["contents"], page.model.values["expandable"]) == ([], False)


def test_no_edit_is_lost_among_threads():
    table = tr.widgets.Tabulator(pd.DataFrame({"n": [0] * 40}))
    threads = [Thread(target=lambda each=each: table.patch({"n": [(each, each)]})) for each in range(20)]
    threads += [Thread(target=table.stream, args=({"n": 1},)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert table.value["n"].tolist() == [*range(20), *[0] * 20, *[1] * 20]


# Nothing of the caller's is changed


async def test_lists_and_frames_of_the_caller_stay_as_they_are(opened):
    hidden, groups, frame = ["kind"], ["kind"], pd.DataFrame(numbered())
    before = frame.copy()
    table, page = await opened(frame, hidden_columns=hidden, groupby=groups)
    tr.widgets.Tabulator(frame, hidden_columns=hidden, groupby=groups)
    await page.edit(0, "n", 5)
    table.patch({"n": [(1, 7)]})
    table.stream({"n": 1, "kind": "C"})
    assert (hidden, groups) == (["kind"], ["kind"])
    pd.testing.assert_frame_equal(frame, before)


def test_opening_copies_nothing():
    frame = pd.DataFrame({"n": np.arange(10)})
    table = tr.widgets.Tabulator(frame)
    assert table.value is frame
    assert table.current_view is frame
