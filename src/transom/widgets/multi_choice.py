"""`MultiChoice`: any number of options, found by what is written."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.several import Several


class MultiChoice(Several):
    """Any number of options, which stand in the field in the order in which they were chosen.

    The others are in a list that opens; what is written finds those that have it.
    """

    _front_end = "MultiChoice"
    _ordered = True

    max_items = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="How many the user can choose at most."
    )
    option_limit = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="How many are in the list at most; without it 500."
    )
    search_option_limit = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="The same while something is written."
    )
    delete_button = param.Boolean(default=True, doc="Whether each of the chosen has a button that takes it out.")
    solid = param.Boolean(default=True, doc="Whether the chosen are filled with the accent.")
    placeholder = param.String(default="", doc="Shown while nothing is chosen.")

    def _decode_value(self, raw: Any) -> list[Any]:
        chosen = super()._decode_value(raw)
        if self.max_items is not None and self.max_items < len(chosen) >= len(self.value):
            raise ValueError(f"at most {self.max_items} can be chosen")
        return chosen
