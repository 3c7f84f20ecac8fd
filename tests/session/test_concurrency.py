"""One session is one logical thread, and no session waits for another."""

from __future__ import annotations

import asyncio
import threading
import time

import param
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, on_clock, until, wait_for
from transom.reactive.context import session_var


async def test_clicks_start_in_order_and_overlap(site):
    """The first example of the guide: three quick clicks, three runs at once."""
    trace = []

    def app():
        button = tr.widgets.Button(name="Click me!")

        async def run(event):
            trace.append(("start", event.new))
            await asyncio.sleep(2)
            trace.append(("end", event.new))

        button.on_click(run)
        return button

    page = await site(app).open()
    for _ in range(3):
        page.click()
    await page.advance(1.9)
    assert trace == [("start", 1), ("start", 2), ("start", 3)]
    await page.advance(0.2)
    assert trace[3:] == [("end", 1), ("end", 2), ("end", 3)]


@pytest.mark.statement(19)
async def test_a_burst_of_events_runs_in_the_order_of_the_user(site):
    """Slider, text, click: with `def` callbacks in threads, coroutines and generators mixed."""
    trace = []

    def app():
        slider = tr.widgets.IntSlider(end=100)
        text = tr.widgets.TextInput()
        button = tr.widgets.Button()

        def slow(event):
            time.sleep(0.01)
            trace.append(event.name)

        async def awaiting(event):
            trace.append("a " + event.name)
            await asyncio.sleep(1)

        def stepping(event):
            trace.append("g " + event.name)
            yield

        slider.param.watch(slow, "value")
        slider.param.watch(stepping, "value")
        text.param.watch(awaiting, "value")
        button.on_click(slow)
        button.on_click(stepping)
        return tr.Column(slider, text, button)

    page = await site(app).open()
    for number in range(3):
        page.set("IntSlider", number + 1)
        page.set("TextInput", str(number))
        page.click()
    await page.settle()
    assert trace == ["value", "g value", "a value", "clicks", "g clicks"] * 3


@pytest.mark.statement(20)
async def test_a_failing_handler_does_not_stop_the_rest_of_the_burst(site, failures):
    trace = []

    def app():
        button = tr.widgets.Button()

        def handler(event):
            trace.append(event.new)
            if event.new == 2:
                raise ValueError("two")

        button.on_click(handler)
        return button

    page = await site(app).open()
    for _ in range(3):
        page.click()
    await page.settle()
    assert trace == [1, 2, 3]
    assert len(failures()) == 1


@pytest.mark.statement(41)
async def test_a_sleeping_def_leaves_other_sessions_alone(site):
    """The other session's click is handled before the sleeper ends."""
    order = []
    pages = []
    awake = threading.Event()

    def app():
        me = len(pages)
        button = tr.widgets.Button()

        def handler(event):
            if me == 0:
                wait_for(awake)
            order.append(me)

        button.on_click(handler)
        return button

    both = site(app)
    pages.append(await both.open())
    pages.append(await both.open())
    pages[0].click()
    await asyncio.sleep(0)
    pages[1].click()
    await until(lambda: order)
    assert order == [1]
    awake.set()
    await pages[0].settle()
    assert order == [1, 0]


@pytest.mark.statement(22)
async def test_a_def_of_the_same_session_is_waited_for(site):
    release = threading.Event()
    trace = []

    def app():
        block, other = tr.widgets.Button(label="block"), tr.widgets.Button(label="other")

        def wait(event):
            wait_for(release)
            trace.append("block")

        async def quick(event):
            trace.append("other")

        block.on_click(wait)
        other.on_click(quick)
        return tr.Row(block, other)

    page = await site(app).open()
    page.click("block")
    page.click("other")
    for _ in range(20):
        await asyncio.sleep(0)
    assert trace == []
    release.set()
    await page.settle()
    assert trace == ["block", "other"]


@pytest.mark.statement(44)
async def test_the_current_session_in_a_worker_thread_is_its_own(site):
    seen = {}

    def app():
        session = session_var.get()
        button = tr.widgets.Button()

        def handler(event):
            time.sleep(0.005)
            seen[id(session)] = session_var.get() is session and session.in_turn()

        button.on_click(handler)
        return button

    many = site(app)
    pages = [await many.open() for _ in range(8)]
    for page in pages:
        page.click()
    for page in pages:
        await page.settle()
    assert len(seen) == 8
    assert all(seen.values())
    assert session_var.get() is None


# --- no two pieces of a session at once ---

PIECES = st.lists(
    st.tuples(st.sampled_from(["def", "coroutine", "generator", "async_generator"]), st.integers(1, 3)),
    min_size=2,
    max_size=8,
)


@given(PIECES)
@settings(max_examples=40)
def test_two_pieces_of_a_session_never_run_at_once(pieces):
    inside = []
    most = []
    done = []

    def piece():
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.0002)  # lets other threads in, if they could come
        most.append(len(inside))
        inside.pop()

    def handler(kind, steps):
        def plain(event):
            for _ in range(steps):
                piece()
            done.append(1)

        async def coroutine(event):
            for _ in range(steps):
                piece()
                await asyncio.sleep(0)
            done.append(1)

        def generator(event):
            for _ in range(steps):
                piece()
                yield
            done.append(1)

        async def async_generator(event):
            for _ in range(steps):
                piece()
                await asyncio.sleep(0)
                yield
            done.append(1)

        return {"def": plain, "coroutine": coroutine, "generator": generator, "async_generator": async_generator}[kind]

    def app():
        buttons = []
        for number, (kind, steps) in enumerate(pieces):
            button = tr.widgets.Button(label=f"b{number}")
            button.on_click(handler(kind, steps))
            buttons.append(button)
        return tr.Column(*buttons)

    async def main():
        both = Site(app)
        page = await both.open()
        for number in range(len(pieces)):
            page.click(f"b{number}")
        await until(lambda: len(done) == len(pieces))
        await both.aclose()

    on_clock(main())
    assert max(most) == 1


# --- writes from elsewhere ---


async def test_a_foreign_write_is_stored_at_once_and_watched_in_order(site):
    """From a thread of the author's own: no wait, the watchers run later as events of the session."""
    seen, held = [], threading.Event()
    made = {}

    def app():
        text = made["text"] = tr.widgets.StaticText(value="")
        button = tr.widgets.Button()
        text.param.watch(lambda event: seen.append((event.new, session_var.get() is not None)), "value")
        button.on_click(lambda event: wait_for(held))
        return tr.Row(text, button)

    page = await site(app).open()
    page.click()  # the turn is away for as long as `held` is not set
    await asyncio.sleep(0)
    read = []

    def write():
        for number in range(3):
            made["text"].value = number
            read.append(made["text"].value)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join(15)
    assert read == [0, 1, 2]
    for _ in range(10):
        await asyncio.sleep(0)
    assert seen == []
    held.set()
    await page.settle()
    assert seen == [(0, True), (1, True), (2, True)]
    await page.advance(0.02)
    assert page.find("StaticText")["value"] == "2"


@pytest.mark.statement(43)
@pytest.mark.slow
async def test_no_set_of_eight_threads_is_lost(site):
    """10 000 sets: each is notified, the last of each is shown."""
    made, seen = [], []

    def app():
        for number in range(8):
            made.append(tr.widgets.IntSlider(end=2000, label=f"s{number}"))
            made[-1].param.watch(lambda event, number=number: seen.append((number, event.new)), "value")
        return tr.Column(*made)

    page = await site(app).open()

    def write(slider):
        for value in range(1, 1251):
            slider.value = value

    threads = [threading.Thread(target=write, args=(slider,)) for slider in made]
    for thread in threads:
        thread.start()
    await until(lambda: len(seen) == 10_000, 50)
    for thread in threads:
        thread.join()
    for number in range(8):
        assert [value for which, value in seen if which == number] == [*range(1, 1251)]
    await page.advance(0.1)
    assert [page.find(f"s{number}")["value"] for number in range(8)] == [1250] * 8


async def test_a_bare_task_writes_to_the_page_too(site):
    """Neither gated nor owned; its writes are foreign ones."""

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def bare():
            await asyncio.sleep(1)
            text.value = "bare"

        async def handler(event):
            handler.task = asyncio.get_running_loop().create_task(bare())

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(1.5)
    assert page.find("StaticText")["value"] == "bare"


async def test_a_component_in_two_sessions_is_kept_equal_in_both(site):
    shared = tr.widgets.StaticText(value="")

    def app():
        button = tr.widgets.Button()

        async def handler(event):
            shared.value = "written"

        button.on_click(handler)
        return tr.Row(button, shared)

    both = site(app)
    first, second = await both.open(), await both.open()
    first.click()
    await first.advance(0.1)
    assert first.find("StaticText")["value"] == "written"
    assert second.find("StaticText")["value"] == "written"


@pytest.mark.statement(45)
async def test_a_watcher_runs_in_its_subscribers_session(site):
    """Not in the setter's."""
    shared = tr.widgets.IntSlider(end=10)
    seen = []

    def app():
        mine = session_var.get()
        shared.param.watch(lambda event: seen.append((mine, session_var.get(), mine.in_turn())), "value")
        button = tr.widgets.Button()

        def handler(event):
            shared.value += 1

        button.on_click(handler)
        return button

    both = site(app)
    first, second = await both.open(), await both.open()
    first.click()
    await first.settle()
    await second.settle()
    assert {mine for mine, _, _ in seen} == {first.session, second.session}
    assert all(mine is current and turn for mine, current, turn in seen)


async def test_a_def_behind_a_reference_does_not_block_the_loop(site):
    """A widget's event reaches a blocking watcher through another component: off the loop all the same."""
    threads = []

    def app():
        text = tr.widgets.TextInput()
        copy = tr.widgets.StaticText(value=text.param.value)
        copy.param.watch(lambda event: threads.append(threading.current_thread()), "value")
        return tr.Row(text, copy)

    page = await site(app).open()
    page.set("TextInput", "x")
    await page.settle()
    assert threads
    assert threads[0] is not threading.main_thread()


async def test_without_threads_callbacks_run_inline(site):
    threads = []

    def app():
        button = tr.widgets.Button()
        button.on_click(lambda event: threads.append(threading.current_thread()))
        return button

    page = await site(app, threads=0).open()
    page.click()
    await page.settle()
    assert threads == [threading.main_thread()]


async def test_a_def_that_never_ends_does_not_hold_its_session(site):
    """Disowned at the end: the session closes, later writes of the `def` change nothing."""
    begun, release, ended = threading.Event(), threading.Event(), threading.Event()
    made = {}

    def app():
        made["text"] = text = tr.widgets.StaticText(value="before")
        button = tr.widgets.Button()

        def endless(event):
            begun.set()
            wait_for(release)
            text.value = "after"
            ended.set()

        button.on_click(endless)
        return tr.Row(text, button)

    one = site(app)
    page = await one.open()
    page.click()
    await until(begun.is_set)
    session = page.session
    await one.leave(page)
    assert session.closed
    frames = len(page.frames)
    release.set()
    wait_for(ended)
    await page.settle()
    assert len(page.frames) == frames


@pytest.mark.statement(46)
async def test_a_setter_without_a_loop_does_not_block():
    """A script outside of any session."""
    text = tr.widgets.StaticText()
    seen = []
    text.param.watch(lambda event: seen.append(event.new), "value")
    thread = threading.Thread(target=lambda: setattr(text, "value", "x"))
    thread.start()
    thread.join(15)
    assert seen == ["x"]


class Plain(param.Parameterized):
    number = param.Integer(default=0)


@pytest.mark.parametrize("target", [Plain, lambda: tr.widgets.IntSlider(end=10)])
async def test_one_job_a_worker_thread_is_the_whole_event(site, target):
    """Watchers set off by a write in a `def` run inline, before the setter returns."""
    trace = []

    def app():
        button = tr.widgets.Button()
        obj = target()
        name = "number" if isinstance(obj, Plain) else "value"
        obj.param.watch(lambda event: trace.append(("watched", threading.current_thread().name)), name)

        def handler(event):
            setattr(obj, name, 5)
            trace.append(("set", threading.current_thread().name))

        button.on_click(handler)
        return button

    page = await site(app).open()
    page.click()
    await page.settle()
    assert [what for what, _ in trace] == ["watched", "set"]
    assert trace[0][1] == trace[1][1] != "MainThread"


async def test_of_threads_that_want_a_resource_first_one_makes_what_all_have(site):
    page = await site(lambda: tr.widgets.Button()).open()  # noqa: PLW0108 - a class is no page
    making, found, closed = threading.Barrier(2), [], []

    class Made:
        def close(self):
            closed.append(self)

    def make():
        making.wait(15)
        return Made()

    threads = [threading.Thread(target=lambda: found.append(page.session.resource("key", make))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] is found[1]
    await page.session.aclose()
    assert closed == [found[0]]
