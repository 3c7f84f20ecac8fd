"""Which rows are left: filters of the header, and those that code adds. The same for every pagination."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import numpy as np

from transom.components.outline import short
from transom.widgets._tabulator.values import DAY, NUMBERS, Frame, Values, text_of, wall, written

if TYPE_CHECKING:
    from transom.widgets._tabulator.values import Mask

_ALL = slice(None)
_WHOLE = re.compile(r"[+-]?\d+")


def by_header(frame: Frame, at: int, operator: str, value: Any) -> Mask | None:
    """The rows that a filter of the header finds; `None` for one that has nothing to look for.

    Texts are compared without regard to capital letters. A number, or a date, is found by "like" where its text has
    what was written.
    """
    if value is None or value in ("", [], ()):
        return None
    values = frame.read(at, _ALL)
    if operator == "in" or isinstance(value, list | tuple | set):
        sought = [value] if isinstance(value, str) or not isinstance(value, list | tuple | set) else value
        return _any(frame.count, [_equal(values, each) for each in sought if each is not None])
    if operator in ("=", "!="):
        equal = _equal(values, value)
        return equal if operator == "=" else ~equal
    if operator in ("<", "<=", ">", ">="):
        return _compared(values, operator, value)
    return _texts(values, _test(operator, str(value)))


def _test(operator: str, value: str) -> Callable[[str], bool]:
    sought = value.casefold()
    if operator == "starts":
        return lambda text: text.startswith(sought)
    if operator == "ends":
        return lambda text: text.endswith(sought)
    if operator == "keywords":
        words = sought.split()
        return lambda text: any(word in text for word in words)
    if operator == "regex":
        try:
            pattern = re.compile(value, re.IGNORECASE)
        except (
            re.error,
            OverflowError,
            RecursionError,
            FutureWarning,
        ):  # it is still being written, or none that can be looked for
            return lambda text: sought in text
        return lambda text: pattern.search(text) is not None
    return lambda text: sought in text


def by_value(frame: Frame, at: int, value: Any) -> Mask | None:
    """The rows that have a value, one of a list, one within a pair of ends, or a text that a pattern is found in."""
    if value is None or (isinstance(value, list | set | frozenset) and not value):
        return None
    values = frame.read(at, _ALL)
    if isinstance(value, re.Pattern):
        return _texts(values, lambda text: value.search(text) is not None, cased=True)
    if isinstance(value, tuple):
        start, end = value
        masks = [_compared(values, sign, each) for sign, each in ((">=", start), ("<=", end)) if each is not None]
        return masks[0] & masks[-1] if masks else None
    if isinstance(value, list | set | frozenset) or (hasattr(value, "tolist") and np.ndim(value)):
        return _any(frame.count, [_equal(values, each, cased=True) for each in value])
    return _equal(values, value, cased=True)


def is_value(value: Any) -> bool:
    """Whether it is something that `by_value` takes."""
    known = (str, int, float, Decimal, dt.date, dt.time, dt.timedelta, list, set, frozenset, re.Pattern)
    if isinstance(value, tuple):
        return len(value) == 2
    return value is None or isinstance(value, known) or hasattr(value, "dtype")


def _any(count: int, masks: Sequence[Mask]) -> Mask:
    return np.logical_or.reduce(masks) if masks else np.zeros(count, dtype=bool)


def _known(values: Values) -> Mask:
    data = values.data
    if values.categories is not None:
        return np.asarray(data >= 0)
    if isinstance(data, list):
        return np.fromiter((each is not None for each in data), dtype=bool, count=len(data))
    known = ~np.isnan(data) if data.dtype.kind == "f" else np.ones(len(data), dtype=bool)
    return known if values.missing is None else known & ~values.missing


def _equal(values: Values, value: Any, *, cased: bool = False) -> Mask:
    kind, data = values.kind, values.data
    if kind in ("text", "any") or values.categories is not None:
        if not isinstance(value, str) and kind == "any":
            value = text_of(value)
        sought = str(value) if cased else str(value).casefold()
        return _texts(values, lambda text: text == sought, cased=cased)
    sought = _sought(kind, value)
    if sought is None:
        return np.zeros(len(data), dtype=bool)
    if isinstance(data, list):
        fits = (each is not None and _of_text(kind, each) == sought for each in data)
        return np.fromiter(fits, dtype=bool, count=len(data))
    if _is_day(kind, value):
        return np.asarray((data >= sought) & (data < sought + DAY))
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(data == sought) & _known(values)


def _compared(values: Values, operator: str, value: Any) -> Mask:
    """Those that are on one side of a value; of a day without a time all of that day belongs to it."""
    kind, data = values.kind, values.data
    sought = str(value).casefold() if kind in ("text", "any") else _sought(kind, value)
    if sought is None:
        return np.zeros(len(data), dtype=bool)
    number = _sought("float", value) if kind == "any" else None
    if operator in ("<=", ">") and _is_day(kind, value):
        sought, operator = float(sought) + DAY, "<" if operator == "<=" else ">="
    compare = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}[operator]
    if isinstance(data, list) or values.categories is not None:
        return np.fromiter(
            (
                each is not None
                and bool(
                    compare(_key(each, number), 0)
                    if number is not None and type(each) in (int, float)
                    else compare(_key(_of_text(kind, each), sought), 0)
                )
                for each in as_texts(values)
            ),
            dtype=bool,
            count=len(data),
        )
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(compare(data, sought)) & _known(values)


def _is_day(kind: str, value: Any) -> bool:
    """Whether it is a day without a time, of which all belongs to it."""
    day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return kind == "datetime" and (day or (isinstance(value, str) and len(value.strip()) == 10))


def _key(value: Any, sought: Any) -> float:
    """Whether a value is below, at or above another; NaN where that cannot be said."""
    if isinstance(value, str) and isinstance(sought, str):
        value = value.casefold()
    try:
        return int(value > sought) - int(value < sought)
    except (TypeError, InvalidOperation):
        return np.nan


def _of_text(kind: str, value: Any) -> Any:
    """A value as it is compared, of one that travels as text."""
    if kind == "any":
        return str(value)
    if isinstance(value, str) and (kind == "decimal" or (kind == "int" and _WHOLE.fullmatch(value))):
        return Decimal(value) if kind == "decimal" else int(value)
    return value


def _sought(kind: str, value: Any) -> Any:
    """What is looked for in a column, from what was written or given; `None` for what cannot be in it."""
    try:
        if kind == "bool":
            return {"true": True, "false": False}.get(str(value).casefold())
        if kind in NUMBERS:
            if isinstance(value, bool):
                return None
            number = Decimal(str(value).strip())
            if not number.is_finite():
                return None if number.is_nan() else float(number)
            if kind == "decimal":
                return number
            return int(number) if kind == "int" and number == number.to_integral_value() else float(number)
        if kind in ("datetime", "date"):
            if isinstance(value, int | float):
                return float(value)
            return wall(dt.datetime.fromisoformat(str(value)) if isinstance(value, str) else value)
    except (ValueError, InvalidOperation, TypeError, OverflowError):
        return None
    return text_of(value)


def as_texts(values: Values) -> list[Any]:
    """What is written of each, as far as filters look at it; `None` where one is missing."""
    data = values.data
    if values.categories is not None:
        return [None if code < 0 else values.categories[code] for code in data.tolist()]
    if isinstance(data, list):
        nested = values.kind == "any"
        return [written(each) if nested and isinstance(each, list | dict) else each for each in data]
    known = _known(values).tolist()
    if values.kind in ("datetime", "date"):
        moments = np.where(known, np.rint(np.where(known, data, 0) * 1000), 0).astype("i8").view("M8[us]")
        texts = np.datetime_as_string(moments, unit="D" if values.kind == "date" else "us").tolist()
        return [
            each.replace("T", " ").removesuffix(".000000") if there else None
            for each, there in zip(texts, known, strict=True)
        ]
    return [text_of(each) if there else None for each, there in zip(data.tolist(), known, strict=True)]


def _texts(values: Values, test: Callable[[str], bool], *, cased: bool = False) -> Mask:
    if values.categories is not None:
        fits = np.array([test(each if cased else each.casefold()) for each in values.categories] + [False], dtype=bool)
        return np.asarray(fits[values.data])
    if values.kind in ("int", "float") and not isinstance(values.data, list):  # they have no letters
        numbers = map(str, values.data.tolist())
        return np.fromiter(map(test, numbers), dtype=bool, count=len(values.data)) & _known(values)
    texts = (each if each is None or isinstance(each, str) else text_of(each) for each in as_texts(values))
    return np.fromiter(
        (each is not None and test(each if cased else each.casefold()) for each in texts),
        dtype=bool,
        count=len(values.data),
    )


def refuse_filter(filter_: Any) -> ValueError:
    """What to say of what is no filter."""
    return ValueError(
        f"add_filter({short(filter_)}) takes a value, a list of values, a pair (start, end), a compiled pattern, a "
        "widget, a parameter, or a function that is given the frame and returns the rows that are left."
    )
