"""What the component layer relies on of Param's insides. A new Param that breaks one of these breaks us."""

from __future__ import annotations

import inspect

import param
import pytest
from param.parameterized import Event, Parameters, Watcher

import transom as tr
from transom.components.alias import Alias
from transom.components.component import Component
from transom.components.parameters import ComponentParameters, same
from transom.components.storing import write_lock


def test_the_methods_that_are_overridden_exist_with_their_signatures():
    def parameters(name):
        return [*inspect.signature(getattr(Parameters, name)).parameters][1:]

    assert parameters("_watch")[:1] == ["fn"]
    assert parameters("_update_deps") == ["attribute", "init"]
    assert parameters("trigger") == ["param_names"]
    assert parameters("unwatch") == ["watcher"]
    assert parameters("_setup_params") == ["params"]
    assert parameters("_execute_watcher") == ["watcher", "events"]
    assert parameters("_instantiate_param")[:1] == ["param_obj"]
    assert parameters("_update") == ["arg", "kwargs"]
    assert parameters("_call_watcher") == ["watcher", "event"]
    assert parameters("_batch_call_watchers") == []
    assert [*inspect.signature(Parameters._changed).parameters] == ["event"]


def test_instances_keep_values_and_watchers_where_they_are_looked_for():
    text = tr.widgets.StaticText(value="x")
    private = text._param__private
    assert private.initialized is True
    assert private.values["value"] == "x"
    watcher = text.param.watch(print, "value")
    assert private.watchers["value"]["value"] == [watcher]
    text.param.unwatch(watcher)
    assert private.watchers["value"]["value"] == []
    text.param.unwatch(watcher)


def test_classes_keep_what_is_looked_for():
    private = tr.widgets.StaticText._param__private
    assert private.params_to_deepcopy is not None or private.params_to_ref is not None or private.params
    assert "watch" in tr.widgets.StaticText.param._depends
    assert hasattr(private, "explicit_no_refs")
    assert isinstance(tr.widgets.StaticText().param._cls_parameters, dict)


def test_a_watcher_has_the_fields_that_are_used():
    assert {"fn", "parameter_names", "precedence", "onlychanged", "mode"} <= {*Watcher._fields}


def test_an_event_is_made_as_param_makes_it():
    assert Event._fields == ("what", "name", "obj", "cls", "old", "new", "type")


def test_param_of_a_component_is_ours_and_of_its_class_params():
    assert isinstance(tr.widgets.Button().param, ComponentParameters)
    assert type(Component.param) is Parameters
    assert "value" in tr.widgets.StaticText.param
    assert tr.widgets.StaticText().param["value"].owner is not None


def test_param_sets_a_parameter_through_the_descriptor():
    """Validation, storage and watchers happen in `Parameter.__set__`, which `__setattr__` reaches."""
    slider = tr.widgets.IntSlider(end=10)
    events = []
    slider.param.watch(events.append, "value")
    slider.value = 3
    assert [(event.old, event.new, event.type) for event in events] == [(0, 3, "changed")]


def test_update_and_discard_events_are_params_own():
    slider = tr.widgets.IntSlider(end=10)
    calls = []
    slider.param.watch(lambda *events: calls.append({event.name: event.new for event in events}), ["value", "end"])
    slider.param.update(value=4, end=20)
    assert calls == [{"value": 4, "end": 20}]
    with param.parameterized.discard_events(slider):
        slider.value = 9
    assert len(calls) == 1
    assert slider.value == 9


def test_a_failed_validation_stores_nothing():
    slider = tr.widgets.IntSlider(end=10)
    with pytest.raises(ValueError):
        slider.value = "x"
    assert slider.value == 0


def test_depends_with_names_works_on_components():
    calls = []

    class Mine(tr.widgets.TextInput):
        @param.depends("value", watch=True)
        def changed(self):
            calls.append(self.value)

    Mine().value = "x"
    assert calls == ["x"]


def test_mutable_defaults_are_not_shared():
    one, two = tr.widgets.Button(), tr.widgets.Button()
    one.styles["color"] = "red"
    one.tags.append("x")
    assert two.styles == {}
    assert two.tags == []
    assert tr.widgets.Button.param.styles.default == {}


def test_same_is_cheap_and_never_wrong_in_saying_yes():
    array = [*range(10_000)]
    assert same(array, array)
    assert not same(array, [*array])  # too long to be compared
    assert same([1, 2], [1, 2])
    assert not same(1, True)
    assert not same(1, 1.0)
    assert not same(float("nan"), "x")
    assert not same(object(), object())


def test_an_update_holds_watchers_back_until_all_is_in_and_can_be_taken_back():
    slider = tr.widgets.IntSlider(end=10, value=8)
    seen = []
    slider.param.watch(lambda *events: seen.append({event.name: event.new for event in events}), ["value", "end"])
    with slider.param.update(end=5):
        assert (slider.value, seen) == (5, [{"end": 5, "value": 5}])
    assert (slider.end, slider.value) == (10, 5)


def test_an_update_that_fails_tells_of_what_it_has_set():
    slider = tr.widgets.IntSlider(end=10)
    seen = []
    slider.param.watch(lambda event: seen.append(event.new), "value")
    with pytest.raises(ValueError, match="step"):
        slider.param.update(value=4, step="x")
    assert (slider.value, seen) == (4, [4])
    slider.value = 5
    assert seen == [4, 5]


def test_a_class_body_declares_the_name_as_text_and_no_instance_is_numbered():
    """Param gives each instance a name of its own unless the class declares one; ours is another name of the label."""
    assert tr.widgets.Button().name == tr.widgets.Button.name == ""
    assert isinstance(tr.widgets.Button.param["name"], Alias)


async def test_watching_values_is_watching(site, failures):
    slider, seen = tr.widgets.IntSlider(end=9), []

    async def later(value):
        seen.append(("later", value))

    def fails(value):
        seen.append(("fails", value, write_lock._is_owned()))
        raise ValueError(value)

    def app():
        slider.param.watch(lambda event: seen.append(("first", event.new)), "value")
        slider.param.watch_values(fails, "value")
        slider.param.watch_values(later, ["value"])
        slider.param.watch(lambda event: seen.append(("last", event.new)), "value")
        return slider

    served = site(app)
    page = await served.open()
    page.set("IntSlider", 3)
    await page.settle()
    assert seen == [("first", 3), ("fails", 3, False), ("last", 3), ("later", 3)]
    (record,) = failures()
    assert "fails failed" in record.getMessage()
    await served.leave(page)
    seen.clear()
    slider.value = 4
    assert seen == []
