"""Widgets for the arguments of functions, by what stands for them: a number, a range, what is to be chosen from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from inspect import Parameter
from math import isfinite
from numbers import Integral, Real
from typing import Any

import param

import transom.widgets as w
from transom.components.outline import short
from transom.components.parameters import plain_number
from transom.components.widget import WidgetBase
from transom.forms.param import Param

empty = Parameter.empty


class fixed:  # noqa: N801 - as it is called everywhere
    """A value that an argument has always: no widget is made for it.

    Args:
        value: what the function is given, whatever it is.
    """

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"fixed({short(self.value)})"


def widget_for(name: str, given: Any, default: Any = empty) -> Any:
    """The widget of an argument; `None` where nothing stands for one.

    Args:
        name: of the argument.
        given: a widget; a text, a number, a date, `True` or `False`; two numbers or dates, with a step, with a value;
            what is to be chosen from; a parameter.
        default: where it begins, if it can.

    Raises:
        ValueError: two numbers of which the first is above the second, or which cannot be compared.
    """
    if isinstance(given, WidgetBase):
        return given
    if isinstance(given, param.Parameter):
        return _of_parameter(name, given)
    if isinstance(given, tuple) and 2 <= len(given) <= 4 and all(map(_has_place, given[:2])):
        return _ranged(name, given, default)
    one = _one(name, given)
    if one is not None or isinstance(given, str | bytes) or not isinstance(given, Iterable):
        return one
    chosen: Any = w.Select.from_values(given if isinstance(given, Mapping) else list(given), label=name)
    if default is not empty and chosen._offered.index(default) is not None:
        chosen.value = default
    return chosen


def _one(name: str, given: Any) -> Any:
    given = plain_number(given)
    if isinstance(given, bool):
        return w.Checkbox(name, value=given)
    if isinstance(given, str):
        return w.TextInput(name, value=given)
    if isinstance(given, Real) and not isfinite(given):
        return w.FloatInput(name, value=float(given))
    if isinstance(given, Integral | Real):
        return _number(name, *_around(given), given)
    if isinstance(given, dt.datetime):
        return w.DatetimePicker(name, value=given)
    return w.DatePicker(name, value=given) if isinstance(given, dt.date) else None


def _around(number: Any) -> tuple[Any, Any]:
    """The ends for a number of which nothing else is known."""
    if number == 0:
        return (0, 1)
    return (-number, 3 * number) if number > 0 else (3 * number, -number)


def _ranged(name: str, given: tuple[Any, ...], default: Any) -> Any:
    """A slider for (start, end), (start, end, step) or (start, end, step, value)."""
    start, end, step, value = (*given, None, None)[:4]
    if not _compare(start, end):
        raise ValueError(
            f"{name}={short(given)}: {short(start)} and {short(end)} cannot be compared. Write two numbers, two dates, "
            "or two datetimes, both with a time zone or both without."
        )
    if start > end:
        raise ValueError(f"{name}={given}: {short(start)} is above {short(end)}. Write ({short(end)}, {short(start)}).")
    if value is None and default is not empty and _has_place(default) and start <= default <= end:
        value = default
    if isinstance(start, dt.date):
        kind: Any = w.DatetimeSlider if isinstance(start, dt.datetime) else w.DateSlider
        return kind(name, start=start, end=end, value=value or start, **({} if step is None else {"step": step}))
    if value is None:
        half = (end - start) / 2
        value = start + (half // step * step if step and step > 0 else half)
        value = int(value) if _whole(start, end, step) else value
    return _number(name, start, end, value, step)


def _number(name: str, start: Any, end: Any, value: Any, step: Any = None) -> Any:
    kind: Any = w.IntSlider if _whole(start, end, step, value) else w.FloatSlider
    return kind(name, start=start, end=end, value=value, **({} if step is None else {"step": step}))


def _whole(*numbers: Any) -> bool:
    return all(isinstance(each, Integral) for each in numbers if each is not None)


def _compare(start: Any, end: Any) -> bool:
    """Whether one of the two is above the other, or they are equal."""
    try:
        return bool(start <= end or start > end)
    except TypeError:  # a number and a date, a day and a moment, moments with and without a zone
        return False


def _has_place(value: Any) -> bool:
    return isinstance(value, Real | dt.date) and not isinstance(value, bool)


def _of_parameter(name: str, parameter: param.Parameter[Any]) -> Any:
    """The widget of a parameter; one that belongs to nothing yet gets an object of its own."""
    if parameter.owner is None:
        parameter = type("Arguments", (param.Parameterized,), {"argument": parameter})().param["argument"]
    only = str(parameter.name)
    return Param(parameter, widgets={only: {"label": name}}).widget(only)
