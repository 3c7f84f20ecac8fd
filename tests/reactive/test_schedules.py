"""Latest wins under random schedules: 10 000 of them in CI, 500 elsewhere.

A page has some places that show the result of a function of an input. Each place has a schedule of its own: when its
inputs come, what kind of function it is, how long each call takes, which calls fail, whether they swallow their
cancellation. Its page may end in the middle. Threads are conducted by the clock, so that a page is the same each time
it is made from its seed. Of each place, whatever else goes on in the page:

- no frame has an older result after a newer one, nor an earlier step of a call after a later one;
- nor any result of a call after a newer one has begun;
- at the end it shows f(last input), or that f(last input) failed, and nothing waits;
- once its page has ended nothing of it is written any more.

`TRANSOM_SCHEDULES=2000` says how many schedules are tried. A failure names the seed of its page, which
`TRANSOM_SCHEDULE=seed` makes again, alone.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import re
from collections import Counter
from typing import Any

import param
import pytest

import transom as tr
from tests.reactive.threads import ConductedThreads
from tests.site import Site, on_clock
from transom.testing import Page

COUNT = int(os.environ.get("TRANSOM_SCHEDULES", "10000" if os.environ.get("CI") else "500"))
ONLY = os.environ.get("TRANSOM_SCHEDULE")
FIRST = 0 if os.environ.get("CI") else random.randrange(10**9)
PLACES = 8
"""In one page, side by side."""

KINDS = ("coroutine", "swallows", "async_generator", "generator", "def", "thread", "mixed")
WHERE = {
    "def": ("view", "reference"),
    "mixed": ("view", "reference"),
    "thread": ("task view", "task reference", "task"),
}
EVERYWHERE = ("view", "reference", "task view", "task reference", "task")
LAST = 99
"""The step of what a call gives in the end."""

LATE = 0.02
"""Seconds in which what was shown on the server must be in the page: a little more than between two patches."""

RESULT = re.compile(r"(\d+):(\d+):(\d+)")


def _result_in(text: Any) -> tuple[int, ...] | None:
    """Place, input and step of a result, which may stand between tags."""
    found = RESULT.search(text) if isinstance(text, str) else None
    return None if found is None else tuple(map(int, found.groups()))


class Call:
    """What one input brings about."""

    def __init__(self, rng: random.Random) -> None:
        self.gap = rng.choice((0.0, 0.01, 0.1, rng.uniform(0, 1)))
        self.latency = rng.choice((0.0, 0.01, 0.1, rng.uniform(0, 2)))
        self.grace = rng.uniform(0, 2)
        """How long it goes on after it has swallowed its cancellation."""
        self.steps = rng.randrange(4)
        self.stubborn = rng.random() < 0.3
        self.form = rng.choice(("value", "coroutine", "async_generator", "generator"))
        self.outcome = rng.choices(("value", "fails", "skips"), (10, 1, 0.5))[0]


class Place:
    """One place of a page: its schedule, its function, and what the page was told of it."""

    def __init__(self, seed: int, index: int, rng: random.Random, threads: ConductedThreads) -> None:
        self.index = index
        self.kind = KINDS[(seed + index) % len(KINDS)]  # in turn, so that some hundred schedules have enough of each
        places = WHERE.get(self.kind, EVERYWHERE)
        self.where = places[(seed + index) % len(places)]
        self.calls = [Call(rng) for _ in range(rng.randint(2, 7))]
        self.by_page = rng.random() < 0.8
        """Whether the inputs are the user's; else a program sets them."""
        self.in_pane = rng.random() < 0.5
        self.threads = threads
        self.begun: dict[int, float] = {}
        """When the first call for each input began."""
        self.history: list[tuple[int, int]] = []
        self.times: list[float] = []
        self.frozen: Any = None
        self.slider: Any
        self.sink: Any
        self.model: Any

    def __repr__(self) -> str:
        by = "the user" if self.by_page else "a program"
        return f"place {self.index} ({self.kind} in a {self.where}, inputs by {by})"

    def make(self) -> Any:
        """Its components; called in the page."""
        self.slider = tr.widgets.IntSlider(end=100)
        function = getattr(self, f"_{self.kind}")
        if "task" in self.where:
            function = tr.task(policy="latest", on="thread" if self.kind == "thread" else None)(function)
        if self.where == "task":
            self.slider.param.watch(lambda event: function(event.new), "value")
            function(0)
            self.sink = tr.widgets.StaticText(value=function.param.value)
        elif "reference" in self.where:
            self.sink = tr.widgets.StaticText(value=tr.bind(function, self.slider))
        else:
            self.sink = tr.ParamFunction(tr.bind(function, self.slider))
        return tr.Row(self.slider, self.sink)

    def input(self, page: Page, number: int) -> None:
        """The user's, or a program's; also after the page has ended."""
        if self.by_page:
            page.set(self.model, number)
        else:
            self.slider.value = number

    def find(self, page: Page) -> None:
        """Look where it is in the page."""
        ids = {node.component: node.id for node in page.view.tree.nodes.values()}
        self.model, self.sink_id = page.models[ids[self.slider]], ids[self.sink]

    # The kinds of function

    def _call(self, number: int) -> Call:
        self.begun.setdefault(number, self.threads.now)
        return self.calls[number]

    def _result(self, number: int, step: int = LAST) -> Any:
        call = self.calls[number]
        if step == LAST and call.outcome == "fails":
            raise ValueError(f"{self.index}:{number}")
        if step == LAST and call.outcome == "skips":
            raise param.Skip
        text = f"{self.index}:{number}:{step}"
        return tr.pane.Str(text) if self.in_pane and "view" in self.where else text

    async def _coroutine(self, number: int) -> Any:
        await asyncio.sleep(self._call(number).latency)
        return self._result(number)

    async def _swallows(self, number: int) -> Any:
        call = self._call(number)
        try:
            await asyncio.sleep(call.latency)
        except asyncio.CancelledError:
            await asyncio.sleep(call.grace)
        return self._result(number)

    async def _async_generator(self, number: int) -> Any:
        call = self._call(number)
        for step in range(call.steps):
            yield self._result(number, step)
            try:
                await asyncio.sleep(call.latency / call.steps)
            except asyncio.CancelledError:
                if not call.stubborn:
                    raise
        yield self._result(number)

    def _generator(self, number: int) -> Any:
        call = self._call(number)
        for step in range(call.steps):
            yield self._result(number, step)
            self.threads.sleep(call.latency / call.steps / 4)
        yield self._result(number)

    def _def(self, number: int) -> Any:
        call = self._call(number)
        if number:  # the first one is called while the page is made
            self.threads.sleep(call.latency / 4)  # it has the turn all the time
        return self._result(number)

    def _thread(self, number: int) -> Any:
        call = self._call(number)
        for _ in range(call.steps):
            self.threads.sleep(call.latency / call.steps)
            if not call.stubborn:
                tr.current_run().check_cancelled()
        return self._result(number)

    def _mixed(self, number: int) -> Any:
        form = self._call(number).form
        return self._result(number) if form == "value" else getattr(self, f"_{form}")(number)

    # What came of it

    def told(self, number: int, step: int, time: float) -> None:
        """The page was told of a result."""
        self.history.append((number, step))
        self.times.append(time)

    @property
    def overlaps(self) -> bool:
        """Whether an input comes while the call for an older one goes on."""
        return any(call.latency > after.gap for call, after in zip(self.calls, self.calls[1:], strict=False))

    def shown(self) -> Any:
        """What its component has, on the server."""
        if isinstance(self.sink, tr.ParamFunction):
            return [child.object for child in self.sink.children], self.sink.error
        return self.sink.value

    def check_order(self) -> None:
        """Nothing older came after anything newer, nor after a newer call had begun."""
        # What a program sets is seen at once, so that a call for the value before may get it too, and one more follows.
        order = self.history if self.by_page else [number for number, _ in self.history]
        assert order == sorted(order), f"{self}: an older result after a newer one: {self.history}"
        for (number, _), time in zip(self.history, self.times, strict=True):
            newer = [other for other, begun in self.begun.items() if other > number and begun < time - LATE]
            assert not newer, f"{self}: the result of {number} was shown after calls {newer} had begun"

    def check(self, page: Page) -> None:
        """At the end: it shows the result of its last input."""
        self.check_order()
        model, number = page.models[self.sink_id], len(self.calls) - 1
        assert self.slider.value == number, f"{self}: the last input was lost"
        shown = _result_in(model["value"] if "value" in model.values else self._child(page, model))
        outcome = self.calls[number].outcome
        if outcome == "value":
            assert shown == (self.index, number, LAST)
            assert self.history[-1] == (number, LAST)
        if isinstance(self.sink, tr.ParamFunction):
            assert model["pending"] is False
            if outcome == "fails":
                assert shown is None
                assert f"{self.index}:{number}" in model["error"]["message"]
            elif outcome == "value":
                assert model["error"] is None

    @staticmethod
    def _child(page: Page, model: Any) -> Any:
        return page.models[model["children"][0]]["object"] if model["children"] else None

    def check_ended(self) -> None:
        """Its page has ended: nothing newer than what it had then was shown or kept."""
        self.check_order()
        assert self.shown() == self.frozen


class Schedule:
    """One page with its places, made from a seed."""

    def __init__(self, seed: int, threads: ConductedThreads) -> None:
        self.rng = random.Random(seed)
        self.threads = threads
        self.places = [Place(seed, index, self.rng, threads) for index in range(PLACES)]
        self.ends = seed % 4 == 0

    async def run(self) -> None:
        """Play it and check every place."""
        loop: Any = asyncio.get_running_loop()
        site = Site(lambda: tr.Column(*(place.make() for place in self.places)), report_block=10.0)
        site.registry.pool = self.threads  # type: ignore[assignment]
        self.threads.delay = float
        page = await site.open()
        await page.settle()
        for place in self.places:
            place.find(page)
        self.threads.delay = lambda: self.rng.choice((0.0, 0.0, self.rng.uniform(0, 0.3)))
        times: list[float] = []
        deliver = page._deliver
        page._deliver = lambda frame: (times.append(loop.now), deliver(frame))  # type: ignore[method-assign]
        before = len(page.frames)
        end = self._plan(page, loop)
        if self.ends:
            await self._end(site, page, loop, self.rng.uniform(0, end))
        else:
            await page.advance(end)
            await self._until_quiet(page, loop)
        self._read([*zip(page.frames, [0.0] * before + times, strict=True)])
        for place in self.places:
            place.check_ended() if self.ends else place.check(page)
        loop.until = float("inf")
        await site.aclose()

    def _plan(self, page: Page, loop: Any) -> float:
        end = 0.0
        for place in self.places:
            at = 0.0
            for number, call in enumerate(place.calls):
                at += call.gap
                if number:
                    loop.call_later(at, place.input, page, number)
            end = max(end, at)
        return end

    async def _end(self, site: Site, page: Page, loop: Any, at: float) -> None:
        await page.advance(at)
        for place in self.places:
            place.frozen = place.shown()
        session = page.session
        loop.until = loop.now + 60
        await site.registry.close(session)
        frames = len(page.frames)
        await asyncio.sleep(30)  # longer than all that threads still have to do
        assert not self.threads.going
        assert not session.runs
        assert len(page.frames) == frames
        await page.disconnect()
        site.pages.remove(page)

    async def _until_quiet(self, page: Page, loop: Any) -> None:
        session = page.session
        for _ in range(200):
            await page.advance(1)
            if not (session.runs or self.threads.going or len(session.inbox)):
                await page.advance(0.1)
                return
        raise AssertionError(f"still going: {session.runs}")

    def _read(self, frames: list[tuple[dict[str, Any], float]]) -> None:
        """What each place was told, in order."""
        for frame, time in frames:
            ops = frame.get("ops", ())
            gone = {id_ for op in ops if op[0] == "del" for id_ in op[1]}  # a patch is shown whole
            for op in ops:
                if op[0] in ("new", "set") and op[1] not in gone:
                    for name in ("object", "value"):
                        if (found := _result_in(op[-1].get(name))) is not None:
                            self.places[found[0]].told(found[1], found[2], time)


@pytest.fixture
def quiet():
    """Failures are part of the schedules; they are looked for in the page, not in the log."""
    log = logging.getLogger("transom")
    log.disabled = True
    yield
    log.disabled = False


async def play_page(seed: int) -> Schedule:
    """Run the page of this seed on the running clock."""
    loop: Any = asyncio.get_running_loop()
    unseen: list[Any] = []
    loop.set_exception_handler(lambda _, context: unseen.append(context))
    threads = ConductedThreads(loop)
    schedule = Schedule(seed, threads)
    try:
        await schedule.run()
        assert not unseen
    except Exception as error:
        raise AssertionError(f"page {seed}: {error}\nTRANSOM_SCHEDULE={seed} makes it again.") from error
    finally:
        threads.end()
    return schedule


def play(seeds: list[int]) -> Counter[str]:
    """Run the pages of these seeds, each on a clock of its own; counts the places of each class."""
    seen: Counter[str] = Counter()
    for seed in seeds:
        schedule = on_clock(play_page(seed))
        for place in schedule.places:
            seen.update(("all", place.kind, place.where))
            seen["ends"] += schedule.ends
            seen["fails"] += any(call.outcome == "fails" for call in place.calls)
            seen["overlaps"] += place.overlaps
    return seen


@pytest.mark.slow
@pytest.mark.statement(2, 21)
def test_the_last_shown_is_the_result_of_the_last_input(quiet):
    if ONLY is not None:
        assert play([int(ONLY)])["all"] == PLACES
        return
    seen = play(list(range(FIRST, FIRST + -(-COUNT // PLACES))))
    assert seen["all"] >= COUNT
    classes = (*KINDS, *EVERYWHERE, "ends", "fails", "overlaps")
    assert {name: seen[name] for name in classes if seen[name] < seen["all"] * 0.1} == {}
