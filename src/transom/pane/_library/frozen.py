"""What a library is given, as data that nothing changes any more: plain values, and long runs of numbers as bytes.

Owns which types have a form. Imports no library: arrays and tables are known by what they can do.
"""

from __future__ import annotations

import datetime as dt
import enum
import math
import sys
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from transom.components.encode import Encoder
from transom.errors import PaneError

_KINDS = {
    "int8": "i1", "int16": "i2", "int32": "i4", "uint8": "u1", "uint16": "u2", "uint32": "u4",
    "float32": "f4", "float64": "f8",
}  # fmt: skip
_LONG = 32
"""So many numbers are shorter as bytes than as text."""
_LARGEST = 1 << 53
_PLAIN = frozenset({str, bool, type(None)})
_NUMBERS = frozenset({int, float})
_TIMES = (dt.date, dt.time)
_ABSENT = {"NAType", "NaTType", "MaskedConstant"}


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers of one type.

    Attributes:
        kind: their type as in `i4`, `f8`; little-endian.
        data: the numbers.
        shape: how many in each direction; one number for a row of them.
    """

    kind: str
    data: bytes
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """Bytes of one number."""
        return int(self.kind[1])

    def _wire(self, encoder: Encoder) -> Any:
        return {"$column": self.kind, "data": encoder.buffer(self.data), "shape": list(self.shape)}


def freeze(value: Any) -> Any:
    """`value` as plain values and columns, which share nothing with it.

    Dates become ISO text, NaN and infinities `None` outside of columns.

    Raises:
        PaneError: it holds something that has no form.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is int:
        return value if -_LARGEST <= value <= _LARGEST else float(value)
    if kind is float:
        return value if math.isfinite(value) else None
    if kind in (list, tuple):
        return _sequence(value)
    if isinstance(value, Mapping):
        return {str(key): freeze(item) for key, item in value.items()}
    return _freeze_object(value)


def _freeze_object(value: Any) -> Any:
    if hasattr(value, "dtype") and hasattr(value, "tobytes") and getattr(value, "shape", ()) != ():
        return _array(value)
    for known, form in _FORMS:
        if known(value):
            return form(value)
    raise PaneError(
        f"It holds a {type(value).__qualname__}",
        f"a value of type {type(value).__module__}.{type(value).__qualname__} has no form in the page. "
        "Give text, numbers, dates, lists, dicts or arrays.",
    )


def _method(name: str) -> tuple[Callable[[Any], bool], Callable[[Any], Any]]:
    return (lambda value: hasattr(value, name)), lambda value: freeze(getattr(value, name)())


def _sequence(values: Any) -> Any:
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        return list(values)
    if len(values) >= _LONG and kinds <= _NUMBERS and (int not in kinds or _exact(values)):
        return _row(values)
    return [freeze(value) for value in values]


def _exact(values: Any) -> bool:
    return all(-_LARGEST <= value <= _LARGEST for value in values if type(value) is int)


def _row(values: Any) -> Column:
    numbers = array("d", values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return Column("f8", numbers.tobytes(), (len(numbers),))


def _array(values: Any) -> Any:
    kind = values.dtype.kind
    if kind == "M":
        return _dates(values)
    if kind not in "iuf" or values.size < _LONG:
        return freeze(values.tolist())
    name = _KINDS.get(str(values.dtype))
    if name is None:
        values = values.astype(_narrow(values))
        name = _KINDS[str(values.dtype)]
    return Column(name, values.astype(values.dtype.newbyteorder("<"), copy=False).tobytes(), tuple(values.shape))


def _narrow(values: Any) -> str:
    """Numbers of 64 bits have no array of their own in a page that libraries take."""
    if values.dtype.kind == "f":
        return "float64" if values.dtype.itemsize > 4 else "float32"
    return "int32" if values.min() >= -(1 << 31) and values.max() < 1 << 31 else "float64"


def _dates(values: Any) -> Any:
    """Dates and times as texts without a zone, `None` where there is none; as short as they all can be."""
    texts = values.astype("datetime64[us]").astype(str).tolist()
    if isinstance(texts, str):
        return None if texts == "NaT" else texts
    return _without_nat(texts)


def _without_nat(texts: list[Any]) -> list[Any]:
    return [_without_nat(each) if isinstance(each, list) else None if each == "NaT" else each for each in texts]


_FORMS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Any]], ...] = (
    (lambda value: isinstance(value, enum.Enum), lambda value: freeze(value.value)),
    (lambda value: isinstance(value, str), str),
    (lambda value: isinstance(value, int), int),
    (lambda value: isinstance(value, float | Decimal), lambda value: freeze(float(value))),
    (lambda value: isinstance(value, list | tuple | set | frozenset | range), lambda value: _sequence(list(value))),
    (lambda value: isinstance(value, _TIMES), lambda value: None if value != value else value.isoformat()),  # noqa: PLR0124 - NaT
    (lambda value: type(value).__name__ in _ABSENT, lambda _: None),
    (lambda value: getattr(getattr(value, "dtype", None), "kind", "") == "M", _dates),
    _method("to_plotly_json"),
    _method("to_numpy"),
    _method("__array__"),
    _method("item"),
)
