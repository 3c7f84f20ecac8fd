"""`Field`: the root of widgets that the user enters something into."""

from __future__ import annotations

from typing import Any

import param

from transom.components.widget import Widget


class Field(Widget):
    """A control with a label above or beside it, and help, and what is wrong with its value.

    What a page sends and its field does not take is put back; the reason is said at the field, as is that of code in
    `error`.
    """

    error = param.String(default=None, allow_None=True, doc="What is wrong with its value, said at the field.")
    required = param.Boolean(
        default=False, doc="Whether something has to be entered: marked, and said once it was left empty."
    )

    def _set_error(self, error: Any) -> dict[str, str | None]:
        return {"error": str(error) if isinstance(error, Exception) else error}
