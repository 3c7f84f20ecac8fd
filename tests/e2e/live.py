"""A real server in a thread of the test's own process: the test holds the components that the page shows."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page

from transom.app import App, page_of
from transom.hosts.server.asgi import Server
from transom.hosts.server.run import listen, run_server
from transom.layout import ListLayout
from transom.session.session import Session
from transom.settings import Settings

BOX = "(el) => { const {x, y, width, height} = el.getBoundingClientRect(); return [x, y, width, height]; }"


class Live:
    """The server.

    Attributes:
        url: where it is, without a slash at the end.
        make: what makes the page's content; called in each new session.
        made: what it returned, oldest first.
    """

    def __init__(self, **settings: Any) -> None:
        self.make: Callable[[], Any] = lambda: None
        self.made: list[Any] = []
        self.server = Server(App({"/": page_of(self._page)}), Settings(**settings))
        self.loop: asyncio.AbstractEventLoop | None = None
        self._sock = listen("127.0.0.1", 0)
        self.url = f"http://localhost:{self._sock.getsockname()[1]}"

    def _page(self) -> Any:
        self.made.append(self.make())
        return self.made[-1]

    @property
    def sessions(self) -> list[Session]:
        """The live sessions, oldest first."""
        return list(self.server.registry.sessions.values())

    def run(self, started: threading.Event, stops: list[Callable[[], None]]) -> None:
        """Serve until the function that it puts into `stops` is called."""

        async def main() -> None:
            stop = asyncio.Event()
            self.loop = asyncio.get_running_loop()
            stops.append(lambda: self.loop and self.loop.call_soon_threadsafe(stop.set))
            asyncio.get_running_loop().call_later(0, started.set)
            await run_server(self.server, self._sock, stop=stop)

        try:
            asyncio.run(main())
        finally:
            self._sock.close()


@contextmanager
def live_server(**settings: Any) -> Iterator[Live]:
    """Run one for as long as the block lasts."""
    live = Live(**settings)
    started, stops = threading.Event(), list[Callable[[], None]]()
    thread = threading.Thread(target=live.run, args=(started, stops), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield live
    finally:
        stops[0]()
        thread.join(15)
        assert not thread.is_alive()


def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until something is true on the Python side.

    Raises:
        AssertionError: it is still not.
    """
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "still not so"
        time.sleep(0.01)


def fits(page: Page, width: int | None = None) -> None:
    """Wait until nothing is wider than the page; what draws on a canvas follows a moment after the page has changed."""
    until(lambda: page.evaluate("document.documentElement.scrollWidth") <= (width or page.evaluate("innerWidth")))


def resize(page: Page, size: dict[str, int]) -> None:
    """Give the page's window this `width` and `height`, and wait until the page has it."""
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.wait_for_function("({width, height}) => innerWidth === width && innerHeight === height", arg=size)


def come_to_rest(page: Page, measure: Callable[[], object], milliseconds: int = 300) -> None:
    """Wait until two measures, so long after each other, are the same."""
    end, before = time.monotonic() + 30, measure()
    while True:
        page.wait_for_timeout(milliseconds)
        before, last = measure(), before
        if before == last:
            return
        assert time.monotonic() < end, f"it does not come to rest: {before!r}"


def stop_clock(page: Page) -> None:
    """Let the page's time pass only by `page.clock.run_for(milliseconds)`, however busy the machine is."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))


class Shown:
    """What a test has shown: the browser's page and the component at its root."""

    def __init__(self, page: Page, root: Any, session: Session) -> None:
        self.page = page
        self.root = root
        self.session = session

    def __iter__(self) -> Iterator[Any]:
        return iter((self.page, *self.root)) if isinstance(self.root, ListLayout) else iter((self.page, self.root))


Show = Callable[..., Shown]
"""`show(make, **options)`: serve what `make()` makes in a new session and open its page."""


def shower(live: Live, open_page: Callable[..., Page]) -> Show:
    """The function that shows things in pages of `live`."""

    def show(make: Callable[[], Any], *, path: str = "", **options: Any) -> Shown:
        live.make = make
        before = len(live.made)
        page = open_page(f"{live.url}/{path}", **options)
        assert len(live.made) == before + 1
        return Shown(page, live.made[-1], live.sessions[-1])

    return show


def frame(page: Page, component: Any) -> Locator:
    """The element of a component's frame."""
    (node,) = component._mounts
    return page.locator(f'[data-tr-id="{node.id}"]')
