"""`Serving`: what `serve` returns: a server in a thread of its own, or the place in which an app is shown instead."""

from __future__ import annotations

import asyncio
import atexit
import threading
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import fields
from typing import Any, Self

from transom.diagnostics.absent import near
from transom.hosts.server.loop import run
from transom.settings import Settings

_INSTEAD = {
    "websocket_origin": "Write allow_websocket_origin=['app.example.com'].",
    "verbose": "Write log_level='info', or 'error' for less.",
    "start": "It starts at once: leave it out, or call serve() later.",
    "loop": "Write threaded=True, or mount asgi_app(…) in the server that runs the loop.",
    "location": "Leave it out: state.location is always there.",
    "admin": "Leave it out: `transom ps` lists what runs.",
}
"""Options of Panel's, and what to write."""

STOP_SECONDS = 10.0
"""How long `stop` waits; open pages are closed within it."""


def check_options(options: Iterable[str]) -> None:
    """See that these are settings.

    Raises:
        TypeError: one is none; it says what to write.
    """
    known = [field.name for field in fields(Settings)]
    for name in options:
        if name not in known:
            like = near(name, [*known, "allow_websocket_origin", "autoreload", "threaded", "port", "address"])
            instead = _INSTEAD.get(name) or (f"Did you mean {like!r}?" if like else "See `help(transom.Settings)`.")
            raise TypeError(f"serve() has no option {name!r}. {instead}")


class _Thread(threading.Thread):
    """The thread of a server that goes on beside the code that began it."""

    serving: Serving


def stop_all() -> None:
    """End the servers that go on beside the code of this process."""
    for thread in threading.enumerate():
        if isinstance(thread, _Thread):
            thread.serving.stop()


class Serving:
    """A server that goes on beside the code that began it, until `stop`; a context manager.

    Attributes:
        url: its address; empty where nothing was begun.

    Concurrency: from any thread. It holds up the end of the process only for as long as its pages take to close.
    """

    def __init__(self, url: str = "", shown: object = None) -> None:
        self.url = url
        self._shown = shown
        self._thread: threading.Thread | None = None
        self._begun = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None

    def __repr__(self) -> str:
        return f"<Serving {self.url or 'nothing'}{'' if self.is_alive() else ', stopped'}>"

    def __panel__(self) -> object:
        """What an app shows in place of a server."""
        return self._shown

    def is_alive(self) -> bool:
        """Whether it goes on."""
        return self._thread is not None and self._thread.is_alive()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended, for so many seconds at most."""
        if self._thread is not None:
            self._thread.join(timeout)

    def stop(self) -> None:
        """End it: its sessions are closed, its port is free. A second call does nothing.

        Raises:
            TimeoutError: it has not ended after 10 s.
        """
        if self._loop is not None and self._stop is not None and self.is_alive():
            try:
                self._loop.call_soon_threadsafe(self._stop.set)
            except RuntimeError:  # it has just ended
                return
            if threading.current_thread() is not self._thread:
                self.join(STOP_SECONDS)
                if self.is_alive():
                    raise TimeoutError(f"The server at {self.url} has not ended after {STOP_SECONDS:g} s.")

    def begin(self, main: Callable[[asyncio.Event], Coroutine[Any, Any, None]], ended: Callable[[], object]) -> None:
        """Run `main`, which ends when the event is set, in a thread; `ended` is called there at its end.

        Returns when its event loop runs.
        """

        async def beginning() -> None:
            self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
            self._begun.set()
            await main(self._stop)

        def work() -> None:
            try:
                run(beginning())
            finally:
                self._begun.set()
                atexit.unregister(self.stop)
                ended()

        self._thread = thread = _Thread(target=work, name="transom-server", daemon=True)
        thread.serving = self
        atexit.register(self.stop)
        self._thread.start()
        self._begun.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()
