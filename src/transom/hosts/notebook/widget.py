"""`ipywidget`: what Transom shows, as a widget among those of ipywidgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transom.components.display import display
from transom.errors import TransomError
from transom.hosts.notebook.begin import begin
from transom.hosts.notebook.comm import release


class NoKernelError(TransomError):
    """There is no notebook whose kernel this could be shown by."""


class _Carried:
    """The comm of a widget of ipywidgets; see `comm.Comm`."""

    def __init__(self, widget: Any) -> None:
        self._widget = widget
        self.comm_id = str(widget.model_id)
        widget.comm._reply_subshell_for = lambda _, default: default  # see `comm.open_comm`

    def send(self, data: dict[str, Any], *, buffers: list[bytes] | None = None) -> None:
        """Send a message."""
        if data["method"] == "custom":  # the rest ipywidgets says by itself
            self._widget.send(data["content"], buffers)

    def on_msg(self, callback: Callable[[dict[str, Any]], None]) -> None:
        """Call `callback` with each message."""

        def heard(_: Any, content: Any, buffers: Any) -> None:
            callback({"content": {"data": {"method": "custom", "content": content}}, "buffers": buffers})

        self._widget.on_msg(heard)

    def close(self) -> None:
        """It is the author's to close."""


def ipywidget(obj: Any, **params: Any) -> Any:
    """What shows `obj`, as a widget that ipywidgets' layouts and others take.

    Args:
        obj: a component, or whatever `panel` shows.
        params: parameters of what shows it.

    Returns:
        An `ipywidgets.DOMWidget`. It is live as any other output of the notebook.

    Raises:
        NoKernelError: no notebook's kernel runs here.
        ImportError: ipywidgets is not installed.
    """
    import ipywidgets
    import traitlets

    notebook = begin()
    if notebook is None:
        raise NoKernelError("tr.ipywidget works in a notebook: ipywidgets are shown by a Jupyter kernel.")

    def open_comm(state: dict[str, Any]) -> _Carried:
        traits = {name: traitlets.Any(value).tag(sync=True) for name, value in {**state, **release()}.items()}
        widget = type("TransomWidget", (ipywidgets.DOMWidget,), traits)()
        made.append(widget)
        return _Carried(widget)

    made: list[Any] = []
    notebook.open(display(obj, **params), open_comm)
    return made[0]
