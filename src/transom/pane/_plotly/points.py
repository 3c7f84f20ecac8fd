"""Selected points as the page sends them: a few by what they are, many by their numbers alone."""

from __future__ import annotations

import math
from typing import Any

from transom.errors import RejectedError
from transom.pane._library.frozen import Column

_FORMATS = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d"}
_NAMES = ("x", "y", "z", "lat", "lon", "customdata", "text")


LONG = 40_000
"""Bytes of numbers above which their points are looked up off the event loop."""


def long_selection(raw: dict[str, Any]) -> bool:
    """Whether looking up the points of a selection would hold up the event loop."""
    numbers = raw.get("numbers")
    return isinstance(numbers, memoryview) and numbers.nbytes > LONG


def selected(raw: dict[str, Any], figure: dict[str, Any] | None) -> dict[str, Any]:
    """The selection with all its points.

    Args:
        raw: of the page; instead of `points` there may be `numbers`, 32 bits each: the number of a trace and that of
            a point in it, by turns.
        figure: what is shown, from which points are looked up.

    Raises:
        RejectedError: `bad_value`.
    """
    if "numbers" not in raw:
        return raw
    rest = {name: value for name, value in raw.items() if name != "numbers"}
    try:
        numbers = memoryview(raw["numbers"]).cast("B").cast("i").tolist()
    except (TypeError, ValueError) as error:
        raise RejectedError("bad_value") from error
    traces = [_columns(trace) for trace in (figure or {"data": []})["data"]]
    points = [_point(curve, number, traces) for curve, number in zip(numbers[::2], numbers[1::2], strict=False)]
    return {"points": points, **rest}


def _columns(trace: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name in _NAMES:
        values = trace.get(name)
        if isinstance(values, Column) and len(values.shape) == 1:
            found[name] = memoryview(values.data).cast(_FORMATS[values.kind])  # type: ignore[call-overload]
        elif isinstance(values, list):
            found[name] = values
    return found


def _point(curve: int, number: int, traces: list[dict[str, Any]]) -> dict[str, Any]:
    columns = traces[curve] if 0 <= curve < len(traces) else {}
    known = {name: _item(values, number) for name, values in columns.items() if 0 <= number < len(values)}
    return {"curveNumber": curve, "pointNumber": number, "pointIndex": number, **known}


def _item(values: Any, number: int) -> Any:
    value = values[number]
    return None if isinstance(value, float) and math.isnan(value) else value
