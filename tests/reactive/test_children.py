"""Work beside the running code: it takes turns with the page, ends with it, and its failures are told once."""

from __future__ import annotations

import asyncio
import sys

import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads
from transom.errors import ExitError, NoSessionError


def button_of(function):
    return lambda: tr.widgets.Button(on_click=function)


async def clicked(site, function, seconds=5.0):
    page = await site(button_of(function)).open()
    page.click()
    await page.advance(seconds)
    return page


async def test_a_child_takes_turns_with_a_def(site):
    """While a `def` of the page runs, in a thread, no step of the child does."""
    loop = asyncio.get_running_loop()
    threads = ConductedThreads(loop)
    ticks = []

    async def tick():
        while True:
            ticks.append(loop.time())
            await asyncio.sleep(0.1)

    async def begin(event):
        tr.create_task(tick())

    def hold(event):
        threads.sleep(1)

    def app():
        return tr.Row(tr.widgets.Button(label="begin", on_click=begin), tr.widgets.Button(label="hold", on_click=hold))

    one = site(app)
    one.registry.pool = threads
    page = await one.open()
    page.click("begin")
    await page.advance(0.95)
    page.click("hold")
    await page.advance(2)
    assert len([at for at in ticks if at < 0.95]) == 10
    assert [at for at in ticks if 0.95 < at < 1.95] == []
    assert len([at for at in ticks if at >= 1.95]) >= 9
    await one.leave(page)
    threads.end()


@pytest.mark.statement(33)
async def test_a_child_ends_with_its_page(site):
    trace = []

    async def child():
        try:
            await asyncio.sleep(1000)
        finally:
            trace.append("ended")

    def click(event):  # also from a thread of the page
        tr.create_task(child(), name="of a thread")
        tr.create_task(child())

    one = site(button_of(click))
    page = await one.open()
    page.click()
    await page.advance(1)
    session = page.session
    assert [run.name for run in sorted(session.runs, key=lambda run: run.number)] == ["of a thread", child.__qualname__]
    await one.leave(page)
    assert trace == ["ended", "ended"]
    assert session.runs == set()


async def test_a_child_outlives_the_callback_that_made_it(site):
    trace = []

    async def child():
        await asyncio.sleep(1)
        trace.append("child")

    async def click(event):
        tr.create_task(child())
        trace.append("callback")

    await clicked(site, click)
    assert trace == ["callback", "child"]


async def test_gather_gives_results_in_order_and_goes_on_side_by_side(site):
    loop = asyncio.get_running_loop()
    seen = []

    async def child(word, seconds):
        await asyncio.sleep(seconds)
        return word

    @tr.task
    async def task():
        return "task"

    async def click(event):
        began = loop.time()
        seen.append(await tr.gather(child("a", 2), child("b", 1), task(), asyncio.sleep(1.5, "c")))
        seen.append(round(loop.time() - began, 3))
        seen.append(await tr.gather())

    await clicked(site, click)
    assert seen == [["a", "b", "task", "c"], 2.0, []]


@pytest.mark.parametrize("owned", [True, False])
async def test_when_one_fails_gather_cancels_the_others(site, failures, owned):
    trace = []

    async def child(word):
        try:
            await asyncio.sleep(2)
            trace.append(f"{word} ended")
        except asyncio.CancelledError:
            trace.append(f"{word} cancelled")
            raise

    async def fails():
        await asyncio.sleep(1)
        raise ValueError("the reason")

    async def both(event):
        with pytest.raises(ValueError, match="the reason"):
            await tr.gather(child("a"), fails(), child("b"))
        trace.append("raised")

    if owned:
        await clicked(site, both)
    else:
        asyncio.get_running_loop().until = 10.0
        await both(None)
        await asyncio.sleep(3)
    assert sorted(trace) == ["a cancelled", "b cancelled", "raised"]
    assert failures() == []


@pytest.mark.parametrize("owned", [True, False])
async def test_when_its_caller_is_cancelled_gather_cancels_what_it_began(site, owned):
    trace = []

    async def child(word):
        try:
            await asyncio.sleep(2)
            trace.append(f"{word} ended")
        except asyncio.CancelledError:
            trace.append(f"{word} cancelled")
            raise

    @tr.task
    async def work(event=None):
        await tr.gather(child("a"), child("b"))

    if owned:
        page = await site(button_of(work)).open()
        page.click()
        await page.advance(1)
        page.session.context.copy().run(work.cancel)
        await page.advance(5)
    else:
        run = work()
        asyncio.get_running_loop().until = 10.0
        await asyncio.sleep(1)
        run.cancel()
        await asyncio.sleep(5)
    assert trace == ["a cancelled", "b cancelled"]


async def test_gather_leaves_runs_that_it_did_not_begin(site):
    states = []

    @tr.task
    async def work():
        await asyncio.sleep(2)

    async def fails():
        raise ValueError

    async def click(event):
        run = work()
        with pytest.raises(ValueError):
            await tr.gather(run, fails())
        await asyncio.sleep(3)
        states.append(run.state)

    await clicked(site, click)
    assert states == ["done"]


@pytest.mark.statement(25)
async def test_a_failure_of_a_child_that_is_awaited_is_reported_once(site, failures):
    """By the callback that it goes through."""

    async def child():
        await asyncio.sleep(0.1)
        raise ValueError("the reason")

    async def click(event):
        await tr.create_task(child())

    page = await clicked(site, click)
    (record,) = failures()
    assert "the reason" in record.getMessage()
    assert len(page.notices) == 1


@pytest.mark.statement(25)
async def test_a_failure_of_a_child_that_nobody_awaits_is_reported_once(site, failures):
    async def child():
        await asyncio.sleep(0.1)
        raise ValueError("the reason")

    async def click(event):
        tr.create_task(child())
        await asyncio.sleep(1)

    page = await clicked(site, click)
    assert len(failures()) == 1
    assert len(page.notices) == 1


@pytest.mark.statement(25)
@pytest.mark.parametrize("owned", [True, False])
async def test_a_child_of_gather_does_not_end_the_server(site, owned):
    told = []

    class Leaves:
        def __await__(self):
            sys.exit(3)
            yield

    async def child():
        sys.exit(3)

    async def both(event):
        for each in (child(), Leaves()):
            with pytest.raises(ExitError) as info:
                await tr.gather(each)
            told.append(str(info.value))

    await (clicked(site, both) if owned else both(None))
    assert len(told) == 2


async def test_two_that_fail_at_once_are_one_failure_of_gather(site, failures):
    async def child():
        raise ValueError("the reason")

    async def click(event):
        await tr.gather(child(), child(), child())

    await clicked(site, click)
    assert len(failures()) == 1


async def test_what_is_no_coroutine_is_refused(site):
    """And the coroutines beside it are closed: a warning that they were never awaited would fail this test."""

    async def child():
        raise AssertionError

    with pytest.raises(TypeError, match=r"create_task\(3\): give a coroutine"):
        tr.create_task(3)
    with pytest.raises(TypeError, match=r"gather\(3\): give coroutines"):
        await tr.gather(child(), 3)
    with pytest.raises(NoSessionError):
        tr.create_task(child())


async def test_a_plain_def_belongs_to_no_run(site):
    seen = []

    def click(event):
        with pytest.raises(NoSessionError, match=r"@tr\.task"):
            tr.current_run()
        seen.append("refused")

    await clicked(site, click, 0.1)
    assert seen == ["refused"]
