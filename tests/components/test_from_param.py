"""A widget for a parameter of another object: one value, and bounds, options and words that follow."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import weakref

import param
import pytest

import transom as tr


class Model(param.Parameterized):
    n = param.Integer(default=3, bounds=(0, 5), step=2, doc="How many")
    x = param.Number(default=0.5, bounds=(0, 1), inclusive_bounds=(False, True), step=0.25)
    soft = param.Number(default=5.0, softbounds=(0, 2), bounds=(-10, 10))
    open = param.Number(default=250.0, bounds=(0, None))
    text = param.String(default="a", regex="[a-z]+", label="Some text")
    choice = param.Selector(default="b", objects=["a", "b"])
    named = param.Selector(default=2, objects={"one": 1, "two": 2})
    on = param.Boolean(default=False)
    fixed = param.Integer(default=1, bounds=(0, 9), constant=True)
    word = param.Parameter(default=None)


def test_what_a_parameter_says_of_itself_is_shown():
    model = Model()
    slider = tr.widgets.IntSlider.from_param(model.param.n)
    assert (slider.value, slider.start, slider.end, slider.step) == (3, 0, 5, 2)
    assert (slider.label, slider.description, slider.disabled) == ("N", "How many", False)
    assert tr.widgets.IntSlider.from_param(model.param.fixed).disabled
    assert tr.widgets.TextInput.from_param(model.param.text).label == "Some text"
    assert tr.widgets.Select.from_param(model.param.choice).options == ["a", "b"]
    named = tr.widgets.Select.from_param(model.param.named)
    assert (named.labels, named.value) == (["one", "two"], 2)
    soft = tr.widgets.FloatSlider.from_param(model.param.soft)
    assert (soft.start, soft.end, soft.value) == (0, 2, 5.0)


def test_what_is_given_wins_by_any_of_its_names_and_does_not_follow():
    model = Model()
    slider = tr.widgets.IntSlider.from_param(model.param.n, name="Count", end=4, width=9)
    assert (slider.label, slider.end, slider.width) == ("Count", 4, 9)
    model.param.n.label = "Other"
    model.param.n.bounds = (1, 8)
    assert (slider.label, slider.start, slider.end) == ("Count", 1, 4)


def test_an_excluded_end_is_a_step_away():
    model = Model()
    slider = tr.widgets.FloatSlider.from_param(model.param.x)
    assert (slider.start, slider.end) == (0.25, 1)

    class Whole(param.Parameterized):
        n = param.Integer(default=1, bounds=(0, 10), inclusive_bounds=(False, False))

    whole = tr.widgets.IntSlider.from_param(Whole().param.n)
    assert (whole.start, whole.end) == (1, 9)


async def test_a_parameter_gets_each_letter_or_what_a_slider_is_let_go_at(site):
    class Model_(param.Parameterized):
        text = param.String(default="")
        n = param.Integer(default=1, bounds=(0, 9))

    model = Model_()
    field = tr.widgets.TextInput.from_param(model.param.text, onkeyup=True)
    slider = tr.widgets.IntSlider.from_param(model.param.n, throttled=True)
    page = await site(lambda: tr.Row(field, slider)).open()
    page.set("Text", "ab", "value_input")
    page.set("N", 5, "value")
    await page.settle()
    assert (model.text, model.n) == ("ab", 1)
    page.set("N", 5, "value_throttled")
    await page.settle()
    assert model.n == 5


def test_a_field_goes_beyond_soft_ends_and_a_track_does_not():
    class Model_(param.Parameterized):
        n = param.Integer(default=3, bounds=(0, None), softbounds=(1, 5))
        day = param.CalendarDate(default=dt.date(2024, 2, 2), softbounds=(dt.date(2024, 1, 1), dt.date(2024, 3, 3)))

    number, day = Model_().param.n, Model_().param.day
    ends = {
        kind: (made.start, made.end)
        for kind in ("IntInput", "IntSlider", "EditableIntSlider", "Player", "FloatInput")
        for made in [getattr(tr.widgets, kind).from_param(number)]
    }
    assert ends == {
        "IntInput": (0, None),
        "FloatInput": (0, None),
        "IntSlider": (1, 5),
        "EditableIntSlider": (1, 5),
        "Player": (1, 5),
    }
    editable = tr.widgets.EditableIntSlider.from_param(number)
    assert (editable.fixed_start, editable.fixed_end) == (0, None)
    assert tr.widgets.DatePicker.from_param(day).end is None
    assert tr.widgets.DateSlider.from_param(day).end == dt.date(2024, 3, 3)
    assert tr.widgets.DateRangeSlider.param.orientation  # all tracks have it


def test_both_have_one_value():
    model = Model()
    seen = []
    model.param.watch(lambda event: seen.append(event.new), "n")
    slider = tr.widgets.IntSlider.from_param(model.param.n)
    other = tr.widgets.IntSlider.from_param(model.param.n)
    slider.value = 5
    assert (model.n, other.value) == (5, 5)
    model.n = 1
    assert (slider.value, other.value) == (1, 1)
    assert seen == [5, 1]


def test_what_changes_in_the_parameter_changes_in_the_widget():
    model = Model()
    slider = tr.widgets.IntSlider.from_param(model.param.n)
    model.param.n.bounds = (-5, 50)
    model.param.n.step = 5
    model.param.n.label = "Number"
    model.param.n.doc = "Other"
    model.param.n.constant = True
    assert (slider.start, slider.end, slider.step) == (-5, 50, 5)
    assert (slider.label, slider.description, slider.disabled) == ("Number", "Other", True)


def test_new_options_and_then_a_new_value():
    model = Model()
    select = tr.widgets.Select.from_param(model.param.choice)
    seen = []
    model.param.watch(lambda event: seen.append(event.new), "choice")
    model.param.choice.objects = ["a", "b", "c"]
    assert (select.options, select.value, model.choice) == (["a", "b", "c"], "b", "b")
    model.choice = "c"
    assert (select.value, seen) == ("c", ["c"])
    model.param.choice.objects.append("d")
    assert select.options == ["a", "b", "c", "d"]


def test_a_refused_value_stays_in_a_field_that_can_say_so():
    model = Model()
    field = tr.widgets.TextInput.from_param(model.param.text)
    field.value = "A1"
    assert (model.text, field.value) == ("a", "A1")
    assert field.error
    field.value = "good"
    assert (model.text, field.value, field.error) == ("good", "good", None)
    field.value = "A2"
    model.text = "code"
    assert (field.value, field.error) == ("code", None)


class Dial(tr.widgets.Widget):
    """A widget that is no field: it cannot say what is wrong."""

    _front_end = "Slider"
    _writable = ("value",)

    value = param.Integer(default=0)


def test_a_refused_value_goes_back_where_nothing_can_be_said():
    model = Model()
    dial = Dial.from_param(model.param.n)
    dial.value = 8
    assert (model.n, dial.value) == (3, 3)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (param.Integer(default=3, bounds=(0, 5)), 6, "At most 5."),
        (param.Integer(default=3, bounds=(0, 5)), -1, "At least 0."),
        (param.Number(default=3, bounds=(0, 5), inclusive_bounds=(False, False)), 5, "Less than 5."),
        (param.Number(default=3, bounds=(0, 5), inclusive_bounds=(False, False)), 0, "More than 0."),
        (param.Number(default=3), "cat", "This value is not taken."),
    ],
)
def test_what_is_said_of_a_refused_value_speaks_to_the_user(kind, value, text):
    class Free(tr.widgets.TextInput):
        value = param.Parameter()

        def _after_value(self, change):
            return {}

    owner = type("Owner", (param.Parameterized,), {"n": kind})()
    field = Free.from_param(owner.param.n)
    field.value = value
    assert field.error == text
    assert owner.n == 3


async def test_in_a_page_nothing_is_logged_and_watchers_run(site, failures):
    model = Model()
    seen = []
    model.param.watch(lambda event: seen.append(event.new), "text")

    page = await site(lambda: tr.Row(tr.widgets.TextInput.from_param(model.param.text), "a")).open()
    page.set("Some text", "A1")
    await page.settle()
    assert page.find("Some text")["error"] == "This value is not taken."
    assert (model.text, seen) == ("a", [])
    page.set("Some text", "bcd")
    await page.settle()
    assert page.find("Some text")["error"] is None
    assert (model.text, seen) == ("bcd", ["bcd"])
    assert failures() == []


async def test_the_author_is_told_of_what_code_sets(site):
    model = Model()
    made = []

    def app():
        made.append(Dial.from_param(model.param.n))
        return made[0]

    page = await site(app, dev=True).open()
    page.set("N", 8)
    await page.settle()
    assert (model.n, made[0].value, page.find("N")["value"]) == (3, 3, 3)


async def test_two_pages_of_one_object_agree_and_leave_nothing_behind(site):
    model = Model()
    pages = site(lambda: tr.widgets.IntSlider.from_param(model.param.n))
    one, two = await pages.open(), await pages.open()
    one.set("N", 5)
    await one.settle()
    await two.advance(1)
    assert (model.n, two.find("N")["value"]) == (5, 5)
    await one.registry.aclose()
    assert not any(each for watched in model._param__private.watchers.values() for each in watched.values())


def test_code_that_sets_quickly_ends_at_the_last():
    model = Model()
    one, two = (tr.widgets.IntSlider.from_param(model.param.n) for _ in range(2))
    for n in range(6):
        model.n = n
    assert (one.value, two.value, model.n) == (5, 5, 5)


def test_a_parameter_of_a_class_and_of_a_widget():
    class Shared(param.Parameterized):
        n = param.Integer(default=1, bounds=(0, 9))

    slider = tr.widgets.IntSlider.from_param(Shared.param.n)
    slider.value = 4
    assert Shared.n == 4
    other = tr.widgets.IntSlider.from_param(slider.param.value, label="Twin", end=9)
    other.value = 6
    assert (slider.value, Shared.n) == (6, 6)
    slider.value = 2
    assert other.value == 2


def test_what_is_no_parameter_is_refused():
    for value in (5, Model(), param.Integer()):
        with pytest.raises(TypeError, match=r"IntSlider\.from_param\(.*\): give a parameter of an object"):
            tr.widgets.IntSlider.from_param(value)


def test_an_event_and_any_value():
    class Acts(param.Parameterized):
        go = param.Event()

    acts = Acts()
    seen = []
    acts.param.watch(lambda event: seen.append(event.new), "go")
    button = tr.widgets.Button.from_param(acts.param.go)
    button.param.trigger("value")
    assert seen == [True]
    day = dt.date(2024, 2, 29)
    text = tr.widgets.StaticText.from_param(Model(word=day).param.word)
    assert text.value == day


def test_a_widget_goes_with_the_object_that_it_was_made_for():
    model = Model()
    tr.widgets.IntSlider.from_param(model.param.n)
    gone = weakref.ref(model)
    del model
    gc.collect()
    assert gone() is None


class Machine(param.Parameterized):
    plain = param.Action(default=None, doc="Runs it", label="Run")
    go = param.Event()
    done = param.List()


async def test_a_button_runs_an_action(site):
    machine = Machine()

    async def later(obj):
        await asyncio.sleep(1)
        obj.done.append("later")

    page = await site(lambda: tr.widgets.Button.from_param(machine.param.plain)).open()
    button = page.find("Button")
    assert (button["label"], button["description"], button["disabled"]) == ("Run", "Runs it", True)
    for action in (lambda obj: obj.done.append("given"), lambda: machine.done.append("alone"), later):
        machine.plain = action
        await page.settle()
        assert not button["disabled"]
        page.click("Run")
        await page.settle()
    assert machine.done == ["given", "alone"]
    await page.advance(1)
    assert machine.done == ["given", "alone", "later"]


async def test_a_task_as_an_action_keeps_its_policy(site):
    machine = Machine()

    @tr.task(policy="drop")
    async def once(obj):
        obj.done.append("begun")
        await asyncio.sleep(1)

    machine.plain = once
    page = await site(lambda: tr.widgets.Button.from_param(machine.param.plain)).open()
    page.click("Run")
    page.click("Run")
    await page.settle()
    assert machine.done == ["begun"]


async def test_a_button_sets_off_an_event_and_is_not_set_off_by_it(site):
    machine = Machine()
    made = []

    def app():
        made.append(tr.widgets.Button.from_param(machine.param.go))
        return made[0]

    machine.param.watch(lambda event: machine.done.append(event.new), "go")
    page = await site(app).open()
    page.click("Go")
    page.click("Go")
    await page.settle()
    assert machine.done == [True, True]
    made[0].param.watch(lambda event: machine.done.append("button"), "value")
    machine.go = True
    await page.settle()
    assert machine.done == [True, True, True]


async def test_an_action_that_fails_is_named(site, failures):
    page = await site(lambda: tr.widgets.Button.from_param(Machine(plain=lambda obj: 1 / 0).param.plain)).open()
    page.click("Run")
    await page.settle()
    (record,) = failures()
    assert "Machine.plain failed" in record.getMessage()


def test_only_a_button_is_made_for_what_is_to_be_done():
    for parameter in (Machine().param.plain, Machine().param.go):
        with pytest.raises(TypeError, match=rf"something to do .*Button\.from_param\(obj\.param\.{parameter.name}\)"):
            tr.widgets.Checkbox.from_param(parameter)


async def test_what_fails_because_of_a_parameter_is_reported_by_its_name(site, failures):
    class Model(param.Parameterized):
        n = param.Integer(default=1, bounds=(0, 9))

        @param.depends("n", watch=True)
        def check(self):
            raise RuntimeError(self.n)

    page = await site(lambda: tr.Param(Model())).open()
    page.set("IntSlider", 3)
    await page.settle()
    (record,) = failures()
    assert "Model.n failed" in record.getMessage()
