"""A session that has ended goes at once, with all its components: nothing of it waits for a collection of garbage."""

from __future__ import annotations

import asyncio
import gc
import sys
import weakref
from contextlib import suppress

import numpy as np
import param
import pytest
from bokeh.plotting import figure

import transom as tr
import transom.pane._bokeh.bridge
from tests.site import until
from transom.app import App, page_of
from transom.components.component import Component
from transom.process.registry import Registry
from transom.script.namespace import RELEASE_SECONDS
from transom.session.page_info import PageInfo
from transom.settings import Settings


@pytest.fixture
def made(monkeypatch):
    """Weak references to every component that is made, with its repr."""
    references = []
    init = Component.__init__

    def noted(self, **params):
        references.append((weakref.ref(self), type(self).__name__))
        init(self, **params)

    monkeypatch.setattr(Component, "__init__", noted)
    return references


@pytest.fixture
def uncollected():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def parts():
    """Much of what an app may have, each with something that refers back to it."""
    w = tr.widgets
    button, slider, text = w.Button(label="Go"), w.IntSlider(end=10), w.TextInput()
    column = tr.Column()
    clicks = tr.Column(button, slider, text)

    async def clicked(event):
        column.append(f"{slider.value}")
        await asyncio.sleep(0)
        button.label = "Again"

    def moved(event):
        text.value = f"{event.new} of {len(column)} {button.label}"

    async def shown(number):
        await asyncio.sleep(0)
        return w.Button(label=f"{number} {len(column)}")

    button.on_click(clicked)
    slider.param.watch(moved, "value")
    view = tr.bind(shown, slider)
    plain = tr.bind(lambda number: f"*{number}* {len(column)}", slider.param.value)
    follower = w.StaticText(value=tr.bind(lambda number: f"{number}{len(column)}", slider))
    column.extend([clicks, view, plain, follower, tr.pane.Markdown("x")])
    return column


async def gone(made):
    """Until all of them are: a worker thread lets go of its last job a moment after it has said how that ended."""
    with suppress(AssertionError):
        await until(lambda: all(reference() is None for reference, _ in made))
    assert [name for reference, name in made if reference() is not None] == []


def app():
    return parts()


async def async_app():
    await asyncio.sleep(0)
    return parts()


def with_periodic():
    column = parts()
    callback = None

    def tick():
        column.append(f"{callback.counter}")

    callback = tr.state.add_periodic_callback(tick, period=100)
    return column


def with_tasks():
    column, button = parts(), tr.widgets.Button()

    @tr.task(policy="latest")
    async def work(event=None):
        await asyncio.sleep(0.01)
        column.append("z")

    async def endless(event=None):
        column.append("x")
        await asyncio.sleep(100_000)
        column.append("y")

    button.on_click(work)
    button.on_click(endless)
    return tr.Column(column, button, tr.widgets.StaticText(value=work.param.state))


def with_locks():
    column, button = parts(), tr.widgets.Button()

    @tr.io.with_lock
    async def locked(event=None):
        await asyncio.sleep(0.01)
        column.append("x")

    @tr.io.with_lock
    def locked_too(event=None):
        column.append("y")

    button.on_click(locked)
    button.on_click(locked_too)
    return tr.Column(button, column)


def that_fails():
    column, button = parts(), tr.widgets.Button()

    def fails(event):
        column.append("x")
        raise ValueError(column)

    async def fails_later(event):
        await asyncio.sleep(0)
        raise ValueError(column)

    button.on_click(fails)
    button.on_click(fails_later)
    return tr.Column(button, column, tr.bind(lambda: 1 / 0))


def with_bokeh():
    plot = figure(width=200, height=200)
    line, slider = plot.line([1, 2], [3, 4]), tr.widgets.IntSlider(end=10)
    slider.param.watch(lambda event: line.data_source.data.update(y=[event.new, 2]), "value")
    line.data_source.on_change("data", lambda attr, old, new: None)
    pane = tr.pane.Bokeh(plot)
    return tr.Column(slider, pane, tr.widgets.Button(on_click=lambda event: pane.label), parts())


APPS = [app, async_app, with_periodic, with_tasks, with_locks, that_fails, with_bokeh]


@pytest.mark.parametrize("source", APPS)
async def test_what_a_page_had_goes_with_its_session(site, source, made, uncollected):
    one = site(source, dev=False)
    page = await one.open()
    await page.settle()
    for model in page.all("Button"):
        page.click(model)
    for model in page.all("IntSlider"):
        page.set(model, 5)
    await page.advance(1)
    session = weakref.ref(page.session)
    assert len(made) > 8
    await one.leave(page)
    del page
    await gone([*made, (session, "Session")])


WITH_TASKS = """
import asyncio, functools
import transom as tr

button, text, slider = tr.widgets.Button(label="Go"), tr.widgets.StaticText(), tr.widgets.IntSlider(end=10)
periodic = tr.state.add_periodic_callback(lambda: text.param.trigger("value"), period=100)

@tr.task(policy="latest")
async def work(event=None):
    await asyncio.sleep(0.01)
    text.value = "worked"

@tr.io.with_lock
def other(event):
    text.value = f"{slider.value}"

@tr.depends(slider.param.value)
async def shown(number):
    return tr.widgets.Button(label=f"{number}")

@functools.cache
def cached(number):
    return number, data

button.on_click(work)
button.on_click(other)
tr.state.on_session_destroyed(lambda context: cached(1))
tr.Column(button, text, slider, shown, tr.bind(cached, slider)).servable()
"""
WITH_CLASSES = """
import param
import transom as tr

class Shop(param.Parameterized):
    price = param.Number(1, bounds=(0, 9))

    @param.depends("price", watch=True)
    def moved(self):
        self.seen = super().__repr__()

    @param.depends("price")
    def view(self):
        return f"{self.price}"

shop = Shop()
slider = tr.widgets.FloatSlider.from_param(shop.param.price)
button = tr.widgets.Button(label="Go", on_click=lambda event: shop.param.update(price=3))
tr.Column(slider, button, shop.view, tr.widgets.IntSlider(end=10)).servable()
"""
WITH_FORMS = """
import param
import transom as tr

class Price(param.Parameterized):
    amount = param.Number(1, bounds=(0, 9))

class Shop(param.Parameterized):
    price = param.ClassSelector(class_=Price)
    ask = param.Action()

async def asked(shop):
    shop.price = Price()

shop = Shop(price=Price(), ask=asked)
slider = tr.widgets.IntSlider(end=10)
by_button = tr.interact(lambda n: f"{n}", n=0.5, manual_update=True)
tr.Column(tr.Param(shop), tr.Param(shop, expand=True), by_button, slider, tr.widgets.Button(label="Go")).servable()
"""
WITH_FAILURES = """
import transom as tr

button, slider = tr.widgets.Button(label="Go"), tr.widgets.IntSlider(end=10)

def fails(event):
    raise ValueError(button)

button.on_click(fails)
tr.Column(button, slider, tr.bind(lambda number: 1 / 0, slider)).servable()
"""


LOADED = {"tasks": WITH_TASKS, "classes": WITH_CLASSES, "forms": WITH_FORMS, "failures": WITH_FAILURES}


@pytest.mark.parametrize("text", LOADED.values(), ids=LOADED)
async def test_what_an_app_file_has_loaded_goes_with_its_session(site, tmp_path, made, uncollected, text):
    (tmp_path / "app.py").write_text(f"class Data:\n    pass\n\ndata = Data()\n{text}")
    one = site(tmp_path / "app.py", dev=False)
    page = await one.open()
    await page.settle()
    (module,) = (each for each in [*sys.modules.values()] if getattr(each, "__file__", "") == str(tmp_path / "app.py"))
    data = weakref.ref(module.data)
    del module
    page.click("Go")
    page.set("IntSlider", 5)
    await page.advance(1)
    await one.leave(page)
    del page
    assert data() is not None
    asyncio.get_running_loop().until = float("inf")
    await asyncio.sleep(RELEASE_SECONDS + 0.1)
    await gone([*made, (data, "Data")])


async def test_what_comes_late_is_quiet(site, caplog):
    """Who keeps parts of a page beyond its end may go on using them; nothing comes of it."""
    kept = {}

    def app():
        kept["button"], kept["slider"] = tr.widgets.Button(), tr.widgets.IntSlider(end=10)
        kept["button"].on_click(lambda event: pytest.fail("called"))
        kept["slider"].param.watch(lambda event: pytest.fail("called"), "value")
        kept["periodic"] = tr.state.add_periodic_callback(lambda: None, period=100, start=False)
        kept["view"] = tr.panel(tr.bind(lambda number: f"{number}", kept["slider"]))
        kept["text"] = tr.widgets.StaticText(value=kept["slider"])
        kept["column"] = tr.Column(*(kept[name] for name in ("button", "slider", "view", "text")))
        return kept["column"]

    one = site(app)
    page = await one.open()
    session = weakref.ref(page.session)
    await one.leave(page)
    kept["slider"].value = 3
    kept["button"].param.trigger("clicks")
    kept["periodic"].start()
    assert not kept["periodic"].running
    kept["column"].append("late")
    clone = kept["text"].clone()
    kept["slider"].value = 4
    assert kept["text"].value == clone.value == 0
    assert session() is not None
    kept.clear()
    assert caplog.records == []


async def test_what_others_keep_stays_as_it_was(site):
    """A component may be shown by a page after the one that made it, with what was set of it."""
    kept, moved = [], []

    def app():
        if not kept:
            slider = tr.widgets.IntSlider(end=10)
            slider.param.value.label = "kept"
            slider.param.watch(lambda event: moved.append("first"), "value")
            kept.append(slider)
        kept[0].param.watch(lambda event: moved.append("second"), "value")
        return tr.Row(kept[0])

    one = site(app)
    first = await one.open()
    second = await one.open()
    await one.leave(first)
    second.set("IntSlider", 7)
    await second.settle()
    assert moved == ["second"]
    assert kept[0].value == 7
    assert kept[0].param.value.label == "kept"
    await one.leave(second)


class Measured(tr.widgets.TextInput):
    """It has a default of which no two are said to be equal."""

    series = param.Parameter(default=np.arange(3))


async def test_defaults_that_cannot_be_compared_keep_no_session(site, made, uncollected, caplog):
    def app():
        measured = Measured()
        measured.param.watch(lambda event: print(measured), "series")
        measured.param.series  # noqa: B018 - a parameter of the instance's own
        return measured

    one = site(app, dev=False)
    page = await one.open()
    await one.leave(page)
    assert caplog.records == []
    del page
    await gone(made)


async def test_an_object_that_cannot_be_freed_keeps_no_others(site, failures):
    class Stuck:
        def _freed(self):
            raise RuntimeError("stuck")

    one = site(app)
    page = await one.open()
    stuck, freed = Stuck(), []
    others = [type("Other", (), {"_freed": lambda self: freed.append(1)})() for _ in range(5)]
    for each in [*others, stuck]:
        page.session.frees(each)
    await one.leave(page)
    assert len(freed) == 5
    (failure,) = failures()
    assert "Stuck" in failure.getMessage()


async def test_an_expression_of_a_bound_function_is_what_it_was():
    slider = tr.widgets.IntSlider(value=2, end=10)
    expression = tr.bind(lambda number: number * 2, slider).rx() + 1
    slider.value = 4
    assert expression.rx.value == 9


@pytest.mark.slow
async def test_a_second_equal_wave_of_sessions_leaves_no_more_objects(uncollected):
    one = App({"/": page_of(app)})
    registry = Registry(Settings(threads=0))

    async def wave():
        sessions = [registry.create(PageInfo()) for _ in range(20)]
        for session in sessions:
            session.open()
            registry.fill(session, one.page("/").open(session))
        while not all(session.view.outbox.ready and not session.runs for session in sessions):  # noqa: ASYNC110
            await asyncio.sleep(0)
        for session in sessions:
            await registry.close(session)
        del sessions, session
        for _ in range(5):
            await asyncio.sleep(0)
        return len(gc.get_objects())

    await wave()
    counts = [await wave() for _ in range(3)]
    assert counts[2] - counts[1] < 20, counts  # less than one for each session
    await registry.aclose()
