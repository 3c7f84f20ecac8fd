"""What is measured of each framework: sessions, clicks, the way to a page that can be used."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from benchmarks.browser import chromium, visit
from benchmarks.clients import Page
from benchmarks.frameworks import FLOOR, Framework
from benchmarks.server import Server
from benchmarks.tables import Gap, Results, failed

LIMIT = 300.0
"""Seconds after which a measurement is given up."""
CLICKS = 40
"""So many are measured."""


@dataclass(frozen=True)
class Measure:
    """Something to measure.

    Attributes:
        rows: the names of its figures.
        app: what is served.
        run: measures a server; its values, in the order of `rows`.
    """

    rows: tuple[str, ...]
    app: str
    run: Callable[[Framework, Server], Awaitable[tuple[float, ...]]]


def measure(results: Results, column: str, framework: Framework, what: Measure, **environ: str) -> None:
    """Serve the app, measure it, and enter the figures, or why there are none."""
    try:
        with framework.serve(what.app, **environ) as server:
            values: tuple[float | Gap, ...] = asyncio.run(asyncio.wait_for(what.run(framework, server), LIMIT))
    except Exception as error:  # noqa: BLE001 (whatever it is, it is why there are no figures)
        values = (failed(column, error),) * len(what.rows)
    for row, value in zip(what.rows, values, strict=True):
        results.add(row, column, value)


async def opened(framework: Framework, port: int, count: int, seconds: float = 1e9) -> list[Page]:
    """As many pages as this, or as can be opened in the time, but 20 at least."""
    end = time.perf_counter() + seconds
    pages: list[Page] = []
    while len(pages) < count and (len(pages) < 20 or time.perf_counter() < end):
        pages.append(await framework.page.open(port))
    return pages


async def closed(pages: list[Page]) -> None:
    """All leave."""
    await asyncio.gather(*(page.close() for page in pages), return_exceptions=True)


async def sessions(framework: Framework, server: Server) -> tuple[float, ...]:
    """CPU ms to open a session, and KB of a live one."""
    warm = await opened(framework, server.port, 20, 1)
    await asyncio.sleep(0.3)
    cpu, rss = server.cpu(), server.rss()
    pages = await opened(framework, server.port, 200, 2.5)
    await asyncio.sleep(0.3)
    cost = (server.cpu() - cpu) / len(pages) * 1000, (server.rss() - rss) / len(pages)
    await closed([*warm, *pages])
    return cost


async def clicks(framework: Framework, server: Server, text: str = "Finished") -> tuple[float, ...]:
    """The median and the worst of twenty of ms from a click to this text, and CPU ms of a click."""
    page = await framework.page.open(server.port)
    for _ in range(20):
        await page.click(text)
    cpu = server.cpu()
    times = []
    for _ in range(CLICKS):
        await asyncio.sleep(0.06)  # as a user's clicks are: each may send what it likes at once
        times.append(await page.click(text) * 1000)
    used = server.cpu() - cpu
    await page.close()
    return statistics.median(times), statistics.quantiles(times, n=20)[18], used / CLICKS * 1000


async def first_clicks(framework: Framework, server: Server) -> tuple[float, ...]:
    """The same to the first of two texts."""
    return await clicks(framework, server, "Running")


async def sessions_and_clicks(framework: Framework, server: Server) -> tuple[float, ...]:
    """Both, the clicks to the second of two texts."""
    return *await sessions(framework, server), *await clicks(framework, server)


async def shown(framework: Framework, server: Server) -> tuple[float, ...]:
    """The median of ms from a click to the second of two texts in Chromium."""
    async with chromium() as browser:
        page = await visit(await browser.new_context(), framework, server.port, "Click me!")
        times = []
        for number in range(1, CLICKS + 1):
            times.append(await page.click("Click me!", f"Finished {number}") * 1000)
            await asyncio.sleep(0.06)
    return (statistics.median(times[10:]),)


async def arrivals(framework: Framework, server: Server, text: str = "Click me!") -> tuple[float, ...]:
    """Seconds until clickable with nothing known, with an empty cache, with a full one; KB and requests of the second.

    The first is what the first reader after a start meets, the second any later one: what is imported or learned at
    the first page is known.
    """
    async with chromium() as browser:
        first = await visit(await browser.new_context(), framework, server.port, text)
        context = await browser.new_context()
        cold = await visit(context, framework, server.port, text)
        await asyncio.sleep(0.7)  # whatever is fetched late has been by now
        weight, requests = cold.received / 1000, cold.requests
        warm = await visit(context, framework, server.port, text)
    return first.seconds, cold.seconds, warm.seconds, weight, float(requests)


async def arrivals_of_form(framework: Framework, server: Server) -> tuple[float, ...]:
    """The same of the form, which the floor has not."""
    return await arrivals(framework, server, "Click me!" if framework is FLOOR else "The sum is")


SESSIONS = ("CPU to open a session, ms", "memory of a live session, KB")
ARRIVALS = (
    "clickable for the first reader after a start, s",
    "clickable, empty cache, s",
    "clickable, warm cache, s",
    "received until then, KB",
    "requests until then",
)


def of(app: str, rows: tuple[str, ...]) -> tuple[str, ...]:
    """These rows, of this app."""
    return tuple(f"{app}: {row}" for row in rows)


WRITES = ("click to the second of two texts, median, ms", "the same, worst of 20, ms", "CPU of two writes, ms")
SHOWN = ("click to the second of two texts in Chromium, median, ms",)
COMMON = (
    Measure(of("button", (*SESSIONS, *WRITES)), "button_twice", sessions_and_clicks),
    Measure(of("button", SHOWN), "button_twice", shown),
    Measure(of("button", ARRIVALS), "button_twice", arrivals),
    Measure(of("form", SESSIONS), "form", sessions),
    Measure(of("form", ARRIVALS), "form", arrivals_of_form),
)
"""What every framework is measured by."""
