"""`Button`: runs something when it is clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import param
from param.parameterized import Watcher

from transom.widgets.toned import Pictured


class Button(Pictured):
    """A button.

    Args:
        label: what stands on it.
        on_click: called with an event whose `new` is the number of clicks so far.
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.
    """

    _front_end = "Button"
    _events = {"click": ("clicks", "value")}
    _unsynced = ("clicks", "value")

    value = param.Event(default=False, doc="True while the watchers of a click run.")
    clicks = param.Integer(default=0, bounds=(0, None), doc="How often it has been clicked.")

    def __init__(self, label: Any = "", on_click: Callable[..., Any] | None = None, **params: Any) -> None:
        super().__init__(label, **params)
        if on_click is not None:
            self.on_click(on_click)

    def on_click(self, callback: Callable[..., Any]) -> Watcher:
        """Call `callback(event)` on each click; it may be `async def`, and such calls overlap.

        Returns:
            A watcher for `button.param.unwatch`.
        """
        watcher: Watcher = self.param.watch(callback, "clicks", onlychanged=False)
        return watcher

    def _event_click(self, raw: object) -> None:
        self.clicks += 1
        self.param.trigger("value")
