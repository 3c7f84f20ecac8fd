"""What is called when a session is made, when its page has loaded, and when it ends."""

from __future__ import annotations

import asyncio
import contextvars
import threading

import pytest

import transom as tr
from transom.process.declared import declared
from transom.script import load
from transom.testing import Page


@pytest.fixture(autouse=True)
def _forgotten():
    """What a test asks of the process is taken back."""
    yield
    declared.created.clear()


# --- onload ---


async def test_onload_runs_once_the_page_is_shown(site):
    order = []

    def app():
        tr.state.onload(lambda: order.append("loaded"))
        order.append("made")
        return tr.widgets.Button()

    page = await site(app).open()
    await page.settle()
    assert order == ["made", "loaded"]
    page.send({"t": "seen", "sseq": 0})
    await page.settle()
    assert order == ["made", "loaded"]


@pytest.mark.statement(29)
@pytest.mark.parametrize("kind", ["def", "async def", "generator", "task", "exit"])
async def test_one_that_fails_stops_no_other(site, failures, kind):
    order = []

    def fails():
        raise SystemExit if kind == "exit" else ValueError

    async def fails_later():
        await asyncio.sleep(0.01)
        raise ValueError

    def fails_on_the_way():
        yield
        raise ValueError

    by_kind = {"async def": fails_later, "generator": fails_on_the_way, "task": tr.task(fails_later)}

    def app():
        tr.state.onload(by_kind.get(kind, fails))
        tr.state.onload(lambda: order.append(f"second {tr.state.loaded}"))
        order.append(f"made {tr.state.loaded}")
        return tr.widgets.Button()

    page = await site(app).open()
    await page.advance(0.1)
    assert order == ["made False", "second True"]
    assert len(failures()) == 1
    page.session.on_load(lambda: order.append("late"))
    await page.settle()
    assert order[-1] == "late"


def test_outside_of_any_page_all_is_loaded():
    assert tr.state.loaded


@pytest.mark.statement(75)
async def test_one_registered_from_within_runs(site):
    order = []

    def app():
        def first():
            order.append("first")
            tr.state.onload(second)
            tr.state.onload(third)

        async def second():
            order.append("second")
            tr.state.onload(lambda: order.append("fourth"))

        def third():
            order.append("third")

        tr.state.onload(first)
        return tr.widgets.Button()

    page = await site(app).open()
    await page.settle()
    assert order == ["first", "second", "third", "fourth"]


async def test_what_it_writes_reaches_the_page(site):
    def app():
        text = tr.widgets.StaticText()

        async def load():
            await asyncio.sleep(1)
            text.value = "loaded"

        tr.state.onload(load)
        return text

    page = await site(app).open()
    await page.advance(2)
    assert page.find("StaticText")["value"] == "loaded"


async def test_execute_is_an_event_of_the_session_from_any_thread(site):
    order = []

    def app():
        button = tr.widgets.Button()

        def handler(event):
            tr.state.execute(lambda: order.append(threading.current_thread().name))
            order.append("handler")

        button.on_click(handler)
        return button

    page = await site(app).open()
    page.click()
    await page.settle()
    assert order[0] == "handler"
    assert order[1].startswith("transom-worker")


# --- on_session_created ---


def button():
    return tr.widgets.Button()


async def connect(one, seconds):
    """A page that has been open for some time; it need not show anything by then."""
    page = Page(one.registry, one.app)
    one.pages.append(page)
    await page.open()
    await page.advance(seconds)
    return page


@pytest.mark.parametrize("kind", ["def", "async def", "def that returns a coroutine", "generator", "task"])
async def test_it_is_called_in_each_new_session_before_its_script(site, kind):
    order = []

    def note(info):
        order.append((info.path, tr.state.page is info))

    async def later(info):
        await asyncio.sleep(1)
        note(info)

    def steps(info):
        yield
        note(info)

    by_kind = {"def": note, "async def": later, "generator": steps, "task": tr.task(later)}
    tr.state.on_session_created(by_kind.get(kind, lambda info: later(info=info)))

    def app():
        order.append("script")
        return tr.widgets.Button()

    one = site(app)
    await connect(one, 1.1)
    await connect(one, 1.1)
    assert order == [("/", True), "script"] * 2


async def test_one_without_an_argument_is_called_without(site):
    order = []
    tr.state.on_session_created(lambda: order.append(1))
    await site(button).open()
    assert order == [1]


async def test_one_that_fails_is_reported_and_the_page_opens(site, failures):
    order = []

    def fails():
        raise ValueError("first")

    async def fails_too():
        await asyncio.sleep(0)
        raise SystemExit

    tr.state.on_session_created(fails)
    tr.state.on_session_created(fails_too)
    tr.state.on_session_created(lambda: order.append("third"))
    page = await site(button).open()
    assert order == ["third"]
    assert len(failures()) == 2
    assert page.find("Button")


async def test_a_variable_that_it_sets_is_set_in_the_script(site):
    user = contextvars.ContextVar("user", default="nobody")
    tr.state.on_session_created(lambda: user.set("somebody"))
    page = await site(lambda: tr.widgets.StaticText(value=user.get())).open()
    assert page.text == "somebody"


async def test_one_that_never_ends_ends_with_its_page(site):
    cleaned, made = [], []

    async def endless():
        try:
            await asyncio.sleep(1000)
        finally:
            cleaned.append(1)

    tr.state.on_session_created(endless)
    one = site(lambda: made.append(1))
    page = await connect(one, 10)
    await one.leave(page)
    assert cleaned == [1]
    assert made == []


async def test_an_app_that_asks_in_each_session_asks_once(site):
    calls = []

    def app():
        number = len(one.pages)

        def created():
            calls.append(("named", number))

        tr.state.on_session_created(created)
        tr.state.on_session_created(lambda: calls.append(("lambda", number)))
        return tr.widgets.Button()

    one = site(app)
    await one.open()
    assert calls == []  # for sessions to come
    await one.open()
    assert calls == [("named", 1), ("lambda", 1)]
    await one.open()
    assert calls[2:] == [("named", 2), ("lambda", 2)]  # the newest
    calls.clear()
    other = site(button)
    await other.open()
    assert calls == []  # what an app asks for is for its own server


async def test_a_file_that_runs_in_each_session_asks_once_whatever_stands_above_it(site, tmp_path):
    seen = tr.state.cache.setdefault("test_load", [])
    source = """import transom as tr
def created():
    tr.state.cache["test_load"].append(1)
tr.state.on_session_created(created)
tr.widgets.Button()
"""
    path = tmp_path / "app.py"
    path.write_text(source)
    one = site(str(path))
    try:
        for expected in (0, 1, 2):
            await one.open()
            assert len(seen) == expected
        path.write_text("\n\n" + source)
        one.app.pages["/"].replace(load(path))
        for expected in (3, 4):
            await one.open()
            assert len(seen) == expected
    finally:
        del tr.state.cache["test_load"]


async def test_two_functions_of_one_place_are_two_for_the_process(site):
    calls = []

    def make(name):
        return lambda: calls.append(name)

    for name in "ab":
        tr.state.on_session_created(make(name))
    await site(button).open()
    await site(button).open()
    assert calls == ["a", "b", "a", "b"]


def test_what_cannot_be_called_is_refused():
    with pytest.raises(TypeError, match="cannot be called"):
        tr.state.on_session_created("created")


# --- on_session_destroyed ---


@pytest.mark.statement(39)
@pytest.mark.parametrize("kind", ["def", "async def", "def that returns a coroutine"])
async def test_on_session_destroyed_takes_any_callback_and_calls_it_once(site, kind):
    order = []

    async def later(info):
        await asyncio.sleep(1)
        order.append((info.path, tr.state.page is info))

    by_kind = {
        "def": lambda info: order.append((info.path, tr.state.page is info)),
        "async def": later,
        "def that returns a coroutine": lambda info: later(info=info),
    }

    def app():
        tr.state.on_session_destroyed(by_kind[kind])
        return tr.widgets.Button()

    one = site(app)
    page = await one.open()
    session = page.session
    asyncio.get_running_loop().until = 10
    await asyncio.gather(one.leave(page), session.aclose())
    await session.aclose()
    await page.settle()
    assert order == [("/", True)]
