"""`Trend`: a number, its change, and a plot of how it came about."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import transom as tr
from tests.site import Site, on_clock
from transom.testing import run_test


@asynccontextmanager
async def shown(*args: Any, **params: Any) -> AsyncIterator[tuple[Any, Any]]:
    kept: list[Any] = []

    def app() -> Any:
        kept.append(tr.indicators.Trend(*args, **params))
        return kept[0]

    async with run_test(app) as page:
        yield page, kept[0]


def texts(page: Any) -> list[str]:
    return [report["text"] for report in page.session.advice.kept]


def test_names_and_defaults_are_those_of_panel() -> None:
    made = tr.indicators.Trend("Price", data={"x": [1], "y": [2]}, width=200, height=200, plot_type="area")
    assert (made.value, made.value_change, made.layout, made.plot_x, made.plot_y) == (
        "auto",
        "auto",
        "column",
        "x",
        "y",
    )
    assert tr.indicators.Trend().plot_type == "bar"


@pytest.mark.parametrize(
    "kind", [dict, pd.DataFrame, pl.DataFrame, lambda data: {k: np.array(v) for k, v in data.items()}]
)
async def test_value_and_change_follow_from_the_last_rows(kind: Any) -> None:
    async with shown("Price", data=kind({"x": [1, 2, 4], "y": [3.0, 5.0, 4.0]})) as (page, made):
        price = page.find("Price")
        assert price["data"] == [1, 3, 2, 5, 4, 4]
        assert price["value"] == ["", "4", ""]
        assert price["value_change"] == [-1, "", "-20.00%", ""]
        made.data = kind({"x": [1, 2], "y": [-2.0, -1.0]})
        await page.settle()
        price = page.find("Price")
        assert (price["value"], price["value_change"]) == (["", "-1", ""], [1, "", "+50.00%", ""])
        assert not texts(page)


@pytest.mark.parametrize(
    ("ys", "value", "change"),
    [
        ([], None, None),
        ([5], ["", "5", ""], None),
        ([0, 5], ["", "5", ""], None),
        ([5, 5], ["", "5", ""], [0, "", "+0.00%", ""]),
        ([None, 5], ["", "5", ""], None),
        ([5, math.nan], None, None),
        ([1, 10**400], ["", f"{10**400:,}", ""], None),
    ],
)
async def test_what_cannot_be_told_of_a_change_is_not(ys: list[Any], value: Any, change: Any) -> None:
    async with shown("Price", data={"y": ys}) as (page, _):
        assert (page.find("Price")["value"], page.find("Price")["value_change"]) == (value, change)


async def test_what_is_given_is_shown_in_place_of_what_follows() -> None:
    async with shown("Price", data={"y": [1, 2]}, value=7, value_change="-3 °C", format="{value:.1f} €") as (
        page,
        made,
    ):
        assert page.find("Price")["value"] == ["", "7.0", " €"]
        assert page.find("Price")["value_change"] == [-1, "-3 °C", "", ""]
        made.param.update(value="auto", value_change=np.float64(0.5), change_format="{value:+}")
        await page.settle()
        assert page.find("Price")["value"] == ["", "2.0", " €"]
        assert page.find("Price")["value_change"] == [1, "", "+0.5", ""]


async def test_rows_without_a_place_are_counted_and_gaps_stay() -> None:
    async with shown("Price", data={"x": ["a", "b", "c"], "y": [1, None, 3]}) as (page, made):
        assert page.find("Price")["data"] == [0, 1, 1, None, 2, 3]
        made.data = {"t": [5, 6], "v": [7, 8]}
        made.param.update(plot_x="t", plot_y="v")
        await page.settle()
        assert page.find("Price")["data"] == [5, 7, 6, 8]
        assert page.find("Price")["value"] == ["", "8", ""]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"z": [1]}, "no column 'y'"),
        ([1, 2, 3], "no column 'y'"),
        (5, "no column 'y'"),
        ({"y": ["a", "b"]}, "no numbers"),
    ],
)
async def test_what_has_no_numbers_is_kept_and_reported_and_there_is_no_plot(data: Any, said: str) -> None:
    async with shown("Price", data=data) as (page, made):
        assert page.find("Price")["data"] == []
        assert made.data is data
        (told,) = texts(page)
        assert said in told


async def test_what_is_no_colour_is_reported() -> None:
    async with shown("Price", plot_color="reddish", pos_color="#5cb85c", neg_color="danger") as (page, _):
        (told,) = texts(page)
        assert "plot_color='reddish' is no colour" in told


async def test_rows_are_streamed_and_older_ones_go() -> None:
    seen: list[int] = []
    async with shown("Price", data={"y": [1, 2]}) as (page, made):
        made.param.watch(lambda event: seen.append(len(event.new["y"])), "data")
        made.stream({"y": [3, 4]})
        made.stream({"y": 5}, rollover=3)
        await page.settle()
        assert made.data == {"y": [3, 4, 5]}
        assert page.find("Price")["data"] == [2, 3, 3, 4, 4, 5]
        assert page.find("Price")["value"] == ["", "5", ""]
        made.patch({"y": [(0, 30)]})
        await page.settle()
        assert page.find("Price")["data"] == [2, 30, 3, 4, 4, 5]
        assert seen == [4, 3, 3]
        made.data = {"y": [9]}
        await page.settle()
        assert page.find("Price")["data"] == [0, 9]


def test_what_several_threads_stream_is_all_there() -> None:
    made = tr.indicators.Trend(data={"y": []})
    threads = [
        threading.Thread(target=lambda first=first: [made.stream({"y": first + n}) for n in range(100)])
        for first in (0, 1000, 2000)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made.data["y"]) == [*range(100), *range(1000, 1100), *range(2000, 2100)]


@pytest.mark.parametrize("count", [900, 5000])
def test_of_what_is_streamed_each_page_gets_what_is_new(count: int) -> None:
    values = [math.sin(number) for number in range(count + 30)]

    async def main() -> None:
        made = tr.indicators.Trend("Price", data={"y": values[:count]})
        site = Site(lambda: made, flush_interval=0)
        pages = [await site.open(), await site.open()]
        before = [len(page.frames) for page in pages]
        for number in range(30):
            made.stream({"y": values[count + number]}, rollover=count)
            for page in pages:
                await page.settle()
        for page, start in zip(pages, before, strict=True):
            sizes = [len(json.dumps(frame)) for frame in page.frames[start:]]
            assert sum(sizes) < 30 * 300
            (model,) = [each for each in page.models.values() if each.type == "Trend"]
            assert model["value"] == ["", f"{values[-1]:.3g}", ""]
            assert model["data"] == made._encode_data(made.data, None)  # type: ignore[arg-type]
        await site.aclose()

    on_clock(main())


def test_a_copy_begins_to_count_anew() -> None:
    made = tr.indicators.Trend("Price", data={"y": [1, 2]})
    made.stream({"y": 3}, rollover=2)
    copy = made.clone(label="Other")
    assert (copy.data, copy._gone) == ({"y": [2, 3]}, 0)
    assert made._gone == 1
