"""`from_values`: a widget for values that are there already."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import transom as tr

w = tr.widgets
DAY, LAST = dt.date(2024, 2, 29), dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (w.IntSlider, [3, 1, 9], (1, 9, 1)),
        (w.IntSlider, range(5), (0, 4, 0)),
        (w.IntSlider, np.array([[3, 4], [5, 2]]), (2, 5, 2)),
        (w.IntSlider, [0.5, 2.5], (0, 3, 0)),
        (w.FloatSlider, np.array([0.5, np.nan, 2.5]), (0.5, 2.5, 0.5)),
        (w.FloatSlider, pd.Series([1, None, 3], dtype="Int64"), (1, 3, 1)),
        (w.FloatInput, (0.25, None, 0.5), (0.25, 0.5, 0.25)),
        (w.NumberInput, [1, 2.5], (1, 2.5, 1)),
        (w.RangeSlider, [2.5, 1.0], (1.0, 2.5, (1.0, 2.5))),
        (w.IntRangeSlider, {4, 2}, (2, 4, (2, 4))),
        (w.DatePicker, [LAST, DAY], (DAY, LAST, DAY)),
        (w.DatePicker, pd.Series([LAST, None, DAY], dtype="datetime64[ns]"), (DAY, LAST, DAY)),
        (w.DatePicker, np.array(["2024-05-01", "2024-02-29"], dtype="datetime64[D]"), (DAY, LAST, DAY)),
    ],
)
def test_ends_and_where_it_begins(kind, values, expected):
    widget = kind.from_values(values)
    assert (widget.start, widget.end, widget.value) == expected
    assert isinstance(widget, kind)


@pytest.mark.parametrize(
    ("kind", "values", "options", "value"),
    [
        (w.Select, ["b", "a", "b"], ["b", "a"], "b"),
        (w.Select, {"One": 1, "Two": 2}, {"One": 1, "Two": 2}, 1),
        (w.Select, pd.Series([2, 1, 2]), [2, 1], 2),
        (w.Select, pd.Categorical(["x", "y", "x"]), ["x", "y"], "x"),
        (w.Select, [], [], None),
        (w.Select, [[1], {"a": 2}], [[1], {"a": 2}], [1]),
        (w.RadioButtonGroup, iter("aba"), ["a", "b"], "a"),
        (w.MultiSelect, ["a", "b", "a"], ["a", "b"], []),
        (w.MultiChoice, np.array(["a", "b"]), ["a", "b"], []),
        (w.CheckBoxGroup, (1, 2), [1, 2], []),
    ],
)
def test_options_are_each_there_once_in_order(kind, values, options, value):
    widget = kind.from_values(values)
    assert (widget.options, widget.value) == (options, value)


def test_what_is_missing_is_one_option():
    assert len(w.Select.from_values([np.nan, "a", float("nan"), None, None]).values) == 3


def test_the_name_of_a_column_is_the_label_and_what_is_given_wins():
    frame = pd.DataFrame({"year": [2001, 2009], 5: [1, 2]})
    assert w.IntSlider.from_values(frame["year"]).label == "year"
    assert w.IntSlider.from_values(frame[5]).label == "5"
    slider = w.IntSlider.from_values(frame["year"], name="Year", start=1990, value=2005)
    assert (slider.label, slider.start, slider.end, slider.value) == ("Year", 1990, 2009, 2005)
    assert w.Select.from_values(["a", "b"], value="b").value == "b"
    assert w.Select.from_values(["a", "b"], options=["c"]).value == "c"


def test_what_nothing_can_be_taken_from_is_refused():
    with pytest.raises(ValueError, match=r"IntSlider\.from_values\(\[\]\).*Give start and end"):
        w.IntSlider.from_values([])
    with pytest.raises(ValueError, match="no number is in it"):
        w.FloatSlider.from_values([None, float("nan")])
    with pytest.raises(TypeError, match="neither options nor"):
        w.TextInput.from_values(["a"])
    for values in ("abc", 5, None):
        with pytest.raises(TypeError, match="give a list"):
            w.Select.from_values(values)
    assert w.IntSlider.from_values([], start=0, end=3).end == 3
