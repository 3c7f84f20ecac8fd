"""Tasks at their edges: exits, threads that wait for each other, words that cross on their way, late timers."""

from __future__ import annotations

import asyncio
import threading
import time

import param
import pytest

import transom as tr
from tests.site import until
from transom.errors import ExitError
from transom.reactive.context import session_var


@pytest.mark.parametrize("scope", ["session", "app", "detached"])
async def test_an_exit_in_a_task_ends_nobody_elses_page(site, failures, scope):
    @tr.task(scope=scope)
    async def leave(event):
        raise SystemExit(3)

    page = await site(lambda: tr.widgets.Button(on_click=leave)).open()
    page.click()
    await page.settle()
    (record,) = failures()
    assert "A page cannot end the server" in record.getMessage()
    page.click()
    await page.settle()
    assert len(failures()) == 2


async def test_an_exit_in_a_view_of_a_task_is_shown(site, failures):
    @tr.task
    async def leave():
        raise SystemExit(3)

    page = await site(lambda: tr.Row(tr.bind(leave))).open()
    await page.settle()
    assert ExitError.__name__ in page.text
    assert len(failures()) == 1


async def test_a_view_of_an_apps_task_shows_every_result(site):
    """Its runs take no turns, and may be over before the thread that called has looked."""

    class Model(param.Parameterized):
        number = param.Integer(default=0)

    @tr.task(scope="app")
    async def view(number):
        return f"number {number}"

    def app():
        model = Model()

        def count(event):
            model.number = event.new

        return tr.Column(tr.widgets.Button(on_click=count), tr.bind(view, model.param.number))

    page = await site(app).open()
    for number in range(1, 60):
        page.click()
        await page.advance(0.1)
        assert f"number {number}" in page.text


async def test_a_late_timer_does_not_let_an_older_call_begin_after_a_newer_one(site):
    begun, made = [], []

    def app():
        @tr.task(policy="latest", throttle=0.1)
        async def work(number):
            begun.append(number)

        made.append(work)
        slider = tr.widgets.IntSlider(end=9)
        slider.param.watch(lambda event: work(event.new), "value")
        return slider

    page = await site(app).open()
    for number in (1, 2):
        page.set("IntSlider", number)
        await page.settle()
    assert begun == [1]
    asyncio.get_running_loop().now += 0.15  # the loop was held past the timer
    page.session.context.copy().run(made[0], 3)
    await page.settle()
    await page.advance(1)
    assert begun == [1, 3]


async def test_waiting_for_a_run_of_the_app_lends_the_pages_turn(site):
    trace, release = [], threading.Event()

    @tr.task(scope="app")
    def shared():
        release.wait(15)
        return "shared"

    def app():
        def wait(event):
            trace.append("waits")
            trace.append(shared().result(15))

        def other(event):
            trace.append("other")
            release.set()

        return tr.Row(
            tr.widgets.Button(label="Wait", on_click=wait), tr.widgets.Button(label="Other", on_click=tr.task(other))
        )

    page = await site(app).open()
    page.click("Wait")
    await until(lambda: trace == ["waits"])
    await until(lambda: page.session.turn.free)
    release.set()
    await until(lambda: trace[-1] == "shared")
    page.click("Other")
    await until(lambda: trace[-1] == "other")


@pytest.mark.parametrize("threads", [1, 256])
async def test_many_threads_that_wait_for_each_other_all_end(site, threads):
    """More than a page has places for, and more than there are threads."""
    done = []

    @tr.task
    def child(number):
        return number

    @tr.task
    def parent(number):
        done.append(child(number).result(15))

    def click(event):
        for number in range(40):
            parent(number)

    page = await site(lambda: tr.widgets.Button(on_click=click), threads=threads).open()
    page.click()
    await until(lambda: len(done) == 40)
    await until(lambda: not page.session.runs)
    assert sorted(done) == list(range(40))
    assert page.registry.pool.limit == threads


async def test_the_end_of_a_run_is_told_although_a_threads_word_is_on_its_way(site):
    made = []

    def app():
        @tr.task(policy="queue")
        async def work(event):
            await asyncio.sleep(1)

        made.append(work)
        return tr.widgets.Button(on_click=work)

    page = await site(app).open()
    page.click()
    page.click()
    await page.settle()
    waiting = max(page.session.runs, key=lambda run: run.number)
    told = []
    waiting.listen(lambda run: told.append(run.state))
    thread = threading.Thread(target=lambda: setattr(waiting, "progress", 0.5))
    thread.start()
    thread.join()
    waiting.cancel()
    assert told == ["cancelled"]
    await page.settle()


@pytest.mark.parametrize("scope", ["app", "detached", "session"])
async def test_a_generator_that_is_cancelled_in_a_step_ends_with_that_step(site, scope):
    trace, release = [], threading.Event()

    @tr.task(scope=scope)
    def steps(event):
        try:
            trace.append("step")
            release.wait(15)
            yield 1
        finally:
            trace.append("finally")

    runs = []
    page = await site(lambda: tr.widgets.Button(on_click=lambda event: runs.append(steps(event)))).open()
    page.click()
    await until(lambda: trace == ["step"])
    (run,) = runs
    run.cancel()
    await asyncio.sleep(0)
    assert run.state == "cancelling"
    release.set()
    await until(lambda: run.state == "cancelled")
    assert trace == ["step", "finally"]


async def test_a_cancelled_run_is_not_tried_again(site, failures):
    calls = []

    def app():
        @tr.task(policy="latest", retries=(1, 1))
        async def work(event):
            calls.append(event.new)
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ConnectionError("aborted") from None

        return tr.widgets.Button(on_click=work)

    page = await site(app).open()
    page.click()
    await page.settle()
    (run,) = page.session.runs
    run.cancel()
    await page.settle()
    assert run.state == "cancelled"
    await page.advance(5)
    assert calls == [1]


async def test_tasks_of_two_modules_are_two(site):
    def made(module):
        async def load():
            return module

        load.__module__ = module
        return tr.task(scope="app")(load)

    orders, users = made("orders"), made("users")
    page = await site(lambda: tr.widgets.Button(label="Nothing")).open()
    context = page.session.context.copy()
    context.run(orders)
    await page.settle()
    assert context.run(lambda: orders.value) == "orders"
    assert context.run(lambda: users.value) is None


async def test_an_undefined_result_is_none():
    @tr.task
    async def nothing():
        return param.Undefined

    assert await nothing() is None


async def test_lending_the_turn_is_not_holding_the_page_up(site):
    def app():
        @tr.task
        async def work():
            await asyncio.sleep(0.4)

        def click(event):
            work().result(15)
            time.sleep(0.2)

        return tr.widgets.Button(on_click=click)

    page = await site(app, report_long=0.5).open()
    loop = asyncio.get_running_loop()
    page.click()
    loop.until = loop.now + 0.45
    await until(lambda: not page.session.runs and page.session.turn.free)
    assert [report["report"] for report in page.session.advice.kept] == []


async def test_a_script_that_waits_for_a_run_is_not_taken_for_a_callback(site):
    """What a page's own code takes at its start is not watched; that it has waited changes nothing."""
    watched = []

    @tr.task
    async def work():
        return "done"

    def app():
        result = work().result(15)
        watched.append(session_var.get().lender.watchdog.watching)

        def click(event):
            watched.append(work().result(15))
            watched.append(session_var.get().lender.watchdog.watching)

        return tr.widgets.Button(label=result, on_click=click)

    page = await site(app).open()
    page.click("done")
    await until(lambda: len(watched) == 3)
    assert watched == [False, "done", True]
