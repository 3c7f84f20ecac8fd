"""The pool: grows on demand, keeps its limit, holds nobody's exit."""

from __future__ import annotations

import asyncio
import contextvars
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.site import collect, wait_for
from transom.reactive.context import process_var
from transom.reactive.executor import Share, WorkerPool, aside
from transom.reactive.scope import Process


def run(pool, jobs):
    done = threading.Semaphore(0)
    for job in jobs:
        pool.submit(lambda job=job: (job(), done.release()))
    for _ in jobs:
        assert done.acquire(timeout=15)


def test_jobs_run_on_daemon_threads():
    seen = []
    run(WorkerPool(), [lambda: seen.append(threading.current_thread())])
    assert seen[0].daemon
    assert seen[0].name.startswith("transom-worker-")


def until_quiet(pool):
    deadline = time.monotonic() + 15
    while pool.active and time.monotonic() < deadline:
        time.sleep(0.001)
    assert pool.active == 0


def test_blocked_jobs_do_not_keep_others():
    pool = WorkerPool()
    release = threading.Event()
    for _ in range(50):
        pool.submit(lambda: wait_for(release))
    run(pool, [lambda: None])
    assert pool.active >= 50
    release.set()
    until_quiet(pool)


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_run_at_once_than_the_limit(limit):
    pool = WorkerPool(limit)
    inside, most, lock = [], [], threading.Lock()

    def job():
        with lock:
            inside.append(1)
            most.append(len(inside))
        time.sleep(0.001)
        with lock:
            inside.pop()

    run(pool, [job] * 30)
    assert max(most) <= limit


def test_with_one_thread_jobs_run_in_order():
    pool = WorkerPool(1)
    order = []
    run(pool, [lambda number=number: order.append(number) for number in range(100)])
    assert order == [*range(100)]


def test_an_idle_thread_is_used_again():
    pool = WorkerPool()
    names = set()
    for _ in range(20):
        run(pool, [lambda: names.add(threading.current_thread().name)])
        time.sleep(0.002)
    assert len(names) <= 2


def test_a_closed_pool_ends_its_threads_when_they_have_nothing_to_do():
    pool = WorkerPool(name="closing")
    run(pool, [lambda: time.sleep(0.001)] * 5)
    pool.close()
    deadline = time.monotonic() + 15
    while any(t.name.startswith("closing") for t in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.001)
    assert not any(t.name.startswith("closing") for t in threading.enumerate())
    seen = []
    run(pool, [lambda: seen.append("late")])
    assert seen == ["late"]


def test_a_job_that_waits_for_another_makes_room_for_it():
    """With one thread, too; and then there is one again."""
    pool = WorkerPool(1)
    share = Share(pool, 1)
    trace, over = [], threading.Event()

    def outer():
        done = threading.Event()
        trace.append("outer")
        share.submit(lambda: (trace.append("inner"), done.set()))
        with aside():
            assert done.wait(15)
        trace.append("outer again")
        over.set()

    share.submit(outer)
    assert over.wait(15)
    assert trace == ["outer", "inner", "outer again"]
    assert pool.limit == 1
    running, most, done = set(), [], threading.Semaphore(0)

    def job():
        running.add(threading.get_ident())
        most.append(len(running))
        time.sleep(0.005)
        running.discard(threading.get_ident())
        done.release()

    for _ in range(10):
        share.submit(job)
    for _ in range(10):
        assert done.acquire(timeout=15)
    assert set(most) == {1}
    pool.close()


@pytest.mark.statement(49)
def test_what_is_disowned_takes_no_thread_from_others():
    pool, release = WorkerPool(2), threading.Event()
    share = Share(pool)
    for _ in range(2):
        share.submit(lambda: wait_for(release))
    done = threading.Semaphore(0)
    for _ in range(2):
        pool.submit(done.release)
    assert not done.acquire(timeout=0.05)
    share.disown()
    share.disown()
    assert done.acquire(timeout=15)
    assert done.acquire(timeout=15)
    assert pool.limit == 4
    release.set()
    until_quiet(pool)
    assert pool.limit == 2
    assert share.at_work == 0


def test_one_thread_stays_one():
    pool, release = WorkerPool(1), threading.Event()
    share, done = Share(pool), threading.Semaphore(0)
    share.submit(lambda: wait_for(release))
    pool.submit(done.release)
    share.disown()
    assert not done.acquire(timeout=0.05)
    release.set()
    assert done.acquire(timeout=15)


def test_an_idle_thread_keeps_no_owner_alive():
    class Owner(Share):
        pass

    pool = WorkerPool()
    share = Owner(pool)
    gone = weakref.ref(share)
    share.submit(lambda: None)
    until_quiet(pool)
    del share
    collect()
    assert gone() is None


def test_a_share_has_so_many_at_a_time_and_takes_its_turns_with_others():
    pool, gate, order = WorkerPool(8), threading.Event(), []
    one, two = Share(pool, 2), Share(pool, 2)
    done = threading.Semaphore(0)

    def job(name):
        order.append(name)
        wait_for(gate)
        done.release()

    for number in range(5):
        one.submit(lambda number=number: job(number))
    two.submit(lambda: job("two"))
    deadline = time.monotonic() + 15
    while len(order) < 3 and time.monotonic() < deadline:
        time.sleep(0.001)
    assert set(order) == {0, 1, "two"}  # it waits for none of those five
    gate.set()
    for _ in range(6):
        assert done.acquire(timeout=15)
    assert set(order[3:]) == {2, 3, 4}


def test_on_a_loop_of_somebody_elses_only_code_of_pages_is_left_behind():
    """Their own threads are waited for at the end of the loop, as ever."""
    over = []

    def slowly(name):
        over.append((name, threading.current_thread().daemon))
        time.sleep(0.05)
        over.append(name)

    async def main():
        loop = asyncio.get_running_loop()
        process = Process(loop, None)
        loop.run_in_executor(None, slowly, "theirs")
        context = contextvars.copy_context()
        context.run(process_var.set, process)
        await asyncio.create_task(asyncio.to_thread(slowly, "a page's"), context=context)
        return process

    asyncio.run(main())
    assert {("theirs", False), ("a page's", True), "theirs", "a page's"} == set(over)


def test_the_executor_of_a_loop_that_has_one_stays():
    async def main():
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, thread_name_prefix="mine") as mine:
            loop.set_default_executor(mine)
            Process(loop, None)
            return await asyncio.to_thread(lambda: threading.current_thread().name)

    assert asyncio.run(main()) == "mine_0"
