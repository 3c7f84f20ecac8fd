"""One connection of a page, from its `hello` to its end, whatever carries the frames."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from transom.errors import ProtocolError
from transom.process.registry import Registry
from transom.protocol.codec import Frame, decode
from transom.protocol.messages import PROTOCOL, Bye, Hello, Mode
from transom.session.page_info import PageInfo
from transom.session.ports import Transport
from transom.session.session import Session
from transom.session.view import View, say_bye

Opener = Callable[[Session], Coroutine[Any, Any, None]]
"""Fills a new session: runs the app's script and sends the first snapshot."""
Find = Callable[[Hello], tuple[Opener, PageInfo] | View | None]
"""What a `hello` asks for: what opens the session of a page, or a new view of a session that is there already."""

ROOM_SECONDS = 30.0
"""For how long a page with a full queue is kept waiting; a connection that is not read is not seen to end."""
ROOM_RETRY = 1.0
STINT = 0.002
"""Seconds of work for one page after which others have their turn on the loop."""


async def serve_page(
    frames: AsyncIterator[Frame],
    transport: Transport,
    registry: Registry,
    find: Find,
    peer: str | None = None,
    browser: str = "",
) -> None:
    """Speak with one page until the connection ends.

    Args:
        frames: what the page sends; ends when the connection does.
        transport: where frames to the page go.
        registry: the sessions of this process.
        find: the app for a `hello`, and what is known of the page, or a further view; `None` when there is none.
        peer: the address of the other side, where there is one.
        browser: what tells its browser from others, where that is known: a page comes back to what it had in its own.

    Concurrency: one call a connection, on the loop.
    """
    view: View | None = None
    try:
        hello = await _first(frames, registry)
        view = await _open(hello, transport, registry, find, peer, browser)
        worked = 0.0
        while (frame := await _next(frames, view)) is not None and view.uses(transport):
            began = time.perf_counter()
            take_frame(frame, view, registry)
            worked += time.perf_counter() - began
            if worked > STINT:  # frames that are there already are had without a wait
                await asyncio.sleep(0)
                worked = 0.0
            if wait := registry.messages.spend(peer):
                await asyncio.sleep(wait)
    except ProtocolError as error:
        if error.code != 1000:
            await say_bye(transport, Bye(error.code, error.reason, error.retry_after))
    finally:
        if view is not None and view.detach(transport) and not view.closed:
            registry.release(view)


def take_frame(frame: Frame, view: View, registry: Registry) -> None:
    """Act on a frame of a view's page, after its `hello`.

    Raises:
        ProtocolError: one that may not be.
    """
    if view.session.allowance.spend():
        raise ProtocolError("too many messages", 4429)
    message, _ = decode(_within(frame, registry.settings.frame_limit))
    if isinstance(message, Hello):
        raise ProtocolError("a second hello")
    view.receive(message, len(frame))


async def _next(frames: AsyncIterator[Frame], view: View) -> Frame | None:
    """The next frame, taken when there is room for what it may be; `None` at the end of the connection."""
    try:
        async with asyncio.timeout(ROOM_SECONDS):
            await view.ledger.room()
    except TimeoutError:
        raise ProtocolError("this page waits for what it has done before", 1013, ROOM_RETRY) from None
    return await anext(frames, None)


async def _first(frames: AsyncIterator[Frame], registry: Registry) -> Hello:
    settings = registry.settings
    try:
        async with asyncio.timeout(settings.hello_timeout):
            frame = await anext(frames)
    except TimeoutError:
        raise ProtocolError("no hello in time", 4408) from None
    except StopAsyncIteration:
        raise ProtocolError("gone before hello", 1000) from None
    message, _ = decode(_within(frame, settings.hello_limit))
    if not isinstance(message, Hello):
        raise ProtocolError("the first message must be hello")
    if message.proto != PROTOCOL:
        raise ProtocolError(f"protocol {message.proto} is not spoken here; reload the page", 4409)
    return message


async def _open(
    hello: Hello,
    transport: Transport,
    registry: Registry,
    find: Find,
    peer: str | None,
    browser: str,
) -> View:
    view = registry.resume(hello, browser)
    if view is not None:
        resumed = view.outbox.ready and view.outbox.replayable(hello.shown)
        view.attach(transport, "resumed" if resumed else "snapshot")
        if resumed:
            view.outbox.replay(hello.shown)
        elif view.outbox.ready:
            view.outbox.snapshot(hello.shown)
        return view
    found = find(hello)
    if found is None:
        raise ProtocolError("there is no app at this address", 4404)
    if wait := registry.opens.spend(peer):
        await asyncio.sleep(wait)
    mode: Mode = "rebuilt" if hello.epoch else "fresh"
    if isinstance(found, View):
        found.token.browser = browser
        found.attach(transport, mode)
        found.begin()
        return found
    opener, info = found
    session = registry.create(info)
    view = session.open()
    view.token.browser = browser
    view.attach(transport, mode)
    registry.fill(session, opener(session))
    return view


def _within(frame: Frame, limit: int) -> Frame:
    size = len(frame)
    if isinstance(frame, str) and size <= limit and not frame.isascii():
        size = len(frame.encode(errors="replace"))  # the limit is one of bytes
    if size > limit:
        raise ProtocolError(f"a frame of more than {limit} bytes", 1009)
    return frame
