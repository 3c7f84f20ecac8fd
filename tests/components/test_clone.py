"""A copy of a component: the same parameters and references, watchers of its own."""

from __future__ import annotations

import asyncio
import copy
import pickle

import param
import pytest

import transom as tr
from tests.e2e import everything
from transom.components.parameters import same


def values(component):
    info = component._info
    names = info.parameters.keys() - info.aliases.keys() - info.derived - info.held.keys()
    return {name: getattr(component, name) for name in names}


async def test_a_clone_of_any_component_is_like_it_and_apart_from_it(site):
    made = []

    def app():
        made.extend([*everything.widgets(), *everything.panes(), *everything.page()])
        made.extend(each.clone() for each in tuple(made))
        return tr.Column(*made)

    page = await site(app).open()
    assert len(page.find("Column").inside if len(page.all("Column")) == 1 else made) == len(made)
    half = len(made) // 2
    for one, other in zip(made[:half], made[half:], strict=True):
        assert type(other) is type(one)
        assert other is not one
        assert {name for name, value in values(one).items() if not same(value, values(other)[name])} == set()
        for name in ("styles", "tags"):
            assert getattr(one, name) is not getattr(other, name)
        if isinstance(one, tr.layout.ListLayout):
            assert list(other) == list(one)
            assert other.objects is not one.objects


def test_parameters_may_differ_by_any_of_their_names():
    button = tr.widgets.Button(label="Go", width=5, button_type="primary")
    other = button.clone(name="Stop", width=None)
    assert (other.label, other.width, other.button_type) == ("Stop", None, "primary")
    assert (button.label, button.width) == ("Go", 5)
    with pytest.raises(TypeError, match=r"Button has no parameter 'widht'\. Did you mean 'width'"):
        button.clone(widht=5)


def test_a_pane_is_given_another_object_by_position():
    pane = tr.pane.Str("a", width=5)
    assert [each.object for each in (pane.clone(), pane.clone("b"), pane.clone(object="c"))] == ["a", "b", "c"]
    assert pane.clone("b").width == 5


def test_watchers_are_not_carried_over():
    seen = []
    box = tr.widgets.Checkbox()
    box.param.watch(seen.append, "value")
    other = box.clone()
    other.value = True
    assert seen == []
    box.value = True
    assert len(seen) == 1


def test_one_follows_the_references_of_the_other():
    text = tr.widgets.TextInput(value="a")
    one = tr.widgets.StaticText(value=text, styles={"color": text.param.value})
    other = one.clone()
    text.value = "b"
    assert (other.value, other.styles) == ("b", {"color": "b"})
    third = one.clone(value="by hand")
    text.value = "c"
    assert (one.value, third.value) == ("c", "by hand")
    one.value = "by hand"
    assert one.clone().value == "by hand"
    text.value = "d"
    assert (other.value, one.value) == ("d", "by hand")


async def test_a_reference_that_awaits_is_followed_by_both(site):
    made = []

    async def slow(value):
        await asyncio.sleep(1)
        return value * 2

    def app():
        slider = tr.widgets.IntSlider(value=2, end=50)
        one = tr.indicators.Progress(value=tr.bind(slow, slider))
        made.extend([slider, one, one.clone()])
        return tr.Row(*made)

    page = await site(app).open()
    await page.advance(2)
    assert [each.value for each in made] == [2, 4, 4]
    made[0].value = 5
    await page.advance(2)
    assert [each.value for each in made] == [5, 10, 10]


async def test_a_view_that_is_cloned_has_a_content_of_its_own(site):
    made = []

    def app():
        text = tr.widgets.TextInput(value="a")
        one = tr.panel(tr.bind(lambda value: value, text))
        made.extend([text, one, one.clone()])
        return tr.Row(*made)

    page = await site(app).open()
    _, one, other = made
    assert one.children[0] is not other.children[0]
    made[0].value = "b"
    await page.settle()
    assert [each.children[0].object for each in (one, other)] == ["b", "b"]


def test_choices_and_their_options():
    class Thing:
        pass

    thing = Thing()
    select = tr.widgets.Select(options={"a": thing, "b": 2}, value=2)
    other = select.clone()
    assert (other.value, other.labels) == (2, ["a", "b"])
    assert other.options["a"] is thing
    assert select.clone(value=thing).value is thing
    groups = tr.widgets.Select(groups={"G": ["x"], "H": ["y", "z"]}, value="z")
    assert (groups.clone().groups, groups.clone().value) == (groups.groups, "z")


def test_tabs_keep_names_and_options():
    tabs = tr.Tabs(("One", "a"), ("Two", "b"), active=1, closable=True, tabs_location="left")
    for more in (tabs + [("Three", "c")], tabs.clone(), [] + tabs, tabs + tr.Tabs(("Three", "c"))):  # noqa: RUF005
        assert more.names[:2] == ["One", "Two"]
        assert (more.active, more.closable, more.tabs_location) == (1, True, "left")
    assert (tabs + [("Three", "c")]).names[2:] == (tabs + tr.Tabs(("Three", "c"))).names[2:] == ["Three"]  # noqa: RUF005
    assert tabs.clone(("Only", "x")).names == ["Only"]
    assert len(tabs.clone(objects=[])) == 0
    assert (tabs + ["d"]).names[2:] == ["Markdown"]  # noqa: RUF005


def test_a_sum_takes_what_is_in_another_layout_and_the_options_of_the_first():
    row = tr.Row("a", gap=3, width=100)
    tabs = tr.Tabs(("One", "b"))
    assert [each.object for each in row + tabs] == ["a", "b"]
    assert ((row + tabs).gap, (row + tabs).width) == (3, 100)
    assert (tabs + row).names == ["One", "Markdown"]
    row += tabs
    assert [each.object for each in row] == ["a", "b"]


def test_a_deep_copy_has_copies_of_what_it_holds():
    page = tr.Column(tr.Row(tr.widgets.Button(label="b")), tr.Tabs(("One", "x"), ("Two", "y")))
    other = copy.deepcopy(page)
    assert other[0] is not page[0]
    assert other[0][0] is not page[0][0]
    assert other[0][0].label == "b"
    assert other[1].names == ["One", "Two"]


def test_what_cannot_be_shown_is_copied_as_it_is():
    class Broken(tr.PyComponent):
        shown = tr.Child(default=int)

    assert "is a class and cannot be shown" in Broken().shown.error["message"]
    row = tr.Row(int)
    assert row[0].clone().error["message"] == row[0].error["message"]


def test_panel_sets_parameters_of_a_component():
    button = tr.widgets.Button(label="b")
    assert tr.panel(button, width=5, name="c") is button
    assert (button.width, button.label) == (5, "c")
    with pytest.raises(TypeError, match="Button has no parameter 'widht'"):
        tr.panel(button, widht=5)


class Person(tr.Column):
    title = param.String(default="x")


def test_copies_and_pickles_are_components_of_their_own():
    slider, person = tr.widgets.IntSlider(value=3, end=10, styles={"a": "b"}), Person("text", title="y")
    seen = []
    slider.param.watch(seen.append, "value")
    for other in (copy.copy(slider), copy.deepcopy(slider), pickle.loads(pickle.dumps(slider))):
        assert (type(other), other.value, other.end, other.styles) == (tr.widgets.IntSlider, 3, 10, {"a": "b"})
        other.value = 5
        other.styles["c"] = "d"
    assert (slider.value, slider.styles, seen) == (3, {"a": "b"}, [])
    for other in (copy.copy(person), pickle.loads(pickle.dumps(person))):
        assert (other.title, other[0].object) == ("y", "text")
        other.clear()
    assert len(person) == 1


class Record(tr.Column):
    key = param.Integer(default=0, constant=True)
    count = param.Integer(default=0, readonly=True)


def test_a_copy_has_the_constants_that_the_other_was_given():
    record = Record("text", key=5)
    for other in (record.clone(), copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert (other.key, other.count, len(other)) == (5, 0, 1)
        with pytest.raises(TypeError, match="Constant"):
            other.key = 6
    assert record.clone(key=7).key == 7
