"""How much a page's patch becomes when it is unpacked, reckoned from sizes alone.

One byte of a frame may stand for eight numbers, one buffer may be named thousands of times, and a type or
a shape may multiply what is there. So nothing is unpacked before it is known to be small.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

MOST = 250_000
"""Values that a message may unpack to."""
LONG = 10_000
"""Values above which a message is applied off the event loop."""
MODEL = 1000
"""How many values a new model stands for: a figure makes a dozen further ones, and takes about as long."""
EVENTS = 50
"""Events above which it is."""

_TOO_MUCH = MOST + 1
_COLUMNS = {"$ints": 4, "$floats": 8}
_ITEMS = {
    "bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "float32": 4, "float64": 8,
    "object": 1,
}  # fmt: skip
"""What BokehJS's arrays hold: bytes of an item. Others may be of any size, such as `U1000000`."""


def weigh(value: Any) -> int:
    """The number of values that `value` unpacks to; more than `MOST` stands for all that is too much."""
    total = 0
    for weight in _weights(value, 1):
        total += weight
        if total > MOST:
            return _TOO_MUCH
    return total


def takes_long(raw: Any) -> bool:
    """Whether applying a page's message would hold up the event loop for long."""
    events = raw.get("events") if isinstance(raw, dict) else None
    if not isinstance(events, list):
        return False
    return len(events) > EVENTS or LONG < weigh(events) <= MOST


def _weights(value: Any, item: int) -> Iterator[int]:
    """The weights of the parts of a value, of which bytes hold items of that size."""
    if isinstance(value, dict):
        yield from _of_dict(value, item)
    elif isinstance(value, list):
        yield 1
        for each in value:
            yield from _weights(each, item)
    elif isinstance(value, memoryview | bytes):
        yield 1 + len(value) // item
    else:
        yield 1


def _of_dict(value: dict[str, Any], item: int) -> Iterator[int]:
    kind = value.get("type")
    data = _column(value)
    if data is not None:
        yield data
    elif kind == "bytes" and isinstance(value.get("data"), str):
        yield _TOO_MUCH  # base64 of gzip, which a few bytes blow up; pages send buffers
    elif kind in ("ndarray", "typed_array"):
        name = value.get("dtype")
        size = _ITEMS.get(name) if isinstance(name, str) else None
        yield _TOO_MUCH if size is None else 1
        yield _shape(value.get("shape", []))
        yield from _weights(value.get("array"), size or 1)
    else:
        yield MODEL if kind == "object" else 1
        for each in value.values():
            yield from _weights(each, item)


def _column(value: dict[str, Any]) -> int | None:
    """The numbers in a packed column; `None` for a dict that is none."""
    if len(value) != 1:
        return None
    ((name, data),) = value.items()
    if not isinstance(data, memoryview | bytes):
        return None
    if name in _COLUMNS:
        return 1 + len(data) // _COLUMNS[name]
    if name != "$bits":
        return None
    # Bits are sent where there is one number or more for 32 of them.
    least = 1 + len(data) // 4
    return least if least > MOST else max(least, int.from_bytes(data, "little").bit_count())


def _shape(shape: Any) -> int:
    if not isinstance(shape, list) or not all(type(side) is int and side >= 0 for side in shape):
        return _TOO_MUCH
    return math.prod(max(1, side) for side in shape)  # an array of no items may still have many rows
