"""`BooleanStatus`: a lamp that is on or off."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import transom as tr
from transom.testing import run_test


async def test_at_first_it_is_off() -> None:
    async with run_test(tr.indicators.BooleanStatus("Ready")) as page:
        assert (page.find("Ready")["value"], page.find("Ready")["color"]) == (False, "dark")


async def test_it_follows_what_it_is_bound_to() -> None:
    def app() -> Any:
        load = tr.widgets.IntSlider("Load", end=100)
        return tr.Column(load, tr.indicators.BooleanStatus("High", value=tr.bind(lambda n: np.bool_(n > 90), load)))

    async with run_test(app) as page:
        page.set("Load", 95)
        await page.wait(lambda: page.find("High")["value"] is True)


@pytest.mark.parametrize("values", [{"value": "yes"}, {"value": 1}, {"color": 3}])
def test_what_cannot_be_shown_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        tr.indicators.BooleanStatus(**values)


async def test_what_is_no_colour_is_reported() -> None:
    async with run_test(lambda: tr.indicators.BooleanStatus("Ready", value=None, color="reddish")) as page:
        (report,) = page.session.advice.kept
        assert "color='reddish' is no colour" in report["text"]
