"""`Link`: the connection through which a session speaks to its page, and the one task that writes to it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from transom.protocol.codec import encode
from transom.protocol.messages import Bye, Mode, Welcome
from transom.session.part import Part
from transom.session.ports import Transport

if TYPE_CHECKING:
    from transom.session.session import Session


BYE_SECONDS = 1.0
"""For how long a page that reads nothing is waited for when its connection ends."""
STALL_RETRY = 1.0
"""Seconds after which one that was let go because it read nothing is to come back."""


class Link(Part):
    """One connection at a time. Belongs to the loop's thread."""

    __slots__ = ("_transport", "_writer")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._transport: Transport | None = None
        self._writer: asyncio.Task[None] | None = None
        session.outbox.stalled = self._let_go

    @property
    def attached(self) -> bool:
        """Whether a page is connected."""
        return self._transport is not None

    def uses(self, transport: Transport) -> bool:
        """Whether `transport` is the present connection; frames of an older one no longer count."""
        return self._transport is transport

    def attach(self, transport: Transport, mode: Mode) -> None:
        """Speak through `transport` from now on; an older connection is fenced off."""
        session = self._session
        if self._transport is not None:
            session.running.keep(session.loop.create_task(say_bye(self._transport, Bye(4410, "superseded"))))
        self.detach()
        self._transport = transport
        self._writer = session.loop.create_task(session.outbox.write(transport))
        self._writer.add_done_callback(_quiet)
        session.outbox.send(
            Welcome(
                mode=mode,
                epoch=session.epoch,
                token=session.token,
                applied=session.inbox.applied,
                sseq=session.outbox.sseq,
                limits={"frame": session.settings.frame_limit},
                dev=session.settings.dev,
            )
        )

    async def end(self) -> None:
        """The session has ended: so does the connection. The page may ask for a new session."""
        transport = self._transport
        self.detach()
        if transport is not None:
            await say_bye(transport, Bye(1012, "the session has ended"))

    def _let_go(self) -> None:
        """The page reads nothing: end the connection, not the session. Whoever reads its frames detaches it."""
        session = self._session
        if self._transport is not None and self._writer is not None:
            self._writer.cancel()
            bye = Bye(1013, "this page does not read", STALL_RETRY)
            session.running.keep(session.loop.create_task(say_bye(self._transport, bye)))

    def detach(self, transport: Transport | None = None) -> bool:
        """Stop speaking through `transport` (or whatever it is); whether that was the present one."""
        if transport is not None and transport is not self._transport:
            return False
        if self._writer is not None:
            self._writer.cancel()
        self._transport = self._writer = None
        self._session.inspector.stop()
        self._session.outbox.detach()
        return True


def _quiet(writer: asyncio.Task[None]) -> None:
    """A connection that breaks is no failure; whoever reads its frames notices."""
    if not writer.cancelled():
        writer.exception()


async def say_bye(transport: Transport, bye: Bye) -> None:
    """Tell a page why its connection ends, as that it is now shown elsewhere, and end it, even if it reads nothing."""
    with suppress(Exception):  # it may be gone already; there is nobody left to tell
        with suppress(TimeoutError):
            async with asyncio.timeout(BYE_SECONDS):
                await transport.send(encode(bye))
        await transport.aclose(bye.code, bye.reason)
