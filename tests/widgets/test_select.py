"""`Select`: values of any kind behind numbers of labels."""

from __future__ import annotations

import pytest

import transom as tr
from tests.site import sets
from transom.widgets.select import OptionError


class Thing:
    """A value that is equal to nothing but itself."""


def test_the_first_option_is_chosen_without_a_value():
    assert tr.widgets.Select(options=["a", "b"]).value == "a"
    assert tr.widgets.Select(options={"A": 1, "B": 2}).value == 1
    assert tr.widgets.Select(options=["a"], placeholder="choose").value is None
    assert tr.widgets.Select().value is None


def test_a_value_that_is_no_option_is_refused_with_what_there_is():
    with pytest.raises(OptionError, match=r"Select 'S': value='c' is not among the options \['a', 'b'\]"):
        tr.widgets.Select(label="S", options=["a", "b"], value="c")
    select = tr.widgets.Select(options=["a", "b"])
    with pytest.raises(ValueError):
        select.value = "c"
    assert select.value == "a"


def test_a_value_that_goes_with_its_options_gives_way_to_the_first():
    select = tr.widgets.Select(options=["a", "b"], value="b")
    select.options = ["b", "c"]
    assert select.value == "b"
    select.options = ["x", "y"]
    assert select.value == "x"
    select.options = []
    assert select.value is None


async def test_the_page_knows_numbers_and_labels_only(site):
    things = [Thing(), Thing()]

    def app():
        return tr.widgets.Select(options={"one": things[0], "two": things[1]}, value=things[1])

    page = await site(app).open()
    model = page.find("Select")
    assert model["value"] == 1
    assert model["labels"] == ["one", "two"]
    assert "options" not in model.values
    page.set("Select", 0)
    await page.settle()
    component = page.session.tree.nodes[model.id].component
    assert component.value is things[0]


async def test_the_number_follows_when_options_move(site):
    def app():
        select, button = tr.widgets.Select(options=["a", "b"], value="b"), tr.widgets.Button()

        async def handler(event):
            select.options = ["b", "c"]

        button.on_click(handler)
        return tr.Row(select, button)

    page = await site(app).open()
    assert page.find("Select")["value"] == 1
    page.click()
    await page.advance(0.1)
    assert page.find("Select")["value"] == 0
    assert page.find("Select")["labels"] == ["b", "c"]


async def test_groups(site):
    def app():
        return tr.widgets.Select(groups={"fruit": ["apple", "pear"], "root": {"carrot": 1}}, value=1)

    page = await site(app).open()
    model = page.find("Select")
    assert model["labels"] == ["apple", "pear", "carrot"]
    assert model["groups"] == [["fruit", 2], ["root", 1]]
    assert model["value"] == 2


async def test_a_label_may_stand_in_several_groups(site):
    def app():
        return tr.widgets.Select(groups={"a": {"x": 1, "y": 2}, "b": {"x": 3}})

    page = await site(app).open()
    model = page.find("Select")
    assert model["labels"] == ["x", "y", "x"]
    assert model["groups"] == [["a", 2], ["b", 1]]
    page.set("Select", 2)
    await page.settle()
    assert page.session.tree.nodes[model.id].component.value == 3


async def test_options_given_later_end_the_groups(site):
    def app():
        select, button = tr.widgets.Select(groups={"a": ["x"], "b": ["y"]}), tr.widgets.Button()

        async def handler(event):
            if event.new == 1:
                select.options = ["z"]
            else:
                select.groups = {"c": ["p", "q"]}

        button.on_click(handler)
        return tr.Row(select, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert page.find("Select")["groups"] is None
    assert page.find("Select")["labels"] == ["z"]
    page.click()
    await page.advance(0.1)
    assert page.find("Select")["groups"] == [["c", 2]]


async def test_nothing_can_be_chosen_with_a_placeholder_only(site):
    page = await site(lambda: tr.widgets.Select(options=["a"], value="a", placeholder="none")).open()
    page.set("Select", None)
    await page.advance(0.1)
    assert page.settled == {1: None}
    assert sets(page) == []


def test_options_may_be_a_reference():
    source = tr.widgets.Select(options=[["a", "b"], ["c"]])
    select = tr.widgets.Select(options=source)
    assert select.options == ["a", "b"]
    assert select.value == "a"
    source.value = ["c"]
    assert select.labels == ["c"]
    assert select.value == "c"


def test_values_that_are_equal_by_their_own_word_are_found():
    np = pytest.importorskip("numpy")
    assert tr.widgets.Select(options=list(np.array([2019, 2020])), value=2020).value == 2020
    assert tr.widgets.Select(options=[1, 2, 3], value=2.0).value == 2.0


def test_an_update_may_bring_value_and_options_in_any_order():
    select = tr.widgets.Select(options=["a", "b"])
    select.param.update(value="c", options=["c", "d"])
    assert (select.value, select.labels) == ("c", ["c", "d"])


async def test_functions_can_be_chosen_and_are_not_called():
    called = []

    async def think(subject):
        called.append(subject)

    def sleep():
        called.append("sleep")

    async def unasked():
        called.append("unasked")

    select = tr.widgets.Select(options={"Think": think, "Sleep": sleep, "Dream": unasked})
    assert select.value is think
    select.value = unasked
    assert select.value is unasked
    assert tr.widgets.Select(options=[sleep, unasked], value=unasked).value is unasked
    assert called == []


@pytest.mark.parametrize("options", [{"All": None, "North": "n"}, [None, 1, 2], {"North": "n", "All": None}])
async def test_none_among_the_options_is_one_of_them(site, options):
    seen = []

    def app():
        select = tr.widgets.Select(options=options, value=None)
        select.param.watch(lambda event: seen.append(event.new), "value")
        return select

    page = await site(app).open()
    values = list(options.values()) if isinstance(options, dict) else options
    model, at = page.find("Select"), values.index(None)
    assert model["value"] == at
    other = 1 - at
    page.set("Select", other)
    await page.settle()
    page.set("Select", at)
    await page.settle()
    assert seen == [values[other], None]
    assert sets(page) == []  # nothing puts it back


def test_new_options_leave_nothing_chosen_where_that_can_be_shown():
    select = tr.widgets.Select(options=["a"], placeholder="choose")
    select.options = ["b", "c"]
    assert select.value is None
    select.value = "b"
    select.options = ["d"]
    assert select.value is None
    other = tr.widgets.Select(options=["a"])
    other.options = {"First": 1, "None": None}
    assert other.value is None
