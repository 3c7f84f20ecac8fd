"""`Registry`: the sessions of one process, by epoch; closes those whose page stays away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any
from urllib.parse import unquote
from weakref import WeakSet

from transom.components.unserved import unserved
from transom.errors import ProtocolError
from transom.process.created import Created, welcomed
from transom.process.declared import declared
from transom.process.schedules import Schedules
from transom.protocol.messages import Hello
from transom.reactive.executor import WorkerPool
from transom.reactive.scope import Process
from transom.session.allowance import Allowance, Peers
from transom.session.page_info import PageInfo
from transom.session.ports import Chunks, Publish
from transom.session.session import Session
from transom.session.sink import process_failed
from transom.session.view import View
from transom.settings import Settings

PEER_PAGES = 10
"""An address may say as much as so many pages may."""
OPEN_WAIT = 10.0
"""The longest that a new page has to wait because others of its address were opened."""
ENDING_RETRY = 2.0
"""Seconds after which a page is to ask again that found this server ending."""
FULL_RETRY = 5.0
"""And one that found it full."""


class Registry:
    """Makes, finds and closes sessions. Belongs to the loop's thread.

    Args:
        settings: options of the host.
        chunks: where the host keeps the front ends that are not in the client's runtime.
        opened: called with each new session whose page shows what its app made.
    """

    def __init__(
        self, settings: Settings, chunks: Chunks | None = None, opened: Callable[[Session], None] | None = None
    ) -> None:
        self.settings = settings
        self.chunks = chunks or {}
        self._opened = opened
        self.publish: Publish | None = None
        """Hands out front-end modules that come with apps, where the host has addresses."""
        self.pool = WorkerPool(settings.threads) if settings.threads else None
        self.process: Process | None = None
        """Where runs belong that outlive their page; made with the first session."""
        self.sessions: dict[str, Session] = {}
        self.schedules: Schedules | None = None
        """The named schedules; made as `process`."""
        self.opens = Peers(lambda: Allowance(settings.open_rate, _now, OPEN_WAIT))
        """How many pages each address has opened lately."""
        self.messages = Peers(lambda: Allowance(PEER_PAGES * settings.message_rate, _now))
        """How much it has said, by all of its pages."""
        self.created = Created()
        """What is called for each new session."""
        self._timers: dict[View, asyncio.TimerHandle] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._closed = False
        self._ended: WeakSet[Session] = WeakSet()
        unserved.served()

    def begin(self) -> Process:
        """Start what needs no page, on the running loop. A server says this when it starts; else the first page does.

        Returns:
            Where runs belong that outlive their page.
        """
        self._closed = False
        if self.process is None or self.process.loop.is_closed():  # as when a test starts an app again and again
            self.process = process = Process(asyncio.get_running_loop(), self.pool)
            process.failed = partial(process_failed, process)
            process.pages = lambda: list(self.sessions.values())
            self.schedules = process.resource(Schedules, lambda: Schedules(process))
            process.resource(Created, lambda: self.created)
            declared.attach(self.schedules)
        return self.process

    def create(self, info: PageInfo) -> Session:
        """A new session.

        Raises:
            ProtocolError: with code 1013 when there are as many as may be, all with their pages, or the server is
                ending.
        """
        if self._closed:
            raise ProtocolError("this server is ending; try again later", 1013, ENDING_RETRY)
        if len(self.sessions) >= self.settings.max_sessions and not self._evict():
            raise ProtocolError("this server has as many open pages as it takes; try again later", 1013, FULL_RETRY)
        session = Session(info, self.settings, self.pool, self.begin(), self.chunks, self.publish)
        self.sessions[session.epoch] = session
        return session

    def fill(self, session: Session, opening: Coroutine[Any, Any, None]) -> None:
        """Fill the page of a new session by `opening`, when the callbacks for new sessions are through."""
        callbacks = {**declared.created.callbacks, **self.created.callbacks}
        session.begin(self._fill(session, welcomed(session, callbacks, opening) if callbacks else opening))

    async def _fill(self, session: Session, opening: Coroutine[Any, Any, None]) -> None:
        await opening
        if self._opened is not None:
            self._opened(session)

    def resume(self, hello: Hello, browser: str) -> View | None:
        """The view that this page had, if it is still there, of the same app, and token and browser are its own."""
        session = self.sessions.get(hello.epoch or "")
        if session is None or _path(hello.url) != _path(session.info.url):
            return None
        view = next((each for each in session.views if each.token.fits(hello.token, browser)), None)
        if view is None:
            return None
        self._stay(view)
        return view

    def release(self, view: View) -> None:
        """The page of `view` has gone; close it when it has not come back in time, and the session with its last."""
        settings = self.settings
        wait = settings.session_retention if view.used else min(settings.session_retention, settings.unused_retention)
        loop = asyncio.get_running_loop()
        self._timers[view] = loop.call_later(0 if view.session.retired else wait, self._expired, view)
        if len(self._timers) > settings.max_detached:
            self._evict()

    def begin_again(self, session: Session) -> None:
        """End the session of a page, which then asks for another one; at once, whatever it is at."""
        self._end(session)

    def leave(self, view: View) -> None:
        """The page of `view` will not come back to it: close it now, and the session with its last."""
        self._expired(view)

    def _evict(self) -> bool:
        """Close a view whose page is away, one that was never used or else the one that is away longest."""
        away = list(self._timers)
        for view in [*(each for each in away if not each.used), *away][:1]:
            self._expired(view)
        return bool(away)

    def _expired(self, view: View) -> None:
        session = view.session
        self._stay(view)
        if session.lasting or len(session.views) > 1:
            view.close()
        else:
            self._end(session)

    def _end(self, session: Session) -> None:
        # From here on it cannot be resumed: a page that comes back now gets a new one.
        self._forget(session)
        task = session.loop.create_task(self.close(session))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def close(self, session: Session) -> None:
        """End one session now."""
        self._forget(session)
        await session.aclose()
        self._ended.add(session)

    @property
    def lingering(self) -> int:
        """Sessions that have ended and are still in memory: somebody has something of theirs, or it is garbage."""
        return len(self._ended)

    def _forget(self, session: Session) -> None:
        for view in session.views:
            self._stay(view)
        self.sessions.pop(session.epoch, None)

    def _stay(self, view: View) -> None:
        """It is not to be closed for its page's being away."""
        timer = self._timers.pop(view, None)
        if timer is not None:
            timer.cancel()

    async def aclose(self) -> None:
        """End all sessions and schedules. No further sessions are made, unless it is begun again."""
        self._closed = True
        if self.schedules is not None:
            declared.detach(self.schedules)
            await self.schedules.aclose()
        await asyncio.gather(*(self.close(session) for session in list(self.sessions.values())), *self._closing)
        if self.process is not None:
            await self.process.aclose()
            self.process = None
        if self.pool is not None:
            self.pool.close()


def _now() -> float:
    return asyncio.get_running_loop().time()


def _path(url: str) -> str:
    return unquote(url.partition("?")[0].partition("#")[0]).strip("/")
