"""`ReactiveExpr`: an expression beside the widgets that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import param

from transom.components.child import Children
from transom.components.component import Component
from transom.components.display import register
from transom.components.list_like import ListLike
from transom.components.outline import short
from transom.components.pane import Pane, PaneError
from transom.components.widget import WidgetBase
from transom.layout import Column, HSpacer, Row, WidgetBox
from transom.pane import ParamFunction
from transom.reactive.dependencies import dependencies_of
from transom.reactive.of_param import reference_of, values_of

_LOCATIONS = [
    "left", "right", "top", "bottom", "top_left", "top_right", "bottom_left", "bottom_right",
    "left_top", "left_bottom", "right_top", "right_bottom",
]  # fmt: skip
_ALONG = {"": "center", "left": "start", "top": "start", "right": "end", "bottom": "end"}


class ReactiveExpr(Pane):
    """Shows the newest value of an expression, and the widgets that it follows beside it.

    The widgets are those that the expression begins with or takes as arguments, at any depth, each once. They are the
    ones that were given, not copies, and stay where they are whatever the value is.

    Example: `ReactiveExpr(tr.widgets.IntSlider("A number", value=3, end=9).rx() * 2)`
    """

    _front_end = "ParamFunction"
    _literal = ("object", "widget_layout")
    _derived = ("children", "pending")
    _unsynced = ("object", "center", "show_widgets", "widget_layout", "widget_location")

    object = param.Parameter(default=None, allow_refs=False, doc="The expression, `rx(…)`.")
    children = Children(doc="The layout of value and widgets.")
    pending = param.Boolean(default=False, doc="Whether it is still to come: never, the value says so itself.")
    center = param.Boolean(default=False, doc="Whether the value stands in the middle; what is above and below it too.")
    show_widgets = param.Boolean(default=True, doc="Whether the widgets are shown.")
    widget_layout = param.ClassSelector(
        default=WidgetBox, class_=ListLike, is_instance=False, constant=True, doc="In what the widgets stand."
    )
    widget_location: param.Selector[Any] = param.Selector(
        default="left_top", objects=_LOCATIONS, doc="On which side the widgets stand, and at which end of it."
    )

    _rerender = ("center", "show_widgets", "widget_location")

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__.update(_view=None, _box=None, _shown=None)
        super().__init__(object, **params)
        if self._owner is not None:
            self._owner.frees(self)

    def _freed(self) -> None:
        """The session has ended: the expression goes, and with it what of others it watches."""
        values_of(self)["object"] = None
        self.__dict__["_shown"] = None

    _view: ParamFunction | None
    _box: Any
    _shown: Any
    """The expression of which these two are."""

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return isinstance(obj, param.rx)

    @property
    def widgets(self) -> Any:
        """The widgets of the expression, in a `widget_layout`."""
        if self._box is None:
            self.__dict__["_box"] = self.widget_layout(*widgets_of(self.object))
        return self._box

    @property
    def layout(self) -> Any:
        """What value and widgets stand in, `None` without an expression."""
        return self.children[0] if self.children else None

    def _render(self, obj: Any) -> None:
        if obj is not None and not isinstance(obj, param.rx):
            raise PaneError("No expression", f"{short(obj)} came; give one, as rx(3) * slider.")
        if obj is not self._shown:
            if self._view is not None:
                self._view.object = None
            view = None if obj is None else ParamFunction(obj)
            self.__dict__.update(_view=view, _box=None, _shown=obj)
        if self._view is None:
            self._store(children=[])
            return
        side, _, end = self.widget_location.partition("_")
        below = side in ("top", "bottom")
        shown: list[Any] = [HSpacer(), self._view, HSpacer()] if self.center and not below else [self._view]
        if self.show_widgets and len(self.widgets):
            self.widgets.align = (_ALONG[end], "start") if below else ("start", _ALONG[end])
            shown.insert(0 if side in ("left", "top") else len(shown), self.widgets)
        whole: Any = Column(*shown) if below or len(shown) == 1 else Row(*shown)
        self._store(children=[Row(HSpacer(), whole, HSpacer()) if self.center and below else whole])


def widgets_of(expression: Any) -> list[Component]:
    """The widgets that an expression follows, each once, in the order in which it names them."""
    found = {id(each): each for each in _owners(expression)} if expression is not None else {}
    return [each for each in found.values() if isinstance(each, WidgetBase) and isinstance(each, Component)]


def _owners(reference: Any) -> Iterator[Any]:
    """Whose parameters it follows."""
    for owner, name, _ in dependencies_of(reference).find():
        # Param keeps what has to be awaited in an object of its own, which follows the function in turn.
        awaited = reference_of(owner, name) if type(owner).__module__.startswith("param.") else None
        yield from [owner] if awaited is None else _owners(awaited)


def _bid(obj: Any) -> float | None:
    return 0.7 if isinstance(obj, param.rx) and widgets_of(obj) else None


register(_bid, ReactiveExpr)
