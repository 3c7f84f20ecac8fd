"""Changes of a figure, told to the panes that show it.

Plotly calls methods of the figure that do nothing by themselves (`_send_restyle_msg` and others); those of a figure
that is shown tell its panes. The panes are held weakly: a figure may outlive them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from weakref import WeakSet

_SENDERS = ("addTraces", "moveTraces", "deleteTraces", "restyle", "relayout", "update")
_KEY = "_transom_panes"


class Listener(Protocol):
    """A pane."""

    def figure_changed(self) -> None:
        """The figure has been changed in place."""


def link(figure: Any, pane: Listener) -> None:
    """Tell `pane` of each change from now on; nothing where there is no figure."""
    if figure is None:
        return
    panes: WeakSet[Listener] | None = figure.__dict__.get(_KEY)
    if panes is None:
        panes = figure.__dict__[_KEY] = WeakSet()
        for name in _SENDERS:
            attribute = f"_send_{name}_msg"
            figure.__dict__[attribute] = _telling(getattr(figure, attribute), panes)
    panes.add(pane)


def unlink(figure: Any, pane: Listener) -> None:
    """Tell `pane` no longer."""
    if figure is not None:
        figure.__dict__[_KEY].discard(pane)


def _telling(send: Callable[..., None], panes: WeakSet[Listener]) -> Callable[..., None]:
    def tell(*args: Any, **options: Any) -> None:
        send(*args, **options)
        for pane in list(panes):
            pane.figure_changed()

    return tell
