"""What has changed between two frozen values, as the page applies it.

An op is `["=", path, value]`, `["-", path]` (that key is gone), `["<", path, length]` (the list ends there) or
`["+", path, drop, more]`: of what is there, so many at the beginning go, and these follow at the end.
"""

from __future__ import annotations

from typing import Any

from transom.pane._library.frozen import Column

Path = tuple[str | int, ...]
Op = list[Any]
_PLAIN = frozenset({str, bool, int, float, type(None)})
_TRIES = 8
"""In so many places it is looked whether the old values begin there again."""


def difference(old: Any, new: Any, path: Path = ()) -> list[Op]:
    """The ops that make `new` of `old`, in order."""
    if old is new:
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        return _of_dicts(old, new, path)
    if isinstance(old, list) and isinstance(new, list):
        return _of_lists(old, new, path)
    if isinstance(old, Column) and isinstance(new, Column):
        return _of_columns(old, new, path)
    return [] if type(old) is type(new) and old == new else [["=", path, new]]


def _of_dicts(old: dict[str, Any], new: dict[str, Any], path: Path) -> list[Op]:
    ops: list[Op] = [["-", (*path, key)] for key in old if key not in new]
    for key, value in new.items():
        ops += difference(old[key], value, (*path, key)) if key in old else [["=", (*path, key), value]]
    return ops


def _of_lists(old: list[Any], new: list[Any], path: Path) -> list[Op]:
    if {type(each) for each in (*old, *new)} <= _PLAIN:
        if _equal(old, new):
            return []
        for drop in _starts(old, new):
            return [["+", path, drop, new[len(old) - drop :]]]
        return [["=", path, new]]
    ops: list[Op] = [["<", path, len(new)]] if len(new) < len(old) else []
    for at, value in enumerate(new):
        ops += difference(old[at], value, (*path, at)) if at < len(old) else [["=", (*path, at), value]]
    return ops


def _equal(old: list[Any], new: list[Any]) -> bool:
    return old == new and list(map(type, old)) == list(map(type, new))  # True is not 1


def _starts(old: list[Any], new: list[Any]) -> list[int]:
    """How many at the beginning of `old` have gone, if the others are the beginning of `new`; the least number."""
    if not old or not new:
        return []
    at = -1
    for _ in range(_TRIES):
        try:
            at = old.index(new[0], at + 1)
        except ValueError:
            return []
        kept = len(old) - at
        if kept <= len(new) and _equal(old[at:], new[:kept]):
            return [at]
    return []


def _of_columns(old: Column, new: Column, path: Path) -> list[Op]:
    if old == new:
        return []
    if old.kind != new.kind or len(old.shape) != 1 or len(new.shape) != 1 or not new.data or not old.data:
        return [["=", path, new]]
    size, at = new.size, -new.size
    for _ in range(_TRIES):
        at = old.data.find(new.data[:size], at // size * size + size)
        if at < 0:
            break
        if at % size == 0 and new.data.startswith(old.data[at:]):
            more = new.data[len(old.data) - at :]
            return [["+", path, at // size, Column(new.kind, more, (len(more) // size,))]]
    return [["=", path, new]]
