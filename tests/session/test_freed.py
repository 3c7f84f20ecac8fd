"""A session that has ended goes at once, with all its components: nothing of it waits for a collection of garbage."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

import transom as tr
from transom.components.component import Component


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
    figure = pytest.importorskip("bokeh.plotting").figure(width=200, height=200)
    line, slider = figure.line([1, 2], [3, 4]), tr.widgets.IntSlider(end=10)
    slider.param.watch(lambda event: line.data_source.data.update(y=[event.new, 2]), "value")
    line.data_source.on_change("data", lambda attr, old, new: None)
    pane = tr.pane.Bokeh(figure)
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
    for _ in range(5):
        await asyncio.sleep(0)
    assert [name for reference, name in made if reference() is not None] == []
    assert session() is None
