"""`Number`: a number, large, in a colour that says how it stands."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.components.tones import is_tone
from transom.indicators.figure import Figure
from transom.indicators.written import as_number, is_missing, is_number


class Number(Figure):
    """A number under its label, large, and coloured by thresholds.

    Example: `Number("Load", value=72, format="{value}%", colors=[(50, "green"), (90, "orange"), (100, "red")])`
    """

    _front_end = "Number"
    _unsynced = ("colors",)

    format: Any = param.Parameter(default="{value}", doc='How the number is written: "{value:,.2f} kg", "0,0.00".')
    default_color = param.String(default="currentcolor", doc="Its colour where none of `colors` holds, as CSS has it.")
    colors = param.List(
        default=None, allow_None=True, doc="Pairs of a threshold and the colour up to it: the lowest that holds."
    )
    nan_format = param.String(default="-", doc="What stands for a value that is not known.")
    font_size = param.String(default="54pt", doc="How large the number is, as CSS has it.")
    title_size = param.String(default="18pt", doc="How large the label is, as CSS has it.")

    def _encode_default_color(self, value: str, encoder: Encoder) -> str | None:
        """The colour of the number there is; `null` for that of text."""
        color = self._colour() or value
        return None if color.lower() == "currentcolor" else color

    def _colour(self) -> str | None:
        """What `colors` says of the value."""
        if not is_number(self.value) or is_missing(self.value):
            return None
        pairs = sorted(
            ((as_number(end), color) for end, color in filter(_is_pair, self.colors or ())), key=itemgetter(0)
        )
        return next((color for end, color in sorted(pairs, key=itemgetter(0)) if self.value <= end), None)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("value", "colors")):
            with write_lock:
                self._mark("default_color")
        if "colors" in names and (wrong := [each for each in self.colors or () if not _is_pair(each)]):
            text = f"{short(wrong[0])} in colors is no pair of a number and a colour, so it is left out."
            self._advise("colors", f'{text} Write colors=[(50, "green"), (100, "red")].')


def _is_pair(pair: Any) -> bool:
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        return False
    end, color = pair
    known = isinstance(color, str) and is_tone(color)
    return known and is_number(as_number(end)) and not is_missing(end)
