"""`Scale`: what the indicators share that show a number as a place between two bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.components.tones import Tint, Tone, is_tone
from transom.indicators.figure import Figure
from transom.indicators.written import Written, as_number, is_missing, is_number, plain

Reading = tuple[float | None, str, str, str]
"""Where the value stands, at the nearest bound if it is beyond; what stands before the number, the number, behind."""
Tick = tuple[float, str, str, str]
"""Where it stands, and its text as that of the value."""
Threshold = tuple[float, str]
"""Up to which part of the way, 0 to 1, a colour holds."""


class Bounds(param.Range[Any]):
    """The two ends of a scale. Anything may be given; what is no pair of numbers is reported."""

    def _validate(self, val: Any) -> None:
        """What code sets is kept."""


class Scale(Figure):
    """The root of these indicators.

    A value beyond the bounds is kept and written as it is, and shown at the nearest of them. `colors` are thresholds,
    each a part of the way from the lower bound to the upper one, and the colour up to there; or colours alone, for
    equal parts.
    """

    value = param.Parameter(default=25, doc="What is shown; `None` and NaN: nothing is known.")
    bounds: Any = Bounds(default=(0, 100), doc="The two ends of the scale.")
    colors: Any = param.Parameter(
        default=None, doc="Pairs of a part of the way, 0 to 1, and the colour up to there; or colours, for equal parts."
    )

    def _set_bounds(self, value: Any) -> dict[str, Any]:
        pair = isinstance(value, Iterable) and not isinstance(value, str | bytes)
        return {"bounds": tuple(map(as_number, value)) if pair else value}

    def _ends(self) -> tuple[float, float] | None:
        """The bounds, if there are two."""
        bounds = self.bounds
        if not isinstance(bounds, tuple) or len(bounds) != 2 or not all(map(is_number, bounds)):
            return None
        try:
            low, high = map(float, bounds)
        except OverflowError:  # a whole number that is too large
            return None
        return (low, high) if math.isfinite(high - low) else None

    def _at(self) -> float | None:
        """Where the value stands, on the scale."""
        ends = self._ends()
        if ends is None or not is_number(self.value) or is_missing(self.value):
            return None
        return float(min(max(self.value, min(ends)), max(ends)))

    def _share(self) -> float | None:
        """The part of the way from the first bound to where the value stands."""
        at, ends = self._at(), self._ends()
        if at is None or ends is None:
            return None
        return round((at - ends[0]) / (ends[1] - ends[0]), 12) if ends[0] != ends[1] else 0.0

    def _color(self) -> str | None:
        """What `colors` say of the value."""
        share = self._share()
        if share is None:
            return None
        return next((color for end, color in self._thresholds() if share <= end), None)

    def _thresholds(self) -> list[Threshold]:
        return sorted(each for each in _thresholds(self.colors) if each is not None)

    def _encode_value(self, value: Any, encoder: Encoder) -> Reading | None:  # type: ignore[override] # a place, too
        """Where it stands, at the nearest bound if it is beyond, and its text as that of a tick; `null`: not known."""
        text = self._as_text(value, "format")
        return None if text is None else (self._at(), *text)

    def _encode_bounds(self, value: Any, encoder: Encoder) -> tuple[float, float, list[Tick]] | None:
        """The two ends; and what is written along the scale, each with its place. `null`: there is no scale."""
        ends = self._ends()
        if ends is None:
            return None
        low, span = ends[0], ends[1] - ends[0]
        parts = self._marked() if span else (0,)
        return (*ends, [(low + part * span, *self._tick(low + part * span)) for part in parts])

    def _marked(self) -> Iterable[float]:
        """Which parts of the way have a text."""
        return (0, 1)

    def _tick(self, number: float) -> Written:
        """A number beside the scale: by the format of the value, whole ones without a decimal point."""
        return self._as_text(int(number) if number == int(number) else number, "format") or ("", plain(number), "")

    def _encode_colors(self, value: Any, encoder: Encoder) -> list[Threshold]:
        return self._thresholds()

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        with write_lock:
            for name, sources in self._marks().items():
                if not names.isdisjoint(sources):
                    self._mark(name)
        if not names.isdisjoint(("value", "bounds")) and not self._awaits("bounds"):
            self._advise_in_the_end(self._trouble)
        if "colors" in names and self.colors is not None and not all(_thresholds(self.colors)):
            text = f"colors={short(self.colors)} are not all pairs of a part of the way and a colour; what is none is "
            self._advise("colors", f'{text}left out. Write colors=[(0.5, "green"), (1, "red")].')

    def _marks(self) -> dict[str, tuple[str, ...]]:
        """What the page is told of, each with the parameters that it also follows from."""
        return {"value": ("bounds",), "bounds": ("format",)}

    def _trouble(self) -> tuple[str, str] | None:
        ends = self._ends()
        if ends is None or ends[0] == ends[1]:
            return (
                "bounds",
                f"bounds={short(self.bounds)} are no scale, so the value is written only. Give two numbers.",
            )
        if self._at() is not None and not min(ends) <= self.value <= max(ends):
            text = f"value={short(self.value)} is outside of bounds={short(self.bounds)}; it is shown at the nearest "
            return "value", f"{text}end. Write wider bounds, or clip the value."
        return None


class FilledScale(Scale):
    """The root of those that are filled up to the value, in the colour of its threshold."""

    format: Any = param.Parameter(default="{value}%", doc='How numbers are written: "{value:,.2f} kg", "0,0.00".')
    default_color = Tone(doc="The colour where none of `colors` holds: one of Panel's names, or any of CSS.")
    unfilled_color = Tint(doc="The colour of what is not filled.")
    needle_color = Tint(doc="The colour of the needle.")
    nan_format = param.String(default="-", doc="What stands for a value that is not known.")
    tick_size = param.String(default=None, allow_None=True, doc="How large the bounds are written, as CSS has it.")
    title_size = param.String(default=None, allow_None=True, doc="How large the label is, as CSS has it.")
    value_size = param.String(default=None, allow_None=True, doc="How large the value is written, as CSS has it.")

    def _encode_default_color(self, value: str, encoder: Encoder) -> str:
        """The colour of the value there is."""
        return self._color() or value

    def _marks(self) -> dict[str, tuple[str, ...]]:
        return {**super()._marks(), "default_color": ("value", "bounds", "colors")}


def _thresholds(colors: Any) -> Iterator[Threshold | None]:
    """Each of `colors` as a threshold; `None` for what is none."""
    given = list(colors) if isinstance(colors, list | tuple) else [] if colors is None else [colors]
    for index, each in enumerate(given, 1):
        part, color = each if isinstance(each, tuple | list) and len(each) == 2 else (index / len(given), each)
        part = as_number(part)
        known = isinstance(color, str) and is_tone(color) and is_number(part) and not is_missing(part)
        yield (min(max(float(part), 0.0), 1.0), color) if known else None
