"""Which widget suits which kind of parameter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import param

import transom.widgets
from transom.components.alias import meant

_TYPED = {bool, bytes, complex, dict, float, int, list, set, str, tuple}
"""What Python has a way of writing for."""
Kind = type[Any] | str | Callable[[Any], Any]
"""A class of widgets, the name of one in `transom.widgets`, or a function that is given the parameter and says it."""


def _bounded(both: str, otherwise: str) -> Callable[[Any], str]:
    """A track for what lies between two ends, and a field for anything else."""

    def choose(parameter: Any) -> str:
        ends = parameter.get_soft_bounds() if hasattr(parameter, "get_soft_bounds") else parameter.bounds
        return both if ends and None not in ends else otherwise

    return choose


def _shown(_parameter: Any) -> None:
    """No widget sets it."""


def _boolean(parameter: Any) -> str:
    return "Select" if parameter.allow_None else "Checkbox"


def _date(parameter: Any) -> str:
    """What begins as a day stays one; anything else has a time."""
    return "DatePicker" if type(parameter.default) is dt.date else "DatetimePicker"


def _of_class(parameter: Any) -> str:
    """A field for what can be typed; other objects are shown."""
    return "LiteralInput" if _types(parameter) else "StaticText"


def _types(parameter: Any) -> tuple[type[Any], ...]:
    """The types of what a parameter holds, where they can all be typed."""
    if isinstance(parameter, param.List):
        return (list,)
    if isinstance(parameter, param.Tuple):
        return (tuple,)
    classes = getattr(parameter, "class_", None)
    classes = classes if isinstance(classes, tuple) else (classes,)
    return classes if parameter.is_instance and set(classes) <= _TYPED else ()


KINDS: dict[type[Any], Kind] = {
    param.Action: "Button",
    param.Array: "ArrayInput",
    param.Boolean: _boolean,
    param.Bytes: "FileInput",
    param.CalendarDate: "DatePicker",
    param.CalendarDateRange: _bounded("DateRangeSlider", "DateRangePicker"),
    param.Callable: "StaticText",
    param.ClassSelector: _of_class,
    param.Color: "ColorPicker",
    param.DataFrame: "DataFrame",
    param.Date: _date,
    param.DateRange: _bounded("DatetimeRangeSlider", "DatetimeRangePicker"),
    param.Dict: "LiteralInput",
    param.Event: "Button",
    param.Integer: _bounded("IntSlider", "IntInput"),
    param.ListSelector: "MultiSelect",
    param.Number: _bounded("FloatSlider", "FloatInput"),
    param.Parameter: "LiteralInput",
    param.Path: "TextInput",
    param.Range: _bounded("RangeSlider", "LiteralInput"),
    param.Selector: "Select",
    param.Series: _shown,
    param.String: "TextInput",
}  # fmt: skip


def widget_class(mapping: dict[type[Any], Kind], parameter: param.Parameter[Any]) -> type[Any] | None:
    """The class of widgets for a parameter, that of the nearest of its bases; `None` where there is none.

    Args:
        mapping: what suits, by class of parameters.
        parameter: the parameter.
    """
    parameter = meant(parameter)
    found: Any = next((mapping[base] for base in type(parameter).__mro__ if base in mapping), None)
    if callable(found) and not isinstance(found, type):
        found = found(parameter)
    return getattr(transom.widgets, found, None) if isinstance(found, str) else found


def extras(cls: type[Any], parameter: param.Parameter[Any]) -> dict[str, Any]:
    """What a widget of `cls` has to be told besides."""
    parameter = meant(parameter)
    if isinstance(parameter, param.Boolean) and not isinstance(parameter, param.Event) and "options" in cls.param:
        return {"options": {"": None, "Yes": True, "No": False}}
    if type(parameter) is param.Range and cls is transom.widgets.RangeSlider and parameter.step is None:
        whole = all(isinstance(each, int) for each in (*(parameter.default or ()), *parameter.get_soft_bounds()))
        return {"step": 1} if whole else {}
    typed = (
        isinstance(parameter, param.List | param.Tuple | param.ClassSelector) and cls is transom.widgets.LiteralInput
    )
    return {"type": _types(parameter) or None} if typed else {}
