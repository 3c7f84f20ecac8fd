"""Generators as views, references and tasks: what is shown of their values, where they step, how they end."""

from __future__ import annotations

import asyncio
import gc
import threading
import tracemalloc
from contextvars import ContextVar
from itertools import pairwise

import param
import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads
from tests.site import until
from transom.reactive.context import session_var
from transom.session.outbox import BURST

BOTH = pytest.mark.parametrize("kind", ["async generator", "generator"])


def shown(page):
    """What the view shows."""
    (view,) = page.all("ParamFunction")
    return [page.models[id_]["object"] for id_ in view["children"]]


def given(page, name="object"):
    """Every value of `name` that the page was given, in order."""
    return [
        op[-1][name]
        for frame in page.frames
        for op in frame.get("ops", ())
        if op[0] in ("new", "set") and name in op[-1]
    ]


# --- one value after another ---


@BOTH
@pytest.mark.statement(50)
@pytest.mark.parametrize(
    ("mode", "after"), [("replace", ["5.2"]), ("append", ["0.0", "0.1", "0.2", "5.0", "5.1", "5.2"])]
)
async def test_each_value_takes_the_place_of_the_last_or_follows_it(site, kind, mode, after):
    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def stepping(number):
            for step in range(3):
                yield tr.pane.Str(f"{number}.{step}")
                await asyncio.sleep(0.1)

        def plain(number):
            for step in range(3):
                yield tr.pane.Str(f"{number}.{step}")

        view = stepping if kind == "async generator" else plain
        return tr.Row(slider, tr.ParamFunction(tr.bind(view, slider), generator_mode=mode))

    page = await site(app).open()
    await page.advance(1)
    await until(lambda: not page.session.runs)
    page.set("IntSlider", 5)
    await page.settle()
    await page.advance(1)
    await until(lambda: not page.session.runs)
    await page.advance(0.1)
    assert shown(page) == after
    assert given(page) == sorted(given(page))


@pytest.mark.statement(50)
async def test_each_value_is_seen_before_the_next_one_is_made(site):
    def app():
        async def view():
            for step in range(4):
                yield f"{step}"
                await asyncio.sleep(1)

        return tr.Row(tr.widgets.StaticText(value=view))

    page = await site(app).open()
    for step in range(4):
        await page.advance(0.05)
        assert page.find("StaticText")["value"] == f"{step}"
        await page.advance(0.95)


# --- very many values ---


@pytest.mark.slow
@pytest.mark.statement(51)
@pytest.mark.parametrize("place", ["view", "reference", "task"])
async def test_ten_thousand_values_a_second_are_one_patch_an_interval(site, place):
    """The last is shown, and memory does not grow with their number."""
    sizes = []

    def app():
        async def counting():
            for number in range(10_000):
                yield f"{number:05}"
                await asyncio.sleep(0.0001)
                if number in (2_000, 9_000):
                    gc.collect()
                    sizes.append(tracemalloc.get_traced_memory()[0])

        if place == "view":
            return tr.Row(tr.ParamFunction(counting))
        function = tr.task(policy="latest")(counting) if place == "task" else counting
        return tr.Row(tr.widgets.StaticText(value=tr.bind(function)))

    page = await site(app).open()
    times = []
    page.view.outbox.observers.append(lambda frame: times.append(asyncio.get_running_loop().time()))
    page.frames = Newest()  # a page that forgets, as browsers do
    tracemalloc.start()
    try:
        await page.advance(1.2)
    finally:
        tracemalloc.stop()
    assert 40 < len(times) <= 1 / 0.016 + 6
    assert min(later - earlier for earlier, later in pairwise(times[BURST:])) >= 0.0159
    assert "09999" in page.text
    assert sizes[1] - sizes[0] < 200_000  # 7 000 values later


class Newest(list):
    """A list that keeps its last item."""

    def append(self, item):
        self[:] = [item]


# --- failures, and values that are none ---


@BOTH
@pytest.mark.statement(27)
async def test_one_that_fails_after_two_values_has_shown_both_then_its_error(site, failures, kind):
    threads = ConductedThreads(asyncio.get_running_loop())
    cleaned = []

    def app():
        async def stepping():
            try:
                yield "one"
                await asyncio.sleep(1)
                yield "two"
                await asyncio.sleep(1)
                raise ValueError("no three")
            finally:
                cleaned.append(True)

        def plain():
            try:
                yield "one"
                threads.sleep(1)
                yield "two"
                threads.sleep(1)
                raise ValueError("no three")
            finally:
                cleaned.append(True)

        return tr.Row(tr.ParamFunction(stepping if kind == "async generator" else plain))

    one = site(app)
    one.registry.pool = threads
    page = await one.open()
    await page.advance(0.5)
    assert "one" in shown(page)[0]
    await page.advance(1)
    assert "two" in shown(page)[0]
    assert cleaned == []
    await page.advance(1)
    assert shown(page) == []
    assert "no three" in page.find("ParamFunction")["error"]["message"]
    assert cleaned == [True]
    assert len(failures()) == 1
    threads.end()


@pytest.mark.statement(53)
@pytest.mark.parametrize("place", ["view", "reference", "task"])
@pytest.mark.parametrize("kind", ["async generator", "generator", "coroutine", "def"])
@pytest.mark.parametrize("what", ["raises Skip", "returns Skip", "returns Undefined"])
async def test_skip_and_undefined_leave_what_is_shown(site, failures, place, kind, what):
    nothing = {"raises Skip": param.Skip, "returns Skip": param.Skip, "returns Undefined": param.Undefined}[what]

    def leave():
        if what == "raises Skip":
            raise param.Skip
        return nothing

    async def async_generator(number):
        yield leave() if number else "first"

    def generator(number):
        yield leave() if number else "first"

    async def coroutine(number):
        return leave() if number else "first"

    def function(number):
        return leave() if number else "first"

    kinds = {"async generator": async_generator, "generator": generator, "coroutine": coroutine, "def": function}

    def app():
        slider = tr.widgets.IntSlider(end=10)
        called = tr.task(policy="latest")(kinds[kind]) if place == "task" else kinds[kind]
        bound = tr.bind(called, slider)
        return tr.Row(slider, tr.ParamFunction(bound) if place == "view" else tr.widgets.StaticText(value=bound))

    page = await site(app).open()
    await until(lambda: not page.session.runs)
    await page.advance(0.1)
    assert "first" in page.text
    frames = len(page.patches())
    page.set("IntSlider", 3)
    await page.settle()
    await until(lambda: not page.session.runs)
    await page.advance(0.1)
    assert "first" in page.text
    assert not any(name in str(patch) for patch in page.patches()[frames:] for name in ("'object'", "'children'"))
    assert failures() == []


@BOTH
@pytest.mark.statement(53)
async def test_a_value_that_is_none_between_others_is_passed_over(site, failures, kind):
    def app():
        values = ["one", param.Undefined, param.Skip, "two"]

        async def stepping():
            for value in values:
                yield value

        def plain():
            yield from values

        view = stepping if kind == "async generator" else plain
        return tr.Row(tr.ParamFunction(view, generator_mode="append"))

    page = await site(app).open()
    await until(lambda: not page.session.runs)
    await page.advance(0.1)
    assert [text.strip() for text in shown(page)] == ["<p>one</p>", "<p>two</p>"]
    assert failures() == []


# --- where a sync generator steps ---

who = ContextVar("who", default="nobody")


@pytest.mark.statement(48)
@pytest.mark.parametrize("place", ["view", "reference", "task"])
async def test_a_sync_generator_steps_off_the_loop_in_the_context_of_its_page(site, place):
    steps, closed = [], []
    loop_thread = threading.get_ident()

    def app():
        who.set("the page")
        slider = tr.widgets.IntSlider(end=10)

        def stepping(number):
            try:
                for step in range(4 if number else 1000):
                    steps.append((threading.get_ident(), who.get(), session_var.get()))
                    yield f"{number}.{step}"
            finally:
                closed.append((number, threading.get_ident()))

        function = tr.task(policy="latest")(stepping) if place == "task" else stepping
        bound = tr.bind(function, slider)
        return tr.Row(slider, tr.ParamFunction(bound) if place == "view" else tr.widgets.StaticText(value=bound))

    page = await site(app).open()
    await until(lambda: steps)
    page.set("IntSlider", 1)
    await page.settle()
    await until(lambda: not page.session.runs)
    await page.advance(0.1)
    assert [number for number, _ in closed] == [0, 1]  # the superseded one first, and it has ended
    assert loop_thread not in {thread for thread, _, _ in steps} | {thread for _, thread in closed}
    assert {(name, session) for _, name, session in steps} == {("the page", page.session)}
    assert "1.3" in page.text


# --- the end of the page ---


@pytest.mark.statement(52)
@pytest.mark.parametrize("place", ["view", "reference", "task", "watcher", "click"])
async def test_an_async_generator_is_closed_and_waited_for_when_its_page_ends(site, place):
    order = []

    async def endless(*_):
        try:
            while True:
                yield "x"
                await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.05)  # within the 0.1 s that it is given
            order.append("cleaned")

    def app():
        slider = tr.widgets.IntSlider(end=10)
        button = tr.widgets.Button()
        match place:
            case "view":
                return tr.Row(slider, button, tr.ParamFunction(endless))
            case "reference":
                return tr.Row(slider, button, tr.widgets.StaticText(value=endless))
            case "task":
                return tr.Row(slider, button, tr.bind(tr.task(policy="latest")(endless), slider))
            case "watcher":
                slider.param.watch(endless, "value")
            case "click":
                button.on_click(endless)
        return tr.Row(slider, button)

    one = site(app)
    page = await one.open()
    if place == "watcher":
        page.set("IntSlider", 1)
    elif place == "click":
        page.click()
    await page.advance(1)
    session = page.session
    assert len(session.runs) == 1
    await one.leave(page)
    order.append("ended")
    assert order == ["cleaned", "ended"]
    assert not session.runs


@pytest.mark.statement(17, 52)
@pytest.mark.parametrize("place", ["watcher", "click", "periodic", "lambda"])
@pytest.mark.parametrize("end", ["its end", "cancelled", "the page ends"])
async def test_a_generator_that_is_a_callback_is_a_run_between_whose_steps_others_come(site, place, end):
    threads = ConductedThreads(asyncio.get_running_loop())
    steps, closed, clicks = [], [], []

    def stepping(*_):
        try:
            for number in range(5):
                steps.append((number, tr.current_run().name))
                threads.sleep(1)
                yield
        finally:
            closed.append(len(steps))

    def app():
        slider, button, other = tr.widgets.IntSlider(end=10), tr.widgets.Button(), tr.widgets.Button(label="other")
        match place:
            case "watcher":
                slider.param.watch(stepping, "value")
            case "click":
                button.on_click(stepping)
            case "lambda":
                button.on_click(lambda event: stepping())
            case "periodic":
                button.on_click(lambda event: tr.state.add_periodic_callback(stepping, period=1, count=1) and None)
        other.on_click(lambda event: clicks.append(len(steps)))
        return tr.Row(slider, button, other)

    one = site(app)
    one.registry.pool = threads
    page = await one.open()
    page.set("IntSlider", 1)
    page.click(page.all("Button")[0])
    await page.advance(1.5)
    page.click("other")
    await page.advance(1)
    session = page.session
    (run,) = session.runs
    assert clicks == [2]
    assert {name.split(".")[-1] for _, name in steps} == {run.name.split(".")[-1]}
    if end == "cancelled":
        run.cancel()
    elif end == "the page ends":
        await one.leave(page)
        asyncio.get_running_loop().until = 1e9
        await asyncio.sleep(10)
    await page.advance(10)
    assert closed == [5 if end == "its end" else 3]
    assert len(steps) == closed[0]
    assert not session.runs


async def test_a_view_that_fails_after_its_page_has_ended_shows_nothing_of_it(site, failures):
    """Its `def` goes on in a thread that nobody can stop; the failure is logged."""
    entered, release = threading.Event(), threading.Event()
    made = []

    def app():
        slider = tr.widgets.IntSlider(end=10)

        def view(number):
            if number:
                entered.set()
                release.wait(15)
                raise ValueError("late")
            return tr.pane.Str("in time")

        made.append(tr.ParamFunction(tr.bind(view, slider)))
        return tr.Row(slider, made[0])

    one = site(app)
    page = await one.open()
    page.set("IntSlider", 1)
    await until(entered.is_set)
    await one.leave(page)
    release.set()
    await until(lambda: one.registry.pool.active == 0)
    assert made[0].error is None
    assert [child.object for child in made[0].children] == ["in time"]
    assert len(failures()) == 1
