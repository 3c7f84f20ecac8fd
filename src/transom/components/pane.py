"""`Pane`: a component that shows an object.

A pane renders its object when it is given, in the thread that gives it; the page receives what
came of it. An object that cannot be rendered puts the pane into its error state.
"""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.components.component import Component, write_lock
from transom.components.display import register
from transom.components.encode import Sink, encode_value
from transom.components.failing import encode_error, failed_here
from transom.errors import PaneError

__all__ = ["Pane", "PaneError"]


class Pane(Component):
    """The root of panes.

    Subclasses give `priority`, `applies(obj)` and `_render(obj)`.
    """

    priority: ClassVar[float | None] = None
    """How well it shows what it applies to, 0 to 1; `None` keeps it from being chosen."""

    object = param.Parameter(default=None, doc="What is shown.")
    error = param.Dict(default=None, allow_None=True, doc="Why it cannot be shown: title, message, detail, id.")

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__["_rendered"] = None
        super().__init__(object=object, **params)
        if "object" not in (self._slots or {}):
            self._show(self.object)

    _rendered: Any

    @classmethod
    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.__dict__.get("priority") is not None:
            register(cls._bid, cls)

    @classmethod
    def _bid(cls, obj: Any) -> float | None:
        return cls.priority if cls.applies(obj) else None

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether this pane shows objects like `obj`; the root shows none."""
        return obj is ...

    def _render(self, obj: Any) -> Any:
        """What the page receives for `obj`; runs where the object is set.

        Raises:
            PaneError: it cannot be shown.
        """
        return obj

    def _store(self, name: str, value: Any) -> None:
        super()._store(name, value)
        if name == "object" or name in self._rerender:
            self._show(self.object)

    def _retriggered(self, names: tuple[str, ...]) -> None:
        # An object may have been changed in place.
        if "object" in names:
            self._show(self.object)
        super()._retriggered(names)

    _rerender: ClassVar[tuple[str, ...]] = ()
    """Parameters on which rendering depends."""

    def _show(self, obj: Any) -> None:
        try:
            rendered, error = self._render(obj), None
        except BaseException as raised:  # noqa: BLE001 - whatever a foreign object raises while being rendered
            name = type(self).__name__
            rendered, error = None, failed_here(raised, name, f"{name} cannot show this object")
        with write_lock:
            self.__dict__["_rendered"] = rendered
            self._mark("object")
        if error != self.error:
            self.error = error

    def _encode_error(self, value: Any, sink: Sink) -> Any:
        return encode_error(value, sink)

    def _encode_object(self, value: Any, sink: Sink) -> Any:
        return encode_value(self._rendered, sink)
