"""`Select`: values of any kind behind numbers of labels."""

from __future__ import annotations

import pytest

import transom as tr
from tests.site import sets


def texts(model):
    """The labels that the page shows."""
    return model["labels"][1:]


def chosen(model):
    """The label that the page shows as chosen."""
    number, index = model["value"]
    assert number == model["labels"][0]
    return texts(model)[index]


class Thing:
    """A value that is equal to nothing but itself."""


def test_the_first_option_is_chosen_without_a_value():
    assert tr.widgets.Select(options=["a", "b"]).value == "a"
    assert tr.widgets.Select(options={"A": 1, "B": 2}).value == 1
    assert tr.widgets.Select(options=["a"], placeholder="choose").value is None
    assert tr.widgets.Select().value is None


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
    assert chosen(model) == "two"
    assert texts(model) == ["one", "two"]
    assert "options" not in model.values
    page.choose("Select", "one")
    await page.settle()
    component = page.view.tree.nodes[model.id].component
    assert component.value is things[0]


async def test_the_number_follows_when_options_move(site):
    def app():
        select, button = tr.widgets.Select(options=["a", "b"], value="b"), tr.widgets.Button()

        async def handler(event):
            select.options = ["b", "c"]

        button.on_click(handler)
        return tr.Row(select, button)

    page = await site(app).open()
    assert chosen(page.find("Select")) == "b"
    page.click()
    await page.advance(0.1)
    assert chosen(page.find("Select")) == "b"
    assert texts(page.find("Select")) == ["b", "c"]


async def test_groups(site):
    def app():
        return tr.widgets.Select(groups={"fruit": ["apple", "pear"], "root": {"carrot": 1}}, value=1)

    page = await site(app).open()
    model = page.find("Select")
    assert texts(model) == ["apple", "pear", "carrot"]
    assert model["groups"] == [["fruit", 2], ["root", 1]]
    assert chosen(model) == "carrot"


async def test_a_label_may_stand_in_several_groups(site):
    def app():
        return tr.widgets.Select(groups={"a": {"x": 1, "y": 2}, "b": {"x": 3}})

    page = await site(app).open()
    model = page.find("Select")
    assert texts(model) == ["x", "y", "x"]
    assert model["groups"] == [["a", 2], ["b", 1]]
    page.set("Select", [model["labels"][0], 2])
    await page.settle()
    assert page.view.tree.nodes[model.id].component.value == 3


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
    assert texts(page.find("Select")) == ["z"]
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
    number = model["labels"][0]
    assert model["value"] == [number, at]
    other = 1 - at
    page.set("Select", [number, other])
    await page.settle()
    page.set("Select", [number, at])
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


@pytest.mark.parametrize("kind", [tuple, iter, "array", "series"])
def test_options_may_be_anything_that_gives_them_in_order(kind):
    if kind == "array":
        given = pytest.importorskip("numpy").array([3, 1, 2])
    elif kind == "series":
        given = pytest.importorskip("pandas").Series([3, 1, 2], index=[7, 8, 9])
    else:
        given = kind([3, 1, 2])
    select = tr.widgets.Select(options=given)
    assert select.options == [3, 1, 2]
    assert {type(each) for each in select.options} == {int}
    assert (select.value, select.labels) == (3, ["3", "1", "2"])


@pytest.mark.parametrize("given", ["abc", b"abc", 5, None])
def test_what_is_no_list_of_options_says_what_to_write(given):
    with pytest.raises((TypeError, ValueError), match="options"):
        tr.widgets.Select(options=given)


def test_options_that_grow_in_place_are_offered_when_they_are_triggered():
    select = tr.widgets.Select(options=["a"])
    select.options.append("b")
    select.param.trigger("options")
    assert select.labels == ["a", "b"]
    select.value = "b"
    assert select.value == "b"


async def test_a_choice_on_a_former_list_means_what_stood_there(site):
    """The user chose before the page had the newer options."""
    made = []

    def app():
        made.append(tr.widgets.Select(options=["a", "b", "c"]))
        return made[0]

    page = await site(app).open()
    model = page.find("Select")
    former = model["labels"][0]
    made[0].options = ["c", "a"]
    page.set(model, [former, 2])
    await page.advance(0.1)
    assert (made[0].value, chosen(model)) == ("c", "c")
    cseq = page.set(model, [former, 1])  # "b" is offered no longer
    await page.advance(0.1)
    assert page.settled[cseq] == {"rejected": "bad_value"}
    assert (made[0].value, chosen(model)) == ("c", "c")
