"""`Column`: components one below the other."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.storing import Change, write_lock
from transom.layout.row import Box

_FOLLOWING = ("auto_scroll_limit", "scroll_button_threshold", "scroll_position", "view_latest")


class Column(Box):
    """Places its objects one below the other.

    It scrolls, and can follow what is appended, as soon as one of the parameters for that is set.
    """

    _front_end = "Column"
    _writable = ("scroll_position",)

    auto_scroll_limit = param.Integer(
        default=0,
        bounds=(0, None),
        doc="Within how many pixels of its end it follows what is appended or grows; 0 never.",
    )
    scroll_button_threshold = param.Integer(
        default=0,
        bounds=(0, None),
        doc="Beyond how many pixels from its end a button leads there; 0 for no button.",
    )
    scroll_position = param.Integer(
        default=0,
        bounds=(0, None),
        doc="How many pixels it is scrolled down. A column that follows nothing does not report it.",
    )
    view_latest = param.Boolean(default=False, doc="Whether its end is shown at first.")

    def scroll_to(self, index: int) -> None:
        """Bring one of its objects into view, once the page has it.

        Args:
            index: which; negative ones count from the end.

        Raises:
            IndexError: it has no such object.
        """
        count = len(self.objects)
        if not -count <= index < count:
            raise IndexError(
                f"scroll_to({index}): the column has {count} objects. Write a number from 0 to {count - 1}."
            )
        self._send({"scroll_to": index % count})

    def _follows(self) -> bool:
        return any(getattr(self, name) for name in _FOLLOWING)

    def _after_view_latest(self, change: Change) -> dict[str, Any]:
        return {"scroll": True} if self._follows() and not self.scroll else {}

    _after_auto_scroll_limit = _after_scroll_button_threshold = _after_scroll_position = _after_view_latest

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(_FOLLOWING):
            with write_lock:
                self._mark("scroll")

    def _encode_scroll(self, value: Any, encoder: Encoder) -> int:
        """Besides, 2 where the page needs what follows and reports."""
        return super()._encode_scroll(value, encoder) + 2 * bool(value and self._follows())

    def _decode_scroll_position(self, raw: Any) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
            raise ValueError("not a number of pixels")
        return raw
