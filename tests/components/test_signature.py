from __future__ import annotations

import datetime as dt
import inspect
from typing import Any, Literal

import param
import pytest

import transom as tr
from transom.components.component import Component
from transom.components.signature import annotation

ABOVE = inspect.signature(Component).parameters


def parameters(of):
    return inspect.signature(of).parameters


def test_a_constructor_shows_its_parameters_with_types_and_defaults():
    start = parameters(tr.widgets.IntSlider)["start"]
    assert (start.kind, start.annotation, start.default) == (inspect.Parameter.KEYWORD_ONLY, int, 0)


def test_the_class_own_parameters_come_first_and_the_common_ones_last():
    names = list(parameters(tr.widgets.IntSlider))
    assert names[:2] == ["label", "value"]  # a label may be given by position
    assert names.index("end") < names.index("orientation") < names.index("visible")
    common = [name for name in ABOVE if name != "label"]
    assert names[-len(common) :] == common


def test_what_init_names_stands_where_it_is_given():
    assert next(iter(parameters(tr.pane.JPG))) == "object"
    assert list(parameters(tr.widgets.Button))[:2] == ["label", "on_click"]
    (items, *_) = parameters(tr.Row).values()
    assert items.kind is inspect.Parameter.VAR_POSITIONAL


def test_each_name_is_shown_once():
    for each in (tr.Row, tr.Tabs, tr.pane.JPG, tr.widgets.Button, tr.ParamFunction):
        assert "params" not in parameters(each)


def test_what_an_author_declares_is_shown():
    class Rating(tr.widgets.Widget):
        """Stars."""

        stars = param.Integer(default=5, doc="At most.")

    assert parameters(Rating)["stars"].default == 5
    assert "stars: At most." in Rating.__doc__


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        (param.Integer(3), int),
        (param.Integer(None, allow_None=True), int | None),
        (param.Number(3.0), float),
        (param.Boolean(True), bool),
        (param.Event(), bool),
        (param.String(""), str),
        (param.List([]), list),
        (param.Dict({}), dict),
        (param.Range((0, 1)), tuple[float, float]),
        (param.CalendarDate(dt.date(2024, 2, 29)), dt.date),
        (param.Date(dt.datetime(2024, 2, 29, tzinfo=dt.UTC)), dt.date),
        (param.DateRange((dt.date(2024, 2, 29), dt.date(2024, 3, 1))), tuple[dt.date, dt.date]),
        (param.Tuple((1, 2)), tuple),
        (param.Selector(default="a", objects=["a", "b"]), Literal["a", "b"]),
        (param.Selector(default=None, objects=[None, "a"]), Literal["a"] | None),
        (param.Selector(default="a", objects=["a", False]), Literal["a", False]),
        (param.Selector(default="a", objects=[True, "a", False]), Literal["a"] | bool),
        (param.Selector(default="a", objects=[None, "a", False]), Literal["a", False] | None),
        (param.Selector(default=1, objects=[1, 2]), Any),
        (param.Selector(default="a", objects=["a", 1]), Any),
        (param.ListSelector(default=["a"], objects=["a", "b"]), list),
        (param.ClassSelector(default=[], class_=(list, dict)), list | dict),
        (param.ClassSelector(default=int, class_=int, is_instance=False), Any),
        (param.Parameter(3), Any),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_parameter_has_the_type_of_its_values(parameter, expected):
    assert annotation(parameter) == expected


def test_what_param_does_not_know_an_annotation_says():
    class Rating(tr.widgets.Widget):
        stars: param.Parameter[int | None] = param.Parameter()
        words: param.Parameter[list[NotThere]] = param.Parameter()  # noqa: F821 - as a name for type checkers only

    assert annotation(Rating.param.stars) in (Any, int | None)
    assert annotation(Rating.param.words) is Any
    assert annotation(tr.Row.param.margin) == int | tuple[int, ...] | list[int] | None


def test_the_documentation_says_what_each_parameter_means():
    text = tr.widgets.IntSlider.__doc__
    assert text.startswith("A whole number between")
    assert "\n    start: The lowest number." in text
    assert inspect.getdoc(tr.widgets.IntSlider) == text


def test_a_docstring_stays_as_written_where_there_is_nothing_to_add():
    assert tr.Spacer.__doc__ == tr.Spacer.__dict__["__doc__"]


def test_a_class_without_a_docstring_has_none_and_one_can_be_set():
    class Plain(tr.Spacer):
        pass

    assert Plain.__doc__ is None
    Plain.__doc__ = "Plain."
    assert Plain.__doc__ == "Plain."


def test_nothing_is_worked_out_before_somebody_asks(monkeypatch):
    def asked(*_):
        raise AssertionError("asked")

    monkeypatch.setattr("transom.components.signature.annotation", asked)
    monkeypatch.setattr("transom.components.signature.own_parameters", asked)

    class Rating(tr.widgets.Widget):
        """Stars."""

        _front_end = "Progress"

        stars = param.Integer(default=5, doc="At most.")

    assert Rating(stars=3).stars == 3
