"""Several pages of one app in memory, and the small things that many tests say."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from dataclasses import dataclass
from typing import Any, cast

from transom.app import App, page_of
from transom.process.registry import Registry
from transom.session.session import Session
from transom.session.view import View
from transom.settings import Settings
from transom.testing import ClockLoop, Page
from transom.testing.page import OPENING


class Site:
    """An app with a registry of its own, on which pages are opened one by one."""

    def __init__(self, source: Any, **options: Any) -> None:
        self.app = App({"/": page_of(source)})
        self.registry = Registry(Settings(**{"dev": True, **options}))
        self.pages: list[Page] = []

    async def open(self, *, browser: str = "", **hello: Any) -> Page:
        """A new page, its first snapshot shown."""
        page = Page(self.registry, self.app)
        page.browser = browser
        self.pages.append(page)
        await page.open(**hello)
        await page.wait(lambda: any(frame["t"] == "snapshot" for frame in page.frames), OPENING)
        return page

    async def view(self, session: Session, *components: Any, shown: bool = True) -> Page:
        """A further view of a session, of all that it shows or of some components."""
        page = Page(self.registry, cast("App", _Further(session, components or None)))
        self.pages.append(page)
        await page.open()
        if shown:
            await page.wait(lambda: any(frame["t"] == "snapshot" for frame in page.frames), OPENING)
        return page

    async def leave(self, page: Page) -> None:
        """The page goes and its session ends."""
        session = page.session
        await page.disconnect()
        loop = asyncio.get_running_loop()
        if isinstance(loop, ClockLoop):
            loop.until = loop.now + 1.0  # the time that its runs are given to clean up
        await self.registry.close(session)
        self.pages.remove(page)

    async def aclose(self) -> None:
        loop = asyncio.get_running_loop()
        if isinstance(loop, ClockLoop):
            loop.until = float("inf")
        for page in self.pages:
            await page.disconnect()
        await self.registry.aclose()


@dataclass
class _Further:
    """What a page finds that shows a session which is there already."""

    session: Session
    components: Any

    def find(self, hello: Any) -> View:
        return self.session.open(self.components)


def on_clock(main: Any) -> Any:
    """Run a coroutine to its end on a clock of its own."""
    with asyncio.Runner(loop_factory=ClockLoop) as runner:
        return runner.run(main)


def patches(page: Page) -> list[list[Any]]:
    """The ops of each patch that the page received."""
    return [frame["ops"] for frame in page.patches()]


def sets(page: Page, name: str = "value") -> list[Any]:
    """Every value of `name` that patches set, in order."""
    return [op[2][name] for ops in patches(page) for op in ops if op[0] == "set" and name in op[2]]


def ran(page: Page) -> bool:
    """All cells of a page have run: between two of them none is running, but one is waiting."""
    return not any(cell["running"] or cell["waiting"] for cell in page.all("Cell"))


def collect() -> None:
    """Let go of everything that nobody holds."""
    for _ in range(3):
        gc.collect()


def wait_for(event: threading.Event, seconds: float = 15.0) -> None:
    """Wait in a thread; a test that would wait for ever fails with a word."""
    assert event.wait(seconds), "an event that should have happened did not"


async def until(condition: Any, seconds: float = 15.0) -> None:
    """Wait in real time, whatever the loop's clock says."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "still waiting"
        time.sleep(0.0005)
        await asyncio.sleep(0)
