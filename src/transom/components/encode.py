"""Python values as the page receives them.

Owns the mapping of value types to JSON, buffers and component ids. The session supplies the encoder
that numbers buffers and defines components.
"""

from __future__ import annotations

import datetime as dt
import enum
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol, TypedDict

from transom.errors import EncodeError
from transom.reactive.context import Owner

PLAIN = frozenset({int, bool, type(None)})
"""Types whose values travel as they are; text does when it is ASCII."""
LARGEST = 1 << 63
"""Integers beyond travel as what the page makes of them, numbers with 53 binary digits."""
_BUFFERS = (bytes, bytearray, memoryview)


BufferIndex = TypedDict("BufferIndex", {"$b": int})
"""A buffer of the same frame, by its number."""


class Encoder(Protocol):
    """Where encoding leaves what JSON cannot hold."""

    @property
    def owner(self) -> Owner | None:
        """The session of the page that is being written for."""

    def component(self, component: Any) -> str:
        """The id of a component in this page; defines it first when it is new."""

    def buffer(self, data: bytes | bytearray | memoryview) -> BufferIndex:
        """A reference to a buffer of the frame that is being made."""


def is_whole(encoder: Encoder) -> bool:
    """Whether the page is to be told all at once, since it can ask for nothing later."""
    return encoder.owner is not None and encoder.owner.whole


def encode_value(value: Any, encoder: Encoder) -> Any:
    """`value` as JSON-able data.

    Dates become ISO text, enums their values, NumPy scalars and arrays numbers and lists, NaN and
    infinities `None`, bytes buffers, components their ids. An object with a method `_wire(encoder)` says
    itself what it is, when the patch is cut.

    Raises:
        EncodeError: a type that has no form in the page.
    """
    kind = type(value)
    if kind is str:
        return value if value.isascii() else _text(value)
    if kind in PLAIN:
        return value if kind is not int or -LARGEST < value < LARGEST else _large(value)
    if kind is float:
        return value if math.isfinite(value) else None
    if kind in (list, tuple, set, frozenset):
        return [encode_value(item, encoder) for item in value]
    if isinstance(value, Mapping):
        return {_key(key): encode_value(item, encoder) for key, item in value.items()}
    return _encode_object(value, encoder)


def _encode_object(value: Any, encoder: Encoder) -> Any:
    if isinstance(value, _BUFFERS):
        strided = isinstance(value, memoryview) and not value.c_contiguous
        return encoder.buffer(bytes(value) if strided else value)
    if getattr(type(value), "_is_component", False):
        return encoder.component(value)
    if hasattr(value, "_wire"):
        return value._wire(encoder)
    if isinstance(value, enum.Enum):
        return encode_value(value.value, encoder)
    if isinstance(value, str | int):  # subclasses
        return _text(str(value)) if isinstance(value, str) else encode_value(int(value), encoder)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    if isinstance(value, Decimal) or hasattr(value, "tolist"):  # NumPy scalars and arrays
        return encode_value(float(value) if isinstance(value, Decimal) else value.tolist(), encoder)
    if isinstance(value, list | tuple):
        return [encode_value(item, encoder) for item in value]
    raise EncodeError(
        f"a value of type {type(value).__module__}.{type(value).__qualname__} cannot be sent to the page. "
        "Use text, numbers, lists, dicts, bytes, dates or components."
    )


def _large(number: int) -> float | None:
    try:
        return float(number)
    except OverflowError:
        return None


def _key(key: Any) -> str:
    return _text(str(key))


def _text(text: str) -> str:
    """`text` as UTF-8 can hold it: half a surrogate pair becomes a replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
