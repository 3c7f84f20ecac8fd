"""The way from a kernel to the documents in which its notebook is open, as ipykernel has it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Protocol

PROTOCOL = "2.1.0"
"""Of ipywidgets' messages."""


class Comm(Protocol):
    """A channel that any number of documents listen to; what is sent reaches all of them."""

    comm_id: str

    def send(self, data: dict[str, Any], *, buffers: list[bytes] | None = None) -> None:
        """Send a message; from any thread. It never waits: whatever it is given is taken."""

    def on_msg(self, callback: Callable[[dict[str, Any]], None]) -> None:
        """Call `callback` with each message, in whatever thread it arrives."""

    def close(self) -> None:
        """End it; documents are told."""


OpenComm = Callable[[dict[str, Any]], Comm]
"""Opens a comm for a widget with this state, to which it adds whose front end it is for."""


def release() -> dict[str, str]:
    """Which front end is to show a widget: anywidget's, that which is installed with its package."""
    wanted = "~{}.{}.*".format(*version("anywidget").split("."))
    return {"_model_module_version": wanted, "_view_module_version": wanted}


def open_comm(state: dict[str, Any]) -> Comm:
    """Open a comm to the front end of anywidget, for a widget with this state."""
    from ipykernel.comm.comm import BaseComm

    class Routed(BaseComm):
        """What a page says arrives in the thread that the front end asks for, and is not held up by a cell.

        Without this, ipykernel 7.4 and later takes the thread from which the comm was last sent to.
        """

        def _reply_subshell_for(self, data: Any, default: Any) -> Any:
            return default

    state.update(release())
    comm: Comm = Routed(
        target_name="jupyter.widget", data={"state": state, "buffer_paths": []}, metadata={"version": PROTOCOL}
    )
    return comm
