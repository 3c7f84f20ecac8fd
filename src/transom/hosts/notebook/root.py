"""`Root`: an output of a cell that shows a component, as the front end's widgets know it: a comm with a small state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakSet

from transom.components.component import Component
from transom.hosts.notebook.comm import OpenComm
from transom.hosts.notebook.still import DRAWN, Still
from transom.session.view import View

VIEW = "application/vnd.jupyter.widget-view+json"

Heard = Callable[["Root", dict[str, Any], list[Any]], None]


class Root:
    """One output.

    Args:
        component: what it shows.
        cell: the cell that it is the output of, where the front end says so.
        place: where what its events set off prints to, see `session.ports.Output`.
        front_end: the text of the front end's module (`_esm`), the build of the client (`_build`), and for how many
            seconds a view is kept of which nothing is heard (`_lease`).
        open_comm: opens its comm.
        heard: takes what a page says; called in whatever thread.
    """

    _model_name = "AnyModel"
    _model_module = "anywidget"

    def __init__(
        self,
        component: Component,
        cell: str | None,
        place: object,
        front_end: Mapping[str, object],
        open_comm: OpenComm,
        heard: Heard,
    ) -> None:
        self.component = component
        self.cell = cell
        self.place = place
        self.outdated = False
        """Whether its cell has been run again."""
        self.views: WeakSet[View] = WeakSet()
        """Of the session: where it is shown, or was a moment ago."""
        self._still: Still | None = None
        self._patches = 0
        self._drawn: tuple[str, int] | None = None
        self._heard = heard
        self._state = {
            "_model_module": self._model_module,
            "_model_name": self._model_name,
            "_view_module": "anywidget",
            "_view_name": "AnyView",
            "_view_count": None,
            **front_end,
        }
        self._comm = open_comm(self._state)
        self._comm.on_msg(self._received)

    @property
    def model_id(self) -> str:
        """By what the front end knows it."""
        return self._comm.comm_id

    @property
    def bundle(self) -> dict[str, Any]:
        """What a cell's output is made of."""
        return {VIEW: {"version_major": 2, "version_minor": 1, "model_id": self.model_id}, "text/plain": ""}

    def keep(self, publisher: Any) -> None:
        """Let the notebook keep what is shown; before the output itself."""
        self._still = Still(self.component, publisher, self.model_id)

    def renew(self) -> None:
        """Let it keep what is shown now, if pages have been told of a change."""
        patches = sum(view.outbox.sseq for view in self.views)
        if self._still is not None and patches != self._patches and patches:
            self._patches = patches
            self._still.renew()

    def ask_for_pictures(self, view: View, link: str) -> None:
        """Ask a page how plots look that only a browser draws, if it has been told of something since."""
        nodes, told = list(view.tree.nodes.items()), (link, view.outbox.sseq)
        if not nodes or told == self._drawn:
            return
        self._drawn = told
        for id_, node in nodes:
            if node.component._info.front_end in DRAWN:
                self.send({"t": "picture", "to": link, "of": id_})

    def take_picture(self, component: Component, data: bytes) -> None:
        """So a page has drawn it."""
        if self._still is not None:
            self._still.take_picture(component, data)

    def renew_unseen(self) -> None:
        """Let it keep what would be shown, where nobody looks."""
        if self._still is not None:
            self._still.renew()

    # What ipywidgets asks of each of its widgets when a document is opened anew

    @property
    def _model_module_version(self) -> str:
        return str(self._state["_model_module_version"])

    def get_state(self, **_: Any) -> dict[str, Any]:
        """All that a document is told of it before it asks."""
        return self._state

    def _received(self, message: dict[str, Any]) -> None:
        data = message["content"]["data"]
        match data.get("method"):
            case "request_state":
                self._comm.send({"method": "update", "state": self._state, "buffer_paths": []})
            case "custom" if isinstance(data.get("content"), dict):
                self._heard(self, data["content"], message.get("buffers") or [])

    def send(self, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        """Send a message to all documents that have it; from any thread."""
        self._comm.send({"method": "custom", "content": content}, buffers=buffers)

    def close(self) -> None:
        """It is shown nowhere and will not be."""
        self._comm.close()
