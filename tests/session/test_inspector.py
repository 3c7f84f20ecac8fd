"""What a page in development is told of its runs, when, and what outside of development it is not told."""

from __future__ import annotations

import asyncio
import linecache
import threading

import pytest

import transom as tr
from tests.site import until, wait_for


def inspections(page):
    return [frame for frame in page.frames if frame["t"] == "inspection"]


def names(page):
    """The runs of each message, by name and state."""
    return [[(run["name"], run["state"]) for run in frame["runs"]] for frame in inspections(page)]


def inspect(page, on=True):
    page.send({"t": "inspect", "on": on})


def app():
    long = tr.widgets.Button(label="long")
    steps = tr.widgets.Button(label="steps")

    async def wait(event):
        await asyncio.sleep(60)

    async def count(event):
        for number in range(10):
            tr.current_run().progress = number / 10
            await asyncio.sleep(0.1)

    long.on_click(wait)
    steps.on_click(count)
    return tr.Row(long, steps)


async def test_it_says_nothing_before_it_is_opened(site):
    page = await site(app).open()
    page.click("long")
    await page.advance(2.0)
    assert inspections(page) == []


async def test_opening_it_tells_what_runs_at_once(site):
    page = await site(app).open()
    page.click("long")
    await page.settle()
    inspect(page)
    await page.settle()
    (message,) = inspections(page)
    (run,) = message["runs"]
    assert run["name"].endswith("wait")
    assert run["state"] == "running"
    assert run["progress"] is None
    assert 0 <= run["seconds"] < 5
    file, line, function = run["where"]
    assert file == __file__
    assert function.endswith("wait")
    assert "await asyncio.sleep(60)" in linecache.getline(file, line)
    assert message["reports"] == []


async def test_it_says_when_runs_begin_and_end(site):
    page = await site(app).open()
    inspect(page)
    await page.settle()
    assert names(page) == [[]]
    page.click("steps")
    await page.advance(0.3)
    (run,) = inspections(page)[-1]["runs"]
    assert (run["state"], run["progress"]) == ("running", pytest.approx(0.2))
    await page.advance(1.0)
    assert names(page)[-1] == []


async def test_it_says_so_four_times_a_second_at_most_and_only_what_is_new(site):
    page = await site(app).open()
    inspect(page)
    await page.settle()
    page.click("steps")
    await page.advance(0.99)
    assert 3 <= len(inspections(page)) <= 5
    await page.advance(1.0)
    page.click("long")
    await page.advance(1.0)
    told = len(inspections(page))
    await page.advance(30.0)
    assert len(inspections(page)) == told


async def test_many_short_runs_are_many_fewer_messages(site):
    page = await site(app).open()
    inspect(page)
    for _ in range(50):
        page.click("steps")
    await page.advance(0.24)
    assert len(inspections(page)) <= 2
    await page.advance(0.26)
    assert len(inspections(page)[-1]["runs"]) == 50


async def test_of_very_many_runs_it_tells_how_many_there_are(site):
    page = await site(app).open()
    for _ in range(130):
        page.click("long")
    await page.wait(lambda: len(page.session.runs) == 130)
    inspect(page)
    await page.settle()
    (message,) = inspections(page)
    assert (len(message["runs"]), message["more"]) == (100, 30)


async def test_closed_it_says_nothing_more(site):
    page = await site(app).open()
    inspect(page)
    page.click("steps")
    await page.advance(0.3)
    inspect(page, on=False)
    await page.settle()
    told = len(inspections(page))
    await page.advance(5.0)
    assert len(inspections(page)) == told
    assert page.view.inspector._tell not in page.session.running.listeners


async def test_opened_twice_is_opened_once(site):
    page = await site(app).open()
    inspect(page)
    inspect(page)
    await page.settle()
    listeners = page.session.running.listeners
    assert listeners.count(page.view.inspector._tell) == 1


async def test_it_ends_with_the_connection_and_goes_on_when_the_page_asks_again(site):
    page = await site(app).open()
    inspect(page)
    await page.settle()
    session = page.session
    await page.disconnect()
    assert session.view.inspector._tell not in session.running.listeners
    await page.reconnect()
    page.click("long")
    await page.advance(1.0)
    assert len(inspections(page)) == 1
    inspect(page)
    await page.settle()
    assert [name.rpartition(".")[2] for name, _ in names(page)[-1]] == ["wait"]


async def test_it_ends_with_the_session(site):
    one = site(app)
    page = await one.open()
    inspect(page)
    page.click("long")
    await page.settle()
    session, inspector = page.session, page.view.inspector
    await one.leave(page)
    assert inspector._tell not in session.running.listeners


async def test_it_makes_no_patch_and_does_not_see_itself(site):
    page = await site(app).open()
    await page.settle()
    before = page.view.outbox.sseq, len(page.patches())
    inspect(page)
    await page.settle()
    assert not page.session.busy
    await page.advance(10.0)
    assert names(page) == [[]]
    inspect(page, on=False)
    inspect(page)
    await page.settle()
    assert (page.view.outbox.sseq, len(page.patches())) == before
    assert not page.session.busy


async def test_it_shows_runs_of_its_own_page_only(site):
    one = site(app)
    page, other = await one.open(), await one.open()
    other.click("long")
    await other.settle()
    inspect(page)
    await page.settle()
    assert names(page) == [[]]


async def test_it_shows_what_a_thread_is_at(site):
    go, begun = threading.Event(), threading.Event()

    @tr.task
    def compute(event):
        begun.set()
        wait_for(go)

    page = await site(lambda: tr.widgets.Button(on_click=compute)).open()
    page.click()
    await until(begun.is_set)
    inspect(page)
    await until(lambda: inspections(page))
    (run,) = inspections(page)[-1]["runs"]
    go.set()
    assert run["where"][2].endswith("wait_for")  # it is in this test's own code, at the line where it waits
    await page.settle()
    await page.advance(0.5)
    assert names(page)[-1] == []


@pytest.mark.parametrize(
    ("progress", "told"),
    [(0.5, 0.5), (1, 1.0), ("half", "half"), (10**400, "int"), (True, "bool"), ([1] * 1000, "list"), (None, None)],
)
async def test_progress_may_be_anything(site, progress, told):
    async def run(event):
        tr.current_run().progress = progress
        await asyncio.sleep(60)

    page = await site(lambda: tr.widgets.Button(on_click=run)).open()
    page.click()
    await page.settle()
    inspect(page)
    await page.settle()
    assert inspections(page)[-1]["runs"][0]["progress"] == told


async def test_the_reports_so_far_come_with_its_opening_and_only_then(site):
    page = await site(app).open()
    page.session.advise("stale", "an old result is shown")
    page.session.advise("long", "it takes long")
    inspect(page)
    await page.settle()
    page.click("long")
    await page.advance(1.0)
    first, *later = inspections(page)
    assert [(each["report"], each["text"]) for each in first["reports"]] == [
        ("stale", "an old result is shown"),
        ("long", "it takes long"),
    ]
    assert later
    assert all("reports" not in each for each in later)


async def test_a_page_that_does_not_read_is_told_when_it_reads_again(site):
    page = await site(app).open()
    page.session.advise("stale", "an old result is shown")
    await page.settle()
    page.view.outbox.lagging = True
    inspect(page)
    await page.settle()
    assert inspections(page) == []
    page.view.outbox.lagging = False
    await page.advance(0.3)
    (message,) = inspections(page)
    assert len(message["reports"]) == 1


# Outside of development


async def test_outside_of_development_it_is_refused(site):
    page = await site(app, dev=False).open()
    inspect(page)
    await page.wait(lambda: page.transport.closed is not None)
    assert page.transport.closed == 4400
    assert page.frames[-1]["t"] == "bye"
    assert "development" in page.frames[-1]["reason"]
    assert inspections(page) == []


async def test_outside_of_development_no_report_reaches_the_page(site, caplog):
    page = await site(app, dev=False).open()
    page.session.advise("stale", "an old result is shown")
    await page.settle()
    assert "an old result" in caplog.text
    assert "an old result" not in str(page.frames)


async def test_in_development_a_report_reaches_the_page(site):
    page = await site(app).open()
    page.session.advise("stale", "an old result is shown")
    await page.settle()
    ((target, content),) = page.messages
    assert (target, content["kind"], content["text"]) == ("page", "report", "an old result is shown")


# Cancelling by number


@pytest.mark.parametrize("dev", [True, False])
async def test_a_run_is_cancelled_by_its_number(site, dev):
    page = await site(app, dev=dev).open()
    page.click("long")
    page.click("long")
    await page.settle()
    first, second = sorted(page.session.runs, key=lambda run: run.number)
    page.send({"t": "cancel", "run": first.number})
    await page.settle()
    assert (first.state, second.state) == ("cancelled", "running")


async def test_runs_are_still_cancelled_by_the_event_that_started_them(site):
    page = await site(app).open()
    page.click("long")
    cseq = page.click("long")
    await page.settle()
    first, second = sorted(page.session.runs, key=lambda run: run.number)
    page.send({"t": "cancel", "cseq": cseq})
    await page.settle()
    assert (first.state, second.state) == ("running", "cancelled")


async def test_runs_of_other_pages_cannot_be_cancelled(site):
    one = site(app)
    page, other = await one.open(), await one.open()
    other.click("long")
    await other.settle()
    (run,) = other.session.runs
    page.send({"t": "cancel", "run": run.number})
    page.send({"t": "cancel", "run": 10**6})
    page.send({"t": "cancel"})
    await page.settle()
    assert run.state == "running"
    assert page.transport.closed is None


async def test_one_that_cannot_stop_yet_is_shown_cancelling(site):
    go, begun = threading.Event(), threading.Event()

    @tr.task
    def compute(event):
        begun.set()
        wait_for(go)

    page = await site(lambda: tr.widgets.Button(on_click=compute)).open()
    page.click()
    await until(begun.is_set)
    inspect(page)
    await until(lambda: inspections(page))
    (run,) = page.session.runs
    page.send({"t": "cancel", "run": run.number})
    await until(lambda: run.state == "cancelling")
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 0.3
    await asyncio.sleep(0.3)  # the clock waits for the thread a moment, and goes on without it
    assert names(page)[-1] == [(run.name, "cancelling")]
    go.set()
    await page.settle()
    await page.advance(0.5)
    assert names(page)[-1] == []


@pytest.mark.parametrize("message", [{"t": "inspect"}, {"t": "inspect", "on": "yes"}, {"t": "cancel", "run": "1"}])
async def test_nonsense_ends_the_connection(site, message):
    page = await site(app).open()
    page.send(message)
    await page.wait(lambda: page.transport.closed is not None)
    assert page.transport.closed == 4400
