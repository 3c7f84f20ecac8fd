"""`io.with_lock`: exclusive, first come first served, awaits included (63, 64, 65)."""

from __future__ import annotations

import asyncio
import functools

import pytest

import transom as tr
from transom.errors import NoSessionError

trace: list[object] = []


@pytest.fixture(autouse=True)
def fresh():
    trace.clear()


async def work(event):
    trace.append(("in", event.new))
    await asyncio.sleep(1)
    trace.append(("out", event.new))


async def working(event):
    trace.append(("in", event.new))
    yield
    await asyncio.sleep(1)
    trace.append(("out", event.new))


def steps(event):
    trace.append(("in", event.new))
    yield
    trace.append(("out", event.new))


def at_once(event):
    trace.append(("in", event.new))
    trace.append(("out", event.new))


class Handler:
    async def method(self, event):
        await work(event)

    async def __call__(self, event):
        await work(event)


LOCKED = {
    "coroutine": tr.io.with_lock(work),
    "async generator": tr.io.with_lock(working),
    "generator": tr.io.with_lock(steps),
    "def": tr.io.with_lock(at_once),
    "method": tr.io.with_lock(Handler().method),
    "partial": tr.io.with_lock(functools.partial(work)),
    "object": tr.io.with_lock(Handler()),
}


def app_with(first, second):
    def app():
        one, two = tr.widgets.Button(label="one"), tr.widgets.Button(label="two", clicks=10)
        one.on_click(first)
        two.on_click(second)
        return tr.Row(one, two)

    return app


@pytest.mark.parametrize("kind", LOCKED)
async def test_each_kind_of_callable_waits_for_the_holder(site, failures, kind):
    page = await site(app_with(LOCKED["coroutine"], LOCKED[kind])).open()
    page.click("one")
    page.click("two")
    await page.advance(0.5)
    assert trace == [("in", 1)]
    await page.advance(3)
    assert trace == [("in", 1), ("out", 1), ("in", 11), ("out", 11)]
    assert failures() == []


@pytest.mark.parametrize("kind", ["coroutine", "async generator", "method", "partial", "object"])
async def test_each_kind_holds_it_over_its_awaits_in_the_order_of_the_clicks(site, kind):
    page = await site(app_with(LOCKED[kind], LOCKED["coroutine"])).open()
    for label in ("one", "two", "one", "two"):
        page.click(label)
    await page.advance(10)
    assert [number for what, number in trace if what == "in"] == [1, 11, 2, 12]
    assert all(a[1] == b[1] for a, b in zip(trace[::2], trace[1::2], strict=True))


@pytest.mark.statement(64)
async def test_others_go_on_meanwhile(site):

    async def unlocked(event):
        trace.append("unlocked")

    page = await site(app_with(LOCKED["coroutine"], unlocked)).open()
    page.click("one")
    page.click("two")
    await page.settle()
    assert trace == [("in", 1), "unlocked"]


async def test_cancelling_the_holder_releases_it(site):
    page = await site(app_with(LOCKED["coroutine"], LOCKED["coroutine"])).open()
    cseq = page.click("one")
    page.click("two")
    await page.advance(0.5)
    page.send({"t": "cancel", "cseq": cseq})
    await page.advance(0.1)
    assert trace == [("in", 1), ("in", 11)]


async def test_cancelling_one_that_waits_leaves_the_others_in_order(site):
    page = await site(app_with(LOCKED["coroutine"], LOCKED["coroutine"])).open()
    page.click("one")
    waiting = page.click("two")
    page.click("one")
    await page.advance(0.5)
    page.send({"t": "cancel", "cseq": waiting})
    await page.advance(5)
    assert trace == [("in", 1), ("out", 1), ("in", 2), ("out", 2)]
    assert not page.session.lock.locked


async def test_a_failure_releases_it(site, failures):
    async def fails(event):
        raise ValueError

    page = await site(app_with(tr.io.with_lock(fails), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(3)
    assert trace == [("in", 11), ("out", 11)]
    assert len(failures()) == 1


async def test_a_run_that_has_it_may_take_it_again(site):
    async def outer(event):
        async with tr.io.lock():
            await LOCKED["coroutine"](event)
            LOCKED["def"](event)

    page = await site(app_with(tr.io.with_lock(outer), LOCKED["coroutine"])).open()
    page.click("one")
    await page.advance(3)
    assert trace == [("in", 1), ("out", 1), ("in", 1), ("out", 1)]
    assert not page.session.lock.locked


async def test_sessions_do_not_lock_each_other(site):
    both = site(app_with(LOCKED["coroutine"], LOCKED["coroutine"]))
    first, second = await both.open(), await both.open()
    first.click("one")
    second.click("one")
    await first.advance(0.5)
    assert trace == [("in", 1), ("in", 1)]


@pytest.mark.statement(63)
async def test_it_survives_bind_with_watch(site):

    def app():
        slider, button = tr.widgets.IntSlider(end=10), tr.widgets.Button()

        @tr.io.with_lock
        async def changed(number):
            trace.append(("changed", number))

        tr.bind(changed, slider, watch=True)
        button.on_click(LOCKED["coroutine"])
        return tr.Row(slider, button)

    page = await site(app).open()
    page.click()
    page.set("IntSlider", 3)
    await page.advance(0.5)
    assert trace == [("in", 1)]
    await page.advance(1)
    assert trace == [("in", 1), ("out", 1), ("changed", 3)]


async def test_outside_of_a_session_it_changes_nothing():
    class Event:
        new = 1

    asyncio.get_running_loop().until = 100.0
    await LOCKED["coroutine"](Event)
    LOCKED["def"](Event)
    assert [*LOCKED["generator"](Event)] == [None]
    assert [each async for each in LOCKED["async generator"](Event)] == [None]
    with pytest.raises(NoSessionError):
        tr.io.lock()


def test_it_keeps_name_and_doc_and_says_that_it_locks():
    @tr.io.with_lock
    async def documented(event):
        """The doc."""

    assert documented.__name__ == "documented"
    assert documented.__doc__ == "The doc."
    assert documented.lock is True
