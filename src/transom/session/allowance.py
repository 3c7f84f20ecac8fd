"""How much of something may be done: so many a second on the average, and a few seconds' worth at once."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network
from math import inf

SECONDS = 2.0
"""So many seconds' worth may be done at once."""
IDLE_PEERS = 1000
"""When there are this many peers, those that have been quiet are forgotten."""


class Allowance:
    """One bucket. It fills up by itself, so it needs no timer.

    Args:
        rate: how many a second; 0 for no limit.
        clock: gives the time in seconds.
        longest: seconds that anybody waits, at most. What is done over that counts no more, so that after a flood
            nobody waits any longer for it.
    """

    __slots__ = ("_clock", "_cost", "_most", "_spent")

    def __init__(self, rate: float, clock: Callable[[], float], longest: float = inf) -> None:
        self._cost = 1 / rate if rate else 0.0
        self._clock = clock
        self._most = SECONDS + longest
        self._spent = clock()
        """The time up to which the rate has been used."""

    def spend(self, many: float = 1) -> float:
        """Count one, or as many as are given.

        Returns:
            Seconds until it is within the allowance; 0 when it is.
        """
        now = self._clock()
        self._spent = min(max(self._spent, now) + self._cost * many, now + self._most)
        wait = self._spent - now - SECONDS
        return wait if wait > 1e-9 else 0.0  # sums of fractions are not exact

    @property
    def idle(self) -> bool:
        """Whether nothing of it is used."""
        return self._spent <= self._clock()


class Peers:
    """One allowance for each address that connections come from. Nobody is refused by it, only slowed down.

    Many users may be behind one address, and all of them are behind a proxy's.

    Args:
        make: a new allowance.
    """

    def __init__(self, make: Callable[[], Allowance]) -> None:
        self._make = make
        self._known: dict[str, Allowance] = {}

    def __len__(self) -> int:
        return len(self._known)

    def spend(self, peer: str | None) -> float:
        """Count one for a peer; `None` is one that nobody counts. Returns what `Allowance.spend` does."""
        if peer is None:
            return 0.0
        key = _network(peer)
        if key not in self._known:
            if len(self._known) >= IDLE_PEERS:
                self._known = {each: known for each, known in self._known.items() if not known.idle}
            self._known[key] = self._make()
        return self._known[key].spend()


def _network(peer: str) -> str:
    """What one user has: an address, or in IPv6 a network of them."""
    try:
        address = ip_address(peer)
    except ValueError:  # a name, or a socket's path
        return peer
    return peer if address.version == 4 else str(ip_network((int(address), 64), strict=False))
