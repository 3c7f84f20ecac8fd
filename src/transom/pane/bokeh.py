"""`Bokeh`: a Bokeh figure, layout or widget, live on both sides.

The session has one Bokeh document for all of its panes, so that what figures share (a data source,
a range) stays shared in the page. See `transom.pane._bokeh`.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any, ClassVar, TypedDict

import param

from transom.components.component import Mount
from transom.components.encode import Encoder
from transom.components.failing import encode_error
from transom.components.library import Library, register_library
from transom.components.pane import Pane, PaneError
from transom.components.storing import write_lock
from transom.diagnostics.card import card
from transom.reactive.context import Owner
from transom.reactive.imported import imported


class _Size(TypedDict):
    width: float | None
    height: float | None
    sizing_mode: str | None


class Figure(_Size):
    """What the page knows of what it is to draw."""

    root: str | None
    themed: bool


class Bokeh(Pane):
    """Shows a Bokeh model: a figure, a layout, a widget.

    Models may be changed in any callback of the page, `async def` or `def`, with or without
    `io.with_lock`; each change reaches the page. What the user does (pan, zoom, select, Bokeh's own
    widgets) reaches the models and their `on_change` and `on_event` callbacks.

    Concurrency: writes to a shown model from threads that are none of the page's raise
    `ForeignWriteError`; `document.add_next_tick_callback` may be called from any.
    """

    _front_end = "Bokeh"
    priority = 0.8
    _literal: ClassVar[tuple[str, ...]] = ("document",)
    _unsynced = ("theme", "themed")
    _rerender = ("theme", "themed")
    _derived = ("document",)

    theme: param.Parameter[Any] = param.Parameter(
        default=None, doc="A theme of Bokeh's or its name, such as \"dark_minimal\", in place of the page's colours."
    )
    themed = param.Boolean(default=True, doc="Whether it has the page's colours where its author has chosen none.")
    document = param.Parameter(default=None, doc="The page's Bokeh document; not to be set.")

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__["_problems"] = {}
        super().__init__(object, **params)

    _problems: dict[Owner, dict[str, Any]]
    _has_theme = False
    """Whether what is shown was given a theme."""

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """Whether `obj` is a model of Bokeh's."""
        # An object of Bokeh's has imported Bokeh; none other needs it.
        module = imported("bokeh.model")
        return module is not None and isinstance(obj, module.Model)

    def _render(self, obj: Any) -> _Size | None:
        if obj is None:
            return None
        from bokeh.model import Model
        from bokeh.models.ui import UIElement

        import transom.pane._bokeh.bridge  # noqa: F401 - imported here, where nobody waits for the loop
        from transom.pane._bokeh.size import size_of

        if not isinstance(obj, Model):
            raise PaneError(
                "Not a Bokeh object",
                f"an object of type {type(obj).__qualname__} came; give Bokeh's figure, layout or widget.",
            )
        if not isinstance(obj, UIElement):
            raise PaneError(
                f"A {type(obj).__name__} has no looks",
                "it is a part of a figure. Give the figure, layout or widget that uses it.",
            )
        width, height = size_of(obj)
        return {"width": width, "height": height, "sizing_mode": getattr(obj, "sizing_mode", None)}

    def _show(self, obj: Any) -> None:
        super()._show(obj)
        self._mark("document")
        self._mark("sizing_mode")
        for mount in self._mounts:
            self._place(mount.owner)

    def _place(self, owner: Owner | None) -> None:
        """Bring what is shown into a page's document: now under its turn, else as an event of its own."""
        if owner is None or (self._rendered is None and not _in_use()):
            return
        action = partial(_bridge(owner).show, self)
        if owner.in_turn():
            action()
        else:
            owner.post(action, blocking=True)

    def _mounted(self, tree: Any) -> None:
        if tree.owner is not None and self._rendered is not None:
            _bridge(tree.owner).expect(self)

    def _unmounted(self, mount: Mount) -> None:
        owner = mount.owner
        self._problems.pop(owner, None)  # type: ignore[arg-type]
        if owner is not None and _in_use() and not any(other.owner is owner for other in self._mounts):
            owner.post(partial(self._leave, owner), blocking=False)

    def _leave(self, owner: Owner) -> None:
        if not any(mount.owner is owner for mount in self._mounts):
            _bridge(owner).hide(self)

    def _retriggered(self, names: tuple[str, ...]) -> None:
        # What Bokeh saw of a change is in the page already; sending the figure again adds nothing to it.
        super()._retriggered(tuple(name for name in names if name != "object"))

    # What the bridge asks

    def model(self) -> Any:
        """The Bokeh model to be shown; `None` when there is none that can be."""
        return None if self._rendered is None else self.object

    def operable(self, owner: Owner) -> bool:
        """Whether the user of a page can operate it: it and what it is placed in are visible and enabled there."""
        if self.disabled or not self.visible:
            return False
        return any(mount.owner is owner and mount.operable for mount in self._mounts)

    def placed(self, owner: Owner, problem: PaneError | None) -> None:
        """The model is in the document of a page, or cannot be."""
        if problem is None and self.object is not None:
            self._apply_theme()
        old = self._problems.pop(owner, None)
        if problem is not None:
            id_ = owner.report(problem, where="Bokeh", notify=False)
            self._problems[owner] = card(problem, id_, dev=owner.dev, title=problem.title)
        with write_lock:
            for mount in self._mounts:
                if mount.owner is owner:
                    mount.mark("object")
                    if old or problem:
                        mount.mark("error")

    def _apply_theme(self) -> None:
        """What is shown has the theme that was given; without one that of its document."""
        if self.theme is None and not self._has_theme:
            return
        from transom.pane._bokeh.theme import apply_theme

        self.__dict__["_has_theme"] = self.theme is not None
        advice = apply_theme(self.object, self.theme)
        if advice:
            self._advise("theme", advice)

    def _encode_object(self, value: Any, encoder: Encoder) -> Figure | None:
        shown: _Size | None = self._rendered
        if shown is None or encoder.owner is None:
            return None
        themed = self.themed and self.theme is None
        return {**shown, "root": _bridge(encoder.owner).root(self), "themed": themed}

    def _encode_sizing_mode(self, value: Any, encoder: Encoder) -> Any:
        """How the figure takes its space is how the pane does, unless it is told otherwise."""
        return value or (self._rendered["sizing_mode"] if self._rendered and self.width is None else None)

    def _encode_document(self, value: Any, encoder: Encoder) -> str | None:
        if self._rendered is None or encoder.owner is None:
            return None
        return encoder.component(_bridge(encoder.owner).component)

    def _encode_error(self, value: Any, encoder: Encoder) -> Any:
        problem = None if encoder.owner is None else self._problems.get(encoder.owner)
        return encode_error(problem or value, encoder)


def _in_use() -> bool:
    return "transom.pane._bokeh.bridge" in sys.modules


def _bridge(owner: Owner) -> Any:
    from transom.pane._bokeh.bridge import bridge_of

    return bridge_of(owner)


def _library() -> Library:
    from transom.pane._bokeh.library import bokeh_library

    return bokeh_library()


register_library("bokeh", _library)
