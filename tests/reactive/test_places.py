"""A task of every kind, with every policy, in every place that takes a function: each cell has its exact trace.

What is expected is worked out by `tests/reactive/policies.py` from when the place calls; a cell that can have only one
call, or calls that never overlap, says why.
"""

from __future__ import annotations

import asyncio
import functools
import itertools
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import param
import pytest

import transom as tr
from tests.reactive.policies import POLICIES, Event, Model, Stop, after_its_step, at_once, not_at_all, rounded
from tests.reactive.threads import ConductedThreads
from transom.session import farewell

LASTS = 2.5
"""How long a run goes on; the user does something at 1, 2 and 3 seconds."""


class Recorded:
    """The trace of one task."""

    def __init__(self, loop: Any, threads: ConductedThreads) -> None:
        self.loop = loop
        self.threads = threads
        self.trace: list[tuple[float, str, int]] = []

    def note(self, what: str, number: int) -> None:
        """It happens now."""
        self.trace.append((self.loop.time(), what, number))

    @contextmanager
    def noted(self, args: tuple[Any, ...]) -> Any:
        """One run."""
        number = _number(args)
        self.note("start", number)
        try:
            yield f"{number}"
        except (asyncio.CancelledError, GeneratorExit):
            self.note("cancel", number)
            raise
        self.note("end", number)


def _number(args: tuple[Any, ...]) -> int:
    """Which call it is: the place gives an event, a value, an object or a counter, or nothing."""
    given = args[-1] if args else 0
    if isinstance(given, itertools.count):
        return next(given)
    if isinstance(given, param.Parameterized):
        return given.number
    return getattr(given, "new", given)


# Kinds


def _def(recorded):
    def function(*args):
        with recorded.noted(args) as number:
            recorded.threads.sleep(LASTS)
            return number

    return function


def _coroutine(recorded):
    async def function(*args):
        with recorded.noted(args) as number:
            await asyncio.sleep(LASTS)
            return number

    return function


def _async_generator(recorded):
    async def function(*args):
        with recorded.noted(args) as number:
            yield number
            await asyncio.sleep(LASTS)
            yield number

    return function


def _generator(recorded):
    def function(*args):
        with recorded.noted(args) as number:
            for _ in range(2):
                recorded.threads.sleep(LASTS / 2)
                yield number

    return function


def _quick_generator(recorded):
    """Its steps take the page's turn, so they take no time here; there are more than calls at the same instant."""

    def function(*args):
        with recorded.noted(args) as number:
            for _ in range(30):
                yield number

    return function


def _method(recorded):
    class Host:
        def run(self, *args):
            return _def(recorded)(*args)

    return Host().run


def _partial(recorded):
    def function(word, *args, other):
        return _coroutine(recorded)(*args)

    async def coroutine(word, *args, other):
        assert (word, other) == (1, 2)
        return await function(word, *args, other=other)

    return functools.partial(functools.partial(coroutine, 1), other=2)


def _object(recorded):
    class Callable_:
        def __call__(self, *args):
            return _def(recorded)(*args)

    return Callable_()


def _async_object(recorded):
    class Callable_:
        async def __call__(self, *args):
            return await _coroutine(recorded)(*args)

    return Callable_()


def _decorated(recorded):
    """Made by a decorator that knows nothing of coroutines: a `def` that returns one."""
    inner = _coroutine(recorded)

    @functools.wraps(inner)
    def wrapper(*args):
        return inner(*args)

    return wrapper


def _if_begun(began: float, lasts: float, now: float) -> tuple[float, str]:
    """Its coroutine begins when the thread has given it; a call that is cancelled before does nothing."""
    return now, "cancel" if now > began else "nothing"


@dataclass(frozen=True)
class Kind:
    """A kind of function, how long a run of it lasts, and how it ends when it is cancelled."""

    make: Callable[[Recorded], Any]
    stop: Stop = at_once
    lasts: float = LASTS
    options: dict[str, Any] = field(default_factory=dict)


KINDS = {
    "def": Kind(_def, not_at_all),
    "coroutine": Kind(_coroutine),
    "async generator": Kind(_async_generator),
    "generator beside": Kind(_generator, after_its_step, options={"on": "thread"}),
    "generator": Kind(_quick_generator, lasts=1e-9),
    "method": Kind(_method, not_at_all),
    "partial": Kind(_partial),
    "object": Kind(_object, not_at_all),
    "async object": Kind(_async_object),
    "decorated": Kind(_decorated, _if_begun),
}

# Places


class Here:
    """What a place has made: the tasks as they are in it, and what shows their results."""

    def __init__(self, tasks: dict[str, Any]) -> None:
        self.tasks = tasks
        self.shown: dict[str, Callable[[], Any]] = {}

    def view(self, views: dict[str, Any]) -> tr.Column:
        """Views of the tasks, in the page."""
        for policy, view in views.items():
            self.shown[policy] = lambda view=view: [child.object for child in view.children]
        return tr.Column(*views.values())

    def texts(self, texts: dict[str, Any]) -> tr.Column:
        """Texts that show the tasks' results."""
        for policy, text in texts.items():
            self.shown[policy] = lambda text=text: [text.value]
        return tr.Column(*texts.values())


def _click(here, slider):
    button = tr.widgets.Button()
    for task in here.tasks.values():
        button.on_click(task)
    return button


def _execute(here, slider):
    def click(event):
        for task in here.tasks.values():
            tr.state.execute(functools.partial(task, event.new))

    return tr.widgets.Button(on_click=click)


def _watch(here, slider):
    for task in here.tasks.values():
        slider.param.watch(task, "value")


def _view(here, slider):
    return here.view({name: tr.panel(tr.bind(task, slider)) for name, task in here.tasks.items()})


def _bind_watch(here, slider):
    for task in here.tasks.values():
        tr.bind(task, slider, watch=True)


def _depends_watch(here, slider):
    for task in here.tasks.values():
        tr.depends(slider.param.value, watch=True)(task)


def _depends_view(here, slider):
    views = {name: tr.depends(slider.param.value)(task) for name, task in here.tasks.items()}
    return here.view({name: tr.panel(view) for name, view in views.items()})


def _depends_method(here, slider):
    hosts = []
    for name, task in here.tasks.items():

        class Host(param.Parameterized):
            number = param.Integer(default=0)
            run = task
            watch = tr.depends("number", watch=True)(task)

        hosts.append(Host())
        here.tasks[name] = hosts[-1].run

    def click(event):
        for host in hosts:
            host.number = event.new

    return tr.widgets.Button(on_click=click)


def _depends_component(here, slider):
    hosts = []
    for name, task in here.tasks.items():

        class Host(tr.widgets.IntSlider):
            run = task
            watch = tr.depends("value", watch=True)(task)
            number = property(lambda self: self.value)

        hosts.append(Host(value=slider, end=10))
        here.tasks[name] = hosts[-1].run
    return tr.Column(*hosts)


def _reference(here, slider):
    return here.texts({name: tr.widgets.StaticText(value=tr.bind(task, slider)) for name, task in here.tasks.items()})


def _reference_task(here, slider):
    return here.texts({name: tr.widgets.StaticText(value=task) for name, task in here.tasks.items()})


def _pane(here, slider):
    return here.view({name: tr.panel(task) for name, task in here.tasks.items()})


def _rx_watch(here, slider):
    for task in here.tasks.values():
        (tr.rx(slider) + 0).rx.watch(task)


def _rx_view(here, slider):
    return here.view({name: tr.ParamFunction(tr.rx(slider).rx.pipe(task)) for name, task in here.tasks.items()})


def _onload(here, slider):
    for number, task in itertools.product((1, 2, 3), here.tasks.values()):
        tr.state.onload(functools.partial(task, number))


def _periodic(here, slider):
    for task in here.tasks.values():
        tr.state.add_periodic_callback(functools.partial(task, itertools.count(1)), period=1000, count=3)


def _destroyed(here, slider):
    for number, task in itertools.product((1, 2, 3), here.tasks.values()):
        tr.state.on_session_destroyed(functools.partial(task, number))


def _inputs(lasts: float) -> list[tuple[float, int, float]]:
    return [(1, 1, lasts), (2, 2, lasts), (3, 3, lasts)]


def _and_at_first(lasts: float) -> list[tuple[float, int, float]]:
    return [(0, 0, lasts), *_inputs(lasts)]


def _once(lasts: float) -> list[tuple[float, int, float]]:
    return [(0, 0, lasts)]


def _together(lasts: float) -> list[tuple[float, int, float]]:
    return [(0, 1, lasts), (0, 2, lasts), (0, 3, lasts)]


def _at_the_end(lasts: float) -> list[tuple[float, int, float]]:
    return [(4, number, lasts) for number in (1, 2, 3)]


def _never_overlapping(lasts: float) -> list[tuple[float, int, float]]:
    apart = int(lasts) + 1
    return [(1 + apart * number, number + 1, lasts) for number in range(3)]


def _begun(trace: list[Event]) -> list[Event]:
    nothing = {number for _, what, number in trace if what in ("drop", "nothing")}
    return [event for event in trace if event[2] not in nothing]


def _as_read_at_its_start(trace: list[Event]) -> list[Event]:
    seen = {number: int(min(time, 3)) for time, what, number in trace if what == "start"}
    return [(time, what, seen[number]) for time, what, number in trace]


@dataclass(frozen=True)
class Place:
    """Where a function is given.

    Attributes:
        make: gives the tasks there, and returns what is shown beside the slider.
        calls: when it calls, by how long each call lasts.
        only: which policy each task has there.
        without: a policy that is another test's there.
        late: the function takes no argument but reads its object, so that a call that waited sees what is there then.
        why: the reason, where that is not what its author gave.
    """

    make: Callable[[Here, Any], Any]
    calls: Callable[[float], list[tuple[float, int, float]]] = _inputs
    only: str | None = None
    without: str | None = None
    late: bool = False
    why: str = ""


PLACES = {
    "on_click": Place(_click),
    "execute": Place(_execute),
    "watch": Place(_watch),
    "view": Place(_view, _and_at_first),
    "bind, watch": Place(_bind_watch),
    "depends, watch": Place(_depends_watch),
    "depends, view": Place(_depends_view, _and_at_first),
    "method of a Parameterized": Place(_depends_method, late=True),
    "method of a component": Place(_depends_component, late=True),
    "reference": Place(_reference, _and_at_first),
    "reference, task": Place(_reference_task, _once, why="it depends on nothing, so it is called once"),
    "pane": Place(_pane, _once, why="it depends on nothing, so it is called once"),
    "rx.watch": Place(_rx_watch),
    "rx.pipe, view": Place(_rx_view, _and_at_first),
    "onload": Place(_onload, _together),
    "periodic": Place(_periodic, _never_overlapping, why="a periodic callback never overlaps itself"),
    "on_session_destroyed": Place(
        _destroyed, _at_the_end, without="latest", why="all calls come at once: those that give way have not begun"
    ),
}


@pytest.mark.statement(12, 13, 15, 16, 17)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
async def test_every_policy(site, failures, monkeypatch, place, kind):
    monkeypatch.setattr(farewell, "GRACE", 20.0)  # so that there is time for a queue
    where, what = PLACES[place], KINDS[kind]
    loop = asyncio.get_running_loop()
    threads = ConductedThreads(loop)
    recorded = {policy: Recorded(loop, threads) for policy in POLICIES}
    made = []

    def app():
        tasks = {name: tr.task(policy=name, **what.options)(what.make(recorded[name])) for name in POLICIES}
        slider = tr.widgets.IntSlider(end=10, label="input")
        made.append(Here(tasks))
        return tr.Column(slider, tr.widgets.Button(label="other"), where.make(made[-1], slider))

    one = site(app)
    one.registry.pool = threads
    page = await one.open()
    for number in (1, 2, 3):
        await page.advance(1)
        page.set("input", number)
        page.click(page.all("Button")[-1])
    await page.advance(1)
    (here,) = made
    session = page.session
    if where.calls is _at_the_end:
        await page.disconnect()
        loop.until = float("inf")
        await one.registry.close(session)
    else:
        await page.advance(20)
    for name in POLICIES:
        if name == where.without:
            continue
        model = Model(where.calls(what.lasts), where.only or name, stop=what.stop)
        began = _begun(model.trace)
        if where.late:
            began = _as_read_at_its_start(began)
        assert sorted(rounded(recorded[name].trace)) == sorted(rounded(began)), name
        if where.only is None and not session.closed:
            assert session.context.copy().run(getattr, here.tasks[name], "dropped") == model.dropped, name
        if name in here.shown:
            assert here.shown[name]() == [f"{max(number for _, how, number in began if how == 'end')}"], name
    assert failures() == []
    threads.end()


SHOWING = {
    "view": tr.bind,
    "depends": lambda task, slider: tr.depends(slider.param.value)(task),
    "reference": lambda task, slider: tr.widgets.StaticText(value=tr.bind(task, slider)),
    "rx.pipe": lambda task, slider: tr.rx(slider).rx.pipe(task),
    "rx.pipe, reference": lambda task, slider: tr.widgets.StaticText(value=tr.rx(slider).rx.pipe(task)),
}


@pytest.mark.statement(18)
@pytest.mark.parametrize("place", SHOWING)
async def test_what_conflate_lets_end_is_shown_though_newer_inputs_wait(site, failures, place):
    @tr.task(policy="conflate")
    async def work(number):
        await asyncio.sleep(1.05)
        return f"result {number}"

    def app():
        slider = tr.widgets.IntSlider(end=100)
        return tr.Column(slider, SHOWING[place](work, slider))

    page = await site(app).open()
    seen = []
    for number in range(1, 31):
        page.set("IntSlider", number)
        await page.advance(0.3)
        texts = [model["value"] for model in page.all("StaticText")] + [
            model["object"] for model in page.all("Markdown")
        ]
        seen += [text for text in texts if text and text not in seen]
    assert len(seen) >= 7
    assert failures() == []


async def test_a_share_of_a_task_is_shown_by_a_bar(site):
    @tr.task
    async def copy(event):
        for number in range(1, 5):
            await asyncio.sleep(1)
            tr.current_run().progress = number / 4

    def app():
        bar = tr.indicators.Progress(label="Copied", value=copy.param.progress, max=1)
        return tr.Column(tr.widgets.Button(on_click=copy), bar)

    page = await site(app).open()
    page.click("Button")
    await page.advance(2.5)
    assert page.find("Progress")["value"] == 0.5
    assert page.notices == []


async def test_what_does_not_take_what_its_reference_gives_is_named(site, failures):
    def app():
        number = tr.widgets.IntSlider(value=1, end=9)
        bar = tr.indicators.Progress(label="Copied", value=number.param.value.rx.pipe(lambda n: "much" if n > 1 else n))
        return tr.Column(number, bar, tr.indicators.Progress(label="Done", value=number))

    page = await site(app).open()
    page.set("IntSlider", 2)
    await page.settle()
    (notice,) = page.notices
    assert "Progress 'Copied': what its value refers to gave 'much'." in notice["text"]
    assert page.find("Copied")["value"] == 1
    assert page.find("Done")["value"] == 2
    assert len(failures()) == 1
