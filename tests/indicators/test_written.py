"""Numbers as text."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from transom.indicators.written import UNWRITABLE, as_number, is_missing, written


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (716_310, None, "716,310"),
        (716_310.126, None, "716,310.13"),
        (0.1 + 0.2, None, "0.3"),
        (0.012345, None, "0.0123"),
        (-3, None, "-3"),
        (0.0, None, "0"),
        (1e300, None, "1e+300"),
        (10**400, None, f"{10**400:,d}"),
        (Decimal("1234.50"), None, "1,234.50"),
        (float("inf"), None, "inf"),
        ("ready", None, "ready"),
        (True, None, "True"),
        (0.1 + 0.2, "{value}", "0.3"),
        (2024, "{value}", "2024"),
        (1234.5, "{value:,.2f} kg", "1,234.50 kg"),
        (0.042, "{value:+.1%} more", "+4.2% more"),
        (7, "{}/{value:02d}", "7/07"),
        (7, "{{{value}}}", "{7}"),
        (1234.5, "€ 0,0.00", "€ 1,234.50"),
        (1.239, "0.0[00]", "1.239"),
        (Decimal("0.1"), "0.000", "0.100"),
        (float("-inf"), "0,0.0", "-inf"),
    ],
)
def test_a_number_as_its_format_says(value: Any, form: str | None, text: str) -> None:
    assert "".join(written(value, form)) == text


@pytest.mark.parametrize(
    ("value", "form", "text"), json.loads((Path(__file__).parents[1] / "client" / "formats.json").read_text("utf-8"))
)
def test_what_the_page_writes_too_is_written_alike(value: Any, form: str, text: str) -> None:
    assert "".join(written(value, form)) == text


@pytest.mark.parametrize(
    ("value", "form"), [(1.5, "{value:d}"), (1, "{other}"), (1, "{value.x}"), (1, "none"), (1, "{")]
)
def test_a_format_that_a_number_cannot_be_written_by(value: Any, form: str) -> None:
    with pytest.raises(UNWRITABLE):
        written(value, form)


@pytest.mark.parametrize("value", [None, float("nan"), np.nan, pd.NA, pd.NaT, Decimal("nan"), Decimal("snan")])
def test_what_is_no_value(value: Any) -> None:
    assert is_missing(value)


@pytest.mark.parametrize(
    "value", [np.float64(2.5), np.float32(2.5), np.array(2.5), np.array([2.5]), pd.Series([2.5]), Fraction(5, 2)]
)
def test_numbers_of_others_are_pythons(value: Any) -> None:
    assert as_number(value) == 2.5
    assert type(as_number(value)) is float


def test_what_has_several_numbers_stays_as_it_is() -> None:
    several = np.array([1, 2])
    assert as_number(several) is several
    assert type(as_number(np.int64(3))) is int
