"""`aspect_ratio`: what is no proportion is kept, not shown, and reported once."""

from __future__ import annotations

import math

import numpy as np
import pytest

import transom as tr


@pytest.mark.parametrize("value", [0, -1.5, math.nan, math.inf, "wide", "16/9", "", True])
async def test_what_is_no_proportion_is_reported_once(site, value):
    made = []

    def app():
        made.append(tr.Spacer(aspect_ratio=value))
        return made[0]

    page = await site(app).open()
    for _ in range(2):
        made[0].aspect_ratio = value
        await page.settle()
    assert page.find("Spacer")["aspect_ratio"] is None
    (report,) = [each["text"] for each in page.session.advice.kept]
    assert report.startswith(f"Spacer '': aspect_ratio={value!r} is no proportion")
    assert 'such as 1.5, or "auto"' in report
    made[0].aspect_ratio = 2
    await page.settle()
    assert page.find("Spacer")["aspect_ratio"] == 2


@pytest.mark.parametrize("value", [None, "auto", 1, 0.001, np.float32(1.5)])
async def test_what_is_one_is_not(site, value):
    page = await site(lambda: tr.Spacer(aspect_ratio=value)).open()
    assert page.find("Spacer")["aspect_ratio"] == value
    assert page.session.advice.kept == []


async def test_that_of_a_class_is_not_shown_either(site):
    class Flat(tr.Spacer):
        aspect_ratio = 0

    page = await site(lambda: Flat()).open()  # noqa: PLW0108 - a class is no app
    assert page.find("Spacer")["aspect_ratio"] is None
