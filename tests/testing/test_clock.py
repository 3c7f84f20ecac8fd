"""The clock: time passes when a test says so, in order."""

from __future__ import annotations

import asyncio
import threading
import time

from transom.testing import ClockLoop, clock


async def test_it_starts_at_zero_and_stands_still():
    loop = asyncio.get_running_loop()
    assert isinstance(loop, ClockLoop)
    for _ in range(10):
        await asyncio.sleep(0)
    assert loop.time() == 0.0


async def test_it_jumps_to_each_timer_up_to_the_limit():
    loop = asyncio.get_running_loop()
    seen = []
    for delay in (3.0, 1.0, 2.0, 5.0):
        loop.call_later(delay, lambda: seen.append(loop.time()))
    loop.until = 4.0
    await asyncio.sleep(4.0)
    assert seen == [1.0, 2.0, 3.0]
    assert loop.time() == 4.0


async def test_timers_for_the_same_time_run_in_the_order_in_which_they_were_made():
    loop = asyncio.get_running_loop()
    loop.until = 100.0
    seen = []
    for number in range(200):
        loop.call_later(2.0, seen.append, number)
    await asyncio.sleep(3)
    assert seen == [*range(200)]


async def test_an_hour_takes_no_time():
    loop = asyncio.get_running_loop()
    loop.until = 1e6
    began = time.monotonic()
    await asyncio.sleep(3600)
    assert loop.time() == 3600.0
    assert time.monotonic() - began < 15


async def test_timeouts_are_asyncios_own():
    asyncio.get_running_loop().until = 100.0
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(50)
    except TimeoutError:
        pass
    assert asyncio.get_running_loop().time() == 5.0


async def test_real_input_is_heard_while_time_stands_still():
    loop = asyncio.get_running_loop()
    heard = asyncio.Event()
    threading.Timer(0.01, lambda: loop.call_soon_threadsafe(heard.set)).start()
    await heard.wait()
    assert loop.time() == 0.0


async def test_a_machine_that_stands_still_is_no_thread_that_does_not_work(monkeypatch):
    """Between two looks at the threads seconds may pass in which none of them has run."""
    loop = asyncio.get_running_loop()
    looks, working = [], [True]
    monkeypatch.setattr(clock, "monotonic", lambda: 5.0 * len(looks))

    def work_of_ten_looks():
        looks.append(1)
        if len(looks) == 10:
            loop.call_soon_threadsafe(lambda: done_at.append(loop.time()))
            working.clear()
        return bool(working)

    done_at = []
    loop.working = work_of_ten_looks
    loop.until = 100.0
    await asyncio.sleep(1)
    assert done_at == [0.0]


async def test_time_waits_for_worker_threads_but_not_for_ever():
    loop = asyncio.get_running_loop()
    working = [True]
    loop.working = lambda: bool(working)
    loop.until = 100.0
    done_at = []

    def work():
        time.sleep(0.01)
        loop.call_soon_threadsafe(lambda: done_at.append(loop.time()))
        working.clear()

    threading.Thread(target=work).start()
    await asyncio.sleep(1)
    assert done_at == [0.0]
    working.append(True)  # work that never ends
    await asyncio.sleep(1)
    assert loop.time() == 2.0
