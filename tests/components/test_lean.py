"""A component has of Param's state only what somebody has asked for."""

from __future__ import annotations

import copy
import gc
import threading

import param
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


def test_a_container_that_two_threads_ask_for_at_once_is_one(monkeypatch):
    private, others = LeanPrivate([]), []
    asked = threading.Event()

    def ask():
        others.append(private.watchers)
        asked.set()

    def make():
        if threading.current_thread() is threading.main_thread():
            thread.start()
            asked.wait(0.1)
        return {}

    thread = threading.Thread(target=ask)
    monkeypatch.setitem(_MAKERS, "watchers", make)
    mine = private.watchers
    thread.join()
    assert others[0] is mine
    assert private.watchers is mine


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


def test_a_write_makes_no_parameter_of_the_instances_own():
    text = tr.widgets.StaticText()
    text.value = "x"
    text.visible = False
    assert text._param__private.made("params", None) is None
    assert text.value == "x"


def test_a_parameter_of_the_instances_own_is_heeded():
    class Bounded(tr.widgets.StaticText):
        amount = param.Number(default=1, bounds=(0, 10))

    one, other = Bounded(), Bounded()
    one.param.amount.bounds = (0, 5)
    other.amount = 7
    with pytest.raises(ValueError, match="amount"):
        one.amount = 7
    with pytest.raises(ValueError, match="amount"):
        other.amount = 11
    assert (one.amount, other.amount) == (1, 7)


def test_parameters_that_are_more_than_a_value_keep_their_own_ways():
    class Text(param.Parameter):
        def __set__(self, obj, value):
            super().__set__(obj, str(value))

    class Kept(tr.widgets.StaticText):
        text = Text(default=1)
        fixed = param.Number(default=1, constant=True)
        press = param.Event()

    kept, seen = Kept(), []
    kept.text = 4
    assert kept.text == "4"
    with pytest.raises(TypeError, match="fixed"):
        kept.fixed = 2
    kept.param.watch(lambda event: seen.append(kept.press), "press")
    kept.press = True
    assert (seen, kept.press) == ([True], False)


def test_watchers_of_a_written_parameter_see_what_param_would_tell_them():
    class Plain(param.Parameterized):
        value = param.Parameter(default=1)

    class Shown(tr.widgets.StaticText):
        value = param.Parameter(default=1)

    def told(instance):
        seen = []

        def note(*events):
            seen.append([(each.name, each.old, each.new, each.type, each.what) for each in events])

        instance.param.watch(note, "value")
        instance.param.watch(note, "value", onlychanged=False, precedence=1)
        for value in (2, 2, None, 3):
            instance.value = value
        with param.parameterized.batch_call_watchers(instance):
            instance.value = 4
            instance.value = 5
        return seen

    assert told(Shown()) == told(Plain())
