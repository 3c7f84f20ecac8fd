"""`tasks()`: what runs, for whom, since when and where it awaits."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

import transom as tr
from tests.site import until
from transom.errors import NoSessionError


def in_page(page, function, *args, **kwargs):
    return page.session.context.copy().run(function, *args, **kwargs)


async def test_a_run_says_where_the_author_awaits(site):
    """Through helpers of the author's, down to his innermost line, not the library's below it."""

    async def helper():
        await asyncio.sleep(5)

    async def click(event):
        await helper()

    page = await site(lambda: tr.widgets.Button(on_click=click)).open()
    page.click()
    await page.advance(1)
    (run,) = in_page(page, tr.tasks)
    assert run.name.endswith("click")
    assert run.state == "running"
    assert run.where is not None
    assert run.where.function.endswith("helper")
    assert Path(run.where.file) == Path(__file__)
    assert run.where.line == helper.__code__.co_firstlineno + 1
    assert run.page == f"/ {page.session.epoch[:6]}"
    run.cancel()
    await page.settle()
    assert in_page(page, tr.tasks) == []
    assert run.where is None


async def test_a_run_in_a_thread_says_at_which_line_it_is(site):
    release = threading.Event()

    @tr.task
    def work(event):
        release.wait()

    page = await site(lambda: tr.widgets.Button(on_click=work)).open()
    page.click()
    try:
        await until(lambda: page.session.runs and next(iter(page.session.runs)).thread)
        (run,) = in_page(page, tr.tasks)
        assert run.where is not None
        assert run.where.function.endswith("work")
        assert run.where.line == work.function.__code__.co_firstlineno + 2
    finally:
        release.set()
    await page.settle()
    assert run.state == "done"


async def test_it_is_of_this_page_or_of_all(site):
    async def click(event):
        await asyncio.sleep(5)

    @tr.task(scope="app")
    async def shared():
        await asyncio.sleep(5)

    one = site(lambda: tr.widgets.Button(on_click=click))
    first, second = await one.open(), await one.open()
    first.click()
    second.click()
    await first.settle()
    await second.settle()
    in_page(second, shared)
    await first.settle()
    assert len(in_page(first, tr.tasks)) == 1
    pages = [run.page for run in in_page(first, tr.tasks, everywhere=True)]
    assert sorted(pages) == sorted([f"/ {first.session.epoch[:6]}", f"/ {second.session.epoch[:6]}", "no page"])


def test_outside_of_a_page_it_says_so():
    with pytest.raises(NoSessionError, match="no current session"):
        tr.tasks()


KINDS = ["coroutine", "async generator", "def", "generator", "locked", "held"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_run_is_never_at_a_line_of_transoms(site, kind):
    """Before its first step, within it, and whatever stands around the author's function."""
    places = []

    def look():
        places.append(tr.current_run().where)

    async def coroutine():
        look()
        await asyncio.sleep(1)
        look()

    async def asteps():
        look()
        yield 1

    def function():
        look()

    def steps():
        look()
        yield 1

    author = {"async generator": asteps, "def": function, "generator": steps}.get(kind, coroutine)
    wrap = {"locked": tr.io.with_lock, "held": tr.io.hold}.get(kind, lambda given: given)
    work = tr.task(policy="queue")(wrap(author))
    runs = []

    def click(event):
        runs.extend([work(), work()])

    async def around(event):
        click(event)
        places.extend(run.where for run in runs)

    page = await site(lambda: tr.widgets.Button(on_click=around)).open()
    page.click()
    await page.advance(5)
    await until(lambda: not page.session.runs)
    begins = author.__code__.co_firstlineno
    assert places[0].function == author.__qualname__
    assert places[0].line == begins
    assert places[1] is None  # it waits for the first
    assert {Path(place.file) for place in places if place is not None} == {Path(__file__)}
    assert [run.where for run in runs] == [None, None]


async def test_work_beside_the_code_is_never_at_a_line_of_transoms_either(site):
    async def begin(event):
        runs.append(tr.create_task(asyncio.sleep(1)))
        runs.append(tr.create_task(tr.gather(asyncio.sleep(1))))

    runs = []
    page = await site(lambda: tr.widgets.Button(on_click=begin)).open()
    page.click()
    await page.advance(0.5)
    assert runs[0].where.function == "sleep"  # of the library
    assert runs[1].where is None
