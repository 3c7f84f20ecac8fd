"""`Clicked`: what counts how often it has been clicked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import param
from param.parameterized import Watcher

from transom.components.widget import Widget


class Clicked(Widget):
    """The root of what runs something when it is clicked.

    Class attributes:
        _tells: the parameter that says so.

    Args:
        label: what the user reads.
        on_click: called with an event whose `new` is the number of clicks so far, or what was chosen.
        params: parameters.
    """

    _events: ClassVar[dict[str, tuple[str, ...]]] = {"click": ("clicks", "value")}
    _unsynced: ClassVar[tuple[str, ...]] = ("clicks", "value")
    _tells: ClassVar[str] = "clicks"

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
        watcher: Watcher = self.param.watch(callback, self._tells, onlychanged=False)
        return watcher

    def js_on_click(self, args: Mapping[str, Any] | None = None, code: str = "") -> None:
        """Run JavaScript in the page on each click.

        Args:
            args: what the code has by name: components, models of Bokeh, plain values.
            code: the JavaScript.
        """
        self.jscallback(args, clicks=code)

    def _event_click(self, raw: object) -> None:
        self._count()

    def _count(self) -> None:
        self.clicks += 1
        self.param.trigger("value")
