"""When Python looks for garbage in a server of our own: often where it is quick, in all objects when nobody waits.

What a page no longer has is freed at once, without any search. Searches are for cycles, which authors' code leaves. One
among the newest objects takes some milliseconds; one among all of them stops everybody for a microsecond an object:
half a second with 3000 pages.
"""

from __future__ import annotations

import asyncio
import gc
from time import process_time

YOUNG = 5_000
"""New objects, less those freed, that begin a search among them."""
YOUNGER = 3
"""Such searches until one goes through what they left, too: 20 000 objects, some 10 ms."""
NEVER = 2**31 - 1
INTERVAL = 1.0
"""Seconds between two looks at how busy the process is."""
QUIET_SHARE = 0.05
"""Of a core: a process that uses less has nothing to do. 3000 pages that wait use about 0.02."""
QUIET_LIMIT = 10
"""Searches among new objects until a quiet process has one among all objects: 200 000 objects were left by then."""
BUSY_LIMIT = 50
"""The same of a busy process: a million objects, 100 to 250 MB."""
WORTH = 0.25
"""A busy process searches half as often after a search that found less than this share of what it looked for."""


class Searches:
    """Decides when to search all objects."""

    def __init__(self) -> None:
        self.limit = BUSY_LIMIT
        """How much a busy process leaves until it is searched."""

    def due(self, left: int, share: float) -> bool:
        """Whether to search now.

        Args:
            left: searches among new objects since the last among all (`gc.get_count()[2]`).
            share: of a core that the process used in the last second.
        """
        return left >= (QUIET_LIMIT if share <= QUIET_SHARE else self.limit)

    def done(self, left: int, found: int) -> None:
        """Tell that a search found so many objects, among those that `left` searches had left."""
        if left >= self.limit:
            worth = found >= WORTH * left * YOUNG * (YOUNGER + 1)
            self.limit = BUSY_LIMIT if worth else 2 * self.limit


def spare() -> None:
    """Have Python search new objects only. Of the whole process: call it once, when all is loaded.

    By default each few hundred objects that a new page makes start a search, and many of these go through the objects
    of all live pages, while nobody is served. What is loaded by now is never garbage, so it is left out for good.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, YOUNGER, NEVER)


async def search_when_quiet() -> None:
    """Search all objects when it is due. Runs until it is cancelled."""
    searches = Searches()
    used = process_time()
    while True:
        await asyncio.sleep(INTERVAL)
        before, used = used, process_time()
        left = gc.get_count()[2]
        if searches.due(left, (used - before) / INTERVAL):
            searches.done(left, gc.collect())
            used = process_time()
