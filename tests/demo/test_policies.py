"""The page of policies: one sweep of the slider shows what each of them does."""

from __future__ import annotations

import asyncio
import re
import time

import pytest

from tests.site import on_clock
from transom.demo import POLICIES
from transom.demo.strips import CSS, FATES, Strip, Tape, legend_html, strip_html
from transom.testing import run_test

COROUTINE, STUBBORN, THREAD = "coroutine", "coroutine that will not stop", "def in a thread"


def counts(page):
    """What the drawing of each policy says to those who do not see it."""
    labels = re.findall(r'role="img" aria-label="(\w+): ([^"]*)"', page.text)
    return dict(labels)


def shown(page):
    return re.findall(r"<small>shown</small>([^<]*)<", page.text)


def choose(page, function):
    page.choose("Function", function)


def after_a_sweep(function):
    """Counts and shown values, a second into it and at its end."""

    async def main():
        async with run_test(POLICIES) as page:
            choose(page, function)
            await page.advance(0.1)
            page.click("Sweep")
            await page.advance(1.1)
            during = counts(page)
            await page.advance(12)
            return during, counts(page), shown(page)

    return on_clock(main())


def test_nothing_has_been_called_at_first():
    async def main():
        async with run_test(POLICIES) as page:
            await page.settle()
            return counts(page), shown(page), page.text

    first, values, text = on_clock(main())
    assert first == dict.fromkeys(("parallel", "latest", "queue", "drop", "conflate"), "0 called")
    assert values == ["–"] * 5
    assert text.count("Nothing has been called yet.") == 5


def test_a_sweep_shows_what_each_policy_does(failures):
    during, end, values = after_a_sweep(COROUTINE)
    assert during == {
        "parallel": "8 called, 8 begun, 8 running",
        "latest": "8 called, 8 begun, 1 running, 7 cancelled",
        "queue": "8 called, 1 begun, 7 waiting, 1 running",
        "drop": "8 called, 1 begun, 1 running, 7 dropped",
        "conflate": "8 called, 1 begun, 1 waiting, 1 running, 6 dropped",
    }
    assert end == {
        "parallel": "8 called, 8 begun, 1 shown, 7 discarded",  # the early calls end last
        "latest": "8 called, 8 begun, 1 shown, 7 cancelled",
        "queue": "8 called, 8 begun, 8 shown",
        "drop": "8 called, 1 begun, 1 shown, 7 dropped",
        "conflate": "8 called, 2 begun, 2 shown, 6 dropped",
    }
    assert values == ["8", "8", "8", "1", "8"]
    assert failures() == []


def test_what_swallows_its_cancellation_is_seen_cancelling_and_then_discarded(failures):
    during, end, values = after_a_sweep(STUBBORN)
    assert during["latest"] == "8 called, 8 begun, 1 running, 7 cancelling"
    assert end["latest"] == "8 called, 8 begun, 1 shown, 7 discarded"
    assert values == ["8", "8", "8", "1", "8"]
    assert failures() == []


@pytest.mark.slow
async def test_so_is_a_thread():
    async with run_test(POLICIES) as page:
        choose(page, THREAD)
        await page.wait(lambda: counts(page).get("latest") == "0 called")
        page.set("Value", 1)
        await page.wait(lambda: "1 running" in counts(page)["latest"])
        page.set("Value", 8)
        await page.wait(lambda: counts(page)["latest"] == "2 called, 2 begun, 1 running, 1 cancelling")
        await page.wait(lambda: counts(page)["latest"] == "2 called, 2 begun, 1 shown, 1 discarded")
        assert shown(page)[1] == "8"


def test_all_strips_begin_at_the_same_place_whichever_has_changed():
    async def main():
        async with run_test(POLICIES) as page:
            page.click("Sweep")
            origins = []
            for _ in range(6):
                await page.advance(0.37)
                origins.append(re.findall(r"--now:([\d.]+)", page.text))
            return origins

    origins = on_clock(main())
    assert [len(each) for each in origins] == [5] * 6
    assert [len(set(each)) for each in origins] == [1] * 6


def test_nothing_is_sent_while_nothing_happens():
    async def main():
        async with run_test(POLICIES) as page:
            page.set("Value", 8)
            await page.advance(2)
            sent = len(page.frames)
            moving = page.text.count("data-moving")
            await page.advance(600)
            return sent, len(page.frames), moving

    before, after, moving = on_clock(main())
    assert before == after
    assert moving == 0, "time stands still at the end"


def test_a_lane_is_sent_only_when_something_happens_in_it():
    async def main():
        async with run_test(POLICIES) as page:
            page.set("Value", 1)
            await page.advance(1)
            seen = len(page.frames)
            await page.advance(0.5)  # in the midst of the runs
            return page.frames[seen:], page.text.count("data-moving")

    frames, moving = on_clock(main())
    assert frames == []
    assert moving == 5


def test_clear_begins_anew_and_cancels_what_runs():
    async def main():
        async with run_test(POLICIES) as page:
            page.set("Value", 1)
            await page.advance(0.5)
            page.click("Clear")
            await page.advance(0.1)
            cleared, runs = counts(page), [run for run in page.session.runs if run.name == "think"]
            await page.advance(3)
            return cleared, runs, counts(page), shown(page)

    cleared, runs, later, values = on_clock(main())
    assert set(cleared.values()) == {"0 called"}
    assert runs == []
    assert later == cleared
    assert values == ["–"] * 5


def test_another_function_begins_anew_too():
    async def main():
        async with run_test(POLICIES) as page:
            page.set("Value", 1)
            await page.advance(0.5)
            choose(page, STUBBORN)
            await page.advance(0.1)
            return counts(page)

    assert set(on_clock(main()).values()) == {"0 called"}


def test_a_second_sweep_is_ignored_while_one_goes_on():
    async def main():
        async with run_test(POLICIES) as page:
            page.click("Sweep")
            await page.advance(0.3)
            button = page.find("Sweep")
            disabled = button["disabled"]
            await page.advance(10)
            return disabled, button["disabled"]

    assert on_clock(main()) == (True, False)


# The drawing


class Call:
    """A run as far as it is drawn."""

    def __init__(self, state="running", started=None, ended=None, *, shown=False):
        self.state, self.started, self.ended, self.shown = state, started, ended, shown

    @property
    def live(self):
        return self.ended is None


@pytest.fixture
def now(monkeypatch):
    """A clock that is set by hand."""
    at = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: at[0])
    return at


def test_time_stands_still_while_nothing_goes_on(now):
    tape = Tape()
    tape.start()
    now[0] += 3
    assert tape.now == pytest.approx(3)
    tape.stop()
    now[0] += 500
    assert tape.now == pytest.approx(3)
    tape.start()
    now[0] += 1
    assert tape.now == pytest.approx(4.5)
    assert tape.cuts == [pytest.approx(3.25)]  # the pause is marked


def test_a_bar_keeps_its_place_when_time_has_stood_still(now):
    tape = Tape()
    strip = Strip(tape)
    tape.start()
    call = Call(started=100.0)
    strip.add(1, call)
    now[0] = call.ended = 101.0
    before = strip.drawn()
    tape.stop()
    now[0] = 500.0
    tape.start()
    assert strip.drawn().replace('<i class="cut" style="--from:1.25"></i>', "") == before


def test_bars_that_overlap_are_in_rows_of_their_own(now):
    tape = Tape()
    strip = Strip(tape)
    tape.start()
    first, second = Call(started=100.0), Call(started=100.0)
    strip.add(1, first)
    strip.add(2, second)
    now[0] = first.ended = 101.0
    now[0] = 101.2
    strip.add(3, Call(started=101.2))
    assert [bar.row for bar in strip.bars] == [0, 1, 0]


@pytest.mark.parametrize(
    ("call", "returned", "fate"),
    [
        (Call("pending"), False, "waiting"),
        (Call("running", 100.0), False, "running"),
        (Call("cancelling", 100.0), False, "cancelling"),
        (Call("done", 100.0, 101.0, shown=True), True, "shown"),
        (Call("done", 100.0, 101.0), True, "discarded"),
        (Call("cancelled", 100.0, 101.0), True, "discarded"),
        (Call("cancelled", 100.0, 101.0), False, "cancelled"),
        (Call("cancelled", None, 100.0), False, "dropped"),
    ],
)
def test_each_fate_is_drawn_and_said(now, call, returned, fate):
    tape = Tape()
    strip = Strip(tape)
    tape.start()
    strip.add(5, call).returned = returned
    assert strip.bars[0].fate == fate
    assert f"1 {fate}" in strip.summary
    html = strip_html(strip, tape, "latest", tape.now)
    assert fate in html.partition("</div>")[0].partition('class="bars"')[2]
    assert FATES[fate][0] in html


def test_what_has_left_the_strip_is_counted_but_not_drawn(now):
    tape = Tape()
    strip = Strip(tape)
    tape.start()
    strip.add(1, Call("done", 100.0, 100.5, shown=True))
    now[0] += 60
    strip.add(2, Call("running", 160.0))
    assert [bar.value for bar in strip.bars] == [2]
    assert strip.summary == "2 called, 2 begun, 1 running, 1 shown"


def test_a_crowd_is_drawn_in_bounded_rows(now):
    tape = Tape()
    strip = Strip(tape)
    tape.start()
    for value in range(100):
        strip.add(value, Call("pending"))
    rows = [int(row) for row in re.findall(r"--row:(\d+)", strip.drawn())]
    assert len(rows) == 100
    assert max(rows) < int(re.search(r"--rows:(\d+)", strip.drawn())[1])


def test_the_legend_names_every_fate_once():
    assert re.findall(r"<strong>(\w+)</strong>", legend_html()) == list(FATES)


def test_colour_is_never_the_only_sign():
    signs = [sign for sign, _ in FATES.values() if sign]
    assert len(signs) == 4
    for fate in ("waiting", "dropped"):
        assert re.search(rf"\.{fate}\b[^}}]*{{[^}}]*dashed", CSS), fate
    assert re.search(r"\.cancelling\s*{[^}]*repeating-linear-gradient", CSS)


def test_motion_is_left_out_where_it_is_not_wanted():
    reduced = CSS.partition("prefers-reduced-motion: reduce")[2]
    assert re.match(r"\) {\s*\.tape\[data-moving\] {\s*animation: none;", reduced)


@pytest.mark.parametrize("function", [COROUTINE, STUBBORN])
def test_a_page_that_is_left_in_the_midst_ends(function, failures):
    async def main():
        async with run_test(POLICIES) as page:
            choose(page, function)
            page.set("Value", 1)
            await page.advance(0.5)
            session = page.session
        asyncio.get_running_loop().until = float("inf")  # what will not stop ends by itself
        return session

    session = on_clock(main())
    assert session.closed
    assert failures() == []
