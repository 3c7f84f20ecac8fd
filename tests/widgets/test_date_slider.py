"""Sliders of days and moments: what code gives, what a page moves, kinds and zones that stay."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import param
import pytest

import transom as tr

w = tr.widgets
FIRST, DAY, LAST = dt.date(2024, 1, 1), dt.date(2024, 2, 29), dt.date(2024, 12, 31)
NEW_YORK = ZoneInfo("America/New_York")
EPOCH = dt.date(1970, 1, 1)


def at(*parts):
    """What a clock on the wall says."""
    return dt.datetime(*parts)  # noqa: DTZ001 - without a zone


def wire(when):
    """Seconds since 1970 on the wall."""
    day = when if not isinstance(when, dt.datetime) else when.date()
    time = when.time() if isinstance(when, dt.datetime) else dt.time()
    return (day - EPOCH).days * 86_400 + time.hour * 3600 + time.minute * 60 + time.second


@pytest.fixture
def shown(site):
    """`shown(kind, **parameters)`: a page, the slider in it, and the values its watchers were told."""

    async def show(kind, **parameters):
        made, seen = [], []

        def app():
            made.append(kind("When", **parameters))
            made[0].param.watch(lambda event: seen.append(event.new), "value")
            return made[0]

        return await site(app, dev=True).open(), made[0], seen

    return show


async def move(page, raw):
    cseq = page.set("When", raw)
    await page.settle()
    return page.settled[cseq]


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (w.DateSlider, {}, FIRST),
        (w.DateSlider, {"value": DAY}, DAY),
        (w.DateSlider, {"value": at(2024, 2, 29, 18)}, DAY),
        (w.DateSlider, {"value": pd.Timestamp("2024-02-29 18:00")}, DAY),
        (w.DateSlider, {"value": np.datetime64("2024-02-29T18:00")}, DAY),
        (w.DateSlider, {"value": "2024-02-29"}, DAY),
        (w.DateSlider, {"value": None}, None),
        (w.DateSlider, {"value": pd.NaT}, None),
        (w.DateSlider, {"value": DAY, "as_datetime": True}, at(2024, 2, 29)),
        (w.DateSlider, {"value": at(2024, 2, 29, 18), "as_datetime": True}, at(2024, 2, 29, 18)),
        (w.DatetimeSlider, {}, at(2024, 1, 1)),
        (w.DatetimeSlider, {"value": "2024-02-29 18:00"}, at(2024, 2, 29, 18)),
        (w.DateRangeSlider, {}, (FIRST, LAST)),
        (w.DateRangeSlider, {"value": [DAY, DAY]}, (DAY, DAY)),
        (w.DateRangeSlider, {"value": (at(2024, 2, 29, 18), at(2024, 3, 1))}, (at(2024, 2, 29, 18), at(2024, 3, 1))),
        (w.DateRangeSlider, {"value": None}, None),
        (w.DatetimeRangeSlider, {}, (at(2024, 1, 1), at(2024, 12, 31))),
    ],
)
async def test_it_has_what_it_is_given_or_its_ends(shown, kind, given, value):
    page, slider, _ = await shown(kind, start=FIRST, end=LAST, **given)
    assert slider.value == slider.value_throttled == value
    pairs = zip(*(each if isinstance(each, tuple) else (each,) for each in (slider.value, value)), strict=True)
    assert all(type(one) is type(other) for one, other in pairs)
    travels = page.find("When")["value"]
    assert travels == ([*map(wire, value)] if isinstance(value, tuple) else value and wire(value))
    assert page.session.advice.kept == []


@pytest.mark.parametrize(
    ("kind", "given", "raw", "value"),
    [
        (w.DateSlider, {}, wire(DAY), DAY),
        (w.DateSlider, {"as_datetime": True}, wire(DAY), at(2024, 2, 29)),
        (w.DatetimeSlider, {}, wire(at(2024, 2, 29, 18, 1)), at(2024, 2, 29, 18, 1)),
        (w.DateRangeSlider, {}, [wire(DAY), wire(LAST)], (DAY, LAST)),
        (w.DateRangeSlider, {"start": at(2024, 1, 1), "end": at(2024, 12, 31)}, [wire(DAY), wire(LAST)],
         (at(2024, 2, 29), at(2024, 12, 31))),
        (w.DatetimeRangeSlider, {}, [wire(DAY), wire(LAST)], (at(2024, 2, 29), at(2024, 12, 31))),
        (w.DateSlider, {}, wire(dt.date(2025, 1, 1)), None),
        (w.DateSlider, {}, "2024-02-29", None),
        (w.DateSlider, {}, 1e300, None),
        (w.DateSlider, {}, None, None),
        (w.DateRangeSlider, {}, [wire(LAST), wire(DAY)], None),
        (w.DateRangeSlider, {}, wire(LAST), None),
        (w.DateSlider, {"start": None}, wire(DAY), None),
        (w.DateSlider, {"start": LAST, "end": FIRST}, wire(DAY), None),
    ],
)  # fmt: skip
async def test_a_page_moves_it_within_its_ends_and_kinds_stay(shown, kind, given, raw, value):
    page, slider, seen = await shown(kind, **{"start": FIRST, "end": LAST, **given})
    before = slider.value
    result = await move(page, raw)
    assert (result is None) == (value is not None)
    assert slider.value == (before if value is None else value)
    assert seen == ([] if value is None else [value])
    assert page.find("When").values["value"] == (raw if value is not None else page.find("When")["value"])


async def test_one_handle_leaves_the_other_as_it_is_with_its_zone(shown):
    zone = dt.timezone(dt.timedelta(hours=2))
    ends = dt.datetime(2024, 1, 1, tzinfo=zone), dt.datetime(2024, 12, 31, tzinfo=zone)
    page, slider, _ = await shown(
        w.DateRangeSlider, start=ends[0], end=ends[1], value=(ends[0], ends[1].replace(day=30, microsecond=5))
    )
    raw = page.find("When")["value"]
    assert await move(page, [raw[0] + 86_400, raw[1]]) is None
    assert slider.value == (dt.datetime(2024, 1, 2, tzinfo=zone), ends[1].replace(day=30, microsecond=5))
    assert [each.utcoffset() for each in slider.value] == [dt.timedelta(hours=2)] * 2


async def test_clocks_are_those_of_the_values_zone(shown):
    page, slider, _ = await shown(
        w.DatetimeSlider,
        start=dt.datetime(2024, 3, 10, 5, tzinfo=dt.UTC),
        end=dt.datetime(2024, 3, 11, 5, tzinfo=dt.UTC),
        value=dt.datetime(2024, 3, 10, 1, tzinfo=NEW_YORK),
    )
    model = page.find("When")
    assert (model["start"], model["value"]) == (wire(at(2024, 3, 10)), wire(at(2024, 3, 10, 1)))
    assert await move(page, wire(at(2024, 3, 10, 2, 30))) is None  # there is no such time
    assert slider.value == dt.datetime(2024, 3, 10, 3, 30, tzinfo=NEW_YORK)
    assert model["value"] == wire(at(2024, 3, 10, 3, 30))


@pytest.mark.parametrize("order", [("start", "end", "value"), ("value", "end", "start"), ("end", "value", "start")])
async def test_bounds_and_value_change_together_in_any_order(shown, order):
    page, slider, seen = await shown(w.DateRangeSlider, start=FIRST, end=LAST, value=(FIRST, DAY))
    new = {"start": "2025-01-01", "end": "2025-12-31", "value": ("2025-02-01", "2025-02-02")}
    slider.param.update(**{name: new[name] for name in order})
    await page.settle()
    assert slider.value == (dt.date(2025, 2, 1), dt.date(2025, 2, 2))
    assert len(seen) == 1
    assert page.session.advice.kept == []


def test_ends_that_move_past_the_value_take_it_along_and_keep_its_kind():
    slider = w.DateSlider(start=FIRST, end=LAST, value=DAY)
    slider.end = at(2024, 2, 1, 12)
    assert (slider.value, type(slider.value)) == (dt.date(2024, 2, 1), dt.date)
    both = w.DateRangeSlider(start=FIRST, end=LAST, value=(FIRST, LAST))
    both.start = DAY
    assert (both.value, both.value_start, both.value_end) == ((DAY, LAST), DAY, LAST)
    both.value_end = "2024-03-01"
    assert both.value == (DAY, dt.date(2024, 3, 1))


def test_what_it_is_may_change():
    slider = w.DateSlider(start=FIRST, end=LAST, value=DAY)
    slider.as_datetime = True
    assert (slider.value, slider.value_throttled) == (at(2024, 2, 29), at(2024, 2, 29))
    slider.as_datetime = False
    assert type(slider.value) is dt.date


@pytest.mark.parametrize(
    ("kind", "step", "seconds"),
    [
        (w.DateSlider, 7, 604_800),
        (w.DateSlider, 0, 86_400),
        (w.DateRangeSlider, 0.5, 43_200),
        (w.DatetimeSlider, 90, 90),
        (w.DatetimeRangeSlider, 3_600_000, 3600),
    ],
)
async def test_steps_are_days_seconds_and_milliseconds(shown, kind, step, seconds):
    page, _, _ = await shown(kind, start=FIRST, end=LAST, step=step)
    assert page.find("When")["step"] == seconds


@pytest.mark.parametrize(
    ("kind", "given", "report"),
    [
        (w.DateSlider, {"start": FIRST}, "2024-01-01)…None is no track, so it cannot be moved. Write start=date("),
        (w.DateSlider, {"start": FIRST, "end": LAST, "value": "soon"}, "value='soon' is no day and no moment."),
        (w.DateSlider, {"start": LAST, "end": FIRST}, "so it cannot be moved. Swap them."),
        (w.DateSlider, {"start": FIRST, "end": DAY, "value": LAST}, "the knob stands at the nearest end"),
        (w.DateRangeSlider, {"start": FIRST, "end": LAST, "value": (LAST, DAY)}, "is the wrong way round"),
        (w.DateRangeSlider, {"start": FIRST, "end": LAST, "value": (DAY, "soon")}, "value='soon' is no day"),
    ],
)
async def test_what_code_sets_is_kept_and_reported_once(shown, kind, given, report):
    page, slider, _ = await shown(kind, **given)
    slider.param.trigger("value")
    (told,) = page.session.advice.kept
    assert report in told["text"].replace("datetime.date(2024, 1, 1)", "2024-01-01)")


class Trip(param.Parameterized):
    """Has days."""

    days = param.CalendarDateRange(default=(FIRST, DAY), bounds=(FIRST, LAST))
    begins = param.CalendarDate(default=DAY, bounds=(FIRST, LAST))


async def test_sliders_for_parameters_and_from_values(site):
    trip = Trip()
    page = await site(
        lambda: tr.Row(w.DateRangeSlider.from_param(trip.param.days), w.DateSlider.from_param(trip.param.begins))
    ).open()
    page.set("Days", [wire(DAY), wire(LAST)])
    page.set("Begins", wire(FIRST))
    await page.settle()
    assert (trip.days, trip.begins) == ((DAY, LAST), FIRST)
    times = pd.Series([at(2024, 3, 1), None, at(2024, 1, 1)])
    assert w.DateSlider.from_values(times).value == FIRST
    assert w.DatetimeRangeSlider.from_values(times).value == (at(2024, 1, 1), at(2024, 3, 1))
    assert w.DateRangeSlider.from_values([LAST, FIRST]).value == (FIRST, LAST)
