"""Opens an app file in Chromium, against a real server, and reads the browser's console.

Playwright is imported here, when it is asked for; the browser is the machine's own.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from transom.app import App
from transom.check.report import Problem
from transom.check.watched import Watched, loaded
from transom.hosts.chromium import BrowserMissingError, find_chromium
from transom.hosts.rest import at_rest
from transom.hosts.server.asgi import Server
from transom.hosts.server.run import address_of, listen, run_server
from transom.settings import Settings

if TYPE_CHECKING:
    from playwright.async_api import Page

_DRAWN_SECONDS = 0.3


class Browser:
    """What is needed to open files in Chromium.

    Raises:
        BrowserMissingError: playwright or Chromium is missing.
    """

    def __init__(self) -> None:
        try:
            import playwright.async_api  # noqa: F401 - whether it is there
        except ImportError:
            raise BrowserMissingError(
                "--browser needs playwright, which is not installed. Write: pip install playwright"
            ) from None
        self.executable = find_chromium("--browser")

    def visit(self, file: str, *, as_panel: bool, timeout: float) -> list[Problem]:
        """Open an app file and return the errors of the browser's console.

        Args:
            file: a file that can be loaded.
            as_panel: whether `import panel` means Transom in it.
            timeout: how long to wait until the page is at rest, in seconds.
        """
        with loaded(file, as_panel=as_panel) as (program, _):
            return asyncio.run(self._visit(Watched(program), timeout))

    async def _visit(self, watched: Watched, timeout: float) -> list[Problem]:
        until = asyncio.get_running_loop().time() + timeout
        server = Server(App({"/": watched}), Settings.from_env(dev=True))
        async with _running(server) as url, self._page() as page:
            errors: list[str] = []
            page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: errors.append(str(error)))
            await page.goto(url)
            try:
                async with asyncio.timeout_at(until):
                    session = await watched.sessions.get()
                await at_rest(session, lambda: watched.opened, until)
            except TimeoutError:
                errors.append(f"the page did not connect within {timeout:g} s")
            await asyncio.sleep(_DRAWN_SECONDS)
            return [Problem(text, where="browser") for text in dict.fromkeys(errors)]

    @asynccontextmanager
    async def _page(self) -> AsyncIterator[Page]:
        from playwright.async_api import async_playwright

        # Chromium refuses its own sandbox to root, as which containers run.
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=self.executable, args=["--no-sandbox"] if root else []
            )
            try:
                yield await browser.new_page()
            finally:
                await browser.close()


@asynccontextmanager
async def _running(server: Server) -> AsyncIterator[str]:
    sock = listen("127.0.0.1", 0)
    stop = asyncio.Event()
    serving = asyncio.get_running_loop().create_task(run_server(server, sock, stop=stop))
    try:
        yield address_of(sock)
    finally:
        stop.set()
        await serving
        sock.close()
