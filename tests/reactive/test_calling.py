"""What comes of a call of the author's function, of whatever kind, and what of what it raises."""

from __future__ import annotations

import asyncio
import functools
import threading

import param
import pytest

import transom as tr
from tests.site import until
from transom.errors import ExitError, WaitCancelledError
from transom.reactive.calling import (
    caught,
    contained,
    discard,
    each_of,
    failing,
    given,
    gives,
    outcome,
    rest_of,
    values_of,
)

HERE = []


def note(value="done"):
    HERE.append((threading.current_thread() is threading.main_thread(), value))
    return value


def plain():
    return note()


async def coroutine():
    await asyncio.sleep(0)
    return note()


def steps():
    yield note("one")
    yield note("two")


async def async_steps():
    yield note("one")
    await asyncio.sleep(0)
    yield note("two")


class Object:
    async def __call__(self):
        return note()


class Method:
    def method(self):
        return note()


KINDS = {
    "def": (plain, ["done"]),
    "partial": (functools.partial(functools.partial(plain)), ["done"]),
    "method": (Method().method, ["done"]),
    "async def": (coroutine, ["done"]),
    "object": (Object(), ["done"]),
    "lambda of a coroutine": (lambda: coroutine(), ["done"]),  # noqa: PLW0108 - that is the kind
    "generator": (steps, ["one", "two"]),
    "lambda of a generator": (lambda: steps(), ["one", "two"]),  # noqa: PLW0108 - that is the kind
    "async generator": (async_steps, ["one", "two"]),
}
BLOCKING = {"def", "partial", "method", "lambda of a coroutine", "generator", "lambda of a generator"}


async def off(function):
    """A worker thread of a page, as `Scope.call`."""
    future = asyncio.get_running_loop().create_future()

    def work():
        value, error = caught(function)
        future.get_loop().call_soon_threadsafe(
            functools.partial(future.set_result, value)
            if error is None
            else functools.partial(future.set_exception, error)
        )

    threading.Thread(target=work, daemon=True).start()
    return await future


@pytest.fixture(autouse=True)
def _fresh():
    HERE.clear()


@pytest.mark.parametrize("kind", KINDS)
async def test_an_outcome_is_all_of_it_where_its_kind_belongs(kind):
    function, values = KINDS[kind]
    await outcome(function, off)
    assert [value for _, value in HERE] == values
    on_loop = kind not in BLOCKING or kind == "lambda of a coroutine"
    assert {where for where, _ in HERE} == {on_loop}


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_left_to_do_is_something_to_drive_or_nothing(kind):
    function, values = KINDS[kind]
    rest = rest_of(function(), off)
    if rest is not None:
        await rest
    assert [value for _, value in HERE] == values
    assert (rest is None) == (kind in {"def", "partial", "method"})


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_given_is_its_result_awaited(kind):
    function, values = KINDS[kind]
    result = await given(function, off)
    if values == ["done"]:
        assert result == "done"


async def test_an_outcome_waits_for_the_run_of_a_task_and_raises_what_it_raised(site):
    @tr.task
    async def fails():
        await asyncio.sleep(1)
        raise ValueError("no")

    page = await site(lambda: tr.widgets.StaticText(label="")).open()
    waiting = asyncio.get_running_loop().create_task(outcome(fails, off), context=page.session.fresh_context())
    await page.advance(2)
    with pytest.raises(ValueError, match="no"):
        await waiting


async def test_who_does_not_wait_any_more_cancels_that_run(site):
    runs = []

    @tr.task
    async def long():
        runs.append(tr.current_run())
        await asyncio.sleep(60)

    page = await site(lambda: tr.widgets.StaticText(label="")).open()
    waiting = asyncio.get_running_loop().create_task(outcome(long, off), context=page.session.fresh_context())
    await until(lambda: runs)
    waiting.cancel()
    await page.settle()
    assert runs[0].state == "cancelled"


# What it raises


def raises(error):
    raise error


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (ValueError("no"), ValueError),
        (SystemExit(3), ExitError),
        (asyncio.CancelledError(), WaitCancelledError),  # of something else, which it has waited for
        (param.Skip(), None),
        (StopIteration(), StopIteration),
    ],
)
def test_a_failure_is_its_own_and_nothing_else(error, failure):
    taken = []
    with failing(taken.append):
        raises(error)
    assert [type(each) for each in taken] == ([] if failure is None else [failure])
    with failing() as call:
        raises(error)
    assert (None if call.error is None else type(call.error)) is failure


@pytest.mark.parametrize("error", [KeyboardInterrupt(), GeneratorExit()])
def test_what_is_meant_for_who_runs_it_goes_on_to_them(error):
    with pytest.raises(type(error)), failing(pytest.fail):
        raises(error)


async def test_so_does_the_cancellation_of_the_very_task():
    failures = []

    async def work():
        with failing(failures.append):
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert failures == []


def test_a_callback_may_have_waited_for_what_was_cancelled():
    with failing(pytest.fail, lenient=True):
        raises(asyncio.CancelledError())


def test_what_takes_the_failure_may_raise_itself():
    def take(error):
        raise TypeError("taken") from error

    with pytest.raises(TypeError, match="taken"), failing(take):
        raises(ValueError("no"))


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(1), KeyboardInterrupt()])
def test_a_thread_that_works_for_others_gets_nothing_raised(error):
    value, raised = caught(functools.partial(raises, error))
    assert value is None
    assert raised is error or (isinstance(raised, ExitError) and raised.request is error)
    assert caught(lambda: 1) == (1, None)


async def test_a_request_to_exit_does_not_come_out_of_a_task():
    async def work():
        raise SystemExit(1)

    with pytest.raises(ExitError):
        await asyncio.create_task(contained(work()))


# Many values


@pytest.mark.parametrize("function", [steps, async_steps])
@pytest.mark.parametrize("where", [off, None])
async def test_values_come_one_by_one_until_enough_is_said_and_then_it_is_closed(function, where):
    taken, closed = [], []

    def make():
        if function is steps:
            return watched()
        return awatched()

    def watched():
        try:
            yield from steps()
        finally:
            closed.append(1)

    async def awatched():
        try:
            async for value in async_steps():
                yield value
        finally:
            closed.append(1)

    await each_of(values_of(make(), where), taken.append)
    assert taken == ["one", "two"]
    await each_of(values_of(make(), where), lambda value: False)
    assert closed == [1, 1]


@pytest.mark.parametrize("value", [1, None, "text", [1]])
def test_a_plain_value_has_no_values_and_nothing_left_to_do(value):
    assert values_of(value, None) is None
    assert rest_of(value) is None
    assert gives(value)


@pytest.mark.parametrize("value", [param.Undefined, param.Skip])
def test_the_words_for_no_result_are_none(value):
    assert not gives(value)


async def test_what_nobody_awaits_is_closed():
    begun, unbegun = coroutine(), coroutine()
    begun.send(None)
    discard(begun, unbegun, 1, None)
    for each in (begun, unbegun):
        with pytest.raises(RuntimeError, match="cannot reuse"):
            each.send(None)
