"""What the author wants done when a page has ended: all of it, one `def` at a time, and nobody else is harmed."""

from __future__ import annotations

import asyncio
import threading
from functools import partial

import pytest

import transom as tr
from tests.site import Site, on_clock, until, wait_for
from transom.errors import ProtocolError
from transom.session.farewell import GRACE
from transom.testing import Page


def asked(*callbacks):
    """A page that asks for these when it ends."""

    def app():
        for callback in callbacks:
            tr.state.on_session_destroyed(callback)
        return tr.widgets.Button()

    return app


async def ended(site, *callbacks, **options):
    """Such a page has been opened and has left."""
    one = site(asked(*callbacks), **options)
    await one.leave(await one.open())
    return one


async def pass_by(seconds):
    loop = asyncio.get_running_loop()
    loop.until = loop.now + seconds
    await asyncio.sleep(seconds)


async def leave(one, page):
    """The page goes; its end may take its time."""
    session, loop = page.session, asyncio.get_running_loop()
    await page.disconnect()
    one.pages.remove(page)
    loop.until = loop.now + GRACE + 1
    await one.registry.close(session)
    loop.until = loop.now
    assert session.ended


# --- one `def` at a time ---


@pytest.mark.statement(22, 39)
async def test_defs_wait_for_the_one_that_goes_on_and_for_each_other(site):
    begun, release, trace = threading.Event(), threading.Event(), []

    def click(event):
        trace.append("click begins")
        begun.set()
        wait_for(release)
        trace.append("click ends")

    def bye(number):
        trace.append(f"{number} begins")
        trace.append(f"{number} ends")

    def app():
        tr.state.on_session_destroyed(lambda: bye(1))
        tr.state.on_session_destroyed(lambda: bye(2))
        return tr.widgets.Button(on_click=click)

    one = site(app)
    page = await one.open()
    page.click()
    await until(begun.is_set)
    leaving = asyncio.ensure_future(one.leave(page))
    for _ in range(50):
        await asyncio.sleep(0)
    assert trace == ["click begins"]
    release.set()
    await leaving
    assert trace == ["click begins", "click ends", "1 begins", "1 ends", "2 begins", "2 ends"]


@pytest.mark.statement(22)
async def test_a_def_that_waits_for_a_run_comes_back_when_no_other_goes_on(site):
    inside, trace = [], []

    @tr.task
    async def saved():
        await asyncio.sleep(0.05)

    def bye(number):
        inside.append(number)
        assert len(inside) == 1
        trace.append(number)
        inside.pop()
        saved().result()
        inside.append(number)
        assert len(inside) == 1
        inside.pop()
        trace.append(number)

    await ended(site, lambda: bye(1), lambda: bye(2))
    assert sorted(trace) == [1, 1, 2, 2]


async def test_a_def_that_never_ends_is_given_up_and_so_is_what_waits_for_it(site, failures):
    begun, release, called = threading.Event(), threading.Event(), []

    def click(event):
        begun.set()
        release.wait(20)

    def app():
        tr.state.on_session_destroyed(lambda: called.append(1))
        return tr.widgets.Button(on_click=click)

    one = site(app)
    page = await one.open()
    page.click()
    await until(begun.is_set)
    await leave(one, page)
    assert called == []
    (failure,) = failures()
    assert f"had not ended {GRACE:g} s after its page" in failure.getMessage()
    release.set()
    await until(lambda: one.registry.pool.active == 0)
    for _ in range(50):
        await asyncio.sleep(0)
    assert called == []


@pytest.mark.statement(49)
@pytest.mark.parametrize("kind", ["callback", "task"])
async def test_defs_of_pages_that_have_gone_take_no_threads_from_others(site, kind):
    begun, release = threading.Semaphore(0), threading.Event()

    def hangs(event):
        begun.release()
        release.wait(20)

    def app():
        return tr.Row(
            tr.widgets.Button(label="Hangs", on_click=tr.task(hangs) if kind == "task" else hangs),
            tr.widgets.Button(label="Works", on_click=lambda event: begun.release()),
        )

    one = site(app, threads=2)
    for _ in range(2):
        page = await one.open()
        page.click("Hangs")
        await until(lambda: begun.acquire(blocking=False))
        await one.leave(page)
    page = await one.open()
    page.click("Works")
    await until(lambda: begun.acquire(blocking=False))
    release.set()
    await until(lambda: one.registry.pool.limit == 2)


# --- what they may do ---


@pytest.mark.statement(39)
@pytest.mark.parametrize("way", ["await", "gather", "create_task", "result", "nested"])
async def test_they_may_begin_runs_and_wait_for_them(site, failures, way):
    done = []

    async def save():
        await asyncio.sleep(0.1)
        done.append("saved")

    @tr.task
    async def task():
        await save()

    @tr.task
    async def nested():
        await tr.create_task(save())

    async def bye():
        match way:
            case "await":
                await task()
            case "gather":
                await tr.gather(save())
            case "create_task":
                await tr.create_task(save())
            case "nested":
                await nested()
        done.append("bye")

    def bye_at_once():
        task().result()
        done.append("bye")

    await ended(site, bye_at_once if way == "result" else bye)
    assert done == ["saved", "bye"]
    assert failures() == []


async def test_a_tasks_policy_holds_at_the_end_too(site, failures):
    done = []

    @tr.task(policy="latest")
    async def save(number):
        await asyncio.sleep(0.1)
        done.append(number)

    await ended(site, *(partial(save, number) for number in (1, 2, 3)))
    assert done == [3]
    assert failures() == []


@pytest.mark.statement(33)
async def test_runs_that_it_leaves_behind_end_with_it(site):
    cleaned, begun = [], []

    async def endless():
        try:
            await asyncio.sleep(1000)
        finally:
            cleaned.append(1)

    async def bye():
        begun.append(tr.create_task(endless()))
        await asyncio.sleep(0.1)

    await ended(site, bye)
    assert cleaned == [1]
    assert begun[0].state == "cancelled"


@pytest.mark.statement(33)
async def test_a_cancelled_run_begins_no_other(site):
    begun = []

    async def again():
        begun.append(1)

    async def click(event):
        try:
            await asyncio.sleep(1000)
        finally:
            tr.create_task(again())

    one = site(lambda: tr.widgets.Button(on_click=click))
    page = await one.open()
    page.click()
    await page.settle()
    await one.leave(page)
    await pass_by(1)
    assert begun == []


# --- what may go wrong ---


class AbortError(BaseException):
    """None of the usual ones."""


@pytest.mark.statement(39)
@pytest.mark.parametrize("raised", [SystemExit, AbortError, ValueError, asyncio.CancelledError])
@pytest.mark.parametrize("kind", ["def", "async def"])
async def test_what_one_raises_is_one_record_and_harms_nobody(site, failures, kind, raised):
    called = []

    def fails():
        raise raised

    async def fails_later():
        await asyncio.sleep(0)
        raise raised

    await ended(site, fails if kind == "def" else fails_later, lambda: called.append(1))
    assert called == [1]
    (failure,) = failures()
    assert "fails" in failure.getMessage()
    assert "at the session's end" in failure.getMessage()


async def test_one_that_takes_too_long_is_cancelled_and_named(site, failures):
    cleaned = []

    async def slow():
        try:
            await asyncio.sleep(1000)
        finally:
            cleaned.append(1)

    one = site(asked(slow))
    page = await one.open()
    await leave(one, page)
    assert cleaned == [1]
    (failure,) = failures()
    assert "slow had not ended 5 s after its page" in failure.getMessage()


# --- when they come late, or the server ends ---


async def ask_late(site, callback):
    """A page has ended while what fills it went on, which then asks for `callback`."""
    release = threading.Event()

    def app():
        wait_for(release)
        tr.state.on_session_destroyed(callback)
        return tr.widgets.Button()

    one = site(app)
    page = Page(one.registry, one.app)
    one.pages.append(page)
    await page.open()
    await leave(one, page)
    release.set()


async def test_one_that_is_asked_for_after_the_end_is_called_soon(site):
    called = []
    await ask_late(site, lambda: called.append(1))
    await until(lambda: called == [1])


async def test_one_that_is_called_after_the_end_begins_no_runs(site, failures):
    begun = []

    @tr.task
    async def save():
        begun.append(1)

    async def bye():
        await save()

    await ask_late(site, bye)
    await until(failures)
    (failure,) = failures()
    assert "bye, at the session's end, failed" in failure.getMessage()
    assert begun == []


async def test_one_that_is_asked_for_while_others_are_called_is_waited_for(site, failures):
    done = []

    @tr.task
    async def save():
        await asyncio.sleep(0.1)
        done.append("saved")

    async def later():
        await asyncio.sleep(0.5)
        await save()

    def bye():
        tr.state.on_session_destroyed(later)
        done.append("bye")

    one = site(asked(bye))
    await one.leave(await one.open())
    assert done == ["bye", "saved"]
    assert failures() == []


async def test_they_have_five_seconds_together_whoever_asks_for_another(site, failures):
    begun = []

    async def again():
        begun.append(asyncio.get_running_loop().time())
        await asyncio.sleep(2)
        tr.state.on_session_destroyed(again)

    one = site(asked(again))
    await leave(one, await one.open())
    await pass_by(10)
    assert [round(each - begun[0]) for each in begun] == [0, 2, 4]
    (failure,) = failures()
    assert "again had not ended 5 s after its page" in failure.getMessage()


async def test_a_server_that_ends_waits_for_pages_that_are_ending(site):
    done = []

    async def bye():
        await asyncio.sleep(0.5)
        done.append("saved")

    one = site(asked(bye), session_retention=0.1)
    page = await one.open()
    await page.disconnect()
    one.pages.clear()
    await pass_by(0.2)
    assert not one.registry.sessions
    asyncio.get_running_loop().until = float("inf")
    await one.registry.aclose()
    assert done == ["saved"]


async def test_a_server_that_has_ended_says_so_and_takes_no_pages(site):
    one = site(asked())
    page = await one.open()
    info = page.session.info
    await one.registry.aclose()
    assert page.frames[-1]["t"] == "bye"
    assert page.frames[-1]["code"] == page.transport.closed == 1012
    with pytest.raises(ProtocolError, match="this server is ending"):
        one.registry.create(info)
    one.registry.begin()
    assert (await one.open()).find("Button")


def test_what_a_thread_does_after_the_loop_has_closed_is_quiet():
    """A `def` that nobody could stop may still ask for a farewell, and what it does is no more to be seen."""

    async def main():
        one = Site(lambda: tr.widgets.StaticText(value=tr.state.param.busy.rx().rx.pipe(str)))
        page = await one.open()
        session = page.session
        await one.leave(page)
        await one.aclose()
        return session

    session, said = on_clock(main()), []
    session.on_destroyed(lambda: said.append("farewell"))
    session.running.tell()
    assert said == []
