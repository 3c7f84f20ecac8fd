"""A widget for values that are there already: what it offers, and where it begins.

Knows what parameters of a widget mean, `start`, `end`, `options` and `value`, and no widget.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import param

from transom.components.outline import short
from transom.components.parameters import plain_number


def arguments_from(cls: Any, values: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a widget of `cls` is made with.

    Args:
        cls: the class.
        values: numbers or dates in any order, or what is to be chosen from.
        given: what its author has said, which holds.

    Raises:
        TypeError: the class has neither ends nor options, or `values` are none.
        ValueError: there is nothing among the values that ends could be at.
    """
    known = cls.param.objects(instance=False)
    found = dict(given)
    named = getattr(values, "name", None)
    if named is not None and "label" in known:
        found.setdefault("label", str(named))
    if "options" in known:
        found.setdefault("options", values if isinstance(values, Mapping) else _different(_all(cls, values)))
        return found
    if "start" not in known or "end" not in known:
        raise TypeError(f"{cls.__name__}.from_values(…): it has neither options nor a start and an end.")
    if "start" not in found or "end" not in found:
        numbers = [plain_number(each) for each in _all(cls, values) if _is_somewhere(each)]
        if not numbers:
            raise ValueError(f"{cls.__name__}.from_values({short(values)}): no number is in it. Give start and end.")
        whole = isinstance(known["start"], param.Integer)
        found.setdefault("start", math.floor(min(numbers)) if whole else min(numbers))
        found.setdefault("end", math.ceil(max(numbers)) if whole else max(numbers))
    both = isinstance(known["value"], param.Tuple)
    found.setdefault("value", (found["start"], found["end"]) if both else found["start"])
    return found


def _all(cls: type, values: Any) -> list[Any]:
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise TypeError(f"{cls.__name__}.from_values({short(values)}): give a list, an array or a column of values.")
    flat = values.reshape(-1) if getattr(values, "ndim", 1) > 1 and hasattr(values, "reshape") else values
    return list(flat)


def _is_somewhere(value: Any) -> bool:
    """Whether it has a place in an order, as what is missing from a table has not."""
    try:
        return value is not None and bool(value == value)  # noqa: PLR0124 - what is not a number is not itself
    except (TypeError, ValueError):
        return False


def _different(values: list[Any]) -> list[Any]:
    """Each value once, in order; all that is "not a number" is one."""
    found: dict[Any, Any] = {}
    for each in map(plain_number, values):
        try:
            found.setdefault(each if _is_somewhere(each) else type(each), each)
        except TypeError:  # it cannot be a key, and is one of its own
            found[id(each)] = each
    return list(found.values())
