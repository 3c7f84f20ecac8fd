"""Numbers as text: Python's `{value:,.2f}`, C's `%.2f` and patterns such as `0,0.00`.

A number is written with "," between its thousands and "." before its decimals; the page has its language's in their
places. `widgets/number_format.ts` writes in the page what sliders show while they are moved; what both know they write
alike, see `tests/client/formats.json`. Knows nothing of components.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from numbers import Real
from typing import Any

Written = tuple[str, str, str]
"""What stands before the number, the number, and what stands behind; a text that is no number is the first of them."""
UNWRITABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What comes of a format that a number cannot be written by."""

_PRINTF = re.compile(r"%[-+ 0,]*\d*(?:\.\d+)?[dfegisxX]")
_PATTERN = re.compile(r"(\+?)[0,]*0(?:(\[\.\]|\.)(0*)(?:\[(0+)\])?)?( ?[%a])?")
_SHORT = ("", "k", "m", "b", "t")
_EXACT = Context(prec=2000)
"""So many digits a number may have that is written by a pattern."""
_TINY, _HUGE = 1e-6, 1e15
"""Beyond these, a number without a format has an exponent."""


class _Marked:
    """A value that leaves marks around its text."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __format__(self, spec: str) -> str:
        return f"\0{format(self.value, spec) if spec else plain(self.value)}\0"

    def __getattr__(self, name: str) -> Any:
        return getattr(self.value, name)


def is_missing(value: Any) -> bool:
    """Whether it is `None`, NaN or what else stands for a value that is not there."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124 - what NaN is
    except UNWRITABLE:  # pandas' NA, a signalling NaN
        return True


def as_number(value: Any) -> Any:
    """A number of NumPy, of an array or a column of one, or a fraction, as Python's own; anything else as it is."""
    if getattr(value, "size", 1) == 1 and hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, int | float) or not isinstance(value, Real) else float(value)


def is_number(value: Any) -> bool:
    """Whether it is written by a format."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def written(value: Any, form: str | None, sign: str = "") -> Written:
    """`value`, which is not missing, as text.

    Args:
        value: a number, or anything that has a text.
        form: how a number is written; without one with at most two decimals, or three digits below 1.
        sign: "+" for one before all that is not below 0, where there is no format.

    Raises:
        UNWRITABLE: the number cannot be written by `form`.
    """
    if not is_number(value):
        return str(value), "", ""
    if not form:
        return "", plain(value, f"{sign},"), ""
    if "{" in form:
        before, number, *rest = form.format(_Marked(value), value=_Marked(value)).split("\0")
        return before, number, "".join(rest)
    printf = _PRINTF.search(form)
    if printf:
        before, after = (part.replace("%%", "%") for part in (form[: printf.start()], form[printf.end() :]))
        return before, printf[0].replace(",", "") % value, after
    return _by_pattern(value, form)


def plain(value: Any, flags: str = "") -> str:
    """A number without noise: 0.1 + 0.2 is 0.3; with "," among the flags, as people read it."""
    if isinstance(value, int):
        return f"{value:{flags}d}"
    if isinstance(value, Decimal) or not math.isfinite(value):
        return f"{value:{flags}f}"
    size = abs(value)
    if size and not _TINY <= size < _HUGE:
        return f"{value:{flags}.3g}"
    whole = math.floor(math.log10(size)) if size else 0
    digits = 3 if "," in flags and size < 1 else 12
    places = 2 if "," in flags and size >= 1 else max(0, digits - 1 - whole)
    return _trimmed(f"{value:{flags}.{places}f}", 0)


def _by_pattern(value: Any, form: str) -> Written:
    found = _PATTERN.search(form)
    if not found:
        raise ValueError("it names no number")
    plus, point, zeros, more, unit = found.groups(default="")
    before, after = form[: found.start()], form[found.end() :]
    word = unit.strip()
    if word == "%":
        value = round(value * 100, 12)
    elif word == "a" and math.isfinite(value):
        power = min(4, max(0, math.floor(math.log10(abs(value) or 1) / 3)))
        value, unit = value / 1000**power, unit.replace("a", _SHORT[power])
    fewest = 0 if point == "[.]" and value == int(value) else len(zeros)
    places = len(zeros) + len(more)
    number = f"{_rounded(value, places):{plus}{',' if ',' in found[0] else ''}.{places}f}"
    return before, _trimmed(number, fewest), unit + after


def _rounded(value: Any, places: int) -> Any:
    """As browsers round and people do: from the digits that there are, halves away from 0."""
    if not math.isfinite(value):
        return value
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)


def _trimmed(number: str, fewest: int) -> str:
    """`number` without noughts at its end, but for so many decimals."""
    whole, point, decimals = number.partition(".")
    kept = decimals.rstrip("0").ljust(fewest if point else 0, "0")
    return f"{whole}{point if kept else ''}{kept}"
