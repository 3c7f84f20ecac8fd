"""When Python looks for garbage in a server of our own: often where it is quick, in all objects when nobody waits.

What a page no longer has is freed at once, without any search. Searches are for cycles, which authors' code leaves. One
among the newest objects takes some milliseconds; one among all of them stops everybody for a microsecond an object:
half a second with 3000 pages.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from time import process_time

YOUNG = 5_000
"""New objects, less those freed, that begin a search among them."""
YOUNGER = 3
"""Such searches until one goes through what they left, too: 20 000 objects, some 10 ms."""
NEVER = 2**31 - 1
INTERVAL = 1.0
"""Seconds between two looks at how busy the process is."""
TICKS = 10
"""So often meanwhile new objects are searched, the last time with those that such searches left.

Python counts new objects less those freed. Where pages come and go as fast it counts none, and the new ones would
pile up until one search goes through all of them.
"""
QUIET_SHARE = 0.05
"""Of a core: a process that uses less has nothing to do. 3000 pages that wait use about 0.02."""
LEFT = 50
"""Searches among new objects until one among all is due in a quiet process: a million objects were left by then."""
LINGERING = 100
"""Sessions that have ended and not gone until the same is due."""
BUSY = 4
"""So many times as much is left until it is due in a busy process."""
WORTH = 0.25
"""The next search is put off to twice as much, if one found less than this share of what it looked for."""


class Searches:
    """Decides when to search all objects.

    Args:
        lingering: tells how many sessions have ended and not gone.
    """

    def __init__(self, lingering: Callable[[], int]) -> None:
        self._lingering = lingering
        self._kept = 0
        """How many of those the last search could not free: an author's code has something of theirs."""
        self.limit = LEFT

    def due(self, left: int, share: float) -> bool:
        """Whether to search now.

        Args:
            left: searches among new objects since the last among all (`gc.get_count()[2]`).
            share: of a core that the process used in the last second.
        """
        times = 1 if share <= QUIET_SHARE else BUSY
        return left >= times * self.limit or self._lingering() - self._kept >= times * LINGERING

    def done(self, left: int, found: int) -> None:
        """Tell that a search found so many objects, after so many searches among new ones."""
        self._kept = self._lingering()
        if left >= self.limit:
            worth = found >= WORTH * left * YOUNG * (YOUNGER + 1)
            self.limit = LEFT if worth else 2 * self.limit


def spare() -> None:
    """Have Python search new objects only. Of the whole process: call it once, when all is loaded.

    By default each few hundred objects that a new page makes start a search, and many of these go through the objects
    of all live pages, while nobody is served. What is loaded by now is never garbage, so it is left out for good.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, YOUNGER, NEVER)


async def search_when_due(lingering: Callable[[], int]) -> None:
    """Search all objects when it is due; see `Searches`. Runs until it is cancelled."""
    searches = Searches(lingering)
    used = process_time()
    while True:
        for tick in range(TICKS):
            await asyncio.sleep(INTERVAL / TICKS)
            gc.collect(1 if tick == TICKS - 1 else 0)
        before, used = used, process_time()
        left = gc.get_count()[2]
        if searches.due(left, (used - before) / INTERVAL):
            searches.done(left, gc.collect())
            used = process_time()
