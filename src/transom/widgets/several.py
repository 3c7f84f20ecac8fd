"""`Several`: the root of widgets that choose any number of options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import param

from transom.components.outline import short
from transom.widgets.choosing import Choosing
from transom.widgets.options import plain_list


class Several(Choosing):
    """Any number of several options.

    Values that are none of the options are kept, and are not shown; other options take out of `value` what they do not
    have. What the user chooses stands in the order of the options, what code sets stays in its own.
    """

    _ordered = False
    """Whether what the user chooses stands in the order in which it was chosen."""

    value = param.List(default=[], doc="The values of the chosen options.")

    def _set_value(self, value: Iterable[Any] | None) -> dict[str, Any]:
        return {"value": [] if value is None else plain_list("value", value)}

    def _chosen(self) -> list[Any]:
        return self.value

    def _misfit(self, unknown: Any, why: str) -> str:
        return (
            f"value={short(self.value)} has {short(unknown)}, which is {why}, so that is not shown. "
            "Take it out of value, or set options to include it."
        )

    def _fitting(self, given: bool) -> list[Any]:
        left = [each for each in self.value if self._offered.index(each) is not None]
        return self.value if given or len(left) == len(self.value) else left

    def _decode_value(self, raw: Any) -> list[Any]:
        chosen: list[Any] = super()._decode_value(raw)
        if not self._ordered:
            chosen = super()._decode_value([raw[0], *sorted(raw[1:])])
        self._sent = chosen, raw
        return chosen
