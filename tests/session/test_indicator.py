"""What says that something is going on: the mark of a view that waits, `loading` by a task, `busy` of a page."""

from __future__ import annotations

import asyncio
import logging
import random
import threading

import param
import pytest

import transom as tr
from tests.site import until, wait_for

SEQUENCES = 1000


def of_random_kinds(rng):
    """A function of a number, each of whose calls is of another kind, takes another time and ends otherwise."""

    def end(number, outcome):
        if outcome == "fails":
            raise ValueError(number)
        if outcome == "skips":
            raise param.Skip
        return f"{number}"

    async def coroutine(number, latency, outcome):
        await asyncio.sleep(latency)
        return end(number, outcome)

    async def swallows(number, latency, outcome):
        try:
            await asyncio.sleep(latency)
        except asyncio.CancelledError:
            await asyncio.sleep(latency / 2)
        return end(number, outcome)

    async def generator(number, latency, outcome):
        for _ in range(2):
            yield f"{number}"
            await asyncio.sleep(latency / 2)
        yield end(number, outcome)

    def at_once(number, latency, outcome):
        return end(number, outcome)

    def view(number):
        function = rng.choice((coroutine, swallows, generator, at_once))
        return function(number, rng.choice((0, 0.05, 0.2, 1)), rng.choice(("value", "value", "fails", "skips")))

    return view


@pytest.fixture
def quiet():
    """Failures are part of the sequences."""
    log = logging.getLogger("transom")
    log.disabled = True
    yield
    log.disabled = False


class Viewer:
    """The user of a page with a slider and a view; knows what is going on for the newest input."""

    def __init__(self, page):
        self.page = page
        self.number = 0
        self.stopped = set()
        """Runs for the newest input that the user has cancelled: they go on until they have ended."""

    @property
    def live(self):
        """Runs for the newest input; older ones have been cancelled."""
        return [run for run in self.page.session.runs if run in self.stopped or not run.cancel_requested]

    def input(self):
        self.number = (self.number + 1) % 101
        self.page.set("IntSlider", self.number)
        self.stopped.clear()

    async def stop(self):
        await self.page.settle()
        self.stopped.update(self.live)
        for run in self.live:
            run.cancel()


@pytest.mark.slow
@pytest.mark.statement(71)
async def test_a_view_is_marked_exactly_while_its_run_is_live_and_never_stuck(site, quiet):
    """Inputs, cancellations and looks at random times; the mark follows within one patch's interval."""
    rng = random.Random(71)
    looked = {True: 0, False: 0}

    def app():
        slider = tr.widgets.IntSlider(end=100)
        return tr.Row(slider, tr.bind(of_random_kinds(rng), slider))

    page = await site(app, threads=0).open()
    view, viewer = page.find("ParamFunction"), Viewer(page)

    def look():
        live = bool(viewer.live)
        assert view["pending"] is live
        looked[live] += 1

    for number in range(SEQUENCES):
        for _ in range(rng.randint(1, 4)):
            if rng.random() < 0.15:
                await viewer.stop()
            else:
                viewer.input()
            if rng.random() < 0.8:  # else the next comes at the same time
                await page.advance(rng.choice((0.02, 0.1, rng.uniform(0.02, 1.2))))
                await page.advance(0.017)
                look()
        await page.advance(2.6)
        assert not page.session.runs, f"sequence {number}"
        look()
    assert looked[True] > SEQUENCES / 2
    assert looked[False] > SEQUENCES


@pytest.mark.statement(71)
async def test_a_button_that_loads_by_a_task_does_so_exactly_while_it_runs(site, quiet):
    rng = random.Random(71)

    def app():
        button = tr.widgets.Button()
        task = tr.task(policy="latest")(lambda event: of_random_kinds(rng)(0))
        button.on_click(task)
        button.loading = task.param.running
        return button

    page = await site(app, threads=0).open()
    button = page.find("Button")
    on = 0
    for _ in range(200):
        for _ in range(rng.randint(1, 3)):
            page.click()
            await page.advance(rng.uniform(0, 0.4))
            await page.advance(0.017)
            assert button["loading"] is bool(page.session.runs)  # one that is being cancelled still runs
            on += button["loading"]
        await page.advance(2.6)
        assert button["loading"] is False
    assert on > 100


@pytest.mark.statement(71)
async def test_the_mark_goes_off_in_the_patch_that_shows_the_result(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)

        async def view(number):
            await asyncio.sleep(1)
            return tr.pane.Str(f"{number}")

        return tr.Row(slider, tr.bind(view, slider))

    page = await site(app).open()
    await page.advance(2)
    page.set("IntSlider", 3)
    await page.advance(2)
    off = [ops for ops in (patch["ops"] for patch in page.patches()) if "'pending': False" in str(ops)]
    assert "'object': '3'" in str(off[-1])


# --- busy ---


def lamp():
    spinner = tr.indicators.LoadingSpinner()
    tr.state.sync_busy(spinner)
    return spinner


@pytest.mark.statement(72)
async def test_busy_is_of_one_page_and_true_during_awaits(site):
    def app():
        button = tr.widgets.Button()

        async def work(event):
            await asyncio.sleep(0.5)
            await asyncio.sleep(0.5)

        button.on_click(work)
        return tr.Row(button, lamp())

    both = site(app)
    one, other = await both.open(), await both.open()
    one.click()
    for _ in range(9):
        await one.advance(0.1)
        await other.settle()
        assert one.session.busy
        assert one.find("LoadingSpinner")["value"] is True
        assert not other.session.busy
        assert other.find("LoadingSpinner")["value"] is False
    await one.advance(0.2)
    assert not one.session.busy
    assert one.find("LoadingSpinner")["value"] is False
    assert all("LoadingSpinner" not in str(patch) for patch in other.patches())


@pytest.mark.statement(72)
async def test_busy_lasts_until_the_last_of_overlapping_runs_has_ended(site):
    def app():
        button = tr.widgets.Button()

        async def work(event):
            await asyncio.sleep(event.new)
            if event.new == 2:
                raise ValueError

        button.on_click(work)
        return tr.Row(button, lamp())

    page = await site(app).open()
    for _ in range(3):  # of one, two and three seconds; the second fails
        page.click()
    await page.advance(2.5)
    assert page.session.busy
    assert page.find("LoadingSpinner")["value"] is True
    page.send({"t": "cancel", "cseq": 3})
    await page.advance(0.1)
    assert not page.session.busy
    assert page.find("LoadingSpinner")["value"] is False


@pytest.mark.statement(72)
async def test_a_def_in_a_thread_is_busy_and_other_pages_are_not(site):
    entered, release = threading.Event(), threading.Event()

    def app():
        button = tr.widgets.Button()

        def work(event):
            entered.set()
            wait_for(release)

        button.on_click(work)
        return button

    both = site(app)
    one, other = await both.open(), await both.open()
    one.click()
    await until(entered.is_set)
    assert one.session.busy
    assert not other.session.busy
    release.set()
    await until(lambda: not one.session.busy)


@pytest.mark.statement(72)
async def test_a_callback_sees_that_its_own_page_is_busy(site):
    seen = []

    def app():
        button = tr.widgets.Button()

        async def work(event):
            seen.append(tr.state.busy)
            await asyncio.sleep(1)
            seen.append(tr.state.busy)

        button.on_click(work)
        tr.state.add_periodic_callback(lambda: seen.append(tr.state.busy), period=300, count=2)
        return button

    page = await site(app).open()
    page.click()
    await page.advance(2)
    assert seen == [True] * 4
    assert not page.session.context.copy().run(lambda: tr.state.busy)
