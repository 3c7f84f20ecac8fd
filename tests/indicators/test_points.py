"""Points of small plots."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from transom.indicators.points import numbers, places, thinned


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 2.5, np.int64(3), Decimal(4)], [1, 2.5, 3, 4]),
        ([1, None, math.nan, math.inf, pd.NA, 10**400], [1, None, None, None, None, None]),
        (np.array([1, 2]), [1, 2]),
        (pd.Series([1, None]), [1, None]),
        (pl.Series([1, None]), [1, None]),
        ([], []),
        (["1"], None),
        ([True], None),
        ("123", None),
        (5, None),
    ],
)
def test_numbers_and_gaps(values: Any, found: Any) -> None:
    assert numbers(values) == found


HOUR = 3_600_000


@pytest.mark.parametrize(
    "times",
    [
        [dt.datetime.fromisoformat("1970-01-01"), dt.datetime.fromisoformat("1970-01-01 01:00")],
        [dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.datetime(1970, 1, 1, 1, tzinfo=dt.UTC)],
        np.array(["1970-01-01T00", "1970-01-01T01"], "datetime64[s]"),
        pd.Series(pd.to_datetime(["1970-01-01 00:00", "1970-01-01 01:00"])).to_numpy(),
        list(pd.to_datetime(["1970-01-01 00:00", "1970-01-01 01:00"])),
    ],
)
def test_times_are_milliseconds(times: Any) -> None:
    assert places(times) == [0, HOUR]


def test_days_and_what_is_no_time() -> None:
    assert places([dt.date(1970, 1, 2), None, pd.NaT]) == [24 * HOUR, None, None]
    assert places(["a", "b"]) is None


def test_of_many_the_least_and_the_greatest_of_each_part_are_drawn() -> None:
    ys: list[float | None] = [0.0] * 5000 + [7.0] + [1.0] * 5000 + [-7.0] * 2
    kept = thinned(ys, 200)
    assert len(kept) <= 200
    assert {ys[at] for at in kept} == {0.0, 7.0, 1.0, -7.0}
    assert list(kept) == sorted(kept)
    assert list(thinned([None] * 300, 200))[:2] == [0, 4]
    assert list(thinned([1.0, 2.0], 200)) == [0, 1]


def test_parts_stay_where_they_are_while_the_row_moves_on() -> None:
    row = [float(number * 37 % 101) for number in range(3000)]
    before = list(thinned(row[:2000], 1000))
    after = [at + 10 for at in thinned(row[10:2010], 1000, 10)]
    assert len(set(before) - set(after)) <= 10
