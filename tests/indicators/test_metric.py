"""`Metric`: a number that counts."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

import transom as tr
from transom.testing import run_test


async def test_a_number_its_change_and_its_line() -> None:
    def app() -> Any:
        return tr.indicators.Metric(
            "Revenue",
            np.float64(716_310),
            format="€ 0,0",
            delta=0.042,
            delta_format="{value:+.1%}",
            spark=pd.Series([1, 3]),
        )

    async with run_test(app) as page:
        metric = page.find("Revenue")
        assert metric["value"] == ["€ ", "716,310", ""]
        assert metric["delta"] == [1, "", "+4.2%", ""]
        assert metric["spark"] == [1, 3]
        assert metric["good"] == "up"


@pytest.mark.parametrize(
    ("delta", "form", "sent"),
    [
        (None, None, None),
        (math.nan, None, None),
        (-1300, None, [-1, "", "-1,300", ""]),
        (0, None, [0, "", "+0", ""]),
        (0.0001, "{value:+.1f}", [0, "", "+0.0", ""]),
        (math.inf, None, [1, "", "+inf", ""]),
        ("-3 °C", None, [-1, "-3 °C", "", ""]),
        ("a little", None, [1, "a little", "", ""]),
    ],
)
async def test_a_change_goes_up_or_down_or_is_none(delta: Any, form: Any, sent: Any) -> None:
    async with run_test(lambda: tr.indicators.Metric("Change", 1, delta=delta, delta_format=form)) as page:
        assert page.find("Change")["delta"] == sent


async def test_what_is_unknown_is_no_number_and_a_new_format_is_that_of_the_number_there_is() -> None:
    made: list[Any] = []

    def app() -> Any:
        made.append(tr.indicators.Metric("Number"))
        return made[-1]

    async with run_test(app) as page:
        assert page.find("Number")["value"] is None
        made[-1].value = 1234.5
        await page.settle()
        assert page.find("Number")["value"] == ["", "1,234.5", ""]
        made[-1].format = "%.3f m"
        await page.settle()
        assert page.find("Number")["value"] == ["", "1234.500", " m"]
        made[-1].value = pd.NA
        await page.settle()
        assert page.find("Number")["value"] is None


async def test_a_format_that_does_not_fit_is_reported_once_and_the_number_is_shown() -> None:
    def app() -> Any:
        return tr.indicators.Metric("Number", 1.5, format="{value:d}", spark="up and down")

    async with run_test(app) as page:
        assert page.find("Number")["value"] == ["", "1.5", ""]
        assert page.find("Number")["spark"] is None
        said = [report["text"] for report in page.session.advice.kept]
        assert len([text for text in said if "format='{value:d}'" in text]) == 1
        assert any("spark='up and down'" in text for text in said)


async def test_a_line_has_gaps_and_of_a_long_one_the_page_has_its_ends() -> None:
    gaps = tr.indicators.Metric("Gaps", spark=[1, None, math.nan, np.int64(2), math.inf])
    long = tr.indicators.Metric("Long", spark=np.r_[np.zeros(5000), 7, np.ones(5000)])
    async with run_test(lambda: tr.Column(gaps, long)) as page:
        assert page.find("Gaps")["spark"] == [1, None, None, 2, None]
        points = page.find("Long")["spark"]
        assert len(points) <= 200
        assert (min(points), max(points), points[-1]) == (0, 7, 1)


async def test_the_page_cannot_set_it() -> None:
    async with run_test(lambda: tr.indicators.Metric("Number", 3)) as page:
        number = page.set("Number", 4)
        await page.settle()
        assert page.settled[number] == {"rejected": "not_allowed"}
