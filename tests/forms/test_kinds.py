"""Which widget suits which kind of parameter."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import param
import pytest

import transom as tr
from transom.forms.kinds import KINDS


class Counted(param.Parameterized):
    n = param.Integer(default=3)


def _day(day):
    return dt.datetime(2024, 1, day, tzinfo=dt.UTC)


KIND = {
    "Button": [param.Action(), param.Event()],
    "Checkbox": [param.Boolean(default=False)],
    "Select": [
        param.Boolean(default=None, allow_None=True),
        param.Selector(objects=[1, 2]),
        param.FileSelector(path="*.nothing"),
    ],
    "MultiSelect": [param.ListSelector(objects=[1, 2]), param.MultiFileSelector(path="*.nothing")],
    "IntSlider": [param.Integer(default=1, bounds=(0, 9)), param.Integer(default=1, softbounds=(0, 9))],
    "IntInput": [param.Integer(default=1), param.Integer(default=None, allow_None=True)],
    "FloatSlider": [param.Number(default=1, bounds=(0, 9)), param.Magnitude()],
    "FloatInput": [param.Number(default=1), param.Number(default=1, bounds=(0, None))],
    "TextInput": [param.String(), param.String(default=None, allow_None=True), param.Filename(), param.Foldername()],
    "ColorPicker": [param.Color(default="#ff0000"), param.Color(default=None, allow_None=True)],
    "DatePicker": [param.CalendarDate(default=dt.date(2024, 2, 29)), param.CalendarDate()],
    "DatetimePicker": [param.Date(default=dt.datetime(2024, 2, 29, tzinfo=dt.UTC)), param.Date()],
    "DateRangePicker": [param.CalendarDateRange(default=(dt.date(2024, 1, 1), dt.date(2024, 2, 2)))],
    "DatetimeRangePicker": [param.DateRange()],
    "DatetimeRangeSlider": [
        param.DateRange(
            default=(_day(2), _day(3)),
            bounds=(_day(1), _day(9)),
        )
    ],
    "RangeSlider": [param.Range(default=(0, 1), bounds=(0, 9))],
    "FileInput": [param.Bytes()],
    "StaticText": [param.Callable(default=print)],
    "DataFrame": [param.DataFrame(default=pd.DataFrame({"a": [1]}))],
    "Column": [param.Series(default=pd.Series([1, 2]))],
}


@pytest.mark.parametrize(("name", "parameter"), [(name, each) for name, kind in KIND.items() for each in kind])
def test_each_kind_of_parameter_has_a_widget_that_suits_it(name, parameter):
    owner = type("Owner", (param.Parameterized,), {"it": parameter})()
    before = owner.it
    widget = tr.Param(owner).widget("it")
    assert type(widget).__name__ == name
    assert owner.it is before


@pytest.mark.parametrize(
    "parameter",
    [param.List(default=[1]), param.Dict(default={"a": 1}), param.Tuple(default=(1, 2)), param.XYCoordinates((0, 0)),
     param.Range(default=(0, 1)), param.Parameter(default="x"), param.ClassSelector(default=1, class_=int),
     param.Array(default=np.array([1, 2])), param.HookList(), param.NumericTuple((1, 2)), param.Composite(attribs=[])],
)  # fmt: skip
def test_what_no_special_widget_is_for_is_shown_and_follows(parameter):
    owner = type("Owner", (param.Parameterized,), {"it": parameter})()
    assert tr.Param(owner).widget("it").label == "It"


def test_every_kind_of_param_has_a_widget():
    kinds = {each for each in vars(param).values() if isinstance(each, type) and issubclass(each, param.Parameter)}
    assert {each for each in kinds if not any(base in KINDS for base in each.__mro__)} == set()
    assert isinstance(tr.Param.widget_class(Counted.param.n), type)
