"""`Number`: a number in a colour that says how it stands."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

import transom as tr
from transom.testing import run_test

COLORS = [(50, "green"), (90, "orange"), (np.int64(100), "red")]


async def test_at_first_it_is_as_large_as_panels_and_unknown() -> None:
    async with run_test(tr.indicators.Number("Load")) as page:
        number = page.find("Load")
        names = ("value", "nan_format", "font_size", "title_size", "default_color")
        assert [number[name] for name in names] == [None, "-", "54pt", "18pt", None]


@pytest.mark.parametrize(
    ("value", "color"),
    [
        (0, "green"),
        (50, "green"),
        (50.1, "orange"),
        (Decimal(100), "red"),
        (101, "blue"),
        (-math.inf, "green"),
        (math.nan, "blue"),
        (None, "blue"),
        ("ready", "blue"),
    ],
)
@pytest.mark.parametrize("colors", [COLORS, COLORS[::-1]])
async def test_its_colour_is_that_of_the_lowest_threshold_that_holds(value: Any, color: str, colors: Any) -> None:
    made = tr.indicators.Number("Load", value=value, colors=colors, default_color="blue")
    async with run_test(lambda: made) as page:
        assert page.find("Load")["default_color"] == color


async def test_the_colour_goes_with_the_value_and_with_the_thresholds() -> None:
    made = tr.indicators.Number("Load", value=1, colors=COLORS)
    async with run_test(lambda: made) as page:
        made.value = 95
        await page.settle()
        number = page.find("Load")
        assert (number["value"], number["default_color"]) == (["", "95", ""], "red")
        made.colors = None
        await page.settle()
        assert page.find("Load")["default_color"] is None


async def test_what_is_no_pair_of_a_number_and_a_colour_is_left_out_and_reported() -> None:
    def app() -> Any:
        return tr.indicators.Number("Load", value=1, colors=["red", (None, "red"), (1, "reddish"), (2, "blue")])

    async with run_test(app) as page:
        assert page.find("Load")["default_color"] == "blue"
        (report,) = page.session.advice.kept
        assert "'red' in colors is no pair" in report["text"]
