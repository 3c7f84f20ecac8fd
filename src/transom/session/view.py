"""`View`: what of a session is shown in one page, and the connection to that page.

A page on a server has one session with one view; in a notebook, one session is shown in any number of outputs and
browser tabs; a session that is shown nowhere has none, and its timers and tasks go on. What the page knows, the
numbers of what was said and the connection belong to the view. The turn, the runs and the order in which events are
applied belong to the session.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from transom.components.component import Component
from transom.protocol.codec import encode
from transom.protocol.messages import (
    Bye,
    Cancel,
    ClientMessage,
    Event,
    Fetch,
    Fetched,
    Inspect,
    Mode,
    Ping,
    Pong,
    Seen,
    Welcome,
)
from transom.session.inspector import Inspector
from transom.session.ledger import Ledger
from transom.session.outbox import Outbox
from transom.session.part import Part
from transom.session.ports import Transport
from transom.session.token import Token
from transom.session.tree import Tree

if TYPE_CHECKING:
    from transom.session.session import Session


BYE_SECONDS = 1.0
"""For how long a page that reads nothing is waited for when its connection ends."""
STALL_RETRY = 1.0
"""Seconds after which one that was let go because it read nothing is to come back."""


class View(Part):
    """One place where a session is shown. It has one connection at a time, or none while its page is away.

    Args:
        session: what is shown.
        components: what it shows; what the session shows in all its views when omitted.

    Concurrency: on the loop, but for what its tree and outbox allow.
    """

    __slots__ = (
        "__weakref__", "_transport", "_writer", "closed", "inspector", "ledger", "outbox", "own", "token", "tree",
        "used",
    )  # fmt: skip

    def __init__(self, session: Session, components: Sequence[Component] | None = None) -> None:
        super().__init__(session)
        self.token = Token()
        self.own = components is not None
        """Whether it shows components of its own."""
        self.closed = False
        self.used = False
        """Whether its user has done something, or has been shown more than the first snapshot."""
        self.outbox = Outbox(session.loop, session.settings.flush_interval, session.thread, session.turn.mine)
        self.tree = Tree(self.outbox.touch, session.sink.report, session.chunks, session.publish)
        self.tree.owner = self.tree.classes.owner = session
        self.outbox.tree = self.tree
        self.outbox.stalled = self._let_go
        self.outbox.eager = session.eager
        self.ledger = Ledger(self.outbox)
        self.inspector = Inspector(session, self.outbox)
        if components is not None:
            self.tree.set_roots(components)
        self._transport: Transport | None = None
        self._writer: asyncio.Task[None] | None = None

    @property
    def session(self) -> Session:
        """What is shown; see `Part`."""
        return self._session

    def show(self, components: Sequence[Component]) -> None:
        """Make these the roots of the page, which now gets its first snapshot if it has had none."""
        self.tree.set_roots(components)
        if not self.outbox.ready:
            self.outbox.snapshot()

    def begin(self) -> None:
        """Send the first snapshot, if it is known what it shows."""
        roots = self._session.views.roots
        if not self.own and roots is not None:
            self.show(roots)
        elif self.own and not self.outbox.ready:
            self.outbox.snapshot()

    # What the page says

    def receive(self, message: ClientMessage, size: int = 0) -> None:
        """Act on one message of the page, after its `hello`; its frame had `size` bytes."""
        session = self._session
        self.token.arrived()
        match message:
            case Event():
                session.inbox.admit(self, message, size)
                self.used = True
            case Seen(sseq=sseq):
                self.used = self.used or sseq > self.outbox.first
                self.outbox.seen(sseq)
                session.loaded()
            case Cancel(cseq=cseq, run=number):
                named = [run for run in tuple(session.runs) if run.number == number]
                for run in [*self.ledger.runs_of(cseq or 0), *named]:
                    run.cancel()
            case Inspect(on=on):
                self.inspector.switch(on=on)
            case Fetch(id=id_):
                self.outbox.send(Fetched(id_, self.tree.module(id_)))
            case Ping():
                self.outbox.send(Pong())

    # The connection

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
        self._writer = session.loop.create_task(self.outbox.write(transport))
        self._writer.add_done_callback(_quiet)
        self.outbox.send(
            Welcome(
                mode=mode,
                epoch=session.epoch,
                token=self.token.issue(),
                applied=self.ledger.applied,
                sseq=self.outbox.sseq,
                limits={"frame": session.settings.frame_limit},
                dev=session.settings.dev,
            )
        )

    def _let_go(self) -> None:
        """The page reads nothing: end the connection, not the view. Whoever reads its frames detaches it."""
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
        self.inspector.stop()
        self.outbox.detach()
        return True

    # The end

    def close(self) -> None:
        """End it, not the session: what its user has done until now is carried out, and its runs go on."""
        session = self._session
        if not self.closed:
            session.running.keep(session.loop.create_task(self.end("this view is closed")))
            session.inbox.post(self.leave, blocking=False)

    def leave(self) -> None:
        """Show nothing any more; what it held has left this page."""
        self.closed = True
        self._session.views.discard(self)
        self.outbox.close()
        self.tree.close()
        self.ledger.close()

    async def end(self, reason: str = "the session has ended") -> None:
        """End the connection. The page may ask for a new session."""
        transport = self._transport
        self.detach()
        if transport is not None:
            await say_bye(transport, Bye(1012, reason))


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
