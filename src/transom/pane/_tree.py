"""Values as a tree that a page unfolds: what is shown at first and each branch that is asked for are bounded.

Knows nothing of panes. Whatever is no list and no dict is a leaf with its text.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import reprlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any

from transom.errors import RejectedError

Node = list[str] | dict[str, Any]
"""A leaf `[kind, text]`, kind one of s(tring), n(umber), k(eyword), o(ther); or a branch, see `Tree.node`."""

KIDS = 100
"""So many children of a branch travel at once."""
MOST = 600
"""So many nodes travel at once."""
MOST_WHOLE = 50_000
"""So many of a tree of which a page can ask for nothing later."""
DEEPEST = 20
_LETTERS = 2000

_short = reprlib.Repr()
_short.maxother = _short.maxstring = 200


class Tree:
    """A value whose branches are read when they are looked at.

    Args:
        value: anything.
        default: what an object that is none of JSON's is written as; raises for one that it does not know.
        preview: whether branches tell of their content.
    """

    def __init__(self, value: Any, default: Callable[[Any], Any] | None = None, *, preview: bool = False) -> None:
        self._value = value
        self._default = default
        self._preview = preview
        self._left = MOST
        self._most = KIDS

    def root(self, depth: int) -> Node:
        """The tree with its first levels, all of them for -1, as far as that goes."""
        self._left = MOST
        return self.node(self._value, (), DEEPEST if depth < 0 else min(depth, DEEPEST))

    def whole(self) -> Node:
        """The tree with all levels and children, as far as a page takes that."""
        self._left = MOST_WHOLE
        self._most = MOST_WHOLE
        try:
            return self.node(self._value, (), DEEPEST)
        finally:
            self._most = KIDS

    def branch(self, path: Sequence[int], start: int) -> list[tuple[str, Node]]:
        """The children from number `start` on of the branch that is reached by these numbers.

        Raises:
            RejectedError: there is none.
        """
        value, above = self._opened(self._value), []
        for number in path:
            found = self._kids(value, number, 1)
            if not found:
                raise RejectedError("bad_value")
            above.append(id(value))
            value = self._opened(found[0][1])
        if not _is_branch(value):
            raise RejectedError("bad_value")
        self._left = MOST
        return self._nodes(value, start, (*above, id(value)), 0)

    def node(self, value: Any, above: tuple[int, ...], depth: int) -> Node:
        """The node of a value.

        A branch has `kind`, "[" or "{"; `of`, the name of its type where that is no plain one; `count`; and `kids`,
        each with its label, so many of them as travel along, or `None`.

        Args:
            value: whose.
            above: the branches that it is in, by identity.
            depth: so many levels of its children are to travel along.
        """
        self._left -= 1
        value = self._opened(value)
        if not _is_branch(value):
            return _leaf(value)
        if id(value) in above:
            return ["o", "… itself"]
        kids = self._nodes(value, 0, (*above, id(value)), depth - 1) if depth > 0 and self._left > 0 else None
        plain = type(value) in (list, dict)
        node = {
            "kind": "{" if isinstance(value, Mapping) or dataclasses.is_dataclass(value) else "[",
            "of": "" if plain else type(value).__name__,
            "count": _count(value),
            "kids": kids,
        }
        if self._preview:
            node["preview"] = ", ".join(
                f"{label}: {_glance(kid)}" if node["kind"] == "{" else _glance(kid)
                for label, kid in self._kids(value, 0, 5)
            )
        return node

    def _nodes(self, value: Any, start: int, above: tuple[int, ...], depth: int) -> list[tuple[str, Node]]:
        return [(label, self.node(kid, above, depth)) for label, kid in self._kids(value, start, self._most)]

    def _kids(self, value: Any, start: int, most: int) -> list[tuple[str, Any]]:
        if not _is_branch(value):
            return []
        return [(_label(key), kid) for key, kid in islice(_items(value, start), most)]

    def _opened(self, value: Any) -> Any:
        """What stands for an object that is none of JSON's."""
        if self._default is None or _is_branch(value) or isinstance(value, str | int | float | type(None)):
            return value
        try:
            return self._default(value)
        except Exception:  # noqa: BLE001 - it does not know it, or fails; the object has a text
            return value


def _is_branch(value: Any) -> bool:
    if isinstance(value, Mapping | list | tuple | AbstractSet) or _is_array(value):
        return True
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _is_array(value: Any) -> bool:
    return type(value).__module__ == "numpy" and getattr(value, "ndim", 0) > 0


def _count(value: Any) -> int:
    return len(dataclasses.fields(value)) if dataclasses.is_dataclass(value) else len(value)


def _items(value: Any, start: int) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        return islice(value.items(), start, None)
    if dataclasses.is_dataclass(value):
        return ((each.name, getattr(value, each.name, None)) for each in dataclasses.fields(value)[start:])
    names: Sequence[str] = getattr(value, "_fields", ())
    if names:
        return zip(names[start:], value[start:], strict=False)
    if isinstance(value, AbstractSet):
        return enumerate(islice(value, start, None), start)
    return ((at, value[at]) for at in range(start, len(value)))


def _label(key: Any) -> str:
    return _cut(key if isinstance(key, str) else str(_leaf(key)[1]), 200)


def _leaf(value: Any) -> list[str]:
    if value is None or isinstance(value, bool):
        return ["k", {None: "null", True: "true", False: "false"}[value]]
    if isinstance(value, str):
        return ["s", _cut(value, _LETTERS)]
    if hasattr(value, "dtype") and hasattr(value, "item") and not _is_array(value):
        value = value.item()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return ["n", _number(value)]
    if isinstance(value, dt.date | dt.time):
        return ["o", value.isoformat()]
    try:
        return ["o", _cut(_short.repr(value[:200] if isinstance(value, bytes | bytearray) else value), 400)]
    except Exception as error:  # noqa: BLE001 - code of whoever made the object
        return ["o", f"<{type(value).__name__}: {type(error).__name__}>"]


def _number(value: Any) -> str:
    if isinstance(value, float):
        return repr(float(value)) if math.isfinite(value) else {"nan": "NaN", "inf": "∞", "-inf": "−∞"}[str(value)]
    return str(int(value)) if value.bit_length() < 10_000 else f"a number of {value.bit_length():,} binary digits"


def _glance(value: Any) -> str:
    if _is_branch(value):
        return "{…}" if isinstance(value, Mapping) else "[…]"
    return _cut(str(_leaf(value)[1]), 20)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}… ({len(text):,} characters)"
