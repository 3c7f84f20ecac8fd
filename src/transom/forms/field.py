"""`Field`: what of a form is one parameter's: a widget, and the form of an object that is its value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import param

from transom.components.component import Component
from transom.components.from_param import Link, arguments_for, is_order, linked
from transom.components.outline import short
from transom.components.widget import WidgetBase
from transom.forms.kinds import extras
from transom.layout import Card, Column
from transom.pane import ParamFunction
from transom.reactive.callback import Callback
from transom.reactive.context import session_var
from transom.reactive.of_param import values_of
from transom.widgets import Button, StaticText, Toggle
from transom.widgets.field import Field as Control

if TYPE_CHECKING:
    from transom.forms.param import Param

_NOTHING = object()
_LABELLED = (Button, Toggle)
_SIZES = {"sizing_mode", "width"}


class Field:
    """One parameter in a form.

    Args:
        form: the form.
        parameter: the parameter.

    Attributes:
        widget: what shows and sets its value; `None` where the value has but a part.
        link: what keeps the two equal, where the widget sets the value.
        is_part: whether that is so by itself.
    """

    def __init__(self, form: Param, parameter: param.Parameter[Any]) -> None:
        self.form = form
        self.parameter = parameter
        self.is_part = is_part(parameter, form._target)
        self.widget: Any = None
        self.link: Link | None = None
        self._suits: type[Any] | None = None
        self._close: Callable[[], object] | None = None
        self._value: Any = _NOTHING
        self._part: Component | None = None
        self._inner: Param | None = None
        self._make()

    @property
    def fills(self) -> bool:
        """Whether it is as wide as the form where that is wide: its author has not said how wide it is."""
        given = self.form.widgets.get(str(self.parameter.name))
        sized = isinstance(given, WidgetBase) or (isinstance(given, dict) and not given.keys().isdisjoint(_SIZES))
        return isinstance(self.widget, Control) and not sized

    def close(self) -> None:
        """The form shows it no longer."""
        if self.link is not None:
            self.link.close()
        if self._close is not None:
            self._close()
        self._leave()

    # The widget

    def _make(self) -> None:
        parameter, name, form = self.parameter, str(self.parameter.name), self.form
        override = self.form.widgets.get(name)
        if isinstance(override, WidgetBase):
            self._take(override)
            return
        given = {}
        if isinstance(override, partial):
            override = {"widget_type": override.func, **override.keywords}
        if isinstance(override, dict):
            given.update(override)
            override = given.pop("widget_type", None) or (given.pop("type") if _is_widget(given.get("type")) else None)
        if override is None and self.is_part:
            return
        self._suits = None if override else self.form.widget_class(parameter)
        cls: Any = override or self._suits
        if cls is None:
            self._show(self._words(StaticText, given))
        elif not _is_widget(cls):
            raise TypeError(
                f"Param(widgets={{{name!r}: {short(override)}}}): that is no widget. Write a class such as "
                f'tr.widgets.Select, a dict of its parameters with a "widget_type", or a widget.'
            )
        else:
            self.widget, self.link = linked(
                cls, parameter, {**extras(cls, parameter), **self._words(cls, given)}, form._target
            )

    def _words(self, cls: Any, given: dict[str, Any]) -> dict[str, Any]:
        """What its author has given, and no label where the form has none; but a button has nothing else."""
        return given if self.form.show_labels or issubclass(cls, _LABELLED) else {"label": "", **given}

    def suits(self) -> bool:
        """Whether it has what its parameter needs now: bounds may have come, or another value."""
        if str(self.parameter.name) in self.form.widgets:
            return True
        fits = self._suits is None or self._suits is self.form.widget_class(self.parameter)
        return fits and self.is_part == is_part(self.parameter, self.form._target)

    def _take(self, widget: Any) -> None:
        """A widget that the author has made: it has the value from here on, and what it was not told itself."""
        given = {name for name in values_of(widget) if name not in ("value", "name")}
        names = widget.param.objects("existing").keys() - given
        widget.param.update(arguments_for(self.parameter, names, self.form._target))
        self.widget, self.link = widget, Link(widget, self.parameter, given, self.form._target)

    def _show(self, given: dict[str, Any]) -> None:
        """There is no widget for it: it is shown."""
        if isinstance(self.parameter, param.Series):
            view = ParamFunction(self.parameter)
            label = [StaticText(value=self.parameter.label)] if self.form.show_labels else []
            self.widget, self._close = Column(*label, view, gap=4), lambda: setattr(view, "object", None)
            return
        self.widget, self.link = linked(StaticText, self.parameter, given, self.form._target)

    # The object that is its value

    def part(self) -> Component | None:
        """What shows the value now, where that is an object with parameters."""
        value = None if is_order(self.parameter) else getattr(self.form._target, str(self.parameter.name))
        if value is not self._value:
            opened = self.form.expand or (isinstance(self._part, Card) and not self._part.collapsed)
            self._leave()
            self._value = value
            if isinstance(value, param.Parameterized) and not isinstance(value, Component):
                self._show_part(opened)
        if isinstance(self._part, Card):
            self._part.title = str(self.parameter.label)
        return self._part

    def _show_part(self, opened: bool) -> None:
        form = self.form
        again = id(self._value) in form._around  # it is shown further above, and would be without end
        button = not form.expand if form.expand_button is None else form.expand_button
        if form._named and not again:
            self._part = self._inner = form._of_part(self._value)
        elif form.expand or button:
            opened = opened and not again
            self._part = Card(collapsible=button or again, collapsed=not opened)
            if opened:
                self._unfold()
            else:
                self._part.param.watch(Callback(self._unfold, session_var.get(), internal=True), "collapsed")

    def _unfold(self, _event: Any = None) -> None:
        if self._inner is None and self._part is not None:
            self._inner = self.form._of_part(self._value)
            self._part.objects = [self._inner]

    def _leave(self) -> None:
        if self._inner is not None:
            self._inner._leave()
        self._part = self._inner = None


def _is_widget(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, WidgetBase)


def is_part(parameter: param.Parameter[Any], target: Any) -> bool:
    """Whether nothing but its own parameters can be set of its value: it is an object, and there is no choice."""
    if isinstance(parameter, param.Selector) or is_order(parameter):
        return False
    value = getattr(target, str(parameter.name))
    return isinstance(value, param.Parameterized) and not isinstance(value, Component)
