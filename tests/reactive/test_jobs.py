"""Functions of tasks in worker threads: beside the page, so many at a time, withdrawn until they begin."""

from __future__ import annotations

import asyncio
import contextvars
import threading

import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads
from tests.site import Site, until, wait_for
from transom.errors import ExitError
from transom.reactive.executor import WorkerPool
from transom.reactive.jobs import MOST_JOBS, Beside, Job, Threads


def in_page(page, function, *args):
    return page.session.context.copy().run(function, *args)


@pytest.fixture
def pool():
    made = WorkerPool(64)
    yield made
    made.close()


async def test_a_task_in_a_thread_holds_nobody_up(site):
    """Its page goes on with events, other `def` callbacks among them."""
    release, seen = threading.Event(), []

    @tr.task
    def work(event):
        wait_for(release)
        seen.append("task")

    def app():
        other = tr.widgets.Button(label="other", on_click=lambda event: seen.append("other"))
        return tr.Row(tr.widgets.Button(label="work", on_click=work), other)

    page = await site(app).open()
    page.click("work")
    page.click("other")
    await until(lambda: seen)
    assert seen == ["other"]
    release.set()
    await page.settle()
    assert seen == ["other", "task"]


async def test_it_runs_in_its_page_but_not_in_its_turn(site):
    seen = []

    @tr.task
    def work(event):
        session = tr.state._session
        seen.append((session, session.in_turn(), threading.current_thread() is threading.main_thread()))

    page = await site(lambda: tr.widgets.Button(on_click=work)).open()
    page.click()
    await page.settle()
    assert seen == [(page.session, False, False)]


async def test_what_it_writes_is_shown_and_watched_in_the_pages_turn(site):
    seen = []

    def app():
        text = tr.widgets.StaticText()
        text.param.watch(lambda event: seen.append((event.new, tr.state._session.in_turn())), "value")

        @tr.task
        def work(event):
            text.value = "written"
            assert text.value == "written"

        return tr.Row(tr.widgets.Button(on_click=work), text)

    page = await site(app).open()
    page.click()
    await page.settle()
    assert page.find("StaticText")["value"] == "written"
    assert seen == [("written", True)]


@pytest.mark.statement(49)
async def test_a_page_has_so_many_at_a_time_and_the_others_come_in_order(site):
    loop = asyncio.get_running_loop()
    threads = ConductedThreads(loop)
    trace = []

    @tr.task
    def work(event):
        trace.append((loop.time(), event.new))
        threads.sleep(1)

    one = site(lambda: tr.widgets.Button(on_click=work))
    one.registry.pool = threads
    first, second = await one.open(), await one.open()
    for _ in range(2 * MOST_JOBS + 3):
        first.click()
    await first.advance(0.5)
    second.click()
    await second.advance(0.1)
    assert len([number for at, number in trace if at == 0]) == MOST_JOBS
    assert trace[-1] == (0.5, 1)  # another page is not held up by it
    await first.advance(5)
    assert [number for at, number in trace if at in (0, 1, 2)] == list(range(1, 2 * MOST_JOBS + 4))
    threads.end()


@pytest.mark.statement(49)
async def test_in_a_small_pool_a_page_has_half_of_the_threads(site):
    release, begun = threading.Event(), []

    def work(event):
        begun.append(event.new)
        wait_for(release)

    def app():
        quick = tr.widgets.Button(label="Quick", on_click=lambda event: begun.append("quick"))
        return tr.Row(tr.widgets.Button(label="Slow", on_click=tr.task(work)), quick)

    one = site(app, threads=4)
    first, second = await one.open(), await one.open()
    for _ in range(5):
        first.click("Slow")
    await until(lambda: len(begun) == 2)
    second.click("Quick")
    await until(lambda: "quick" in begun)
    assert begun == [1, 2, "quick"]
    release.set()
    await until(lambda: len(begun) == 6)


async def test_a_job_is_withdrawn_until_it_begins(pool):
    loop = asyncio.get_running_loop()
    beside = Beside(pool, loop)
    release, ran = threading.Event(), []
    going = [beside.start(lambda: wait_for(release), contextvars.copy_context()) for _ in range(MOST_JOBS)]
    waiting = beside.start(lambda: ran.append("ran"), contextvars.copy_context())
    assert waiting.withdraw() is True
    release.set()
    await asyncio.gather(*(job.future for job in going))
    assert going[0].withdraw() is False
    last = beside.start(lambda: "last", contextvars.copy_context())
    assert await last.future == "last"
    assert ran == []


async def test_a_job_gives_what_it_returns_or_raises(pool):
    loop = asyncio.get_running_loop()

    def give(function):
        job = Job(function, contextvars.copy_context(), loop, Threads(pool))
        pool.submit(job.run)
        return job.future

    def fails(error):
        raise error

    assert await give(lambda: 3) == 3
    with pytest.raises(ValueError, match="the reason"):
        await give(lambda: fails(ValueError("the reason")))
    with pytest.raises(RuntimeError, match="StopIteration"):
        await give(lambda: next(iter(())))
    with pytest.raises(ExitError):
        await give(lambda: fails(SystemExit(1)))
    with pytest.raises(asyncio.CancelledError):
        await give(lambda: fails(asyncio.CancelledError()))


async def test_a_variable_that_it_sets_is_its_own(pool):
    word = contextvars.ContextVar("word", default="before")
    job = Job(
        lambda: (word.set("inside"), word.get())[1],
        contextvars.copy_context(),
        asyncio.get_running_loop(),
        Threads(pool),
    )
    pool.submit(job.run)
    assert await job.future == "inside"
    assert word.get() == "before"


def test_a_job_that_ends_when_its_loop_has_closed_says_nothing(pool):
    release, ended = threading.Event(), threading.Event()

    def work():
        wait_for(release)

    async def main():
        loop = asyncio.get_running_loop()
        job = Job(work, contextvars.copy_context(), loop, Threads(pool))
        pool.submit(lambda: (job.run(), ended.set()))

    asyncio.run(main())
    release.set()
    wait_for(ended)


@pytest.mark.statement(76)
@pytest.mark.parametrize("policy", ["parallel", "latest", "queue", "drop", "conflate"])
async def test_without_worker_threads_a_task_runs_on_the_loop(site, failures, policy):
    seen = []

    def function(event):
        seen.append(("def", event.new, threading.current_thread() is threading.main_thread()))
        return event.new

    def generator(event):
        yield 1
        seen.append(("generator", event.new, threading.current_thread() is threading.main_thread()))
        yield event.new

    tasks = [tr.task(policy=policy)(function), tr.task(policy=policy)(generator)]

    def app():
        return tr.Row(*(tr.widgets.Button(label=task.name, on_click=task) for task in tasks))

    page = await site(app, threads=0).open()
    for number in (1, 2):
        for task in tasks:
            page.click(task.name)
        await page.advance(0.1)
        assert in_page(page, lambda number=number: [task.value for task in tasks]) == [number, number]
    assert seen == [("def", 1, True), ("generator", 1, True), ("def", 2, True), ("generator", 2, True)]
    assert failures() == []


async def test_calls_from_many_threads_are_counted_right(site):
    """A call from a thread is handed to the loop; none is lost, and the policy holds."""
    began = []

    @tr.task(policy="queue")
    async def work(number):
        began.append(number)
        return number

    made = []

    def click(event):
        def call(first):
            runs.extend([work(number) for number in range(first, first + 100)])

        runs = []
        contexts = [contextvars.copy_context() for _ in range(8)]
        threads = [threading.Thread(target=context.run, args=(call, 100 * n)) for n, context in enumerate(contexts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        made.extend(runs)

    page = await site(lambda: tr.widgets.Button(on_click=click)).open()
    page.click()
    await until(lambda: len(made) == 800)
    await page.wait(lambda: not page.session.runs)
    assert sorted(began) == list(range(800))
    for first in range(0, 800, 100):  # those of one thread in its order
        assert [number for number in began if first <= number < first + 100] == list(range(first, first + 100))
    assert {run.state for run in made} == {"done"}
    assert in_page(page, lambda: work.dropped) == 0


async def test_a_run_is_cancelled_from_any_thread(site):
    @tr.task
    async def work(event):
        await asyncio.sleep(1000)

    def stop(event):
        for run in work.runs:
            run.cancel()

    def app():
        return tr.Row(tr.widgets.Button(label="go", on_click=work), tr.widgets.Button(label="stop", on_click=stop))

    page = await site(app).open()
    page.click("go")
    await page.settle()
    page.click("stop")
    await page.settle()
    assert in_page(page, lambda: (work.state, work.runs)) == ("cancelled", [])


async def test_a_site_that_ends_leaves_no_job_in_the_way():
    """A thread that never ends is disowned: its page ends in time."""
    release, begun = threading.Event(), threading.Event()

    @tr.task
    def work(event):
        begun.set()
        wait_for(release)

    one = Site(lambda: tr.widgets.Button(on_click=work))
    page = await one.open()
    page.click()
    await until(begun.is_set)
    (run,) = in_page(page, lambda: work.runs)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await one.leave(page)
    assert loop.time() - before <= 0.1 + 1e-6
    assert run.state == "cancelling"
    release.set()
    await until(lambda: not run.live)
    assert run.state == "cancelled"
    await one.aclose()
