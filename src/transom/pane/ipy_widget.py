"""`IPyWidget`: a widget of ipywidgets in a notebook, drawn by the notebook's own front end."""

from __future__ import annotations

from typing import Any

import param

from transom.components.pane import Pane, PaneError
from transom.reactive.imported import imported

_INSTEAD = "Write the widgets of transom.widgets instead, or one that is made with anywidget: it needs no notebook."


class IPyWidget(Pane):
    """Shows a widget of ipywidgets, or of a library that builds on it, in a notebook.

    The notebook draws it, and it speaks with its kernel by itself: `observe` it as always. A page of a server has
    nobody who would draw it, and says what to write.
    """

    _front_end = "IPyWidget"
    priority = 0.75

    _derived = ("model_id",)
    _unsynced = ("object",)

    model_id = param.String(default="", doc="By what the notebook knows the widget; follows from `object`.")

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`; nothing is imported to find out."""
        module = imported("ipywidgets")
        return module is not None and isinstance(obj, module.Widget)

    def _render(self, obj: Any) -> None:
        self._store(model_id="")
        if obj is None:
            return
        kind = type(obj).__qualname__
        module = imported("ipywidgets")
        if module is None or not isinstance(obj, module.Widget):
            raise PaneError(
                "Not a widget of ipywidgets", f"an object of type {kind} came; give an instance of ipywidgets.Widget."
            )
        if not isinstance(obj, module.DOMWidget):
            raise PaneError("Nothing to show", f"{kind} has no picture of its own. Give the widget that it belongs to.")
        if obj.comm is None:
            raise PaneError("The widget is closed", f"this {kind} was closed. Make another.")
        if type(obj.comm).__module__ == "comm":  # it leads nowhere
            raise PaneError("Shown in notebooks only", f"Jupyter draws {kind}, and there is no kernel. {_INSTEAD}")
        self._store(model_id=obj.model_id)
