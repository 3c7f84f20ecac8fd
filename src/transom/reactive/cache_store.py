"""`Store`: results by key, how many of them are kept and how long, and the one computation of a key that is missing.

Owns eviction, and that a key is computed once. Knows nothing of functions and how their arguments are compared, nor of
sessions: what starts the computation of a coroutine is given to it.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from threading import get_ident
from typing import Any, Literal
from weakref import WeakSet

from transom.errors import ExitError, SettingsError
from transom.reactive.cache_flight import Flight, Launch, on_loop, wake
from transom.reactive.cache_key import Key
from transom.reactive.calling import caught, contained, discard, is_consumable
from transom.reactive.strand import running_loop
from transom.reactive.waiting import part_var, recursion, waiting

Policy = Literal["LRU", "LFU", "FIFO"]
clock: Callable[[], float] = time.monotonic
"""Seconds, by which results grow old; a test puts its own here."""


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache has done so far.

    Attributes:
        hits: calls that found a result, or waited for one that was being computed.
        misses: calls that computed.
        size: results in it.
        max_items: how many there may be; `None` for any number.
    """

    hits: int
    misses: int
    size: int
    max_items: int | None


@dataclass(slots=True)
class _Entry:
    value: Any
    expires: float
    uses: int = 0


_stores: WeakSet[Store] = WeakSet()
_making = threading.Lock()


class Store:
    """Results by key.

    Args:
        name: of whose results they are, for errors and tasks.
        max_items: how many are kept; `None` for any number.
        policy: which one goes for a new one: the least recently used, the least frequently used or the oldest.

    Concurrency: any thread, any event loop. No code of the author's runs under its lock but the equality of keys.
    """

    def __init__(self, name: str, max_items: int | None = None, policy: Policy = "LRU") -> None:
        self._name = name
        self._max_items = max_items
        self._policy = policy
        self._lock = threading.RLock()
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self._flights: dict[Key, Flight] = {}
        self._dead: deque[Key] = deque()
        self._next_expiry = float("inf")
        self._hits = 0
        self._misses = 0
        with _making:
            _stores.add(self)

    def get(self, key: Key, compute: Callable[[], Any], ttl: float | None) -> Any:
        """The result for `key`: kept, or awaited from whoever computes it now, or computed here.

        Args:
            key: of the call.
            compute: called in this thread, if at all.
            ttl: seconds for which its result is kept; `None` for ever.

        Raises:
            RecursionError: the result is needed to compute it.
            LockError: it waits for something that whoever calls has.
        """
        while True:
            waiter = object()
            with self._lock:
                entry = self._find(key)
                if entry is not None:
                    return entry.value
                flight, mine = self._join(key, ttl, waiter, None)
            try:
                with waiting(flight):
                    if mine:
                        self._fly(flight, compute)
                    elif flight.loop is None and flight.thread == get_ident():
                        raise recursion(self._name)
                    flight.ended.wait()
            finally:
                self._leave(flight, waiter)
            if not flight.stopped:
                return flight.result()

    async def aget(self, key: Key, compute: Callable[[], Awaitable[Any]], ttl: float | None, launch: Launch) -> Any:
        """As `get`, for a coroutine function: `compute` is called and awaited in what `launch` starts."""
        loop = asyncio.get_running_loop()
        while True:
            waiter = loop.create_future()
            with self._lock:
                entry = self._find(key)
                if entry is not None:
                    return entry.value
                flight, mine = self._join(key, ttl, waiter, loop)
            try:
                with waiting(flight):
                    if mine:
                        flight.cancel = launch(self._afly(flight, compute), partial(self._ended, flight))
                    await waiter
            finally:
                self._leave(flight, waiter)
            if not flight.stopped or flight.loop is loop:
                return flight.result()

    def info(self) -> CacheInfo:
        """What it has done, and how much is in it."""
        with self._lock:
            self._purge()
            return CacheInfo(self._hits, self._misses, len(self._entries), self._max_items)

    def clear(self) -> None:
        """Forget all results, and those to come of what is being computed now."""
        with self._lock:
            self._entries.clear()
            self._flights.clear()
            self._hits = self._misses = 0

    close = clear
    """What a session calls at its end, for a store of its own."""

    # Results, under the lock

    def _find(self, key: Key) -> _Entry | None:
        self._purge()
        entry = self._entries.get(key)
        if entry is not None:
            self._hits += 1
            entry.uses += 1
            if self._policy == "LRU":
                self._entries.move_to_end(key)
        return entry

    def _purge(self) -> None:
        while self._dead:
            self._entries.pop(self._dead.popleft(), None)
        now = clock()
        if now >= self._next_expiry:
            for key in [key for key, entry in self._entries.items() if now >= entry.expires]:
                self._entries.pop(key, None)
            self._next_expiry = min((entry.expires for entry in self._entries.values()), default=float("inf"))

    def _keep(self, key: Key, value: Any, ttl: float | None) -> None:
        self._purge()
        while self._max_items is not None and len(self._entries) >= self._max_items:
            self._evict()
        expires = float("inf") if ttl is None else clock() + ttl
        self._next_expiry = min(self._next_expiry, expires)
        self._entries[key] = _Entry(value, expires)
        key.watch(self._dead.append)

    def _evict(self) -> None:
        if self._policy == "LFU":
            del self._entries[min(self._entries, key=lambda key: self._entries[key].uses)]
        else:
            self._entries.popitem(last=False)

    # Computations

    def _join(
        self, key: Key, ttl: float | None, waiter: object, loop: asyncio.AbstractEventLoop | None
    ) -> tuple[Flight, bool]:
        """The computation of `key`, which `waiter` waits for now, and whether it is a new one."""
        flight = self._flights.get(key)
        if flight is not None and flight.loop is not None:
            # One that awaits on this very thread cannot go on while a `def` waits for it here.
            stuck = loop is None and flight.loop is running_loop()
            if stuck or flight.loop.is_closed():
                flight = None
        if new := flight is None:
            self._flights[key] = flight = Flight(self._name, key, ttl, loop)
            self._misses += 1
        else:
            self._hits += 1
        flight.waiters[waiter] = None
        return flight, new

    def _fly(self, flight: Flight, compute: Callable[[], Any]) -> None:
        token = part_var.set(flight)
        try:
            value, error = caught(lambda: _checked(compute(), self._name))
        finally:
            part_var.reset(token)
        self._finish(flight, value, error)  # raised to everybody who waits, here too
        if isinstance(error, ExitError):  # it ends this thread's work, not that of who waits for it
            raise error.request

    async def _afly(self, flight: Flight, compute: Callable[[], Awaitable[Any]]) -> None:
        try:
            with waiting(flight):  # a run that computes for its page is over with it
                part_var.set(flight)
                value = await contained(compute())
        except (asyncio.CancelledError, KeyboardInterrupt, GeneratorExit) as error:
            self._finish(flight, error=error)
            raise
        except BaseException as error:  # noqa: BLE001 - it is raised to everybody who waits
            self._finish(flight, error=error)
        else:
            self._finish(flight, value)

    def _ended(self, flight: Flight) -> None:
        if not flight.done:  # cancelled before its first step
            self._finish(flight, error=asyncio.CancelledError())

    def _finish(self, flight: Flight, value: Any = None, error: BaseException | None = None) -> None:
        with self._lock:
            flight.settle(value, error)
            # After `clear` a result is still given to who waits for it, and not kept.
            if self._flights.get(flight.key) is flight:
                del self._flights[flight.key]
                if error is None:
                    self._keep(flight.key, value, flight.ttl)
            waiters, flight.waiters = flight.waiters, {}
        flight.ended.set()
        for waiter in waiters:
            if isinstance(waiter, asyncio.Future):
                on_loop(waiter.get_loop(), partial(wake, waiter))
        if flight.abandoned and isinstance(error, Exception) and flight.loop is not None:
            message = f"{self._name} failed after everybody who waited for it had been cancelled"
            flight.loop.call_exception_handler({"message": message, "exception": error})

    def _leave(self, flight: Flight, waiter: object) -> None:
        """Who waits no longer; without any waiter a coroutine is cancelled, and a new call starts a new one."""
        with self._lock:
            flight.waiters.pop(waiter, None)
            if flight.done or flight.waiters or flight.loop is None:
                return
            flight.abandoned = True
            if self._flights.get(flight.key) is flight:
                del self._flights[flight.key]
        if flight.cancel is None:  # it could not even be started
            self._finish(flight, error=asyncio.CancelledError())
        else:
            on_loop(flight.loop, flight.cancel)


def clear_all() -> None:
    """Clear every store of the process.

    Raises:
        SettingsError: the folder of one is not safe; all others have been cleared.
    """
    with _making:
        stores = list(_stores)
    refused: SettingsError | None = None
    for store in stores:
        try:
            store.clear()
        except SettingsError as error:
            refused = error
    if refused is not None:
        raise refused


def _checked(value: Any, name: str) -> Any:
    """A result that can be given out more than once.

    Raises:
        TypeError: it can be consumed once only.
    """
    if is_consumable(value):
        discard(value)
        raise TypeError(
            f"{name} returned a {type(value).__name__}, which serves one caller only, so that it cannot be cached. "
            "Write it as `async def` that awaits it, or return a list."
        )
    return value
