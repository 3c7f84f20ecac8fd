"""Seeded schedules of what users do at awkward times, and how often a framework gets it wrong.

Each runs an app of `peers/`, written as that framework's documentation would have it, in Chromium. Nothing in the
counts is known beforehand: a violation is what the page shows, or what the server's process did.
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.async_api import Browser

from benchmarks.browser import Visit, chromium, visit
from benchmarks.frameworks import Framework
from benchmarks.proxy import proxy_to
from benchmarks.server import Server
from benchmarks.tables import Count, Gap, Results, failed

PATIENCE = 6.0
"""Seconds after which what is not shown counts as lost."""
BLOCK = 1.0
"""Seconds for which a user's callback blocks: a click that was answered sooner has not waited for its end."""
SOON, LATE = 5.0, 130.0
"""Seconds after the tab was closed at which a run is looked for."""
Schedule = Callable[[Framework, int, Browser, random.Random], Awaitable[bool]]
Schedules = Callable[[Framework, int, Browser, int], Awaitable[int]]


@dataclass(frozen=True)
class Race:
    """What users do, and what must not come of it.

    Attributes:
        row: the violation that is counted.
        app: what is served.
        run: plays so many schedules against a server on a port; how often the violation happened.
    """

    row: str
    app: str
    run: Schedules


def each_in_its_page(schedule: Schedule) -> Schedules:
    """All at one time, each with a page of its own: what counts is not how long it takes."""

    async def run(framework: Framework, port: int, browser: Browser, seeds: int) -> int:
        every = (schedule(framework, port, browser, random.Random(seed)) for seed in range(seeds))
        return sum(await asyncio.gather(*every))

    return run


async def _page(framework: Framework, port: int, browser: Browser, text: str = "") -> Visit:
    return await visit(await browser.new_context(), framework, port, text)


async def stale(framework: Framework, port: int, browser: Browser, rng: random.Random) -> bool:
    """A slow computation and then quick ones of a view that depends on an input: is the last input's shown last?"""
    page = await _page(framework, port, browser)
    box = page.page.locator("input").first
    seconds = [rng.uniform(1.2, 1.6), *(rng.uniform(0.02, 0.2) for _ in range(rng.randint(1, 3)))]
    value = ""
    for number, each in enumerate(seconds):
        value = f"{number}-{each:.3f}"
        await box.fill(value)
        await box.press("Enter")
        await asyncio.sleep(rng.uniform(0.05, 0.15))
    await asyncio.sleep(sum(seconds) + 1.5)  # as long as all of them take one after the other, and some
    return f"Result {value}." not in await page.text()


async def overlap(framework: Framework, port: int, browser: Browser, rng: random.Random) -> bool:
    """Clicks while the callbacks of earlier ones go on: has each had its effect?"""
    page = await _page(framework, port, browser, "Done 0.")
    taken = 0
    for _ in range(rng.randint(3, 6)):
        taken += await page.press("Go")
        await asyncio.sleep(rng.uniform(0.02, 0.25))
    return not await _shows(page, f"Done {taken}.")


async def reconnect(framework: Framework, port: int, browser: Browser, rng: random.Random) -> bool:
    """A connection that is cut for less than a second, clicks before, meanwhile and after: has each had its effect?"""
    async with proxy_to(port) as proxy:
        page = await _page(framework, proxy.port, browser, "Done 0.")
        taken = int(await page.press("Go"))
        await asyncio.sleep(rng.uniform(0.0, 0.3))
        proxy.cut()
        for _ in range(rng.randint(1, 2)):
            await asyncio.sleep(rng.uniform(0.05, 0.4))
            taken += await page.press("Go")
        proxy.refuse = False
        end = time.monotonic() + PATIENCE
        while not await page.press("Go"):
            if time.monotonic() > end:
                return True
            await asyncio.sleep(0.2)
        return not await _shows(page, f"Done {taken + 1}.")


async def blocked(framework: Framework, port: int, browser: Browser, seeds: int) -> int:
    """One user's callback blocks for a second, again and again: how often does another user's click wait for it?"""
    other = await _page(framework, port, browser, "Go")
    page = await _page(framework, port, browser, "Go")
    await page.click("Go", "Done 1.")
    late = 0
    for seed in range(seeds):
        began = time.monotonic()
        await other.press("Block")
        await asyncio.sleep(random.Random(seed).uniform(0.05, 0.3))
        await page.click("Go", f"Done {seed + 2}.")
        late += time.monotonic() - began >= BLOCK
        await asyncio.sleep(max(0.0, began + BLOCK + 0.2 - time.monotonic()))
    return late


async def _shows(page: Visit, text: str) -> bool:
    """Whether it comes to show this."""
    end = time.monotonic() + PATIENCE
    while text not in await page.text():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True


RACES = (
    Race("an older input's result is shown last", "stale", each_in_its_page(stale)),
    Race("a click is lost while an earlier one runs", "clicks", each_in_its_page(overlap)),
    Race(
        "a click is lost, or the page, when the connection is cut for under a second",
        "clicks",
        each_in_its_page(reconnect),
    ),
    Race("a click waits until another user's blocking `def` has ended", "blocked", blocked),
    Race("the same with an `async def` that blocks", "blocked_async", blocked),
)


def run(results: Results, frameworks: Sequence[Framework], seeds: int, watch: float = LATE) -> None:
    """Play them all, `seeds` schedules each, and enter how often each violation happened."""
    with ExitStack() as stack:
        leavers = [(each, *_leave(each, stack, seeds)) for each in frameworks]
        for race in RACES:
            for framework in frameworks:
                print(f"{framework.name}: {race.row} …", flush=True)
                results.add(race.row, framework.name, _played(race, framework, seeds))
        time.sleep(max(0.0, watch + 1 - (time.time() - max((each[-1] for *_, each in leavers if each), default=0))))
        for framework, server, left in leavers:
            for after in (SOON, watch):
                row = f"a run goes on {after:.0f} s after its tab was closed"
                results.add(row, framework.name, _went_on(server, left, after))


def _played(race: Race, framework: Framework, seeds: int) -> Count | Gap:
    async def play(port: int) -> int:
        async with chromium() as browser:
            return await race.run(framework, port, browser, seeds)

    if framework.name == "Streamlit" and race.app == "blocked_async":
        return Gap("Streamlit's scripts have no asynchronous callbacks.")
    try:
        with framework.serve(race.app) as server:
            return Count(asyncio.run(play(server.port)), seeds)
    except Exception as error:  # noqa: BLE001 (whatever it is, it is why there is no count)
        return failed(framework.name, error)


def _leave(framework: Framework, stack: ExitStack, seeds: int) -> tuple[Server, list[float]]:
    """A server on which this many runs have begun whose tabs are closed again, and when each was."""

    async def leave(port: int) -> list[float]:
        left = []
        async with chromium() as browser:
            pages = await asyncio.gather(*(_page(framework, port, browser, "Go") for _ in range(seeds)))
            for seed, page in enumerate(pages):
                await page.press("Go")
                await _shows(page, "Beat")
                await asyncio.sleep(random.Random(seed).uniform(0.05, 0.5))
                await page.page.close()
                left.append(time.time())
        return left

    server = stack.enter_context(framework.serve("outlives"))
    return server, asyncio.run(leave(server.port))


def _went_on(server: Server, left: Sequence[float], after: float) -> Count | Gap:
    """How many of the runs were there so long after; the runs are numbered in the order in which they began."""
    last: dict[int, float] = {}
    for number, at in re.findall(r"beat (\d+) ([\d.]+)", server.output()):
        last[int(number)] = float(at)
    if len(last) != len(left):
        return Gap(f"Only {len(last)} of {len(left)} runs began.")
    return Count(sum(last[number] > at + after for number, at in enumerate(left)), len(left))
