"""`cache`: the same arguments are computed once, whoever asks, and a failure is nobody's result."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import gc
import inspect
import re
import threading
import time
import weakref
from collections import Counter

import param
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, collect, on_clock, until, wait_for
from transom.errors import ExitError, NoSessionError
from transom.reactive import cache_store
from transom.reactive.cache_store import CacheInfo


@pytest.fixture
def clock(monkeypatch):
    """Seconds by which results grow old: `clock.now += 5`."""

    class Clock:
        now = 100.0

    monkeypatch.setattr(cache_store, "clock", lambda: Clock.now)
    return Clock


def for_ever():
    asyncio.get_running_loop().until = float("inf")


def in_thread(function):
    """Call it in a thread of its own; what it returned or raised comes out of the returned function."""
    found = []

    def work():
        try:
            found.append((function(), None))
        except BaseException as error:
            found.append((None, error))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()

    def result():
        thread.join(15)
        ((value, error),) = found
        if error is not None:
            raise error
        return value

    return result


class Slow:
    """A coroutine function that says what became of each of its calls."""

    def __init__(self, seconds=1.0):
        self.seconds = seconds
        self.trace = []
        self.load = tr.cache(self._load)

    async def _load(self, x):
        self.trace.append(("start", x))
        try:
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.trace.append(("cancelled", x))
            raise
        self.trace.append(("end", x))
        if x == "bad":
            raise ValueError(f"failure {len(self.trace)}")
        return [x]


# --- what is cached ---


def test_a_def_is_called_once_for_equal_arguments():
    calls = []

    @tr.cache
    def load(a, b=2, *rest, c=3, **more):
        """Loads."""
        calls.append((a, b, rest, c, more))
        return len(calls)

    assert [load(1), load(a=1), load(1, 2), load(1, c=3, b=2)] == [1, 1, 1, 1]
    assert [load(1.0), load([1]), load({"a": 1}), load(1, 2, 3), load(1, d=1)] == [2, 3, 4, 5, 6]
    assert load([1]) == 3
    assert load.info() == CacheInfo(hits=4, misses=6, size=6, max_items=None)
    assert (load.__name__, load.__doc__) == ("load", "Loads.")
    with pytest.raises(TypeError, match=r"load\(\) missing 1 required positional argument: 'a'"):
        load()


async def test_of_a_coroutine_function_the_result_is_kept():
    for_ever()
    slow = Slow()
    assert inspect.iscoroutinefunction(slow.load)
    assert await slow.load(1) is await slow.load(1)
    assert slow.trace == [("start", 1), ("end", 1)]


async def test_none_is_a_result():
    calls = []

    @tr.cache
    async def load():
        calls.append(1)

    assert [await load(), await load()] == [None, None]
    assert calls == [1]


class Model:
    def __init__(self):
        self.calls = []

    @tr.cache
    def load(self, x):
        self.calls.append(x)
        return len(self.calls)

    @tr.cache(max_items=5)
    async def aload(self, x):
        self.calls.append(x)
        return len(self.calls)

    @classmethod
    @tr.cache
    def of_class(cls, x):
        return object()

    @staticmethod
    @tr.cache
    def of_none(x):
        return object()


async def test_methods_are_cached_for_each_object():
    one, other = Model(), Model()
    assert [one.load(1), one.load(1), one.load(2), other.load(1)] == [1, 1, 2, 1]
    assert [await one.aload(1), await one.aload(1)] == [3, 3]
    assert one.of_class(1) is Model.of_class(1)
    assert one.of_none(1) is Model.of_none(1)
    assert one.of_none(1) is not Model.of_none(2)
    Model.load.clear()
    assert one.load(1) == 4


def test_what_was_computed_for_an_object_goes_with_the_object():
    Model.load.clear()
    one = Model()
    one.load(1)
    one.load(2)
    assert Model.load.info().size == 2
    alive = weakref.ref(one)
    del one
    gc.collect()
    assert alive() is None
    assert Model.load.info().size == 0


class Query(param.Parameterized):
    year = param.Integer(default=2020)
    label = param.String(default="")
    calls = Counter()

    @tr.cache
    def all_values(self):
        self.calls["all_values"] += 1
        return self.year

    @tr.cache
    @tr.depends("year")
    def declared(self):
        self.calls["declared"] += 1
        return self.year


def test_methods_of_a_parameterized_go_by_its_values_or_by_those_that_they_declare():
    Query.calls.clear()
    one, other = Query(), Query()
    assert [one.all_values(), other.all_values(), one.declared(), other.declared()] == [2020] * 4
    assert Query.calls == {"all_values": 1, "declared": 1}
    one.label = "x"
    assert [one.all_values(), one.declared()] == [2020] * 2
    assert Query.calls == {"all_values": 2, "declared": 1}
    one.year = 2021
    assert [one.all_values(), one.declared()] == [2021] * 2
    assert Query.calls == {"all_values": 3, "declared": 2}


async def test_partials_and_callable_objects_are_cached():
    class Loader:
        calls = 0

        async def __call__(self, x):
            self.calls += 1
            return x

    loader = Loader()
    load = tr.cache(loader)
    assert [await load(1), await load(1), loader.calls] == [1, 1, 1]
    add = tr.cache(functools.partial(lambda a, b: [a, b], 1))
    assert add(2) is add(b=2)
    shortest = tr.cache(min)
    assert [shortest([3, 1]), shortest([3, 1]), shortest.info().misses] == [1, 1, 1]


# --- what is refused ---


def generator():
    yield 1


async def async_generator():
    yield 1


@pytest.mark.parametrize("function", [generator, async_generator, functools.partial(generator)])
@pytest.mark.parametrize("cached", [tr.cache, tr.cache(ttl=1), lambda function: tr.state.as_cached("key", function)])
def test_generators_are_refused_where_they_are_decorated(cached, function):
    with pytest.raises(TypeError, match=r"generator\(\) is a generator function: .* Return a list"):
        cached(function)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("make", [lambda: asyncio.sleep(0), generator, async_generator])
def test_a_def_that_returns_what_serves_one_caller_is_told_so(make):
    @tr.cache
    def load():
        return make()

    for _ in range(2):
        with pytest.raises(TypeError, match="serves one caller only"):
            load()
    gc.collect()


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"to_disk": True, "per_session": True}, ValueError, "to_disk"),
        ({"policy": "MRU"}, ValueError, "policy='MRU' is not one of 'LRU', 'LFU', 'FIFO'"),
        ({"max_items": 0}, ValueError, "max_items=0: give a number of results from 1 up"),
        ({"ttl": 0}, ValueError, "ttl=0: give the seconds"),
        ({"policy": None}, ValueError, "policy=None is not one of"),
        ({"ttl": "5"}, ValueError, "ttl='5': give the seconds"),
        ({"max_items": True}, ValueError, "max_items=True"),
        ({"hash_funcs": [int]}, ValueError, "hash_funcs=.*give a function for each type"),
        ({"hash_funcs": {int: 1}}, ValueError, "hash_funcs=.*give a function for each type"),
    ],
)
def test_options_are_checked_where_they_are_given(options, error, words):
    with pytest.raises(error, match=words):
        tr.cache(**options)


@pytest.mark.parametrize("kind", [staticmethod, classmethod])
def test_the_order_of_decorators_is_explained(kind):
    with pytest.raises(TypeError, match=f"Write @{kind.__name__} above @cache"):
        tr.cache(kind(len))


def test_a_number_in_place_of_a_function_is_named():
    with pytest.raises(TypeError, match=r"60 is not a function.*@cache\(ttl=60\)"):
        tr.cache(60)


def test_an_argument_that_cannot_be_compared_is_named_with_the_remedy():
    class Engine:
        __hash__ = None

        def __init__(self, url):
            self.url = url

    def load(engine, query):
        return [engine.url, query]

    with pytest.raises(TypeError, match=r"load\(\): argument 'engine' has a Engine, .*hash_funcs=\{Engine: lambda"):
        tr.cache(load)(Engine("a"), "q")
    known = tr.cache(load, hash_funcs={Engine: lambda engine: engine.url})
    assert known(Engine("a"), "q") is known(Engine("a"), "q")
    assert known(Engine("b"), "q") == ["b", "q"]


# --- how much, and how long ---


@pytest.mark.parametrize(("policy", "gone"), [("LRU", "c"), ("lfu", "b"), ("FIFO", "a")])
def test_the_policy_says_which_result_goes(policy, gone):
    """Of a, the oldest; b, used least; and c, used longest ago."""
    calls = []
    load = tr.cache(calls.append, max_items=3, policy=policy)
    for x in "abcccaab":
        load(x)
    assert calls == ["a", "b", "c"]
    load("d")
    for x in sorted(set("abcd") - {gone}):
        load(x)
    assert calls == ["a", "b", "c", "d"]
    load(gone)
    assert calls[-1] == gone


@given(
    st.sampled_from(["LRU", "LFU", "FIFO"]),
    st.integers(1, 4),
    st.lists(st.integers(0, 6), max_size=40),
)
def test_eviction_does_as_a_list_of_all_uses_would(policy, max_items, asked):
    calls = []
    load = tr.cache(calls.append, max_items=max_items, policy=policy)
    kept, expected = [], []  # x, uses; oldest (least recently used) first
    for x in asked:
        found = next((each for each in kept if each[0] == x), None)
        if found is None:
            expected.append(x)
            if len(kept) == max_items:
                kept.remove(min(kept, key=lambda each: each[1]) if policy == "LFU" else kept[0])
            kept.append([x, 0])
        else:
            found[1] += 1
            if policy == "LRU":
                kept.remove(found)
                kept.append(found)
        load(x)
        assert load.info().size == len(kept) <= max_items
    assert calls == expected


def test_a_result_grows_old(clock):
    calls = []
    load = tr.cache(calls.append, ttl=10)
    load(1)
    clock.now += 6
    load(1)
    load(2)
    assert calls == [1, 2]
    clock.now += 4
    assert load.info().size == 1
    load(1)
    load(2)
    assert calls == [1, 2, 1]
    clock.now += 100
    assert load.info().size == 0


async def test_a_result_is_as_old_as_its_end(clock):
    for_ever()
    calls = []

    @tr.cache(ttl=10)
    async def load():
        calls.append(1)
        clock.now += 60  # it takes a minute
        return 1

    await load()
    clock.now += 9
    await load()
    assert calls == [1]


def test_clear_forgets_everything():
    calls = []
    load = tr.cache(calls.append)
    load(1)
    load.clear()
    assert load.info() == CacheInfo(0, 0, 0, None)
    load(1)
    assert calls == [1, 1]


async def test_what_was_being_computed_at_a_clear_is_given_to_who_waits_and_not_kept():
    for_ever()
    slow = Slow()
    waiting = asyncio.create_task(slow.load(1))
    await asyncio.sleep(0.5)
    slow.load.clear()
    later = asyncio.create_task(slow.load(1))
    assert await waiting == [1]
    assert slow.trace.count(("start", 1)) == 2
    assert slow.load.info().size == 0
    assert await later is await slow.load(1)


# --- single flight: coroutines ---


@pytest.mark.statement(74)
async def test_concurrent_misses_compute_once_and_all_get_the_result():
    for_ever()
    slow = Slow()
    results = await asyncio.gather(*(slow.load(1) for _ in range(5)), slow.load(2))
    assert all(result is results[0] for result in results[:5])
    assert results[5] == [2]
    assert slow.trace == [("start", 1), ("start", 2), ("end", 1), ("end", 2)]
    assert slow.load.info() == CacheInfo(hits=4, misses=2, size=2, max_items=None)


@pytest.mark.statement(74)
async def test_a_failure_reaches_everybody_who_waits_and_is_not_kept():
    for_ever()
    slow = Slow()
    results = await asyncio.gather(*(slow.load("bad") for _ in range(3)), return_exceptions=True)
    assert [str(result) for result in results] == ["failure 2"] * 3
    with pytest.raises(ValueError, match="failure 4"):
        await slow.load("bad")
    assert slow.load.info().size == 0


@pytest.mark.statement(74)
async def test_who_is_cancelled_leaves_the_others_and_the_computation_alone():
    for_ever()
    slow = Slow()
    first, second = (asyncio.create_task(slow.load(1)) for _ in range(2))
    await asyncio.sleep(0.5)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert await second == [1]
    assert slow.trace == [("start", 1), ("end", 1)]


@pytest.mark.statement(74)
async def test_when_all_are_cancelled_so_is_the_computation_and_the_next_call_begins_anew():
    for_ever()
    slow = Slow()
    waiting = [asyncio.create_task(slow.load(1)) for _ in range(2)]
    await asyncio.sleep(0.5)
    for task in waiting:
        task.cancel()
    later = asyncio.create_task(slow.load(1))
    await asyncio.wait(waiting)
    assert await later == [1]
    assert slow.trace == [("start", 1), ("cancelled", 1), ("start", 1), ("end", 1)]


async def test_a_timeout_is_that_of_one_who_waits():
    for_ever()
    slow = Slow()
    patient = asyncio.create_task(slow.load(1))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await slow.load(1)
    assert await patient == [1]


async def test_it_is_computed_in_a_context_of_its_own():
    user = contextvars.ContextVar("user", default="nobody")

    @tr.cache
    async def load():
        return user.get()

    user.set("ann")
    assert await load() == "nobody"


async def test_a_failure_that_nobody_waits_for_any_more_is_reported():
    for_ever()
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))

    @tr.cache
    async def load():
        try:
            await asyncio.sleep(1)
        finally:
            raise ValueError("while it cleaned up")

    task = asyncio.create_task(load())
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.wait([task])
    await asyncio.sleep(0.1)
    ((message, error),) = [(context["message"], context["exception"]) for context in told]
    assert "failed after everybody who waited" in message
    assert str(error) == "while it cleaned up"


async def test_a_request_to_exit_ends_no_loop():
    @tr.cache
    async def load():
        raise SystemExit(3)

    with pytest.raises(ExitError, match="SystemExit"):
        await load()


async def test_a_coroutine_that_needs_its_own_result_fails_instead_of_waiting_for_ever():
    @tr.cache
    async def one(x):
        return await other(x)

    @tr.cache
    async def other(x):
        return await one(x)

    with pytest.raises(RecursionError, match=r"one\(\) was called while it is being computed"):
        await one(1)
    for_ever()
    results = await asyncio.gather(one(2), other(2), return_exceptions=True)
    assert {type(result) for result in results} == {RecursionError}


async def test_recursion_with_other_arguments_is_fine():
    @tr.cache
    async def fib(n):
        return n if n < 2 else sum(await asyncio.gather(fib(n - 1), fib(n - 2)))

    assert await fib(30) == 832040
    assert fib.info().misses == 31


def test_another_loop_takes_over_when_that_of_the_computation_ends():
    """A script's own `asyncio.run` must not take a page's result with it."""
    started, release = threading.Event(), threading.Event()
    calls = []

    @tr.cache
    async def load():
        calls.append(threading.get_ident())
        if len(calls) == 1:
            started.set()
            await asyncio.sleep(60)
        return len(calls)

    async def short():
        task = asyncio.create_task(load())
        await until(release.is_set)
        assert not task.done()  # the loop ends with it

    async def waits():
        task = asyncio.create_task(load())
        await until(lambda: load.info().hits == 1)
        release.set()
        return await task

    first = in_thread(lambda: asyncio.run(short()))
    wait_for(started)
    assert asyncio.run(waits()) == 2
    first()
    assert len(set(calls)) == 2


def test_results_go_from_one_loop_to_another():
    started, release = threading.Event(), threading.Event()
    calls = []

    @tr.cache
    async def load():
        calls.append(1)
        started.set()
        await until(release.is_set)
        return object()

    first = in_thread(lambda: asyncio.run(load()))
    wait_for(started)
    second = in_thread(lambda: asyncio.run(load()))
    end = time.monotonic() + 15
    while not load.info().hits and time.monotonic() < end:
        time.sleep(0.001)
    release.set()
    assert first() is second()
    assert calls == [1]


CALLERS = st.lists(
    st.tuples(
        st.integers(0, 30).map(lambda n: n / 10),  # when it calls
        st.none() | st.integers(0, 20).map(lambda n: n / 10 + 0.05),  # after how long it is cancelled
        st.sampled_from("xy"),
    ),
    min_size=1,
    max_size=7,
)


@pytest.mark.statement(74)
@given(CALLERS, st.lists(st.tuples(st.sampled_from([0.0, 0.33, 1.13]), st.booleans()), min_size=8, max_size=8))
def test_any_schedule_of_calls_cancellations_and_failures_keeps_the_promise(callers, fates):
    """Never two computations of a key that somebody waits for; each one's result goes to all who waited for it."""
    live = Counter()
    started, ended, stopped = Counter(), Counter(), Counter()
    failed = Counter()

    @tr.cache
    async def load(key):
        number = started[key]
        started[key] += 1
        seconds, fails = fates[number % len(fates)]
        live[key] += 1
        assert live[key] == 1
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            stopped[key] += 1
            raise
        finally:
            live[key] -= 1
        ended[key] += 1
        if fails:
            failed[key] += 1
            raise ValueError(key, number)
        return key, number

    async def caller(start, patience, key):
        await asyncio.sleep(start)
        before = started[key]
        task = asyncio.create_task(load(key))
        if patience is not None:
            asyncio.get_running_loop().call_later(patience, task.cancel)
        await asyncio.wait([task])
        if task.cancelled():
            assert patience is not None
            return key, None
        error = task.exception()
        assert error is None or isinstance(error, ValueError)
        of, number = task.result() if error is None else error.args
        assert of == key
        assert number >= before - 1, "not a result of a computation that had failed or ended before"
        return key, number

    async def main():
        for_ever()
        results = await asyncio.gather(*(caller(*each) for each in callers))
        await asyncio.sleep(2)
        for key in "xy":
            got = {number for of, number in results if of == key and number is not None}
            event(f"computed {started[key]}, stopped {stopped[key]}")
            assert live[key] == 0
            assert started[key] == ended[key] + stopped[key]
            assert len(got) <= ended[key]
            assert ended[key] - failed[key] <= 1, "a result is kept"
            cancelled = sum(of == key and number is None for of, number in results)
            assert stopped[key] <= cancelled, "each had somebody who waited for it"
            if not cancelled:
                assert len(got) == started[key]

    on_clock(main())


# --- single flight: threads ---


@pytest.mark.statement(74)
def test_threads_wait_for_the_one_that_computes():
    entered, release = threading.Event(), threading.Event()
    calls = []

    @tr.cache
    def load(x):
        calls.append(x)
        entered.set()
        wait_for(release)
        return [x]

    first = in_thread(lambda: load(1))
    wait_for(entered)
    others = [in_thread(lambda: load(1)) for _ in range(4)]
    end = time.monotonic() + 15
    while load.info().hits < 4 and time.monotonic() < end:
        time.sleep(0.001)
    assert load.info().hits == 4
    release.set()
    assert all(each() is first() for each in others)
    assert calls == [1]


@pytest.mark.statement(74)
def test_a_failure_in_a_thread_reaches_those_who_wait_and_is_not_kept():
    entered, release = threading.Event(), threading.Event()
    errors = [ValueError("first"), SystemExit(1)]

    @tr.cache
    def load():
        entered.set()
        wait_for(release)
        if errors:
            raise errors.pop(0)
        return 1

    def both():
        entered.clear()
        release.clear()
        one = in_thread(load)
        wait_for(entered)
        hits = load.info().hits
        two = in_thread(load)
        end = time.monotonic() + 15
        while load.info().hits == hits and time.monotonic() < end:
            time.sleep(0.001)
        release.set()
        return one, two

    for each in both():
        with pytest.raises(ValueError, match="first"):
            each()
    one, two = both()
    with pytest.raises(SystemExit):
        one()
    with pytest.raises(ExitError):  # who only waits is not asked to end
        two()
    assert load() == 1


@pytest.mark.statement(74)
def test_many_threads_and_keys_compute_each_key_once():
    calls = Counter()
    gate = threading.Barrier(8)

    @tr.cache
    def load(x):
        calls[x] += 1
        time.sleep(0.001)
        return x

    def work():
        gate.wait(15)
        return [load(x) for x in range(20)]

    assert [each() for each in [in_thread(work) for _ in range(8)]] == [list(range(20))] * 8
    assert calls == dict.fromkeys(range(20), 1)


def test_a_def_that_needs_its_own_result_fails_instead_of_waiting_for_ever():
    @tr.cache
    def load(x):
        return load(x)

    with pytest.raises(RecursionError, match=r"load\(\) was called while it is being computed"):
        load(1)


def test_two_threads_that_need_each_others_results_do_not_wait_for_ever():
    both = threading.Barrier(2)

    @tr.cache
    def one(x):
        both.wait(15)
        return other(x)

    @tr.cache
    def other(x):
        both.wait(15)
        return one(x)

    for each in [in_thread(lambda: one(1)), in_thread(lambda: other(1))]:
        with pytest.raises(RecursionError):
            each()


# --- sessions ---


def buttons(load, results, label="Load"):
    """An app whose button calls `load`, and says what came of it."""

    def app():
        button = tr.widgets.Button(label=label)

        async def run(_):
            try:
                results.append(await load(1))
            except BaseException as error:
                results.append(type(error))
                raise

        button.on_click(run)
        return button

    return app


@pytest.mark.statement(74)
async def test_the_computation_does_not_end_with_the_session_that_asked_first(site):
    results = []
    slow = Slow()
    both = site(buttons(slow.load, results))
    one, other = await both.open(), await both.open()
    one.click()
    await one.advance(0.2)
    other.click()
    await other.advance(0.2)
    await both.leave(one)
    assert results == [asyncio.CancelledError]
    await other.advance(1)
    assert results == [asyncio.CancelledError, [1]]
    assert slow.trace == [("start", 1), ("end", 1)]


@pytest.mark.statement(74)
async def test_the_computation_ends_with_the_last_session_that_waits(site):
    results = []
    slow = Slow()
    both = site(buttons(slow.load, results))
    one, other = await both.open(), await both.open()
    for page in (one, other):
        page.click()
        await page.advance(0.2)
    await both.leave(one)
    await both.leave(other)
    assert slow.trace == [("start", 1), ("cancelled", 1)]


async def test_a_failure_is_reported_once_for_each_page_that_waits(site, failures):
    async def fail(x):
        await asyncio.sleep(1)
        raise ValueError("no data")

    both = site(buttons(tr.cache(fail), []))
    one, other = await both.open(), await both.open()
    one.click()
    other.click()
    await one.advance(0.5)
    await one.advance(1)
    assert len(failures()) == 2
    for record in failures():
        first, *_, last = re.findall(r", in (\w+)\n", record.getMessage())
        assert (first, last) == ("run", "fail"), "the traceback begins in the author's code and ends there"
    for page in (one, other):
        await page.wait(lambda page=page: page.notices)
        assert len(page.notices) == 1


@pytest.mark.parametrize("kind", ["def", "coroutine"])
async def test_what_all_share_sees_no_page(site, kind):
    """Else the first user's name would be in everybody's result."""
    seen = []

    def load(x):
        seen.append(tr.state.served)
        with pytest.raises(NoSessionError):
            tr.state.page  # noqa: B018
        return x

    async def aload(x):
        return load(x)

    results = []
    cached = tr.cache(load if kind == "def" else aload)

    def app():
        button = tr.widgets.Button()

        async def run(_):
            found = cached(1)
            results.append(await found if kind == "coroutine" else found)
            results.append(tr.state.served)

        button.on_click(run)
        return button

    page = await site(app).open()
    page.click()
    await page.wait(lambda: len(results) == 2)
    assert seen == [False]
    assert results == [1, True]


async def test_a_def_that_waits_in_one_session_leaves_the_others_alone(site):
    entered, release = threading.Event(), threading.Event()
    results, clicks = [], []

    @tr.cache
    def load():
        entered.set()
        wait_for(release)
        return object()

    def app():
        plain = tr.widgets.Button(label="Plain")
        plain.on_click(lambda _: clicks.append(1))
        button = tr.widgets.Button(label="Load")
        button.on_click(lambda _: results.append(load()))
        return tr.Column(plain, button)

    three = site(app)
    pages = [await three.open() for _ in range(3)]
    pages[0].click("Load")
    await until(entered.is_set)
    pages[1].click("Load")
    await until(lambda: load.info().hits == 1)
    pages[2].click("Plain")
    await until(lambda: clicks)
    assert results == []
    release.set()
    await until(lambda: len(results) == 2)
    assert results[0] is results[1]


@pytest.mark.parametrize("kind", ["def", "coroutine"])
async def test_per_session_results_are_those_of_one_session_and_end_with_it(site, kind):
    class Result:
        pass

    alive = weakref.WeakSet()
    seen = []

    def make(x):
        result = Result()
        alive.add(result)
        seen.append(tr.state.page.path)
        return result

    async def amake(x):
        await asyncio.sleep(1)
        return make(x)

    cached = tr.cache(make if kind == "def" else amake, per_session=True)
    infos = []

    def app():
        button = tr.widgets.Button()

        async def run(_):
            found = cached(1)
            if kind == "coroutine":
                await found
            infos.append(cached.info())

        button.on_click(run)
        return button

    both = site(app)
    one, other = await both.open(), await both.open()
    for page in (one, one, other):
        page.click()
        await page.advance(0.1)
        await page.advance(1.1)
    assert seen == ["/", "/"]
    assert [(info.hits, info.misses, info.size) for info in infos] == [(0, 1, 1), (1, 1, 1), (0, 1, 1)]
    assert cached.info() == CacheInfo(0, 0, 0, None), "outside of any session it is one of its own"
    assert len(alive) == 2
    await both.leave(one)
    collect()
    assert len(alive) == 1


async def test_a_per_session_computation_ends_with_its_session(site):
    results = []
    slow = Slow()
    one = site(buttons(tr.cache(slow._load, per_session=True), results))
    page = await one.open()
    page.click()
    page.click()
    await page.advance(0.2)
    await one.leave(page)
    assert slow.trace == [("start", 1), ("cancelled", 1)]
    assert results == [asyncio.CancelledError] * 2


async def test_a_per_session_failure_is_reported_once(site, failures):
    async def fail(x):
        await asyncio.sleep(0.1)
        raise ValueError("no data")

    page = await site(buttons(tr.cache(fail, per_session=True), [])).open()
    page.click()
    await page.advance(0.2)
    assert len(failures()) == 1


async def test_a_per_session_computation_outlives_the_click_that_set_it_off(site):
    results = []
    slow = Slow()
    page = await site(buttons(tr.cache(slow._load, per_session=True), results)).open()
    first = page.click()
    await page.advance(0.1)
    page.click()
    await page.advance(0.1)
    page.send({"t": "cancel", "cseq": first})
    await page.advance(1)
    assert results == [asyncio.CancelledError, [1]]
    assert slow.trace == [("start", 1), ("end", 1)]


async def test_a_bound_view_shows_what_is_cached(site):
    calls = []

    @tr.cache
    async def square(x):
        calls.append(x)
        await asyncio.sleep(1)
        return f"{x * x}"

    def app():
        slider = tr.widgets.IntSlider(end=10)
        return tr.Column(slider, tr.bind(square, slider))

    page = await site(app).open()
    await page.advance(1.1)
    for value in (3, 0, 3):
        page.set("IntSlider", value)
        await page.advance(1.1)
    assert ">9<" in page.text
    assert sorted(calls) == [0, 3]


# --- app files ---


APP = """
import asyncio
import transom as tr

{before}

@tr.cache{options}
async def load(x):
    tr.state.cache["loads"].append((x, "{version}"))
    return x

async def run(_):
    await load(1)

tr.widgets.Button(label="Load", on_click=run).servable()
"""


@pytest.fixture
def app_file(tmp_path):
    tr.state.cache["loads"] = []
    path = tmp_path / "app.py"

    def write(version="1", before="", options=""):
        path.write_text(APP.format(version=version, before=before, options=options), "utf-8")
        return path

    yield write
    del tr.state.cache["loads"]


async def load_once(path):
    async with tr.testing.run_test(path) as page:
        page.click("Load")
        await page.settle()


async def test_a_function_of_an_app_file_is_the_same_in_every_session(app_file):
    """The file is run again for each page; its results are those of all of them."""
    for _ in range(3):
        await load_once(app_file())
        collect()
    assert tr.state.cache["loads"] == [(1, "1")]


async def test_an_edit_of_the_function_begins_anew_and_one_elsewhere_does_not(app_file):
    await load_once(app_file())
    await load_once(app_file(before="# a line\nOTHER = 1\n"))
    assert tr.state.cache["loads"] == [(1, "1")]
    await load_once(app_file(version="2"))
    await load_once(app_file(version="2", options="(max_items=3)"))
    assert tr.state.cache["loads"] == [(1, "1"), (1, "2"), (1, "2")]


def test_functions_that_enclose_different_values_do_not_share():
    def make(n):
        @tr.cache
        def load(x):
            return x + n

        return load

    assert [make(1)(1), make(2)(1)] == [2, 3]


def test_functions_that_enclose_only_functions_and_modules_share():
    def make():
        def helper(x):
            return [x, time]

        @tr.cache
        def load(x):
            return helper(x)

        return load

    assert make()(1) is make()(1)


def test_results_of_code_that_was_replaced_are_let_go(tmp_path):
    path = str(tmp_path / "app.py")

    def define(version):
        scope = {"tr": tr, "Result": Result}
        exec(compile(f"@tr.cache\ndef load():\n    return Result({version})\n", path, "exec"), scope)
        return scope["load"]

    class Result:
        def __init__(self, version):
            alive.add(self)

    alive = weakref.WeakSet()
    for version in range(5):
        define(version)()
        collect()
    assert len(alive) == 1


def test_code_without_a_file_shares_nothing():
    def define(n):
        scope = {"tr": tr, "n": n}
        exec("@tr.cache\ndef load():\n    return n\n", scope)
        return scope["load"]

    assert [define(1)(), define(2)()] == [1, 2]


# --- state ---


def test_as_cached_computes_once_for_a_key_and_its_arguments(clock):
    tr.state.clear_caches()
    calls = []

    def load(**options):
        calls.append(options)
        return len(calls)

    as_cached = tr.state.as_cached
    assert [as_cached("a", load, x=1, y=[2]), as_cached("a", load, y=[2], x=1)] == [1, 1]
    assert as_cached("a", lambda **_: 9, x=1, y=[2]) == 1, "the key says what it is, not the function"
    assert calls == [{"x": 1, "y": [2]}]
    assert as_cached("b", load, x=1, y=[2]) == 2
    assert as_cached(("a", 1), load, ttl=5) == 3
    clock.now += 5
    assert as_cached(("a", 1), load, ttl=5) == 4
    assert as_cached("a", load, x=1, y=[2]) == 1
    with pytest.raises(ValueError, match="ttl=-1"):
        as_cached("a", load, ttl=-1)
    with pytest.raises(TypeError, match=r"state\.as_cached\(\): argument 'x' has a Odd, which cannot be hashed"):
        as_cached("a", load, x=type("Odd", (), {"__hash__": None})())


async def test_as_cached_awaits_a_coroutine_function_once():
    tr.state.clear_caches()
    for_ever()
    slow = Slow()
    results = await asyncio.gather(*(tr.state.as_cached("key", slow._load, x=1) for _ in range(3)))
    assert results == [[1]] * 3
    assert slow.trace == [("start", 1), ("end", 1)]


@pytest.mark.statement(74)
async def test_a_coroutine_awaits_what_a_def_computes_under_the_same_key_in_a_thread():
    tr.state.clear_caches()
    entered, release = threading.Event(), threading.Event()

    def load():
        entered.set()
        wait_for(release)
        return [1]

    async def aload():
        raise AssertionError("it is being computed")

    first = in_thread(lambda: tr.state.as_cached("key", load))
    await until(entered.is_set)
    task = asyncio.create_task(tr.state.as_cached("key", aload))
    ticks = []
    await until(lambda: ticks.append(1) or len(ticks) > 3)  # the loop goes on
    assert not task.done()
    release.set()
    await until(task.done)
    assert task.result() is first()


async def test_a_def_on_the_loop_computes_what_it_cannot_wait_for():
    """The coroutine that computes it could not go on while the `def` blocks the loop."""
    tr.state.clear_caches()
    for_ever()
    slow = Slow()
    task = asyncio.create_task(tr.state.as_cached("key", slow._load, x=1))
    await asyncio.sleep(0.1)
    assert tr.state.as_cached("key", lambda x: "mine", x=1) == "mine"
    assert await task == [1]


async def test_a_thread_waits_for_what_a_coroutine_computes():
    tr.state.clear_caches()
    for_ever()
    slow = Slow()
    task = asyncio.create_task(tr.state.as_cached("key", slow._load, x=1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    result = in_thread(lambda: tr.state.as_cached("key", lambda x: "mine", x=1))
    assert await task is await asyncio.get_running_loop().run_in_executor(None, result)


def test_clear_caches_clears_all_of_them_and_leaves_the_authors_dict_alone():
    calls = []
    load = tr.cache(calls.append)
    tr.state.cache["mine"] = 1
    load(1)
    tr.state.as_cached("key", lambda: calls.append("key"))
    tr.state.clear_caches()
    load(1)
    tr.state.as_cached("key", lambda: calls.append("key"))
    assert calls == [1, "key", 1, "key"]
    assert tr.state.cache.pop("mine") == 1


# --- nothing is left behind ---


async def test_ten_thousand_calls_leave_no_task_behind():
    load = tr.cache(asyncio.sleep, max_items=10)
    before = len(asyncio.all_tasks())
    for number in range(10_000):
        await load(0, number % 50)
    await asyncio.sleep(0)
    assert len(asyncio.all_tasks()) == before
    assert load.info().size == 10


def test_a_session_dies_although_its_functions_results_live(app_file):
    async def main():
        one = Site(app_file())
        page = await one.open()
        page.click("Load")
        await page.settle()
        session = weakref.ref(page.session)
        await one.leave(page)
        await one.aclose()
        return session

    session = on_clock(main())
    collect()
    assert session() is None
    assert tr.state.cache["loads"] == [(1, "1")]


def test_a_function_that_calls_helpers_which_call_themselves_or_each_other_is_cached():
    def made():
        def factorial(n):
            return 1 if n < 2 else n * factorial(n - 1)

        def even(n):
            return n == 0 or odd(n - 1)

        def odd(n):
            return n > 0 and even(n - 1)

        @tr.cache
        def compute(n):
            return factorial(n), even(n), odd(n)

        return compute

    one, other = made(), made()
    assert one(5) == (120, False, True)
    assert other(5) == (120, False, True)
    assert (other.info().hits, other.info().misses) == (1, 1)  # the same code, so the same function


def test_helpers_that_call_each_other_are_told_apart():
    def made(plus):
        if plus:

            def step(n):
                return 0 if n < 1 else 1 + step(n - 1)
        else:

            def step(n):
                return 0 if n < 1 else step(n - 1) - 1

        return tr.cache(step)

    assert (made(True)(3), made(False)(3)) == (3, -3)
