"""`Door`: how many connections there may be at a time, and who makes room for a new one."""

from __future__ import annotations

import logging
import sys
from typing import Protocol

_log = logging.getLogger(__name__)

SPARE = 32
"""So many connections over the limit are told that there is no room; further ones are closed."""
_QUIET_SECONDS = 60.0
"""How often, at most, it is said that there is no more room."""


class Guest(Protocol):
    """A connection, as the door sees it."""

    def busy(self) -> bool:
        """Whether the other side is being answered."""

    def abort(self) -> None:
        """End at once."""


class Door:
    """Lets connections in.

    Those that have only connected, or have had their answer, make room for new ones, the longest silent first:
    so nobody keeps others out by being silent. A page that has said hello stays.

    Args:
        limit: the most connections at a time.

    Concurrency: on the loop's thread.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.count = 0
        self._strangers: dict[Guest, None] = {}
        self._told = float("-inf")

    def enter(self, guest: Guest, now: float) -> bool:
        """Count a new connection; `False` when there is no room for it.

        Args:
            guest: the connection.
            now: the loop's time, in seconds.
        """
        self.count += 1
        if self.count > self.limit and not self._make_room():
            if now - self._told >= _QUIET_SECONDS:
                self._told = now
                _log.warning(
                    "There are %d connections, which is as many as may be; new ones are refused. "
                    "See max_connections, and the limit of open files (ulimit -n).",
                    self.limit,
                )
            return False
        self._strangers[guest] = None
        return True

    @property
    def crowded(self) -> bool:
        """Whether so many have found no room that there is none to tell the next one."""
        return self.count > self.limit + SPARE

    def _make_room(self) -> bool:
        for guest in self._strangers:
            if not guest.busy():
                del self._strangers[guest]
                guest.abort()
                return True
        return False

    def served(self, guest: Guest) -> None:
        """It was given something: others are to make room before it."""
        if guest in self._strangers:
            del self._strangers[guest]
            self._strangers[guest] = None

    def known(self, guest: Guest) -> None:
        """It is a page: it makes room for nobody."""
        self._strangers.pop(guest, None)

    def leave(self, guest: Guest) -> None:
        """The connection is no more."""
        self.count -= 1
        self._strangers.pop(guest, None)


def most_connections() -> int:
    """As many as the process may have open files, less some for all else: a quarter, 128 at most."""
    if sys.platform == "win32":
        return 16_000
    import resource

    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return 1_000_000
    return max(1, files - min(128, files // 4))
