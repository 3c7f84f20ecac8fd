"""`io.hold`: what is written inside waits for the end, is one patch, and nobody else waits with it (56, 57)."""

from __future__ import annotations

import asyncio
import functools
import threading
import time

import param
import pytest

import transom as tr
from tests.site import patches, sets, until, wait_for
from transom.components.component import Component
from transom.reactive.hold import Hold


def texts(count=2):
    return [tr.widgets.StaticText(label=f"t{number}") for number in range(count)]


def app_with(handler, *others):
    """An app whose button calls `handler(event, texts)`; further handlers get buttons "b1", "b2"."""

    def app():
        shown = texts(4)
        buttons = []
        for number, each in enumerate((handler, *others)):
            buttons.append(tr.widgets.Button(label=f"b{number}"))
            buttons[-1].on_click(each(shown))
        return tr.Column(*buttons, *shown)

    return app


def changes(page):
    """What each patch set: label and value."""
    labels = {model.id: model["label"] for model in page.models.values()}
    return [
        {labels[op[1]]: op[2]["value"] for op in ops if op[0] == "set" and "value" in op[2]} for ops in patches(page)
    ]


def two_steps(shown):
    async def handler(event):
        with tr.io.hold():
            shown[0].value = "a"
            await asyncio.sleep(1)
            shown[0].value = "b"
            shown[1].value = "c"
            await asyncio.sleep(1)
        shown[2].value = "after"
        await asyncio.sleep(1)
        shown[2].value = "later"

    return handler


def unheld(shown):
    async def handler(event):
        shown[3].value = f"first {event.new}"
        await asyncio.sleep(0.1)
        shown[3].value = f"second {event.new}"

    return handler


async def test_nothing_is_sent_before_it_ends_and_then_everything_at_once(site):
    page = await site(app_with(two_steps)).open()
    page.click("b0")
    await page.advance(1.9)
    assert changes(page) == []
    await page.advance(0.2)
    assert changes(page) == [{"t0": "b", "t1": "c", "t2": "after"}]
    await page.advance(1)
    assert changes(page)[1:] == [{"t2": "later"}]


@pytest.mark.statement(56)
async def test_other_callbacks_of_the_page_go_on_sending(site):
    page = await site(app_with(two_steps, unheld)).open()
    page.click("b0")
    page.click("b1")
    await page.advance(1.5)
    assert changes(page) == [{"t3": "first 1"}, {"t3": "second 1"}]
    await page.advance(1)
    assert changes(page)[2:] == [{"t0": "b", "t1": "c", "t2": "after"}]


@pytest.mark.statement(56)
@pytest.mark.parametrize("how", ["task", "gather", "run", "thread"])
async def test_what_is_begun_inside_is_not_held(site, how):
    def handler(shown):
        async def write():
            shown[1].value = "inside"

        async def watching(event):
            shown[1].value = "inside"

        shown[2].param.watch(watching, "value")

        async def handle(event):
            with tr.io.hold():
                shown[0].value = "held"
                if how == "task":
                    handle.task = asyncio.create_task(write())
                elif how == "gather":
                    await asyncio.gather(write(), write())
                elif how == "run":
                    shown[2].value = "held too"
                else:
                    await asyncio.to_thread(setattr, shown[1], "value", "inside")
                await asyncio.sleep(1)

        return handle

    page = await site(app_with(handler)).open()
    page.click("b0")
    await until(lambda: page.session.runs and page.view.tree.nodes)
    for _ in range(5):
        await page.advance(0.1)
    assert changes(page) == [{"t1": "inside"}]
    await page.advance(1)
    assert [each["t0"] for each in changes(page)[1:]] == ["held"]


async def test_watchers_that_run_inside_are_part_of_it(site):
    seen = []

    def handler(shown):
        shown[0].param.watch(lambda event: setattr(shown[1], "value", event.new.upper()), "value")

        async def handle(event):
            with tr.io.hold():
                shown[0].value = "a"
                seen.append(shown[1].value)
                await asyncio.sleep(1)

        return handle

    page = await site(app_with(handler)).open()
    page.click("b0")
    await page.advance(0.5)
    assert seen == ["A"]  # stored and told at once: only the page waits
    assert changes(page) == []
    await page.advance(1)
    assert changes(page) == [{"t0": "a", "t1": "A"}]


# --- as a decorator ---


def held_def(shown):
    @tr.io.hold
    def handler(event):
        shown[0].value = "a"
        shown[0].value = "b"

    return handler


def held_coroutine(shown):
    @tr.io.hold
    async def handler(event):
        shown[0].value = "a"
        await asyncio.sleep(1)
        shown[0].value = "b"

    return handler


def held_generator(shown):
    @tr.io.hold
    def handler(event):
        shown[0].value = "a"
        yield
        time.sleep(0.03)
        shown[0].value = "b"

    return handler


def held_async_generator(shown):
    @tr.io.hold
    async def handler(event):
        shown[0].value = "a"
        yield 1
        await asyncio.sleep(1)
        shown[0].value = "b"
        yield 2

    return handler


class Handler:
    def __init__(self, shown):
        self.shown = shown

    @tr.io.hold
    async def method(self, event):
        self.shown[0].value = "a"
        await asyncio.sleep(1)
        self.shown[0].value = "b"

    async def __call__(self, event):
        self.shown[0].value = "a"
        await asyncio.sleep(1)
        self.shown[0].value = "b"


async def plain(shown, event):
    await Handler(shown)(event)


HELD = {
    "def": held_def,
    "coroutine": held_coroutine,
    "generator": held_generator,
    "async generator": held_async_generator,
    "method": lambda shown: Handler(shown).method,
    "object": lambda shown: tr.io.hold(Handler(shown)),
    "partial": lambda shown: tr.io.hold(functools.partial(plain, shown)),
    "lambda of a coroutine": lambda shown: tr.io.hold(lambda event: plain(shown, event)),
    "called": lambda shown: tr.io.hold()(functools.partial(plain, shown)),
    "with a lock inside": lambda shown: tr.io.hold(tr.io.with_lock(functools.partial(plain, shown))),
    "with a lock outside": lambda shown: tr.io.with_lock(tr.io.hold(functools.partial(plain, shown))),
}


@pytest.mark.statement(57)
@pytest.mark.parametrize("kind", HELD)
async def test_as_a_decorator_it_covers_the_whole_body(site, failures, kind):
    page = await site(app_with(HELD[kind])).open()
    page.click("b0")
    await page.advance(0.9)
    await page.advance(0.9)
    assert changes(page) == [{"t0": "b"}]
    assert failures() == []


def shown_generator(text, paused, go_on):
    def view(number):
        if number == 0:
            return
        text.value = f"working on {number}"
        yield f"**first {number}**"
        paused.set()
        wait_for(go_on)
        text.value = f"done {number}"
        yield f"**second {number}**"

    return view


def shown_async_generator(text, paused, go_on):
    async def view(number):
        if number == 0:
            return
        text.value = f"working on {number}"
        yield f"**first {number}**"
        paused.set()
        while not go_on.is_set():  # noqa: ASYNC110 - it is set for both kinds of generator
            await asyncio.sleep(0.01)
        text.value = f"done {number}"
        yield f"**second {number}**"

    return view


@pytest.mark.statement(57)
@pytest.mark.parametrize("make", [shown_generator, shown_async_generator])
async def test_what_a_decorated_generator_yields_is_shown_when_it_is_yielded(site, make):
    paused, go_on = threading.Event(), threading.Event()

    def app():
        slider, text = tr.widgets.IntSlider(end=10), tr.widgets.StaticText(label="t0")
        return tr.Column(slider, text, tr.bind(tr.io.hold(make(text, paused, go_on)), slider))

    page = await site(app).open()
    await page.advance(0.1)
    page.set("IntSlider", 1)
    await until(paused.is_set)
    asyncio.get_running_loop().until += 0.1  # `advance` would wait for the step that waits for us
    await asyncio.sleep(0.1)
    assert "first 1" in page.text
    assert page.find("t0")["value"] == ""
    go_on.set()
    await page.advance(0.1)
    await page.advance(0.1)
    assert "second 1" in page.text
    assert [each["t0"] for each in changes(page) if "t0" in each] == ["done 1"]


def test_a_decorated_generator_is_still_one():
    @tr.io.hold
    def steps():
        yield 1
        return "end"

    begun = steps()
    assert next(begun) == 1
    with pytest.raises(StopIteration, match="end"):
        next(begun)


async def test_a_decorated_generator_that_is_closed_cleans_up(site):
    trace = []

    @tr.io.hold
    def steps():
        try:
            yield 1
        finally:
            trace.append("sync")

    @tr.io.hold
    async def asteps():
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            trace.append("async")

    begun = steps()
    next(begun)
    begun.close()
    for end in ("close", "throw"):
        abegun = asteps()
        await anext(abegun)
        if end == "throw":
            with pytest.raises(KeyError):
                await abegun.athrow(KeyError())
        await abegun.aclose()
    assert trace == ["sync", "async", "async"]


def test_it_keeps_name_and_doc():
    @tr.io.hold
    async def documented(event):
        """The doc."""

    assert (documented.__name__, documented.__doc__) == ("documented", "The doc.")


# --- how it ends ---


@pytest.mark.parametrize("how", ["failure", "cancel"])
async def test_it_ends_with_what_ends_the_body(site, how):
    def handler(shown):
        async def handle(event):
            with tr.io.hold():
                shown[0].value = "held"
                await asyncio.sleep(1)
                raise ValueError

        return handle

    page = await site(app_with(handler)).open()
    cseq = page.click("b0")
    await page.advance(0.5)
    assert changes(page) == []
    if how == "cancel":
        page.send({"t": "cancel", "cseq": cseq})
    await page.advance(0.4 if how == "cancel" else 1)
    assert [each for each in changes(page) if each] == [{"t0": "held"}]


async def test_of_nested_ones_the_outermost_lets_go(site):
    def handler(shown):
        async def handle(event):
            with tr.io.hold():
                with tr.io.hold():
                    shown[0].value = "inner"
                await asyncio.sleep(1)
                await held_coroutine(shown)(event)
                await asyncio.sleep(1)
            shown[1].value = "outer"

        return handle

    page = await site(app_with(handler)).open()
    page.click("b0")
    await page.advance(2.9)
    assert changes(page) == []
    await page.advance(0.2)
    assert changes(page) == [{"t0": "b", "t1": "outer"}]


async def test_one_after_the_other_are_two_patches(site):
    def handler(shown):
        async def handle(event):
            held = tr.io.hold()
            for value in ("a", "b"):
                with held:
                    shown[0].value = value
                    await asyncio.sleep(1)
                await asyncio.sleep(0.1)

        return handle

    page = await site(app_with(handler)).open()
    page.click("b0")
    await page.advance(3)
    assert changes(page) == [{"t0": "a"}, {"t0": "b"}]


async def test_a_long_def_that_holds_does_not_show_its_progress(site):
    halfway, go_on = threading.Event(), threading.Event()

    def handler(shown):
        @tr.io.hold
        def handle(event):
            shown[0].value = "halfway"
            halfway.set()
            wait_for(go_on)
            shown[0].value = "done"

        return handle

    page = await site(app_with(handler)).open()
    page.click("b0")
    await until(halfway.is_set)
    asyncio.get_running_loop().until = 1.0
    await asyncio.sleep(0.1)
    assert changes(page) == []
    go_on.set()
    await page.advance(0.1)
    assert changes(page) == [{"t0": "done"}]


class Dawdling(tr.widgets.StaticText):
    """Tells the loop to cut at the very moment at which it is let go."""

    _front_end = "StaticText"

    def _mark(self, name, *, force=False):
        for mount in self._mounts:
            session = mount.owner
            if threading.get_ident() != session.view.outbox.thread:
                session.loop.call_soon_threadsafe(session.view.outbox.cut)
                time.sleep(0.05)
        super()._mark(name, force=force)


async def test_a_thread_lets_go_of_everything_at_one_moment(site):
    def app():
        button, first, second = tr.widgets.Button(), tr.widgets.StaticText(), Dawdling()

        @tr.io.hold
        def handle(event):
            first.value = "1"
            second.value = "2"

        button.on_click(handle)
        return tr.Row(button, first, second)

    page = await site(app).open()
    page.click()
    await page.advance(0.5)
    filled = [ops for ops in patches(page) if ops]
    assert [len(ops) for ops in filled] == [2]


# --- what is kept ---


class Talker(Component):
    _front_end = "StaticText"

    value = param.Parameter(default="")

    def say(self, text):
        self._send({"say": text})


async def test_messages_wait_too_and_keep_their_order_and_number(site):
    def app():
        talker, button = Talker(), tr.widgets.Button()

        async def handle(event):
            with tr.io.hold():
                talker.say(1)
                talker.value = "set"
                await asyncio.sleep(1)
                talker.say(2)
                talker.say(2)

        button.on_click(handle)
        return tr.Row(button, talker)

    page = await site(app).open()
    page.click()
    await page.advance(0.9)
    assert patches(page) == []
    await page.advance(0.2)
    ((_, *messages),) = patches(page)
    assert [op[2]["say"] for op in messages] == [1, 2, 2]


async def test_a_trigger_inside_sends_what_the_page_has_already(site):
    def app():
        slider, button = tr.widgets.IntSlider(end=10), tr.widgets.Button()

        async def handle(event):
            with tr.io.hold():
                slider.param.trigger("value")
                await asyncio.sleep(1)

        button.on_click(handle)
        return tr.Row(slider, button)

    page = await site(app).open()
    page.set("IntSlider", 7)
    await page.advance(0.1)
    page.click()
    await page.advance(2)
    assert sets(page) == [7]


def test_what_is_sent_whether_or_not_the_page_has_it_stays_so():
    class Component:
        marks = []

        def _mark(self, name, *, force=False):
            self.marks.append((name, force))

    component, hold, lock = Component(), Hold(), threading.Lock()
    with hold.entered():
        for name, force in (("a", False), ("b", True), ("a", False), ("b", False)):
            assert hold.keeps_mark(component, name, force, lock)
    assert not hold.keeps_mark(component, "c", False, lock)
    hold.release()
    hold.release()
    assert component.marks == [("a", False), ("b", True)]


async def test_components_that_come_and_go_inside(site):
    """What is new is defined with its values of the end; what has gone again is never spoken of."""

    def app():
        button, box = tr.widgets.Button(), tr.Column()

        async def handle(event):
            with tr.io.hold():
                fresh = tr.widgets.StaticText(label="fresh", value="early")
                box.append(fresh)
                box.append(tr.widgets.StaticText(label="passing"))
                await asyncio.sleep(1)
                box.pop()
                fresh.value = "late"
                await asyncio.sleep(1)

        button.on_click(handle)
        return tr.Row(button, box)

    page = await site(app).open()
    page.click()
    await page.advance(1.9)
    assert patches(page) == []
    await page.advance(0.2)
    assert page.find("fresh")["value"] == "late"
    assert "passing" not in str(patches(page))
    assert len(patches(page)) == 1


async def test_a_page_that_comes_back_shows_the_present_state_and_misses_nothing(site):
    page = await site(app_with(two_steps)).open()
    page.click("b0")
    await page.advance(0.5)
    page.view.outbox.snapshot()
    await page.settle()
    assert page.find("t0")["value"] == "a"
    await page.advance(3)
    assert [page.find(label)["value"] for label in ("t0", "t1", "t2")] == ["b", "c", "later"]


async def test_what_the_user_has_just_set_is_answered_at_once(site):
    """A clamp does not wait: the page would show what is not so."""

    def app():
        slider, text = tr.widgets.IntSlider(end=100), tr.widgets.StaticText()

        @tr.io.hold
        async def clamp(event):
            slider.value = min(event.new, 50)
            text.value = "clamped"
            await asyncio.sleep(1)

        slider.param.watch(clamp, "value")
        return tr.Row(slider, text)

    page = await site(app).open()
    page.set("IntSlider", 70)
    await page.advance(0.1)
    assert page.find("IntSlider")["value"] == 50
    assert page.find("StaticText")["value"] == ""
    await page.advance(1)
    assert page.find("StaticText")["value"] == "clamped"


async def test_outside_of_a_session_it_changes_nothing():
    text = tr.widgets.StaticText()
    with tr.io.hold():
        text.value = "a"
        with tr.io.hold():
            text.value = "b"
    assert text.value == "b"
    assert tr.io.hold(lambda: "result")() == "result"

    @tr.io.hold
    async def coroutine():
        return "awaited"

    assert await coroutine() == "awaited"


async def test_two_sessions_hold_apart(site):
    both = site(app_with(two_steps, unheld))
    first, second = await both.open(), await both.open()
    first.click("b0")
    second.click("b1")
    await second.advance(0.5)
    assert changes(first) == []
    assert changes(second) == [{"t3": "first 1"}, {"t3": "second 1"}]


@pytest.mark.parametrize("hold", [tr.io.hold, tr.io.hold()], ids=["bare", "called"])
def test_a_task_is_refused_with_what_to_write(hold):
    @tr.task
    async def work(event):
        await asyncio.sleep(1)

    with pytest.raises(TypeError, match=r"work is a task.*Write @tr.io.hold below @tr.task"):
        hold(work)


async def test_below_a_task_it_holds_each_run(site):
    def app():
        text = tr.widgets.StaticText(value="nothing")

        @tr.task
        @tr.io.hold
        async def work(event):
            text.value = "half"
            await asyncio.sleep(1)
            text.value = "whole"

        return tr.Column(tr.widgets.Button(on_click=work), text)

    page = await site(app).open()
    page.click()
    await page.advance(0.5)
    assert page.find("StaticText")["value"] == "nothing"
    await page.advance(1)
    assert page.find("StaticText")["value"] == "whole"
