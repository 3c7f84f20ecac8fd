"""`IntInput`, `FloatInput`, and `NumberInput` for either: a number that is typed."""

from __future__ import annotations

import re
from numbers import Integral
from typing import Any, Self, cast

import param

from transom.components.encode import Encoder
from transom.components.storing import Change
from transom.widgets.number import EXACT, Numeric, typed, whole

_WHOLE = re.compile(r"-?[0-9]{1,400}")


class NumberInput(Numeric):
    """A field for a number: an `IntInput`, or a `FloatInput` where a number with a fraction is given."""

    _front_end = "NumberInput"
    _entered = ("value",)

    value: Any = param.Number(default=0, allow_None=True, doc="The number; `None` while the field is empty.")
    placeholder = param.String(default="", doc="Shown while it is empty.")
    page_step_multiplier = param.Integer(
        default=10, bounds=(0, None), doc="So many steps at once by Page Up and Page Down, and by arrows with Shift."
    )
    mode = param.String(default="int", constant=True, doc='Which numbers it takes, "int" or "float".')

    def __new__(cls, *_label: Any, **params: Any) -> Self:
        """A field for whole numbers where all that is given is whole."""
        kind: type[Any] = cls
        if cls is NumberInput:
            given = [params.get(name, 0) for name in ("value", "start", "end", "step")]
            kind = IntInput if all(isinstance(each, Integral) for each in given) else FloatInput
        made = super().__new__(kind)
        return cast("Self", made)

    def _after_value(self, change: Change) -> dict[str, Any]:
        self._redraw(change)
        return super()._after_value(change)

    def _decode_value(self, raw: Any) -> Any:
        return None if raw is None else super()._decode_value(raw)

    def _one(self, raw: Any) -> Any:
        return super()._one(typed(raw, self.start, self.end))


class IntInput(NumberInput):
    """A field for a whole number, however large."""

    value: param.Integer[int] = cast(
        "Any", param.Integer(default=0, allow_None=True, doc="The number; `None` while the field is empty.")
    )
    value_throttled: param.Integer[int] = cast(
        "Any", param.Integer(default=0, allow_None=True, doc="The number as of the last key or press let go.")
    )
    start = param.Integer(default=None, allow_None=True, doc="The lowest number; `None` for no end.")
    end = param.Integer(default=None, allow_None=True, doc="The highest number; `None` for no end.")
    step = param.Integer(default=1, doc="From one number to the next.")

    @classmethod
    def _encode_value(cls, value: int | None, encoder: Encoder) -> int | str | None:
        """What the page's own numbers are too coarse for goes as its digits."""
        return value if value is None else cls._digits(value)

    _encode_value_throttled = _encode_start = _encode_end = _encode_value

    @classmethod
    def _encode_step(cls, value: Any, encoder: Encoder) -> int | str:
        return cls._digits(value if value > 0 else cls.step)

    @staticmethod
    def _digits(number: int) -> int | str:
        return number if abs(number) <= EXACT else str(number)

    def _one(self, raw: Any) -> int:
        if isinstance(raw, str) and _WHOLE.fullmatch(raw):
            raw = int(raw)
        return whole(super()._one(raw))


class FloatInput(NumberInput):
    """A field for a number."""

    value: param.Number[float] = cast(
        "Any", param.Number(default=0.0, allow_None=True, doc="The number; `None` while the field is empty.")
    )
    value_throttled: param.Number[float] = cast(
        "Any", param.Number(default=0.0, allow_None=True, doc="The number as of the last key or press let go.")
    )
    start = param.Number(default=None, allow_None=True, doc="The lowest number; `None` for no end.")
    end = param.Number(default=None, allow_None=True, doc="The highest number; `None` for no end.")
    step = param.Number(default=0.1, doc="From one number to the next.")
    mode = param.String(default="float", constant=True, doc='Which numbers it takes, "int" or "float".')

    def _one(self, raw: Any) -> float:
        return float(super()._one(raw))


Spinner = NumberInput
