"""`display()`: which component shows an object.

Panes register the types they show; the most exact one wins. Knows no pane by name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transom.components.component import Component
from transom.components.refusal import is_refused, refusal
from transom.errors import DisplayError

Applies = Callable[[Any], float | None]
_makers: list[tuple[Applies, Callable[..., Component | None]]] = []
_loaders: list[Callable[[], object]] = []


def register(applies: Applies, make: Callable[..., Component | None]) -> None:
    """Let `make(obj, **params)` show objects for which `applies(obj)` is a number; the greatest wins.

    One that gives `None` has nothing to show of it, and the next is asked.
    """
    _makers.append((applies, make))


def on_first_use(load: Callable[[], object]) -> None:
    """Call `load` before the first object is displayed, so that panes are imported when one is needed."""
    _loaders.append(load)


def display(obj: Any, **params: Any) -> Component:
    """The component that shows `obj`; `obj` itself when it is one.

    Args:
        obj: a component, or anything that a pane can show.
        params: parameters of the pane to be made, or to be set on the component.

    Raises:
        DisplayError: no pane shows it.
    """
    if isinstance(obj, Component):
        if params:
            obj.param.update(obj._canonical(params))
        obj._placed()
        return obj
    for make in makers(obj):
        offer: Callable[..., Component | None] = getattr(make, "offer", make)
        component = offer(obj, **params)
        if component is not None:
            return component
    raise DisplayError(refusal(obj))


def makers(obj: Any) -> list[Callable[..., Component | None]]:
    """What `display` calls to show `obj`, mostly classes of panes, the best one first; one may decline."""
    for load in tuple(_loaders):
        load()  # an import: a second thread waits in it for the first
        if load in _loaders:
            _loaders.remove(load)
    if is_refused(obj):
        return []
    bids = [(priority, make) for applies, make in _makers if (priority := applies(obj)) is not None]
    return [make for _, make in sorted(bids, key=lambda bid: bid[0], reverse=True)]
