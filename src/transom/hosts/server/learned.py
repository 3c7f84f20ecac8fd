"""`Learned`: which chunks of front ends the pages of one address have needed, so that the next is asked to fetch them.

The shell of a page names them before the page has said what it shows. Nothing of a user is in it: it is about what
most of the last pages have had.
"""

from __future__ import annotations

from collections import Counter, deque

PAGES = 20
"""So many of the last pages are looked at."""


class Learned:
    """What the pages of one address have needed.

    Attributes:
        names: the files that at least half of the last pages needed, in order.
    """

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self._last: deque[frozenset[str]] = deque()
        self._counts: Counter[str] = Counter()

    def add(self, chunks: frozenset[str]) -> bool:
        """Another page has needed these; whether `names` has changed."""
        self._last.append(chunks)
        self._counts.update(chunks)
        if len(self._last) > PAGES:
            self._counts.subtract(self._last.popleft())
        names = tuple(sorted(name for name, count in self._counts.items() if 2 * count >= len(self._last) and count))
        changed, self.names = names != self.names, names
        return changed
