"""How long tasks live: with their page, longer than it, or for all pages; and that nothing is kept of what has gone."""

from __future__ import annotations

import asyncio
import enum
import threading
import weakref
from functools import partial

import pytest

import transom as tr
from tests.site import collect, until, wait_for
from transom.errors import NoSessionError
from transom.reactive.place import DETACHED_SECONDS


def in_page(page, function, *args):
    return page.session.context.copy().run(function, *args)


def value_of(page):
    (text,) = page.all("StaticText")
    return text["value"]


async def pass_by(seconds):
    """Time passes with no page to watch it."""
    loop = asyncio.get_running_loop()
    loop.until = loop.now + seconds
    await asyncio.sleep(seconds)


async def leave(one, page):
    """As `Site.leave`, but time stands still when its end has come."""
    await one.leave(page)
    loop = asyncio.get_running_loop()
    loop.until = loop.now


@pytest.mark.statement(33)
@pytest.mark.parametrize("policy", ["parallel", "latest", "queue", "drop", "conflate"])
async def test_with_its_page_every_run_ends_and_cleans_up(site, policy):
    trace = []

    @tr.task(policy=policy)
    async def work(event):
        trace.append(f"start {event.new}")
        try:
            await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.05)
            trace.append(f"clean {event.new}")

    one = site(lambda: tr.widgets.Button(on_click=work))
    page = await one.open()
    page.click()
    page.click()
    await page.advance(1)
    session = page.session
    runs = in_page(page, lambda: work.runs)
    began = asyncio.get_running_loop().time()
    await leave(one, page)
    assert asyncio.get_running_loop().time() - began <= 0.1
    started = [each.split()[1] for each in trace if "start" in each]
    cleaned = [each.split()[1] for each in trace if "clean" in each]
    assert started == sorted(cleaned)
    assert {run.state for run in runs} == {"cancelled"}
    assert session.runs == set()


@pytest.mark.statement(33)
async def test_a_child_and_what_waits_end_with_their_page_too(site):
    trace = []

    async def child():
        try:
            await asyncio.sleep(1000)
        finally:
            trace.append("child")

    @tr.task(policy="queue", timeout=2000, retries=3)
    async def work(event):
        try:
            await tr.gather(child(), child())
        finally:
            trace.append("parent")

    one = site(lambda: tr.widgets.Button(on_click=work))
    page = await one.open()
    for _ in range(3):
        page.click()
    await page.advance(1)
    assert len(page.session.runs) == 5
    session = page.session
    await leave(one, page)
    assert sorted(trace) == ["child", "child", "parent"]
    assert session.runs == set()


@pytest.mark.statement(33)
async def test_what_is_held_back_never_begins_when_its_page_ends(site):
    @tr.task(debounce=1.0)
    async def work(event):
        raise AssertionError

    one = site(lambda: tr.widgets.Button(on_click=work))
    page = await one.open()
    page.click()
    await page.settle()
    (run,) = page.session.runs
    await leave(one, page)
    await pass_by(5)
    assert run.state == "cancelled"
    assert run.started is None


def _detached():
    """An app with a detached task that takes ten seconds."""
    made = []

    def app():
        @tr.task(scope="detached", policy="drop")
        async def work(event):
            for step in range(10):
                await asyncio.sleep(1)
                tr.current_run().progress = (step + 1) / 10
            return "result"

        made.append(work)
        button = tr.widgets.Button(on_click=work)
        text = tr.widgets.StaticText(value=work.param.value)
        spinner = tr.indicators.Progress(
            value=tr.bind(lambda part: round(100 * (part or 0)), work.param.progress), active=work.param.running
        )
        return tr.Column(button, text, spinner)

    return app, made


@pytest.mark.statement(33)
async def test_a_detached_task_is_found_again_by_its_tab(site):
    app, made = _detached()
    one = site(app)
    page = await one.open(tab="x")
    page.click()
    await page.advance(3.5)
    assert page.find("Progress")["value"] == 30
    await leave(one, page)
    await pass_by(2)

    other = await one.open(tab="y")
    assert in_page(other, lambda: made[-1].state) == "pending"
    again = await one.open(tab="x")
    work = made[-1]
    assert in_page(again, lambda: (work.running, work.state, work.progress)) == (True, "running", 0.5)
    assert (again.find("Progress")["value"], again.find("Progress")["active"]) == (50, True)
    again.click()  # its policy counts what went on before
    await again.advance(2)
    assert again.find("Progress")["value"] == 70
    assert in_page(again, lambda: work.dropped) == 1
    await again.advance(3)
    assert value_of(again) == "result"
    assert again.find("Progress")["active"] is False
    assert in_page(other, lambda: made[1].state) == "pending"
    assert value_of(other) in (None, "")


@pytest.mark.statement(33)
async def test_the_result_of_a_detached_task_waits_for_two_minutes(site):
    app, _ = _detached()
    one = site(app)

    async def begin_and_leave(tab):
        page = await one.open(tab=tab)
        page.click()
        await page.advance(1)
        await leave(one, page)

    await begin_and_leave("in time")
    await pass_by(9 + DETACHED_SECONDS - 15)
    page = await one.open(tab="in time")
    assert value_of(page) == "result"
    await leave(one, page)

    await begin_and_leave("too late")
    await pass_by(9 + 2 * DETACHED_SECONDS)
    page = await one.open(tab="too late")
    assert value_of(page) in (None, "")


async def test_those_two_minutes_begin_anew_when_the_page_leaves_again(site):
    app, _ = _detached()
    one = site(app)
    page = await one.open(tab="x")
    page.click()
    await page.advance(11)
    for away in (DETACHED_SECONDS - 20, DETACHED_SECONDS - 20):
        await leave(one, page)
        await pass_by(away)
        page = await one.open(tab="x")
        assert value_of(page) == "result"


async def test_nothing_is_kept_of_detached_tasks_whose_time_is_over(site):
    app, _ = _detached()
    one = site(app)
    page = await one.open(tab="first")
    resources = dict(one.registry.process._resources)
    await leave(one, page)
    await pass_by(2 * DETACHED_SECONDS)
    before = len(one.registry.process._resources)
    for number in range(20):
        page = await one.open(tab=f"{number}")
        page.click()
        await page.settle()
        await leave(one, page)
    await pass_by(3 * DETACHED_SECONDS)
    assert len(one.registry.process._resources) == before < len(resources)
    assert one.registry.process.runs == set()
    assert not [name for name in one.registry.process._tasks if not name.done()]


async def test_pages_without_a_tab_share_no_detached_task(site):
    app, made = _detached()
    one = site(app)
    first, second = await one.open(), await one.open()
    first.click()
    await first.advance(1)
    assert in_page(first, lambda: made[0].running) is True
    assert in_page(second, lambda: made[1].running) is False


async def test_detached_tasks_of_one_tab_are_told_apart_by_their_functions(site):
    made = []

    def app():
        def make(word):
            async def work(event):
                await asyncio.sleep(1)
                return word

            work.__qualname__ = word
            return tr.task(work) if word == "session" else tr.task(scope="detached")(work)

        made[:] = [make("one"), make("two")]
        return tr.Row(*(tr.widgets.Button(label=task.name, on_click=task) for task in made))

    page = await site(app).open(tab="x")
    page.click("one")
    await page.advance(2)
    assert in_page(page, lambda: [task.value for task in made]) == ["one", None]


async def test_an_app_task_has_one_state_for_all_pages_and_ends_with_the_server(site):
    trace = []

    @tr.task(scope="app", policy="drop")
    async def index(event):
        try:
            await asyncio.sleep(5)
            trace.append("done")
            return "indexed"
        except asyncio.CancelledError:
            trace.append("cancelled")
            raise

    def app():
        return tr.Row(tr.widgets.Button(on_click=index), tr.widgets.StaticText(value=index.param.state))

    one = site(app)
    first, second = await one.open(), await one.open()
    first.click()
    await first.advance(1)
    assert (value_of(first), value_of(second)) == ("running", "running")
    second.click()  # dropped: there is one run for all
    await second.advance(1)
    assert in_page(first, lambda: (len(index.runs), index.dropped)) == (1, 1)
    await leave(one, first)
    await second.advance(4)
    assert trace == ["done"]
    assert value_of(second) == "done"
    third = await one.open()
    assert value_of(third) == "done"
    assert in_page(third, lambda: index.value) == "indexed"
    third.click()
    await third.advance(1)
    await one.aclose()
    assert trace == ["done", "cancelled"]


async def test_an_app_task_writes_to_the_pages_that_show_a_component(site):
    text = tr.widgets.StaticText(value="before")
    belongs = []

    @tr.task(scope="app")
    async def work(event):
        text.value = "after"
        with pytest.raises(NoSessionError):  # it belongs to no page
            _ = tr.state.page
        belongs.append(tr.state.served)

    one = site(lambda: tr.Row(tr.widgets.Button(on_click=work), text))
    first, second = await one.open(), await one.open()
    first.click()
    await first.advance(1)
    await second.settle()
    assert (value_of(first), value_of(second)) == ("after", "after")
    assert belongs == [False]


@pytest.mark.parametrize("scope", ["detached", "app"])
async def test_a_method_has_no_such_scope(scope):
    class Host:
        @tr.task(scope=scope)
        async def work(self):
            return None

    with pytest.raises(TypeError, match=f"scope='{scope}' goes with functions"):
        _ = Host().work


@pytest.mark.parametrize("scope", ["detached", "app"])
def test_nor_has_a_bound_method_or_an_object(scope):
    class Host:
        async def work(self):
            return None

        async def __call__(self):
            return None

    with pytest.raises(TypeError, match=r"and this is a method, .* Write a function"):
        tr.task(scope=scope)(Host().work)
    with pytest.raises(TypeError, match="and this is a Host object"):
        tr.task(scope=scope)(partial(Host(), 1))


APP_FILE = """
import asyncio
import transom as tr

@tr.task(scope="app", policy="drop")
async def index(event):
    await asyncio.sleep(5)
    return "indexed"

@tr.task(scope="detached", policy="drop")
async def report(event):
    await asyncio.sleep(5)
    return "reported"

tr.Column(
    tr.widgets.Button(label="Index", on_click=index), tr.widgets.Button(label="Report", on_click=report),
    tr.widgets.StaticText(value=index.param.state), tr.widgets.StaticText(value=report.param.state),
).servable()
"""


@pytest.mark.statement(33)
async def test_an_app_file_has_them_too_though_it_is_run_anew_for_each_page(site, tmp_path):
    file = tmp_path / "app.py"
    file.write_text(APP_FILE)

    def states(page):
        return [model["value"] for model in page.models.values() if model.type == "StaticText"]

    one = site(str(file))
    first, second = await one.open(tab="1"), await one.open(tab="2")
    first.click("Index")
    second.click("Report")
    await first.advance(1)
    assert (states(first), states(second)) == (["running", "pending"], ["running", "running"])
    await leave(one, second)
    await first.advance(5)
    assert states(first) == ["done", "pending"]
    again = await one.open(tab="2")
    assert states(again) == ["done", "done"]
    kept = len(one.registry.process._resources)
    for _ in range(3):
        await leave(one, await one.open(tab="2"))
    assert len(one.registry.process._resources) == kept


@pytest.mark.parametrize("way", ["closure", "default", "partial", "enum"])
async def test_app_tasks_that_one_function_makes_are_told_apart_by_its_constants(site, way):
    class Region(enum.Enum):
        eu = 1
        us = 2

    def make(region):
        async def given(region, event):
            return region

        if way == "default":

            async def load(event, region=region):
                return region

        elif way in ("closure", "enum"):
            region = Region[region] if way == "enum" else region

            async def load(event):
                return getattr(region, "name", region)

        else:
            load = partial(given, region)
        return tr.task(scope="app")(load)

    made = []

    def app():
        made.append([make("eu"), make("us")])
        return tr.Row(
            *(tr.widgets.Button(label=label, on_click=task) for label, task in zip("ab", made[-1], strict=True))
        )

    one = site(app)
    page = await one.open()
    page.click("a")
    await page.settle()
    other = await one.open()
    assert in_page(other, lambda: [task.value for task in made[-1]]) == ["eu", None]


# What is kept


@pytest.mark.statement(35)
@pytest.mark.parametrize("kind", ["coroutine", "thread", "generator", "method", "detached"])
async def test_sessions_tasks_and_components_die_with_tasks_in_flight(site, kind):
    refs, release, begun = [], threading.Event(), threading.Event()

    def app():
        text = tr.widgets.StaticText()

        async def coroutine(event):
            begun.set()
            text.value = "running"
            await asyncio.sleep(1000)

        def thread(event):
            begun.set()
            wait_for(release)
            text.value = "late"

        def generator(event):
            begun.set()
            wait_for(release)
            yield

        class Host:
            @tr.task(policy="latest")
            async def work(self, event):
                await coroutine(event)

        host = Host()
        function = {"thread": thread, "generator": generator}.get(kind, coroutine)
        work = tr.task(policy="latest", scope="detached" if kind == "detached" else "session")(function)
        if kind == "method":
            work = host.work
        button = tr.widgets.Button(on_click=work, loading=work.param.running)
        bar = tr.indicators.Progress(active=work.param.running)
        row = tr.Row(button, text, bar, tr.widgets.StaticText(value=work.param.state))
        refs.extend(weakref.ref(each) for each in (row, *row, work, host, tr.state._session))
        return row

    one = site(app)
    page = await one.open()
    page.click()
    await until(begun.is_set)
    await leave(one, page)
    if kind == "detached":
        one.registry.process.forget(next(key for key in one.registry.process._resources if isinstance(key, tuple)))
        one.registry.process.runs.pop().cancel()
    release.set()
    one.app.pages.clear()
    del page
    await pass_by(2 * DETACHED_SECONDS)
    await until(lambda: not one.registry.pool.active)
    await asyncio.sleep(0)
    collect()
    assert [ref() for ref in refs if ref() is not None] == []


@pytest.mark.slow
@pytest.mark.statement(36)
async def test_a_task_of_the_module_keeps_nothing_of_a_hundred_sessions(site):
    refs = []

    @tr.task(policy="latest")
    async def shared(number):
        await asyncio.sleep(0.1)
        return f"{number}"

    @tr.task(scope="app")
    async def everybodys(event):
        return event.new

    def app():
        button, slider = tr.widgets.Button(on_click=everybodys), tr.widgets.IntSlider(end=10)
        slider.param.watch(lambda event: shared(event.new), "value")
        button.loading = shared.param.running
        row = tr.Column(
            button,
            slider,
            tr.bind(shared, slider),
            tr.widgets.StaticText(value=shared.param.value),
            tr.widgets.StaticText(value=everybodys.param.value),
        )
        refs.extend([weakref.ref(row), weakref.ref(tr.state._session)])
        return row

    one = site(app)
    for _ in range(100):
        page = await one.open()
        page.set("IntSlider", 3)
        page.click()
        await page.settle()
        await leave(one, page)
        del page
    await pass_by(1)
    collect()
    assert shared._places == {}
    assert everybodys._places == {}
    assert len([ref for ref in refs if ref() is not None]) <= 2  # the last page may be in this test's hands
    lane = next(value for key, value in one.registry.process._resources.items() if isinstance(key, tuple))
    assert not lane.pages
    assert lane._listeners == []


@pytest.mark.statement(37)
@pytest.mark.parametrize("count", [200, pytest.param(10_000, marks=pytest.mark.slow)])
async def test_any_number_of_evaluations_leaves_nothing_behind(site, count):
    made = []

    def app():
        slider = tr.widgets.IntSlider(end=100_000)

        @tr.task(policy="latest")
        async def work(number):
            return f"{number}"

        made.append((slider, work))
        slider.param.watch(lambda event: work(event.new), "value")

        async def view(number):
            return f"# {number}"

        return tr.Column(slider, tr.bind(view, slider), tr.widgets.StaticText(value=work.param.value))

    page = await site(app).open()
    slider, _ = made[0]
    session = page.session

    async def evaluate(numbers):
        for number in numbers:
            in_page(page, setattr, slider, "value", number)
            if number % 100 == 0:
                await page.settle()
        await page.advance(1)

    def counts():
        collect()
        return (
            len(asyncio.all_tasks()),
            len(session.farewell),
            len(session.runs),
            len(session.running.tasks),
            len(in_page(page, lambda: made[0][1].runs)),
            len(slider._param__private.watchers["value"]["value"]),
        )

    await evaluate(range(1, 101))
    before = counts()
    await evaluate(range(101, count + 1))
    assert counts() == before
    assert value_of(page) == f"{count}"
    assert page.find("Markdown")["object"] == f"<h1>{count}</h1>\n"


@pytest.mark.statement(37)
async def test_tasks_made_at_each_call_leave_nothing_with_the_session(site):
    """A task inside of a function is a new one each time."""

    def app():
        async def click(event):
            @tr.task
            async def inner():
                return 1

            await inner()
            _ = inner.param.running

        return tr.widgets.Button(on_click=click)

    page = await site(app).open()

    async def click(times):
        for _ in range(times):
            page.click()
        await page.settle()
        await page.wait(lambda: not page.unsettled and not page.session.runs)
        collect()
        return len(page.session.farewell)

    assert await click(1) == await click(200)
