"""Policies: which call begins when, which waits, which is cancelled and which is dropped; exactly."""

from __future__ import annotations

import asyncio
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transom as tr
from tests.reactive.policies import POLICIES, Model, play, random_calls, rounded, times
from tests.site import on_clock
from transom.errors import QueueFullError
from transom.reactive.lane import MOST_ENDING

QUICK = [(0, 1, 2.5), (1, 2, 2.5), (2, 3, 2.5), (3, 4, 2.5)]
"""Four calls, one a second, of runs that last two and a half."""

TABLE = {
    "parallel": """
        0.0 start 1
        1.0 start 2
        2.0 start 3
        2.5 end 1
        3.0 start 4
        3.5 end 2
        4.5 end 3
        5.5 end 4""",
    "latest": """
        0.0 start 1
        1.0 cancel 1
        1.0 start 2
        2.0 cancel 2
        2.0 start 3
        3.0 cancel 3
        3.0 start 4
        5.5 end 4""",
    "queue": """
        0.0 start 1
        2.5 end 1
        2.5 start 2
        5.0 end 2
        5.0 start 3
        7.5 end 3
        7.5 start 4
        10.0 end 4""",
    "drop": """
        0.0 start 1
        1.0 drop 2
        2.0 drop 3
        2.5 end 1
        3.0 start 4
        5.5 end 4""",
    "conflate": """
        0.0 start 1
        2.0 drop 2
        2.5 end 1
        2.5 start 3
        5.0 end 3
        5.0 start 4
        7.5 end 4""",
}


def table(text):
    return [(float(time), what, int(number)) for time, what, number in re.findall(r"(\S+) (\S+) (\S+)", text)]


def read(trace):
    return "\n".join(f"{time} {what} {number}" for time, what, number in trace)


@pytest.mark.statement(13)
@pytest.mark.parametrize("policy", POLICIES)
async def test_each_policy_has_its_table(policy):
    trace, work = await play(QUICK, policy=policy)
    assert read(rounded(trace)) == read(table(TABLE[policy]))
    assert work.dropped == TABLE[policy].count("drop")
    assert work.value == 4
    assert work.state == "done"


@pytest.mark.parametrize("policy", POLICIES)
def test_the_model_that_other_tests_go_by_says_the_same(policy):
    assert times(Model(QUICK, policy).trace) == pytest.approx(times(table(TABLE[policy])))


OPTIONS = (
    *({"policy": policy} for policy in POLICIES),
    {"policy": "parallel", "limit": 1},
    {"policy": "parallel", "limit": 2},
    {"policy": "queue", "maxsize": 1},
    {"policy": "queue", "maxsize": 2, "overflow": "drop_newest"},
    {"policy": "parallel", "debounce": 0.3},
    {"policy": "latest", "debounce": 0.3},
    {"policy": "queue", "throttle": 0.5},
    {"policy": "drop", "throttle": 0.5},
    {"policy": "conflate", "throttle": 0.2},
    {"policy": "conflate", "debounce": 0.1},
)


@pytest.mark.statement(13, 14)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
@given(seed=st.integers(0, 10**9))
def test_any_schedule_of_calls_is_as_the_model_says(options, seed):
    calls = random_calls(seed)
    model = Model(calls, **options)
    trace, work = on_clock(play(calls, **options))
    assert times(trace) == pytest.approx(times(model.trace), abs=1e-6)
    assert work.dropped == model.dropped
    ended = [number for _, what, number in sorted(model.trace) if what == "end"]
    assert work.value == max(ended)  # that of an older run never replaces it


@pytest.mark.statement(14)
@pytest.mark.parametrize("overflow", ["drop_oldest", "drop_newest", "error"])
async def test_a_bounded_queue_keeps_so_many_and_counts_what_it_let_go(overflow):
    gate = asyncio.Event()
    ran = []

    @tr.task(policy="queue", maxsize=3, overflow=overflow)
    async def work(number):
        ran.append(number)
        await gate.wait()

    runs = [work(number) for number in range(1000)]
    waiters = asyncio.gather(*map(_quietly, runs))
    for _ in range(5):
        await asyncio.sleep(0)
    assert sum(run.live for run in runs) == 4  # one goes on and three wait
    assert work.dropped == 996
    gate.set()
    await waiters
    assert ran == ([0, 997, 998, 999] if overflow == "drop_oldest" else [0, 1, 2, 3])
    let_go = {run.state for run in runs if run.started is None}
    assert let_go == ({"failed"} if overflow == "error" else {"cancelled"})


async def _quietly(run):
    try:
        await run
    except (asyncio.CancelledError, QueueFullError):
        return


@pytest.mark.statement(14)
async def test_a_call_that_finds_the_queue_full_says_so_where_it_is_awaited():
    @tr.task(policy="queue", maxsize=1, overflow="error")
    async def work():
        await asyncio.sleep(0.0)

    first, second = work(), work()
    with pytest.raises(QueueFullError, match="1 calls wait already"):
        await work()
    await first
    await second
    await work()
    assert work.dropped == 1


@pytest.mark.statement(14)
async def test_a_click_that_finds_the_queue_full_is_reported(site, failures):
    @tr.task(policy="queue", maxsize=1, overflow="error")
    async def work(event):
        await asyncio.sleep(1)

    page = await site(lambda: tr.widgets.Button(on_click=work)).open()
    for _ in range(3):
        page.click()
    await page.advance(5)
    (record,) = failures()
    assert "QueueFullError" in record.getMessage()
    assert len(page.notices) == 1


async def test_a_call_that_was_cancelled_while_it_waited_takes_no_room():
    gate = asyncio.Event()

    @tr.task(policy="queue", maxsize=2, overflow="error")
    async def work():
        await gate.wait()

    work()
    waiting = [work(), work()]
    for run in waiting:
        run.cancel()
    again = [work(), work()]
    gate.set()
    await again[1]
    assert [run.state for run in waiting] == ["cancelled", "cancelled"]
    assert [run.state for run in again] == ["done", "done"]
    assert work.dropped == 0


@pytest.mark.statement(18)
async def test_conflate_shows_results_under_inputs_that_never_pause(site):
    shown = []

    @tr.task(policy="conflate")
    async def view(number):
        await asyncio.sleep(0.35)
        return f"result {number}"

    def app():
        slider = tr.widgets.IntSlider(end=1000)
        text = tr.widgets.StaticText(value=tr.bind(view, slider))
        text.param.watch(lambda event: shown.append(event.new), "value")
        return tr.Row(slider, text)

    page = await site(app).open()
    for number in range(1, 101):
        page.set("IntSlider", number)
        await page.advance(0.1)
    assert 25 <= len(shown) <= 30  # ten seconds of 0.35 s each
    await page.advance(1)
    assert shown[-1] == "result 100"


async def test_debounce_waits_for_a_pause():
    trace, work = await play([(0, 1, 1), (0.2, 2, 1), (0.4, 3, 1), (1.0, 4, 1)], policy="parallel", debounce=0.3)
    assert rounded(trace) == [
        (0.2, "drop", 1), (0.4, "drop", 2), (0.7, "start", 3), (1.3, "start", 4), (1.7, "end", 3), (2.3, "end", 4),
    ]  # fmt: skip
    assert work.dropped == 2


async def test_throttle_begins_at_once_and_ends_with_the_newest():
    calls = [(0, 1, 0.1), (0.1, 2, 0.1), (0.2, 3, 0.1), (0.6, 4, 0.1), (3, 5, 0.1)]
    trace, _ = await play(calls, policy="parallel", throttle=0.5)
    assert [(time, number) for time, what, number in rounded(trace) if what == "start"] == [
        (0, 1), (0.5, 3), (1.0, 4), (3, 5),
    ]  # fmt: skip


async def test_cancelling_takes_what_debounce_holds_back_too():
    @tr.task(debounce=1.0)
    async def work():
        raise AssertionError

    run = work()
    work.cancel()
    assert run.state == "cancelled"
    asyncio.get_running_loop().until = 10.0
    await asyncio.sleep(5)
    assert run.started is None


async def test_a_call_that_was_cancelled_while_it_was_held_back_is_not_counted_as_dropped():
    @tr.task(debounce=1.0)
    async def work(number):
        return number

    work(1).cancel()
    last = work(2)
    asyncio.get_running_loop().until = 10.0
    assert await last == 2
    assert work.dropped == 0


@pytest.mark.statement(3)
async def test_the_older_run_is_cancelled_before_the_newer_begins():
    seen = []

    @tr.task(policy="latest")
    async def work(number):
        try:
            await asyncio.sleep(1)
        finally:
            seen.append(number)

    runs = []
    for number in range(10):
        runs.append(work(number))
        await asyncio.sleep(0)  # it begins
    assert [run.state for run in runs[:-1]] == ["cancelled"] * 8 + ["cancelling"]
    asyncio.get_running_loop().until = 10.0
    await runs[-1]
    assert seen == list(range(10))


@pytest.mark.statement(3, 11)
@pytest.mark.parametrize("as_task", [True, False])
@pytest.mark.parametrize("place", ["view", "reference"])
async def test_every_superseded_call_of_a_place_is_cancelled_before_a_newer_result_shows(site, place, as_task):
    trace, live = [], set()

    async def view(number):
        live.add(number)
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            trace.append(("cancel", number))
            raise
        finally:
            live.discard(number)
        return f"result {number}"

    def app():
        slider = tr.widgets.IntSlider(end=100)
        bound = tr.bind(tr.task(policy="latest")(view) if as_task else view, slider)
        shown = tr.widgets.StaticText(value=bound) if place == "reference" else tr.ParamFunction(bound)
        name = "value" if place == "reference" else "children"
        shown.param.watch(lambda event: trace.append(("shown", slider.value)), name)
        return tr.Row(slider, shown)

    page = await site(app).open()
    for number in range(1, 11):
        page.set("IntSlider", number)
        await page.advance(0.1)
        assert live == {number}
    await page.advance(2)
    assert trace == [*(("cancel", number) for number in range(10)), ("shown", 10)]


@pytest.mark.statement(4, 11)
async def test_runs_that_will_not_end_are_no_more_than_so_many():
    """Under `latest` the newest waits for one of them when there are many: the memory of a page is bounded."""
    gate = asyncio.Event()
    begun = []

    @tr.task(policy="latest")
    async def work(number):
        begun.append(number)
        while not gate.is_set():
            try:
                await gate.wait()
            except asyncio.CancelledError:
                continue
        return number

    runs = []
    for number in range(100):
        runs.append(work(number))
        await asyncio.sleep(0)
    assert len(begun) == MOST_ENDING
    assert len(work.runs) == MOST_ENDING
    gate.set()
    assert await runs[-1] == 99
    assert work.value == 99
    assert {run.state for run in runs[:-1]} == {"cancelled"}
    assert [run.shown for run in runs] == [False] * 99 + [True]


async def test_a_run_that_is_cancelled_lets_the_next_begin():
    began = []

    @tr.task(policy="queue")
    async def work(number):
        began.append(number)
        await asyncio.sleep(1000)

    first, second, third = work(1), work(2), work(3)
    await asyncio.sleep(0)
    second.cancel()
    first.cancel()
    for _ in range(5):
        await asyncio.sleep(0)
    assert began == [1, 3]
    assert (first.state, second.state, third.state) == ("cancelled", "cancelled", "running")
    work.cancel()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"policy": "newest"}, "policy='newest'.*'latest'"),
        ({"policy": "latest", "limit": 2}, "limit.*parallel"),
        ({"maxsize": 2}, "maxsize.*queue"),
        ({"debounce": 1, "throttle": 1}, "one of the two"),
        ({"timeout": 0}, "timeout=0.*above 0"),
        ({"retries": (1, -1)}, "retries"),
        ({"retries": -1}, "retries=-1"),
        ({"retries": "3"}, "retries='3'.*a number of retries"),
        ({"retries": None}, "retries=None"),
        ({"retries": True}, "retries=True"),
        ({"retries": (1, "2")}, "retries="),
        ({"retries": 1.5}, "retries=1.5"),
        ({"timeout": "3"}, "timeout='3'"),
        ({"policy": None}, "policy=None"),
        ({"policy": "queue", "maxsize": 1.5}, "maxsize=1.5"),
        ({"limit": 0.5}, "limit=0.5"),
        ({"limit": True}, "limit=True"),
        ({"scope": "page"}, "scope='page'.*'session'"),
        ({"on": "disk"}, "on='disk'.*'process'"),
    ],
)
def test_an_option_that_cannot_be_is_refused_with_what_to_write(options, words):
    with pytest.raises(ValueError, match=words):
        tr.task(**options)


def test_an_option_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(TypeError, match=r"no option 'delay'.*debounce"):
        tr.task(delay=1)
