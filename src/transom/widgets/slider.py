"""`IntSlider` and `FloatSlider`: a number between two ends."""

from __future__ import annotations

import math
from typing import Any, cast

import param

from transom.components.encode import Sink
from transom.components.outline import short
from transom.components.storing import Change
from transom.components.widget import Widget


class Slider(Widget):
    """The root of sliders.

    A value outside of the ends is kept: the knob stands at the nearest end, and the number beside it is the true one.
    Ends that move past the value take it with them.
    """

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

    start: Any = param.Number(default=0, doc="The lowest number.")
    end: Any = param.Number(default=1, doc="The highest number.")
    step: Any = param.Number(default=1, doc="From one number to the next.")

    def _after_start(self, change: Change) -> dict[str, Any]:
        if "value" in change.names or self.value is None or self.start > self.end:
            return {}
        return {"value": min(max(self.value, self.start), self.end)}

    _after_end = _after_start

    def _after_value(self, change: Change) -> dict[str, Any]:
        if "value_throttled" in change.names:
            return {}
        # While the user is moving it, only a release sets the throttled value, and no watcher that leaves it as it is.
        moved = "value" in change.names and (change.page or "value" not in change.changed)
        return {} if moved else {"value_throttled": self.value}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if names.isdisjoint(("value", "start", "end", "step")) or self._awaits("start", "end", "step"):
            return
        start, end, step, value = self.start, self.end, self.step, self.value
        ends = f"{short(start)}…{short(end)}"
        if start > end:
            text = f"start={short(start)} is above end={short(end)}, so it cannot be moved. Swap them."
            self._advise("start", text)
        elif step <= 0:
            text = f"step={short(step)} is not above 0, so {type(self).step} is used. Write what it is to be."
            self._advise("step", text)
        elif value is not None and not start <= value <= end:
            self._advise(
                "value",
                f"value={short(value)} is outside of {ends}; the knob stands at the nearest end. Write a wider start "
                "or end, or clip the value.",
            )

    @classmethod
    def _encode_step(cls, value: Any, sink: Sink) -> Any:
        return value if value > 0 else cls.step

    def _decode_value(self, raw: Any) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
            raise ValueError("not a number")
        if not self.start <= raw <= self.end:
            raise ValueError("outside of the slider's range")
        return raw

    def _decode_value_throttled(self, raw: Any) -> Any:
        return self._decode_value(raw)


class IntSlider(Slider):
    """A whole number between `start` and `end`."""

    # `None` may be set. Who reads them has a number all the same, and is spared the question by type checkers.
    value: param.Integer[int] = cast(
        "Any", param.Integer(default=0, allow_None=True, doc="The number chosen; `None` for none yet.")
    )
    value_throttled: param.Integer[int] = cast(
        "Any", param.Integer(default=0, allow_None=True, doc="The number as of the last release.")
    )
    start = param.Integer(default=0, doc="The lowest number.")
    end = param.Integer(default=1, doc="The highest number.")
    step = param.Integer(default=1, doc="From one number to the next.")

    def _decode_value(self, raw: Any) -> int:
        value = super()._decode_value(raw)
        if value != int(value):
            raise ValueError("not a whole number")
        return int(value)


class FloatSlider(Slider):
    """A number between `start` and `end`."""

    value: param.Number[float] = cast(
        "Any", param.Number(default=0.0, allow_None=True, doc="The number chosen; `None` for none yet.")
    )
    value_throttled: param.Number[float] = cast(
        "Any", param.Number(default=0.0, allow_None=True, doc="The number as of the last release.")
    )
    start = param.Number(default=0.0, doc="The lowest number.")
    end = param.Number(default=1.0, doc="The highest number.")
    step = param.Number(default=0.1, doc="From one to the next.")

    def _decode_value(self, raw: Any) -> float:
        return float(super()._decode_value(raw))
