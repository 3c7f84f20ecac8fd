"""Periodic callbacks (68, 69) and what is called when the page has loaded (29, 75)."""

from __future__ import annotations

import asyncio
import time

import pytest

import transom as tr

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


async def test_from_start_to_start_it_is_one_period(site):
    async def slow():
        now()
        await asyncio.sleep(0.07)

    page = await site(app_with(slow, period=100)).open()
    await page.advance(0.55)
    assert times == [0.1, 0.2, 0.3, 0.4, 0.5]


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


async def test_a_def_runs_in_a_thread_and_does_not_overlap(site):
    seen = []

    def slow():
        seen.append(1)
        time.sleep(0.002)

    page = await site(app_with(slow, period=100)).open()
    await page.advance(0.55)
    assert len(seen) == 5


async def test_count_and_timeout_end_it(site):
    """69"""
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
    await page.advance(2)
    assert times == [round(begun + each, 3) for each in (0.1, 0.2, 0.3)]
    assert timed.made["callback"].running is False


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


async def test_a_failing_one_goes_on(site, failures):
    """30"""

    async def fails():
        now()
        raise ValueError

    page = await site(app_with(fails, period=100)).open()
    await page.advance(0.35)
    assert times == [0.1, 0.2, 0.3]
    assert failures()


async def test_it_need_not_start_at_once(site):
    app = app_with(tick, period=100, start=False)
    page = await site(app).open()
    await page.advance(1)
    assert times == []
    app.made["callback"].start()
    await page.advance(0.15)
    assert len(times) == 1


async def test_it_ends_with_its_session(site):
    one = site(app_with(tick, period=100))
    page = await one.open()
    await page.advance(0.25)
    await one.leave(page)
    await asyncio.sleep(0)
    asyncio.get_running_loop().until += 5
    await asyncio.sleep(2)
    assert len(times) == 2


# --- onload ---


async def test_onload_runs_once_the_page_is_shown(site):
    order = []

    def app():
        tr.state.onload(lambda: order.append("loaded"))
        order.append("made")
        return tr.widgets.Button()

    page = await site(app).open()
    await page.settle()
    assert order == ["made", "loaded"]
    page.send({"t": "seen", "sseq": 0})
    await page.settle()
    assert order == ["made", "loaded"]


async def test_one_that_fails_stops_no_other(site, failures):
    """29"""
    order = []

    def app():
        async def fails():
            raise ValueError

        tr.state.onload(fails)
        tr.state.onload(lambda: order.append("second"))
        return tr.widgets.Button()

    page = await site(app).open()
    await page.settle()
    assert order == ["second"]
    assert len(failures()) == 1


async def test_one_registered_from_within_runs(site):
    """75"""
    order = []

    def app():
        def first():
            order.append("first")
            tr.state.onload(lambda: order.append("second"))

        tr.state.onload(first)
        return tr.widgets.Button()

    page = await site(app).open()
    await page.settle()
    assert order == ["first", "second"]


async def test_what_it_writes_reaches_the_page(site):
    def app():
        text = tr.widgets.StaticText()

        async def load():
            await asyncio.sleep(1)
            text.value = "loaded"

        tr.state.onload(load)
        return text

    page = await site(app).open()
    await page.advance(2)
    assert page.find("StaticText")["value"] == "loaded"


async def test_execute_is_an_event_of_the_session_from_any_thread(site):
    import threading

    order = []

    def app():
        button = tr.widgets.Button()

        def handler(event):
            tr.state.execute(lambda: order.append(threading.current_thread().name))
            order.append("handler")

        button.on_click(handler)
        return button

    page = await site(app).open()
    page.click()
    await page.settle()
    assert order[0] == "handler"
    assert order[1].startswith("transom-worker")


async def test_what_fails_again_and_again_has_one_notice(site, failures):
    def app():
        def tick():
            raise ValueError("again")

        tr.state.add_periodic_callback(tick, period=100)
        return tr.widgets.StaticText()

    page = await site(app).open()
    await page.advance(1.05)
    assert len({notice["id"] for notice in page.notices}) == 1
    assert len(failures()) == 10
