"""`BokehDocument`: the page's half of a session's Bokeh document."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

import param

from transom.components.component import Component, Mount
from transom.pane._bokeh.weight import takes_long


class Bridge(Protocol):
    """The session's half."""

    def told(self, mount: Mount) -> None:
        """A page knows of the document, and nothing of what is in it."""

    def left(self, mount: Mount) -> None:
        """A page has let go of the document."""

    def blocks(self) -> bool:
        """Whether what the page sends sets off code that may block."""

    def receive(self, raw: Any) -> None:
        """The page sent a patch."""


class BokehDocument(Component):
    """Carries the patches of one document. It has no looks: panes refer to it, and it goes with the last.

    Args:
        bridge: the session's half.
    """

    _front_end = "BokehDocument"
    _events: ClassVar[dict[str, tuple[str, ...]]] = {"bokeh": ()}

    scripts: param.List[list[str]] = param.List(default=[], doc="The parts of BokehJS that its models need, in order.")

    def __init__(self, bridge: Bridge, **params: Any) -> None:
        self.__dict__["_bridge"] = bridge
        super().__init__(**params)

    _bridge: Bridge

    def _announced(self, mount: Mount) -> None:
        self._bridge.told(mount)

    def _unmounted(self, mount: Mount) -> None:
        self._bridge.left(mount)

    def _blocks(self, name: str) -> bool:
        return self._bridge.blocks()

    def _takes_long(self, name: str, raw: Any) -> bool:
        return takes_long(raw)

    def _event_bokeh(self, raw: Any) -> None:
        self._bridge.receive(raw)
