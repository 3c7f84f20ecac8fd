"""Periodic callbacks: their times, their limits, their failures, their end."""

from __future__ import annotations

import asyncio
import threading
import weakref

import pytest

import transom as tr
from tests.site import collect, until, wait_for
from transom.session.farewell import GRACE

times: list[float] = []


@pytest.fixture(autouse=True)
def fresh():
    times.clear()


def now():
    times.append(round(asyncio.get_running_loop().time(), 3))


def app_with(callback, **options):
    made = {}

    def app():
        made["callback"] = tr.state.add_periodic_callback(callback, **options)
        return tr.widgets.Button()

    app.made = made
    return app


async def tick():
    now()


@pytest.mark.statement(68)
async def test_from_start_to_start_it_is_one_period(site):
    async def slow():
        now()
        await asyncio.sleep(0.07)

    page = await site(app_with(slow, period=100)).open()
    await page.advance(0.55)
    assert times == [0.1, 0.2, 0.3, 0.4, 0.5]


@pytest.mark.statement(68)
async def test_it_never_overlaps_itself_and_an_overrun_skips(site):
    live = []

    async def slow():
        now()
        live.append(1)
        assert len(live) == 1
        await asyncio.sleep(0.25)
        live.pop()

    page = await site(app_with(slow, period=100)).open()
    await page.advance(1.0)
    assert times == [0.1, 0.4, 0.7, 1.0]


@pytest.mark.statement(68)
async def test_a_def_that_is_slower_than_its_period_is_skipped_too(site):
    calls, live = [], []
    gate = threading.Event()

    def slow():
        calls.append(threading.current_thread().name)
        live.append(1)
        assert len(live) == 1
        wait_for(gate)
        live.pop()

    page = await site(app_with(slow, period=100)).open()
    loop = asyncio.get_running_loop()
    loop.until = 0.35
    await asyncio.sleep(0.35)  # the clock goes on without a thread that blocks
    assert len(calls) == 1
    gate.set()
    await page.settle()
    await page.advance(0.25)
    assert len(calls) > 1
    assert all(name.startswith("transom-worker") for name in calls)


@pytest.mark.statement(68)
@pytest.mark.parametrize("kind", ["async def", "def"])
async def test_a_task_counts_as_going_on_until_its_run_has_ended(site, kind):
    begun = []

    async def slow():
        begun.append(round(asyncio.get_running_loop().time(), 3))
        await asyncio.sleep(0.25)

    task = tr.task(slow)

    def call():
        return task()

    callback = task if kind == "async def" else call

    def app():
        tr.state.add_periodic_callback(callback, period=100)
        return tr.widgets.Button()

    page = await site(app, threads=0 if kind == "def" else 4).open()
    await page.advance(1.0)
    assert begun == [0.1, 0.4, 0.7, 1.0]


@pytest.mark.statement(30, 68)
async def test_a_failing_task_is_reported_once_and_stops_it_when_wanted(site, failures):
    @tr.task
    async def fails():
        raise ValueError("task")

    app = app_with(fails, period=100)
    page = await site(app).open()
    await page.advance(1.05)
    assert app.made["callback"].counter == 10
    assert len(failures()) == 1
    app.made["callback"].stop_on_error = True
    await page.advance(1)
    assert app.made["callback"].counter == 11
    assert not app.made["callback"].running


@pytest.mark.statement(68, 76)
async def test_without_worker_threads_a_def_runs_inline(site):
    calls = []
    page = await site(app_with(lambda: calls.append(threading.current_thread()), period=100), threads=0).open()
    await page.advance(0.35)
    assert calls == [threading.current_thread()] * 3


@pytest.mark.parametrize("count", [0, -1])
async def test_a_count_of_no_calls_is_refused(site, count):
    said = []

    def app():
        with pytest.raises(ValueError, match=f"count.* must be at least 1, not {count}") as caught:
            tr.state.add_periodic_callback(tick, period=100, count=count)
        said.append(caught.value)
        return tr.widgets.Button()

    page = await site(app).open()
    await page.advance(1)
    assert len(said) == 1
    assert times == []


@pytest.mark.statement(69)
async def test_count_and_timeout_end_it(site):
    counted = app_with(tick, period=100, count=3)
    page = await site(counted).open()
    await page.advance(2)
    assert times == [0.1, 0.2, 0.3]
    assert counted.made["callback"].running is False
    assert counted.made["callback"].counter == 3
    times.clear()
    timed = app_with(tick, period=100, timeout=350)
    page = await site(timed).open()
    begun = asyncio.get_running_loop().time()
    await page.advance(0.36)
    assert times == [round(begun + each, 3) for each in (0.1, 0.2, 0.3)]
    assert timed.made["callback"].running is False


@pytest.mark.statement(69)
async def test_it_can_be_stopped_from_inside_and_started_again(site):
    app = app_with(lambda: None, period=100)

    async def stops():
        now()
        if len(times) == 2:
            app.made["callback"].stop()

    page = await site(app).open()
    callback = app.made["callback"]
    callback.callback = stops
    await page.advance(1)
    assert times == [0.1, 0.2]
    callback.start()
    await page.advance(0.25)
    assert times == [0.1, 0.2, 1.1, 1.2]


@pytest.mark.statement(69)
@pytest.mark.parametrize("threads", [0, 4])
async def test_its_last_call_may_start_it_anew(site, threads):
    app = app_with(lambda: None, period=100, count=2)

    def again():
        now_in_any_thread.append(1)
        if len(now_in_any_thread) == 2:
            assert not app.made["callback"].running
            app.made["callback"].start()

    now_in_any_thread = []
    page = await site(app, threads=threads).open()
    app.made["callback"].callback = again
    await page.advance(2)
    assert len(now_in_any_thread) == 4
    assert app.made["callback"].counter == 2
    assert not app.made["callback"].running


@pytest.mark.statement(69)
async def test_a_call_in_progress_is_not_overlapped_by_a_restart(site):
    async def slow():
        now()
        await asyncio.sleep(0.22)

    app = app_with(slow, period=100)
    page = await site(app).open()
    await page.advance(0.15)
    app.made["callback"].stop()
    app.made["callback"].start()
    await page.advance(0.5)
    assert times == [0.1, 0.35, 0.65]


@pytest.mark.statement(69)
async def test_another_period_counts_from_the_last_call(site):
    app = app_with(tick, period=1000)
    page = await site(app).open()
    await page.advance(1.1)
    app.made["callback"].period = 200
    await page.advance(0.38)
    assert times == [1.0, 1.2, 1.4]
    app.made["callback"].period = 50
    await page.advance(0.13)
    assert times == [1.0, 1.2, 1.4, 1.5, 1.55, 1.6]


@pytest.mark.statement(69)
async def test_another_timeout_counts_from_its_start(site):
    app = app_with(tick, period=100)
    page = await site(app).open()
    await page.advance(0.15)
    app.made["callback"].timeout = 250
    await page.advance(1)
    assert times == [0.1, 0.2]
    assert not app.made["callback"].running


@pytest.mark.statement(69)
async def test_what_watches_it_runs_as_code_of_the_page(site):
    """At its end, too: `running` is set under the turn, in a worker thread where a `def` watches."""
    seen = []

    def app():
        callback = tr.state.add_periodic_callback(lambda: None, period=100, timeout=250)
        callback.param.watch(lambda event: seen.append((event.new, tr.state.served, session_turn())), "running")
        return tr.widgets.Button()

    def session_turn():
        return page.session.in_turn() and threading.current_thread() is not threading.main_thread()

    page = await site(app).open()
    await page.advance(0.5)
    assert seen == [(False, True, True)]


@pytest.mark.statement(69)
async def test_a_call_that_still_waits_for_the_turn_is_taken_back_by_stop(site):
    gate, calls = threading.Event(), []

    def app():
        button = tr.widgets.Button(label="Hold")
        callback = tr.state.add_periodic_callback(lambda: calls.append(1), period=100)

        def hold(_):
            wait_for(gate)
            callback.stop()

        button.on_click(hold)
        return button

    page = await site(app).open()
    page.click("Hold")
    loop = asyncio.get_running_loop()
    loop.until = 0.25
    await asyncio.sleep(0.25)
    gate.set()
    await page.settle()
    await page.advance(1)
    assert calls == []


@pytest.mark.statement(30)
@pytest.mark.parametrize("kind", ["async def", "def"])
async def test_a_failing_one_goes_on_and_is_reported_once_a_minute(site, failures, kind):
    calls = []

    async def fails():
        calls.append(1)
        await asyncio.sleep(0.01)
        raise ValueError(len(calls))

    def fails_at_once():
        calls.append(1)
        raise ValueError(len(calls))

    page = await site(app_with(fails if kind == "async def" else fails_at_once, period=1000)).open()
    await page.advance(58.5)
    assert len(calls) == 58
    assert len(failures()) == 1
    assert "ValueError: 1" in failures()[0].getMessage()
    await page.advance(64)
    assert len(calls) == 122
    later = [record.getMessage() for record in failures()[1:]]
    assert len(later) == 2
    assert all("(and 59 times more in the last 60 s) failed" in text for text in later)
    assert "ValueError: 61" in failures()[1].getMessage()
    assert len(page.notices) == 1


@pytest.mark.statement(30)
async def test_each_other_failure_is_reported_in_full(site, failures):
    calls = []

    async def fails():
        calls.append(1)
        if len(calls) % 2:
            raise ValueError("odd")
        raise KeyError("even")

    page = await site(app_with(fails, period=100)).open()
    await page.advance(1.05)
    assert [record.getMessage().partition("]: ")[2].partition("\n")[0] for record in failures()] == [
        "ValueError: odd",
        "KeyError: 'even'",
    ]


@pytest.mark.statement(30)
@pytest.mark.parametrize("kind", ["async def", "def", "exit"])
async def test_stop_on_error_ends_it_at_its_first_failure(site, failures, kind):
    calls = []

    async def fails():
        calls.append(1)
        raise ValueError

    def fails_at_once():
        calls.append(1)
        raise SystemExit if kind == "exit" else ValueError

    app = app_with(fails if kind == "async def" else fails_at_once, period=100, stop_on_error=True)
    page = await site(app).open()
    await page.advance(1)
    assert len(calls) == len(failures()) == 1
    assert not app.made["callback"].running


async def test_it_need_not_start_at_once(site):
    app = app_with(tick, period=100, start=False)
    page = await site(app).open()
    await page.advance(1)
    assert times == []
    app.made["callback"].start()
    await page.advance(0.15)
    assert len(times) == 1


@pytest.mark.statement(38)
async def test_one_slower_than_its_period_does_not_keep_its_session_alive(site):
    cleaned = []

    async def slow():
        now()
        try:
            await asyncio.sleep(0.25)
        finally:
            cleaned.append(1)

    app = app_with(slow, period=100)
    one = site(app)
    page = await one.open()
    await page.advance(0.5)
    assert times == [0.1, 0.4]
    session = weakref.ref(page.session)
    await one.leave(page)
    assert cleaned == [1, 1]
    asyncio.get_running_loop().until += 5
    await asyncio.sleep(2)
    assert times == [0.1, 0.4]
    app.made.clear()
    del page
    collect()
    assert session() is None


@pytest.mark.statement(38)
async def test_it_ends_with_its_session(site):
    one = site(app_with(tick, period=100))
    page = await one.open()
    await page.advance(0.25)
    await one.leave(page)
    await asyncio.sleep(0)
    asyncio.get_running_loop().until += 5
    await asyncio.sleep(2)
    assert len(times) == 2


async def test_one_that_is_started_after_the_end_stays_stopped(site):
    app = app_with(tick, period=100, start=False)
    one = site(app)
    page = await one.open()
    await one.leave(page)
    app.made["callback"].start()
    asyncio.get_running_loop().until += 5
    await asyncio.sleep(1)
    assert times == []
    assert not app.made["callback"].running


@pytest.mark.statement(24, 30)
async def test_a_watcher_of_it_that_fails_stops_no_call_and_is_named(site, failures):
    def watches(event):
        raise ValueError

    def app():
        callback = tr.state.add_periodic_callback(tick, period=100, count=3)
        callback.param.watch(watches, "counter")
        return tr.widgets.Button()

    page = await site(app).open()
    await page.advance(1)
    assert len(times) == 3
    assert len(failures()) == 3
    assert all("watches failed" in failure.getMessage() for failure in failures())


@pytest.mark.statement(30)
async def test_one_that_is_started_again_reports_its_failure_again(site, failures):
    def fails():
        raise ValueError

    app = app_with(fails, period=100, stop_on_error=True)
    page = await site(app).open()
    await page.advance(0.5)
    assert len(failures()) == 1
    app.made["callback"].start()
    await page.advance(0.5)
    assert len(failures()) == 2
    assert len(page.notices) == 2


async def test_a_call_that_fails_after_the_end_is_reported_by_its_name(site, failures):
    begun, release = threading.Event(), threading.Event()

    def measure():
        begun.set()
        release.wait(20)
        raise RuntimeError("too late")

    one = site(app_with(measure, period=100))
    page = await one.open()
    session, loop = page.session, asyncio.get_running_loop()
    loop.until = 0.15
    await asyncio.sleep(0.15)
    await until(begun.is_set)
    await page.disconnect()
    one.pages.remove(page)
    loop.until = loop.now + GRACE + 1
    await one.registry.close(session)
    loop.until = loop.now
    release.set()
    await until(lambda: one.registry.pool.active == 0)
    assert "measure failed" in failures()[-1].getMessage()
