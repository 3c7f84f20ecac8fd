"""`DataFrame`: a table that is edited, by the names that Panel's older widget has."""

from __future__ import annotations

from typing import Any

import param

from transom.components.storing import Change
from transom.widgets.tabulator import Tabulator

_LAYOUTS = {
    "none": "fit_data", "fit_columns": "fit_data_stretch", "fit_viewport": "fit_data", "force_fit": "fit_columns",
}  # fmt: skip


class DataFrame(Tabulator):
    """A table as `Tabulator` has it, all of its rows in one box that scrolls.

    Example: `DataFrame([{"Day": "Monday", "Orders": 31}, {"Day": "Tuesday", "Orders": 27}], label="Orders")`
    """

    row_height = param.Integer(default=40, doc="The height of a row in pixels.")
    auto_edit = param.Boolean(default=False, doc="Whether a click begins to edit, and not only two.")
    autosize_mode: param.Selector[Any] = param.Selector(
        default="force_fit", objects=["none", "fit_columns", "fit_viewport", "force_fit"], doc="How wide columns are."
    )
    fit_columns = param.Boolean(default=None, allow_None=True, doc='Whether it is as `autosize_mode="force_fit"`.')
    frozen_columns: Any = param.Integer(default=None, allow_None=True, doc="So many columns stay in sight.")
    frozen_rows: Any = param.Integer(
        default=None,
        allow_None=True,
        bounds=(None, None),
        doc="So many rows stay in sight; those at the end for a number below 0.",
    )
    reorderable = param.Boolean(default=True, doc="Whether columns can be moved, by mouse or by keys.")

    _unsynced = ("autosize_mode", "fit_columns", "auto_edit", "reorderable")

    def __init__(self, value: Any = None, **params: Any) -> None:
        super().__init__(value, **{"pagination": None, **params})

    def _after_autosize_mode(self, change: Change) -> dict[str, Any]:
        mode = self.autosize_mode if self.fit_columns is None else "force_fit" if self.fit_columns else "none"
        return {} if "layout" in change.names else {"layout": _LAYOUTS[mode]}

    def _after_fit_columns(self, change: Change) -> dict[str, Any]:
        return self._after_autosize_mode(change)

    def _after_reorderable(self, change: Change) -> dict[str, Any]:
        return {} if "movable_columns" in change.names else {"movable_columns": self.reorderable}

    def _after_auto_edit(self, change: Change) -> dict[str, Any]:
        event = "click" if self.auto_edit else "dblclick"
        return (
            {}
            if "configuration" in change.names
            else {"configuration": {**self.configuration, "editTriggerEvent": event}}
        )

    def _pinned_rows(self) -> list[int]:
        count = self.frozen_rows or 0
        return list(range(count)) if count > 0 else list(range(count, 0))

    def _pinned_columns(self) -> Any:
        return list(range(self.frozen_columns or 0))
