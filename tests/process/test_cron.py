"""Named schedules: when they are due, that a name stands for one, and that they end with their server."""

from __future__ import annotations

import asyncio
import gc
import re
import threading
import time
import weakref
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

import transom as tr
from tests.site import Site, on_clock, until, wait_for
from transom.process.cron import LocalZone, cron_times, period_of, periodic_times
from transom.process.declared import declared
from transom.process.plan import plan
from transom.reactive.context import session_var

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2024, 1, 15, 12, 0, tzinfo=UTC)


class Wall:
    """The wall clock of a test: it goes with the loop's, from `start` on, and can be set."""

    def __init__(self, start=START):
        self.start = start

    def __call__(self):
        return self.start + timedelta(seconds=asyncio.get_running_loop().time())


class Log(list):
    """When something was called, in seconds of the loop's clock."""

    async def coroutine(self):
        self.append(round(asyncio.get_running_loop().time(), 3))


@pytest.fixture
def log():
    return Log()


def app():
    return tr.widgets.Button()


@pytest.fixture
def server(site):
    """A server that has started, whose wall clock is the loop's; what is asked of the process is taken back."""

    def start(wall=None, source=app, **options):
        made = site(source, **options)
        made.registry.begin()
        made.registry.schedules.now = wall or Wall()
        made.registry.schedules.zone = BERLIN
        pool, loop = made.registry.pool, asyncio.get_running_loop()
        loop.working = lambda: pool is not None and pool.active > 0
        return made

    yield start
    for name in list(declared._plans):
        tr.state.cancel_task(name)


async def advance(seconds):
    loop = asyncio.get_running_loop()
    loop.until = loop.now + seconds
    await asyncio.sleep(seconds)
    for _ in range(10):
        await asyncio.sleep(0)
    end = time.monotonic() + 1
    while loop.working() and time.monotonic() < end:  # a thread that has just begun is real
        time.sleep(0.0005)  # noqa: ASYNC251 - real time, which the loop does not have
        await asyncio.sleep(0)
    for _ in range(10):
        await asyncio.sleep(0)


def instants(text, since, number, zone=BERLIN):
    """The next so many instants of a cron text, as local time with its offset."""
    times, found = cron_times(text, since, zone), []
    for _ in range(number):
        since = times(since)
        found.append(since.astimezone(zone).strftime("%d %H:%M %z"))
    return found


def local(*args, zone=BERLIN, **options):
    return datetime(*args, tzinfo=zone, **options)


# --- cron ---


@pytest.mark.statement(70)
def test_a_fixed_time_is_once_a_day_also_when_the_clocks_change():
    # 31 March 2024: 02:00 → 03:00. What would be at 02:30 is made up for at once.
    assert instants("30 2 * * *", local(2024, 3, 30), 3) == ["30 02:30 +0100", "31 03:00 +0200", "01 02:30 +0200"]
    # 27 October 2024: 03:00 → 02:00. What comes twice counts once.
    assert instants("30 2 * * *", local(2024, 10, 26), 3) == ["26 02:30 +0200", "27 02:30 +0200", "28 02:30 +0100"]
    assert instants("30 2 * * *", local(2024, 10, 27, 2, 10, fold=1), 1) == ["28 02:30 +0100"]


@pytest.mark.statement(70)
def test_what_is_due_every_so_often_follows_the_real_time():
    assert instants("0 * * * *", local(2024, 3, 31, 0, 30), 3) == ["31 01:00 +0100", "31 03:00 +0200", "31 04:00 +0200"]
    assert instants("0 * * * *", local(2024, 10, 27, 1, 30), 3) == [
        "27 02:00 +0200",
        "27 02:00 +0100",
        "27 03:00 +0100",
    ]
    assert len(set(instants("*/15 * * * *", local(2024, 10, 27, 1, 59), 9))) == 9


@pytest.mark.statement(70)
@pytest.mark.parametrize("text", ["0,30 2 * * *", "30 2,3 * * *", "*/20 1-3 * * *", "15 * * * *", "30 2 * * sun"])
@pytest.mark.parametrize("zone", [BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), UTC])
def test_instants_only_ever_go_forward(text, zone):
    for since in (datetime(2024, 3, 9, tzinfo=UTC), datetime(2024, 10, 5, tzinfo=UTC)):
        times, last = cron_times(text, since, zone), since
        for _ in range(60):
            due = times(last)
            assert due > last
            last = due


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this platform cannot change its zone")
@pytest.mark.statement(70)
def test_the_zone_of_this_machine_is_that_of_the_data_base(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        here = LocalZone()
        for text, since in [
            ("30 2 * * *", (2024, 3, 30)),
            ("30 2 * * *", (2024, 10, 26)),
            ("0 * * * *", (2024, 3, 30, 23)),
            ("*/30 * * * *", (2024, 10, 27, 1)),
        ]:
            assert instants(text, local(*since), 8, here) == instants(text, local(*since), 8)
        assert local(2024, 7, 1, zone=here).tzname() == "CEST"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.statement(70)
async def test_it_runs_at_the_local_time_without_any_page(server, log):
    server()
    tr.state.schedule_task("noon", log.coroutine, cron="30 13 * * *")  # 12:30 in UTC
    await advance(1799)
    assert log == []
    await advance(1.5)
    assert log == [1800.0]
    await advance(86400)
    assert log == [1800.0, 88200.0]


@pytest.mark.statement(70)
async def test_it_is_called_once_an_instant_though_the_wall_clock_is_set_back(server, log):
    wall = Wall()
    server(wall)
    tr.state.schedule_task("half past", log.coroutine, cron="30 * * * *")
    await advance(1800.5)
    assert log == [1800.0]
    wall.start -= timedelta(minutes=5)
    await advance(300)
    assert log == [1800.0]
    await advance(3600)
    assert log == [1800.0, 5700.0]


@pytest.mark.statement(70)
async def test_what_was_due_while_the_clock_jumped_is_made_up_for_once(server, log):
    wall = Wall()
    server(wall)
    tr.state.schedule_task("minute", log.coroutine, cron="* * * * *")
    await advance(59)
    wall.start += timedelta(hours=8)  # the machine slept
    await advance(62)
    assert log == [0.0, 60.0, 120.0]


@pytest.mark.statement(70)
async def test_a_server_of_a_cluster_can_be_told_that_it_is_not_its_turn(server, log):
    one = server()
    asked = []

    async def claim(name, due):
        asked.append((name, due))
        return len(asked) % 2 == 0

    one.registry.schedules.claim = claim
    tr.state.schedule_task("shared", log.coroutine, cron="* * * * *")
    await advance(241)
    assert log == [60.0, 180.0]
    assert asked[:2] == [("shared", START), ("shared", START + timedelta(minutes=1))]


@pytest.mark.parametrize("text", ["", "* * *", "61 * * * *", "0 0 30 2 *", "every day", "0 9 * * weekday"])
def test_a_cron_text_that_cannot_be_read_is_refused_with_an_example(text):
    with pytest.raises(ValueError) as caught:
        tr.state.schedule_task("bad", print, cron=text)
    assert f"cron={text!r}" in str(caught.value)
    assert 'cron="' in str(caught.value)


# --- period and at ---


async def test_a_period_begins_at_once_and_counts_from_start_to_start(server, log):
    server()

    async def slow():
        await log.coroutine()
        await asyncio.sleep(5)

    tr.state.schedule_task("slow", slow, period="10s")
    await advance(31)
    assert log == [0.0, 10.0, 20.0, 30.0]


@pytest.mark.statement(68)
async def test_a_call_that_takes_longer_skips_the_next(server, log):
    server()

    async def slow():
        await log.coroutine()
        await asyncio.sleep(15)

    tr.state.schedule_task("slow", slow, period="10s")
    await advance(61)
    assert log == [0.0, 20.0, 40.0, 60.0]


@pytest.mark.statement(68)
@pytest.mark.slow
async def test_a_def_runs_in_a_worker_thread_and_never_overlaps_itself(server):
    one = server()
    gate, calls, live = threading.Event(), [], []

    def slow():
        calls.append(threading.current_thread().name)
        live.append(1)
        assert len(live) == 1
        wait_for(gate)
        live.pop()

    tr.state.schedule_task("slow", slow, period="10s")
    await advance(35)
    assert len(calls) == 1
    gate.set()
    await until(lambda: not one.registry.pool.active)
    await advance(10)
    assert len(calls) == 2
    assert all(name.startswith("transom-worker") for name in calls)


@pytest.mark.statement(68)
async def test_a_task_goes_on_until_its_run_has_ended(server, log, failures):
    server()

    @tr.task
    async def slow():
        await log.coroutine()
        await asyncio.sleep(15)
        raise ValueError("task")

    tr.state.schedule_task("slow", slow, period="10s")
    await advance(59)
    assert log == [0.0, 20.0, 40.0]
    assert len(failures()) == 1


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("10s", 10), ("5m", 300), ("1h", 3600), ("1d", 86400), ("2w", 1209600), ("1h 30m", 5400), ("0.5s", 0.5)],
)
def test_periods_are_numbers_with_units(text, seconds):
    assert period_of(text) == period_of(timedelta(seconds=seconds)) == timedelta(seconds=seconds)


@pytest.mark.parametrize("period", ["", "10", "ten seconds", "0s", "-5m", "5 parsecs", timedelta(0), 500])
def test_a_period_that_cannot_be_read_is_refused_with_an_example(period):
    with pytest.raises(ValueError, match=r'is no period.*"30s"') as caught:
        tr.state.schedule_task("bad", print, period=period)
    assert repr(period) in str(caught.value)


def test_days_keep_the_time_of_day_and_hours_their_length():
    daily = periodic_times(local(2024, 3, 30, 9), timedelta(days=1), BERLIN)
    hourly = periodic_times(local(2024, 3, 31, 1), timedelta(hours=1), BERLIN)
    assert daily(local(2024, 3, 30, 9)).astimezone(BERLIN) == local(2024, 3, 31, 9)
    assert hourly(local(2024, 3, 31, 1)).astimezone(BERLIN) == local(2024, 3, 31, 3)


async def test_a_period_may_begin_later_or_long_ago(server, log):
    server()
    at = local(2024, 1, 15, 13, 0, 30).replace(tzinfo=None)  # local time: 30 s on
    tr.state.schedule_task("later", log.coroutine, at=at, period="1m")
    await advance(91)
    assert log == [30.0, 90.0]
    tr.state.schedule_task("long ago", partial(log.coroutine), at=datetime(2020, 1, 1, tzinfo=UTC), period="1m")
    log.clear()
    await advance(50)
    assert log == [120.0]


async def test_at_is_one_time_several_or_what_a_function_says(server, log):
    server()
    in_seconds = lambda seconds: START + timedelta(seconds=seconds)  # noqa: E731
    threads = []

    def several():
        threads.append(threading.current_thread().name)
        yield from map(in_seconds, (-5, 3, 2, 7))

    def asked(last):
        return None if last > in_seconds(8) else (last + timedelta(seconds=4)).replace(tzinfo=None)  # in UTC

    tr.state.schedule_task("one", partial(log.append, "one"), at=in_seconds(5))
    tr.state.schedule_task("several", partial(log.append, "several"), at=several())
    tr.state.schedule_task("asked", partial(log.append, "asked"), at=asked)
    tr.state.schedule_task("past", partial(log.append, "past"), at=in_seconds(-5))
    await advance(30)
    assert [name for name in log if name != "asked"] == ["several", "one", "several"]
    assert log.count("asked") == 3
    assert threads[0].startswith("transom-worker")  # the author's code, too
    assert declared.servers[0].names == []


async def test_times_that_fail_are_reported_and_end_it(server, failures, log):
    server()

    def fails():
        yield START + timedelta(seconds=1)
        raise ValueError("no more")

    tr.state.schedule_task("fails", log.coroutine, at=fails())
    tr.state.schedule_task("text", log.coroutine, at=iter(["tomorrow"]))
    tr.state.schedule_task("backwards", log.coroutine, at=lambda last: last - timedelta(days=1))
    await advance(5)
    assert log == [1.0]
    said = sorted(record.getMessage().partition("\n")[0] for record in failures())
    assert [text.partition(" failed [")[0] for text in said] == [
        "the times of schedule 'backwards'",
        "the times of schedule 'fails'",
        "the times of schedule 'text'",
    ]
    assert "ValueError: at() answered 2024-01-14 11:59:59.999999+00:00, which is not after" in said[0]
    assert "ValueError: no more" in said[1]
    assert "TypeError: at='tomorrow' is no datetime. Write for example at=datetime(" in said[2]
    assert declared.servers[0].names == []


@pytest.mark.parametrize(
    ("name", "options", "error", "says"),
    [
        ("", {"period": "1s"}, ValueError, "a schedule has a name"),
        (None, {"period": "1s"}, ValueError, "a schedule has a name"),
        ("x", {}, ValueError, "has no time"),
        ("x", {"period": "1s", "cron": "* * * * *"}, ValueError, "exclude each other"),
        ("x", {"at": iter(()), "period": "1s"}, ValueError, "gives every time itself"),
        ("x", {"at": 5}, TypeError, "at=5"),
        ("x", {"cron": 5}, TypeError, r"cron=5 is no text. .*cron=\"\*/5"),
        ("x", {"at": "2030-01-01 08:00"}, TypeError, r"at='2030-01-01 08:00' is no datetime, .*at=datetime\("),
        ("x", {"at": [START, 2]}, TypeError, r"at=2 is no datetime.*at=datetime\("),
        ("x", {"callback": None, "period": "1s"}, TypeError, "cannot be called"),
    ],
)
def test_what_makes_no_schedule_is_refused(name, options, error, says):
    with pytest.raises(error, match=says):
        tr.state.schedule_task(name, **{"callback": print, **options})
    assert declared._plans == {}


# --- a name stands for one ---


async def test_each_page_names_it_again_and_it_is_one(server, log):
    def app():
        number = len(one.pages)

        async def tick():
            log.append((number, round(asyncio.get_running_loop().time(), 3)))

        tr.state.schedule_task("tick", tick, period="10s")
        return tr.widgets.Button()

    one = server(source=app)
    await one.open()
    await advance(5)
    await one.open()
    await one.open()
    await advance(6)
    assert log == [(1, 0.0), (3, 10.0)]  # the newest function, the times of the first
    for page in list(one.pages):
        await one.leave(page)
    await advance(10)
    assert len(log) == 3  # it needs no page


async def test_pages_that_have_gone_are_not_kept_but_the_newest(server):
    references = []

    class Something:
        pass

    def app():
        something = Something()
        references.append(weakref.ref(something))
        tr.state.schedule_task("holds", lambda: something, cron="0 0 1 1 *")
        return tr.widgets.Button()

    one = server(source=app)
    for _ in range(3):
        await one.leave(await one.open())
    gc.collect()
    assert [reference() is None for reference in references] == [True, True, False]
    tr.state.cancel_task("holds")
    await advance(1)
    gc.collect()
    assert references[2]() is None


async def test_other_code_or_another_time_replaces_it(server, log):
    server()

    async def other():
        log.append("other")

    tr.state.schedule_task("tick", log.coroutine, period="10s")
    await advance(5)
    tr.state.schedule_task("tick", other, period="10s")
    await advance(11)
    assert log == [0.0, "other", "other"]
    tr.state.schedule_task("tick", other, period="1m")
    await advance(59)
    assert log == [0.0, "other", "other", "other"]
    assert declared.servers[0].names == ["tick"]


async def test_what_replaces_it_waits_for_the_call_that_goes_on(server, log):
    server()

    async def slow():
        log.append("begun")
        await asyncio.sleep(15)
        log.append("ended")

    async def other():
        log.append("other")

    async def third():
        log.append("third")

    tr.state.schedule_task("tick", slow, period="1h")
    await advance(5)
    tr.state.schedule_task("tick", other, period="1h")
    tr.state.schedule_task("tick", third, period="1h")
    await advance(5)
    assert log == ["begun"]
    await advance(6)
    assert log == ["begun", "ended", "third"]


async def test_it_is_cancelled_by_its_name(server, log):
    server()

    async def slow():
        await log.coroutine()
        await asyncio.sleep(5)
        log.append("ended")

    tr.state.schedule_task("slow", slow, period="10s")
    await advance(1)
    tr.state.cancel_task("slow")
    await advance(60)
    assert log == [0.0, "ended"]  # a call that goes on runs to its end
    with pytest.raises(KeyError, match="no schedule 'slow'"):
        tr.state.cancel_task("slow")


async def test_it_may_be_cancelled_after_its_next_call_and_from_inside(server, log):
    server()

    def once():
        log.append("once")
        tr.state.cancel_task("once")

    tr.state.schedule_task("tick", log.coroutine, period="10s")
    tr.state.schedule_task("once", once, period="10s")
    await advance(5)
    tr.state.cancel_task("tick", wait=True)
    await advance(60)
    assert sorted(log, key=str) == [0.0, 10.0, "once"]


async def test_one_that_was_to_end_after_its_next_call_goes_on_when_it_is_asked_for_again(server, log):
    server()
    tr.state.schedule_task("tick", log.coroutine, period="10s")
    await advance(5)
    tr.state.cancel_task("tick", wait=True)
    tr.state.schedule_task("tick", log.coroutine, period="10s")
    await advance(30)
    assert log == [0.0, 10.0, 20.0, 30.0]


# --- running ---


@pytest.mark.statement(30)
async def test_one_that_fails_goes_on_and_is_logged_once_a_minute(server, failures, log):
    server()

    def fails():
        log.append(1)
        raise SystemExit if len(log) == 3 else ValueError(len(log))

    tr.state.schedule_task("fails", fails, period="1s")
    await advance(62)
    assert len(log) == 63
    first, _, last = [record.getMessage().partition("\n")[0] for record in failures()]
    assert re.fullmatch(r"schedule 'fails' failed \[e\d+\]: ValueError: 1", first)
    more = r"schedule 'fails' \(and 58 times more in the last 60 s\) failed \[e\d+\]: ValueError: 61"
    assert re.fullmatch(more, last)
    assert "SystemExit" in failures()[1].getMessage()


@pytest.mark.parametrize("kind", ["async def", "def", "threaded"])
async def test_it_runs_outside_of_any_page(server, kind):
    where = []

    def app():
        def note():
            where.append((session_var.get(), tr.state.served, threading.current_thread().name[:14]))

        async def later():
            await asyncio.sleep(0)
            note()

        tr.state.schedule_task(
            "note", note if kind == "def" else later, at=START + timedelta(seconds=1), threaded=kind == "threaded"
        )
        return tr.widgets.Button()

    one = server(source=app)
    await one.open()
    await advance(2)
    name = threading.current_thread().name if kind == "async def" else "transom-worker"
    assert where == [(None, False, name[:14])]


@pytest.mark.statement(76)
@pytest.mark.parametrize("threaded", [False, True])
async def test_without_worker_threads_all_is_inline(server, threaded):
    where = []

    def note():
        where.append(threading.current_thread())

    async def later():
        await asyncio.sleep(0)
        note()

    server(threads=0)
    tr.state.schedule_task("def", note, at=START + timedelta(seconds=1), threaded=threaded)
    tr.state.schedule_task("async def", later, at=START + timedelta(seconds=1), threaded=threaded)
    await advance(2)
    assert where == [threading.current_thread()] * 2


async def test_what_it_writes_reaches_the_pages(server):
    shared = tr.widgets.StaticText(value="old")

    async def refresh():
        shared.value = "new"

    one = server(source=lambda: shared)
    page = await one.open()
    tr.state.schedule_task("refresh", refresh, at=START + timedelta(seconds=1))
    await page.advance(2)
    assert page.text == "new"


async def test_all_ends_with_the_server(server, failures, log):
    def app():
        tr.state.schedule_task("of a page", log.coroutine, period="10s")
        return tr.widgets.Button()

    async def endless():
        try:
            await asyncio.sleep(1000)
        finally:
            log.append("cleaned")

    one = server(source=app)
    tr.state.schedule_task("endless", endless, period="10s")
    await one.open()
    await advance(5)
    assert log == [0.0]
    await one.aclose()
    await advance(60)
    assert log == [0.0, "cleaned"]
    assert declared.servers == []
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert failures() == []


# --- of the process ---


@pytest.mark.statement(70)
async def test_what_a_module_asks_for_runs_in_one_server_and_goes_to_the_next(server, log):
    tr.state.schedule_task("module", log.coroutine, period="10s")
    await advance(1)
    assert log == []  # there is no server yet
    one = server()
    two = server()
    await advance(11)
    assert log == [1.0, 11.0]
    await one.aclose()
    await advance(5)
    assert len(log) == 3  # the next server begins with it
    assert two.registry.schedules.names == ["module"]
    tr.state.cancel_task("module")
    await advance(30)
    assert len(log) == 3
    assert two.registry.schedules.names == []


def test_a_server_that_never_closed_is_no_server(log):
    calls = []

    async def forgotten():
        one = Site(app)
        one.registry.begin()
        return one

    async def another():
        one = Site(app)
        one.registry.begin()
        await advance(1)
        await until(lambda: calls == [1])
        await one.aclose()

    left = on_clock(forgotten())
    tr.state.schedule_task("module", lambda: calls.append(1), period="10s")
    try:
        on_clock(another())
    finally:
        tr.state.cancel_task("module")
    assert left.registry.schedules.closed is False


def test_two_functions_made_by_one_code_say_the_same():
    def make(value):
        def callback():
            return value

        return callback

    assert plan("x", make(1), period="1s").likeness == plan("x", make(2), period=timedelta(seconds=1)).likeness
    assert plan("x", make(1), period="1s").likeness != plan("x", lambda: 1, period="1s").likeness
    assert plan("x", make(1), period="60s").likeness == plan("x", partial(make(2)), period="1m").likeness
