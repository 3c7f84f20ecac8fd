"""The state of tasks and runs as parameters: to bind, to refer to, to watch."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads
from tests.site import collect, sets, until
from transom.reactive.live import Live


def in_page(page, function, *args):
    return page.session.context.copy().run(function, *args)


async def test_a_button_loads_while_its_task_runs(site):
    @tr.task(policy="queue")
    async def work(event):
        await asyncio.sleep(1)

    page = await site(lambda: tr.widgets.Button(on_click=work, loading=work.param.running)).open()
    button = page.find("Button")
    assert button["loading"] is False
    page.click()
    page.click()
    await page.advance(0.5)
    assert button["loading"] is True
    await page.advance(1)
    assert button["loading"] is True
    await page.advance(1)
    assert button["loading"] is False


async def test_the_state_of_a_task_goes_through_all_its_words(site):
    threads = ConductedThreads(asyncio.get_running_loop())
    states = []

    @tr.task(policy="drop")
    def work(event):
        threads.sleep(2)
        if event.new == 2:
            raise ValueError
        return event.new

    def app():
        text = tr.widgets.StaticText(value=work.param.state)
        text.param.watch(lambda event: states.append(event.new), "value")
        states.append(text.value)
        return tr.Row(tr.widgets.Button(on_click=work), text)

    one = site(app)
    one.registry.pool = threads
    page = await one.open()
    page.click()
    await page.advance(3)
    page.click()
    await page.advance(3)
    page.click()
    await page.advance(1)
    in_page(page, work.cancel)
    await page.advance(3)
    assert states == [
        "pending", "running", "done", "running", "failed", "running", "cancelling", "cancelled",
    ]  # fmt: skip


async def test_who_sees_a_task_end_sees_its_result():
    seen = []

    @tr.task
    async def work():
        await asyncio.sleep(0)
        return "result"

    run = work()
    for source in (work, run):
        source.param.watch(lambda event: seen.append((event.new, event.obj.value)), "running")
    await run
    await asyncio.sleep(0)
    assert seen == [(False, "result"), (False, "result")]


async def test_who_sees_a_task_fail_sees_its_error(failures):
    seen = []

    @tr.task
    async def work():
        raise ValueError("the reason")

    run = work()
    for source in (work, run):
        source.param.watch(lambda event: seen.append((event.new, event.obj.state, str(event.obj.error))), "running")
    with pytest.raises(ValueError, match="the reason"):
        await run
    await asyncio.sleep(0)
    assert seen == [(False, "failed", "the reason")] * 2
    assert failures() == []


async def test_a_run_has_parameters_of_its_own(site):
    def app():
        column = tr.Column()

        @tr.task
        async def work(event):
            for step in range(4):
                tr.current_run().progress = step
                await asyncio.sleep(1)
            return f"result {event.new}"

        def click(event):
            run = work(event)
            column.append(tr.widgets.StaticText(value=tr.bind(str, run.param.progress)))

        return tr.Row(tr.widgets.Button(on_click=click), column)

    page = await site(app).open()
    page.click()
    await page.advance(2)
    page.click()
    await page.advance(0.5)
    assert [model["value"] for model in page.all("StaticText")] == ["2", "0"]
    await page.advance(10)
    assert [model["value"] for model in page.all("StaticText")] == ["3", "3"]


async def test_the_parameters_are_there_before_the_first_run_and_after_the_last():
    @tr.task(retries=1)
    async def work():
        tr.current_run().progress = tr.current_run().attempts / 2
        if tr.current_run().attempts == 1:
            raise ValueError
        return "result"

    live = work.param
    before = {name: getattr(live.self, name) for name in ("running", "state", "value", "error", "progress", "attempts")}
    assert before == {
        "running": False, "state": "pending", "value": None, "error": None, "progress": None, "attempts": 0,
    }  # fmt: skip
    await work()
    await asyncio.sleep(0)
    after = {name: getattr(live.self, name) for name in before}
    assert after == {
        "running": False, "state": "done", "value": "result", "error": None, "progress": 1.0, "attempts": 2,
    }  # fmt: skip
    run = work()
    await run
    assert run.param.self.value == "result"  # asked for when it has ended
    assert run.param.self.state == "done"


async def test_the_failure_of_a_task_is_a_parameter(site, failures):
    @tr.task
    async def work(event):
        if event.new == 1:
            raise ValueError("the reason")
        return event.new

    def app():
        text = tr.widgets.StaticText(value=tr.bind(lambda error: "" if error is None else str(error), work.param.error))
        return tr.Row(tr.widgets.Button(on_click=work), text)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert page.find("StaticText")["value"] == "the reason"
    page.click()
    await page.advance(0.1)
    assert page.find("StaticText")["value"] == ""
    assert len(failures()) == 1


@pytest.mark.statement(34)
async def test_what_watches_a_task_of_the_app_ends_with_its_page(site):
    seen = []

    @tr.task(scope="app")
    async def work(event=None):
        return object()

    def app():
        work.param.watch(lambda event: seen.append(event.new), "value")
        return tr.Row(tr.widgets.Button(on_click=work))

    one = site(app)
    first, second = await one.open(), await one.open()
    second.click()
    await second.advance(0.1)
    await first.settle()
    assert len(seen) == 2
    await one.leave(first)
    second.click()
    await second.advance(0.1)
    assert len(seen) == 3


async def test_a_task_that_is_followed_by_nobody_tells_nobody(site):
    """The parameters are made when they are asked for."""

    @tr.task
    async def work(event):
        tr.current_run().progress = 1

    page = await site(lambda: tr.widgets.Button(on_click=work)).open()
    page.click()
    await page.advance(0.1)
    assert in_page(page, lambda: work.progress) == 1
    place = work._places[page.session]
    assert place._live is None
    assert place.lane._listeners == []
    assert sets(page, "value") == []


async def test_a_reference_that_is_gone_is_told_nothing(site):
    @tr.task
    async def work(event):
        return event.new

    def app():
        texts = [tr.widgets.StaticText(value=work.param.value) for _ in range(20)]
        del texts
        return tr.widgets.Button(on_click=work)

    page = await site(app).open()
    collect()
    page.click()
    await page.advance(0.1)
    live = in_page(page, lambda: work.param.self)
    assert live.value == 1
    assert live._param__private.watchers.get("value", {}).get("value", []) == []


async def test_it_is_the_state_of_the_page_that_asks(site):
    """A task of the module has as many states as there are pages."""

    @tr.task
    async def work(event):
        return event.new

    def app():
        return tr.Row(tr.widgets.Button(on_click=work), tr.widgets.StaticText(value=tr.bind(str, work.param.value)))

    one = site(app)
    first, second = await one.open(), await one.open()
    first.click()
    first.click()
    second.click()
    await first.advance(0.1)
    await second.settle()
    assert [page.find("StaticText")["value"] for page in (first, second)] == ["2", "1"]


async def test_threads_that_ask_first_get_the_same_parameters(site, monkeypatch):
    """Each of two would otherwise have some of its own, and one of them nobody would tell of anything."""
    made, at_once = [], threading.Barrier(2, timeout=0.3)
    follow = Live.follow

    def late(live, source):
        made.append(live)
        with suppress(threading.BrokenBarrierError):
            at_once.wait()  # the other one is here too, if it may be
        follow(live, source)

    monkeypatch.setattr(Live, "follow", late)

    @tr.task
    async def work(): ...

    page = await site(lambda: tr.widgets.StaticText(label="")).open()
    context, given = page.session.context, []

    def ask():
        given.append(work.param)

    threads = [threading.Thread(target=context.copy().run, args=(ask,)) for _ in range(2)]
    [thread.start() for thread in threads]
    await until(lambda: len(given) == 2)
    [thread.join() for thread in threads]
    assert len(made) == 1
    assert given[0].running is given[1].running
