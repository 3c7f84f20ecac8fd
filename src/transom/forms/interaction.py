"""`interact`: widgets for the arguments of a function, and below them what it returns."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Self

import param

from transom.components.component import Component
from transom.components.list_like import ListLike
from transom.components.outline import short
from transom.components.viewer import Viewer
from transom.components.widget import WidgetBase
from transom.forms.abbreviation import empty, fixed, widget_for
from transom.layout import Column
from transom.pane import ParamFunction
from transom.reactive.binding import bind
from transom.reactive.callables import kind_of, mark_kind, name_of
from transom.widgets import Button, StaticText

_NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


class interactive(Viewer):  # noqa: N801 - as it is called everywhere
    """A function with a widget for each of its arguments.

    Args:
        object: `def`, `async def` or a generator function. While a newer call goes on an older one is cancelled, and
            its result is dropped.
        params: parameters of it, by name.
        kwargs: what stands for the arguments, see `widget_for`; for those that are not named their defaults.

    Attributes:
        widgets: by name of the argument.
        widget_box: the widgets, one below the other.
        layout: the box, and what the function returns.

    Raises:
        ValueError: nothing makes a widget for an argument that has no default.
    """

    default_layout = param.ClassSelector(default=Column, class_=ListLike, is_instance=False, doc="What holds the two.")
    manual_update = param.Boolean(default=False, doc="Whether the function is called when a button is clicked only.")
    manual_name = param.String(default="Run Interact", doc="What stands on that button.")
    throttled = param.Boolean(default=False, doc="Whether a slider counts when it is let go.")

    def __init__(self, object: Callable[..., Any], params: Mapping[str, Any] | None = None, /, **kwargs: Any) -> None:
        super().__init__(**(params or {}))  # type: ignore[no-untyped-call]
        self.object = object
        self.widgets: dict[str, Any] = {}
        self._fixed: dict[str, Any] = {}
        for name, given, default in _arguments(object, kwargs):
            self._take(name, given, default)
        shown: list[Component] = [each for each in self.widgets.values() if isinstance(each, Component)]
        if "name" in (params or {}):
            shown.insert(0, StaticText(value=self.name, styles={"font-weight": "600"}))
        view = self._view()
        if self.manual_update:
            shown.append(self._button)
        self.widget_box = Column(*shown)
        self.layout = self.default_layout(self.widget_box, Column(ParamFunction(view)))

    _button: Button

    def _take(self, name: str, given: Any, default: Any) -> None:
        if isinstance(given, fixed):
            self._fixed[name] = given.value
            return
        widget = widget_for(name, given, default)
        if widget is None:
            raise ValueError(
                f"interact({name_of(self.object)}): {short(given)} stands for no widget of {name}. Give a number, a "
                f"range such as (0, 10), a list to choose from, a widget, or {name}=fixed(…)."
            )
        self.widgets[name] = widget

    def _view(self) -> Any:
        function = partial(self.object, **self._fixed) if self._fixed else self.object
        if not self.manual_update:
            return bind(function, **{name: self._followed(each) for name, each in self.widgets.items()})
        self._button = Button(self.manual_name)

        def call(_clicks: int) -> Any:
            return function(**self.kwargs)

        kind = kind_of(function)
        mark_kind(call, "coroutine" if kind == "task" else kind)
        return bind(call, self._button.param.clicks)

    def _followed(self, widget: Any) -> Any:
        late = self.throttled and "value_throttled" in widget.param
        return widget.param.value_throttled if late else widget

    @property
    def kwargs(self) -> dict[str, Any]:
        """What the function is given now."""
        return {**self._fixed, **{name: each.value for name, each in self.widgets.items()}}

    def __panel__(self) -> Any:
        return self.layout

    def __getitem__(self, index: Any) -> Any:
        return self.layout[index]


def _arguments(function: Any, kwargs: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Each argument with what stands for it and its default; those that keep their default are none."""
    left = dict(kwargs)
    try:
        known = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):  # written in C
        known = []
        open_ = True
    else:
        open_ = any(each.kind is inspect.Parameter.VAR_KEYWORD for each in known)
    for each in known:
        if each.kind not in _NAMED:
            continue
        given = left.pop(each.name, each.annotation if _stands(each.annotation) else empty)
        if given is empty and each.default is empty:
            raise ValueError(
                f"interact({name_of(function)}): {each.name} has no default, and nothing stands for a widget of it. "
                f"Give {each.name}=… a number, a range such as (0, 10), a list to choose from, a widget, or fixed(…)."
            )
        if given is not empty:
            yield each.name, given, each.default
        elif _is_one(each.default):
            yield each.name, each.default, empty
    if left and not open_:
        raise TypeError(f"interact({name_of(function)}): it has no argument {' and no '.join(map(repr, left))}.")
    yield from ((name, given, empty) for name, given in left.items())


def _stands(annotation: Any) -> bool:
    """Whether an annotation is no type but stands for a widget."""
    return annotation is not empty and isinstance(annotation, WidgetBase | tuple | list | dict | param.Parameter)


def _is_one(default: Any) -> bool:
    """Whether a default is a plain value, and nothing that the function goes through or calls."""
    several = isinstance(default, Iterable) and not isinstance(default, str | WidgetBase)
    return not several and widget_for("", default) is not None


class Interact:
    """What `interact` is: called with a function it makes the widgets and the view; without one it is a decorator.

    Args:
        options: parameters of `interactive`.
        arguments: what stands for arguments.
    """

    def __init__(self, options: Mapping[str, Any] | None = None, arguments: Mapping[str, Any] | None = None) -> None:
        self._options = dict(options or {})
        self._arguments = dict(arguments or {})

    def __call__(self, function: Callable[..., Any] | None = None, /, **kwargs: Any) -> Any:
        """The layout of the widgets and the result: `[0]` are the widgets, `[1]` is the result.

        Args:
            function: see `interactive`; without it a decorator is returned, which makes the layout.
            kwargs: what stands for the arguments; names of parameters of `interactive` that are no arguments are those.

        Raises:
            ValueError: nothing makes a widget for an argument that has no default.
            TypeError: the function has no such argument.
        """
        arguments = {**self._arguments, **kwargs}
        if function is None:
            return type(self)(self._options, arguments)
        own = interactive.param.values().keys() - _names(function)
        options = {**self._options, **{name: arguments.pop(name) for name in own & arguments.keys()}}
        return interactive(function, options, **arguments).layout

    def options(self, **options: Any) -> Self:
        """The same with other parameters of `interactive`, such as `manual_update` and `throttled`.

        Raises:
            ValueError: it has no such parameter.
        """
        unknown = sorted(options.keys() - interactive.param.values().keys())
        if unknown:
            known = ", ".join(sorted(interactive.param.values().keys() - {"name"}))
            raise ValueError(f"interact.options({unknown[0]}=…): there is no such option. There are {known}.")
        return type(self)({**self._options, **options}, self._arguments)


def _names(function: Any) -> set[str]:
    try:
        return set(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return set()


interact = Interact()
interact_manual = interact.options(manual_update=True)
