"""`EditableIntSlider`, `EditableFloatSlider`, `EditableRangeSlider`: what they have besides what all numbers have."""

from __future__ import annotations

import pytest

import transom as tr

w = tr.widgets


async def opened(site, make):
    made = []

    def app():
        made.append(make())
        return made[0]

    page = await site(app).open()
    return page, made[0]


async def test_a_number_beyond_the_end_moves_it_up_to_the_fixed_one(site):
    seen = []
    page, slider = await opened(site, lambda: w.EditableIntSlider("Number", start=0, end=10, fixed_end=20))
    slider.param.watch(lambda event: seen.append((event.name, event.new)), ["value", "value_throttled", "end"])
    for name in ("value", "value_throttled"):
        page.set("Number", 15, name)
    await page.settle()
    assert (slider.value, slider.value_throttled, slider.end) == (15, 15, 15)
    assert sorted(seen) == [("end", 15), ("value", 15), ("value_throttled", 15)]
    number = page.set("Number", 25)
    await page.settle()
    assert page.settled[number] == {"rejected": "bad_value", "reason": "At most 20."}
    assert (slider.value, slider.end, page.find("Number")["value"]) == (15, 15, 15)


@pytest.mark.parametrize(
    ("make", "raw", "value", "ends"),
    [
        (lambda: w.EditableFloatSlider("N", start=0, end=1), -2, -2.0, (-2, 1)),
        (lambda: w.EditableFloatSlider("N", start=0, end=1, fixed_start=-1), -2, 0.0, (0, 1)),
        (lambda: w.EditableIntSlider("N", start=0, end=9), 2.5, 0, (0, 9)),
        (lambda: w.EditableRangeSlider("N", start=0, end=1), [-1, 4], (-1.0, 4.0), (-1, 4)),
        (lambda: w.EditableRangeSlider("N", start=0, end=1, fixed_end=2), [0, 4], (0, 1), (0, 1)),
        (lambda: w.EditableRangeSlider("N", start=0, end=1), [2, 1], (0, 1), (0, 1)),
        (lambda: w.EditableFloatSlider("N", start=3, end=1), 2, 0.0, (3, 1)),
    ],
)
async def test_what_a_page_may_set(site, make, raw, value, ends):
    page, slider = await opened(site, make)
    page.set("N", raw)
    await page.settle()
    assert (slider.value, (slider.start, slider.end)) == (value, ends)
    assert type(slider.value) is type(value)


async def test_what_code_sets_beyond_the_ends_leaves_them(site):
    page, slider = await opened(site, lambda: w.EditableFloatSlider("N", start=0, end=1, fixed_end=2))
    slider.value = 5
    await page.settle()
    assert (page.find("N")["value"], page.find("N")["end"]) == (5, 1.0)
