"""`Button`: runs something when it is clicked."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import param
from param.parameterized import Watcher

from transom.components.alias import Alias
from transom.components.icons import icon_names
from transom.components.widget import Widget
from transom.reactive.context import session_var


class Button(Widget):
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
    button_type: param.Selector[Any] = param.Selector(
        default="default",
        objects=["default", "primary", "success", "warning", "danger", "light"],
        doc="Its meaning, shown by its colour.",
    )
    color = Alias("button_type")
    button_style: param.Selector[Any] = param.Selector(
        default="solid", objects=["solid", "outline"], doc="Filled or outlined."
    )
    variant = Alias("button_style")
    icon = param.String(default=None, allow_None=True, doc="The name of an icon before the label.")

    def __init__(self, label: Any = "", on_click: Callable[..., Any] | None = None, **params: Any) -> None:
        super().__init__(label, **params)
        if on_click is not None:
            self.on_click(on_click)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        owner = self._owner or session_var.get()
        if "icon" in names and self.icon and owner is not None and owner.dev:
            known = icon_names()
            if known and self.icon not in known:
                like = get_close_matches(self.icon, known, n=3)
                hint = f"Did you mean {', '.join(map(repr, like))}?" if like else "Its icons are those of Tabler."
                self._advise("icon", f"there is no icon {self.icon!r}, so none is shown. {hint}")

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
