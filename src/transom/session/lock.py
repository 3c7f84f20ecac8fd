"""`SessionLock`: what `io.with_lock` takes. First come first served, held across awaits.

It is not the turn: while one locked callback awaits, unlocked ones and widget events go on.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from types import TracebackType

from transom.reactive.strand import on_loop, strand
from transom.reactive.waiting import LOCK, Waiter, waiter, waiting


class Claim:
    """A strand of execution that has the lock, or waits for it.

    What it calls and awaits is part of it and may take the lock again. So may bare tasks that it begins, one at a
    time: they are claims below this one, which is not given up before they have ended.
    """

    __slots__ = ("by", "count", "future", "holder", "parent", "strand", "waiting", "waits")

    def __init__(self, parent: Claim | None, of: object = None, by: Waiter | None = None) -> None:
        self.parent = parent
        self.strand = of
        self.by = by
        """What has to go on so that it is given up, as far as is known."""
        self.waits: list[Waiter] = []
        """What a `def` that has it waits for; a run says itself what it awaits."""
        self.count = 0
        """How many times its own strand is inside."""
        self.holder: Claim | None = None
        """Which of the claims below it has its turn."""
        self.waiting: list[Claim] = []
        self.future: asyncio.Future[None] | None = None

    @property
    def root(self) -> Claim:
        """What stands for the lock itself."""
        claim = self
        while claim.parent is not None:
            claim = claim.parent
        return claim

    @property
    def name(self) -> str:
        """Of one that waits, the lock's; else who has it."""
        if not self.count:
            return LOCK
        return "a `def`" if self.by is None else self.by.name

    @property
    def needs(self) -> Iterable[Waiter]:
        """Of one that waits, whoever is inside; else what has to go on so that it is given up."""
        if self.count:
            return [each for each in (self.by, self.holder, *self.waits) if each is not None]
        return [] if self.parent is None or self.parent.holder is None else [self.parent.holder]

    def queue(self, future: asyncio.Future[None]) -> None:
        """Wait for the others; `future` is set when it is our turn."""
        self.future = future
        if self.parent is not None:
            self.parent.waiting.append(self)

    def withdraw(self) -> None:
        """Wait no longer."""
        if self.parent is not None and self in self.parent.waiting:
            self.parent.waiting.remove(self)

    def enter(self) -> bool:
        """Take the lock (again), if nobody is before us."""
        if not self.count:
            parent = self.parent
            if parent is None or parent.holder is not None or parent.waiting:
                return False
            parent.holder = self
        self.count += 1
        return True

    def pass_on(self) -> Claim | None:
        """Give up what has come to its end; returns the claim that has it now and is to be woken."""
        claim = self
        while not claim.count and claim.holder is None and claim.parent is not None:
            parent = claim.parent
            parent.holder = None
            if parent.waiting:
                following = parent.waiting.pop(0)
                parent.holder, following.count = following, 1
                return following
            claim = parent
        return None

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Run the code inside as part of this claim, in whatever thread."""
        before = claim_var.get()
        claim_var.set(self)
        try:
            yield
        finally:
            claim_var.set(before)


claim_var: ContextVar[Claim | None] = ContextVar("transom_claim", default=None)
"""The innermost claim that the running code is part of. Runs begin in a fresh context and do not inherit it."""


class SessionLock:
    """Mutual exclusion among the locked callbacks of one session.

    Concurrency: `take` and `release` from any thread, everything else on the loop's.
    """

    __slots__ = ("_guard", "_loop", "_root")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._guard = threading.Lock()
        self._root = Claim(None)
        self._root.count = 1

    @property
    def mine(self) -> Claim | None:
        """By what the calling code has it; `None` when it does not."""
        claim = self._current()
        return None if claim is self._root else claim

    @property
    def locked(self) -> bool:
        """Whether somebody holds it."""
        return self._root.holder is not None

    def take(self) -> AbstractContextManager[Claim] | None:
        """Have it for a `with` block, here and now and without waiting; `None` when somebody is before us."""
        claim = self._claim()
        with self._guard:
            return self._taken(claim) if claim.enter() else None

    @contextmanager
    def _taken(self, claim: Claim) -> Iterator[Claim]:
        try:
            with claim.entered():
                yield claim
        finally:
            self.release(claim)

    @asynccontextmanager
    async def held(self) -> AsyncIterator[Claim]:
        """Have it for an `async with` block, which may be left in another context than it was entered in.

        Raises:
            LockError: whoever has it awaits the calling run.
        """
        claim = await self.acquire()
        try:
            yield claim
        finally:
            self.release(claim)

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        claim = self._current()
        if claim is not self._root:
            self.release(claim)
        elif self._root.holder is not None:  # of a generator that is closed in another context than it began in
            self.release(self._root.holder)

    async def acquire(self) -> Claim:
        """Wait for it. The claim is to be given to `release`, once for each time.

        Raises:
            LockError: see `held`.
        """
        claim = self._claim()
        future: asyncio.Future[None] | None = None
        with self._guard:
            if not claim.enter():
                future = self._loop.create_future()
                claim.queue(future)
        if future is not None:
            try:
                with waiting(claim):
                    await future
            except BaseException:
                self._give_up(claim)
                raise
        claim_var.set(claim)
        return claim

    def release(self, claim: Claim) -> None:
        """Leave; with the last leaving the next in the queue has it."""
        with self._guard:
            claim.count -= 1
            left = not claim.count
            following = claim.pass_on()
        if left and claim_var.get() is claim:
            claim_var.set(claim.parent)
        if following is not None:
            self._wake(following)

    def _give_up(self, claim: Claim) -> None:
        with self._guard:
            waiting = not claim.count
            if waiting:
                claim.withdraw()
        if not waiting:  # it was ours already: pass it on
            self.release(claim)

    def _wake(self, claim: Claim) -> None:
        def wake() -> None:
            if claim.future is not None and not claim.future.done():
                claim.future.set_result(None)

        if on_loop(self._loop):
            wake()
            return
        with suppress(RuntimeError):  # the loop has closed, and everybody who waited with it
            self._loop.call_soon_threadsafe(wake)

    # Whose it is

    def _current(self) -> Claim:
        """The innermost claim on this lock that the calling code is part of; the root if there is none."""
        inside = claim_var.get()
        while inside is not None and not inside.count:  # what a bare task has inherited may have ended since
            inside = inside.parent
        return inside if inside is not None and inside.root is self._root else self._root

    def _claim(self) -> Claim:
        inside, me = self._current(), strand()
        if inside.parent is not None and inside.strand == me:
            return inside
        return Claim(inside, me, waiter())
