"""The constructors and attributes of the components in `transom.pane.ipy_widget`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.ipy_widget
from transom._typing import Common, Parameters, Reference, Value

class IPyWidget(Parameters, transom.pane.ipy_widget.IPyWidget):
    """Shows a widget of ipywidgets, or of a library that builds on it, in a notebook.

    The notebook draws it, and it speaks with its kernel by itself: `observe` it as always. A page of a server has
    nobody who would draw it, and says what to write.
    """

    model_id: Value[str, str | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        model_id: str | Reference = "",
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a widget of ipywidgets, or of a library that builds on it, in a notebook.

        Args:
            model_id: By what the notebook knows the widget; follows from `object`.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
