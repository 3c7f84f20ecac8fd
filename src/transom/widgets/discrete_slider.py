"""`DiscreteSlider`: one of several options, on a track."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.storing import Change
from transom.widgets.options import pairs_of
from transom.widgets.radio_group import RadioGroup
from transom.widgets.slider import Railed


class DiscreteSlider(Railed, RadioGroup):
    """One of several options, in their order on a track.

    Options are a list, or a dict from label to value. Values may be any objects; the page knows numbers.
    With `value=None` the knob is at the start, and nothing is chosen until the user moves it.
    """

    _front_end = "DiscreteSlider"
    _writable = ("value", "value_throttled")

    value_throttled = param.Parameter(default=None, doc="The value as of the last release.")
    formatter = param.String(default="%.3g", doc="How numbers among the options are written that have no label.")

    def _pairs(self) -> list[tuple[str, Any]]:
        pairs = pairs_of(self.options)
        return pairs if isinstance(self.options, Mapping) else [(self._label(value), value) for _, value in pairs]

    def _label(self, value: Any) -> str:
        try:
            return str(value) if isinstance(value, str | bool) else self.formatter % value
        except (TypeError, ValueError):  # what a format for numbers has no place for
            return str(value)

    def _after_formatter(self, change: Change) -> dict[str, Any]:
        return {} if "options" in change.changed else self._after_options(change)

    def _encode_value_throttled(self, value: Any, encoder: Encoder) -> list[int] | None:
        """As the value is."""
        number = self._offered.index(value)
        return None if number is None else [self._offered.version, number]
