"""`Param`: the form of an object with parameters."""

from __future__ import annotations

import asyncio
import gc

import param
import pytest

import transom as tr
from transom.errors import DisplayError

w = tr.widgets


class Disk(param.Parameterized):
    radius = param.Number(default=1.0, bounds=(0, 9))


class Box(param.Parameterized):
    side = param.Integer(default=2)
    depth = param.Integer(default=3, precedence=-1)


class Model(param.Parameterized):
    n = param.Integer(default=3, bounds=(0, 5), doc="How many")
    text = param.String(default="a", regex="[a-z]+")
    fixed = param.Integer(default=1, constant=True)
    shape = param.ClassSelector(class_=param.Parameterized)
    first = param.Boolean(default=False, precedence=-2)
    _own = param.Integer(default=1)


def labels(form):
    return [each.label or getattr(each, "title", "") or each.value for each in form.layout]


def watchers(obj):
    return sum(len(each) for watched in obj._param__private.watchers.values() for each in watched.values())


def test_a_form_has_a_widget_for_each_parameter_under_its_name():
    form = tr.Param(Model(shape=Disk()))
    assert labels(form) == ["Model", "N", "Text", "Fixed", "Shape"]
    assert isinstance(form.widget("n"), w.IntSlider)
    assert form.widget("n").description == "How many"
    assert form.widget("fixed").disabled
    assert (len(form), form[1], list(form)[1]) == (5, form.widget("n"), form.widget("n"))
    assert labels(tr.Param(Model(name="Mine", shape=None))) == ["Mine", "N", "Text", "Fixed", "Shape"]
    assert labels(tr.Param(Disk(), name="Title")) == ["Title", "Radius"]
    assert labels(tr.Param(Disk(), show_name=False)) == ["Radius"]
    assert labels(tr.Param(Disk)) == ["Disk", "Radius"]
    assert tr.Param(Disk(), show_labels=False).widget("radius").label == ""


def test_a_widget_is_chosen_by_class_dict_or_instance():
    model = Model()
    mine = w.IntInput(label="Mine", end=4)
    fixed = {"widget_type": w.IntInput, "width": 9}
    form = tr.Param(model, widgets={"text": w.TextAreaInput, "n": mine, "fixed": fixed})
    assert isinstance(form.widget("text"), w.TextAreaInput)
    assert (form.widget("fixed").width, form.widget("fixed").value) == (9, 1)
    assert form.widget("n") is mine
    assert (mine.value, mine.label, mine.start, mine.end) == (3, "Mine", 0, 4)
    mine.value = 4
    assert model.n == 4
    model.n = 2
    assert mine.value == 2
    same = tr.Param(model, widgets={"n": {"throttled": True}}).widget("n")
    same.param.update(value=5, value_throttled=2)
    assert model.n == 2
    same.value_throttled = 5
    assert model.n == 5
    assert "that is no widget" in str(tr.Param(model, widgets={"n": tr.Row}).error)


def test_mapping_says_which_widget_suits_a_class_of_parameters():
    class Short(param.String):
        pass

    class Other(tr.Param):
        mapping = {**tr.Param.mapping, Short: w.PasswordInput, param.Integer: lambda parameter: w.IntInput}

    class Owner(param.Parameterized):
        short = Short()
        n = param.Integer(default=1, bounds=(0, 3))

    form = Other(Owner())
    assert isinstance(form.widget("short"), w.PasswordInput)
    assert isinstance(form.widget("n"), w.IntInput)


def test_parameters_are_chosen_ordered_and_left_out():
    model = Model()
    assert labels(tr.Param(model, parameters=["text", "n"], show_name=False)) == ["Text", "N"]
    assert labels(tr.Param(model, parameters=["name", "n"], show_name=False)) == ["Name", "N"]
    assert "Fixed" not in labels(tr.Param(model, hide_constant=True))
    assert labels(tr.Param(model, show_name=False, sort=True)) == ["Fixed", "N", "Shape", "Text"]
    by_end = tr.Param(model, show_name=False, sort=lambda pair: pair[1].label[::-1])
    assert labels(by_end) == ["N", "Fixed", "Shape", "Text"]
    assert labels(tr.Param(model, show_name=False, display_threshold=-5))[0] == "First"
    form = tr.Param(model, show_name=False)
    n = form.widget("n")
    form.parameters = ["n"]
    assert (labels(form), form.widget("n")) == (["N"], n)
    form.parameters = []
    form.sort = True
    assert form.layout[1] is n
    assert isinstance(tr.Param(model, default_layout=tr.Row).layout, tr.Row)


def test_a_name_that_is_no_parameter_is_said():
    assert "Model has no such parameter" in str(tr.Param(Model(), parameters=["nothing"]).error)


@pytest.mark.parametrize("given", [5, "text", param.Integer()])
def test_what_has_no_parameters_is_refused(given):
    error = tr.Param(given).error
    assert "that has no parameters" in str(error)


def test_what_is_hidden_at_first_comes_in_its_place_later():
    class Owner(param.Parameterized):
        a = param.String()
        b = param.String(default="x", precedence=-1)
        c = param.String(constant=True)

    owner = Owner()
    form = tr.Param(owner, show_name=False, hide_constant=True)
    assert labels(form) == ["A"]
    a = form.layout[0]
    owner.param.b.precedence = None
    owner.param.c.constant = False
    assert labels(form) == ["A", "B", "C"]
    owner.param.b.precedence = -1
    assert labels(form) == ["A", "C"]
    assert form.layout[0] is a


def test_a_forms_fields_follow_their_parameters():
    model = Model()
    form = tr.Param(model)
    model.n = 5
    model.param.n.bounds = (0, 9)
    model.param.n.label = "Count"
    model.param.n.constant = True
    slider = form.widget("n")
    assert (slider.value, slider.end, slider.label, slider.disabled) == (5, 9, "Count", True)


def test_fields_in_tabs_have_no_tab_for_the_name():
    assert tr.Param(Disk(), default_layout=tr.Tabs).layout.names == ["Radius"]


def test_another_object_has_the_form():
    one, two = Disk(radius=1), Box()
    form = tr.Param(one)
    old = form.widget("radius")
    form.object = two
    assert labels(form) == ["Box", "Side"]
    old.value = 3
    assert (one.radius, watchers(one)) == (1, 0)
    form.object = None
    assert (form.layout, len(form), list(form), watchers(two)) == (None, 0, [], 0)


def test_an_initializer_is_called_with_the_object_first():
    form = tr.Param(Disk(), initializer=lambda disk: disk.param.update(radius=4))
    assert form.widget("radius").value == 4


def test_an_object_inside_has_a_part_that_unfolds():
    model = Model(shape=Disk())
    card = tr.Param(model).layout[4]
    assert (card.title, card.collapsed, card.objects) == ("Shape", True, [])
    card.collapsed = False
    part = card[0]
    assert labels(part) == ["Radius"]
    part.widget("radius").value = 7.0
    assert model.shape.radius == 7
    card.collapsed = True
    card.collapsed = False
    assert card[0] is part
    opened = tr.Param(model, expand=True).layout[4]
    assert (opened.collapsed, opened.collapsible, labels(opened[0])) == (False, False, ["Radius"])
    assert tr.Param(model, expand=True, expand_button=True).layout[4].collapsible
    assert labels(tr.Param(model, expand_button=False)) == ["Model", "N", "Text", "Fixed"]


def test_fields_are_as_wide_as_a_form_that_is_told_how_wide_it_is():
    model = Model(shape=Disk())
    form = tr.Param(model, width=500, expand=True, widgets={"fixed": {"width": 90}})
    modes = [form.layout.sizing_mode, form.widget("n").sizing_mode, form.widget("fixed").sizing_mode]
    assert modes == ["stretch_width", "stretch_width", None]
    assert form.layout[4][0].widget("radius").sizing_mode == "stretch_width"
    form.width = None
    assert (form.layout.sizing_mode, form.widget("n").sizing_mode) == (None, None)


def test_parts_stand_where_they_are_told_to():
    model = Model(shape=Disk())
    tabs = tr.Param(model, expand_layout=tr.Tabs).layout
    assert tabs.names == ["Model", "Shape"]
    assert labels(tabs[1]) == ["Radius"]
    row = tr.Param(model, expand_layout=tr.Row, expand=True).layout
    assert [type(each) for each in row] == [tr.Column, tr.Card]
    own = tr.Accordion(("Notes", "Mine"))
    form = tr.Param(model, expand_layout=own)
    assert own.names == ["Notes", "Shape"]
    model.shape = Box()
    assert own.names == ["Notes", "Shape"]
    assert labels(own[1]) == ["Side"]
    assert isinstance(form.layout, tr.Column)


def test_the_part_is_that_of_the_value():
    disk, box = Disk(name="disk"), Box(name="box")

    class Owner(param.Parameterized):
        shape = param.Selector(default=disk, objects=[disk, box])

    owner = Owner()
    form = tr.Param(owner, show_name=False)
    select, card = form.layout
    assert select.labels == ["disk", "box"]
    card.collapsed = False
    owner.shape = box
    card = form.layout[1]
    assert form.layout[0] is select
    assert (card.collapsed, labels(card[0])) == (False, ["Side"])
    card[0].widget("side").value = 9
    assert (box.side, watchers(disk)) == (9, 0)
    select.value = disk
    assert labels(form.layout[1][0]) == ["Radius"]


def test_an_object_that_comes_and_goes():
    model = Model()
    form = tr.Param(model, show_name=False)
    assert not isinstance(form.layout[3], tr.Card)
    model.shape = Disk()
    assert isinstance(form.layout[3], tr.Card)
    model.shape = None
    assert not isinstance(form.layout[3], tr.Card)


def test_objects_in_a_circle_have_forms_that_end():
    class Node(param.Parameterized):
        other = param.ClassSelector(class_=param.Parameterized)

    one, two = Node(), Node()
    one.other, two.other = two, one
    form = tr.Param(one, expand=True, show_name=False)
    again = form.layout[0][0].layout[0]
    assert (again.collapsed, again.collapsible, again.objects) == (True, True, [])
    again.collapsed = False
    assert isinstance(again[0], tr.Param)


async def test_objects_and_parameters_stand_in_layouts(site):
    model = Model(shape=Disk())

    def app():
        return tr.Column(model, tr.Row(model.param, "x"), model.param.n, tr.panel(Disk.param, name="Class"))

    page = await site(app).open()
    assert [each["label"] for each in page.all("IntSlider")] == ["N"] * 3
    page.set(page.all("IntSlider")[0], 5)
    await page.settle()
    assert [each["value"] for each in page.all("IntSlider")] == [5, 5, 5]
    assert model.n == 5


def test_what_has_no_form_of_its_own_says_so():
    with pytest.raises(DisplayError):
        tr.panel(Model)
    assert isinstance(tr.panel(w.IntSlider().param.value), tr.ParamFunction)


async def test_sessions_agree_and_nothing_is_left_of_a_page_that_has_gone(site):
    model = Model(shape=Disk())
    pages = site(lambda: tr.Param(model, expand=True))
    one, two = await pages.open(), await pages.open()
    one.set("N", 5)
    one.set("Radius", 3.0)
    await one.settle()
    await two.advance(1)
    assert (model.n, two.find("N")["value"], two.find("Radius")["value"]) == (5, 5, 3)
    model.param.n.precedence = -1
    await two.advance(1)
    assert not two.all("IntSlider")
    await one.registry.aclose()
    assert (watchers(model), watchers(model.shape)) == (0, 0)


async def test_refused_input_is_said_at_its_field(site, failures):
    model = Model()
    page = await site(lambda: tr.Param(model)).open()
    page.set("Text", "A1")
    await page.settle()
    field = page.find("Text")
    assert (field["error"], field["value"], model.text) == ("This value is not taken.", "A1", "a")
    page.set("Text", "b")
    await page.settle()
    assert (page.find("Text")["error"], model.text) == (None, "b")
    assert failures() == []


async def test_actions_and_events_are_buttons_that_may_await(site):
    class Machine(param.Parameterized):
        run = param.Action()
        go = param.Event()
        done = param.List(precedence=-1)

        @param.depends("go", watch=True)
        def _went(self):
            self.done.append("go")

    async def later(machine):
        await asyncio.sleep(1)
        machine.done.append("run")

    machine = Machine(run=later)
    page = await site(lambda: tr.Param(machine)).open()
    page.click("Go")
    page.click("Run")
    await page.settle()
    await page.advance(1)
    assert machine.done == ["go", "run"]


def test_a_form_that_is_gone_is_given_back():
    disk = Disk()
    before = watchers(disk)
    form = tr.Param(disk)
    form.object = None
    del form
    gc.collect()
    assert watchers(disk) == before
