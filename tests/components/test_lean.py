"""A component has of Param's state only what somebody has asked for."""

from __future__ import annotations

import copy
import gc

import pytest
from param.parameterized import _InstancePrivate

import transom as tr
from transom.components.lean import _MAKERS, LeanPrivate

EMPTY = ("css_classes", "stylesheets", "styles", "tags")


def test_param_keeps_nothing_else_with_an_instance():
    assert {*_InstancePrivate.__slots__} == {*_MAKERS, "initialized", "explicit_no_refs", "values"}
    usual, lean = _InstancePrivate(), LeanPrivate([])
    for name in _MAKERS:
        assert getattr(usual, name) == getattr(lean, name)
        assert type(getattr(usual, name)) is type(getattr(lean, name))
        assert getattr(lean, name) is getattr(lean, name)


def test_what_param_does_not_know_is_no_attribute_of_it():
    with pytest.raises(AttributeError, match="other"):
        _ = LeanPrivate([]).other


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_container_is_the_components_own(name):
    one, other = tr.widgets.Button(), tr.widgets.Button()
    mine = getattr(one, name)
    assert getattr(one, name) is mine
    assert getattr(other, name) is not mine
    assert getattr(tr.widgets.Button, name) is not mine
    if isinstance(mine, list):
        mine.append("x")
    else:
        mine["color"] = "red"
    assert getattr(one, name)
    assert not getattr(other, name)
    assert not getattr(tr.widgets.Button, name)


def test_a_container_changed_in_place_can_be_announced():
    button, seen = tr.widgets.Button(), []
    button.param.watch(lambda event: seen.append(list(event.new)), "css_classes")
    button.css_classes.append("a")
    button.param.trigger("css_classes")
    assert seen == [["a"]]


def test_a_copy_has_values_of_its_own():
    button = tr.widgets.Button(label="Go", css_classes=["a"])
    other = copy.copy(button._param__private)
    assert other.values == button._param__private.values


def test_a_component_is_a_handful_of_objects():
    def made(count):
        gc.collect()
        before = len(gc.get_objects())
        kept = [tr.widgets.Button() for _ in range(count)]
        gc.collect()
        return (len(gc.get_objects()) - before) / len(kept)

    made(3)
    assert made(200) <= 6
