"""`Field`: one parameter in a form, and its widget."""

from __future__ import annotations

import datetime as dt
import gc
import weakref
from functools import partial

import param

import transom as tr

w = tr.widgets


def form_of(parameter, **params):
    owner = type("Owner", (param.Parameterized,), {"it": parameter})()
    return owner, tr.Param(owner, **params)


def test_a_button_says_what_it_does_where_fields_have_no_labels():
    for each in (param.Event(), param.Action(default=print)):
        assert form_of(each, show_labels=False)[1].widget("it").label == "It"
    assert form_of(param.String(), show_labels=False)[1].widget("it").label == ""
    assert form_of(param.Event(), show_labels=False, widgets={"it": {"label": "Mine"}})[1].widget("it").label == "Mine"


def test_a_widget_is_made_by_a_partial():
    _, form = form_of(param.Number(default=1), widgets={"it": partial(w.FloatSlider, start=0, end=4, label="Mine")})
    slider = form.widget("it")
    assert (type(slider), slider.end, slider.label, slider.value) == (w.FloatSlider, 4, "Mine", 1)


def test_a_parameter_may_follow_each_letter():
    owner, form = form_of(param.String(default="a"), widgets={"it": {"onkeyup": True}})
    form.widget("it").value_input = "abc"
    assert owner.it == "abc"
    owner.it = "set"
    assert (form.widget("it").value, form.widget("it").value_input) == ("set", "set")


def test_ends_that_come_and_go_are_another_widget():
    owner, form = form_of(param.Number(default=1), sizing_mode="stretch_width")
    first = form.widget("it")
    owner.param.it.bounds = (0, 4)
    slider = form.widget("it")
    assert (type(first), type(slider), slider.end, slider in list(form)) == (w.FloatInput, w.FloatSlider, 4, True)
    slider.value = 3
    first.value = 2
    assert owner.it == 3
    owner.param.it.bounds = (0, 3)
    assert (form.widget("it") is slider, slider.end) == (True, 3)
    owner.param.it.bounds = (0, None)
    number = form.widget("it")
    assert (type(number), number.end) == (w.FloatInput, None)
    number.value = 40
    assert owner.it == 40
    owner.param.it.softbounds = (0, 50)
    assert (type(form.widget("it")), form.widget("it").end) == (w.FloatSlider, 50)


def test_ends_that_go_go_from_a_widget_of_the_authors_too():
    owner, form = form_of(param.Integer(default=1, bounds=(0, 4)), widgets={"it": w.IntInput})
    field = form.widget("it")
    owner.param.it.bounds = None
    assert (field.start, field.end) == (None, None)
    field.value = 40
    assert owner.it == 40


def test_help_of_several_lines_has_no_indentation():
    doc = """
        The first line.

          and what belongs to it
        """
    assert form_of(param.Number(doc=doc))[1].widget("it").description == "The first line.\n\n  and what belongs to it"


def test_files_are_called_by_their_names(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("")
    for kind in (param.FileSelector, param.MultiFileSelector):
        owner, form = form_of(kind(path=str(tmp_path / "*.csv")))
        assert form.widget("it").labels == ["a.csv", "b.csv"]
        assert form.widget("it").values == [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a.csv").write_text("")
    owner, form = form_of(param.FileSelector(path=str(tmp_path / "**/*.csv")))
    assert len(form.widget("it").values) == len(owner.param.it.objects)


def test_whole_ends_have_whole_steps():
    assert form_of(param.Range(default=(1, 2), bounds=(0, 10)))[1].widget("it").step == 1
    assert form_of(param.Range(default=(0.5, 1), bounds=(0, 1)))[1].widget("it").step == 0.1
    assert form_of(param.Range(default=(1, 2), bounds=(0, 10), step=0.5))[1].widget("it").step == 0.5


def test_a_day_is_chosen_as_a_day():
    day = dt.date(2024, 2, 29)
    owner, form = form_of(param.Date(default=day, bounds=(dt.date(2024, 1, 1), dt.date(2024, 12, 31))))
    field = form.widget("it")
    assert (type(field), field.value, field.end) == (w.DatePicker, day, dt.date(2024, 12, 31))
    field.value = dt.date(2024, 3, 1)
    assert owner.it == dt.date(2024, 3, 1)


def test_the_part_of_an_object_is_found_by_its_name():
    class Inner(param.Parameterized):
        n = param.Integer(default=1)

    _, form = form_of(param.ClassSelector(class_=Inner, default=Inner()))
    assert form.widget("it") is list(form)[1]


def test_a_parameter_that_is_added_comes_into_open_forms():
    class Model(param.Parameterized):
        n = param.Integer(default=1)

    class Other(param.Parameterized):
        n = param.Integer(default=1)

    model, other = Model(), Other()
    form, beside, named = tr.Param(model), tr.Param(other), tr.Param(model, parameters=["n"])
    model.param.add_parameter("later", param.String(default="x"))
    assert [each.label for each in form][1:] == ["N", "Later"]
    assert [each.label for each in named][1:] == ["N"]
    form.widget("later").value = "y"
    model.param.later.precedence = -1
    assert (model.later, len(form), len(beside)) == ("y", 2, 2)
    gone = weakref.ref(form)
    del form, named, model
    gc.collect()
    assert gone() is None
    Other.param.add_parameter("more", param.Integer(default=1, bounds=(0, 9)))
    assert isinstance(beside.widget("more"), w.IntSlider)


def test_a_parameter_that_instances_share_has_a_value_of_each():
    class Model(param.Parameterized):
        n = param.Integer(default=1, per_instance=False)
        act = param.Action(default=lambda self: self.param.update(n=7), per_instance=False)

    class More(Model):
        pass

    model, other = Model(n=3), Model()
    form = tr.Param(model)
    assert form.widget("n").value == 3
    form.widget("n").value = 5
    assert (model.n, other.n, Model.n) == (5, 1, 1)
    model.n = 6
    assert form.widget("n").value == 6
    tr.Param(More).widget("n").value = 2
    assert (More.n, Model.n) == (2, 1)
