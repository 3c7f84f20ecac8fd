"""`Placeholder`: a place whose content is exchanged."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import param

from transom.components.child import Children
from transom.components.pane import Pane
from transom.pane.function import reuse


class Placeholder(Pane):
    """Shows an object by what `panel` makes of it, and another in its place when it is set or given to `update`.

    In a `with` block it shows others for a while: at its end the one from before is back.

    Example: `Placeholder("What stands here")`
    """

    _front_end = "ParamFunction"
    _derived = ("children", "pending")
    _unsynced = ("object", "inplace")
    _literal = ("object",)

    object = param.Parameter(default=None, allow_refs=False, doc="What is shown.")
    children = Children(doc="The component that shows it.")
    pending = param.Boolean(default=False, doc="Whether another is being awaited.")
    inplace = param.Boolean(default=False, doc="Whether an object of the same kind is shown by the pane that is there.")

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__["_before"] = []
        super().__init__(object, **params)

    _before: list[Any]

    def update(self, object: Any) -> None:
        """Show another object."""
        self.object = object

    def __enter__(self) -> Self:
        self._before.append(self.object)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.object = self._before.pop()

    def _show(self, obj: Any) -> None:
        shown: list[Any] = self.children
        if obj is None:
            self._store(children=[])
        elif not (self.inplace and shown and reuse(shown[0], obj)):
            self._store(children=[obj])
