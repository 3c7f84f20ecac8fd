"""`Numeric`: what all widgets of numbers between two ends share."""

from __future__ import annotations

import math
from typing import Any

import param

from transom.components.encode import Encoder, encode_value
from transom.components.number_format import NumberFormat, format_text, has_text
from transom.components.outline import short
from transom.components.storing import Change
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.throttled import Throttled

EXACT = 1 << 53
"""The page's numbers are exact up to here, and beyond only now and then."""


class ExactInteger(param.Integer[Any]):
    """A parameter that holds a whole number which the page can count with."""

    def _validate_value(self, value: Any, allow_None: bool) -> None:  # noqa: N803 - Param's own name
        super()._validate_value(value, allow_None)
        require_exact(self, value)


def require_exact(parameter: param.Parameter[Any], number: Any) -> None:
    """Raises ValueError for a whole number that a knob cannot stand for exactly."""
    if isinstance(number, int) and abs(number) > EXACT:
        owner = parameter.owner if isinstance(parameter.owner, type) else type(parameter.owner)
        raise ValueError(
            f"{owner.__name__}.{parameter.name}={number} is beyond ±2**53, where the numbers of a page are no longer "
            "exact. Use an IntInput, which is exact, or count in a larger unit."
        )


class Numeric(Throttled):
    """The root of the widgets of numbers.

    A value outside of the ends is kept, and shown as near as the widget can. Ends that move past the value take it with
    them. While the user moves it only `value` follows, and `value_throttled` when they let go; what code sets is
    set for both.
    """

    _still = "nothing can be entered"
    """What comes of ends the wrong way round, in words for the author."""
    _beyond = "it is shown all the same"
    """What comes of a value outside of the ends."""

    start: Any = param.Number(default=None, allow_None=True, doc="The lowest number; `None` for no end.")
    end: Any = param.Number(default=None, allow_None=True, doc="The highest number; `None` for no end.")
    step: Any = param.Number(default=1, doc="From one number to the next.")
    format = NumberFormat(
        default=None, doc='How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.'
    )

    def _after_start(self, change: Change) -> dict[str, Any]:
        if "value" in change.names or self.value is None or self._crossed():
            return {}
        return {"value": self._clipped(self.value)}

    _after_end = _after_start

    def _numbers(self) -> tuple[Any, ...]:
        """The numbers of the value, lowest first."""
        return () if self.value is None else (self.value,)

    def _clipped(self, value: Any) -> Any:
        """`value` as it is within the ends."""
        return self._clip(value)

    def _clip(self, number: Any) -> Any:
        start, end = self.start, self.end
        if end is not None:
            number = min(number, end)
        return number if start is None else max(number, start)

    def _crossed(self) -> bool:
        start, end = self.start, self.end
        return start is not None and end is not None and start > end

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "format" in names and not has_text(self.format):
            self._advise(
                "format",
                f"a {type(self.format).__name__} has no form as text, so numbers are written as without one. "
                'Write a text such as "0,0.00" or "%.2f".',
            )
        if not names.isdisjoint(("value", "start", "end", "step")) and not self._awaits("start", "end", "step"):
            self._advise_in_the_end(self._trouble)

    def _trouble(self) -> tuple[str, str] | None:
        start, end, step = self.start, self.end, self.step
        if self._crossed():
            return "start", f"start={short(start)} is above end={short(end)}, so {self._still}. Swap them."
        if step <= 0:
            return "step", f"step={short(step)} is not above 0, so {type(self).step} is used. Write what it is to be."
        if not all(self._within(number) for number in self._numbers()):
            ends = f"{'' if start is None else short(start)}…{'' if end is None else short(end)}"
            text = f"value={short(self.value)} is outside of {ends}; {self._beyond}. Write a wider start or end, or "
            return "value", f"{text}clip the value."
        return None

    def _within(self, number: Any) -> bool:
        # What cannot be compared, as the ends of an empty table, is none.
        start, end = self.start, self.end
        return not (start is not None and number < start) and not (end is not None and number > end)

    @classmethod
    def _encode_step(cls, value: Any, encoder: Encoder) -> Any:
        return encode_value(value if value > 0 else cls.step, encoder)

    @classmethod
    def _encode_format(cls, value: Any, encoder: Encoder) -> str | None:
        text: str | None = encode_value(format_text(value), encoder)
        return text

    def _decode_value(self, raw: Any) -> Any:
        return self._one(raw)

    def _one(self, raw: Any) -> Any:
        """One number as the page may send it; raises TypeError or ValueError for anything else."""
        if not self._within(finite(raw)) or self._crossed():
            raise ValueError("outside of the ends")
        return raw


def typed(raw: Any, low: Any, high: Any) -> int | float:
    """A number that somebody has typed; raises RejectedError with the reason for one beyond the ends."""
    number = finite(raw)
    if low is not None and number < low:
        raise RejectedError("bad_value", say("At least {}.", low))
    if high is not None and number > high:
        raise RejectedError("bad_value", say("At most {}.", high))
    return number


def finite(raw: Any) -> int | float:
    """A number that the page has sent; raises TypeError or ValueError for anything else."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError("not a number")
    if isinstance(raw, float) and not math.isfinite(raw):
        raise ValueError("not a number that can be counted to")
    return raw


def whole(number: Any) -> int:
    """A number without a fraction as an `int`; raises ValueError for one with a fraction."""
    if number != int(number):
        raise ValueError("not a whole number")
    return int(number)
