"""`io.with_lock`: exclusive, first come first served, awaits included (63, 64, 65)."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import threading

import param
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, on_clock, until, wait_for
from transom.errors import NoSessionError

trace: list[object] = []


@pytest.fixture(autouse=True)
def fresh():
    trace.clear()


async def work(event):
    trace.append(("in", event.new))
    await asyncio.sleep(1)
    trace.append(("out", event.new))


async def working(event):
    trace.append(("in", event.new))
    yield
    await asyncio.sleep(1)
    trace.append(("out", event.new))


def steps(event):
    trace.append(("in", event.new))
    yield
    trace.append(("out", event.new))


def at_once(event):
    trace.append(("in", event.new))
    trace.append(("out", event.new))


class Handler:
    async def method(self, event):
        await work(event)

    async def __call__(self, event):
        await work(event)


LOCKED = {
    "coroutine": tr.io.with_lock(work),
    "async generator": tr.io.with_lock(working),
    "generator": tr.io.with_lock(steps),
    "def": tr.io.with_lock(at_once),
    "method": tr.io.with_lock(Handler().method),
    "partial": tr.io.with_lock(functools.partial(work)),
    "object": tr.io.with_lock(Handler()),
}


def app_with(first, second):
    def app():
        one, two = tr.widgets.Button(label="one"), tr.widgets.Button(label="two", clicks=10)
        one.on_click(first)
        two.on_click(second)
        return tr.Row(one, two)

    return app


@pytest.mark.statement(63)
@pytest.mark.parametrize("kind", LOCKED)
async def test_each_kind_of_callable_waits_for_the_holder(site, failures, kind):
    page = await site(app_with(LOCKED["coroutine"], LOCKED[kind])).open()
    page.click("one")
    page.click("two")
    await page.advance(0.5)
    assert trace == [("in", 1)]
    await page.advance(3)
    assert trace == [("in", 1), ("out", 1), ("in", 11), ("out", 11)]
    assert failures() == []


@pytest.mark.statement(63, 65)
@pytest.mark.parametrize("kind", ["coroutine", "async generator", "method", "partial", "object"])
async def test_each_kind_holds_it_over_its_awaits_in_the_order_of_the_clicks(site, kind):
    page = await site(app_with(LOCKED[kind], LOCKED["coroutine"])).open()
    for label in ("one", "two", "one", "two"):
        page.click(label)
    await page.advance(10)
    assert [number for what, number in trace if what == "in"] == [1, 11, 2, 12]
    assert all(a[1] == b[1] for a, b in zip(trace[::2], trace[1::2], strict=True))


@pytest.mark.statement(64)
async def test_others_go_on_meanwhile(site):

    async def unlocked(event):
        trace.append("unlocked")

    page = await site(app_with(LOCKED["coroutine"], unlocked)).open()
    page.click("one")
    page.click("two")
    await page.settle()
    assert trace == [("in", 1), "unlocked"]


@pytest.mark.statement(65)
async def test_cancelling_the_holder_releases_it(site):
    page = await site(app_with(LOCKED["coroutine"], LOCKED["coroutine"])).open()
    cseq = page.click("one")
    page.click("two")
    await page.advance(0.5)
    page.send({"t": "cancel", "cseq": cseq})
    await page.advance(0.1)
    assert trace == [("in", 1), ("in", 11)]


@pytest.mark.statement(65)
async def test_cancelling_one_that_waits_leaves_the_others_in_order(site):
    page = await site(app_with(LOCKED["coroutine"], LOCKED["coroutine"])).open()
    page.click("one")
    waiting = page.click("two")
    page.click("one")
    await page.advance(0.5)
    page.send({"t": "cancel", "cseq": waiting})
    await page.advance(5)
    assert trace == [("in", 1), ("out", 1), ("in", 2), ("out", 2)]
    assert not page.session.lock.locked


@pytest.mark.statement(65)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_cancelling_one_at_the_moment_of_its_turn_leaves_the_others_theirs(site, when):
    waiting = []

    async def holder(event):
        async with tr.io.lock():
            await asyncio.sleep(1)
            if when == "before":
                waiting[0].cancel()
        if when == "after":
            waiting[0].cancel()

    @tr.io.with_lock
    async def waits():
        trace.append("cancelled all the same")

    async def other(event):
        if event.new == 11:
            waiting.append(tr.create_task(waits()))
        else:
            await LOCKED["coroutine"](event)

    page = await site(app_with(holder, other)).open()
    page.click("one")
    page.click("two")
    page.click("two")
    await page.advance(5)
    assert trace == [("in", 12), ("out", 12)]
    assert not page.session.lock.locked


async def test_a_failure_releases_it(site, failures):
    async def fails(event):
        raise ValueError

    page = await site(app_with(tr.io.with_lock(fails), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(3)
    assert trace == [("in", 11), ("out", 11)]
    assert len(failures()) == 1


async def test_a_run_that_has_it_may_take_it_again(site):
    async def outer(event):
        async with tr.io.lock():
            await LOCKED["coroutine"](event)
            LOCKED["def"](event)

    page = await site(app_with(tr.io.with_lock(outer), LOCKED["coroutine"])).open()
    page.click("one")
    await page.advance(3)
    assert trace == [("in", 1), ("out", 1), ("in", 1), ("out", 1)]
    assert not page.session.lock.locked


async def test_sessions_do_not_lock_each_other(site):
    both = site(app_with(LOCKED["coroutine"], LOCKED["coroutine"]))
    first, second = await both.open(), await both.open()
    first.click("one")
    second.click("one")
    await first.advance(0.5)
    assert trace == [("in", 1), ("in", 1)]


@pytest.mark.statement(63)
async def test_it_survives_bind_with_watch(site):

    def app():
        slider, button = tr.widgets.IntSlider(end=10), tr.widgets.Button()

        @tr.io.with_lock
        async def changed(number):
            trace.append(("changed", number))

        tr.bind(changed, slider, watch=True)
        button.on_click(LOCKED["coroutine"])
        return tr.Row(slider, button)

    page = await site(app).open()
    page.click()
    page.set("IntSlider", 3)
    await page.advance(0.5)
    assert trace == [("in", 1)]
    await page.advance(1)
    assert trace == [("in", 1), ("out", 1), ("changed", 3)]


async def test_outside_of_a_session_it_changes_nothing():
    class Event:
        new = 1

    asyncio.get_running_loop().until = 100.0
    await LOCKED["coroutine"](Event)
    LOCKED["def"](Event)
    assert [*LOCKED["generator"](Event)] == [None]
    assert [each async for each in LOCKED["async generator"](Event)] == [None]
    with pytest.raises(NoSessionError):
        tr.io.lock()


def test_it_keeps_name_and_doc_and_says_that_it_locks():
    @tr.io.with_lock
    async def documented(event):
        """The doc."""

    assert documented.__name__ == "documented"
    assert documented.__doc__ == "The doc."
    assert documented.lock is True


# --- a `def` that a write sets off ---


def written_app(locked, *, unlocked=False):
    """A click's handler writes to a slider that a locked `def` watches."""

    def app():
        slider, holds, writes = tr.widgets.IntSlider(end=99), tr.widgets.Button(label="one"), tr.widgets.Button()

        @tr.io.with_lock
        def watching(event):
            trace.append(("watched", event.new))

        async def write(event):
            slider.value += 1
            trace.append("written")
            await asyncio.sleep(0.1)

        slider.param.watch(watching, "value")
        holds.on_click(LOCKED["coroutine"])
        writes.label = "two"
        writes.on_click(tr.io.with_lock(write) if locked else write)
        return tr.Row(slider, holds, writes)

    return app


async def test_a_def_that_a_write_sets_off_waits_for_another_holder(site):
    page = await site(written_app(locked=False)).open()
    page.click("one")
    page.click("two")
    await page.advance(0.9)
    assert trace == [("in", 1), "written"]
    await page.advance(0.3)
    assert trace == [("in", 1), "written", ("out", 1), ("watched", 1)]


async def test_it_runs_where_it_is_set_off_when_its_run_has_the_lock(site):
    page = await site(written_app(locked=True)).open()
    page.click("two")
    await page.advance(0.05)
    assert trace == [("watched", 1), "written"]
    assert page.session.lock.locked


async def test_it_runs_where_it_is_set_off_when_the_lock_is_free(site):
    page = await site(written_app(locked=False)).open()
    page.click("two")
    await page.advance(0.05)
    assert trace == [("watched", 1), "written"]
    assert not page.session.lock.locked


@pytest.mark.parametrize("kind", ["queued def", "generator"])
async def test_the_lock_is_its_own_in_the_thread_that_it_waits_its_way_into(site, failures, kind):
    """What runs in a worker thread for a holder has the lock there too."""

    def app():
        one, two, text = tr.widgets.Button(label="one"), tr.widgets.Button(label="two"), tr.widgets.TextInput()

        @tr.io.with_lock
        def watching(event):
            trace.append("watched")

        @tr.io.with_lock
        def queued(event):
            text.value = "set"
            trace.append("after")

        @tr.io.with_lock
        def steps(event):
            yield
            text.value = "set"
            trace.append("after")

        text.param.watch(watching, "value")
        one.on_click(LOCKED["coroutine"])
        two.on_click(queued if kind == "queued def" else steps)
        return tr.Row(one, two, text)

    page = await site(app).open()
    page.click("one")
    page.click("two")
    await page.advance(1.5)
    assert trace == [("in", 1), ("out", 1), "watched", "after"]
    assert not page.session.lock.locked
    assert failures() == []


async def test_a_def_has_the_lock_while_it_runs(site):
    """Also against code that takes no turns."""
    begun, go_on = threading.Event(), threading.Event()

    def app():
        button = tr.widgets.Button()

        @tr.io.with_lock
        def handler(event):
            begun.set()
            wait_for(go_on)
            trace.append("def")

        button.on_click(handler)
        return button

    page = await site(app).open()
    page.click()
    await until(begun.is_set)

    async def bare():
        async with page.session.lock:
            trace.append("bare")

    task = asyncio.create_task(bare())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert trace == []
    go_on.set()
    await page.settle()
    await task
    assert trace == ["def", "bare"]


async def test_a_view_of_a_locked_def_shows_its_result_when_it_has_been_let_in(site):
    def app():
        button, slider = tr.widgets.Button(label="one"), tr.widgets.IntSlider(end=9)
        button.on_click(LOCKED["coroutine"])

        @tr.io.with_lock
        def view(number):
            trace.append(number)
            return f"**number {number}**"

        return tr.Row(button, slider, tr.bind(view, slider))

    page = await site(app).open()
    await page.advance(0.1)
    page.click("one")
    page.set("IntSlider", 1)
    await page.advance(0.1)
    page.set("IntSlider", 2)
    await page.advance(0.4)
    assert "number 0" in page.text
    await page.advance(1)
    assert "number 2" in page.text
    assert trace == [0, ("in", 1), ("out", 1), 2]  # nothing for what was superseded while it waited
    assert not page.session.lock.locked


async def test_a_locked_def_that_fails_after_waiting_is_reported_once(site, failures):
    @tr.io.with_lock
    def fails(event):
        raise ValueError

    page = await site(app_with(LOCKED["coroutine"], fails)).open()
    page.click("one")
    page.click("two")
    await page.advance(2)
    assert len(failures()) == 1
    assert not page.session.lock.locked


async def test_a_def_that_hands_out_a_coroutine_is_locked_to_the_end_of_that(site):
    through = tr.io.with_lock(lambda event: work(event))  # noqa: PLW0108 - no coroutine function to look at
    page = await site(app_with(through, through)).open()
    page.click("one")
    page.click("two")
    await page.advance(0.5)
    assert trace == [("in", 1)]
    await page.advance(2)
    assert trace == [("in", 1), ("out", 1), ("in", 11), ("out", 11)]


# --- it survives what watches ---


class Watched(param.Parameterized):
    value = param.Integer(default=0)

    @param.depends("value", watch=True)
    @tr.io.with_lock
    async def awaiting(self):
        trace.append(("changed", self.value))

    other = param.Integer(default=0)

    @param.depends("other", watch=True)
    @tr.io.with_lock
    def at_once(self):
        trace.append(("changed", self.other))


@pytest.mark.statement(63)
@pytest.mark.parametrize("kind", ["def", "coroutine"])
@pytest.mark.parametrize("how", ["bind", "depends", "method"])
async def test_it_survives_each_way_of_watching(site, failures, how, kind):
    def app():
        button = tr.widgets.Button(label="one")
        slider = tr.widgets.IntSlider(end=9)
        button.on_click(LOCKED["coroutine"])
        if how == "method":
            watched = Watched()
            name = "value" if kind == "coroutine" else "other"
            slider.param.watch(lambda event: setattr(watched, name, event.new), "value")
            return tr.Row(button, slider)

        def changed(number):
            trace.append(("changed", number))

        async def changed_later(number):
            trace.append(("changed", number))

        function = tr.io.with_lock(changed if kind == "def" else changed_later)
        if how == "bind":
            tr.bind(function, slider, watch=True)
        else:
            tr.depends(slider.param.value, watch=True)(function)
        return tr.Row(button, slider)

    page = await site(app).open()
    page.click("one")
    page.set("IntSlider", 3)
    await page.advance(0.5)
    assert trace == [("in", 1)]
    await page.advance(1)
    assert trace == [("in", 1), ("out", 1), ("changed", 3)]
    assert failures() == []


# --- whose it is ---


async def test_runs_that_the_holder_starts_do_not_have_it(site):
    def app():
        button, text = tr.widgets.Button(label="one"), tr.widgets.TextInput()

        @tr.io.with_lock
        async def watching(event):
            trace.append("watching")

        @tr.io.with_lock
        async def holder(event):
            text.value = "set"
            await asyncio.sleep(1)
            trace.append("holder")

        text.param.watch(watching, "value")
        button.on_click(holder)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(2)
    assert trace == ["holder", "watching"]


@tr.io.with_lock
async def piece(number):
    trace.append(("in", number))
    await asyncio.sleep(0.1)
    trace.append(("out", number))


@pytest.mark.parametrize("holding", [False, True])
async def test_bare_children_exclude_each_other(site, holding):
    """Those of a holder share its lock one at a time; those of another run wait like everybody."""

    async def handler(event):
        await asyncio.gather(piece(1), piece(2), asyncio.wait_for(piece(3), 5))

    page = await site(app_with(tr.io.with_lock(handler) if holding else handler, LOCKED["coroutine"])).open()
    page.click("one")
    await page.advance(2)
    assert [each[1] for each in trace[::2]] == [each[1] for each in trace[1::2]]
    assert sorted(trace) == sorted((what, number) for number in (1, 2, 3) for what in ("in", "out"))
    assert not page.session.lock.locked


async def test_it_is_not_given_up_before_a_bare_child_has_left_it(site):
    async def handler(event):
        handler.task = asyncio.create_task(piece(5))
        await asyncio.sleep(0.05)
        trace.append("parent ends")

    page = await site(app_with(tr.io.with_lock(handler), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(2)
    assert trace == [("in", 5), "parent ends", ("out", 5), ("in", 11), ("out", 11)]


async def test_a_bare_child_that_comes_after_its_parents_end_waits_like_everybody(site):
    async def late():
        await asyncio.sleep(0.5)
        await piece(5)

    async def handler(event):
        handler.task = asyncio.create_task(late())

    page = await site(app_with(tr.io.with_lock(handler), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(2)
    assert trace == [("in", 11), ("out", 11), ("in", 5), ("out", 5)]


async def test_a_generator_that_another_task_closes_gives_it_up(site):
    async def handler(event):
        async def values():
            async with tr.io.lock():
                yield 1

        each = values()
        await anext(each)
        await asyncio.create_task(each.aclose(), context=contextvars.Context())

    page = await site(app_with(handler, LOCKED["coroutine"])).open()
    page.click("one")
    await page.settle()
    assert not page.session.lock.locked
    page.click("two")
    await page.advance(2)
    assert trace == [("in", 11), ("out", 11)]


# --- who would wait for ever ---


async def test_a_run_that_asks_for_the_lock_of_one_that_awaits_it_fails(site, failures):
    async def holder(event):
        async def late():
            await asyncio.sleep(0.1)
            await piece(1)

        await tr.create_task(late(), name="late")

    page = await site(app_with(tr.io.with_lock(holder), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(3)
    assert trace == [("in", 11), ("out", 11)]
    (failure,) = failures()
    assert "never end: late waits for io.lock(), which" in failure.getMessage()


async def test_a_holder_that_awaits_a_run_that_waits_for_its_lock_fails(site, failures):
    async def holder(event):
        run = tr.create_task(piece(1))
        await asyncio.sleep(0.1)
        await run

    page = await site(app_with(tr.io.with_lock(holder), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(3)
    assert trace == [("in", 1), ("out", 1), ("in", 11), ("out", 11)]
    (failure,) = failures()
    assert "LockError: " in failure.getMessage()


@pytest.mark.parametrize("way", ["def", "queued def", "steps"])
async def test_a_def_that_waits_with_the_lock_for_a_run_that_needs_it_fails(site, failures, way):
    begun = []

    def submit(event):
        begun.append(tr.create_task(piece(1), name="other"))
        begun[0].result()

    def in_steps(event):
        submit(event)
        yield

    holder = tr.io.with_lock(in_steps if way == "steps" else submit)
    page = await site(app_with(holder, LOCKED["coroutine"])).open()
    if way == "queued def":
        page.click("two")
        await page.settle()
    page.click("one")
    await page.advance(2)
    await until(lambda: begun and not page.session.runs)
    page.click("two")
    await page.advance(2)
    assert trace[-1][0] == "out"  # whoever comes next has the lock
    assert ("in", 1) not in trace
    assert not page.session.lock.locked
    (failure,) = failures()
    assert "LockError: " in failure.getMessage()


@pytest.mark.parametrize("first", ["the thread", "the run"])
async def test_so_does_one_in_a_thread_or_the_run_whichever_waits_last(site, failures, first):
    begun, waits = [], threading.Event()

    @tr.task
    @tr.io.with_lock
    def submit(event):
        begun.append(tr.create_task(wanting(), name="other"))
        if first == "the run":
            wait_for(waits)
        begun[0].result()

    async def wanting():
        if first == "the thread":
            await until(lambda: tr.tasks()[0].waits == [tr.current_run()])
        asyncio.get_running_loop().call_soon(waits.set)
        await piece(1)

    page = await site(app_with(submit, LOCKED["coroutine"])).open()
    page.click("one")
    while not begun or page.session.runs:
        await page.advance(0.1)
    page.click("two")
    await page.advance(2)
    own = [("in", 1), ("out", 1)] if first == "the run" else []  # one fails, the other goes on
    assert trace == [*own, ("in", 11), ("out", 11)]
    assert begun[0].state == ("done" if own else "failed")
    assert not page.session.lock.locked
    (failure,) = failures()
    assert "LockError: " in failure.getMessage()


@pytest.mark.parametrize("late", [False, True])
async def test_so_it_is_through_others(site, failures, late):
    async def holder(event):
        async def between():
            async def last():
                await asyncio.sleep(0.2 if late else 0)
                await piece(1)

            run = tr.create_task(last(), name="last")
            await asyncio.sleep(0.1)
            await run

        run = tr.create_task(between(), name="between")
        await asyncio.sleep(0.05)
        await run

    page = await site(app_with(tr.io.with_lock(holder), LOCKED["coroutine"])).open()
    page.click("one")
    await page.advance(3)
    assert not page.session.lock.locked
    assert not page.session.runs
    assert ["LockError: " in failure.getMessage() for failure in failures()] == [True]


async def test_gathering_what_waits_for_the_own_lock_fails_and_cancels_it(site, failures):
    async def holder(event):
        await tr.gather(piece(1), piece(2))

    page = await site(app_with(tr.io.with_lock(holder), LOCKED["coroutine"])).open()
    page.click("one")
    page.click("two")
    await page.advance(3)
    assert trace == [("in", 11), ("out", 11)]
    assert ["LockError: " in failure.getMessage() for failure in failures()] == [True]


async def test_awaiting_one_that_waits_for_somebody_elses_lock_is_no_failure(site, failures):
    async def waits(event):
        await tr.create_task(piece(1))
        trace.append("awaited")

    page = await site(app_with(LOCKED["coroutine"], waits)).open()
    page.click("one")
    page.click("two")
    await page.advance(3)
    assert trace == [("in", 1), ("out", 1), ("in", 1), ("out", 1), "awaited"]
    assert failures() == []


# --- whatever happens ---

PIECES = st.lists(
    st.tuples(
        st.sampled_from(["coroutine", "again", "gather", "def", "generator", "async generator", "fails"]),
        st.integers(0, 5),  # tenths of a second that it awaits
        st.integers(-1, 5),  # tenths of a second to its cancellation
    ),
    min_size=1,
    max_size=8,
)


def locked_piece(kind, number, wait, inside):
    def enter():
        assert inside == [] or inside[-1] == number, "two are inside"
        inside.append(number)
        trace.append(number)

    async def body():
        enter()
        try:
            await asyncio.sleep(wait / 10)
        finally:
            inside.remove(number)

    @tr.io.with_lock
    async def coroutine(event):
        if kind == "again":
            await locked(event)
        elif kind == "gather":
            await asyncio.gather(locked(event), locked(event))
        else:
            await body()
        if kind == "fails":
            raise ValueError

    @tr.io.with_lock
    async def locked(event):
        await body()

    @tr.io.with_lock
    def at_once(event):
        enter()
        inside.remove(number)

    @tr.io.with_lock
    def steps(event):
        enter()
        try:
            yield 1
            yield 2
        finally:
            inside.remove(number)

    @tr.io.with_lock
    async def asteps(event):
        yield 0
        await body()

    return {"def": at_once, "generator": steps, "async generator": asteps}.get(kind, coroutine)


@pytest.mark.statement(65)
@settings(max_examples=60)
@given(PIECES)
def test_whatever_is_locked_and_cancelled_they_exclude_each_other_and_all_come_to_an_end(pieces):
    trace.clear()

    async def main():
        inside = []

        def app():
            buttons = [tr.widgets.Button(label=f"b{number}") for number in range(len(pieces))]
            for number, (button, (kind, wait, _)) in enumerate(zip(buttons, pieces, strict=True)):
                button.on_click(locked_piece(kind, number, wait, inside))
            return tr.Row(*buttons)

        site = Site(app)
        page = await site.open()
        sent = [page.click(f"b{number}") for number in range(len(pieces))]
        for tenth in range(6):
            for cseq, (_, _, cancel) in zip(sent, pieces, strict=True):
                if cancel == tenth:
                    page.send({"t": "cancel", "cseq": cseq})
            await page.advance(0.1)
        await page.advance(20)
        assert inside == []
        assert list(dict.fromkeys(trace)) == sorted(set(trace)), "first come first served"
        whole = [number for number, (*_, cancel) in enumerate(pieces) if cancel < 0]
        assert set(whole) <= set(trace)
        assert not page.session.lock.locked
        assert not page.session.runs
        await site.aclose()

    on_clock(main())


async def test_a_task_is_refused_with_what_to_write():
    @tr.task
    async def work(event):
        await asyncio.sleep(1)

    with pytest.raises(TypeError, match=r"work is a task. Write @tr.io.with_lock below @tr.task"):
        tr.io.with_lock(work)
