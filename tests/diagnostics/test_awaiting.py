"""Where code waits: the author's innermost line, through everything that stands between it and the loop."""

from __future__ import annotations

import asyncio
import inspect
import sys
import threading

import pytest

import transom as tr
from tests.site import Site, on_clock
from transom.diagnostics.awaiting import awaiting, in_thread, is_authors
from transom.reactive.calling import rest_of
from transom.session.gate import Gated
from transom.session.turn import Turn


def line_of(function, text):
    """The number of the line of `function` that has `text`."""
    lines, first = inspect.getsourcelines(function)
    (found,) = [number for number, line in enumerate(lines, first) if text in line]
    return found


async def innermost():
    await asyncio.sleep(100)  # here


async def outer():
    return await innermost()


async def values():
    yield 1
    await asyncio.sleep(100)  # in the generator
    yield 2


async def loops():
    async for _ in values():
        pass


async def in_task():
    await asyncio.create_task(outer())


async def grouped():
    async with asyncio.timeout(200), asyncio.TaskGroup() as group:
        group.create_task(outer())
        await outer()


class Awaitable:
    def __await__(self):
        return outer().__await__()


async def awaits_an_object():
    await Awaitable()


def gated():
    return Gated(outer(), Turn(), lambda first: None)


PLACES = {
    "its own line": (innermost, innermost, "# here"),
    "what it calls": (outer, innermost, "# here"),
    "a generator that it loops over": (loops, values, "# in the generator"),
    "a task": (in_task, innermost, "# here"),
    "a group": (grouped, innermost, "# here"),
    "an object with __await__": (awaits_an_object, innermost, "# here"),
    "under a turn": (gated, innermost, "# here"),
    "a generator that is a callback": (lambda: rest_of(values()), values, "# in the generator"),
}


@pytest.mark.parametrize("name", PLACES)
def test_it_is_the_authors_innermost_line(name):
    make, function, text = PLACES[name]

    async def main():
        coroutine = make()
        task = asyncio.ensure_future(coroutine)
        for _ in range(10):
            await asyncio.sleep(0)
        place = awaiting(coroutine)
        assert awaiting(task) == place
        task.cancel()
        await asyncio.wait([task])
        assert awaiting(coroutine) is None
        return place

    place = on_clock(main())
    assert place == (__file__, line_of(function, text), function.__qualname__)
    assert str(place) == f"test_awaiting.py:{line_of(function, text)} in {function.__qualname__}"


def test_an_async_generator_says_where_it_waits_itself():
    async def main():
        generator = values()
        await anext(generator)
        between = awaiting(generator)
        step = asyncio.ensure_future(anext(generator))
        await asyncio.sleep(0)
        within = awaiting(generator)
        step.cancel()
        await asyncio.wait([step])
        return between, within

    between, within = on_clock(main())
    assert between.line == line_of(values, "yield 1")
    assert within.line == line_of(values, "# in the generator")


def test_a_plain_generator_says_which_of_its_yields():
    def steps():
        yield 1

    def delegates():
        yield from steps()  # the outer

    generator = delegates()
    next(generator)
    assert awaiting(generator).function.endswith("steps")


def test_what_is_not_begun_or_has_ended():
    coroutine = outer()
    assert awaiting(coroutine).line == line_of(outer, "async def outer")
    coroutine.close()
    assert awaiting(coroutine) is None
    assert awaiting(None) is None
    assert awaiting("no code at all") is None


def test_without_a_line_of_the_authors_it_is_the_librarys():
    async def main():
        coroutine = asyncio.sleep(100)
        task = asyncio.ensure_future(coroutine)
        await asyncio.sleep(0)
        place = awaiting(coroutine)
        task.cancel()
        await asyncio.wait([task])
        return place

    assert on_clock(main()).function == "sleep"


def test_what_goes_in_circles_comes_to_an_end():
    class Circle:
        cr_code = innermost.__code__
        cr_frame = sys._getframe()

        @property
        def cr_await(self):
            return self

    assert awaiting(Circle()).function == "innermost"


def test_a_thread_is_at_the_authors_line():
    ready, leave = threading.Event(), threading.Event()

    def work():
        ready.set()
        leave.wait(10)  # the thread

    thread = threading.Thread(target=work)
    thread.start()
    assert ready.wait(10)
    try:
        place = in_thread(thread.ident)
    finally:
        leave.set()
        thread.join()
    assert (place.file, place.function) == (__file__, work.__qualname__)
    assert in_thread(-1) is None


def test_whose_a_file_is():
    assert is_authors(__file__)
    assert not is_authors(asyncio.__file__)
    assert not is_authors(tr.__file__)
    assert not is_authors(pytest.__file__)
    assert not is_authors("<frozen importlib._bootstrap>")


def test_a_page_says_where_each_of_its_runs_waits():
    def app():
        button = tr.widgets.Button()
        for callback in (lambda event: outer(), lambda event: values()):
            button.on_click(callback)
        return button

    async def main():
        site = Site(app)
        page = await site.open()
        page.click()
        await page.settle()
        places = [run.where for run in page.session.runs]
        await site.aclose()
        return places

    assert {place.function for place in on_clock(main())} == {"innermost", "values"}
