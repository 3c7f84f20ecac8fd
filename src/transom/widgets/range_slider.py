"""`RangeSlider` and `IntRangeSlider`: two numbers on one track, and what all sliders with two values share."""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_
from typing import Any

import param

from transom.components.outline import short
from transom.components.parameters import plain_number
from transom.components.storing import Change
from transom.widgets.number import ExactInteger, require_exact, whole
from transom.widgets.slider import Track

_Range: Any = param.Range  # which type checkers take to hold either two numbers or none


class Range(Track):
    """The root of sliders with two values.

    Without a value it has its ends, also where these are still on their way. A value outside of them, or the wrong way
    round, is kept: the knobs stand at the nearest places, and the numbers beside them are the true ones.
    """

    _front_end = "RangeSlider"
    _unsynced = ("value_start", "value_end")
    _beyond = "a knob stands at the nearest end"
    _follows_ends = True
    """Until it is given a value, or the ends are there."""

    value: Any = _Range(default=(0, 1), allow_None=True, doc="The lower and the upper; `None` for none yet.")
    value_throttled: Any = _Range(default=(0, 1), allow_None=True, doc="Both as of the last release.")
    value_start: Any = param.Number(default=0, allow_None=True, doc="The lower of the two; another way to set it.")
    value_end: Any = param.Number(default=1, allow_None=True, doc="The upper of the two; another way to set it.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": self._pair(value)}

    def _set_value_throttled(self, value: Any) -> dict[str, Any]:
        return {"value_throttled": self._pair(value)}

    def _pair(self, value: Any) -> Any:
        """Any two as a tuple; what are not two is left for the parameter to refuse."""
        if isinstance(value, str) or not isinstance(value, Iterable):
            return value
        return tuple(plain_number(each) for each in value)

    def _after_value(self, change: Change) -> dict[str, Any]:
        value = self.value if "value" in change.names else self._following(change.names)
        if value is not None and self.value is not None and all(map(is_, value, self.value)):
            value = self.value  # two that are no numbers differ from themselves, and would follow without end
        low, high = (None, None) if value is None else value
        return {**super()._after_value(change), "value": value, "value_start": low, "value_end": high}

    # Each of them says the same of all, so the order in which they are asked does not matter.
    _after_start = _after_end = _after_value_start = _after_value_end = _after_value

    def _following(self, names: frozenset[str]) -> Any:
        """The value after its ends or one of its parts have been set."""
        value = (self.start, self.end) if self._follows_ends and self._has_ends() else self.value
        if not names.isdisjoint(("value_start", "value_end")):
            low, high = value or (self.start, self.end)
            low = self.value_start if "value_start" in names else low
            high = self.value_end if "value_end" in names else high
            value = None if low is None or high is None else (low, high)
        moved = not names.isdisjoint(("start", "end")) and not self._crossed() and not self._follows_ends
        return self._clipped(value) if moved and value is not None else value

    def _updated(self, names: frozenset[str]) -> None:
        if not names.isdisjoint(("value", "value_start", "value_end")) or self._has_ends():
            self._follows_ends = False
        super()._updated(names)

    def _has_ends(self) -> bool:
        return not self._awaits("start", "end") and not self._endless()

    def _clipped(self, value: Any) -> Any:
        return tuple(self._clip(each) for each in value)

    def _numbers(self) -> tuple[Any, ...]:
        return self.value or ()

    def _trouble(self) -> tuple[str, str] | None:
        if self.value is not None and self.value[0] > self.value[1]:
            low, high = (short(each) for each in self.value)
            text = f"value=({low}, {high}) is the wrong way round, so it is shown as {high}…{low}. Swap them."
            return "order", text
        return super()._trouble()

    def _decode_value(self, raw: Any) -> Any:
        if not isinstance(raw, list) or len(raw) != 2:
            raise ValueError("not two values")
        low, high = (self._one(each) for each in raw)
        if low > high:
            raise ValueError("the wrong way round")
        return low, high


class RangeSlider(Range):
    """Two numbers between `start` and `end`."""

    value: param.Range[tuple[float, float]] = _Range(
        default=(0, 1), allow_None=True, doc="The lower and the upper number; `None` for none yet."
    )
    value_throttled: param.Range[tuple[float, float]] = _Range(
        default=(0, 1), allow_None=True, doc="Both as of the last release."
    )
    start = param.Number(default=0, doc="The lowest number.")
    end = param.Number(default=1, doc="The highest number.")
    step = param.Number(default=0.1, doc="From one number to the next.")

    def _one(self, raw: Any) -> float:
        return float(super()._one(raw))


class IntRangeSlider(Range):
    """Two whole numbers between `start` and `end`."""

    value: param.Range[tuple[int, int]] = _Range(
        default=(0, 1), allow_None=True, doc="The lower and the upper number; `None` for none yet."
    )
    value_throttled: param.Range[tuple[int, int]] = _Range(
        default=(0, 1), allow_None=True, doc="Both as of the last release."
    )
    start: param.Integer[int] = ExactInteger(default=0, doc="The lowest number.")
    end: param.Integer[int] = ExactInteger(default=1, doc="The highest number.")
    step: param.Integer[int] = ExactInteger(default=1, doc="From one number to the next.")

    def _pair(self, value: Any) -> Any:
        pair = super()._pair(value)
        for each in pair if isinstance(pair, tuple) else ():
            if not isinstance(each, int | None):
                raise ValueError(f"IntRangeSlider.value={pair!r} is not two whole numbers. Use a RangeSlider.")  # noqa: TRY004
            require_exact(self.param["value"], each)
        return pair

    def _one(self, raw: Any) -> int:
        return whole(super()._one(raw))
