"""`display()`: which component shows an object.

Panes register the types they show; the most exact one wins. Knows no pane by name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from param.parameterized import Parameters

from transom.components.component import Component
from transom.errors import DisplayError

Applies = Callable[[Any], float | None]
_makers: list[tuple[Applies, Callable[..., Component]]] = []
_loaders: list[Callable[[], object]] = []


def register(applies: Applies, make: Callable[..., Component]) -> None:
    """Let `make(obj, **params)` show objects for which `applies(obj)` is a number; the greatest wins."""
    _makers.append((applies, make))


def on_first_use(load: Callable[[], object]) -> None:
    """Call `load` before the first object is displayed, so that panes are imported when one is needed."""
    _loaders.append(load)


def display(obj: Any, **params: Any) -> Component:
    """The component that shows `obj`; `obj` itself when it is one.

    Args:
        obj: a component, or anything that a pane can show.
        params: parameters of the pane to be made; not allowed for components.

    Raises:
        DisplayError: no pane shows it.
    """
    if isinstance(obj, Component):
        if params:
            raise TypeError(f"{type(obj).__name__} is a component already; set {', '.join(params)} on it.")
        return obj
    make = maker(obj)
    if make is None:
        raise DisplayError(_refusal(obj))
    return make(obj, **params)


def maker(obj: Any) -> Callable[..., Component] | None:
    """What `display` calls to show `obj`, mostly a class of pane; `None` when nothing shows it."""
    for load in tuple(_loaders):
        load()  # an import: a second thread waits in it for the first
        if load in _loaders:
            _loaders.remove(load)
    if isinstance(obj, type | Parameters):
        return None
    best: tuple[float, Callable[..., Component]] | None = None
    for applies, make in _makers:
        priority = applies(obj)
        if priority is not None and (best is None or priority > best[0]):
            best = (priority, make)
    return None if best is None else best[1]


def _refusal(obj: Any) -> str:
    if isinstance(obj, type):
        return f"{obj.__module__}.{obj.__qualname__} is a class and cannot be shown. Give an instance of it."
    if isinstance(obj, Parameters):
        return (
            f"Widgets are not made from the parameters of a {obj.cls.__name__} yet. Write the widgets, and bind or "
            "watch them."
        )
    kind = type(obj)
    if kind.__module__.partition(".")[0] == "panel":
        return (
            f"{kind.__module__}.{kind.__qualname__} is an object of the real Panel and cannot be shown by Transom. "
            f"Import it from transom: `import transom as pn`, or serve the file, where `import panel` means Transom."
        )
    return (
        f"No pane shows an object of type {kind.__module__}.{kind.__qualname__}. Give text, an image, a figure, a "
        f"component or a function that returns one of these; `str(obj)` shows any object as text."
    )
