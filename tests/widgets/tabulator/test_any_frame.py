"""Frames of all that there may be in one: each is shown, put in order, filtered, edited, added to and written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import transom as tr
from transom.widgets._tabulator.downloading import written


def column(values, dtype=object):
    return pd.DataFrame({"v": pd.Series(values, dtype=dtype), "k": range(len(values))})


def arrow(values, type_):
    return column(pd.array(values, dtype=pd.ArrowDtype(type_)), None)


class Mute:
    def __str__(self):
        raise RuntimeError("says nothing")

    __repr__ = __str__


FRAMES = {
    "labels of levels, some missing": pd.DataFrame(
        {"v": [1, 2]}, index=pd.MultiIndex.from_tuples([("a", np.nan), (None, 1.0)])
    ),
    "two columns of one name": pd.DataFrame([[1, 2, 3], [4, 5, 6]], columns=["a", "a", "b"]),
    "no rows": pd.DataFrame({"v": pd.Series([], dtype=float), "w": pd.Series([], dtype=object)}),
    "no columns": pd.DataFrame(index=range(3)),
    "anything": column([1, "a", None, 2.5, True, b"\xff", (1, 2), [1], {"a": 1}, dt.date(2020, 1, 1), Mute()]),
    "lists in lists": column([[[1], [2]], [[3]], None]),
    "spans": column(pd.to_timedelta(["1D", "-2h", None]), None),
    "periods": column(pd.period_range("2020-01", periods=3, freq="M"), None),
    "intervals": column(pd.interval_range(0, 3), None),
    "decimals": column([Decimal("1.10"), Decimal("NaN"), Decimal("Infinity"), None]),
    "complex numbers": column([1 + 2j, 3j], None),
    "lists of Arrow": arrow([[1], None], pa.list_(pa.int64())),
    "decimals of Arrow": arrow([Decimal("1.1"), None], pa.decimal128(5, 2)),
    "structs of Arrow": arrow([{"a": 1}, None], pa.struct([("a", pa.int64())])),
    "nullable": pd.DataFrame({
        "u": pd.array([1, None, 2**64 - 1], dtype="UInt64"), "f": pd.array([1.5, None, 2], dtype="Float32"),
    }),
    "missing alone": pd.DataFrame({"o": [None], "d": pd.to_datetime([None]), "c": pd.Categorical([None])}),
    "large numbers as objects": column([2**70, 1, -(2**80), None]),
    "small floats": column([1.5, np.inf, -np.inf], "float16"),
    "far days": column(np.array(["0001-01-01", "9999-12-31"], dtype="datetime64[s]"), None),
    "sparse": pd.DataFrame({"v": pd.arrays.SparseArray([0, 1, 0])}),
    "characters that there are not": column(["\ud800", "ok\x00"]),
    "a list of dicts": [{"n": 5, "w": float("nan")}, {"n": 10}, {"n": None, (1, 2): [1]}],
    "polars": pl.DataFrame({
        "l": [[1], None], "st": [{"a": 1}, None], "bin": [b"a", None], "dec": [Decimal("1.1"), None],
        "long": pl.Series([2**100, None], dtype=pl.Int128), "a": pl.Series([[1, 2], None], dtype=pl.Array(pl.Int64, 2)),
    }),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
async def test_each_frame_can_be_worked_with(opened, frame):
    table, page = await opened(frame, pagination=None, header_filters=True)
    columns = [each for each in table.columns if each["kind"] != "button"]
    count = len(frame)
    for each in columns:
        assert await page.set("sorters", [[each["at"], "desc"]]) is None
        for how, value in (("like", "1"), ("=", "9" * 400), (">", "nan"), ("<", 1e300), ("in", ["a", True, None])):
            assert await page.set("filters", [[each["at"], how, value]]) is None
        await page.set("filters", [])
        assert len(page.order) == count
    for column_ in table._shown.frame.columns:
        table.groupby = [column_.key]
        await page.settle()
    table.groupby = []
    for each in columns if count else []:
        for value in ("a", 1, None, "2.5", ""):
            told = await page.send("edit", {"id": page.order[0], "at": each["at"], "value": value})
            assert told is None or told["rejected"] == "not_allowed" or told["reason"]
    first = table.value[:1]
    if count:
        table.stream(first)
        await page.settle()
        assert page.total == len(table.value) == count + 1
    read = table._shown.frame
    for at, each in enumerate(read.columns):
        if count and not each.index and read.columns[at - 1].key != each.key:
            table.patch({each.key: [(0, read.cell(at, 0))]}, as_index=False)
    names = [each for each in read.columns if not each.index]
    rows = json.loads(written(frame, "x.json", index=False), parse_constant=pytest.fail)
    assert [len(each) for each in rows] == [len(names)] * (count if names else 0)
    assert len(list(csv.reader(io.StringIO(written(frame, "x.csv", index=True).decode())))) == count + 1


@pytest.mark.parametrize("make", [list, pd.DataFrame, lambda rows: pd.DataFrame(rows, dtype=object)])
def test_whole_numbers_among_what_is_missing_are_compared_as_numbers(make):
    table = tr.widgets.Tabulator(make([{"n": each} for each in (5, 10, 100, None)]))

    def left():
        view = table.current_view
        return [each["n"] for each in view] if isinstance(view, list) else view["n"].tolist()

    table.add_filter((9, 50), "n")
    assert left() == [10]
    table.remove_filter((9, 50))
    table.filters = [{"field": "n", "type": ">", "value": "9"}]
    assert left() == [10, 100]
    table.filters = [{"field": "n", "type": "=", "value": "10.0"}]
    assert left() == [10]


def test_numbers_in_a_column_of_anything_are_compared_with_numbers():
    table = tr.widgets.Tabulator([{"n": each} for each in (5, 10, "a", None)])
    table.filters = [{"field": "n", "type": ">", "value": "9"}]
    assert table.current_view == [{"n": 10}, {"n": "a"}]
