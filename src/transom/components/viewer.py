"""`Viewer`: an object of the author's that says by `__panel__` what shows it."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Self

import param

from transom.components.component import Component
from transom.components.display import display, register
from transom.components.saving import Saving
from transom.components.showing import Showing
from transom.errors import DisplayError
from transom.reactive.callables import kind_of
from transom.reactive.of_param import is_bound

_asked: ContextVar[tuple[int, ...]] = ContextVar("_asked", default=())
"""Whose `__panel__` is being called, by their ids."""
PRIORITY = 2.0
"""More than that of any pane: what says itself how it is shown is shown so."""


class Viewer(Saving, Showing, param.Parameterized):
    """A class with parameters that is no component and can be shown like one.

    Its method `__panel__` returns what shows it: anything that `panel()` takes. It is called each time that the object
    is put into a layout or a page. One that is decorated with `depends`, a coroutine function or a generator is shown
    by a view of its newest result. Any other object with such a method can be shown as well.
    """

    def __panel__(self) -> Any:
        """What shows it."""
        raise NotImplementedError(f"{type(self).__name__} has no __panel__. Write one that returns what shows it.")

    def servable(self, title: str | None = None, location: bool = True, area: str = "main", target: str = "") -> Self:
        """Show it in the page of the running app, see `Component.servable`."""
        display(self).servable(title, location, area, target)
        return self


def view_of(obj: Any) -> Any:
    """What the `__panel__` of an object says that shows it.

    Raises:
        DisplayError: it says that it is shown by itself.
    """
    method = obj.__panel__
    if is_bound(method) or kind_of(method) != "def":
        return method
    around = _asked.get()
    token = _asked.set((*around, id(obj)))
    try:
        view = None if id(obj) in around else method()
    finally:
        _asked.reset(token)
    if view is obj or id(obj) in around:
        raise DisplayError(f"__panel__ of {type(obj).__name__} returns the object itself. Return what shows it.")
    return view


def _bid(obj: Any) -> float | None:
    return PRIORITY if hasattr(type(obj), "__panel__") else None


def _view(obj: Any, **params: Any) -> Component:
    return display(view_of(obj), **params)


register(_bid, _view)
