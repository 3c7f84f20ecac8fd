"""Data in columns: appended to and patched, as what they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from transom.indicators.rows import column, is_data, joined, patched

KINDS: list[Any] = [
    {"x": [1.0, 2.0], "y": [3.0, 4.0]},
    {"x": (1, 2), "y": np.array([3.0, 4.0])},
    {"x": pd.Series([1, 2]), "y": range(3, 5)},
    pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]}),
    pl.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]}),
    pa.table({"x": [1.0, 2.0], "y": [3.0, 4.0]}),
]
ROWS: list[Any] = [
    {"x": [5], "y": [6.0]},
    {"y": 6.0, "x": 5},
    {"x": np.array([5]), "y": pd.Series([6.0], index=[9])},
    pd.DataFrame({"x": [5], "y": [6.0]}, index=[7]),
    pd.Series({"x": 5, "y": 6.0}),
    pl.DataFrame({"x": [5], "y": [6.0]}),
]


def lists(data: Any) -> dict[str, list[Any]]:
    return {name: list(column(data, name)) for name in ("x", "y")}  # type: ignore[arg-type]


@pytest.mark.parametrize("data", KINDS, ids=lambda data: type(data).__name__)
@pytest.mark.parametrize("rows", ROWS, ids=lambda rows: type(rows).__name__)
def test_rows_of_any_kind_go_behind_data_of_any_kind(data: Any, rows: Any) -> None:
    made, gone = joined(data, rows, None)
    assert (type(made), gone) == (type(data), 0)
    assert lists(made) == {"x": [1, 2, 5], "y": [3, 4, 6]}
    made, gone = joined(data, rows, 2)
    assert lists(made) == {"x": [2, 5], "y": [4, 6]}
    assert gone == 1
    assert lists(data) == {"x": [1, 2], "y": [3, 4]}


@pytest.mark.parametrize("data", KINDS, ids=lambda data: type(data).__name__)
def test_values_are_exchanged_in_data_of_the_same_kind(data: Any) -> None:
    made = patched(data, {"y": [(0, 30), (slice(1, 2), [40])], "x": [(-1, 20)]})
    assert type(made) is type(data)
    assert lists(made) == {"x": [1, 20], "y": [30, 40]}
    assert lists(data) == {"x": [1, 2], "y": [3, 4]}
    with pytest.raises(ValueError, match="There are"):
        patched(data, {"z": [(0, 1)]})
    with pytest.raises(IndexError):
        patched(data, {"y": [(5, 1)]})


@pytest.mark.parametrize("data", KINDS, ids=lambda data: type(data).__name__)
@pytest.mark.parametrize(
    ("rows", "said"), [({"x": [1]}, "Write all of these"), ({"x": [1, 2], "y": [1]}, "lengths"), (5, "no columns")]
)
def test_what_does_not_fit_is_refused(data: Any, rows: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        joined(data, rows, None)
    with pytest.raises(ValueError, match="keeps no row"):
        joined(data, {"x": [1], "y": [1]}, 0)


def test_the_first_rows_of_what_is_empty_keep_its_types() -> None:
    assert joined(None, {"y": 3}, None) == ({"y": [3]}, 0)
    frame = pd.DataFrame({"x": pd.Series(dtype="float64"), "y": pd.Series(dtype="int64")})
    made, _ = joined(frame, {"x": [1], "y": [2]}, None)
    assert list(made.dtypes) == list(frame.dtypes)
    polars = pl.DataFrame(schema={"x": pl.Float64, "y": pl.Int8})
    made, _ = joined(polars, {"x": [1], "y": [2]}, None)
    assert made.schema == polars.schema


def test_an_index_goes_on_and_can_be_read() -> None:
    frame = pd.DataFrame({"y": [1, 2]})
    made, _ = joined(frame, {"y": [3]}, 2)
    assert list(column(made, "index")) == [1, 2]  # type: ignore[arg-type]
    days = pd.DataFrame({"y": [1]}, index=pd.Index(["a"], name="day"))
    assert list(column(days, "day")) == ["a"]  # type: ignore[arg-type]
    assert column(days, "week") is None


def test_what_has_columns() -> None:
    assert is_data({})
    assert not is_data([1])
    assert not is_data(None)
