"""The constructors and attributes of the components in `transom.pane.bokeh`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.bokeh
from transom._typing import Common, Parameters, Reference, Value

class Bokeh(Parameters, transom.pane.bokeh.Bokeh):
    """Shows a Bokeh model: a figure, a layout, a widget.

    Models may be changed in any callback of the page, `async def` or `def`, with or without
    `io.with_lock`; each change reaches the page. What the user does (pan, zoom, select, Bokeh's own
    widgets) reaches the models and their `on_change` and `on_event` callbacks.

    Concurrency: writes to a shown model from threads that are none of the page's raise
    `ForeignWriteError`; `document.add_next_tick_callback` may be called from any.
    """

    theme: Value[Any, Any]
    themed: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        theme: Any = None,
        themed: bool | Reference = True,
        document: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a Bokeh model: a figure, a layout, a widget.

        Args:
            theme: A theme of Bokeh's or its name, such as "dark_minimal", in place of the page's colours.
            themed: Whether it has the page's colours where its author has chosen none.
            document: The page's Bokeh document; not to be set.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
