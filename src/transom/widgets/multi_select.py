"""`MultiSelect`: any number of options of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import param
from param.parameterized import Watcher

from transom.errors import RejectedError
from transom.reactive.callables import checked_function, kind_of
from transom.reactive.callback import Callback
from transom.reactive.context import session_var
from transom.widgets.several import Several


@dataclass(frozen=True, eq=False)
class DoubleClick:
    """What a callback of a double click is given.

    Attributes:
        option: the value of the option that was clicked.
        obj: the widget.
    """

    option: Any
    obj: MultiSelect


class MultiSelect(Several):
    """Any number of options, chosen in a list of which `size` rows are in view.

    Args:
        label: what the user reads beside it.
        on_double_click: called with a `DoubleClick` when an option is double-clicked, or Enter pressed at it.
        params: parameters.
    """

    _front_end = "MultiSelect"
    _events = {"double_click": ("double_clicked",)}
    _unsynced = ("double_clicked",)

    size = param.Integer(default=4, bounds=(1, None), doc="How many rows are shown; further ones are scrolled to.")
    double_clicked = param.Parameter(default=None, doc="The last double click, a `DoubleClick`; `None` before it.")

    def __init__(self, label: Any = "", on_double_click: Callable[..., Any] | None = None, **params: Any) -> None:
        super().__init__(label, **params)
        if on_double_click is not None:
            self.on_double_click(on_double_click)

    def on_double_click(self, callback: Callable[[DoubleClick], Any]) -> Watcher:
        """Call `callback(event)` on each double click of an option, and on Enter; `event.option` is its value.

        It may be `async def`, and such calls overlap.

        Returns:
            A watcher for `select.param.unwatch`.
        """
        checked_function(callback, "on_double_click(open_it)")

        @wraps(callback)
        def told(event: Any) -> Any:
            return callback(event.new)

        watching = Callback(told, session_var.get(), kind=kind_of(callback))
        watcher: Watcher = self.param.watch(watching, "double_clicked", onlychanged=False)
        return watcher

    def _event_double_click(self, raw: Any) -> None:
        try:
            (option,) = self._offered.chosen(raw)
        except ValueError as error:  # there are other options meanwhile
            raise RejectedError("bad_value") from error
        self.double_clicked = DoubleClick(option, self)
