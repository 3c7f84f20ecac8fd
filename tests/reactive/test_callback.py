"""Callbacks: every kind of callable, in every place where one is given; and what happens when one fails."""

from __future__ import annotations

import asyncio
import functools
import logging

import param
import pytest

import transom as tr
from tests.site import collect
from transom.reactive.callables import kind_of, name_of
from transom.reactive.context import run_var, session_var

trace: list[str] = []


@pytest.fixture(autouse=True)
def fresh():
    trace.clear()


def plain(word, event=None):
    trace.append(word)


async def coroutine(word, event=None):
    await asyncio.sleep(0.1)
    trace.append(word)


def generator(word, event=None):
    yield
    trace.append(word)
    yield


async def async_generator(word, event=None):
    yield
    await asyncio.sleep(0.1)
    trace.append(word)


class Callables:
    def method(self, event=None):
        trace.append("ran")

    async def async_method(self, event=None):
        await asyncio.sleep(0.1)
        trace.append("ran")

    async def __call__(self, event=None):
        await asyncio.sleep(0.1)
        trace.append("ran")


class Sync:
    def __call__(self, event=None):
        trace.append("ran")


def decorated(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


KINDS = {
    "def": (functools.partial(plain, "ran"), "def"),
    "coroutine": (functools.partial(coroutine, "ran"), "coroutine"),
    "generator": (functools.partial(generator, "ran"), "generator"),
    "async generator": (functools.partial(async_generator, "ran"), "async_generator"),
    "method": (Callables().method, "def"),
    "async method": (Callables().async_method, "coroutine"),
    "object": (Sync(), "def"),
    "async object": (Callables(), "coroutine"),
    "partial of partial": (functools.partial(functools.partial(coroutine, "ran")), "coroutine"),
    "partial of an object": (functools.partial(Callables()), "coroutine"),
    "decorated": (decorated(functools.partial(coroutine, "ran").func), "def"),
    "lambda of a coroutine": (lambda event=None: coroutine("ran"), "def"),
    "lambda of a generator": (lambda event=None: generator("ran"), "def"),
    "lock, def": (tr.io.with_lock(functools.partial(plain, "ran")), "def"),
    "lock, coroutine": (tr.io.with_lock(functools.partial(coroutine, "ran")), "coroutine"),
    "lock, generator": (tr.io.with_lock(functools.partial(generator, "ran")), "def"),
    "lock, async generator": (tr.io.with_lock(functools.partial(async_generator, "ran")), "async_generator"),
    "lock, method": (tr.io.with_lock(Callables().async_method), "coroutine"),
    "lock, object": (tr.io.with_lock(Callables()), "coroutine"),
}
NEED_A_WORD = {"decorated"}
"""Kinds whose function takes the word that the others have bound."""


@pytest.mark.statement(16)
@pytest.mark.parametrize("name", KINDS)
def test_the_kind_is_seen_through_wrappers(name):
    function, kind = KINDS[name]
    assert kind_of(function) == kind


@pytest.mark.statement(16, 17)
@pytest.mark.parametrize("name", [name for name in KINDS if name not in NEED_A_WORD])
@pytest.mark.parametrize("place", ["on_click", "watch", "onload", "periodic", "execute", "destroyed", "trigger"])
async def test_each_kind_runs_to_its_end_in_each_place(site, failures, place, name):
    function, _ = KINDS[name]

    def app():
        button, text = tr.widgets.Button(), tr.widgets.TextInput()
        match place:
            case "on_click":
                button.on_click(function)
            case "watch" | "trigger":
                text.param.watch(function, "value")
            case "onload":
                tr.state.onload(function)
            case "periodic":
                tr.state.add_periodic_callback(function, period=1000, count=1)
            case "execute":
                button.on_click(lambda event: tr.state.execute(function))
            case "destroyed":
                tr.state.on_session_destroyed(function)
        button.on_click(lambda event: text.param.trigger("value") if place == "trigger" else None)
        return tr.Row(button, text)

    one = site(app)
    page = await one.open()
    if place == "watch":
        page.set("TextInput", "x")
    elif place in ("on_click", "execute", "trigger"):
        page.click()
    elif place == "destroyed":
        await one.leave(page)
    await page.advance(1.5)
    assert trace == ["ran"]
    assert failures() == []


def test_a_name_is_found_for_every_kind():
    for function, _ in KINDS.values():
        assert name_of(function)
    assert name_of(functools.partial(functools.partial(plain))) == "plain"
    assert name_of(tr.bind(plain, "x")) == "plain"


@pytest.mark.statement(12)
async def test_three_clicks_start_in_order(site):

    def app():
        button = tr.widgets.Button()

        async def handler(event):
            trace.append(f"start {event.new}")
            await asyncio.sleep(1)
            trace.append(f"end {event.new}")

        button.on_click(handler)
        return button

    page = await site(app).open()
    for _ in range(3):
        page.click()
    await page.advance(2)
    assert trace == ["start 1", "start 2", "start 3", "end 1", "end 2", "end 3"]


# --- errors ---


@pytest.mark.statement(24)
async def test_a_raising_watcher_does_not_skip_the_others(site, failures):

    def app():
        text = tr.widgets.TextInput()

        def bad(event):
            raise ValueError("bad")

        text.param.watch(lambda event: trace.append("first"), "value")
        text.param.watch(bad, "value")
        text.param.watch(lambda event: trace.append("last"), "value")
        return text

    page = await site(app).open()
    page.set("TextInput", "x")
    await page.settle()
    assert trace == ["first", "last"]
    assert len(failures()) == 1


def _failing_coroutine(fail):
    async def users_function(event):
        fail()

    return users_function


def _failing_late(fail):
    async def users_function(event):
        await asyncio.sleep(0.1)
        fail()

    return users_function


def _failing_generator(fail):
    def users_function(event):
        yield
        fail()

    return users_function


def _failing_async_generator(fail):
    async def users_function(event):
        yield
        fail()

    return users_function


FAILING = {
    "def": lambda fail: lambda event: fail(),
    "coroutine": _failing_coroutine,
    "after an await": _failing_late,
    "generator": _failing_generator,
    "async generator": _failing_async_generator,
    "locked": lambda fail: tr.io.with_lock(_failing_late(fail)),
}


@pytest.mark.statement(25, 32)
@pytest.mark.parametrize("kind", FAILING)
@pytest.mark.parametrize("dev", [True, False])
async def test_a_failure_is_one_record_whose_traceback_starts_at_the_authors_code(site, failures, kind, dev):

    def fail():
        raise ZeroDivisionError("the reason")

    def app():
        button = tr.widgets.Button()
        button.on_click(FAILING[kind](fail))
        return button

    page = await site(app, dev=dev).open()
    page.click()
    await page.advance(1)
    (record,) = failures()
    text = record.getMessage()
    first = text[text.index("Traceback") :].splitlines()[1]
    assert "test_callback.py" in first
    assert "the reason" in text
    (notice,) = page.notices
    assert notice["id"] in text
    assert ("the reason" in notice["text"]) is dev
    assert (notice["detail"] is not None) is dev


@pytest.mark.statement(28)
async def test_an_error_hook_that_raises_is_logged_and_the_session_lives(site, failures):
    """What follows a failure works as before."""

    def app():
        button = tr.widgets.Button()

        def handler(event):
            trace.append(f"{event.new}")
            raise ValueError

        button.on_click(handler)
        return button

    page = await site(app).open()
    for _ in range(3):
        page.click()
        await page.advance(0.1)
    assert trace == ["1", "2", "3"]
    assert len(failures()) == 3


@pytest.mark.statement(31)
async def test_after_a_trigger_with_a_raising_watcher_an_equal_set_fires_nothing(site, failures):

    def app():
        text, button = tr.widgets.TextInput(value="same"), tr.widgets.Button()

        def bad(event):
            trace.append("bad")
            raise ValueError("bad")

        text.param.watch(bad, "value")

        def handler(event):
            text.param.trigger("value")
            text.value = "same"
            trace.append("handler went on")

        button.on_click(handler)
        return tr.Row(text, button)

    page = await site(app).open()
    page.click()
    await page.settle()
    assert trace == ["bad", "handler went on"]
    assert len(failures()) == 1


async def test_a_skip_is_no_failure(site, failures):
    def app():
        button = tr.widgets.Button()

        def handler(event):
            raise param.Skip

        async def later(event):
            await asyncio.sleep(0)
            raise param.Skip

        button.on_click(handler)
        button.on_click(later)
        return button

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert failures() == []


async def test_cancelling_is_no_failure(site, failures):
    def app():
        button = tr.widgets.Button()

        async def handler(event):
            await asyncio.sleep(100)

        button.on_click(handler)
        return button

    page = await site(app).open()
    cseq = page.click()
    await page.settle()
    (run,) = page.session.runs
    page.send({"t": "cancel", "cseq": cseq})
    await page.advance(0.1)
    assert run.state == "cancelled"
    assert failures() == []


async def test_sys_exit_in_a_callback_does_not_end_the_process(site, failures):
    """Not of a `def`, nor of a coroutine: others are served by the same loop."""

    def app():
        one, two = tr.widgets.Button(label="def"), tr.widgets.Button(label="coroutine")

        def leave(event):
            raise SystemExit(1)

        async def leave_later(event):
            await asyncio.sleep(0.1)
            raise SystemExit(1)

        one.on_click(leave)
        two.on_click(leave_later)
        return tr.Row(one, two)

    page = await site(app).open()
    page.click("def")
    page.click("coroutine")
    await page.advance(1)
    assert len(failures()) == 2


async def test_a_run_has_a_context_of_its_own(site):
    def app():
        button = tr.widgets.Button()

        async def handler(event):
            trace.append((run_var.get().number, session_var.get()))
            await asyncio.sleep(1)
            trace.append((run_var.get().number, session_var.get()))

        button.on_click(handler)
        return button

    page = await site(app).open()
    page.click()
    page.click()
    await page.advance(2)
    one, two, one_again, two_again = trace
    assert one == one_again
    assert two == two_again
    assert one[0] != two[0]
    assert one[1] is page.session


async def test_an_equal_value_fires_nothing_and_a_large_one_is_not_walked():
    text = tr.widgets.StaticText(value=[1, 2])
    text.param.watch(lambda event: trace.append("changed"), "value")
    text.value = [1, 2]
    assert trace == []
    big = [*range(100_000)]
    text.value = big
    text.value = big
    assert trace == ["changed"]
    text.value = [*range(100_000)]
    assert trace == ["changed", "changed"]


async def test_a_watcher_of_a_component_is_called_when_the_store_is_over():
    """Other threads may store meanwhile: no code of the author's runs under the lock."""
    import threading

    text, other = tr.widgets.StaticText(), tr.widgets.StaticText()

    def watcher(event):
        thread = threading.Thread(target=lambda: setattr(other, "value", "set"))
        thread.start()
        thread.join(15)
        trace.append(other.value)

    text.param.watch(watcher, "value")
    text.value = "x"
    assert trace == ["set"]


# --- bind and depends with watch ---


class Shared(param.Parameterized):
    number = param.Integer(default=0)


@pytest.mark.parametrize("kind", ["def", "coroutine", "generator", "async generator"])
@pytest.mark.parametrize("how", ["bind", "depends"])
async def test_bind_and_depends_call_on_each_change(site, failures, how, kind):
    shared = Shared()
    bodies = {"def": plain, "coroutine": coroutine, "generator": generator, "async generator": async_generator}

    def app():
        slider = tr.widgets.IntSlider(end=10)
        for parameter in (slider.param.value, shared.param.number):
            if how == "bind":
                tr.bind(bodies[kind], parameter, watch=True)
            else:
                tr.depends(parameter, watch=True)(bodies[kind])
        return slider

    one = site(app)
    page = await one.open()
    page.set("IntSlider", 3)
    await page.advance(1)
    assert trace == [3]
    shared.number = 5
    await page.advance(1)
    assert trace == [3, 5]
    await one.leave(page)
    assert shared._param__private.watchers.get("number", {}).get("value", []) == []
    shared.number = 6
    collect()
    assert trace == [3, 5]
    assert failures() == []


async def test_depends_on_names_is_params_own():
    class Model(param.Parameterized):
        number = param.Integer(default=0)

        @tr.depends("number", watch=True)
        def changed(self):
            trace.append(self.number)

    Model().number = 4
    assert trace == [4]


async def test_logging_names_the_place_and_the_id(site, caplog):
    def app():
        button = tr.widgets.Button()

        def my_handler(event):
            raise ValueError("reason")

        button.on_click(my_handler)
        return button

    page = await site(app).open()
    with caplog.at_level(logging.ERROR, "transom"):
        page.click()
        await page.settle()
    assert "my_handler failed [e" in caplog.records[-1].getMessage()


GIVEN = {
    "on_click": lambda given: tr.widgets.Button().on_click(given),
    "watch": lambda given: tr.widgets.IntSlider().param.watch(given, "value"),
    "bind": lambda given: tr.bind(given, tr.widgets.IntSlider()),
    "bind, watching": lambda given: tr.bind(given, tr.widgets.IntSlider(), watch=True),
    "depends": tr.depends(tr.widgets.IntSlider().param.value),
    "task": tr.task(),
    "task with options": tr.task(policy="latest"),
    "with_lock": tr.io.with_lock,
    "hold": tr.io.hold(),
    "onload": tr.state.onload,
    "execute": tr.state.execute,
    "on_session_created": tr.state.on_session_created,
    "on_session_destroyed": tr.state.on_session_destroyed,
    "periodic": tr.state.add_periodic_callback,
    "schedule": lambda given: tr.state.schedule_task("name", given, period="1d"),
}


@pytest.mark.parametrize("given", [None, 3])
@pytest.mark.parametrize("place", GIVEN)
async def test_what_cannot_be_called_is_refused_where_it_is_given(site, place, given):
    refused = []

    def app():
        with pytest.raises(TypeError) as caught:
            GIVEN[place](given)
        refused.append(str(caught.value))
        return tr.widgets.Button()

    await site(app).open()
    (said,) = refused
    assert said.startswith(f"{given!r} cannot be called. Give a function itself, as in ")


async def test_what_stands_for_a_function_to_come_may_be_bound():
    class Model(param.Parameterized):
        function = param.Callable(default=str)

    model, number = Model(), tr.widgets.IntSlider(value=3, end=5)
    bound = tr.bind(model.param.function, number)
    assert bound() == "3"
    model.function = float
    assert bound() == 3.0


@pytest.mark.statement(24)
async def test_whatever_a_watcher_raises_the_others_are_called(site, failures):
    class AbortError(BaseException):
        pass

    called = []

    def aborts(event):
        raise AbortError("the reason")

    def app():
        text = tr.widgets.TextInput()
        text.param.watch(aborts, "value")
        text.param.watch(lambda event: called.append(event.new), "value")
        return text

    page = await site(app).open()
    page.set("TextInput", "a")
    await page.settle()
    assert called == ["a"]
    (failure,) = failures()
    assert "aborts failed" in failure.getMessage()
    assert "AbortError: the reason" in failure.getMessage()
