"""The examples of `docs/tasks.md` do what the page says of them, on a clock of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from tests.site import on_clock, ran
from transom.reactive.lane import Extent, Options, Overflow, Policy
from transom.reactive.runs import State
from transom.testing import run_test

PAGE = Path(__file__).parents[2] / "docs" / "tasks.md"
TEXT = PAGE.read_text("utf-8")


def results(page):
    """What the cells show, without the prose and the code around them."""
    shown = [str(model["value"]) for model in page.all("StaticText")]
    shown += [str(model["object"]) for model in page.all("Markdown") if model.id not in page.roots]
    return "\n".join(shown)


def told(*steps):
    """The results after each step: a function of the page, then seconds that pass."""

    async def main():
        texts = []
        async with run_test(PAGE) as page:
            for _ in range(3):
                await page.advance(0.5)
                await page.wait(lambda: ran(page), timeout=15)
            for act, seconds in steps:
                act(page)
                await page.advance(seconds)
                texts.append(results(page))
        return texts

    return on_clock(main())


def click(label, times=1):
    def act(page):
        for _ in range(times):
            page.click(label)

    return act


def put(label, *values, name="value"):
    def act(page):
        for value in values:
            page.set(label, value, name)

    return act


def nothing(page):
    """Let time pass."""


def test_the_first_one_shows_its_result():
    before, after = told((click("Fetch"), 0.9), (nothing, 0.2))
    assert "Fetched" not in before
    assert "Fetched, " in after


def test_parallel_has_its_limit():
    async def main():
        async with run_test(PAGE) as page:
            await page.advance(1)
            going = []
            for _ in range(4):
                page.click("Load one more")
            for seconds in (0.5, 2, 2):
                await page.advance(seconds)
                going.append(page.find("Going on")["value"])
            return going

    assert [int(number) for number in on_clock(main())] == [2, 2, 0]


def test_latest_shows_the_newest():
    before, after = told((put("Look up", "te", "tea ti", "tea time", name="value_input"), 0.4), (nothing, 0.2))
    assert "<strong>tea</strong> has 3" in before
    assert "<strong>tea time</strong> has 8" in after


def test_queue_refuses_what_has_no_room():
    (after,) = told((click("Sign the next letter", 6), 6))
    assert re.findall(r"Letter (\d) is signed; (\d) were refused", after) == [(str(n), "2") for n in (1, 2, 3, 4)]


def test_drop_ignores_further_clicks():
    (after,) = told((click("Save", 3), 2))
    assert "Saved by click 1; 2 clicks were ignored." in after


def test_conflate_takes_the_newest_next():
    first, second = told((put("Angle", 90, 180, 270), 0.41), (nothing, 0.41))
    assert "<strong>90°</strong>" in first
    assert "<strong>270°</strong>" in second


def test_debounce_waits_for_a_pause():
    before, after = told((put("Search", "a", "ab", "abc", name="value_input"), 0.45), (nothing, 0.1))
    assert "Results for" not in before
    assert "Results for <strong>abc</strong>" in after


def test_stop_cancels():
    async def main():
        async with run_test(PAGE) as page:
            await page.advance(1)
            stop = next(model for model in page.all("Button") if model["label"] == "Stop" and model["icon"])
            state = next(model for model in page.all("StaticText") if model["value"] == "pending")
            page.click("Start")
            await page.advance(1)
            running = state["value"]
            assert not stop["disabled"]
            page.click(stop)
            await page.advance(0.1)
            stopped = state["value"]
            await page.advance(10)
            return running, stopped, results(page)

    running, stopped, over = on_clock(main())
    assert (running, stopped) == ("running", "cancelled")
    assert "It boils." not in over


async def test_a_thread_says_how_far_it_is_and_stops_when_it_looks():
    async with run_test(PAGE) as page:
        await page.wait(lambda: ran(page), timeout=15)
        stop = next(model for model in page.all("Button") if model["label"] == "Stop" and not model["icon"])
        page.click("Count to 50")
        await page.wait(lambda: any(bar["value"] in range(2, 50) for bar in page.all("Progress")))
        page.click(stop)
        await page.wait(lambda: "cancelled" in results(page))
        assert "failed" not in results(page)


def test_the_third_attempt_is_answered():
    before, after = told((click("Call somebody who is often out"), 2.5), (nothing, 0.2))
    assert "Answered" not in before
    assert "Answered at attempt 3." in after


def test_a_failure_goes_to_who_awaits_it(failures):
    zero, four = told((put("Twelve divided by", 0), 0.1), (put("Twelve divided by", 4), 0.1))
    assert "Sorry: nobody can divide by zero." in zero
    assert "ValueError" in zero
    assert "is 3" in four
    assert "ValueError" not in four
    assert failures() == []


def test_gather_goes_side_by_side():
    before, after = told((click("Ask both at once"), 0.9), (nothing, 0.2))
    assert "answered" not in before
    assert "Ada answered after 1 s; Grace answered after 0.6 s." in after


def test_what_runs_is_listed():
    looked = told((click("Start"), 0.5), (click("What runs?"), 0.1))[1]
    assert re.search(r"boil, running, at ", looked)


def test_the_task_of_the_app_goes_on_by_itself():
    (after,) = told((click("Index again, for everybody"), 3.2))
    assert "done" in after


@pytest.mark.parametrize("words", [Policy, Overflow, Extent, State], ids=["policy", "overflow", "scope", "state"])
def test_every_word_is_on_the_page(words):
    missing = [word for word in get_args(words) if not re.search(rf'`"?{word}"?`', TEXT)]
    assert missing == []


def test_every_option_is_on_the_page():
    assert [name for name in Options.__dataclass_fields__ if f"{name}=" not in TEXT] == []
