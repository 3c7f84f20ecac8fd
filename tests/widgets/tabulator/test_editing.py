"""Cells that are edited: one cell is written, its column keeps its type, what does not fit is refused with a reason."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import param
import polars as pl
import pyarrow as pa
import pytest

import transom as tr
from tests.widgets.tabulator.shown_page import moment


def column(values, dtype):
    return pd.DataFrame({"v": pd.Series(values, dtype=dtype), "other": range(len(values))})


ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("values", "dtype", "written", "stored"),
    [
        ([1.0, 2.0], "float64", 2.5, 2.5),
        ([1.0, 2.0], "float64", "1e3", 1000.0),
        ([1.0, 2.0], "float64", None, np.nan),
        ([1, 2], "int64", 5.0, 5),
        ([1, 2], "int64", "9223372036854775807", 2**63 - 1),
        ([1, 2], "int8", "-128", -128),
        ([True, False], "bool", False, False),
        (["", " "], "str", "", ""),
        (["", " "], "str", " ", " "),
        (["", " "], object, "<b>", "<b>"),
        ([None, None], object, "5", 5),
        ([None, None], object, "x", "x"),
        (pd.to_datetime(["2024-01-01 09:00", None]), None, "2024-02-29T10:00", pd.Timestamp("2024-02-29 10:00")),
        (pd.to_datetime(["2024-01-01", None]), None, None, pd.NaT),
        (
            pd.to_datetime(["2024-01-01 09:00", None]).tz_localize(ZONE),
            None,
            "2024-07-01T10:00",
            pd.Timestamp("2024-07-01 10:00", tz=ZONE),
        ),
        ([dt.date(2024, 1, 1), None], object, "2024-02-29", dt.date(2024, 2, 29)),
        ([dt.time(9), None], object, "18:30", dt.time(18, 30)),
        ([Decimal("0.10"), None], object, "0.20", Decimal("0.20")),
        (pd.to_timedelta(["1h", "2h"]), None, "1 day 02:30:00", pd.Timedelta("1 day 02:30:00")),
        (["a", "b"], pd.CategoricalDtype(["a", "b", "c"]), "c", "c"),
        ([1, None], "Int64", None, pd.NA),
        ([1, None], "Int64", 3, 3),
        ([1.5, None], "Float64", "2.5", 2.5),
        ([True, None], "boolean", True, True),
        (["a", None], "string", "", ""),
        (["a", None], "string", None, pd.NA),
    ],
    ids=str,
)
async def test_a_cell_takes_what_its_column_holds(opened, values, dtype, written, stored):
    frame = column(values, dtype)
    table, page = await opened(frame)
    told = []
    table.on_edit(lambda event: told.append((event.old, event.value)))
    assert await page.edit(0, "v", written) is None
    assert table.value["v"].dtype == frame["v"].dtype
    found = table.value["v"].iloc[0]
    assert (pd.isna(found) and pd.isna(stored)) or (found == stored and type(stored) in (type(found), type(told[0][1])))
    old = frame["v"].iloc[0]
    assert (pd.isna(old) and pd.isna(told[0][0])) or told[0][0] == old
    pd.testing.assert_series_equal(table.value["v"].iloc[1:], frame["v"].iloc[1:])
    assert table.value["other"].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("values", "dtype", "written", "reason"),
    [
        ([1], "int8", 999, "999 is more than this column can hold."),
        ([1], "uint8", -1, "-1 is more than this column can hold."),
        ([1], "int64", 2.5, "“2.5” is not a whole number."),
        ([1], "int64", None, "This column cannot hold an empty cell."),
        ([1.0], "float64", "23,4", "“23,4” is not a number."),
        ([1.0], "float64", "1.234,5", "“1.234,5” is not a number."),
        ([1.0], "float32", "1e300", "1e300 is more than this column can hold."),
        ([True], "bool", "maybe", "“maybe” does not fit into this column."),
        (["a"], pd.CategoricalDtype(["a"]), "b", "“b” is none of the options."),
        (["a"], "str", True, "“True” does not fit into this column."),
        (pd.to_datetime(["2024-01-01 09:00"]), None, "yesterday", "“yesterday” does not fit into this column."),
        (
            pd.to_datetime(["2024-01-01 09:00"]).tz_localize(ZONE),
            None,
            "2024-03-10T02:30",
            "2024-03-10T02:30 does not exist: clocks are put forward then.",
        ),
    ],
    ids=str,
)
async def test_what_a_column_cannot_hold_is_refused_at_the_cell(opened, values, dtype, written, reason):
    frame = column(values, dtype)
    table, page = await opened(frame)
    told = []
    table.on_edit(told.append)
    assert await page.edit(0, "v", written) == {"rejected": "bad_value", "reason": reason}
    assert table.value is frame
    assert told == []


@pytest.mark.parametrize(
    ("dtype", "values", "written", "stored"),
    [
        (pl.Int8, [1, 2], 5, 5),
        (pl.Float64, [1.0, 2.0], "2.5", 2.5),
        (pl.String, ["a", None], "", ""),
        (pl.Boolean, [True, None], False, False),
        (pl.Date, [dt.date(2024, 1, 1), None], "2024-02-29", dt.date(2024, 2, 29)),
        (pl.Datetime("us"), [moment(2024, 1, 1, 9), None], "2024-02-29T10:00", moment(2024, 2, 29, 10)),
        (pl.Int64, [1, None], None, None),
        (pl.Enum(["a", "b"]), ["a", "b"], "b", "b"),
        (pl.Time, [dt.time(9), None], "18:30", dt.time(18, 30)),
    ],
    ids=str,
)
async def test_frames_of_polars_keep_their_types(opened, dtype, values, written, stored):
    frame = pl.DataFrame({"v": pl.Series(values, dtype=dtype), "other": [1, 2]})
    table, page = await opened(frame)
    assert await page.edit(0, "v", written) is None
    assert table.value["v"].dtype == frame["v"].dtype
    assert table.value["v"].to_list() == [stored, values[1]]
    assert frame["v"].to_list() == values


def arrow(values, kind):
    return pd.Series(values, dtype=pd.ArrowDtype(kind))


@pytest.mark.parametrize(
    ("values", "shown", "written", "stored"),
    [
        (arrow([1, None], pa.int64()), 1, "5", 5),
        (arrow(["a", None], pa.string()), "a", "", ""),
        (arrow([dt.date(2024, 1, 1), None], pa.date32()), moment(2024, 1, 1), "2024-02-29", dt.date(2024, 2, 29)),
        (
            arrow([dt.datetime(2024, 7, 1, 13, tzinfo=dt.UTC), None], pa.timestamp("us", ZONE)),
            moment(2024, 7, 1, 9),
            "2024-07-01T10:00",
            pd.Timestamp("2024-07-01 10:00", tz=ZONE),
        ),
        (arrow([Decimal("1.10"), None], pa.decimal128(10, 2)), "1.10", "2.20", Decimal("2.20")),
        (arrow([True, None], pa.bool_()), True, False, False),
        (pd.Series(pd.arrays.SparseArray([1.0, 0.0])), 1.0, "2.5", 2.5),
        (pd.Series(pd.Categorical([1, 2])), 1, "2", 2),
        (
            pd.Series(pd.to_datetime(["1500-01-01", "2400-01-01"]).astype("datetime64[s]")),
            moment(1500, 1, 1),
            None,
            pd.NaT,
        ),
    ],
    ids=lambda value: str(getattr(value, "dtype", ""))[:30],
)
async def test_types_of_other_libraries_in_frames_of_pandas(opened, values, shown, written, stored):
    table, page = await opened(values.to_frame("v"))
    assert (await page.shown("v"))[0] == shown
    await page.sort(("v", "desc"))
    await page.sort()
    assert await page.edit(0, "v", written) is None
    assert table.value["v"].dtype == values.dtype
    found = table.value["v"].iloc[0]
    assert found == stored or (pd.isna(found) and pd.isna(stored))


@pytest.mark.parametrize("values", [[1, None], ["5", None]])
async def test_tables_of_pyarrow(opened, values):
    frame = pa.table({"v": values, "other": [1, 2]})
    table, page = await opened(frame)
    await page.sort(("v", "desc"))
    assert await page.edit(0, "v", "7") is None
    assert table.value["v"].to_pylist() == [type(values[0])("7"), None]
    assert frame["v"].to_pylist() == values


async def test_polars_refuses_what_does_not_fit(opened):
    frame = pl.DataFrame({"v": pl.Series([1], dtype=pl.Int8)})
    table, page = await opened(frame)
    assert await page.edit(0, "v", 999) == {"rejected": "bad_value", "reason": "999 is more than this column can hold."}
    assert table.value is frame


async def test_polars_times_with_a_zone_are_of_the_clock_on_the_wall(opened):
    times = pl.Series([moment(2024, 7, 1, 9)]).dt.replace_time_zone(ZONE)
    table, page = await opened(pl.DataFrame({"v": times}))
    assert await page.shown("v") == [moment(2024, 7, 1, 9)]
    assert await page.edit(0, "v", "2024-07-01T10:00") is None
    assert await page.shown("v") == [moment(2024, 7, 1, 10)]
    assert table.value["v"].dtype == times.dtype


@pytest.mark.parametrize(
    "names", [["a.b", "a", "index", "0", "", "1", 1], [1, 2.5, ("x", "y"), "__proto__", True, "a", "b"]]
)
async def test_columns_of_any_name_are_edited(opened, names):
    index = pd.Index(names, tupleize_cols=False, dtype=object)
    table, page = await opened(pd.DataFrame([range(7)], columns=index))
    told = []
    table.on_edit(lambda event: told.append(event.column))
    for at, name in enumerate(names, 1):
        number = page.page.event(page.model, "edit", {"id": page.order[0], "at": at, "value": 100 + at})
        await page.settle()
        assert page.page.settled[number] is None
        assert (told[-1], type(told[-1])) == (name, type(name))
    assert table.value.iloc[0].tolist() == [101, 102, 103, 104, 105, 106, 107]
    assert table.value.columns.equals(index)


async def test_columns_of_one_name_are_two(opened):
    table, page = await opened(pd.DataFrame([[1, 2], [3, 0]], columns=["a", "a"]))
    for at in (1, 2):
        page.page.event(page.model, "edit", {"id": page.order[0], "at": at, "value": at * 10})
    await page.set("sorters", [[2, "asc"]])
    assert table.value.to_numpy().tolist() == [[10, 20], [3, 0]]
    assert table.current_view.to_numpy().tolist() == [[3, 0], [10, 20]]


async def test_whole_numbers_keep_all_their_digits(opened):
    frame = pd.DataFrame({"big": [2**53 + 1, 2**63 - 1], "u": np.array([2**64 - 1, 1], dtype="u8"), "s": ["a", "b"]})
    table, page = await opened(frame)
    assert await page.shown("big") == [2**53 + 1, 2**63 - 1]
    assert await page.shown("u") == [2**64 - 1, 1]
    await page.edit(0, "s", "c")
    assert table.value["big"].tolist() == frame["big"].tolist()
    await page.edit(0, "u", str(2**64 - 2))
    assert table.value["u"].tolist() == [2**64 - 2, 1]


async def test_other_columns_are_not_touched_by_an_edit(opened):
    times = pd.to_datetime(["2024-01-01", "2024-01-02"]).tz_localize("UTC")
    frame = pd.DataFrame({"time": times, "text": ["a", "b"]})
    table, page = await opened(frame)
    await page.edit(0, "text", "c")
    pd.testing.assert_series_equal(table.value["time"], frame["time"])


async def test_times_are_those_of_the_clock_on_the_wall(opened):
    there = pd.to_datetime(["2024-01-01 09:00", None]).tz_localize(ZONE)
    frame = pd.DataFrame(
        {
            "zone": there,
            "naive": pd.to_datetime(["2024-01-01 09:00", None]),
            "day": pd.to_datetime(["2024-02-29", None]),
        }
    )
    _, page = await opened(frame)
    assert await page.shown("zone") == await page.shown("naive") == [moment(2024, 1, 1, 9), None]
    assert await page.shown("day") == [moment(2024, 2, 29), None]
    assert {name: (each["kind"], each["zone"]) for name, each in page.columns.items() if not each["index"]} == {
        "zone": ("datetime", ZONE), "naive": ("datetime", None), "day": ("date", None),
    }  # fmt: skip


# Who is told


async def test_data_and_event_are_one_message_and_handlers_run_after_the_data(opened):
    table, page = await opened(pd.DataFrame({"v": ["x1", "a", "x2"]}), pagination="remote", page_size=10)
    told = []
    table.on_edit(lambda event: told.append((event.row, event.old, event.value, table.value["v"].iloc[event.row])))
    await page.filter(("v", "like", "x"))
    await page.edit(0, "v", "y")
    assert told == [(0, "x1", "y", "y")]
    assert table.value["v"].tolist() == ["y", "a", "x2"]
    assert await page.shown("v") == ["x2"]
    frames = [each for each in page.page.patches() if any(op[0] == "msg" for op in each["ops"])]
    assert [op[2]["kind"] for op in frames[-1]["ops"] if op[0] == "msg"] == ["changed", "rows"]


async def test_a_watcher_of_value_sees_the_old_and_the_new_frame(opened):
    table, page = await opened(pd.DataFrame({"v": [1]}))
    told = []
    table.param.watch(lambda event: told.append((event.old["v"].tolist(), event.new["v"].tolist())), "value")
    await page.edit(0, "v", 9)
    assert told == [([1], [9])]


async def test_handlers_may_be_asynchronous_and_patch_another_column(opened):
    table, page = await opened(pd.DataFrame({"a": [1, 2], "sum": [0, 0]}))

    async def add(event):
        table.patch({"sum": [(event.row, event.value * 10)]}, as_index=False)

    table.on_edit(add)
    version = page.version
    await page.edit(1, "a", 5)
    assert table.value["sum"].tolist() == [0, 50]
    kinds = [content["kind"] for _, content in page.page.messages]
    assert set(kinds) == {"changed"}, "an editor that is open stays where it is"
    assert page.version == version + 2


async def test_a_table_follows_its_parameter_after_an_edit(opened):
    class Model(param.Parameterized):
        data = param.Parameter(pd.DataFrame({"v": [1]}))

    model = Model()
    table, page = await opened(tr.widgets.Tabulator(model.param.data))
    await page.edit(0, "v", 5)
    model.data = pd.DataFrame({"v": [7, 8]})
    await page.settle()
    assert await page.shown("v") == [7, 8]
    assert table.value is model.data


async def test_a_disabled_table_is_sorted_and_not_edited(opened):
    table, page = await opened(pd.DataFrame({"v": [1, 2]}), disabled=True)
    assert await page.edit(0, "v", 5) == {"rejected": "not_allowed"}
    assert await page.sort(("v", "desc")) is None
    assert await page.shown("v") == [2, 1]
    assert table.value["v"].tolist() == [1, 2]


async def test_what_is_not_editable_is_refused(opened):
    frame = pd.DataFrame({"a": [1], "b": [1], "c": [1]})
    table, page = await opened(frame, editors={"a": None}, editables={"b": False})
    for name in ("a", "b", "index"):
        assert await page.edit(0, name, 5) == {"rejected": "not_allowed"}
    assert await page.edit(0, "c", 5) is None
    assert table.value.to_numpy().tolist() == [[1, 1, 5]]


@pytest.mark.parametrize(
    "raw",
    [
        None, 3, {}, {"id": "x", "at": 1, "value": 1}, {"id": 0, "at": True, "value": 1},
        {"id": 0, "at": 1, "value": [1]}, {"id": 0, "at": 1, "value": {}}, {"id": True, "at": 1, "value": 1},
    ],
)  # fmt: skip
async def test_what_a_page_may_not_send_as_an_edit(opened, raw):
    table, page = await opened(pd.DataFrame({"v": [1]}))
    number = page.page.event(page.model, "edit", raw)
    await page.settle()
    assert page.page.settled[number]["rejected"] in ("bad_value", "not_allowed")
    assert table.value["v"].tolist() == [1]


@pytest.mark.parametrize(
    ("values", "editor", "written", "reason"),
    [
        (["a"], {"type": "list", "values": ["a", "b"]}, "z", "“z” is none of the options."),
        (["a"], {"type": "list", "values": ["a", "b"], "autocomplete": True}, "", "“” is none of the options."),
        (["a"], {"type": "list", "values": ["a"], "autocomplete": True, "freetext": True}, "z", None),
        (["a"], {"type": "list", "values": {"a": "A", "b": "B"}}, "b", None),
        ([1], {"type": "list", "values": {1: "One", 2: "Two"}}, "2", None),
        ([1], {"type": "list", "values": [1, 2]}, 3, "“3” is none of the options."),
        ([1.5], {"type": "list", "values": [1.0, 1.5]}, 1, None),
        (["a"], {"type": "list", "values": [{"label": "G", "options": [{"label": "B", "value": "b"}]}]}, "b", None),
        (["a"], {"type": "list", "valuesLookup": True}, "z", "“z” is none of the options."),
        (
            ["a"],
            {"type": "list", "values": ["a", "b"], "multiselect": True},
            ["b"],
            "“b” does not fit into this column.",
        ),
        ([["a"]], {"type": "list", "values": ["a", "b"], "multiselect": True}, ["b", "a"], None),
        ([["a"]], {"type": "list", "values": ["a", "b"], "multiselect": True}, ["c"], "“c” is none of the options."),
        ([5], {"type": "number", "min": 0, "max": 10}, 11, "At most 10."),
        ([5], {"type": "number", "min": 0, "max": 10}, "10", None),
        (["2024-03-01"], {"type": "date", "min": "2024-01-01"}, "2023-12-31", "At least 2024-01-01."),
        ([moment(2024, 3, 1)], {"type": "datetime", "max": "2024-03-31"}, "2024-03-31T10:00", None),
        ([moment(2024, 3, 1)], {"type": "datetime", "max": "2024-03-31"}, "2024-04-01T00:00", "At most 2024-03-31."),
    ],
    ids=str,
)
async def test_what_an_editor_cannot_enter_is_refused_in_python_too(opened, values, editor, written, reason):
    frame = pd.DataFrame({"v": pd.Series(values, dtype=object if isinstance(values[0], list) else None)})
    table, page = await opened(frame, editors={"v": editor})
    expected = None if reason is None else {"rejected": "bad_value", "reason": reason}
    assert await page.edit(0, "v", written) == expected
    assert (table.value is frame) == (reason is not None)


async def test_lists_are_lists_in_the_page_and_found_by_what_is_written_of_them(opened):
    cells = [["a", "b"], [1, 2], [0.5, None], {"k": [1]}, [object], "a", None]
    table, page = await opened(pd.DataFrame({"v": pd.Series(cells, dtype=object)}), groupby=["v"])
    shown = await page.shown("v")
    assert shown == [["a", "b"], [1, 2], [0.5, None], {"k": [1]}, str([object]), "a", None]
    await page.filter(("v", "like", "a, b"))
    assert table.current_view["v"].tolist() == [["a", "b"]]
    await page.filter(("v", "=", '{"k":[1]}'))
    assert table.current_view["v"].tolist() == [{"k": [1]}]


def test_a_list_that_holds_itself_is_shown():
    endless: list[object] = []
    endless.append(endless)
    table = tr.widgets.Tabulator(pd.DataFrame({"v": pd.Series([endless, [[]] * 5000], dtype=object)}))
    assert table.current_view["v"].iloc[0] is endless


def test_suggestions_of_bokeh_and_editors_that_adapt():
    from bokeh.models import StringEditor

    frame = pd.DataFrame({"s": ["a"], "d": [dt.date(2024, 1, 1)], "b": [True]})
    editors = {
        "s": StringEditor(completions=["a", "b"]),
        "d": "adaptable",
        "b": {"type": "tickCross", "tristate": True},
    }
    said = {each["title"]: each["edit"] for each in tr.widgets.Tabulator(frame, editors=editors).columns}
    assert said["s"] == {"type": "list", "params": {"values": ["a", "b"], "autocomplete": True, "freetext": True}}
    assert said["d"]["type"] == "date"
    assert said["b"]["params"] == {}  # a column of two states has no third
