"""`Learned`: which chunks of front ends the pages of one address have needed, and how they looked.

The shell of a page has it before the page has said what it shows. Nothing of a user is in it: it is about what
most of the last pages have had.
"""

from __future__ import annotations

from collections import Counter, deque

from transom.session.look import Look

PAGES = 20
"""So many of the last pages are looked at."""
_PLAIN = Look()


class Learned:
    """What the pages of one address have needed.

    Attributes:
        names: the files that at least half of the last pages needed, in order.
        look: how most of them looked; `None` where no look is that of at least half.
    """

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self.look: Look | None = None
        self._last: deque[frozenset[str]] = deque()
        self._counts: Counter[str] = Counter()
        self._looks: deque[Look] = deque(maxlen=PAGES)

    def add(self, chunks: frozenset[str], look: Look = _PLAIN) -> bool:
        """Another page has needed these and looked so; whether that changes what is likely."""
        self._looks.append(look)
        ((usual, count),) = Counter(self._looks).most_common(1)
        seen = usual if 2 * count >= len(self._looks) else None
        different, self.look = seen != self.look, seen
        return self._needed(chunks) or different

    def _needed(self, chunks: frozenset[str]) -> bool:
        self._last.append(chunks)
        self._counts.update(chunks)
        if len(self._last) > PAGES:
            self._counts.subtract(self._last.popleft())
        names = tuple(sorted(name for name, count in self._counts.items() if 2 * count >= len(self._last) and count))
        changed, self.names = names != self.names, names
        return changed
