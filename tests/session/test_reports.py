"""Reports in development: what works but an author should know of, with where it is and what to write instead."""

from __future__ import annotations

import asyncio
import functools
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import transom as tr
from tests.site import until, wait_for
from transom.session import gate


def kept(page, kind):
    """The reports of one kind."""
    return [each["text"] for each in page.session.advice.kept if each["report"] == kind]


def told(page, kind):
    """Those that the page was told of."""
    return [
        content["text"] for _, content in page.messages if content.get("kind") == "report" if content["report"] == kind
    ]


def line_of(function, text):
    """The number of the line of `function` that has this text."""
    lines = Path(function.__code__.co_filename).read_text("utf-8").splitlines()
    first = function.__code__.co_firstlineno
    return next(number for number in range(first, first + 30) if text in lines[number - 1])


# A blocked loop


def _blocking(kind, clock):
    def block():
        clock.now += 0.12  # the blocking

    async def coroutine(event):
        block()
        await asyncio.sleep(0)

    async def async_generator(event):
        block()
        yield

    @tr.task
    async def task(event):
        await asyncio.sleep(0)
        block()
        await asyncio.sleep(0)

    @tr.task
    async def whole(event):
        block()

    class Callable_:
        async def __call__(self, event):
            block()

    async def child():
        block()

    async def begins(event):
        await tr.create_task(child())

    functions = {
        "coroutine": coroutine,
        "async_generator": async_generator,
        "task": task,
        "whole": whole,
        "partial": functools.partial(whole),
        "Callable_.__call__": tr.task(Callable_()),
        "child": begins,
    }
    return functions[kind]


@pytest.mark.usefixtures("reported_blocks")
@pytest.mark.statement(42)
@pytest.mark.parametrize(
    "kind", ["coroutine", "async_generator", "task", "whole", "partial", "Callable_.__call__", "child"]
)
async def test_a_coroutine_that_blocks_the_loop_is_named_with_its_milliseconds(site, caplog, monkeypatch, kind):
    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(gate, "perf_counter", lambda: clock.now)
    function = _blocking(kind, clock)
    name = "whole" if kind == "partial" else kind
    page = await site(lambda: tr.widgets.Button(on_click=function)).open()
    page.click()
    await page.advance(1)
    (text,) = kept(page, "blocked")
    assert f"<locals>.{name} blocked the event loop for " in text
    assert text.split(" ms ")[0].endswith(" 120")
    assert "test_reports.py:" in text
    assert "make it a plain `def`" in text
    assert told(page, "blocked") == [text]
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [text]


@pytest.mark.usefixtures("reported_blocks")
@pytest.mark.statement(42)
async def test_what_blocks_in_a_thread_is_none(site):
    def function(event):
        time.sleep(0.12)

    def app():
        task = tr.widgets.Button(label="task", on_click=tr.task(function))
        return tr.Row(tr.widgets.Button(label="def", on_click=function), task)

    page = await site(app).open()
    page.click("def")
    page.click("task")
    await page.advance(1)
    assert not [text for text in kept(page, "blocked") if function.__name__ in text]


@pytest.mark.usefixtures("reported_blocks")
async def test_outside_of_development_it_is_for_the_log_only(site, caplog):
    async def blocks(event):
        time.sleep(0.12)  # noqa: ASYNC251 - the blocking is what is tested

    page = await site(lambda: tr.widgets.Button(on_click=blocks), dev=False).open()
    page.click()
    await page.advance(1)
    assert told(page, "blocked") == []
    assert len([record for record in caplog.records if "blocks blocked the event loop" in record.getMessage()]) == 1


# A `def` that holds its page up


async def _pass(seconds):
    """Time passes though a thread is at work; the clock waits for it for a moment of real time."""
    loop = asyncio.get_running_loop()
    loop.until = loop.now + seconds
    await asyncio.sleep(seconds)
    loop.until = loop.now


async def test_a_long_def_is_named_with_its_line_and_what_waits(site, caplog):
    begun, release = threading.Event(), threading.Event()

    async def ticks(event):
        for _ in range(1000):
            await asyncio.sleep(1)

    def slow(event):
        begun.set()
        release.wait(15)  # here it is

    def app():
        return tr.Row(
            tr.widgets.Button(label="slow", on_click=slow),
            tr.widgets.Button(label="ticks", on_click=ticks),
            tr.widgets.Button(label="waits"),
        )

    page = await site(app, report_long=3.0).open()
    page.click("ticks")
    await page.settle()
    page.click("slow")
    await until(begun.is_set)
    page.click("waits")
    await _pass(2.9)
    assert kept(page, "long") == []
    await _pass(5)
    (text,) = kept(page, "long")
    assert f"slow, at {__file__}:{line_of(slow, '# here it is')}," in text
    assert "has held its page up for 3 s; 1 events and 1 runs wait for it" in text
    assert '@tr.task(on="thread")' in text
    assert "`run.result()`" in text
    assert told(page, "long") == [text]
    release.set()
    await page.settle()
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [text]


@pytest.mark.slow
async def test_each_long_def_is_reported_once_and_short_ones_never(site):
    begun, release = threading.Semaphore(0), threading.Semaphore(0)

    def slow(event):
        begun.release()
        if event.new in (2, 4):
            assert release.acquire(timeout=15)

    page = await site(lambda: tr.widgets.Button(on_click=slow), report_long=3.0).open()
    for number in range(1, 6):
        page.click()
        await until(lambda: begun.acquire(blocking=False))
        if number in (2, 4):
            await _pass(10)
            release.release()
        await page.settle()
        await _pass(2)
    assert len(kept(page, "long")) == 2


async def test_a_def_that_waits_for_a_run_holds_nobody_up(site):
    @tr.task
    async def work():
        await asyncio.sleep(10)

    done = []

    def waits(event):
        work().result()
        done.append(event.new)

    page = await site(lambda: tr.widgets.Button(on_click=waits), report_long=3.0).open()
    page.click()
    await _pass(0.1)
    await _pass(11)
    await until(lambda: done)
    assert kept(page, "long") == []


@pytest.mark.parametrize("kind", ["coroutine", "task"])
async def test_what_takes_long_beside_the_page_is_none(site, kind):
    begun, release = threading.Event(), threading.Event()

    async def coroutine(event):
        begun.set()
        await asyncio.sleep(10)

    @tr.task
    def task(event):
        begun.set()
        wait_for(release)

    page = await site(
        lambda: tr.widgets.Button(on_click=coroutine if kind == "coroutine" else task), report_long=3.0
    ).open()
    page.click()
    await until(begun.is_set)
    await _pass(8)
    assert page.session.advice.kept == []
    release.set()
    await page.settle()


async def test_a_page_that_has_ended_reports_no_long_def(site, caplog):
    begun, release = threading.Event(), threading.Event()

    def slow(event):
        begun.set()
        wait_for(release)

    one = site(lambda: tr.widgets.Button(on_click=slow), report_long=3.0)
    page = await one.open()
    page.click()
    await until(begun.is_set)
    await one.leave(page)
    await _pass(10)
    release.set()
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == []


# Tasks of asyncio's own


async def test_a_bare_task_that_outlives_its_page_is_reported_where_it_waits(site, caplog):
    left = []

    async def bare():
        await asyncio.sleep(1000)  # it waits here

    async def over():
        await asyncio.sleep(0)

    @tr.task
    async def click(event):
        loop = asyncio.get_running_loop()
        left.extend([loop.create_task(bare()), loop.create_task(over())])
        tr.create_task(bare())
        async with asyncio.TaskGroup() as group:  # these are its own
            group.create_task(bare())

    one = site(lambda: tr.widgets.Button(on_click=click))
    page = await one.open()
    page.click()
    await page.advance(1)
    session = page.session
    await one.leave(page)
    (text,) = [each["text"] for each in session.advice.kept if each["report"] == "bare"]
    assert f"bare goes on after its page has ended, at {__file__}:{line_of(bare, '# it waits here')}." in text
    assert "tr.create_task or tr.gather" in text
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [text]
    left[0].cancel()


async def test_reports_are_kept_to_a_number(site):
    page = await site(tr.widgets.Button()).open()
    for number in range(200):
        page.session.advise("word", f"{number}")
    texts = kept(page, "word")
    assert len(texts) == 50
    assert texts[-1] == "199"
    assert len({each["id"] for each in page.session.advice.kept}) == 50


@pytest.mark.slow
async def test_the_time_that_a_def_waits_for_a_thread_does_not_count(site):
    begun, release = threading.Semaphore(0), threading.Semaphore(0)

    def slow(event):
        begun.release()
        release.acquire(timeout=15)

    one = site(lambda: tr.widgets.Button(on_click=slow), threads=1, report_long=4.0)
    first, second = await one.open(), await one.open()
    first.click()
    await until(lambda: begun.acquire(blocking=False))
    second.click()
    await _pass(12)
    assert len(kept(first, "long")) == 1
    assert kept(second, "long") == []
    release.release()
    await until(lambda: begun.acquire(blocking=False))
    await _pass(12)
    assert len(kept(second, "long")) == 1
    release.release()
