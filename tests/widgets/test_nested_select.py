"""`NestedSelect`: choices each of which depends on the one before."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.widgets.nested_select import NestedSelect

TREE = {"Easy": {"Easy_A": {}, "Easy_B": {}}, "Hard": {}, "Deep": {"x": {"y": ["z", "w"]}}}


def watched(nested):
    seen = []
    nested.param.watch(lambda event: seen.append(event.new), "value")
    return seen


def chosen(nested):
    """The selects that are in view."""
    return [each for each in nested._selects if each.visible]


def test_the_first_is_chosen_at_each_level():
    assert NestedSelect(options={"a": {"b": ["c", "d"]}}).value == {0: "a", 1: "b", 2: "c"}
    nested = NestedSelect(options={"a": {"b": {"C": 1, "D": 2}}}, levels=["x", "y", "z"])
    assert nested.value == {"x": "a", "y": "b", "z": 1}
    assert NestedSelect(options=["a", "b"]).value == {0: "a"}
    assert NestedSelect().value in ({}, None)


def test_other_options_take_the_value_with_them_in_one_event():
    nested = NestedSelect(options={"a": {"b": ["c", "d"]}})
    seen = watched(nested)
    nested.options = {"c": {"d": ["e", "f"]}}
    assert seen == [nested.value] == [{0: "c", 1: "d", 2: "e"}]
    assert [each.options for each in nested._selects] == [{"c": "c"}, {"d": "d"}, {"e": "e", "f": "f"}]


def test_branches_of_different_depth():
    nested = NestedSelect(options=TREE, levels=["A", "B", "C", "D"])
    assert nested.value == {"A": "Easy", "B": "Easy_A", "C": None, "D": None}
    assert [each.label for each in chosen(nested)] == ["A", "B"]
    nested._selects[0].value = "Hard"
    assert nested.value == {"A": "Hard", "B": None, "C": None, "D": None}
    assert [each.label for each in chosen(nested)] == ["A"]
    nested._selects[0].value = "Deep"
    assert nested.value == {"A": "Deep", "B": "x", "C": "y", "D": "z"}
    assert len(chosen(nested)) == 4


def test_the_user_changes_one_level_in_one_event_and_what_fits_stays():
    nested = NestedSelect(options={"a": {"x": [1, 2], "y": [3]}, "b": {"y": [3, 4], "x": [2, 5]}})
    nested.value = {0: "a", 1: "x", 2: 2}
    seen = watched(nested)
    nested._selects[0].value = "b"
    assert seen == [{0: "b", 1: "x", 2: 2}]
    nested._selects[1].value = "y"
    assert seen[1:] == [{0: "b", 1: "y", 2: 3}]


def test_code_sets_the_whole_or_a_part():
    nested = NestedSelect(options=TREE, levels=["A", "B", "C", "D"])
    seen = watched(nested)
    nested.value = {"A": "Deep", "D": "w"}
    assert seen == [nested.value] == [{"A": "Deep", "B": "x", "C": "y", "D": "w"}]
    assert [each.value for each in nested._selects] == ["Deep", "x", "y", "w"]
    nested.value = {"A": "Gone"}
    assert nested.value["A"] == "Gone"  # is kept, and nothing is chosen


def test_a_level_says_what_it_is():
    nested = NestedSelect(
        options={"a": ["b", "c"]},
        levels=[{"name": "Make", "type": tr.widgets.RadioButtonGroup, "color": "primary"}, "M"],
    )
    first, second = nested._selects
    assert (type(first), first.color, first.label) == (tr.widgets.RadioButtonGroup, "primary", "Make")
    assert (type(second), second.label) == (tr.widgets.Select, "M")


@pytest.mark.parametrize("layout", [tr.Row, {"type": tr.GridBox, "ncols": 2}])
async def test_it_stands_in_a_layout(site, layout):
    made = []

    def app():
        made.append(NestedSelect(options={"a": ["b", "c"]}, levels=["A", "B"], layout=layout))
        return made[0]

    page = await site(app).open()
    kind = layout["type"] if isinstance(layout, dict) else layout
    assert page.all(kind.__name__)
    page.set("B", [page.find("B")["labels"][0], 1])
    await page.settle()
    assert made[0].value == {"A": "a", "B": "c"}
    made[0].layout = tr.Column
    await page.settle()
    assert page.find("B")["value"] == [page.find("B")["labels"][0], 1]


def found(level, value):
    if level == "file":
        return [f"{value['step']}-{value['kind']}.json"]
    return {"Daily": found, "Monthly": found} if level == "step" else {"x": found, "y": found}


def test_functions_give_options():
    nested = NestedSelect(options=found, levels=["step", "kind", "file"])
    assert nested.value == {"step": "Daily", "kind": "x", "file": "Daily-x.json"}
    seen = watched(nested)
    nested._selects[0].value = "Monthly"
    assert seen == [{"step": "Monthly", "kind": "x", "file": "Monthly-x.json"}]


async def test_coroutine_functions_give_options_and_the_newest_counts(site):
    made, cancelled = [], []

    async def slow(level, value):
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            cancelled.append(value)
            raise
        node = found(level, value)
        return dict.fromkeys(node, slow) if isinstance(node, dict) else node

    def app():
        made.append(NestedSelect(options=slow, levels=["step", "kind", "file"]))
        return made[0]

    page = await site(app).open()
    nested = made[0]
    await page.advance(1)
    assert nested.value == {"step": "Daily", "kind": "x", "file": "Daily-x.json"}
    seen = watched(nested)
    page.set("step", [page.find("step")["labels"][0], 1])
    await page.advance(0.15)
    assert page.find("kind")["loading"]
    page.set("step", [page.find("step")["labels"][0], 0])
    await page.advance(0.05)
    page.set("kind", [page.find("kind")["labels"][0], 1])
    await page.advance(1)
    assert seen == [{"step": "Daily", "kind": "y", "file": "Daily-y.json"}]
    assert not page.find("kind")["loading"]
    assert cancelled


async def test_a_coroutine_function_that_fails_is_reported(site, failures):
    made = []

    async def broken(level, value):
        raise OSError("gone")

    def app():
        made.append(NestedSelect(options=broken, levels=["a"]))
        return tr.Row(made[0], "beside")

    page = await site(app).open()
    await page.advance(1)
    assert made[0].value is None
    assert [type(each) for each in failures()] == [OSError] or failures()


async def test_made_before_there_is_a_page(site):
    async def later(level, value):
        return ["a", "b"]

    nested = NestedSelect(options=later, levels=["x"])
    page = await site(lambda: nested).open()
    await page.advance(1)
    assert nested.value == {"x": "a"}
    assert page.find("x")["labels"][1:] == ["a", "b"]


def test_levels_without_names_are_found_by_the_text_of_their_numbers_too():
    select = tr.widgets.NestedSelect(options={"One": {"a": [1, 2]}, "Two": {"b": ["3"]}})
    select.value = {"0": "Two", "1": "b", "2": "3"}
    assert select.value == {0: "Two", 1: "b", 2: "3"}


@pytest.mark.parametrize("waits", [False, True])
async def test_what_belongs_to_a_partial_value_comes_in_one_event_with_it(site, waits):
    made = []

    def kinds(level, value):
        return {"Daily": ["x", "y"], "Monthly": ["z"]}[value["step"]]

    async def later(level, value):
        await asyncio.sleep(1)
        return kinds(level, value)

    def app():
        options = {"Daily": later, "Monthly": later} if waits else {"Daily": kinds, "Monthly": kinds}
        made.append(NestedSelect(options=options, levels=["step", "kind"]))
        return made[0]

    page = await site(app).open()
    await page.advance(1.5)
    (nested,) = made
    assert nested.value == {"step": "Daily", "kind": "x"}
    seen = watched(nested)
    for given, value in [
        ({"step": "Monthly"}, {"step": "Monthly", "kind": "z"}),
        ({"kind": "y"}, {"step": "Daily", "kind": "y"}),
        (None, {"step": "Daily", "kind": "x"}),
    ]:
        nested.value = given
        await page.advance(1.5)
        assert seen == [nested.value] == [value]
        seen.clear()
