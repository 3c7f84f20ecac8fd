"""`Select`: one of several options, in a list that opens."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.choice import GroupedChoice


class Select(GroupedChoice):
    """One of several options.

    Options are a list, or a dict from label to value; `groups` is a dict from group name to either. Without a `value`
    the first option is chosen, unless there is a `placeholder`. Values may be any objects; the page knows numbers.
    """

    _front_end = "Select"

    size = param.Integer(default=1, bounds=(1, None), doc="How many rows are shown.")
    placeholder = param.String(default="", doc="Shown while nothing is chosen.")

    def _may_be_empty(self) -> bool:
        return bool(self.placeholder)

    def _decode_value(self, raw: Any) -> Any:
        return None if raw is None and self.placeholder else super()._decode_value(raw)
