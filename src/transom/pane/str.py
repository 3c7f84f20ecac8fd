"""`Str`: the text of any object."""

from __future__ import annotations

from typing import Any

from transom.components.pane import Pane
from transom.components.refusal import has_no_text


class Str(Pane):
    """Shows `str(object)` as it is, in a fixed-width face. Shows any object that nothing else does.

    Example: `Str({"any": "object"})`
    """

    _front_end = "Str"
    priority = 0.0

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return not has_no_text(obj)

    def _render(self, obj: Any) -> str:
        return "" if obj is None else str(obj)
