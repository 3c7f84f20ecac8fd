"""`Str`: the text of any object."""

from __future__ import annotations

from typing import Any

from transom.components.pane import Pane


class Str(Pane):
    """Shows `str(object)` as it is, in a fixed-width face. Shows any object that nothing else does."""

    _front_end = "Str"
    priority = 0.0

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return not callable(obj) and type(obj).__module__.partition(".")[0] != "panel"

    def _render(self, obj: Any) -> str:
        return "" if obj is None else str(obj)
