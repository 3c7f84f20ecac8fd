"""How one list becomes another: what a page is sent of a long list of which a part has changed."""

from __future__ import annotations

from typing import Any

SHORT = 16
"""A list of so many is sent whole."""

Splice = tuple[int, int, list[Any]]
"""At which place, how many go, and what comes there."""

_TRIES = 8
"""In so many places it is looked whether the new list goes on from there in the old one."""


def between(old: list[Any], new: list[Any]) -> list[Splice] | None:
    """The splices that make `new` of `old`, in order: one, or two of a list that has lost its beginning and grown.

    `None` where they are no shorter than `new`.
    """
    if old == new:
        return []
    least = min(len(old), len(new))
    start = _alike(old, new, least, 0)
    end = _alike(old, new, least - start, -1)
    items = new[start : len(new) - end]
    if 2 * len(items) < len(new):
        return [(start, len(old) - start - end, items)]
    return _moved_on(old, new)


def _moved_on(old: list[Any], new: list[Any]) -> list[Splice] | None:
    """Of a list that begins somewhere in the old one: what goes at the beginning, then what comes at the end."""
    drop = 0
    for _ in range(_TRIES if new else 0):
        try:
            drop = old.index(new[0], drop + 1)
        except ValueError:
            break
        kept = _alike(old[drop:], new, min(len(old) - drop, len(new)), 0)
        if 2 * kept > len(new):
            return [(0, drop, []), (kept, len(old) - drop - kept, new[kept:])]
    return None


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
