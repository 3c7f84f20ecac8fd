"""Widgets of times: moments with and without a zone, times of day, and two of them in one step."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import param
import pytest

import transom as tr
from transom.widgets.moments import in_zone

w = tr.widgets


def at(*parts):
    """What a clock on the wall says."""
    return dt.datetime(*parts)  # noqa: DTZ001 - without a zone


DAY, LAST = dt.date(2024, 2, 29), dt.date(2024, 3, 2)
SIX = at(2024, 2, 29, 18)
NINE = at(2024, 3, 2, 21, 15, 30)
NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")


@pytest.fixture
def shown(site):
    """`shown(kind, **parameters)`: a page, the field in it, and the values its watchers were told."""

    async def show(kind, **parameters):
        made, seen = [], []

        def app():
            made.append(kind("When", **parameters))
            made[0].param.watch(lambda event: seen.append(event.new), "value")
            return made[0]

        return await site(app, dev=True).open(), made[0], seen

    return show


async def enter(page, raw):
    cseq = page.set("When", raw)
    await page.settle()
    return page.settled[cseq]


# ---- what code gives


@pytest.mark.parametrize(
    ("given", "value", "text"),
    [
        (SIX, SIX, "2024-02-29T18:00:00"),
        (DAY, at(2024, 2, 29), "2024-02-29T00:00:00"),
        ("2024-02-29 18:00", SIX, "2024-02-29T18:00:00"),
        (" 2024-02-29T18:00:00.25 ", SIX.replace(microsecond=250_000), "2024-02-29T18:00:00"),
        (SIX.replace(tzinfo=NEW_YORK), SIX.replace(tzinfo=NEW_YORK), "2024-02-29T18:00:00"),
        ("2024-02-29T18:00:00Z", SIX.replace(tzinfo=dt.UTC), "2024-02-29T18:00:00"),
        (pd.Timestamp("2024-02-29 18:00:00.123456789"), SIX.replace(microsecond=123_456), "2024-02-29T18:00:00"),
        (at(12, 1, 2), at(12, 1, 2), "0012-01-02T00:00:00"),
        (None, None, None),
        ("", None, None),
        (pd.NaT, None, None),
        (np.datetime64("NaT"), None, None),
    ],
)
async def test_whatever_names_a_moment_is_that_moment(shown, given, value, text):
    page, field, _ = await shown(w.DatetimePicker, value=given)
    assert field.value == value
    assert type(field.value) is type(value)
    assert getattr(field.value, "tzinfo", None) == getattr(value, "tzinfo", None)
    assert page.find("When")["value"] == text
    assert page.session.advice.kept == []


def test_numpys_own_type_stays_unless_another_is_asked_for():
    given = np.datetime64("2024-02-29T18:00")
    assert w.DatetimePicker(value=given).value == given
    assert isinstance(w.DatetimePicker(value=given).value, np.datetime64)
    assert w.DatetimePicker(value=given, as_numpy_datetime64=False).value == SIX
    field = w.DatetimePicker(value=SIX.replace(tzinfo=BERLIN), as_numpy_datetime64=True)
    assert field.value == given  # the wall clock: it has no zone
    field.as_numpy_datetime64 = False
    assert (type(field.value), field.value) == (dt.datetime, SIX)
    both = w.DatetimeRangePicker(value=(SIX, NINE), as_numpy_datetime64=True)
    assert [type(each) for each in both.value] == [np.datetime64, np.datetime64]


async def test_a_page_chooses_in_the_type_that_the_value_had(shown):
    page, field, seen = await shown(w.DatetimePicker, value=np.datetime64("2024-02-29T18:00"))
    assert await enter(page, "2024-02-29T18:00:05") is None
    assert field.value == np.datetime64("2024-02-29T18:00:05")
    assert isinstance(seen[0], np.datetime64)
    assert page.patches() == []  # there is nothing to put right


@pytest.mark.parametrize(
    ("given", "value", "text"),
    [
        (dt.time(10, 30, 15), dt.time(10, 30, 15), "10:30:15"),
        ("10:30", dt.time(10, 30), "10:30:00"),
        ("9:05", dt.time(9, 5), "09:05:00"),
        (NINE, dt.time(21, 15, 30), "21:15:30"),
        (pd.Timestamp(NINE), dt.time(21, 15, 30), "21:15:30"),
        ("2024-03-02T21:15:30", dt.time(21, 15, 30), "21:15:30"),
        (pd.NaT, None, None),
        (" ", None, None),
    ],
)
async def test_whatever_names_a_time_is_that_time(shown, given, value, text):
    page, field, _ = await shown(w.TimePicker, value=given)
    assert field.value == value
    assert page.find("When")["value"] == text
    assert page.session.advice.kept == []


# ---- what a page may choose


@pytest.mark.parametrize(
    ("kind", "parameters", "raw", "value", "reason"),
    [
        (w.DatetimePicker, {}, "2024-02-29T18:00:00", SIX, None),
        (w.DatetimePicker, {}, "2024-02-29T18:00", None, ""),
        (w.DatetimePicker, {}, "2024-02-30T18:00:00", None, ""),
        (w.DatetimePicker, {}, "2024-02-29T18:00:00Z", None, ""),
        (w.DatetimePicker, {"value": SIX}, None, None, None),
        (
            w.DatetimePicker, {"start": SIX}, "2024-02-29T17:59:59", None,
            "2024-02-29 17:59:59 is before 2024-02-29 18:00:00, the earliest that can be chosen.",
        ),
        (w.DatetimePicker, {"end": DAY}, "2024-02-29T23:59:59", at(2024, 2, 29, 23, 59, 59), None),
        (w.DatetimePicker, {"end": "2024-02-29"}, "2024-02-29T23:00:00", at(2024, 2, 29, 23), None),
        (
            w.DatetimePicker, {"end": "2024-02-29"}, "2024-03-01T00:00:00", None,
            "2024-03-01 00:00:00 is after 2024-02-29, the latest that can be chosen.",
        ),
        (
            w.DatetimePicker, {"end": "2024-02-29 00:00"}, "2024-02-29T00:00:01", None,
            "2024-02-29 00:00:01 is after 2024-02-29 00:00:00, the latest that can be chosen.",
        ),
        (w.DatetimePicker, {"enabled_dates": [DAY]}, "2024-02-29T18:00:00", SIX, None),
        (w.DatetimePicker, {"enabled_dates": [SIX]}, "2024-02-29T07:00:00", SIX.replace(hour=7), None),
        (
            w.DatetimePicker, {"enabled_dates": [DAY]}, "2024-03-01T18:00:00", None,
            "2024-03-01 is not one of the days that can be chosen.",
        ),
        (w.DatetimePicker, {"disabled_dates": [DAY]}, "2024-02-29T18:00:00", None, "2024-02-29 cannot be chosen."),
        (w.TimePicker, {}, "10:30:15", dt.time(10, 30, 15), None),
        (w.TimePicker, {}, "10:30", None, ""),
        (w.TimePicker, {}, "24:00:00", None, ""),
        (w.TimePicker, {"start": "9:00"}, "08:59:59", None,
         "08:59:59 is before 09:00:00, the earliest that can be chosen."),
        (w.TimePicker, {"end": dt.time(17)}, "17:00:01", None,
         "17:00:01 is after 17:00:00, the latest that can be chosen."),
        (w.TimePicker, {"start": "22:00", "end": "06:00"}, "23:00:00", dt.time(23), None),
        (w.TimePicker, {"start": "22:00", "end": "06:00"}, "05:00:00", dt.time(5), None),
        (w.TimePicker, {"start": "22:00", "end": "06:00"}, "12:00:00", None,
         "12:00:00 is before 22:00:00, the earliest that can be chosen."),
        (w.TimePicker, {"minute_increment": 15}, "10:45:00", dt.time(10, 45), None),
        (w.TimePicker, {"minute_increment": 15, "start": "9:05"}, "10:35:00", dt.time(10, 35), None),
        (w.TimePicker, {"minute_increment": 15}, "10:40:00", None, "Only every 15 minutes."),
        (w.TimePicker, {"second_increment": 10, "seconds": True}, "10:40:05", None, "Only every 10 seconds."),
        (w.DatetimeInput, {}, "2024-02-29 18:00:00", SIX, None),
        (w.DatetimeInput, {}, " 2024-02-29 18:00:00 ", SIX, None),
        (w.DatetimeInput, {"value": SIX}, "  ", None, None),
        (w.DatetimeInput, {"format": "%d.%m.%Y"}, "29.02.2024", at(2024, 2, 29), None),
        (w.DatetimeInput, {"format": "%d.%m.%Y %z"}, "29.02.2024 +0200",
         dt.datetime(2024, 2, 29, tzinfo=dt.timezone(dt.timedelta(hours=2))), None),
        (w.DatetimeInput, {}, "29.02.2024", None,
         "“29.02.2024” is not written as “2024-02-29 18:30:00” is."),
        (w.DatetimeInput, {"end": DAY}, "2024-03-01 00:00:00", None,
         "2024-03-01 00:00:00 is after 2024-02-29, the latest that can be chosen."),
        (w.DateRangePicker, {}, ["2024-02-29", "2024-03-02"], (DAY, LAST), None),
        (w.DateRangePicker, {}, ["2024-02-29", "2024-02-29"], (DAY, DAY), None),
        (w.DateRangePicker, {}, ["2024-03-02", "2024-02-29"], None, "2024-03-02 is after 2024-02-29."),
        (w.DateRangePicker, {}, ["2024-02-29", None], None, ""),
        (w.DateRangePicker, {}, ["2024-02-29"], None, ""),
        (w.DateRangePicker, {}, "2024-02-29", None, ""),
        (w.DateRangePicker, {"value": (DAY, LAST)}, None, None, None),
        (w.DateRangePicker, {"end": DAY}, ["2024-02-29", "2024-03-02"], None,
         "2024-03-02 is after 2024-02-29, the last day that can be chosen."),
        (w.DateRangePicker, {"disabled_dates": [DAY]}, ["2024-02-29", "2024-03-02"], None,
         "2024-02-29 cannot be chosen."),
        (w.DatetimeRangePicker, {}, ["2024-02-29T18:00:00", "2024-03-02T21:15:30"], (SIX, NINE), None),
        (w.DatetimeRangeInput, {"format": "%d.%m. %Y %H:%M"}, ["29.02. 2024 18:00", "29.02. 2024 18:00"], (SIX, SIX),
         None),
        (w.DatetimeRangeInput, {}, ["2024-03-02 21:15:30", "2024-02-29 18:00:00"], None,
         "2024-03-02 21:15:30 is after 2024-02-29 18:00:00."),
        (w.DatetimeRangeInput, {}, ["2024-02-29 18:00:00", "soon"], None,
         "“soon” is not written as “2024-02-29 18:30:00” is."),
        (w.DatetimeRangeInput, {"end": DAY}, ["2024-02-29 18:00:00", "2024-03-02 21:15:30"], None,
         "2024-03-02 21:15:30 is after 2024-02-29, the latest that can be chosen."),
        (w.DatetimeRangeInput, {"value": (SIX, NINE)}, None, None, None),
    ],
)  # fmt: skip
async def test_what_a_page_chooses_is_checked(shown, kind, parameters, raw, value, reason):
    page, field, seen = await shown(kind, **parameters)
    before = field.value
    result = await enter(page, raw)
    assert result == (None if reason is None else {"rejected": "bad_value", **({"reason": reason} if reason else {})})
    assert field.value == (before if reason is not None else value)
    assert seen == ([] if reason is not None else [value])
    assert type(field.value) is type(before if reason is not None else value)


# ---- zones


async def test_a_zone_stays_and_clocks_are_those_on_its_walls(shown):
    nine = dt.datetime(2024, 7, 1, 9, tzinfo=NEW_YORK)
    page, field, _ = await shown(
        w.DatetimePicker, value=nine, start=dt.datetime(2024, 7, 1, 10, tzinfo=dt.UTC), end=dt.date(2024, 7, 2)
    )
    model = page.find("When")
    assert (model["value"], model["start"], model["end"]) == (
        "2024-07-01T09:00:00", "2024-07-01T06:00:00", "2024-07-02T23:59:59",
    )  # fmt: skip
    assert await enter(page, "2024-07-01T10:00:00") is None
    assert (field.value, field.value.tzinfo) == (nine.replace(hour=10), NEW_YORK)
    assert (await enter(page, "2024-07-01T05:59:59"))["rejected"] == "bad_value"
    assert await enter(page, None) is None
    assert await enter(page, "2024-07-01T12:00:00") is None
    assert field.value.tzinfo is NEW_YORK
    field.value = nine.astimezone(BERLIN)
    await page.settle()
    assert (model["value"], model["start"]) == ("2024-07-01T15:00:00", "2024-07-01T12:00:00")
    field.value = nine.replace(tzinfo=None)
    await enter(page, "2024-07-01T11:00:00")
    assert field.value == at(2024, 7, 1, 11)


async def test_an_empty_field_has_the_zone_of_its_ends(shown):
    page, field, _ = await shown(w.DatetimePicker, start=dt.datetime(2024, 7, 1, tzinfo=BERLIN))
    await enter(page, "2024-07-01T11:00:00")
    assert field.value == dt.datetime(2024, 7, 1, 11, tzinfo=BERLIN)


async def test_when_clocks_are_changed(shown):
    page, field, _ = await shown(w.DatetimePicker, value=dt.datetime(2024, 3, 10, tzinfo=NEW_YORK))
    assert await enter(page, "2024-03-10T02:30:00") == {
        "rejected": "bad_value",
        "reason": "2024-03-10 02:30:00 does not exist: clocks are put forward then.",
    }
    assert await enter(page, "2024-03-10T03:30:00") is None
    assert field.value.utcoffset() == dt.timedelta(hours=-4)
    assert await enter(page, "2024-11-03T01:30:00") is None
    assert field.value.utcoffset() == dt.timedelta(hours=-4)  # the first of two
    field.value = dt.datetime(2024, 11, 3, 1, 30, tzinfo=NEW_YORK, fold=1)
    assert await enter(page, "2024-11-03T01:45:00") is None
    assert field.value.utcoffset() == dt.timedelta(hours=-5)  # as the one before


class Localizing(dt.tzinfo):
    """A zone that is another object in summer and is put to a moment by `localize`, as those of pytz."""

    def __init__(self, summer: bool):
        self.summer = summer

    def utcoffset(self, _):
        return dt.timedelta(hours=-4 if self.summer else -5)

    def localize(self, wall):
        summer = wall.replace(tzinfo=NEW_YORK).utcoffset() == dt.timedelta(hours=-4)
        return wall.replace(tzinfo=Localizing(summer))

    def fromutc(self, moment):
        there = moment.replace(tzinfo=dt.UTC).astimezone(NEW_YORK)
        return there.replace(tzinfo=Localizing(there.utcoffset() == dt.timedelta(hours=-4)))


def test_zones_that_are_others_in_summer():
    winter = Localizing(summer=False)
    assert in_zone(at(2024, 7, 1, 9), winter).utcoffset() == dt.timedelta(hours=-4)
    assert in_zone(at(2024, 1, 1, 9), winter).utcoffset() == dt.timedelta(hours=-5)
    assert in_zone(at(2024, 3, 10, 2, 30), winter) is None


async def test_a_time_of_day_keeps_its_zone(shown):
    page, field, _ = await shown(w.TimePicker, value=dt.time(9, tzinfo=dt.UTC), start="8:00")
    await enter(page, "10:00:00")
    assert field.value == dt.time(10, tzinfo=dt.UTC)


# ---- two


@pytest.mark.parametrize(
    "given",
    [
        (DAY, LAST),
        [DAY, LAST],
        ("2024-02-29", at(2024, 3, 2, 23)),
        pd.DatetimeIndex(["2024-02-29", "2024-03-02"]),
        np.array(["2024-02-29", "2024-03-02"], dtype="datetime64[D]"),
        (each for each in (DAY, LAST)),
    ],
)
def test_two_days_may_be_given_as_anything_that_has_two(given):
    assert w.DateRangePicker(value=given).value == (DAY, LAST)


@pytest.mark.parametrize("given", [None, (None, None), (pd.NaT, pd.NaT), ("", "")])
def test_no_days_are_none(given):
    field = w.DateRangePicker(value=(DAY, LAST))
    field.value = given
    assert field.value is None


def test_what_are_not_two_is_refused_in_words():
    for given in ((DAY,), (DAY, DAY, DAY), DAY, "2024-02-29"):
        with pytest.raises(ValueError, match="value"):
            w.DateRangePicker(value=given)


async def test_one_change_is_one_event_with_both(shown):
    page, field, seen = await shown(w.DateRangePicker, value=(DAY, DAY))
    await enter(page, ["2024-02-29", "2024-03-02"])
    assert seen == [(DAY, LAST)]
    assert page.find("When")["value"] == ["2024-02-29", "2024-03-02"]
    field.param.update(start="2024-05-01", value=("2024-05-02", "2024-05-03"), end="2024-06-01")
    await page.settle()
    assert page.session.advice.kept == []
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("kind", "parameters", "text", "report"),
    [
        (w.DateRangePicker, {"value": (LAST, DAY)}, ["2024-02-29", "2024-03-02"], "is the wrong way round, so it is"),
        (w.DateRangePicker, {"value": (DAY, None)}, ["2024-02-29", None], None),
        (w.DateRangePicker, {"value": (DAY, "soon")}, ["2024-02-29", None], "value='soon' is no day."),
        (w.DateRangePicker, {"value": (DAY, LAST), "end": DAY}, ["2024-02-29", "2024-03-02"],
         "2024-03-02 is after 2024-02-29, the last day that can be chosen. It is shown all the same."),
        (w.DatetimePicker, {"value": "soon"}, None, "value='soon' is no datetime. Write one such as datetime("),
        (w.DatetimePicker, {"value": 5}, None, "value=5 is no datetime."),
        (w.DatetimePicker, {"value": SIX, "start": NINE}, "2024-02-29T18:00:00", "It is shown all the same."),
        (w.DatetimePicker, {"start": NINE, "end": DAY}, None, "start=2024-03-02 21:15:30 is after end=2024-02-29"),
        (w.TimePicker, {"value": "soon"}, None, "value='soon' is no time. Write one such as time(18, 30)"),
        (w.TimePicker, {"value": "8:00", "start": "9:00"}, "08:00:00", "It is shown all the same."),
        (w.DatetimeInput, {"value": SIX, "end": "2024-01-01"}, "2024-02-29 18:00:00", "It is shown all the same."),
    ],
)  # fmt: skip
async def test_what_code_sets_is_kept_and_reported_once(shown, kind, parameters, text, report):
    page, field, _ = await shown(kind, **parameters)
    field.param.trigger("value")
    await page.settle()
    assert page.find("When")["value"] == text
    told = [each["text"] for each in page.session.advice.kept]
    assert len(told) == (report is not None)
    assert report is None or report in told[0]


async def test_the_form_of_what_is_typed_may_change(shown):
    page, field, _ = await shown(w.DatetimeInput, value=SIX)
    field.format = "%d.%m.%Y %H:%M"
    await page.settle()
    model = page.find("When")
    assert (model["value"], model["placeholder"]) == ("29.02.2024 18:00", "29.02.2024 18:30")
    await enter(page, "2.3.2024 7:05")
    assert field.value == at(2024, 3, 2, 7, 5)
    assert model["value"] == "02.03.2024 07:05"


# ---- of others


class Trip(param.Parameterized):
    """Has days and moments."""

    begins = param.Date(default=SIX, bounds=(at(2024, 1, 1), at(2024, 12, 31)))
    days = param.CalendarDateRange(default=(DAY, LAST), bounds=(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))


async def test_fields_for_parameters(site):
    trip = Trip()
    page = await site(
        lambda: tr.Row(w.DatetimePicker.from_param(trip.param.begins), w.DateRangePicker.from_param(trip.param.days))
    ).open()
    assert page.find("Begins")["start"] == "2024-01-01T00:00:00"
    assert page.find("Days")["end"] == "2024-12-31"
    page.set("Begins", "2024-03-02T21:15:30")
    page.set("Days", ["2024-02-29", "2024-02-29"])
    await page.settle()
    assert (trip.begins, trip.days) == (NINE, (DAY, DAY))
    refused = page.set("Begins", "2025-03-02T21:15:30")
    await page.settle()
    assert page.settled[refused]["rejected"] == "bad_value"
    assert trip.begins == NINE


def test_fields_from_values():
    times = pd.Series([NINE, None, SIX], name="Seen")
    field = w.DatetimePicker.from_values(times)
    assert (field.label, field.start, field.end, field.value) == ("Seen", SIX, NINE, SIX)
    days = w.DateRangePicker.from_values([LAST, DAY])
    assert (days.start, days.end, days.value) == (DAY, LAST, (DAY, LAST))
    assert w.DatetimeRangePicker.from_values(times).value == (SIX, NINE)
    assert w.TimePicker.from_values([dt.time(9), dt.time(8)]).start == dt.time(8)


@pytest.mark.parametrize(
    ("form", "shown_as", "raw", "value"),
    [
        ("h:i K", "10:30 AM", "6:05 pm", dt.time(18, 5)),
        ("%I:%M %p", "10:30 AM", "12:00 AM", dt.time(0)),
        ("%H.%M.%S", "10.30.15", "18.05.09", dt.time(18, 5, 9)),
        ("H:i", "10:30", "18:05:09", dt.time(18, 5, 9)),
        ("h:i K", "10:30 AM", " ", None),
    ],
)
async def test_a_time_is_written_in_its_form_and_is_a_time(shown, form, shown_as, raw, value):
    page, picker, _ = await shown(w.TimePicker, value=dt.time(10, 30, 15), format=form)
    assert page.find("When")["value"] == shown_as
    assert picker.value == dt.time(10, 30, 15)
    assert await enter(page, raw) is None
    assert picker.value == value


async def test_a_time_in_no_form_is_said_to_be_none_and_the_form_may_go(shown):
    page, picker, _ = await shown(
        w.TimePicker, value=dt.time(10, 30), format="h:i K", start=dt.time(9), end=dt.time(17)
    )
    assert page.find("When")["format"] == "06:30 PM"
    for raw, reason in (
        ("soon", "“soon” is not written as “06:30 PM” is."),
        ("6:00 pm", "06:00 PM is after 05:00 PM, the latest that can be chosen."),
    ):
        assert await enter(page, raw) == {"rejected": "bad_value", "reason": reason}
    picker.format = None
    await page.settle()
    model = page.find("When")
    assert [model[name] for name in ("value", "start", "format")] == ["10:30:00", "09:00:00", None]
