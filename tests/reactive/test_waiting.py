"""Waiting for what waits for oneself is refused, whatever stands between."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from tests.site import until
from transom.errors import LockError


async def needs_lock():
    await asyncio.sleep(0.1)
    async with tr.io.lock():
        return "done"


def below(coroutine):
    """Something between: a run that awaits another."""

    async def between():
        return await tr.gather(coroutine())

    return between()


kept = tr.cache(per_session=True)(needs_lock)


@tr.cache(per_session=True)
async def keeps_gathered():
    return (await tr.gather(needs_lock()))[0]


@tr.task
async def as_task():
    return await needs_lock()


THROUGH = {
    "a run": lambda: tr.create_task(needs_lock()),
    "gather": lambda: tr.gather(asyncio.sleep(0.5), needs_lock()),
    "gather of a task's run": lambda: tr.gather(as_task(), asyncio.sleep(0.5)),
    "gather in gather": lambda: tr.gather(below(needs_lock), below(needs_lock)),
    "a cached coroutine": kept,
    "gather of a cached coroutine": lambda: tr.gather(kept()),
    "a cached coroutine that gathers": keeps_gathered,
}


@pytest.mark.parametrize("late", [False, True], ids=["asks later", "waits later"])
@pytest.mark.parametrize("through", THROUGH)
async def test_who_has_the_lock_cannot_wait_for_what_needs_it(site, failures, through, late):
    refused, after = [], []

    async def holder(event):
        async with tr.io.lock():
            awaitable = THROUGH[through]()
            await asyncio.sleep(0.3 if late else 0)
            try:
                await awaitable
            except LockError as error:
                refused.append(str(error))
        async with tr.io.lock():
            after.append("has it again")

    page = await site(lambda: tr.widgets.Button(on_click=holder)).open()
    page.click()
    await page.advance(5)
    assert not page.session.runs
    assert len(refused) == 1
    assert " waits for io.lock(), which " in refused[0]
    assert "it shares the lock" in refused[0]
    assert after
    assert not page.session.lock.locked
    kept.clear()
    keeps_gathered.clear()


async def test_so_it_is_when_somebody_else_began_the_computation(site):
    """Whoever has the lock joins a computation that waits for it already."""
    got = []

    async def holder(event):
        async with tr.io.lock():
            await asyncio.sleep(1)
            try:
                await kept()
            except LockError as error:
                got.append(str(error))

    async def other(event):
        got.append(await kept())

    page = await site(
        lambda: tr.Row(tr.widgets.Button(label="a", on_click=holder), tr.widgets.Button(label="b", on_click=other))
    ).open()
    page.click("a")
    page.click("b")
    await page.advance(5)
    assert "needs_lock() waits for io.lock(), which" in got[0]
    assert got[1:] == ["done"]  # what does not wait for itself gets its result
    kept.clear()


async def test_several_may_wait_for_a_lock_that_their_parent_does_not_have(site, failures):
    async def parent(event):
        results.append(await tr.gather(needs_lock(), as_task(), below(needs_lock), kept()))

    results = []
    page = await site(lambda: tr.widgets.Button(on_click=parent)).open()
    page.click()
    await page.advance(5)
    assert results == [["done", "done", ["done"], "done"]]
    assert failures() == []
    kept.clear()


@pytest.mark.parametrize("in_page", [True, False], ids=["in a page", "in none"])
@pytest.mark.parametrize("late", [{}, {"debounce": 0.2}, {"throttle": 0.2}], ids=str)
@pytest.mark.parametrize("options", [{"policy": "queue"}, {"policy": "conflate"}, {"limit": 1}], ids=str)
async def test_a_run_cannot_gather_what_begins_after_it(site, options, late, in_page):
    refused, ran = [], []

    @tr.task(**options, **late)
    async def again(number):
        ran.append(number)
        if number == 1:
            try:
                await tr.gather(again(2), asyncio.sleep(0))
            except LockError as error:
                refused.append(str(error))

    if in_page:
        page = await site(lambda: tr.widgets.Button(on_click=lambda event: again(1))).open()
        page.click()
        await page.advance(5)
    else:
        asyncio.get_running_loop().until = 10.0
        await again(1)
        await asyncio.sleep(1)
    assert ran == [1, 2]
    assert len(refused) == 1
    assert "begins after" in refused[0]


async def test_a_call_that_is_held_back_and_then_dropped_is_no_wait_for_ever():
    @tr.task(policy="drop", debounce=0.1)
    async def again(number):
        if number == 1:
            with pytest.raises(asyncio.CancelledError):
                await again(2)
        return number

    asyncio.get_running_loop().until = 10.0
    assert await again(1) == 1


async def test_a_run_cannot_wait_for_a_computation_that_waits_for_it(site):
    refused = []

    @tr.cache
    async def of(number):
        return await runs[0]

    async def work():
        await asyncio.sleep(0.1)
        try:
            await of(1)
        except LockError as error:
            refused.append(str(error))

    runs = []

    def app():
        async def click(event):
            runs.append(tr.create_task(work()))

        return tr.widgets.Button(on_click=click)

    page = await site(app).open()
    page.click()
    await page.advance(1)
    assert not page.session.runs
    (error,) = refused
    assert "of() waits for" in error


async def test_a_def_with_the_lock_cannot_wait_for_a_computation_that_needs_it(site, failures):
    refused = []

    @tr.task
    async def at_once():
        async with tr.io.lock():
            pytest.fail("has it")

    @tr.cache(per_session=True)
    def by_result():
        return at_once().result()

    def holder(event):
        try:
            by_result()
        except LockError as error:
            refused.append(str(error))

    page = await site(lambda: tr.widgets.Button(on_click=tr.io.with_lock(holder))).open()
    page.click()
    await until(lambda: refused and not page.session.runs)
    assert "at_once waits for io.lock(), which" in refused[0]
    assert not page.session.lock.locked


async def test_who_waits_is_named_with_what_to_write(site):
    refused = []

    async def holder():
        async with tr.io.lock():
            try:
                await tr.gather(needs_lock())
            except LockError as error:
                refused.append(str(error))

    async def click(event):
        tr.create_task(holder(), name="save")

    page = await site(lambda: tr.widgets.Button(on_click=click)).open()
    page.click()
    await page.advance(1)
    assert refused == [
        (
            "Waiting here would never end: needs_lock waits for io.lock(), which save has, save waits for needs_lock. "
            "Call the function itself (it shares the lock), or await it outside of the lock."
        )
    ]
