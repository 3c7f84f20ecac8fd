"""`IntSlider` and `FloatSlider`: a number between two ends."""

from __future__ import annotations

import math
from numbers import Number
from typing import Any

import param

from transom.components.parameters import same
from transom.components.widget import Widget
from transom.errors import TransomError

_NUMBERS = ("value", "value_throttled", "start", "end", "step")


class RangeError(TransomError, ValueError):
    """A number outside of a slider's range."""


class Slider(Widget):
    """The root of sliders."""

    _front_end = "Slider"
    _writable = ("value", "value_throttled")

    value_throttled: Any = param.Parameter(default=None, doc="The number as of the last release.")
    orientation: param.Selector[Any] = param.Selector(
        default="horizontal", objects=["horizontal", "vertical"], doc="Which way it lies."
    )
    show_value = param.Boolean(default=True, doc="Whether its value is written beside its label.")
    tooltips = param.Boolean(default=True, doc="Whether its value is shown while it is moved.")
    throttle = param.Integer(
        default=50, bounds=(0, None), doc="Least milliseconds between two values sent while it is moved."
    )
    bar_color = param.String(default=None, allow_None=True, doc="The colour of the part before the knob.")
    format = param.String(default=None, allow_None=True, doc='How the value is written, such as "0.00" or "%.2f".')

    def __init__(self, **params: Any) -> None:
        params.update({name: _plain(params[name]) for name in _NUMBERS if name in params})
        if "value" not in params and isinstance(params.get("start"), int | float):
            params["value"] = params["start"]
        value = params.get("value")
        if isinstance(value, int | float):
            params.setdefault("value_throttled", value)
        super().__init__(**params)
        if self.start > self.end:
            raise RangeError(f"{self._said()}: start={self.start} is above end={self.end}. Swap them.")
        self._check(self.value)

    def _said(self) -> str:
        return f"{type(self).__name__} {self.label!r}"

    def _check(self, value: Any) -> None:
        if isinstance(value, int | float) and self.start <= self.end and not self.start <= value <= self.end:
            raise RangeError(
                f"{self._said()}: value={value} is outside of {self.start}…{self.end}. Pass a wider start or end, or "
                "clip the value."
            )

    def _decode_value(self, raw: Any) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
            raise ValueError("not a number")
        if not self.start <= raw <= self.end:
            raise ValueError("outside of the slider's range")
        return raw

    def _decode_value_throttled(self, raw: Any) -> Any:
        return self._decode_value(raw)

    def _store(self, name: str, value: Any) -> None:
        if name in _NUMBERS:
            value = _plain(value)
        if name == "value" and not self._is_updating():  # an update may bring the ends after the value
            self._check(value)
        super()._store(name, value)

    def _entails(self, name: str, value: Any) -> dict[str, Any]:
        if name == "value":
            # While the user is moving it, only a release sets the throttled value. What a watcher sets is no movement.
            moved = self.__dict__.pop("_moving", False)
            return {} if moved or same(value, self.value) else {"value_throttled": value}
        if name in ("start", "end") and isinstance(value, int | float) and not self._is_updating():
            start, end = (value, self.end) if name == "start" else (self.start, value)
            within = min(max(self.value, start), end)
            if start <= end and within != self.value:
                return {"value": within, "value_throttled": within}
        return {}

    def _receive(self, name: str, raw: Any) -> None:
        self.__dict__["_moving"] = name == "value"
        try:
            super()._receive(name, raw)
        finally:
            self.__dict__.pop("_moving", None)

    start: Any
    end: Any


class IntSlider(Slider):
    """A whole number between `start` and `end`."""

    value = param.Integer(default=0, doc="The number chosen.")
    value_throttled = param.Integer(default=0, doc="The number as of the last release.")
    start = param.Integer(default=0, doc="The lowest number.")
    end = param.Integer(default=1, doc="The highest number.")
    step = param.Integer(default=1, bounds=(1, None), doc="From one number to the next.")

    def _decode_value(self, raw: Any) -> int:
        value = super()._decode_value(raw)
        if value != int(value):
            raise ValueError("not a whole number")
        return int(value)


class FloatSlider(Slider):
    """A number between `start` and `end`."""

    value = param.Number(default=0.0, doc="The number chosen.")
    value_throttled = param.Number(default=0.0, doc="The number as of the last release.")
    start = param.Number(default=0.0, doc="The lowest number.")
    end = param.Number(default=1.0, doc="The highest number.")
    step = param.Number(default=0.1, bounds=(0, None), inclusive_bounds=(False, True), doc="From one to the next.")

    def _decode_value(self, raw: Any) -> float:
        return float(super()._decode_value(raw))


def _plain(value: Any) -> Any:
    """A number of NumPy's or pandas' as Python's own; anything else as it is."""
    return value.item() if isinstance(value, Number) and hasattr(value, "item") else value
