"""A gated coroutine is an ordinary one for asyncio and anyio, and each of its steps has the turn."""

from __future__ import annotations

import asyncio
import inspect
import logging
import threading
import time
from pathlib import Path
from typing import Any

import anyio
import pytest

import transom as tr
from transom.session.gate import Gated
from transom.session.turn import Turn


def gated(coroutine, turn, **options):
    return asyncio.get_running_loop().create_task(Gated(coroutine, turn, lambda first: None, **options))


async def hold(turn, seconds):
    """Somebody else has the turn for some time, as a `def` in a worker thread has."""
    assert turn.take()
    await asyncio.sleep(seconds)
    turn.release()


@pytest.fixture
async def turn():
    asyncio.get_running_loop().until = 1000.0
    return Turn()


async def test_it_returns_what_the_coroutine_returns(turn):
    async def work():
        await asyncio.sleep(1)
        return 42

    assert await gated(work(), turn) == 42
    assert turn.free


async def test_it_raises_what_the_coroutine_raises(turn):
    async def work():
        await asyncio.sleep(1)
        raise KeyError("x")

    with pytest.raises(KeyError):
        await gated(work(), turn)
    assert turn.free


async def test_every_step_has_the_turn_and_no_await_keeps_it(turn):
    seen = []

    async def work():
        seen.append(turn.mine())
        await asyncio.sleep(1)
        seen.append(turn.mine())

    task = gated(work(), turn)
    await asyncio.sleep(0.5)
    assert turn.free
    assert not turn.mine()
    await task
    assert seen == [True, True]


async def test_a_step_waits_while_somebody_else_has_the_turn(turn):
    times = []

    async def work():
        await asyncio.sleep(1)
        times.append(asyncio.get_running_loop().time())

    task = gated(work(), turn)
    await asyncio.sleep(0.5)
    await hold(turn, 3)
    await task
    assert times == [3.5]


async def test_cancelled_while_waiting_for_the_turn_it_learns_of_it_under_the_turn(turn):
    seen = []

    async def work():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            seen.append((asyncio.get_running_loop().time(), turn.mine()))
            raise

    task = gated(work(), turn)
    await asyncio.sleep(0.5)
    holder = asyncio.ensure_future(hold(turn, 3))
    await asyncio.sleep(1)  # the sleep of `work` is over, its step waits for the turn
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()  # asked twice, told once
    with pytest.raises(asyncio.CancelledError):
        await task
    await holder
    assert seen == [(3.5, True)]
    assert turn.free


async def test_cancelled_before_its_first_step_it_never_runs_and_the_turn_is_free(turn):
    ran = []

    async def work():
        ran.append(1)

    task = gated(work(), turn)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ran == []
    assert turn.free


async def test_the_first_step_comes_before_what_queued_later(turn):
    order = []

    async def work():
        order.append("step")

    turn.take()
    task = gated(work(), turn)
    turn.request(lambda: (order.append("event"), turn.release()))
    turn.release()
    await task
    assert order == ["step", "event"]


async def test_an_open_turn_lets_it_through(turn):
    turn.take()  # by somebody who never gives it back
    seen = []

    async def work():
        try:
            await asyncio.sleep(1000)
        finally:
            seen.append("cleaned up")

    task = gated(work(), turn)
    await asyncio.sleep(1)
    turn.open()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert seen == ["cleaned up"]


async def test_closing_one_that_waits_gives_its_place_up(turn):
    async def work():
        raise AssertionError("never run")

    turn.take()
    Gated(work(), turn, lambda first: None).close()
    turn.release()
    assert turn.free


async def test_closing_one_that_was_granted_the_turn_gives_it_back(turn):
    async def work():
        raise AssertionError("never run")

    coroutine = Gated(work(), turn, lambda first: None)
    assert not turn.free
    coroutine.close()
    assert turn.free


async def test_inspection_sees_the_authors_coroutine(turn):
    async def work():
        await asyncio.sleep(1)

    inner = work()
    coroutine = Gated(inner, turn, lambda first: None)
    task = asyncio.get_running_loop().create_task(coroutine)
    await asyncio.sleep(0)
    assert coroutine.cr_frame is inner.cr_frame
    assert coroutine.cr_code is work.__code__
    assert coroutine.cr_await is not None
    assert coroutine.cr_running is False
    assert inspect.isawaitable(coroutine)
    await task


@pytest.mark.statement(42)
async def test_a_step_that_blocks_the_loop_is_named(turn, caplog):
    async def slow():
        time.sleep(0.02)  # noqa: ASYNC251 - the blocking is what is tested

    with caplog.at_level(logging.WARNING, "transom"):
        await gated(slow(), turn, report_block=0.01)
    (record,) = caplog.records
    assert "slow blocked the event loop" in record.getMessage()
    assert "test_gate.py" in record.getMessage()


async def test_code_of_our_own_is_not_named(turn, caplog):
    """Nobody could mend it: it takes long where the machine is busy."""
    source = "import time\nasync def opening():\n    time.sleep(0.02)"
    names: dict[str, Any] = {}
    exec(compile(source, str(Path(tr.__file__).with_name("app.py")), "exec"), names)
    with caplog.at_level(logging.WARNING, "transom"):
        await gated(names["opening"](), turn, report_block=0.01)
    assert caplog.records == []


# --- what authors write around awaits stays intact, with the turn away at the worst moments ---


async def hold_in_thread(turn, seconds):
    """As `hold`, in real time: anyio asks a task to end in each iteration of the loop until it has."""
    assert turn.take()
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    threading.Timer(0.002, lambda: loop.call_soon_threadsafe(over.set_result, None)).start()
    await over
    turn.release()


async def in_turns(work, turn, hold=hold):
    """Run `work` while somebody else takes the turn again and again."""

    async def disturb():
        while True:
            if turn.free:
                await hold(turn, 0.3)
            await asyncio.sleep(0.1)

    disturber = asyncio.ensure_future(disturb())
    try:
        return await gated(work, turn)
    finally:
        disturber.cancel()
        await asyncio.wait([disturber])


async def test_timeout(turn):
    async def work():
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(100)
        except TimeoutError:
            return asyncio.current_task().cancelling()

    assert await in_turns(work(), turn) == 0


async def test_wait_for(turn):
    async def quick():
        await asyncio.sleep(1)
        return "quick"

    async def work():
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.sleep(100), 1)
        return await asyncio.wait_for(quick(), 100)

    assert await in_turns(work(), turn) == "quick"


async def test_task_group(turn):
    ended = []

    async def child(seconds, error=None):
        try:
            await asyncio.sleep(seconds)
            if error:
                raise error
            return seconds
        finally:
            ended.append(seconds)

    failed = []

    async def work():
        async with asyncio.TaskGroup() as group:
            good = [group.create_task(child(s)) for s in (1, 2)]
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(child(3, ValueError("boom")))
                group.create_task(child(100))
        except* ValueError as caught:
            failed.extend(str(error) for error in caught.exceptions)
        return [task.result() for task in good]

    assert await in_turns(work(), turn) == [1, 2]
    assert ended == [1, 2, 3, 100]
    assert failed == ["boom"]


async def test_gather_and_shield(turn):
    finished = []

    async def child(seconds):
        await asyncio.sleep(seconds)
        finished.append(seconds)
        return seconds

    async def work():
        both = await asyncio.gather(child(1), child(2))
        shielded = asyncio.ensure_future(child(3))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(shielded), 1)
        return both

    assert await in_turns(work(), turn) == [1, 2]
    await asyncio.sleep(5)
    assert finished == [1, 2, 3]


async def test_cancelled_from_outside_inside_a_timeout(turn):
    async def work():
        async with asyncio.timeout(100):
            await asyncio.sleep(1000)

    task = asyncio.ensure_future(in_turns(work(), turn))
    await asyncio.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_anyio_scopes(turn):
    async def work():
        with anyio.move_on_after(1) as scope:
            await anyio.sleep(100)
        assert scope.cancelled_caught
        async with anyio.create_task_group() as group:
            for seconds in (1, 2):
                group.start_soon(lambda s=seconds: note(s))
        with pytest.raises(TimeoutError), anyio.fail_after(0.5):
            await anyio.sleep(100)
        with anyio.CancelScope(shield=True):
            await anyio.sleep(0.1)

    noted = []

    async def note(seconds):
        await anyio.sleep(seconds)
        noted.append(seconds)

    await in_turns(work(), turn, hold_in_thread)
    assert noted == [1, 2]
