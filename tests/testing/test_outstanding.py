"""`settle()` waits for what is outstanding, for nothing else, and does not look again and again."""

from __future__ import annotations

import asyncio
import threading

import pytest

import transom as tr
from tests.site import on_clock, until, wait_for
from transom.errors import ProtocolError
from transom.reactive.executor import WorkerPool
from transom.testing import outstanding, run_test


def chain():
    """A click → a `def` in a thread → a watcher that awaits → a bound view that awaits."""
    button = tr.widgets.Button(label="Go")
    first, second = tr.widgets.StaticText(), tr.widgets.StaticText()

    def clicked(event):
        first.value = "clicked"

    async def follow(event):
        await asyncio.sleep(0)
        second.value = f"{event.new}, followed"

    async def view(value):
        await asyncio.sleep(0)
        return f"{value}, seen"

    button.on_click(clicked)
    first.param.watch(follow, "value")
    return tr.Column(button, first, second, tr.bind(view, second))


async def whole_chain():
    async with run_test(chain) as page:
        for _ in range(3):
            page.click("Go")
        await page.settle()
        assert "clicked, followed, seen" in page.text
        assert page.settled == {1: None, 2: None, 3: None}


@pytest.mark.parametrize("run", [asyncio.run, on_clock])
def test_all_that_follows_from_a_click_has_happened(run):
    run(whole_chain())


async def rounds(count=50):
    for _ in range(count):
        await asyncio.sleep(0)


async def idle():
    """The loop has nothing to do, until a thread says something."""
    loop = asyncio.get_running_loop()
    said = asyncio.Event()
    timer = threading.Timer(0.02, lambda: loop.call_soon_threadsafe(said.set))
    timer.start()
    await said.wait()
    timer.join()


async def test_it_sleeps_while_a_thread_works(monkeypatch):
    go_on, working = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def work(event):
        loop.call_soon_threadsafe(working.set)
        go_on.wait(15)

    async with run_test(lambda: tr.widgets.Button(label="Go", on_click=work)) as page:
        looks = []
        look = page._raise_broken
        monkeypatch.setattr(page, "_raise_broken", lambda: (looks.append(None), look()))
        page.click("Go")
        settling = asyncio.create_task(page.settle())
        await working.wait()
        await idle()
        before = len(looks)
        await idle()
        await rounds()
        assert len(looks) == before
        assert not settling.done()
        go_on.set()
        await settling
        assert page.settled == {1: None}


async def test_what_waits_for_its_time_is_not_outstanding():
    text = tr.widgets.StaticText(value="before")

    async def later(event):
        await asyncio.sleep(3600)
        text.value = "after"

    async with run_test(lambda: tr.Row(tr.widgets.Button(label="Go", on_click=later), text)) as page:
        page.click("Go")
        await page.settle()
        assert "before" in page.text
        assert len(page.session.runs) == 1


async def test_a_timer_that_is_due_is():
    fired = []

    async with run_test(lambda: "x") as page:
        loop = asyncio.get_running_loop()
        loop.call_at(loop.time(), fired.append, "due")
        loop.call_at(loop.time(), fired.append, "cancelled").cancel()
        await page.settle()
        assert fired == ["due"]


async def test_jobs_of_to_thread_are():
    text = tr.widgets.StaticText()

    async def load(event):
        text.value = await asyncio.to_thread(lambda: "loaded")

    async with run_test(lambda: tr.Row(tr.widgets.Button(label="Go", on_click=load), text)) as page:
        page.click("Go")
        await page.settle()
        assert "loaded" in page.text


async def test_code_without_an_end_is_left_to_go_on():
    async def spin(event):
        while True:
            await rounds()

    async with run_test(lambda: tr.widgets.Button(label="Go", on_click=spin)) as page:
        page.click("Go")
        await page.settle()
        assert len(page.session.runs) == 1


async def test_a_function_that_stays_in_its_thread_is_named(monkeypatch):
    monkeypatch.setattr(outstanding, "LONGEST", 0.05)
    begun, go_on = threading.Event(), threading.Event()

    def stuck(event):
        begun.set()
        go_on.wait(15)

    async with run_test(lambda: tr.widgets.Button(label="Go", on_click=stuck)) as page:
        page.click("Go")
        await until(begun.is_set)
        with pytest.raises(
            AssertionError, match=r"still outstanding after 0\.05 s: test_outstanding\.py:\d+ in .*stuck"
        ):
            await page.settle()
        go_on.set()


async def test_it_says_what_a_page_was_told_wrongly():
    async with run_test(lambda: "x") as page:
        page._deliver('{"t":"patch","sseq":99,"ops":[]}')
        with pytest.raises(ProtocolError, match="patch 99"):
            await page.settle()
        page._broken = None


def test_a_job_that_ends_after_the_loop_has_closed_is_quiet():
    """A thread may be about to tell of it just when somebody else has."""
    pool, go_on, told = WorkerPool(), threading.Event(), []

    async def main():
        pool.submit(lambda: wait_for(go_on))
        resting = asyncio.create_task(outstanding.at_rest(pool, bool))
        while not pool.listeners:  # noqa: ASYNC110 - of code that does not know it is watched
            await asyncio.sleep(0.001)
        told.extend(pool.listeners)
        go_on.set()
        await resting

    asyncio.run(main())
    for tell in told:
        tell()
    pool.close()
