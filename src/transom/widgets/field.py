"""`Field`: the root of widgets that the user enters something into."""

from __future__ import annotations

from typing import Any

import param

from transom.components.storing import Change
from transom.components.widget import Widget


class Field(Widget):
    """A control with a label above or beside it, and help, and what is wrong with its value.

    What a page sends and its field does not take is put back, but for what was typed (`_entered`), which stays until
    code sets the value; the reason is said at the field, as is that of code in `error`.
    """

    error = param.String(default=None, allow_None=True, doc="What is wrong with its value, said at the field.")
    required = param.Boolean(
        default=False, doc="Whether something has to be entered: marked, and said once it was left empty."
    )

    def _renew(self, change: Change) -> None:
        """Where code has set the value, also to what it was, it stands in pages in place of a text that was refused."""
        if not change.page and "value" in change.names:
            for name in self._info.entered:
                self._mark(name)

    def _redraw(self, change: Change) -> None:
        """The same, for front ends that also show what no value is, and so have not sent it; they hear of it."""
        self._renew(change)
        if not change.page and "value" in change.names - change.changed:
            self._send("set")

    def _set_error(self, error: Any) -> dict[str, str | None]:
        return {"error": str(error) if isinstance(error, Exception) else error}
