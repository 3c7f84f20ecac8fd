"""Finding options by what is written: which labels fit a text, and which one it is."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize


class Finder:
    """Labels as a text is compared with them: without blanks around them, in one form of their letters.

    Args:
        labels: the texts, in the order in which they are offered.
        cased: whether capital letters are letters of their own.
    """

    def __init__(self, labels: list[str], *, cased: bool) -> None:
        self._labels = labels
        self._cased = cased
        self._keys = [self._key(label) for label in labels]
        self._first = {key: place for place, key in reversed([*enumerate(self._keys)])}

    def fitting(self, text: str, *, within: bool) -> Iterator[int]:
        """The places of labels that begin with `text`, or have it anywhere `within`."""
        key = self._key(text)
        for place, each in enumerate(self._keys):
            if key in each if within else each.startswith(key):
                yield place

    def place(self, text: str) -> int | None:
        """Where the label is that `text` says."""
        place = self._first.get(self._key(text))
        return place if place is None or text not in self._labels else self._labels.index(text)

    def _key(self, text: str) -> str:
        plain = text if text.isascii() else normalize("NFC", text)
        return plain.strip() if self._cased else plain.strip().casefold()
