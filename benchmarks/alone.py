"""What is measured of Transom besides: by variants of the button app, at many sessions, and where growth would hurt."""

from __future__ import annotations

import asyncio
import itertools
import resource
import time
from collections.abc import Iterator
from dataclasses import replace

from benchmarks import clients, figures, probe
from benchmarks.figures import ARRIVALS, SESSIONS, SHOWN, WRITES, Measure, closed, measure, of, opened
from benchmarks.frameworks import FLOOR, TRANSOM, Framework
from benchmarks.server import Server
from benchmarks.tables import Results

OURS = replace(TRANSOM, command=("-m", "benchmarks.apps", "PORT", "APP"))
FILE = replace(TRANSOM, command=("-m", "transom", "serve", "benchmarks/peers/fifteen.py", "--port", "PORT"))
COLUMNS = {
    "floor": (FLOOR, "button", "button_twice"),
    "button, `async def`": (OURS, "button", "button_twice"),
    "button, `def`": (OURS, "button_def", ""),
    "button, task": (OURS, "button_task", ""),
    "form": (OURS, "form", ""),
}
"""The app of each column, and the one that writes twice."""
SIZE = ("bytes over the socket to open one, KB",)
TABLE = (
    "a table of 1 000 000 rows opens, s",
    "the table opens: sent, KB",
    "an edit in the table, ms",
    "an edit in the table: sent, bytes",
    "100 rows streamed into the table, ms",
    "100 rows streamed into the table: sent, bytes",
)  # fmt: skip
FIRST = ("click to its text, median, ms", "that of one write, worst of 20, ms", "CPU of a click, ms")
NO_BUTTON = "The form has no button; only the button with `async def` was measured with two writes."


def beside_the_floor(results: Results) -> None:
    """One round of everything that the floor has, too."""
    for column, (framework, app, twice) in COLUMNS.items():
        for each in _beside(app, twice):
            measure(results, column, framework, each)


def _beside(app: str, twice: str) -> Iterator[Measure]:
    yield Measure(SESSIONS, app, figures.sessions)
    yield Measure(SIZE, app, _size)
    if app != "form":
        yield Measure(FIRST, app, figures.first_clicks)
    if twice:
        yield Measure(WRITES, twice, figures.clicks)
        yield Measure(SHOWN, twice, figures.shown)


def alone(results: Results) -> None:
    """One round of all else."""
    for each in (
        Measure(of("button", ARRIVALS), "button", figures.arrivals),
        Measure(of("form", ARRIVALS), "form", figures.arrivals_of_form),
        Measure(("a page of 1000 widgets: bytes over the socket, KB",), "thousand", _size),
        Measure(("5000 components appended one by one: CPU, ms", "the same: sent, KB"), "appends", _appends),
        Measure(("a choice of a Select of 10 000: CPU, ms",), "select", _choices),
        Measure(TABLE, "table", _table),
        Measure(("1000 pages bound to one slider, moved: the loop is held, ms",), "bound", _bound),
    ):
        measure(results, "Transom", OURS, each)
    fifteen = of("app file of 15 components", SESSIONS)
    measure(results, "Transom", FILE, Measure(fifteen, "", figures.sessions))
    waves = (("floor", FLOOR, "button"), ("button", OURS, "button"), ("form", OURS, "form"), ("app file", FILE, ""))
    for name, framework, app in waves:
        wave = Measure((f"{name}: 200 sessions leave, 200 come: growth, MB",), app, _waves)
        measure(results, "Transom", framework, wave, TRANSOM_UNUSED_RETENTION="0.5")


def at_many_sessions(results: Results, sessions: int, seconds: float) -> None:
    """The longest pause of the garbage collector while pages come, click and go."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = sessions + 500
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
    row = f"{sessions} sessions, {seconds:.0f} s of coming, clicking and going: longest collector pause, ms"

    async def come_and_go(framework: Framework, server: Server) -> tuple[float, ...]:
        pages = await opened(framework, server.port, sessions)
        end = time.monotonic() + seconds
        for place in itertools.cycle(range(len(pages))):
            if time.monotonic() > end:
                break
            await pages[place].close()
            pages[place] = await framework.page.open(server.port)
            for _ in range(3):
                await pages[place].click()
        server.process.terminate()
        return (probe.longest(server.output(), "pause"),)

    measure(results, "Transom", OURS, Measure((row,), "churn", come_and_go), TRANSOM_OPEN_RATE="0")


async def _size(framework: Framework, server: Server) -> tuple[float, ...]:
    """KB over the socket to open a session."""
    page = await framework.page.open(server.port)
    await page.close()
    return (page.size / 1000,)


async def _client(server: Server) -> clients.Client:
    return await clients.Client.open(server.port)


async def _appends(_: Framework, server: Server) -> tuple[float, ...]:
    """CPU ms and KB of 5000 appends."""
    page = await _client(server)
    cpu, size = server.cpu(), page.size
    await page.click()
    cost = (server.cpu() - cpu) * 1000, (page.size - size) / 1000
    await page.close()
    return cost


async def _choices(_: Framework, server: Server) -> tuple[float, ...]:
    """CPU ms of a choice."""
    page = await _client(server)
    cpu = server.cpu()
    for number in range(1, 51):
        await page.send(page.ids["Select"], "value", [1, number * 100])  # of the first list of choices
        await page.until(f"Chosen option {number * 100}")
    await page.close()
    return ((server.cpu() - cpu) / 50 * 1000,)


async def _table(_: Framework, server: Server) -> tuple[float, ...]:
    """Seconds and KB to open a long table, ms and bytes of an edit, and of rows that are streamed."""
    await (await _client(server)).close()  # what is imported at the first page is imported
    began = time.perf_counter()
    page = await _client(server)
    opening, size = time.perf_counter() - began, page.size
    began = time.perf_counter()
    await page.send(page.ids["Tabulator"], "edit", {"id": 3, "at": 1, "value": 5})
    await page.until('"kind":"changed"')
    edit, edited = time.perf_counter() - began, page.size - size
    size = page.size
    stream = await page.click()
    cost = opening, (size - edited) / 1000, edit * 1000, float(edited), stream * 1000, float(page.size - size)
    await page.close()
    return cost


async def _bound(framework: Framework, server: Server) -> tuple[float, ...]:
    """The longest ms that the loop is held when one of 1000 pages moves what all are bound to."""
    first = await _client(server)
    others = await opened(framework, server.port, 999)
    for value in (10, 20, 30):
        await first.send(first.ids["IntSlider"], "value", value)
        await asyncio.gather(*(page.until(f"Shared {value}") for page in (first, *others)))
    await closed([first, *others])
    return (probe.longest(server.output(), "hold"),)


async def _waves(framework: Framework, server: Server) -> tuple[float, ...]:
    """MB that a second wave of 200 sessions adds to what the first one took."""
    grown = []
    for _ in range(2):
        pages = await opened(framework, server.port, 200)
        grown.append(server.rss() / 1000)
        await closed(pages)
        await asyncio.sleep(2)
    return (grown[1] - grown[0],)
