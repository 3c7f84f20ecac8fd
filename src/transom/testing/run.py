"""`run_test`: an app opened by one page in memory, from its first snapshot to the end of its session."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from transom.app import App
from transom.process.registry import Registry
from transom.reactive.executor import to_daemons
from transom.settings import Settings
from transom.site import Site
from transom.testing.clock import ClockLoop
from transom.testing.page import OPENING, Page


@asynccontextmanager
async def run_test(source: Any, *, url: str = "/", settings: Settings | None = None) -> AsyncIterator[Page]:
    """Serve `source` to one page in memory.

    Args:
        source: what `serve` takes: a path, a function, a component, an `App`. Modules beside an app file are
            imported as when it is served, anew for each test.
        url: the address that the page has.
        settings: options; development by default.

    Yields:
        The connected page, its first snapshot shown.
    """
    if isinstance(source, App):
        async with _opened(source, url, settings) as page:
            yield page
        return
    with Site({"/": source}) as site:
        async with _opened(site.app, url, settings) as page:
            yield page


@asynccontextmanager
async def _opened(app: App, url: str, settings: Settings | None) -> AsyncIterator[Page]:
    _as_served(asyncio.get_running_loop())
    registry = Registry(settings or Settings(dev=True))
    page = Page(registry, app, url)
    await page.open()
    try:
        await page.wait(lambda: any(frame["t"] == "snapshot" for frame in page.frames), OPENING)
        yield page
        page._raise_broken()
    finally:
        await page.disconnect()
        await _end(registry)


def _as_served(loop: asyncio.AbstractEventLoop) -> None:
    """Threads hold up the end of a loop as little as that of a server; those that it has already are its owner's."""
    if getattr(loop, "_default_executor", None) is None:
        to_daemons(loop)


async def _end(registry: Registry) -> None:
    """Close all sessions; on a `ClockLoop` let the time pass that they are given for it."""
    loop = asyncio.get_running_loop()
    if isinstance(loop, ClockLoop):
        loop.until = float("inf")
    try:
        await registry.aclose()
    finally:
        if isinstance(loop, ClockLoop):
            loop.until = loop.now
