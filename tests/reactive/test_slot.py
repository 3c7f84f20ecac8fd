"""Latest wins: what is shown is the result of the newest input, whatever superseded calls do."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import threading
import time

import param
import pytest

import transom as tr
from tests.site import Site, collect, sets, until, wait_for


class Shared(param.Parameterized):
    number = param.Integer(default=0)
    other = param.Integer(default=0)


def shown(page):
    """What the bound view shows."""
    (view,) = page.all("ParamFunction")
    return [page.models[id_]["object"] for id_ in view["children"]]


def rendered(page):
    """Every text that a pane below the view was given, in order."""
    return [
        op[-1]["object"]
        for frame in page.frames
        if frame["t"] == "patch"
        for op in frame["ops"]
        if op[0] in ("new", "set") and "object" in op[-1]
    ]


@pytest.mark.statement(1, 3)
async def test_only_the_newest_result_travels(site):
    """Inputs 1, 2, 3 at 150 ms with latencies 1.5, 1.0, 0.2 s: the wire shows result 3 only."""
    latency = {0: 0, 1: 1.5, 2: 1.0, 3: 0.2}
    cancelled = []

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            try:
                await asyncio.sleep(latency[number])
            except asyncio.CancelledError:
                cancelled.append(number)
                raise
            return tr.pane.Str(f"result {number}")

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    await page.advance(0.1)
    for number in (1, 2, 3):
        page.set("IntSlider", number)
        await page.advance(0.15)
    assert cancelled == [1, 2]  # every superseded run, before the newer result (3)
    await page.advance(3)
    assert shown(page) == ["result 3"]
    assert rendered(page) == ["result 0", "result 3"] or rendered(page) == ["result 3"]


@pytest.mark.statement(4)
async def test_a_superseded_function_that_returns_anyway_is_discarded(site):

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            try:
                await asyncio.sleep(1 if number == 1 else 0)
            except asyncio.CancelledError:
                await asyncio.sleep(0.5)
                return tr.pane.Str("stale")
            return tr.pane.Str(f"result {number}")

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.advance(0.1)
    page.set("IntSlider", 2)
    await page.advance(2)
    assert shown(page) == ["result 2"]
    assert "stale" not in rendered(page)


async def test_a_superseded_async_generator_shows_nothing_more_and_cleans_up(site):
    cleaned = []

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            try:
                for step in range(3):
                    yield f"{number}.{step}"
                    await asyncio.sleep(1)
            finally:
                cleaned.append(number)

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    await page.advance(0.5)
    page.set("IntSlider", 1)
    await page.advance(5)
    assert cleaned == [0, 1]
    texts = rendered(page)
    assert "0.1" not in str(texts)
    assert "1.2" in texts[-1]


@pytest.mark.statement(11)
async def test_a_superseded_generator_that_will_not_end_is_ended(site):
    """It swallows its cancellation and goes on; at its next value it is closed."""
    ended = []

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            try:
                while True:
                    yield f"{number}"
                    with contextlib.suppress(asyncio.CancelledError):
                        await asyncio.sleep(1)
            finally:
                ended.append(number)

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    for number in (1, 2, 3):
        page.set("IntSlider", number)
        await page.advance(1.5)
    assert ended == [0, 1, 2]
    assert len(page.session.runs) == 1


@pytest.mark.statement(48)
async def test_a_sync_generator_steps_in_threads_of_the_session(site):
    """Off the loop, under the turn, one step at a time; superseded it is closed."""
    steps, closed = [], []

    def app():
        session = tr.state._session
        slider = tr.widgets.IntSlider(end=10)

        def view(number):
            try:
                for step in range(50):
                    steps.append((threading.current_thread().name, session.in_turn()))
                    yield f"{number}.{step}"
                    time.sleep(0.001)
            finally:
                closed.append(number)

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.settle()
    await until(lambda: closed == [0, 1])
    await page.advance(0.1)
    assert all(name.startswith("transom-worker") and turn for name, turn in steps)
    assert "1.49" in shown(page)[0]


@pytest.mark.statement(5)
async def test_a_superseded_thread_is_discarded(site):
    """A `def` that a coroutine waits for in a thread of its own."""
    started, two, release = threading.Event(), threading.Event(), threading.Event()

    def app():
        slider = tr.widgets.IntSlider(end=10)

        def blocking(number):
            if number == 1:
                started.set()
                wait_for(release)
            return f"result {number}"

        async def view(number):
            result = await asyncio.get_running_loop().run_in_executor(None, blocking, number)
            if number == 2:
                two.set()
            return tr.pane.Str(result)

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    page.set("IntSlider", 1)
    await until(started.is_set)
    page.set("IntSlider", 2)
    await until(two.is_set)
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 0.1  # not `advance`, which waits for the thread
    await page.wait(lambda: shown(page) == ["result 2"])
    release.set()
    await page.advance(1)
    assert shown(page) == ["result 2"]


@pytest.mark.statement(6)
async def test_writes_of_a_superseded_task_are_its_own_business(site):

    def app():
        slider, text = tr.widgets.IntSlider(end=10), tr.widgets.StaticText()

        async def view(number):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                text.value = f"superseded {number}"
                raise

        return tr.Column(slider, text, tr.bind(view, slider))

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.advance(0.1)
    assert page.find("StaticText")["value"] == "superseded 0"


# --- references ---


@pytest.mark.statement(7)
async def test_a_value_set_by_hand_wins_over_a_reference_in_flight(site):
    made = {}

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def slow(number):
            await asyncio.sleep(1)
            return f"reference {number}"

        made["text"] = tr.widgets.StaticText(value=tr.bind(slow, slider))
        button = tr.widgets.Button()

        async def by_hand(event):
            made["text"].value = "by hand"

        button.on_click(by_hand)
        return tr.Column(slider, button, made["text"])

    page = await site(app).open()
    await page.advance(0.5)
    page.click()
    await page.advance(5)
    assert page.find("StaticText")["value"] == "by hand"
    page.set("IntSlider", 3)  # the reference has been dropped for good
    await page.advance(5)
    assert page.find("StaticText")["value"] == "by hand"
    assert "reference" not in str(sets(page))


@pytest.mark.parametrize(("first", "second"), [("name", "label"), ("label", "name")])
async def test_a_reference_given_under_the_other_name_replaces_the_first(site, first, second):
    def app():
        one, two = tr.widgets.TextInput(label="one"), tr.widgets.TextInput(label="two")
        button = tr.widgets.Button()
        setattr(button, first, one.param.value)
        setattr(button, second, two.param.value)
        return tr.Column(one, two, button)

    page = await site(app).open()
    page.set("two", "from two")
    await page.advance(0.1)
    page.set("one", "from one")
    await page.advance(0.1)
    assert page.find("Button")["label"] == "from two"


@pytest.mark.statement(8)
async def test_a_dependency_of_one_reference_reruns_only_that_one(site):
    calls = []

    def app():
        one, two = tr.widgets.IntSlider(end=9, label="one"), tr.widgets.IntSlider(end=9, label="two")

        async def follow(name, number):
            calls.append((name, number))
            await asyncio.sleep(0.1)
            return f"{number}"

        text = tr.widgets.TextInput(
            value=tr.bind(follow, "value", one), placeholder=tr.bind(follow, "placeholder", two)
        )
        return tr.Column(one, two, text)

    page = await site(app).open()
    await page.advance(1)
    calls.clear()
    page.set("two", 7)
    await page.advance(1)
    assert calls == [("placeholder", 7)]
    assert page.find("TextInput")["placeholder"] == "7"


@pytest.mark.statement(10)
async def test_an_async_function_bound_inside_a_sync_one_is_resolved(site):

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def inner(number):
            await asyncio.sleep(0.1)
            return number + 1

        def outer(number):
            return tr.pane.Str(f"outer {number}")

        return tr.Column(slider, tr.bind(outer, tr.bind(inner, slider)))

    page = await site(app).open()
    await page.advance(1)
    assert shown(page) == ["outer 1"]
    page.set("IntSlider", 5)
    await page.advance(1)
    assert shown(page) == ["outer 6"]


async def test_a_generator_as_a_reference_feeds_the_parameter(site):
    def app():
        async def counting():
            for number in range(3):
                yield f"{number}"
                await asyncio.sleep(1)

        def stepping():
            yield "a"
            yield "b"

        return tr.Row(
            tr.widgets.StaticText(value=counting, label="async"), tr.widgets.StaticText(value=stepping, label="sync")
        )

    page = await site(app).open()
    await page.advance(5)
    assert page.find("async")["value"] == "2"
    assert page.find("sync")["value"] == "b"


# --- errors ---


@pytest.mark.statement(26)
async def test_a_view_that_raises_shows_an_error_and_the_next_success_clears_it(site, failures):

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            if number == 1:
                raise ValueError("one is bad")
            return tr.pane.Str(f"{number}")

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.advance(0.1)
    (view,) = page.all("ParamFunction")
    assert "one is bad" in view["error"]["message"]
    assert view["children"] == []
    (record,) = failures()
    assert "view failed" in record.getMessage()  # named after the author's function
    page.set("IntSlider", 2)
    await page.advance(0.1)
    assert page.all("ParamFunction")[0]["error"] is None
    assert shown(page) == ["2"]


@pytest.mark.statement(27)
async def test_an_async_generator_that_fails_showed_what_it_had(site, failures):
    cleaned = []

    def app():
        async def view():
            try:
                yield tr.pane.Str("first")
                await asyncio.sleep(1)
                yield tr.pane.Str("second")
                await asyncio.sleep(1)
                raise ValueError("third")
            finally:
                cleaned.append(True)

        return tr.Column(tr.bind(view))

    page = await site(app).open()
    await page.advance(5)
    assert "second" in rendered(page)
    assert "third" in page.all("ParamFunction")[0]["error"]["message"]
    assert cleaned == [True]
    assert len(failures()) == 1


@pytest.mark.statement(53)
async def test_skip_leaves_the_output(site):

    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            if number % 2:
                raise param.Skip
            return tr.pane.Str(f"{number}")

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    page.set("IntSlider", 3)
    await page.advance(0.1)
    assert shown(page) == ["0"]
    assert page.all("ParamFunction")[0]["pending"] is False


# --- pending ---


@pytest.mark.statement(71)
async def test_pending_is_on_exactly_while_a_run_is_live(site):

    def app():
        slider = tr.widgets.IntSlider(end=10)

        def view(number):
            async def slow():
                await asyncio.sleep(1)
                if number == 3:
                    raise ValueError("three")
                return tr.pane.Str(f"{number}")

            if number == 4:
                raise ValueError("at once")
            if number == 5:
                raise param.Skip
            return tr.pane.Str("at once") if number == 2 else slow()

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()

    async def pending():
        await page.advance(0.05)
        return page.all("ParamFunction")[0]["pending"]

    assert await pending()
    await page.advance(1.1)
    assert not await pending()
    for number, at_once in ((1, True), (2, False), (3, True), (4, False), (1, True), (5, False)):
        page.set("IntSlider", number)
        assert await pending() is at_once, number
    page.set("IntSlider", 3)
    assert await pending()
    await page.advance(1.1)
    assert not await pending()


async def test_pending_goes_off_when_the_user_cancels_before_the_first_step(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            await asyncio.sleep(100)

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    await page.settle()
    for run in list(page.session.runs):
        run.cancel()
    await page.advance(0.1)
    assert page.all("ParamFunction")[0]["pending"] is False
    cseq = page.set("IntSlider", 1)
    page.send({"t": "cancel", "cseq": cseq})
    await page.advance(0.1)
    assert page.all("ParamFunction")[0]["pending"] is False
    assert not page.session.runs


async def test_another_function_in_the_pane_takes_the_place_of_a_pending_one(site):
    def app():
        async def endless():
            await asyncio.sleep(1000)

        pane = tr.ParamFunction(endless)
        button = tr.widgets.Button()

        async def replace(event):
            pane.object = lambda: tr.pane.Str("replaced")

        button.on_click(replace)
        return tr.Column(button, pane)

    page = await site(app).open()
    await page.advance(0.1)
    assert page.all("ParamFunction")[0]["pending"] is True
    page.click()
    await page.advance(0.1)
    assert page.all("ParamFunction")[0]["pending"] is False
    assert shown(page) == ["replaced"]


# --- nothing is left behind ---


@pytest.mark.statement(37)
@pytest.mark.slow
async def test_many_swaps_leave_nothing_behind(site):
    """Of tasks, nodes, watchers and closures; for components and plain Parameterized objects."""
    shared = Shared()

    def app():
        slider = tr.widgets.IntSlider(end=10_000)

        def inner(number, other):
            return tr.pane.Str(f"{number}")

        async def view(number):
            return tr.Column(tr.bind(inner, slider, shared.param.number), tr.widgets.StaticText(value=slider))

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    session = page.session
    counts = []
    for number in range(1, 401):
        page.set("IntSlider", number)
        await page.settle()
        if number in (100, 400):
            await page.advance(0.1)
            collect()
            slider = next(
                n.component for n in session.view.tree.nodes.values() if n.component._info.name == "IntSlider"
            )
            counts.append(
                {
                    "nodes": len(session.view.tree.nodes),
                    "tasks": len(asyncio.all_tasks()),
                    "closing": len(session.farewell),
                    "on the widget": len(slider._param__private.watchers["value"]["value"]),
                    "on the shared": len(shared._param__private.watchers["number"]["value"]),
                    "models": len(page.models),
                }
            )
    assert counts[0] == counts[1]
    assert counts[1]["on the shared"] == 1


class AbortError(BaseException):
    """None of the usual ones."""


@pytest.mark.statement(26)
@pytest.mark.parametrize("kind", ["def", "coroutine", "task", "def task"])
async def test_whatever_is_raised_a_view_shows_it_and_never_the_old_output(site, failures, kind):
    def fails(number):
        if number == 2:
            raise AbortError("the reason")
        return f"result {number}"

    async def fails_later(number):
        return fails(number)

    def app():
        slider = tr.widgets.IntSlider(end=10)
        made = {"def": fails, "coroutine": fails_later, "task": tr.task(policy="latest")(fails_later)}
        return tr.Column(slider, tr.bind(made.get(kind) or tr.task(policy="latest")(fails), slider))

    page = await site(app).open()
    await page.wait(lambda: "result 0" in page.text)
    page.set("IntSlider", 2)
    await until(failures)
    await page.advance(0.2)
    assert "result 0" not in page.text
    assert "AbortError" in page.text
    (failure,) = failures()
    assert "AbortError: the reason" in failure.getMessage()
    page.set("IntSlider", 3)
    await page.advance(0.5)
    await page.advance(0.5)
    assert "result 3" in page.text


def in_real_time(test):
    """A test in which a thread is at work while time goes on."""

    @functools.wraps(test)
    def run(*args, **kwargs):
        asyncio.run(test(*args, **kwargs))

    return run


def marks(page):
    return [view["pending"] for view in page.all("ParamFunction")]


@in_real_time
async def test_what_a_def_holds_up_is_marked_while_it_is_at_work():
    done, begun = threading.Event(), threading.Event()

    def slow(number):
        if number == 2:
            begun.set()
            wait_for(done)
        return f"slow {number}"

    async def quick(number):
        return f"quick {number}"

    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        spinner = tr.indicators.LoadingSpinner(value=tr.state.param.busy)
        return tr.Column(number, tr.bind(slow, number), tr.bind(quick, number), spinner)

    one = Site(app)
    page = await one.open()
    assert marks(page) == [False, False]
    page.set("IntSlider", 2)
    await until(begun.is_set)
    await until(lambda: marks(page) == [True, True])
    await until(lambda: page.find("LoadingSpinner")["value"])
    done.set()
    await until(lambda: marks(page) == [False, False])
    assert [each.strip("\n") for each in page.text.split("\n\n")] == ["<p>slow 2</p>", "<p>quick 2</p>"]
    await until(lambda: not page.find("LoadingSpinner")["value"])
    await one.aclose()


@in_real_time
async def test_views_of_another_page_are_marked_while_a_def_holds_theirs_up():
    shared, done = Shared(), threading.Event()

    def slow(number):
        if number == 2:
            wait_for(done)
        return f"slow {number}"

    async def quick(number):
        return f"quick {number}"

    def app():
        return tr.Column(tr.bind(slow, shared.param.number), tr.bind(quick, shared.param.number))

    one, written = Site(app, threads=1), threading.Event()
    page = await one.open()
    await until(lambda: "slow 0" in page.text and "quick 0" in page.text)
    one.registry.pool.submit(lambda: wait_for(written))  # the thread comes when both views are to follow
    shared.number = 2
    written.set()
    await until(lambda: marks(page) == [True, True])
    done.set()
    await until(lambda: marks(page) == [False, False])
    assert "quick 2" in page.text
    await one.aclose()


async def test_a_view_that_is_closed_while_it_waits_for_a_def_is_not_marked(site):
    done, begun, views = threading.Event(), threading.Event(), []

    def slow(number):
        if number == 2:
            begun.set()
            wait_for(done)
        return f"slow {number}"

    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        number.param.watch(lambda event: setattr(views[1], "object", None), "value")
        views[:] = [tr.panel(tr.bind(slow, number)), tr.panel(tr.bind(str, number))]
        return tr.Column(number, *views)

    page = await site(app).open()
    page.set("IntSlider", 2)
    await until(begun.is_set)
    await page.wait(lambda: True)
    done.set()
    await until(lambda: "slow 2" in page.text)
    assert marks(page) == [False, False]


async def test_a_quick_def_shows_its_result_and_no_mark_before(site):
    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        return tr.Column(number, tr.bind(str, number))

    page = await site(app).open()
    page.set("IntSlider", 2)
    await page.settle()
    assert sets(page, "pending") in ([], [False])


def cancelled():
    run = tr.create_task(asyncio.sleep(9))
    run.cancel()
    return run


@pytest.mark.parametrize("deferred", [False, True])
async def test_a_view_that_waits_for_what_is_cancelled_says_so(site, failures, deferred):
    async def later(number):
        return await cancelled() if number == 2 else f"result {number}"

    def at_once(number):
        return cancelled().result() if number == 2 else f"result {number}"

    def app():
        number = tr.widgets.IntSlider(value=2 if deferred else 1, end=9)
        views = [tr.panel(tr.bind(each, number), defer_load=deferred) for each in (later, at_once)]
        return tr.Column(number, *views)

    page = await site(app).open()
    if not deferred:
        page.set("IntSlider", 2)
    await page.advance(1)
    await until(lambda: len(failures()) == 2)
    for view in page.all("ParamFunction"):
        assert view["children"] == []
        assert "cancelled" in view["error"]["message"]
        assert view["pending"] is False


@pytest.mark.parametrize("kind", ["def", "async def"])
@in_real_time
async def test_a_view_that_waits_for_a_run_that_gives_way_to_a_newer_is_quiet(kind, failures):
    @tr.task(policy="latest")
    async def load(number):
        await asyncio.sleep(0.3)
        return f"result {number}"

    def at_once(number):
        return load(number).result()

    async def later(number):
        return await load(number)

    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        return tr.Column(number, tr.bind(at_once if kind == "def" else later, number))

    one = Site(app)
    page = await one.open()
    for value in (2, 3, 4):
        page.set("IntSlider", value)
        await asyncio.sleep(0.05)
    await until(lambda: "result 4" in page.text)
    await one.aclose()
    assert failures() == []
