"""Range sliders: two values on one track, their ends, what does not fit."""

from __future__ import annotations

import asyncio
import datetime as dt
from decimal import Decimal

import numpy as np
import pytest

import transom as tr
from tests.widgets.test_values import WAYS, changed

assert changed  # the fixture


def root(page):
    """What the app has made."""
    found = [node.component for node in page.view.tree.nodes.values()]
    return next(each for each in found if isinstance(each, tr.Row | tr.widgets.Widget))


KINDS = [tr.widgets.RangeSlider, tr.widgets.IntRangeSlider]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({}, (0, 1)),
        ({"start": 5, "end": 100}, (5, 100)),
        ({"start": -5}, (-5, 1)),
        ({"end": 9, "value": (2, 4)}, (2, 4)),
        ({"end": 9, "value": [2, 4]}, (2, 4)),
        ({"end": 9, "value": np.array([2, 4])}, (2, 4)),
        ({"end": 9, "value": None}, None),
        ({"end": 9, "value_start": 3}, (3, 9)),
        ({"end": 9, "value_end": 3}, (0, 3)),
        ({"start": 2, "end": 2}, (2, 2)),
    ],
)
def test_what_it_has_from_the_first(kind, given, value):
    slider = kind(**given)
    assert slider.value == slider.value_throttled == value
    assert (slider.value_start, slider.value_end) == (value or (None, None))
    assert slider.value is None or {type(each) for each in slider.value} == {int}


def test_the_range_shown_at_first_is_the_value():
    assert tr.widgets.RangeSlider(start=5, end=100.5).value == (5, 100.5)


@pytest.mark.parametrize("bad", [1, "ab", (1,), (1, 2, 3), ("a", "b"), (1, None), dt.date(2024, 2, 29)])
@pytest.mark.parametrize("kind", KINDS)
def test_what_are_not_two_numbers_is_refused_with_the_name(kind, bad):
    slider = kind(end=9)
    for make in (lambda: kind(value=bad), lambda: setattr(slider, "value", bad)):
        with pytest.raises(ValueError, match="value"):
            make()
    assert slider.value == (0, 9)


def test_whole_numbers_are_whole_and_exact():
    with pytest.raises(ValueError, match=r"value=\(1.5, 2\) is not two whole numbers. Use a RangeSlider."):
        tr.widgets.IntRangeSlider(value=(1.5, 2))
    with pytest.raises(ValueError, match=r"IntRangeSlider.value=-9007199254740993 is beyond ±2\*\*53"):
        tr.widgets.IntRangeSlider(value=(-(2**53) - 1, 2))
    with pytest.raises(ValueError, match=r"IntRangeSlider.end=9007199254740993 is beyond ±2\*\*53"):
        tr.widgets.IntRangeSlider(end=2**53 + 1)


async def test_decimals_stay_themselves_in_python(site):
    low, high = Decimal("0.1"), Decimal("0.7")
    page = await site(lambda: tr.widgets.RangeSlider(value=(low, high), step=Decimal("0.1"))).open()
    model = page.find("RangeSlider")
    assert (model["value"], model["step"]) == ([0.1, 0.7], 0.1)
    page.set("RangeSlider", [0.2, 0.5])
    await page.advance(0.1)
    assert root(page).value == (0.2, 0.5)


def test_each_part_can_be_set_and_watched():
    slider = tr.widgets.IntRangeSlider(end=9)
    seen = []
    for name in ("value", "value_start", "value_end"):
        slider.param.watch(lambda event: seen.append((event.name, event.new, slider.value)), name)
    slider.value_start = 3
    assert seen == [("value_start", 3, (3, 9)), ("value", (3, 9), (3, 9))]
    seen.clear()
    slider.param.update(value_start=4, value_end=5)
    assert sorted(seen) == [("value", (4, 5), (4, 5)), ("value_end", 5, (4, 5)), ("value_start", 4, (4, 5))]
    slider.value = (1, 2)
    assert (slider.value_start, slider.value_end, slider.value_throttled) == (1, 2, (1, 2))
    slider.value_end = None
    assert slider.value is slider.value_start is slider.value_throttled is None
    slider.value_end = 7
    assert slider.value == (0, 7)


async def test_while_it_moves_only_value_follows_and_a_release_sets_both(site):
    seen = []

    def app():
        slider = tr.widgets.IntRangeSlider(end=10)
        for name in ("value", "value_start", "value_throttled"):
            slider.param.watch(lambda event: seen.append((event.name, event.new)), name)
        return slider

    page = await site(app).open()
    page.set("IntRangeSlider", [3, 10])
    await page.settle()
    assert sorted(seen, key=str) == [("value", (3, 10)), ("value_start", 3)]
    page.set("IntRangeSlider", [3.0, 10], "value_throttled")
    await page.settle()
    assert seen[2:] == [("value_throttled", (3, 10))]
    assert {type(each) for each in root(page).value_throttled} == {int}


@pytest.mark.parametrize(
    "bad", [None, 3, [3], [1, 2, 3], "12", ["1", "2"], [-1, 5], [5, 11], [5, 3], [True, 3], {"0": 1}, [[1], 2]]
)
@pytest.mark.parametrize("name", ["value", "value_throttled"])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_bad_value_is_rejected(site, kind, bad, name):
    page = await site(lambda: kind(end=10, value=(3, 4))).open()
    cseq = page.set(kind.__name__, bad, name)
    await page.advance(0.1)
    assert page.settled == {cseq: {"rejected": "bad_value"}}
    assert root(page).value == (3, 4)


async def test_fractions_are_refused_where_numbers_are_whole(site):
    page = await site(lambda: tr.widgets.IntRangeSlider(end=10)).open()
    cseq = page.set("IntRangeSlider", [1.5, 3])
    await page.advance(0.1)
    assert page.settled == {cseq: {"rejected": "bad_value"}}


# --------------------------------------------------------------------------------- what does not fit


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
async def test_values_outside_of_the_ends_are_kept_and_reported_once(changed, way, kind):
    shown = await changed(way, kind, {"start": 0, "end": 5}, {"value": (3, 50)})
    assert shown.widget.value == (3, 50)
    assert shown.model["value"] == [3, 50]
    assert shown.seen == ([] if way == "constructor" else [(3, 50)])
    (report,) = shown.reports
    assert report.startswith(f"{kind.__name__} '': value=(3, 50) is outside of 0…5; a knob stands at the nearest end.")


@pytest.mark.parametrize("way", WAYS)
async def test_values_the_wrong_way_round_are_kept_and_reported_once(changed, way):
    shown = await changed(way, tr.widgets.IntRangeSlider, {"end": 5}, {"value": (4, 2)})
    assert shown.widget.value == (4, 2)
    assert (shown.widget.value_start, shown.widget.value_end) == (4, 2)
    (report,) = shown.reports
    assert "value=(4, 2) is the wrong way round, so it is shown as 2…4. Swap them." in report


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("change", "value"), [({"end": 3}, (2, 3)), ({"end": 1}, (1, 1)), ({"start": 5}, (5, 7)), ({"start": 8}, (8, 8))]
)
async def test_ends_that_move_past_values_take_them_with_them(changed, way, change, value):
    shown = await changed(way, tr.widgets.IntRangeSlider, {"end": 10, "value": (2, 7)}, change)
    if way == "constructor":  # there the value is given too: it is kept
        assert (shown.widget.value, len(shown.reports)) == ((2, 7), 1)
        return
    assert shown.widget.value == shown.widget.value_throttled == value
    assert (shown.widget.value_start, shown.widget.value_end) == value
    assert shown.model["value"] == list(value)
    assert (shown.seen, shown.reports) == ([value], [])


@pytest.mark.parametrize("way", WAYS)
async def test_ends_that_move_away_leave_them(changed, way):
    shown = await changed(way, tr.widgets.IntRangeSlider, {"end": 10}, {"end": 20})
    assert shown.widget.value == ((0, 20) if way == "constructor" else (0, 10))


@pytest.mark.parametrize("way", WAYS)
async def test_it_may_have_no_value(changed, way):
    shown = await changed(way, tr.widgets.RangeSlider, {"end": 2.0, "value": (0.5, 1.0)}, {"value": None})
    assert shown.widget.value is shown.widget.value_throttled is shown.model["value"] is None
    assert shown.widget.value_start is shown.widget.value_end is None
    assert shown.reports == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"start": 20}, "start=20 is above end=10, so it cannot be moved. Swap them."),
        ({"step": 0}, "step=0 is not above 0, so 1 is used."),
    ],
)
async def test_ends_the_wrong_way_round_and_steps_without_size_are_kept(changed, way, change, text):
    shown = await changed(way, tr.widgets.IntRangeSlider, {"end": 10, "value": (2, 5)}, change)
    assert (shown.widget.value, shown.seen, shown.model["step"]) == ((2, 5), [], 1)
    (report,) = shown.reports
    assert text in report


async def test_a_range_without_a_value_waits_for_ends_that_are_on_their_way(site):
    seen = []

    async def later(value, seconds):
        await asyncio.sleep(seconds)
        return value

    def app():
        free = tr.widgets.RangeSlider(label="free", start=tr.bind(later, 5, 1), end=tr.bind(later, 100.5, 2))
        half = tr.widgets.RangeSlider(label="half", start=0.5, end=tr.bind(later, 9, 1))
        given = tr.widgets.RangeSlider(label="given", end=tr.bind(later, 9, 1), value=(2, 12))
        moved = tr.widgets.RangeSlider(label="moved", end=tr.bind(later, 9, 1))
        for each in (free, half, given, moved):
            each.param.watch(lambda event: seen.append((event.obj.label, event.new)), "value")
        moved.value = (0.25, 0.5)
        return tr.Row(free, half, given, moved)

    page = await site(app, dev=True).open()
    await page.advance(3)
    assert [each.value for each in root(page)] == [(5, 100.5), (0.5, 9), (2, 9), (0.25, 0.5)]
    assert sorted(seen) == [("free", (5, 100.5)), ("given", (2, 9)), ("half", (0.5, 9)), ("moved", (0.25, 0.5))]
    assert [each for each in page.session.advice.kept if each["report"] == "value"] == []
    root(page)[0].end = 200
    assert root(page)[0].value == (5, 100.5)


@pytest.mark.parametrize("names", [("start", "end", "value"), ("value", "end", "start"), ("end", "value", "start")])
@pytest.mark.parametrize("ends", [(-10, 50), (4, 6)])
def test_ends_and_values_can_be_changed_together_in_any_order(names, ends):
    slider = tr.widgets.IntRangeSlider(end=10, value=(2, 7))
    seen = []
    slider.param.watch(lambda event: seen.append(event.new), "value")
    to = dict(zip(("start", "end"), ends, strict=True)) | {"value": ends}
    slider.param.update(**{name: to[name] for name in names})
    assert (slider.value, slider.start, slider.end, seen) == (ends, *ends, [ends])


def test_what_is_no_number_does_no_harm():
    nan = float("nan")
    for slider in (tr.widgets.RangeSlider(value=(nan, 1)), tr.widgets.RangeSlider(value_start=nan)):
        assert str(slider.value) == "(nan, 1)"
        slider.value_end = nan
        slider.end = 5
        assert str(slider.value) == "(nan, nan)"
        slider.value = (0.5, 0.75)
        assert (slider.value_start, slider.value_end) == (0.5, 0.75)


def test_without_a_value_it_has_the_first_ends_that_are_numbers():
    slider = tr.widgets.RangeSlider(start=float("nan"), end=float("nan"))
    assert slider.value == (0, 1)
    slider.param.update(start=5.0, end=9.0)
    assert slider.value == (5, 9)
    slider.param.update(start=1.0, end=20.0)
    assert slider.value == (5, 9)
