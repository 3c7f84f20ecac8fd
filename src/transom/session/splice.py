"""How one list becomes another: what a page is sent of a long list of components of which a part has changed."""

from __future__ import annotations

from typing import Any

SHORT = 16
"""A list of so many is sent whole."""

Splice = tuple[int, int, list[Any]]
"""At which place, how many go, and what comes there."""

NOTHING: Splice = (0, 0, [])


def between(old: list[Any], new: list[Any]) -> Splice | None:
    """The one splice that makes `new` of `old`; `None` where that is no shorter than `new`."""
    if old == new:
        return NOTHING
    least = min(len(old), len(new))
    start = _alike(old, new, least, 0)
    end = _alike(old, new, least - start, -1)
    items = new[start : len(new) - end]
    return (start, len(old) - start - end, items) if 2 * len(items) < len(new) else None


def _alike(old: list[Any], new: list[Any], most: int, side: int) -> int:
    """How many at the beginning (`side` 0) or at the end (-1) are the same, up to `most`: by halves, not one by one."""

    def part(items: list[Any], start: int, stop: int) -> list[Any]:
        return items[start:stop] if side == 0 else items[len(items) - stop : len(items) - start]

    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if part(old, low, middle) == part(new, low, middle):
            low = middle
        else:
            high = middle - 1
    return low
