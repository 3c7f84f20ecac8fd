"""Another name of a parameter is one value under two names, wherever names are taken."""

from __future__ import annotations

import inspect

import param
import pytest

import transom as tr
from transom.components.alias import Alias
from transom.components.component import Component


def test_there_is_one_value_and_one_declaration():
    button = tr.widgets.Button(color="primary")
    assert "color" not in button._param__private.values
    assert button.param.values()["color"] == "primary"
    assert isinstance(tr.widgets.Button.param["color"], Alias)
    assert button.param.color.objects == button.param.button_type.objects
    assert inspect.signature(tr.widgets.Button).parameters["color"].default == "default"


@pytest.mark.parametrize("name", ["color", "button_type"])
def test_an_update_takes_either_name_and_tells_both(name):
    button = tr.widgets.Button()
    seen = []
    for each in ("color", "button_type"):
        button.param.watch(lambda event: seen.append((event.name, event.old, event.new)), each)
    button.param.update(**{name: "danger"})
    assert sorted(seen) == [("button_type", "default", "danger"), ("color", "default", "danger")]


@pytest.mark.parametrize("name", ["color", "button_type"])
def test_a_trigger_of_either_name_reaches_who_watches_the_other(name):
    button = tr.widgets.Button()
    seen = []
    for each in ("color", "button_type"):
        button.param.watch(lambda event: seen.append(event.name), each)
    button.param.trigger(name)
    assert sorted(seen) == ["button_type", "color"]


def test_who_watches_for_changes_is_not_told_of_the_same_value():
    button = tr.widgets.Button(color="primary")
    seen = []
    button.param.watch(seen.append, "color")
    button.button_type = "primary"
    assert seen == []


def test_it_can_be_referred_to_and_can_follow_a_reference():
    kind = tr.widgets.Select(options=["primary", "danger"])
    button = tr.widgets.Button(color=kind)
    text = tr.widgets.StaticText(value=button.param.color)
    expression = button.param.color.rx() + "!"
    kind.value = "danger"
    assert (button.button_type, text.value, expression.rx.value) == ("danger", "danger", "danger!")
    button.button_type = "light"  # by the other name: set by hand, it follows no longer
    kind.value = "primary"
    assert button.color == "light"


def test_a_method_may_depend_on_it():
    seen = []

    class Mine(tr.widgets.Button):
        @param.depends("color", watch=True)
        def _coloured(self):
            seen.append(self.button_type)

    Mine().button_type = "success"
    assert seen == ["success"]


def test_a_class_default_is_that_of_the_parameter():
    class Loud(tr.widgets.Button):
        button_type = param.Selector(default="danger", objects=["danger", "default"])

    assert Loud.color == Loud().color == "danger"
    assert inspect.signature(Loud).parameters["color"].default == "danger"


def test_two_names_with_two_values_are_refused():
    with pytest.raises(TypeError, match=r"Button\(button_type='danger', color='light'\): two names of one parameter"):
        tr.widgets.Button(color="light", button_type="danger")
    assert tr.widgets.Button(color="light", button_type="light").color == "light"


def test_an_alias_of_an_own_component():
    class Gauge(Component):
        _front_end = "Str"
        level = param.Integer(default=3)
        height_of_it = Alias("level")

    gauge = Gauge(height_of_it=5)
    assert gauge.level == 5
    gauge.level = 7
    assert gauge.height_of_it == 7
    with pytest.raises(ValueError):
        gauge.height_of_it = "x"
