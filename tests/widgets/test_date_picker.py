"""`DatePicker`: days, from whatever stands for one; what the page may choose."""

from __future__ import annotations

import datetime as dt

import pytest

import transom as tr
from transom.widgets.dates import as_date

LEAP = dt.date(2024, 2, 29)
MARCH = dt.date(2024, 3, 1)
EVENING = dt.time(23, 59)
NEW_YORK = dt.timezone(dt.timedelta(hours=-5))


def numpy(text):
    return pytest.importorskip("numpy").datetime64(text)


def timestamp(text):
    return pytest.importorskip("pandas").Timestamp(text)


@pytest.mark.parametrize(
    "given",
    [
        lambda: LEAP,
        lambda: dt.datetime.combine(LEAP, EVENING),
        lambda: dt.datetime(2024, 2, 29, 23, 59, tzinfo=NEW_YORK),
        lambda: "2024-02-29",
        lambda: " 2024-02-29T23:59:00 ",
        lambda: numpy("2024-02-29"),
        lambda: numpy("2024-02-29T23:59:00.123456789"),
        lambda: timestamp("2024-02-29 23:59"),
        lambda: timestamp("2024-02-29 23:59").tz_localize("Pacific/Auckland"),
    ],
)
async def test_whatever_names_a_day_is_that_day(site, given):
    made = []

    def app():
        made.append(tr.widgets.DatePicker("Day", value=given()))
        return made[0]

    page = await site(app, dev=True).open()
    assert made[0].value == LEAP
    assert type(made[0].value) is dt.date
    assert page.find("Day")["value"] == "2024-02-29"
    assert page.session.advice.kept == []


@pytest.mark.parametrize("given", [lambda: None, lambda: "", lambda: numpy("NaT"), lambda: timestamp(None)])
def test_whatever_names_no_day_is_none_and_told_once(given):
    picker, seen = tr.widgets.DatePicker("Day", value=LEAP), []
    picker.param.watch(lambda event: seen.append(event.new), "value")
    picker.value = given()
    assert seen == [None]


def test_a_month_of_numpy_begins_with_its_first_day():
    assert as_date(numpy("2024-02")) == dt.date(2024, 2, 1)


async def test_a_page_chooses_a_day_or_none(site):
    made = []

    def app():
        made.append(tr.widgets.DatePicker("Day"))
        return made[0]

    page = await site(app).open()
    page.set("Day", "2024-02-29")
    await page.settle()
    assert made[0].value == LEAP
    page.set("Day", None)
    await page.settle()
    assert made[0].value is None


@pytest.mark.parametrize(
    ("params", "raw", "reason"),
    [
        ({"start": LEAP}, "2024-02-28", "2024-02-28 is before 2024-02-29, the first day that can be chosen."),
        ({"end": "2024-02-29"}, "2024-03-01", "2024-03-01 is after 2024-02-29, the last day that can be chosen."),
        ({"enabled_dates": ["2024-02-29"]}, "2024-03-01", "2024-03-01 is not one of the days that can be chosen."),
        (
            {"disabled_dates": [dt.datetime.combine(MARCH, EVENING)]},
            "2024-03-01",
            "2024-03-01 cannot be chosen.",
        ),
        ({"disabled_dates": []}, "2024-03-01", None),
        ({"enabled_dates": []}, "2024-03-01", "2024-03-01 is not one of the days that can be chosen."),
        ({}, "2023-02-29", ""),
        ({}, "20240229", ""),
        ({}, "2024-W09-4", ""),
    ],
)
async def test_what_cannot_be_chosen_is_refused_with_its_reason(site, params, raw, reason):
    page = await site(lambda: tr.widgets.DatePicker("Day", value=LEAP, **params)).open()
    cseq = page.set("Day", raw)
    await page.settle()
    result = {"rejected": "bad_value", **({"reason": reason} if reason else {})}
    assert page.settled[cseq] == (None if reason is None else result)
    assert page.find("Day")["value"] == raw  # also what is refused, until code sets another


def test_days_may_be_given_as_an_index_of_pandas():
    days = pytest.importorskip("pandas").date_range("2024-02-28", periods=2)
    picker = tr.widgets.DatePicker(enabled_dates=days, disabled_dates=days.to_numpy())
    assert picker.enabled_dates == picker.disabled_dates == [dt.date(2024, 2, 28), LEAP]


@pytest.mark.parametrize(
    ("params", "shown", "report"),
    [
        ({"value": "soon"}, None, "value='soon' is no day. Write one such as date"),
        ({"value": 5}, None, "value=5 is no day. Write one such as date"),
        ({"value": LEAP, "end": "2024-01-01"}, "2024-02-29", "is after 2024-01-01, the last day that can be chosen."),
        ({"start": LEAP, "end": "2024-01-01"}, None, "start=2024-02-29 is after end=2024-01-01"),
        ({"value": LEAP, "disabled_dates": [LEAP]}, "2024-02-29", "2024-02-29 cannot be chosen. It is shown all the"),
    ],
)
async def test_what_code_sets_is_kept_and_reported_once(site, params, shown, report):
    made = []

    def app():
        made.append(tr.widgets.DatePicker("Day", **params))
        return made[0]

    page = await site(app, dev=True).open()
    made[0].param.trigger("value")
    await page.settle()
    assert page.find("Day")["value"] == shown
    (told,) = page.session.advice.kept
    assert report in told["text"]


def test_ends_and_value_may_change_together():
    picker = tr.widgets.DatePicker(start="2024-01-01", end="2024-03-01", value=LEAP)
    picker.param.update(start="2025-01-01", value="2025-02-01", end="2025-03-01")
    assert (picker.start, picker.value, picker.end) == (
        dt.date(2025, 1, 1), dt.date(2025, 2, 1), dt.date(2025, 3, 1),
    )  # fmt: skip
