"""What users of forms made of objects have run into elsewhere: each is right here."""

from __future__ import annotations

import numpy as np
import pandas as pd
import param
import pytest

import transom as tr

w = tr.widgets


async def test_new_options_and_then_a_new_value_show_the_new_value(site):
    class Model(param.Parameterized):
        x = param.Selector(default=1, objects=[1, 2, 3])
        go = param.Event()
        seen = param.List(precedence=-1)

        @param.depends("go", watch=True)
        def _go(self):
            self.param.x.objects = [1, 2, 3, 4]
            self.x = 3

    model = Model()
    model.param.watch(lambda event: model.seen.append(event.new), "x")
    page = await site(lambda: tr.Param(model)).open()
    page.click("Go")
    await page.settle()
    assert page.component("X").values == [1, 2, 3, 4]
    assert page.find("X")["value"][1] == 2
    await page.advance(1)
    assert (model.x, model.seen) == (3, [3])


async def test_a_widget_knows_the_bounds_of_its_parameter(site, failures):
    class Model(param.Parameterized):
        n = param.Integer(default=3, bounds=(0, 5))

    model = Model()
    page = await site(lambda: w.IntInput.from_param(model.param.n)).open()
    number = page.set("N", 6)
    await page.settle()
    assert page.settled[number] == {"rejected": "bad_value", "reason": "At most 5."}
    assert model.n == 3
    page.set("N", 5)
    await page.settle()
    assert (model.n, page.find("N")["error"], failures()) == (5, None, [])


def test_excluded_ends_are_not_offered():
    class Model(param.Parameterized):
        n = param.Integer(default=1, bounds=(0, 10), inclusive_bounds=(False, False))
        x = param.Number(default=1, bounds=(0, 10), inclusive_bounds=(False, False))

    form = tr.Param(Model())
    assert [(form.widget(name).start, form.widget(name).end) for name in "nx"] == [(1, 9), (0.1, 9.9)]


def test_numbers_without_bounds_or_with_one_can_be_edited():
    class Model(param.Parameterized):
        n = param.Integer(default=10)
        x = param.Number(default=1, bounds=(0, None))
        soft = param.Number(default=1, softbounds=(0, 2))

    model = Model()
    form = tr.Param(model)
    assert [type(form.widget(name)) for name in ("n", "x", "soft")] == [w.IntInput, w.FloatInput, w.FloatSlider]
    form.widget("n").value = 400
    form.widget("x").value = 7.5
    model.soft = 5
    assert (model.n, model.x) == (400, 7.5)
    assert (form.widget("soft").value, form.widget("soft").end, model.soft) == (5, 2, 5)


@pytest.mark.parametrize("given", ["A1", "a b", "ä"])
def test_refused_input_is_said_and_the_parameter_is_as_it_was(given):
    class Model(param.Parameterized):
        text = param.String(default="a", regex="^[a-z]+$")

    model = Model()
    field = tr.Param(model).widget("text")
    field.value = given
    assert (model.text, field.value, bool(field.error)) == ("a", given, True)
    field.value = "b"
    assert (model.text, field.error) == ("b", None)


def test_what_the_object_makes_of_a_value_is_shown():
    class Whole(param.Number):
        def __set__(self, obj, value):
            super().__set__(obj, round(value))

    class Model(param.Parameterized):
        x = Whole(default=1)

    model = Model()
    field = tr.Param(model).widget("x")
    for given, made in ((2.4, 2), (1.9, 2), (2.1, 2)):
        field.value = given
        assert (model.x, field.value) == (made, made)


def test_a_watcher_that_fails_is_no_refusal():
    class Model(param.Parameterized):
        x = param.String(default="a")

        @param.depends("x", watch=True)
        def _fail(self):
            raise ValueError("in a watcher")

    model = Model()
    field = tr.Param(model).widget("x")
    with pytest.raises(ValueError, match="in a watcher"):
        field.value = "b"
    assert (model.x, field.error) == ("b", None)


def test_a_list_changed_in_place_and_triggered_is_shown():
    class Model(param.Parameterized):
        a = param.ListSelector(default=[1], objects=[1, 2, 3])
        rows = param.List(default=[1])

    model = Model()
    form = tr.Param(model)
    chosen = form.widget("a")
    for _ in range(2):
        model.a.append(2)
        model.param.trigger("a")
        assert chosen.value == [1, 2]
        chosen.value = [1]
        assert model.a == [1]
    model.rows.append(2)
    model.param.trigger("rows")
    assert "2" in str(form.widget("rows").value)


def test_lists_of_any_length_come_to_rest():
    class Model(param.Parameterized):
        a = param.ListSelector(default=[], objects=list(range(3000)))

    model = Model()
    one, two = tr.Param(model).widget("a"), tr.Param(model).widget("a")
    twin = w.MultiSelect.from_param(one.param.value, options=list(range(3000)))
    two.value = list(range(2000))
    assert len(model.a) == len(one.value) == len(twin.value) == 2000


def test_frames_and_arrays_go_both_ways():
    class Model(param.Parameterized):
        frame = param.DataFrame(default=pd.DataFrame({"a": [1, 2]}))
        array = param.Array(default=np.array([1, 2]))

    model = Model()
    form = tr.Param(model)
    table, field = form.widget("frame"), form.widget("array")
    model.frame = pd.DataFrame({"b": [5]})
    model.array = np.array([5])
    assert (list(table.value["b"]), list(field.value)) == ([5], [5])
    table.value = pd.DataFrame({"c": [7, 8]})
    field.value = np.array([7, 8])
    assert (list(model.frame["c"]), list(model.array)) == ([7, 8], [7, 8])


def test_from_param_makes_its_own_class_of_objects_too():
    class Shape(param.Parameterized):
        pass

    a, b = Shape(name="a"), Shape(name="b")

    class State(param.Parameterized):
        value = param.Parameter(default=a)

    state = State()
    select = w.Select.from_param(state.param.value, options=[a, b])
    assert type(select) is type(w.Select())
    select.value = b
    assert state.value is b


def test_an_optional_field_leaves_those_made_later_alone():
    class Optional(param.Parameterized):
        on = param.Boolean(default=None, allow_None=True)
        one = param.Selector(default=None, objects=[1, 2], allow_None=True)

    class Plain(param.Parameterized):
        on = param.Boolean(default=False)
        one = param.Selector(objects=[1, 2])

    first, second = tr.Param(Optional()), tr.Param(Plain())
    assert first.widget("on").labels == ["", "Yes", "No"]
    assert isinstance(second.widget("on"), w.Checkbox)
    assert second.widget("one").values == [1, 2]


def test_an_empty_field_is_the_empty_text_or_nothing():
    class Model(param.Parameterized):
        text = param.String(default="")
        none = param.String(default=None, allow_None=True)

    model = Model()
    form = tr.Param(model)
    assert (model.text, model.none) == ("", None)
    for name in ("text", "none"):
        form.widget(name).value = "x"
        assert getattr(model, name) == "x"
        form.widget(name).value = ""
    assert (model.text, model.none) == ("", None)


class Places(param.Parameterized):
    OF = {"Asia": ["China", "Japan"], "Europe": ["Italy", "Spain"]}

    continent = param.Selector(default="Asia", objects=list(OF))
    country = param.Selector(default="China", objects=OF["Asia"])
    most = param.Integer(default=9, bounds=(1, 9))
    n = param.Integer(default=5, bounds=(0, 9))
    leave = param.Boolean(default=False)

    @param.depends("continent", watch=True)
    def _countries(self):
        self.param.country.objects = self.OF[self.continent]
        if not self.leave:
            self.country = self.OF[self.continent][0]

    @param.depends("most", watch=True)
    def _bounds(self):
        self.param.n.bounds = (0, self.most)
        self.n = min(self.n, self.most)


async def test_what_is_put_right_a_line_later_is_not_reported_and_what_stays_wrong_is(site):
    model = Places()
    page = await site(lambda: tr.Param(model)).open()
    page.choose("Continent", "Europe")
    page.set("Most", 2)
    await page.settle()
    assert (model.country, model.n) == ("Italy", 2)
    assert list(page.session.advice.kept) == []
    model.leave = True
    page.choose("Continent", "Asia")
    await page.settle()
    (report,) = page.session.advice.kept
    assert "Select 'Country': value='Italy' is not among the options ['China', 'Japan']" in report["text"]


async def test_code_may_set_a_value_before_what_it_is_chosen_from(site):
    select, slider, go = w.Select(options=["a"]), w.IntSlider(end=5), w.Button("Go")

    def change(_event):
        select.value = "z"
        slider.value = 50
        select.options = ["y", "z"]
        slider.end = 100

    go.on_click(change)
    page = await site(lambda: tr.Row(select, slider, go)).open()
    page.click("Go")
    await page.settle()
    assert (select.value, slider.value) == ("z", 50)
    assert list(page.session.advice.kept) == []


def _one():
    pass


def test_functions_and_classes_to_choose_from_are_called_by_their_names():
    assert w.Select(options=[max, dict, _one, 1]).labels == ["max", "dict", "_one", "1"]

    class Model(param.Parameterized):
        how = param.Selector(objects=[max, min])
        kind = param.ListSelector(default=[], objects=[int, str])

    form = tr.Param(Model())
    assert form.widget("how").labels == ["max", "min"]
    assert form.widget("kind").labels == ["int", "str"]


def test_another_name_of_a_parameter_has_its_widget():
    button = w.Button("Go")
    form = tr.Param(button, parameters=["name", "button_type"])
    name, kind = form.widget("name"), form.widget("button_type")
    assert (type(name), type(kind)) == (w.TextInput, w.Select)
    name.value, kind.value = "Run", "primary"
    assert (button.label, button.color) == ("Run", "primary")
    button.name = "Go on"
    assert name.value == "Go on"


async def test_a_choice_of_nothing_is_shown_and_can_be_made_and_taken_back(site):
    class Model(param.Parameterized):
        free = param.Selector(default=None, objects=["a", "b"], allow_None=True)
        first = param.Selector(default=None, objects={"A": 1, "B": 2})
        plain = param.Selector(objects=["a", "b"])

    model = Model()
    page = await site(lambda: tr.Param(model)).open()
    assert [page.find(each)["value"] for each in ("Free", "First")] == [None, None]
    assert [page.find(each)["placeholder"] for each in ("Free", "First", "Plain")] == ["–", "–", ""]
    page.choose("Free", "a")
    page.choose("First", "A")
    await page.settle()
    assert (model.free, model.first) == ("a", 1)
    assert [page.find(each)["placeholder"] for each in ("Free", "First")] == ["–", ""]
    page.set("Free", None)
    await page.settle()
    assert model.free is None
    assert list(page.session.advice.kept) == []
