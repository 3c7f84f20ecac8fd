"""When a session ends all of it ends, and nothing outlives it."""

from __future__ import annotations

import asyncio
import functools
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import param
import pytest

import transom as tr
from tests.site import collect, until, wait_for
from transom.testing import run_test


class Shared(param.Parameterized):
    number = param.Integer(default=0)


def watchers(obj, name):
    return obj._param__private.watchers.get(name, {}).get("value", [])


@pytest.mark.statement(33, 52)
@pytest.mark.parametrize("kind", ["coroutine", "async generator", "bound view", "generator view", "periodic", "locked"])
async def test_every_run_is_cancelled_and_cleans_up(site, kind):
    cleaned, begun = [], []

    async def endless(*_):
        begun.append(1)
        try:
            await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.01)
            cleaned.append(kind)

    async def endless_generator(*_):
        begun.append(1)
        try:
            while True:
                yield "x"
                await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.01)
            cleaned.append(kind)

    def stepping():
        begun.append(1)
        try:
            while True:
                yield "x"
        finally:
            cleaned.append(kind)

    def app():
        button = tr.widgets.Button()
        match kind:
            case "coroutine":
                button.on_click(endless)
            case "async generator":
                button.on_click(endless_generator)
            case "bound view":
                return tr.Row(button, tr.bind(endless))
            case "generator view":
                return tr.Row(button, tr.bind(stepping))
            case "periodic":
                tr.state.add_periodic_callback(endless, period=100)
            case "locked":
                button.on_click(tr.io.with_lock(endless))
        return button

    one = site(app)
    page = await one.open()
    page.click()
    if kind == "generator view":
        await until(lambda: begun)
    else:
        await page.advance(1)
    assert begun
    session = page.session
    began = asyncio.get_running_loop().time()
    await one.leave(page)
    assert asyncio.get_running_loop().time() - began <= 0.1
    assert cleaned == [kind]
    await until(lambda: not session.runs)  # a generator's last step ends in a real thread


@pytest.mark.statement(34)
async def test_late_writes_change_nothing(site):
    made = {}

    def app():
        made["text"] = tr.widgets.StaticText()
        made["row"] = tr.Row(made["text"])
        return made["row"]

    one = site(app)
    page = await one.open()
    session = page.session
    await one.leave(page)
    frames = len(page.frames)
    made["text"].value = "late"
    made["row"].append("late")
    session.post(lambda: pytest.fail("ran"), blocking=False)
    session.notify({"kind": "notify"})
    await page.advance(1)
    assert len(page.frames) == frames
    assert made["text"].value == "late"


async def test_a_run_of_a_closed_session_is_refused_quietly(site):
    def app():
        return tr.widgets.Button()

    one = site(app)
    page = await one.open()
    session = page.session
    await one.leave(page)

    async def never():
        pytest.fail("ran")

    run = session.start(never(), name="never")
    assert run.state == "cancelled"


@pytest.mark.statement(35)
@pytest.mark.parametrize("busy", [False, True])
async def test_sessions_and_components_die(site, busy):
    refs = []

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()
        slider = tr.widgets.IntSlider(end=10)

        async def handler(event=None):
            text.value = "running"
            await asyncio.sleep(1000)

        async def view(number):
            if busy:
                await asyncio.sleep(1000)
            return tr.pane.Str(f"{number}")

        button.on_click(handler)
        slider.param.watch(lambda event: setattr(text, "value", slider.value), "value")
        tr.state.add_periodic_callback(handler if busy else print, period=100)
        row = tr.Row(button, text, slider, tr.bind(view, slider), tr.widgets.StaticText(value=slider))
        refs.extend(weakref.ref(each) for each in (row, *row, tr.state._session))
        return row

    one = site(app)
    page = await one.open()
    page.click()
    page.set("IntSlider", 4)
    await page.advance(1)
    await one.leave(page)
    one.app.pages.clear()
    del page
    await asyncio.sleep(0)
    collect()
    assert [ref() for ref in refs if ref() is not None] == []


@pytest.mark.statement(36)
async def test_an_object_of_the_module_has_no_watcher_left_after_a_hundred_sessions(site):
    plain, widget = Shared(), tr.widgets.IntSlider(end=10)
    calls = []

    def app():
        async def view(number):
            return tr.pane.Str(f"{number}")

        @tr.depends(plain.param.number, widget.param.value)
        def depending(number, value):
            return tr.pane.Str(f"{number} {value}")

        widget.param.watch(lambda event: calls.append(event.new), "value")
        tr.bind(view, widget, watch=True)
        return tr.Column(
            tr.bind(view, plain.param.number),
            tr.bind(view, widget),
            depending,
            tr.widgets.StaticText(value=plain.param.number),
            tr.widgets.StaticText(value=widget),
            tr.widgets.StaticText(value=tr.bind(view, plain.param.number)),
        )

    one = site(app)
    for _ in range(100):
        page = await one.open()
        session = page.session
        assert watchers(plain, "number")
        assert watchers(widget, "value")
        await one.leave(page)
        assert not len(session.farewell)
    assert watchers(plain, "number") == []
    assert watchers(widget, "value") == []
    assert widget._mounts == ()
    widget.value = 5
    assert calls == []


async def test_a_shared_component_is_unmounted(site):
    shared = tr.widgets.StaticText()
    one = site(lambda: tr.Row(shared))
    pages = [await one.open() for _ in range(3)]
    assert len(shared._mounts) == 3
    for page in list(pages):
        await one.leave(page)
    assert shared._mounts == ()


async def test_unwatching_leaves_nothing_with_the_session(site):
    shared = tr.widgets.IntSlider(end=10)

    def app():
        button = tr.widgets.Button()

        async def handler(event):
            watcher = shared.param.watch(print, "value")
            shared.param.unwatch(watcher)

        button.on_click(handler)
        return button

    page = await site(app).open()
    before = len(page.session.farewell)
    for _ in range(100):
        page.click()
    await page.advance(0.1)
    assert len(page.session.farewell) == before
    assert watchers(shared, "value") == []


@pytest.mark.statement(39)
async def test_on_session_destroyed_runs_once_in_the_session(site, failures):
    seen = []

    def app():
        session = tr.state._session

        async def later():
            await asyncio.sleep(0.01)
            seen.append(("async", tr.state._session is session))

        def fails():
            raise ValueError("clean-up failed")

        tr.state.on_session_destroyed(fails)
        tr.state.on_session_destroyed(later)
        tr.state.on_session_destroyed(lambda: seen.append(("def", tr.state._session is session)))
        return tr.widgets.Button()

    one = site(app)
    page = await one.open()
    session = page.session
    await one.leave(page)
    await session.aclose()
    assert sorted(seen) == [("async", True), ("def", True)]
    assert len(failures()) == 1


@pytest.mark.statement(38)
async def test_a_periodic_callback_slower_than_its_period_does_not_keep_the_session(site):

    def app():
        async def slow():
            await asyncio.sleep(1000)

        tr.state.add_periodic_callback(slow, period=10)
        return tr.widgets.Button()

    one = site(app, session_retention=5.0)
    page = await one.open()
    await page.advance(1)
    session = page.session
    await page.disconnect()
    await page.advance(6)
    assert session.closed
    assert not session.runs


async def test_what_is_queued_behind_a_def_is_dropped(site):
    begun, release, seen = threading.Event(), threading.Event(), []

    def app():
        button = tr.widgets.Button()

        def handler(event):
            seen.append(event.new)
            begun.set()
            wait_for(release)

        button.on_click(handler)
        return button

    one = site(app)
    page = await one.open()
    for _ in range(3):
        page.click()
    await until(begun.is_set)
    await one.leave(page)
    release.set()
    await asyncio.sleep(0)
    assert seen == [1]


async def test_many_sessions_leave_the_loop_as_it_was(site):
    def app():
        async def view():
            await asyncio.sleep(1000)

        return tr.Row(tr.bind(view))

    one = site(app)
    await one.leave(await one.open())
    tasks = len(asyncio.all_tasks())
    for _ in range(20):
        await one.leave(await one.open())
    assert len(asyncio.all_tasks()) == tasks
    assert one.registry.sessions == {}
    assert one.registry._timers == {}


@pytest.mark.parametrize("dev", [True, False])
async def test_a_task_of_asyncios_own_that_goes_on_is_reported_in_development(site, caplog, dev):
    """It is neither gated nor owned; what `tr.create_task` makes ends with the page and is not reported."""
    left = []

    def app():
        async def bare():
            await asyncio.sleep(1000)

        async def click(event):
            left.append(asyncio.get_running_loop().create_task(bare()))
            tr.create_task(bare(), name="owned")

        return tr.widgets.Button(on_click=click)

    one = site(app, dev=dev)
    page = await one.open()
    page.click()
    await page.settle()
    session = page.session
    await one.leave(page)
    told = [record.getMessage() for record in caplog.records if "goes on after its page" in record.getMessage()]
    assert len(told) == dev
    assert all("bare goes on after its page has ended" in text and "tr.create_task" in text for text in told)
    assert not left[0].done()
    assert session.runs == set()
    left[0].cancel()


async def test_what_a_thread_has_posted_just_before_the_end_is_dropped(site):
    one = site(lambda: "here")
    page = await one.open()
    session, called = page.session, []
    thread = threading.Thread(target=lambda: session.post(lambda: called.append(1), blocking=False))
    thread.start()
    thread.join()  # the loop has not come to it yet
    await one.registry.close(session)
    for _ in range(5):
        await asyncio.sleep(0)
    assert called == []
    assert len(session.inbox) == 0


async def in_default_executor(event, work):
    await asyncio.to_thread(work, event)


def in_steps(event, work):
    yield work(event)


def yielding(event, work):
    yield
    yield work(event)


KINDS = {
    "def": lambda work: work,
    "def task": tr.task,
    "def task of all pages": tr.task(scope="app"),
    "locked def task": lambda work: tr.task(tr.io.with_lock(work)),
    "generator": lambda work: lambda event: in_steps(event, work),
    "generator task": lambda work: tr.task(functools.partial(yielding, work=work)),
    "generator task beside the page": lambda work: tr.task(on="thread")(functools.partial(in_steps, work=work)),
    "asyncio.to_thread": lambda work: functools.partial(in_default_executor, work=work),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_thread_does_not_hold_up_the_end_of_a_loop(kind):
    """Here of asyncio's own `run`, which waits for all tasks that it has cancelled."""
    begun, release, over = threading.Event(), threading.Event(), threading.Event()

    def work(event):
        begun.set()
        wait_for(release)
        over.set()

    def app():
        return tr.widgets.Button(on_click=KINDS[kind](work))

    async def main():
        async with run_test(app) as page:
            page.click()
            await until(begun.is_set)

    asyncio.run(main())
    left = not over.is_set()
    release.set()
    assert left
    wait_for(over)


async def test_a_loop_keeps_the_executor_that_it_has():
    def app():
        async def where(event):
            names.append(await asyncio.to_thread(lambda: threading.current_thread().name))

        return tr.widgets.Button(on_click=where)

    names = []
    with ThreadPoolExecutor(1, thread_name_prefix="mine") as mine:
        asyncio.get_running_loop().set_default_executor(mine)
        async with run_test(app) as page:
            page.click()
            await page.settle()
            await until(lambda: names)
    assert names == ["mine_0"]
