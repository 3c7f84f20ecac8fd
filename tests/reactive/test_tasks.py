"""Tasks and their runs: results, failures, cancelling, timeouts, retries, progress."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import copy
import functools
import pickle
import threading
import time
from unittest import mock

import param
import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads
from tests.site import sets, until, wait_for
from transom.errors import LockError, NoSessionError, TransomError
from transom.reactive.lane import Lane


def in_page(page, function, *args):
    return page.session.context.copy().run(function, *args)


def button_of(task, **options):
    return lambda: tr.widgets.Button(on_click=task, **options)


async def play(seconds):
    """Time passes, outside of any page."""
    loop = asyncio.get_running_loop()
    loop.until = loop.now + seconds
    await asyncio.sleep(seconds)
    loop.until = loop.now


@pytest.fixture
async def conducted():
    threads = ConductedThreads(asyncio.get_running_loop())
    yield threads
    threads.end()


# Results


async def test_a_call_gives_a_run_at_once_whose_result_is_awaited():
    @tr.task
    async def add(a, b=1):
        await asyncio.sleep(0)
        return a + b

    run = add(1, b=2)
    assert (run.state, run.value, run.live) == ("running", None, True)
    assert await run == 3
    assert await run == 3  # also later
    assert (run.state, run.value, run.error, run.attempts, run.shown) == ("done", 3, None, 1, True)
    assert run.started <= run.ended
    assert (add.state, add.value, add.error, add.running, add.runs) == ("done", 3, None, False, [])


def test_it_is_called_as_its_function_and_has_its_words():
    @tr.task(policy="latest")
    def documented(number: int) -> int:
        """What it does."""
        return number

    assert documented.__doc__ == "What it does."
    assert documented.__name__ == "documented"
    assert "documented" in repr(documented)
    assert "latest" in repr(documented)
    with pytest.raises(NoSessionError, match="documented was called outside of any page"):
        documented(1)


@pytest.mark.statement(16)
@pytest.mark.parametrize("kind", ["def", "coroutine", "async_generator", "generator", "object", "partial", "lambda"])
async def test_each_kind_gives_its_last_value(site, failures, kind):
    def function(event):
        return event.new

    async def coroutine(event):
        return event.new

    async def async_generator(event):
        yield 0
        yield event.new

    def generator(event):
        yield 0
        yield event.new

    class Callable_:
        async def __call__(self, event):
            return event.new

    made = {
        "def": function,
        "coroutine": coroutine,
        "async_generator": async_generator,
        "generator": generator,
        "object": Callable_(),
        "partial": functools.partial(functools.partial(coroutine)),
        "lambda": lambda event: coroutine(event),  # noqa: PLW0108 - a `def` that returns a coroutine
    }[kind]
    task = tr.task(made)
    page = await site(button_of(task)).open()
    page.click()
    await page.advance(0.1)
    assert in_page(page, lambda: (task.state, task.value)) == ("done", 1)
    assert failures() == []


@pytest.mark.parametrize("kind", ["def", "generator", "async_generator", "coroutine"])
@pytest.mark.parametrize("word", [param.Skip, param.Undefined])
async def test_what_is_skipped_leaves_the_value(site, failures, kind, word):
    def value():
        if word is param.Skip:
            raise param.Skip
        return word

    def function(event):
        return 1 if event.new == 1 else value()

    def generator(event):
        yield 1 if event.new == 1 else value()

    async def coroutine(event):
        return function(event)

    async def async_generator(event):
        yield function(event)

    functions = {"def": function, "generator": generator, "coroutine": coroutine, "async_generator": async_generator}
    task = tr.task(functions[kind])
    page = await site(button_of(task)).open()
    page.click()
    page.click()
    await page.advance(0.1)
    assert in_page(page, lambda: (task.state, task.value)) == ("done", 1)
    assert failures() == []


async def test_each_page_and_each_object_has_a_state_of_its_own(site):
    @tr.task
    async def shared(event):
        return event.new

    class Host:
        @tr.task
        async def work(self, word):
            return f"{word} of {self.name}"

        def __init__(self, name):
            self.name = name

    one = site(button_of(shared))
    first, second = await one.open(), await one.open()
    first.click()
    await first.advance(0.1)
    assert in_page(first, lambda: shared.value) == 1
    assert in_page(second, lambda: (shared.value, shared.state)) == (None, "pending")

    async def both():
        ada, grace = Host("Ada"), Host("Grace")
        assert ada.work is ada.work  # or it would not know its runs
        assert await ada.work("word") == "word of Ada"
        assert (ada.work.value, grace.work.value) == ("word of Ada", None)
        return True

    assert await both()


async def test_a_task_of_a_component_of_the_authors(site):
    class Counter(tr.widgets.Button):
        @tr.task(policy="drop")
        async def count(self, event):
            await asyncio.sleep(1)
            self.label = f"{event.new}"

        def __init__(self, **params):
            super().__init__(**params)
            self.on_click(self.count)
            self.loading = self.count.param.running

    page = await site(lambda: Counter(label="0")).open()
    button = page.find("0")
    page.click(button)
    await page.advance(0.5)
    assert button["loading"] is True
    page.click(button)
    await page.advance(1)
    assert (button["label"], button["loading"]) == ("1", False)


class Counted:
    """Of this module, so that it can be pickled."""

    def __init__(self, number):
        self.number = number

    @tr.task(policy="drop")
    async def work(self):
        await asyncio.sleep(0)
        return self.number


@tr.task
async def of_this_module():
    return None


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
async def test_a_copy_of_an_object_has_a_task_of_its_own(how):
    first = Counted(1)
    assert await first.work() == 1
    second = how(first)
    second.number = 2
    assert second.work.value is None
    assert await second.work() == 2
    assert (first.work.value, second.work.value) == (1, 2)
    assert how(of_this_module) is of_this_module


async def test_a_task_that_is_overridden_is_called_by_super():
    class More(Counted):
        @tr.task
        async def work(self):
            result = await super().work()
            assert super().work.value == result  # it has a state of its own
            return 10 * result

    more = More(1)
    assert await more.work() == 10
    assert more.work is more.work
    assert super(More, more).work is super(More, more).work


async def test_an_object_may_have_something_else_in_place_of_its_task():
    counted = Counted(1)
    with mock.patch.object(counted, "work", return_value="something else"):
        assert counted.work() == "something else"
    assert await counted.work() == 1
    for other in (None, of_this_module):
        counted.work = other
        assert counted.work is other


async def test_where_a_task_could_keep_no_runs_it_is_refused():
    """Its policy would not hold."""

    class Slotted:
        __slots__ = ("number",)

        @tr.task(policy="drop")
        async def work(self):
            return None

    class Host:
        @tr.task
        async def work(cls):
            return None

        of_class = classmethod(vars()["work"])

    with pytest.raises(TypeError, match=r"a Slotted has nowhere to keep its runs. Leave out __slots__"):
        _ = Slotted().work
    with pytest.raises(TypeError, match="a class method cannot be a task"):
        vars(Host)["work"].__get__(Host, type)


@pytest.mark.statement(13)
@pytest.mark.parametrize("order", ["depends, task", "task, depends"])
async def test_the_policy_of_a_method_holds_for_what_it_depends_on(site, order):
    seen = []

    async def work(self):
        seen.append(self.number)
        await asyncio.sleep(1)

    watching, task = tr.depends("number", watch=True), tr.task(policy="drop")

    class Host(param.Parameterized):
        number = param.Integer(default=0)
        method = watching(task(work)) if order == "depends, task" else task(watching(work))

    def app():
        host = Host()

        def click(event):
            host.number = event.new

        return tr.widgets.Button(on_click=click)

    page = await site(app).open()
    for _ in range(3):
        page.click()
    await page.advance(2)
    assert seen == [1]


async def test_a_run_that_waits_for_itself_is_told(failures):
    @tr.task
    async def work():
        await tr.current_run()

    with pytest.raises(LockError, match="work waits for its own end"):
        await work()


@pytest.mark.parametrize("options", [{"policy": "queue"}, {"policy": "conflate"}, {"limit": 1}], ids=str)
@pytest.mark.parametrize("through", ["itself", "a child", "a thread"])
async def test_a_run_that_waits_for_one_behind_it_is_told(site, options, through):
    """It would wait for ever: the other begins when it has ended."""
    refused, ran = [], []

    async def again(number):
        try:
            await work(number + 1)
        except LockError as error:
            refused.append(str(error))

    async def coroutine(number):
        ran.append(number)
        if number == 1:
            await (tr.create_task(again(number)) if through == "a child" else again(number))

    def function(number):
        ran.append(number)
        if number == 1:
            try:
                work(number + 1).result(2)
            except LockError as error:
                refused.append(str(error))

    work = tr.task(**options)(function if through == "a thread" else coroutine)
    page = await site(lambda: tr.widgets.Button(on_click=lambda event: work(1))).open()
    page.click()
    await page.wait(lambda: ran and not page.session.runs)
    assert ran == [1, 2]  # the other follows all the same
    assert len(refused) == 1
    assert " begins after " in refused[0]
    assert "Call the function of the task itself" in refused[0]


async def test_the_result_of_a_run_that_has_ended_needs_no_time(site):
    results = []

    @tr.task
    async def work():
        return "result"

    def click(event):
        run = work()
        results.extend([run.result(15), run.result(0)])

    page = await site(button_of(click)).open()
    page.click()
    await until(lambda: len(results) == 2)
    assert results == ["result", "result"]


async def test_a_task_of_a_task_is_refused():
    @tr.task
    async def work():
        return None

    with pytest.raises(TypeError, match="is a task already"):
        tr.task(policy="latest")(work)
    with pytest.raises(ValueError, match="would block the event loop"):
        tr.task(on="loop")(lambda: None)
    with pytest.raises(ValueError, match="runs on the event loop"):
        tr.task(on="thread")(work.function)


async def test_an_older_result_does_not_replace_a_newer():
    @tr.task
    async def work(number, lasts):
        await asyncio.sleep(lasts)
        return number

    older, newer = work(1, 2), work(2, 1)
    await play(3)
    assert (older.value, newer.value, work.value) == (1, 2, 2)
    assert (older.shown, newer.shown) == (False, True)


@pytest.mark.statement(6)
@pytest.mark.parametrize("kind", ["coroutine", "def"])
async def test_what_a_superseded_run_writes_applies(site, conducted, kind):
    """Its result does not."""
    made = []

    def app():
        text = tr.widgets.StaticText()

        async def coroutine(event):
            try:
                await asyncio.sleep(1 if event.new == 1 else 0.1)
            except asyncio.CancelledError:
                text.value = f"written by {event.new}"
            return event.new

        def function(event):
            conducted.sleep(1 if event.new == 1 else 0.1)
            text.value = f"written by {event.new}"
            return event.new

        made.append(tr.task(policy="latest")(coroutine if kind == "coroutine" else function))
        return tr.Row(tr.widgets.Button(on_click=made[0]), text)

    one = site(app)
    one.registry.pool = conducted
    page = await one.open()
    page.click()
    await page.advance(0.5)
    page.click()
    await page.advance(2)
    assert page.find("StaticText")["value"] == "written by 1"
    assert in_page(page, lambda: made[0].value) == 2


@pytest.mark.statement(5)
async def test_a_superseded_thread_says_cancelling_until_it_has_ended(site, conducted):
    @tr.task(policy="latest")
    def work(event):
        conducted.sleep(2)
        return event.new

    one = site(button_of(work))
    one.registry.pool = conducted
    page = await one.open()
    page.click()
    await page.advance(0.5)
    (first,) = in_page(page, lambda: work.runs)
    page.click()
    await page.advance(0.5)
    assert (first.state, first.live, first.cancel_requested) == ("cancelling", True, True)
    await page.advance(1.4)
    assert first.state == "cancelled"  # at two seconds, when it really has
    assert in_page(page, lambda: (work.state, work.value)) == ("running", None)
    await page.advance(0.2)
    assert in_page(page, lambda: (work.state, work.value, first.value)) == ("done", 2, None)


# Cancelling


async def test_a_cancelled_run_says_so_and_its_waiter_is_cancelled():
    @tr.task
    async def work():
        await asyncio.sleep(10)

    run = work()
    waiter = asyncio.ensure_future(_await(run))
    await asyncio.sleep(0)
    run.cancel()
    run.cancel()
    assert run.state == "cancelling"
    with pytest.raises(asyncio.CancelledError):
        await waiter
    assert (run.state, run.error) == ("cancelled", None)


async def _await(run):
    return await run


async def test_that_its_waiter_is_cancelled_leaves_a_run_alone():
    @tr.task
    async def work():
        await asyncio.sleep(1)
        return "result"

    run = work()
    waiter = asyncio.ensure_future(_await(run))
    await asyncio.sleep(0)
    waiter.cancel()
    await play(2)
    assert waiter.cancelled()
    assert (run.state, run.value) == ("done", "result")


async def test_a_run_that_swallows_its_cancellation_has_no_result():
    @tr.task
    async def work():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(10)
        await asyncio.sleep(1)
        return "result"

    run = work()
    await asyncio.sleep(0)
    run.cancel()
    await play(0.5)
    assert run.state == "cancelling"
    await play(1)
    assert (run.state, run.value, work.value) == ("cancelled", None, None)


@pytest.mark.statement(25)
@pytest.mark.parametrize("awaited", [True, False])
async def test_a_failure_after_a_cancellation_is_for_the_log(site, failures, awaited):
    """Who awaits the run is told that it was cancelled, and the failure is not lost for that."""
    seen = []

    @tr.task
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError("while cleaning up")

    async def click(event):
        run = work()
        seen.append(run)
        if awaited:
            await run

    page = await site(button_of(click)).open()
    page.click()
    await page.settle()
    seen[0].cancel()
    await page.advance(1)
    assert seen[0].state == "cancelled"
    (record,) = failures()
    assert "while cleaning up" in record.getMessage()


async def test_a_thread_looks_whether_it_is_to_stop(site, conducted):
    seen = []

    @tr.task
    def work(event):
        run = tr.current_run()
        for step in range(10):
            seen.append((step, run.cancel_requested))
            run.check_cancelled()
            conducted.sleep(1)

    one = site(button_of(work))
    one.registry.pool = conducted
    page = await one.open()
    page.click()
    await page.advance(2.5)
    (run,) = in_page(page, lambda: work.runs)
    in_page(page, work.cancel)
    await page.advance(0.1)
    assert run.state == "cancelling"
    await page.advance(1)
    assert run.state == "cancelled"
    assert seen == [(0, False), (1, False), (2, False), (3, True)]


async def test_what_waits_for_a_thread_and_is_cancelled_is_never_called(site):
    """A page has so many jobs at a time."""
    release = threading.Event()
    called = []

    @tr.task
    def work(event):
        called.append(event.new)
        wait_for(release)

    page = await site(button_of(work)).open()
    for _ in range(40):
        page.click()
    await until(lambda: len(called) == 32)
    await until(lambda: len(in_page(page, lambda: work.runs)) == 40)
    in_page(page, work.cancel)
    await until(lambda: len(in_page(page, lambda: work.runs)) == 32)
    assert {run.state for run in in_page(page, lambda: work.runs)} == {"cancelling"}
    release.set()
    await page.settle()
    assert sorted(called) == list(range(1, 33))
    assert in_page(page, lambda: work.runs) == []


async def test_a_coroutine_that_a_cancelled_function_gives_is_closed(site, conducted):
    """A warning that it was never awaited would fail this test."""

    async def inner():
        raise AssertionError

    @tr.task(policy="latest")
    def work(event):
        conducted.sleep(1)
        return inner()

    one = site(button_of(work))
    one.registry.pool = conducted
    page = await one.open()
    page.click()
    await page.advance(0.5)
    in_page(page, work.cancel)
    await page.advance(1)
    assert in_page(page, lambda: work.state) == "cancelled"


# Failures


def _fails():
    raise ValueError("the reason")


@pytest.mark.statement(25)
@pytest.mark.parametrize("kind", ["def", "coroutine", "generator", "async_generator"])
async def test_a_failing_run_is_reported_once(site, failures, kind):
    def function(event):
        _fails()

    async def coroutine(event):
        await asyncio.sleep(0.1)
        _fails()

    def generator(event):
        yield 1
        _fails()

    async def async_generator(event):
        yield 1
        _fails()

    functions = {"def": function, "generator": generator, "coroutine": coroutine, "async_generator": async_generator}
    task = tr.task(functions[kind])
    page = await site(button_of(task)).open()
    page.click()
    await page.advance(1)
    (record,) = failures()
    text = record.getMessage()
    first = text[text.index("Traceback") :].splitlines()[1]
    assert "test_tasks.py" in first
    assert len(page.notices) == 1
    assert in_page(page, lambda: (task.state, str(task.error))) == ("failed", "the reason")
    assert in_page(page, lambda: task.value) == (None if kind in ("def", "coroutine") else 1)


@pytest.mark.statement(25)
@pytest.mark.parametrize("kind", ["def", "coroutine"])
async def test_a_failure_that_is_awaited_is_raised_and_not_reported(site, failures, kind):
    seen = []

    @tr.task
    def function():
        _fails()

    @tr.task
    async def coroutine():
        await asyncio.sleep(0.1)
        _fails()

    async def click(event):
        with contextlib.suppress(ValueError):
            await (function if kind == "def" else coroutine)()
        try:
            await (function if kind == "def" else coroutine)()
        except ValueError as error:
            seen.append(str(error))

    page = await site(button_of(click)).open()
    page.click()
    await page.advance(1)
    assert seen == ["the reason"]
    assert failures() == []
    assert page.notices == []


@pytest.mark.statement(25)
async def test_a_failure_that_goes_through_its_waiter_is_reported_once(site, failures):
    @tr.task
    async def inner():
        await asyncio.sleep(0.1)
        _fails()

    async def click(event):
        await inner()

    page = await site(button_of(click)).open()
    page.click()
    await page.advance(1)
    assert len(failures()) == 1
    assert len(page.notices) == 1


@pytest.mark.statement(25)
@pytest.mark.parametrize("scope", ["session", "app"])
@pytest.mark.parametrize("way", ["result", "await", "periodic"])
async def test_a_failure_is_reported_once_though_it_is_waited_for_when_it_is_over(site, failures, scope, way):
    @tr.task(scope=scope)
    async def inner():
        _fails()

    def over(run):
        while run.live:  # the turn is ours, so that a run of the page ends only when it is lent out
            tr.create_task(asyncio.sleep(0)).result(15)
        return run

    def click(event):
        over(inner()).result()

    async def click_async(event):
        run = inner()
        await asyncio.sleep(0.1)
        await run

    def app():
        if way == "periodic":
            tr.state.add_periodic_callback(lambda: over(inner()), period=1000, count=1)
        return tr.widgets.Button(on_click=click_async if way == "await" else click)

    page = await site(app).open()
    if way != "periodic":
        page.click()
    await page.advance(1)
    await until(failures)
    await page.advance(1)
    (failure,) = failures()
    assert "inner failed" in failure.getMessage()


@pytest.mark.statement(25, 26)
@pytest.mark.parametrize("kind", ["def", "coroutine"])
async def test_a_failure_in_a_view_is_an_error_there_and_one_record_without_a_notice(site, failures, kind):
    @tr.task(policy="latest")
    def function(number):
        return f"{1 // number}"

    @tr.task(policy="latest")
    async def coroutine(number):
        await asyncio.sleep(0.1)
        return f"{1 // number}"

    def app():
        slider = tr.widgets.IntSlider(value=1, end=5)
        return tr.Column(slider, tr.bind(function if kind == "def" else coroutine, slider))

    page = await site(app).open()
    await page.advance(1)
    page.set("IntSlider", 0)
    await page.advance(1)
    view = page.find("ParamFunction")
    assert "ZeroDivisionError" in view["error"]["message"]
    assert view["children"] == []
    assert len(failures()) == 1
    assert page.notices == []
    page.set("IntSlider", 1)
    await page.advance(1)
    assert view["error"] is None
    assert page.find("Markdown")["object"] == "<p>1</p>\n"


async def test_the_error_of_a_task_is_that_of_its_newest_run(site):
    @tr.task
    async def work(fails):
        if fails:
            _fails()
        return "result"

    with pytest.raises(ValueError, match="the reason"):
        await work(True)
    assert (work.state, str(work.error), work.value) == ("failed", "the reason", None)
    await work(False)
    assert (work.state, work.error, work.value) == ("done", None, "result")


# Timeouts and retries


@pytest.mark.parametrize("policy", ["parallel", "queue"])
async def test_a_timeout_ends_a_coroutine(policy):
    cleaned = []
    loop = asyncio.get_running_loop()

    @tr.task(policy=policy, timeout=1.5)
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            cleaned.append(loop.time())

    run = work()
    loop.until = 20.0
    with pytest.raises(TimeoutError, match=r"work had not ended after 1.5 s"):
        await run
    assert cleaned == [1.5]
    assert (run.state, type(run.error)) == ("failed", TimeoutError)


async def test_a_timeout_of_the_functions_own_is_not_taken_for_it():
    @tr.task(timeout=10)
    async def work():
        async with asyncio.timeout(1):
            await asyncio.sleep(5)

    asyncio.get_running_loop().until = 20.0
    with pytest.raises(TimeoutError) as caught:
        await work()
    assert str(caught.value) == ""
    assert asyncio.get_running_loop().time() == pytest.approx(1)


async def test_a_timeout_in_a_view_says_whose_time_was_over(site, failures):
    @tr.task(policy="latest", timeout=0.5)
    async def work():
        await asyncio.sleep(5)

    page = await site(lambda: tr.Row(tr.bind(work))).open()
    await page.advance(1)
    assert "work had not ended after 0.5 s" in page.find("ParamFunction")["error"]["message"]
    (record,) = failures()
    text = record.getMessage()
    assert "test_tasks.py" in text[text.index("Traceback") :].splitlines()[1]  # where it waited


async def test_a_timeout_of_a_thread_takes_effect_when_it_has_ended(site, failures, conducted):
    seen = []

    @tr.task(timeout=1.5)
    def work(event):
        run = tr.current_run()
        while True:
            conducted.sleep(1)
            seen.append(run.cancel_requested)
            run.check_cancelled()

    one = site(button_of(work))
    one.registry.pool = conducted
    page = await one.open()
    page.click()
    await page.advance(1.8)
    (run,) = in_page(page, lambda: work.runs)
    assert run.state == "running"
    await page.advance(1)
    assert seen == [False, True]
    assert (run.state, type(run.error)) == ("failed", TimeoutError)
    assert len(failures()) == 1


@pytest.mark.parametrize("kind", ["coroutine", "async generator", "def", "generator", "generator in a thread"])
async def test_a_timeout_does_not_count_the_wait_for_the_lock(site, conducted, kind):
    """Three of them work for 0.6 s each, one after the other."""

    async def coroutine(number):
        await asyncio.sleep(0.6)

    async def asteps(number):
        await asyncio.sleep(0.6)
        yield number

    def function(number):
        conducted.sleep(0.6)

    def steps(number):
        yield conducted.sleep(0.6)

    functions = {"coroutine": coroutine, "async generator": asteps, "def": function}
    options = {"on": "thread"} if kind == "generator in a thread" else {}
    work = tr.task(timeout=1, **options)(tr.io.with_lock(functions.get(kind, steps)))
    runs = []
    one = site(button_of(lambda event: runs.extend(work(number) for number in range(3))))
    one.registry.pool = conducted
    page = await one.open()
    page.click()
    await page.advance(5)
    assert [(run.state, run.error) for run in runs] == [("done", None)] * 3
    assert not page.session.lock.locked


async def test_what_cancel_takes_back_counts_as_dropped_by_nobody(site):
    @tr.task(policy="queue")
    async def send(number):
        await asyncio.sleep(1)

    runs = []
    page = await site(button_of(lambda event: runs.extend(send(number) for number in range(4)))).open()
    page.click()
    await page.advance(0.5)
    in_page(page, send.cancel)
    await page.advance(1)
    assert {run.state for run in runs} == {"cancelled"}
    assert in_page(page, lambda: send.dropped) == 0


@pytest.mark.parametrize(("retries", "at"), [(2, [0, 0, 0]), ((0.5, 2), [0, 0.5, 2.5]), (0, [0]), ((), [0])])
async def test_a_failure_is_tried_again(retries, at):
    loop = asyncio.get_running_loop()
    tried = []

    @tr.task(retries=retries)
    async def work():
        tried.append(loop.time())
        raise ValueError(f"attempt {len(tried)}")

    run = work()
    loop.until = 20.0
    with pytest.raises(ValueError, match=f"attempt {len(at)}"):
        await run
    assert tried == pytest.approx(at)
    assert (run.attempts, work.attempts, run.state) == (len(at), len(at), "failed")


async def test_it_is_not_tried_again_after_a_success_a_skip_or_a_cancellation():
    tried = []

    @tr.task(retries=5)
    async def work(how):
        tried.append(how)
        if tried.count(how) == 1:
            raise ValueError
        if how == "skip":
            raise param.Skip
        if how == "cancel":
            raise asyncio.CancelledError
        return how

    runs = [work(how) for how in ("success", "skip", "cancel")]
    await play(1)
    assert [run.state for run in runs] == ["done", "done", "cancelled"]
    assert [tried.count(how) for how in ("success", "skip", "cancel")] == [2, 2, 2]
    assert runs[0].error is None


async def test_each_attempt_has_its_timeout_and_can_be_cancelled_in_between():
    loop = asyncio.get_running_loop()
    tried = []

    @tr.task(timeout=1.0, retries=(2.0, 2.0, 2.0))
    async def work():
        tried.append(loop.time())
        await asyncio.sleep(10)

    run = work()
    await play(4.5)
    assert tried == pytest.approx([0, 3])
    run.cancel()
    await play(20)
    assert tried == pytest.approx([0, 3])
    assert (run.state, run.attempts) == ("cancelled", 2)


async def test_a_retry_is_a_new_run_with_the_same_arguments():
    @tr.task
    async def work(a, *, b):
        if work.state == "pending" or b == 0:
            raise ValueError(f"{a} {b}")
        return a, b

    run = work(1, b=0)
    with pytest.raises(ValueError, match="1 0"):
        await run
    again = run.retry()
    assert again.number > run.number
    with pytest.raises(ValueError, match="1 0"):
        await again
    assert await work(1, b=2) == (1, 2)


async def test_what_is_no_run_of_a_task_cannot_be_repeated(site):
    refused = []

    async def click(event):
        try:
            tr.current_run().retry()
        except TransomError as error:
            refused.append(str(error))

    page = await site(button_of(click)).open()
    page.click()
    await page.settle()
    assert "Use @tr.task" in refused[0]


# result()


async def test_a_def_waits_for_a_run_of_its_page_with_the_turn_lent_out(site, failures):
    trace = []

    @tr.task
    async def work():
        await asyncio.sleep(2)
        return "result"

    def click(event):
        trace.append(work().result())

    async def other(event):
        trace.append("other")

    def app():
        wait = tr.widgets.Button(label="wait", on_click=click)
        return tr.Row(wait, tr.widgets.Button(label="other", on_click=other))

    page = await site(app).open()
    page.click("wait")
    page.click("other")
    await play(2.5)
    await until(lambda: len(trace) == 2)
    assert trace == ["result", "other"]  # the page's events go in order; its runs go on meanwhile
    assert failures() == []


async def test_its_failure_is_raised_there_and_its_cancellation_too(site, failures):
    seen = []

    @tr.task
    async def work(how):
        if how == "fail":
            _fails()
        raise asyncio.CancelledError

    def click(event):
        for how in ("fail", "cancel"):
            try:
                work(how).result()
            except (ValueError, asyncio.CancelledError) as error:
                seen.append(type(error))

    page = await site(button_of(click)).open()
    page.click()
    await until(lambda: len(seen) == 2)
    assert seen == [ValueError, asyncio.CancelledError]
    assert failures() == []


async def test_it_gives_up_after_its_timeout(site):
    seen = []

    @tr.task
    async def work():
        await asyncio.sleep(1000)

    def click(event):
        began = time.monotonic()
        try:
            work().result(0.05)
        except TimeoutError as error:
            seen.append((str(error), time.monotonic() - began))

    page = await site(button_of(click)).open()
    page.click()
    await until(lambda: seen)
    assert "has not ended after 0.05 s" in seen[0][0]
    assert 0.05 <= seen[0][1] < 15


async def test_on_the_loop_it_would_wait_for_ever_and_is_refused(site):
    @tr.task
    async def work():
        return None

    run = work()
    with pytest.raises(LockError, match="Write `await run`"):
        run.result()
    await run


# Progress


async def test_progress_of_a_thread_is_seen_and_is_not_as_many_patches(site):
    release, told = threading.Event(), []

    @tr.task
    def work(event):
        run = tr.current_run()
        run.listen(lambda run: told.append(run.progress))
        for step in range(10_000):
            run.progress = (step + 1) / 10_000
        wait_for(release)

    def app():
        bar = tr.indicators.Progress(value=tr.bind(lambda part: int(100 * (part or 0)), work.param.progress))
        return tr.Row(tr.widgets.Button(on_click=work), bar)

    page = await site(app).open()
    page.click()
    await until(lambda: in_page(page, lambda: work.progress) == 1)
    release.set()
    await page.advance(1)
    assert page.find("Progress")["value"] == 100
    assert len(sets(page)) < 100
    assert len(told) < 9000  # what a thread says while the loop has no time is told as one
    assert sets(page) == sorted(sets(page))


async def test_progress_is_that_of_the_newest_run_and_of_each():
    @tr.task
    async def work(number):
        tr.current_run().progress = number
        await asyncio.sleep(1)

    runs = [work(1), work(2)]
    await asyncio.sleep(0)
    assert [run.progress for run in runs] == [1, 2]
    assert work.progress == 2
    work.cancel()


@pytest.mark.parametrize("kind", ["def", "coroutine", "generator", "async_generator"])
async def test_the_code_of_a_task_knows_its_run(site, failures, kind):
    seen = []

    def function(event):
        seen.append(tr.current_run())

    def generator(event):
        seen.append(tr.current_run())
        yield
        seen.append(tr.current_run())

    async def coroutine(event):
        seen.append(tr.current_run())
        await asyncio.sleep(0)
        seen.append(tr.current_run())

    async def async_generator(event):
        seen.append(tr.current_run())
        yield
        seen.append(tr.current_run())

    functions = {"def": function, "generator": generator, "coroutine": coroutine, "async_generator": async_generator}
    task = tr.task(functions[kind])
    page = await site(button_of(task)).open()
    page.click()
    await page.advance(0.1)
    assert failures() == []
    assert len({run.number for run in seen}) == 1
    assert seen[0].source is task


@pytest.mark.statement(17)
@pytest.mark.parametrize("kind", ["generator", "async_generator"])
@pytest.mark.parametrize("as_task", [True, False])
async def test_a_generator_that_watches_is_driven_to_its_end(site, failures, kind, as_task):
    steps = []

    def generator(event):
        for step in range(5):
            steps.append(step)
            yield step

    async def async_generator(event):
        for step in range(5):
            steps.append(step)
            yield step
            await asyncio.sleep(0)

    def app():
        text = tr.widgets.TextInput()
        function = generator if kind == "generator" else async_generator
        text.param.watch(tr.task(function) if as_task else function, "value")
        return text

    page = await site(app).open()
    page.set("TextInput", "x")
    await page.advance(0.1)
    assert steps == [0, 1, 2, 3, 4]
    assert failures() == []


@pytest.mark.statement(12)
async def test_three_clicks_on_a_task_begin_in_order_and_overlap(site):
    trace = []

    @tr.task
    async def work(event):
        trace.append(f"start {event.new}")
        await asyncio.sleep(1)
        trace.append(f"end {event.new}")

    page = await site(button_of(work)).open()
    for _ in range(3):
        page.click()
    await page.advance(2)
    assert trace == ["start 1", "start 2", "start 3", "end 1", "end 2", "end 3"]


@pytest.mark.statement(15)
@pytest.mark.parametrize("host", ["parameterized", "component"])
async def test_an_async_method_sees_the_values_of_its_own_event(site, host):
    seen = []
    base = param.Parameterized if host == "parameterized" else tr.widgets.IntSlider

    class Host(base):
        number = param.Integer(default=0)

        @tr.depends("number", watch=True)
        @tr.task
        async def watching(self):
            seen.append(self.number)
            await asyncio.sleep(1)

        @tr.depends("number", watch=True)
        async def plainly(self):
            seen.append(-self.number)
            await asyncio.sleep(1)

    def app():
        made = Host()

        def click(event):
            made.number = event.new

        button = tr.widgets.Button(on_click=click)
        return tr.Row(button, made) if host == "component" else button

    page = await site(app).open()
    for _ in range(3):
        page.click()
    await page.advance(2)
    assert [number for number in seen if number > 0] == [1, 2, 3]
    assert [-number for number in seen if number < 0] == [1, 2, 3]


# Several threads at once


@pytest.mark.parametrize("scope", ["session", "app"])
async def test_of_threads_that_call_it_first_one_makes_the_place_that_all_have(site, monkeypatch, scope):
    """Else each would have a lane of its own, and `drop` would drop nothing."""
    making, both = threading.Event(), threading.Event()

    def made(*args):
        if making.is_set():
            both.set()
        else:
            making.set()
            both.wait(0.2)  # for the other, which comes here too unless it has to wait
        return Lane(*args)

    @tr.task(policy="drop", scope=scope)
    async def save():
        await asyncio.sleep(5)

    runs = []

    def click(event):
        def call():
            runs.append(save())

        monkeypatch.setattr("transom.reactive.tasks.Lane", made)
        first = threading.Thread(target=contextvars.copy_context().run, args=(call,))
        first.start()
        wait_for(making)
        call()
        first.join()

    page = await site(lambda: tr.widgets.Button(on_click=click)).open()
    page.click()
    await until(lambda: len(runs) == 2)
    await page.advance(0.1)
    assert sorted(run.state for run in runs) == ["cancelled", "running"]
    assert in_page(page, lambda: (len(save.runs), save.dropped)) == (1, 1)


def test_a_loop_that_has_been_closed_is_none():
    """Outside of any page a task is of the loop that it was used in, and has no place when that is gone."""

    @tr.task
    async def save():
        return "saved"

    async def use():
        return await save()

    assert asyncio.run(use()) == "saved"
    with pytest.raises(NoSessionError, match="no event loop is running"):
        save()
    assert (save.value, save.state) == ("saved", "done")
    save.cancel()
    assert asyncio.run(use()) == "saved"


async def test_a_timeout_of_a_result_that_is_no_number_is_refused(site):
    seen = []

    def click(event):
        try:
            tr.create_task(asyncio.sleep(0)).result("3")
        except ValueError as error:
            seen.append(str(error))

    page = await site(button_of(click)).open()
    page.click()
    await page.settle()
    assert "result(timeout='3'): give the seconds" in seen[0]


# Under a task factory of the author's


@pytest.mark.parametrize("in_page", [True, False], ids=["in a page", "in none"])
async def test_under_an_eager_task_factory_a_run_knows_itself_in_its_first_step(site, in_page):
    """From Python 3.12 on asyncio has one; before, the runs are as ever."""
    loop = asyncio.get_running_loop()
    seen, went_on, refused = [], [], []

    @tr.task(debounce=0.1)  # in a page it begins while nobody has the turn
    async def look():
        run = tr.current_run()
        seen.append((run.state, run.started is not None, look.state))

    @tr.task(debounce=0.1)
    async def stop():
        tr.current_run().cancel()
        await asyncio.sleep(0.1)
        went_on.append(1)

    @tr.task(debounce=0.1)
    async def itself():
        try:
            await tr.current_run()
        except LockError as error:
            refused.append(error)

    def click(event):
        runs.extend([look(), stop(), itself()])

    runs = []
    loop.set_task_factory(getattr(asyncio, "eager_task_factory", None))
    try:
        if in_page:
            page = await site(button_of(click)).open()
            page.click()
            await page.advance(2)
        else:
            click(None)
            await play(2)
    finally:
        loop.set_task_factory(None)
    assert [run.state for run in runs] == ["done", "cancelled", "done"]
    assert seen == [("running", True, "running")]
    assert went_on == []
    assert len(refused) == 1
