"""The form of a component: widgets that set its parameters."""

from __future__ import annotations

from typing import Any

from param.parameterized import Parameters

import transom.widgets as w
from transom.components.component import Component
from transom.components.display import register
from transom.components.signature import common_parameters, own_parameters
from transom.forms.param import Param
from transom.layout import Tabs, WidgetBox
from transom.pane import HTML, Str

_LEFT_OUT = frozenset({"name", "loading", "styles", "stylesheets", "tags", "css_classes"})
_ALIKE = (
    w.Checkbox, w.ColorPicker, w.FloatInput, w.FloatSlider, w.IntInput, w.IntSlider, w.TextAreaInput, w.TextInput,
)  # fmt: skip
"""Whose values travel in the form in which parameters do."""
_SHOWN_AS_GIVEN = Str, HTML
"""Panes of which the page has the very text that is their object."""


def _settable(component: Component, pairs: Any) -> list[str]:
    """The parameters that somebody who looks at the component may want to set."""
    info = component._info
    hidden = {*info.held, *info.derived, *info.momentary, *info.aliases, *_LEFT_OUT, "value_throttled", "value_input"}
    names = [name for name, each in pairs if name not in hidden and not (each.constant or each.readonly)]
    return [name for name in dict.fromkeys(names) if name != "object" or isinstance(getattr(component, name), str)]


def controls(component: Component, *, jslink: bool = False, **params: Any) -> Component:
    """A form for parameters of a component; two in tabs where none are named.

    Args:
        component: whose.
        jslink: whether the page sets what it can without the app, too.
        params: those of the form.
    """
    widgets: dict[str, Any] = dict.fromkeys(component._info.secret, w.PasswordInput)
    if isinstance(getattr(component, "object", None), str):
        widgets["object"] = w.TextAreaInput
    given = {"default_layout": WidgetBox, **params, "widgets": {**widgets, **params.get("widgets", {})}}
    if given.get("parameters"):
        form = Param(component, **{"name": "Controls", **given})
        return _linked(component, form) if jslink else form
    cls = type(component)
    first = [(name, component.param[name]) for name in ("label", "disabled")]
    own = _settable(component, [*own_parameters(cls), *first])
    common = [name for name in _settable(component, common_parameters(cls)) if name not in own]
    forms = [Param(component, **{**given, "show_name": False, "parameters": names}) for names in (own, common)]
    if jslink:
        for form in forms:
            _linked(component, form)
    return Tabs(("Controls", forms[0]), ("Layout", forms[1]))


def _linked(component: Component, form: Param) -> Param:
    """Let the page set parameters by the widgets of a form; where the user can set them himself these follow."""
    info = component._info
    for name, field in form._fields.items():
        own, widget = info.aliases.get(name, name), field.widget
        values = _wire_values(widget)
        if values is not None and field.link is not None and _is_settable_in_page(component, own):
            widget._link(on="value", to=own, both=own in info.writable, args={"target": component}, values=values)
            field.link.in_page = True
    return form


def _wire_values(widget: Any) -> dict[str, Any] | None:
    """What stands for the texts of a choice, nothing for other widgets; `None` where the page cannot say the value."""
    if not isinstance(widget, w.Select):
        return {} if isinstance(widget, _ALIKE) else None
    plain = all(each is None or isinstance(each, str | int | float) for each in widget.values)
    return dict(zip(widget.labels, widget.values, strict=True)) if plain and len(widget.values) > 0 else None


def _is_settable_in_page(component: Component, name: str) -> bool:
    """Whether the page has the parameter in the form that it has in Python."""
    info = component._info
    if name == "object" and isinstance(component, _SHOWN_AS_GIVEN):
        return isinstance(component.object, str)
    return name in info.synced and (name not in info.encode_hooks or name in info.numbers)


def _bid(obj: Any) -> float | None:
    return 0.9 if isinstance(obj, Parameters) and isinstance(obj.self, Component) else None


register(_bid, lambda of, /, **params: controls(of.self, **params))
