"""Async watchers of plain Parameterized objects: runs of the session whose code set them off."""

from __future__ import annotations

import asyncio
import sys
import types

import param
import pytest

import transom as tr
from transom.reactive import executor_hook
from transom.reactive.context import run_var, session_var

seen: list[object] = []


@pytest.fixture(autouse=True)
def executor():
    seen.clear()
    before = vars(param.parameterized)["async_executor"]
    yield
    vars(param.parameterized)["async_executor"] = before


class Model(param.Parameterized):
    number = param.Integer(default=0)
    other = param.Integer(default=0)

    @param.depends("other", watch=True)
    async def changed(self):
        await asyncio.sleep(0.1)
        seen.append(("depends", self.other, session_var.get()))


async def watcher(event):
    seen.append(("begun", run_var.get() is not None))
    await asyncio.sleep(1)
    seen.append((event.new, session_var.get()))


def setting(model, *, kind="def", **values):
    button = tr.widgets.Button()

    def plain(event):
        model.param.update(**values)

    async def coroutine(event):
        model.param.update(**values)

    button.on_click(plain if kind == "def" else coroutine)
    return button


@pytest.mark.parametrize("kind", ["def", "coroutine"])
async def test_they_are_runs_of_the_current_session(site, kind):
    def app():
        model = Model()
        model.param.watch(watcher, "number")
        return setting(model, kind=kind, number=3, other=4)

    one = site(app)
    page = await one.open()
    page.click()
    await page.advance(0.5)
    session = page.session
    assert ("begun", True) in seen
    assert ("depends", 4, session) in seen
    assert len(session.runs) == 1
    await page.advance(1)
    assert seen[-1] == (3, session)


@pytest.mark.statement(47)
async def test_a_trigger_in_a_script_does_not_wait_for_what_it_sets_off(site):
    """The page is there while it goes on."""
    trace = []

    def app():
        model = Model()
        text = tr.widgets.StaticText(value="not yet")

        async def watcher(event):
            await asyncio.sleep(1)
            text.value = "done"

        model.param.watch(watcher, "number")
        model.param.trigger("number")
        slider = tr.widgets.IntSlider()
        slider.param.watch(watcher, "value")
        slider.param.trigger("value")
        trace.append("script over")
        return text

    page = await site(app).open()
    assert trace == ["script over"]
    assert page.text == "not yet"
    assert len(page.session.runs) == 2
    await page.advance(1.1)
    assert page.text == "done"


async def test_they_end_with_the_session(site):
    def app():
        model = Model()
        model.param.watch(watcher, "number")
        return setting(model, number=3)

    one = site(app)
    page = await one.open()
    page.click()
    await page.settle()
    await one.leave(page)
    await asyncio.sleep(0)
    assert seen == [("begun", True)]


async def test_their_writes_reach_the_page_in_one_patch(site):
    def app():
        model, text = Model(), tr.widgets.StaticText()

        async def write(event):
            text.value = f"{event.new}"

        model.param.watch(write, "number")
        return tr.Row(text, setting(model, number=3))

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert page.find("StaticText")["value"] == "3"


async def test_a_failure_is_reported_once(site, failures):
    def app():
        async def fails(event):
            await asyncio.sleep(0)
            raise ValueError("in a plain watcher")

        model = Model()
        model.param.watch(fails, "number")
        return setting(model, number=3)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    (record,) = failures()
    assert "fails failed" in record.getMessage()


def test_outside_of_a_session_it_is_as_before():
    """A script's trigger of an async watcher runs as Param has it."""
    executor_hook.install()
    model = Model()

    async def quick(event):
        seen.append(event.new)

    model.param.watch(quick, "number")
    model.number = 5
    assert seen == [5]


def test_whatever_was_there_before_gets_what_is_not_ours():
    others = []
    vars(param.parameterized)["async_executor"] = others.append
    executor_hook.install()
    executor_hook.install()
    model = Model()
    model.param.watch(watcher, "number")
    model.number = 5
    assert len(others) == 1


@pytest.mark.statement(78)
async def test_a_library_that_is_imported_later_reroutes_nothing(site):
    """As `panel` does at its import: it takes the place of the executor, in the middle of an app."""
    others = []

    def app():
        model = Model()
        model.param.watch(watcher, "number")
        library = types.ModuleType("a_library")
        sys.modules["a_library"] = library
        param.parameterized.async_executor = others.append
        return setting(model, number=3)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert seen == [("begun", True)]
    assert others == []
    model = Model()
    model.param.watch(watcher, "number")
    model.number = 1  # not of a session: the library's own
    assert len(others) == 1
    del sys.modules["a_library"]
