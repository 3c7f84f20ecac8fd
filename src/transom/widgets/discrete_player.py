"""`DiscretePlayer`: goes through options."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.widgets.playing import Playing
from transom.widgets.radio_group import RadioGroup


class DiscretePlayer(Playing, RadioGroup):
    """Goes through options in their order. They may be any objects; the page knows numbers."""

    _front_end = "DiscretePlayer"

    value_throttled = param.Parameter(default=None, doc="Where it is, but while its knob is being moved.")
    show_value = param.Boolean(default=True, doc="Whether the value is written beside the label.")

    def _encode_value_throttled(self, value: Any, encoder: Encoder) -> list[int] | None:
        """As the value is."""
        number = self._offered.index(value)
        return None if number is None else [self._offered.version, number]
