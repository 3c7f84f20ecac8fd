"""`Modules`: the texts of front ends that apps bring along, by what is in them.

Owns which texts this process hands out. A host serves them from its own address; a text that it does not have any
more, or has never had because another process made the page, is published anew when the page asks for it.
"""

from __future__ import annotations

import hashlib

from transom.errors import ComponentError

LIMIT = 64 << 20
"""Bytes of all texts together; over it those go that nobody has published or asked for the longest."""
LARGEST = 16 << 20
"""Bytes of one text."""


class Modules:
    """Texts of modules, the least recently used first to go. Belongs to the loop's thread.

    Args:
        limit: bytes that all of them may have together; the newest is kept in any case.

    Attributes:
        size: bytes that they have now.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.size = 0
        self._limit = limit
        self._texts: dict[str, tuple[str, int]] = {}
        self._names: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def publish(self, text: str) -> str:
        """Hand out `text` from now on; returns its name, which is its content's.

        Raises:
            ComponentError: it is larger than a module may be.
        """
        name = self._names.get(text)
        if name is not None:  # each page that shows it says so
            self._texts[name] = self._texts.pop(name)
            return name
        data = _bytes(text)
        if len(data) > LARGEST:
            raise ComponentError(
                f"A front-end module of {len(data) >> 20} MiB is more than the {LARGEST >> 20} MiB that are taken. "
                "Keep data out of it, and send them by a parameter."
            )
        name = self._names[text] = hashlib.sha256(data).hexdigest()[:32]
        self._texts[name] = text, len(data)
        self.size += len(data)
        while self.size > self._limit and len(self._texts) > 1:
            self._drop(next(iter(self._texts)))
        return name

    def find(self, name: str) -> bytes | None:
        """The text of that name, if it is here."""
        found = self._texts.pop(name, None)
        if found is None:
            return None
        self._texts[name] = found
        return _bytes(found[0])

    def clear(self) -> None:
        """Let go of all; what is asked for is published again."""
        for name in tuple(self._texts):
            self._drop(name)

    def _drop(self, name: str) -> None:
        text, size = self._texts.pop(name)
        del self._names[text]
        self.size -= size


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
