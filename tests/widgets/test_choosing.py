"""Every widget with options: what they may be, how a choice travels, what a page may send."""

from __future__ import annotations

import enum

import numpy as np
import pandas as pd
import pytest

import transom as tr
from tests.site import sets
from transom.widgets.choice import Choice
from transom.widgets.choosing import Choosing
from transom.widgets.several import Several

FAMILY = [
    kind
    for name in tr.widgets.__all__
    if isinstance(kind := getattr(tr.widgets, name), type) and issubclass(kind, Choosing)
]
ONE = [kind for kind in FAMILY if issubclass(kind, Choice)]
MANY = [kind for kind in FAMILY if issubclass(kind, Several)]


class Color(enum.Enum):
    RED = "r"
    BLUE = "b"


def each(kinds):
    return pytest.mark.parametrize("kind", kinds, ids=lambda kind: kind.__name__)


def chosen(widget):
    """What a widget holds, as a list."""
    return widget.value if isinstance(widget, Several) else [widget.value]


def value_of(kind, value):
    """A value as this kind of widget takes it."""
    return [value] if issubclass(kind, Several) else value


def labels_of(model):
    """The labels that the page shows as chosen."""
    number, *texts = model["labels"]
    raw = model["value"] or [number]
    assert raw[0] == number
    return [texts[each] for each in raw[1:]]


@pytest.fixture
def shown(site):
    """`shown(kind, **parameters)`: a page, the widget in it, and the values its watchers were told."""

    async def show(kind, **parameters):
        made, seen = [], []

        def app():
            made.append(kind(**parameters))
            made[0].param.watch(lambda event: seen.append(event.new), "value")
            return made[0]

        return await site(app, dev=True).open(), made[0], seen

    return show


def test_the_family_is_whole():
    assert {kind.__name__ for kind in ONE} >= {"Select", "RadioBoxGroup", "RadioButtonGroup"}
    assert {kind.__name__ for kind in MANY} >= {"MultiSelect", "CheckBoxGroup", "CheckButtonGroup"}
    assert {*FAMILY} == {*ONE, *MANY}


# ------------------------------------------------------------------------------------ what options may be

FORMS = {
    "tuple": (lambda: (3, 1), [3, 1], ["3", "1"]),
    "range": (lambda: range(2), [0, 1], ["0", "1"]),
    "generator": (lambda: (each for each in "ba"), ["b", "a"], ["b", "a"]),
    "keys": ({"b": 0, "a": 0}.keys, ["b", "a"], ["b", "a"]),
    "enumeration": (lambda: Color, [Color.RED, Color.BLUE], ["Color.RED", "Color.BLUE"]),
    "dict": (lambda: {"B": 2, "A": 1}, [2, 1], ["B", "A"]),
    "array": (lambda: np.array([3, 1]), [3, 1], ["3", "1"]),
    "texts": (lambda: np.array(["b", "a"]), ["b", "a"], ["b", "a"]),
    "series": (lambda: pd.Series([3, 1], index=[8, 7]), [3, 1], ["3", "1"]),
    "index": (lambda: pd.Index(["b", "a"]), ["b", "a"], ["b", "a"]),
    "categorical": (lambda: pd.Categorical(["b", "a"]), ["b", "a"], ["b", "a"]),
    "unique": (lambda: pd.Series(["b", "a", "b"]).unique(), ["b", "a"], ["b", "a"]),
    "categories": (lambda: pd.Series(["b", "a"], dtype="category").unique(), ["b", "a"], ["b", "a"]),
    "nullable": (lambda: pd.array([3, None], dtype="Int64"), [3, pd.NA], ["3", "<NA>"]),
    "times": (
        lambda: pd.DatetimeIndex(["2024-02-29"]),
        [pd.Timestamp("2024-02-29")],
        ["2024-02-29 00:00:00"],
    ),
    "nanoseconds": (
        lambda: np.array(["2024-02-29"], "datetime64[ns]"),
        [np.datetime64("2024-02-29", "ns")],
        ["2024-02-29T00:00:00.000000000"],
    ),
    "frame": (lambda: pd.DataFrame({"b": [1], "a": [2]}), ["b", "a"], ["b", "a"]),
}


@pytest.mark.parametrize("form", FORMS)
@each([tr.widgets.Select, tr.widgets.CheckBoxGroup])
def test_options_may_be_whatever_gives_values_in_order(kind, form):
    give, values, labels = FORMS[form]
    widget = kind(options=give())
    assert all(map(lambda one, other: one is other or one == other, widget.values, values))
    assert (len(widget.values), widget.labels) == (len(values), labels)
    widget.value = value_of(kind, values[-1])
    assert widget._encode("value", None)[1:] == [len(values) - 1]


@each(FAMILY)
@pytest.mark.parametrize("given", ["abc", b"abc", 5, None])
def test_what_is_no_list_of_options_says_what_to_write(kind, given):
    with pytest.raises(TypeError, match=r"is no list of options\. Write options=\["):
        kind(options=given)


@each(FAMILY)
def test_labels_and_values_follow_from_options_and_are_the_callers_own(kind):
    widget = kind(options={"A": 1, "B": 2})
    widget.labels.append("C")
    widget.values.append(3)
    widget.labels = ["X"]
    assert (widget._encode("labels", None)[1:], widget.labels, widget.values) == (["A", "B"], ["A", "B"], [1, 2])
    assert kind(options=["a"], labels=["X"]).labels == ["a"]


@each(FAMILY)
async def test_options_stand_in_the_order_given(shown, kind):
    page, _, _ = await shown(kind, options=[5, 4, 3, 10, 1])
    assert page.find(kind.__name__)["labels"][1:] == ["5", "4", "3", "10", "1"]


@each(FAMILY)
async def test_options_that_grow_in_place_are_offered_when_they_are_triggered(shown, kind):
    page, widget, _ = await shown(kind, options=["a"])
    widget.options.append("b")
    widget.param.trigger("options")
    await page.advance(0.1)
    page.choose(kind.__name__, "b")
    await page.advance(0.1)
    assert chosen(widget) == ["b"]


# --------------------------------------------------------------------------------------- what is a value


@each(FAMILY)
async def test_values_are_any_objects_and_are_told_apart_by_identity(shown, kind):
    frame, array, called = pd.DataFrame({"x": [1, 2]}), np.array([1, 2]), []
    things = {"frame": frame, "array": array, "same": array.copy(), "function": called.append, "list": [1]}
    page, widget, _ = await shown(kind, options=things)
    for label, thing in things.items():
        page.choose(kind.__name__, label)
        await page.advance(0.1)
        assert [each is thing for each in chosen(widget)] == [True]
    for label, thing in things.items():
        widget.value = value_of(kind, thing)
        await page.advance(0.1)
        assert labels_of(page.find(kind.__name__)) == [label]
    assert called == [] == [each for each in page.session.advice.kept if each["report"] == "value"]


@each(FAMILY)
async def test_of_two_labels_of_one_value_the_chosen_one_is_marked(shown, kind):
    page, widget, _ = await shown(kind, options={"a": 1, "b": 2, "c": 1})
    page.choose(kind.__name__, "c")
    await page.advance(0.1)
    assert chosen(widget) == [1]
    assert sets(page) == []
    assert widget._encode("value", None)[1:] == [2]  # what a page that is opened anew is told
    page.choose(kind.__name__, "b")
    await page.advance(0.1)
    assert chosen(widget) == [2]


@each(FAMILY)
def test_equal_values_are_found_and_true_is_not_one(kind):
    def at(options, value):
        return (kind(options=options, value=value_of(kind, value))._encode("value", None) or [0])[1:]

    assert at([1, 2, 3], 2.0) == at([1, 2, 3], np.int64(2)) == at(list(np.array([1, 2])), 2) == [1]
    assert at([1, 1.0], 1.0) == at([1, True], True) == [1]
    assert at([1, 2], True) == at([True, False], 1) == []
    assert at([0.5, float("nan")], float("nan")) == at([[0], [1]], [1]) == [1]


@each(FAMILY)
async def test_none_among_the_options_is_one_of_them(shown, kind):
    page, widget, _ = await shown(kind, options={"All": None, "North": "n"})
    for label, value in (("North", "n"), ("All", None)):
        page.choose(kind.__name__, label)
        await page.advance(0.1)
        assert (chosen(widget), labels_of(page.find(kind.__name__))) == ([value], [label])


@each(FAMILY)
async def test_texts_of_options_travel_as_they_are(shown, kind):
    hostile = ["<img src=x onerror=alert(1)>", "", " ", "&amp;", "a\nb", "\u202egnp", "x" * 10_000]
    page, widget, _ = await shown(kind, options=hostile)
    assert page.find(kind.__name__)["labels"][1:] == hostile
    page.choose(kind.__name__, "")
    await page.advance(0.1)
    assert chosen(widget) == [""]


# ------------------------------------------------------------------------------------ what a page may send

RUBBISH = [
    None,
    True,
    1,
    "a",
    {},
    [],
    ["1", 0],
    [1, "0"],
    [1, True],
    [1, -1],
    [1, 3],
    [1, 0.0],
    [9, 0],
    [1, 0, 0],
    [[1, 0]],
]


@each(FAMILY)
async def test_what_is_no_choice_is_refused(shown, kind):
    page, widget, seen = await shown(kind, options=["a", "b", "c"], value=value_of(kind, "b"))
    sent = [page.set(kind.__name__, raw) for raw in RUBBISH]
    sent += [page.set(kind.__name__, raw) for raw in ([1, 0, 1],) if kind in ONE]
    sent += [page.set(kind.__name__, ["a"], "options"), page.set(kind.__name__, [1, "x"], "labels")]
    await page.advance(0.1)
    assert [page.settled[each]["rejected"] for each in sent] == ["bad_value"] * (len(sent) - 2) + ["not_allowed"] * 2
    assert (chosen(widget), seen) == (["b"], [])


@each(FAMILY)
async def test_a_choice_on_a_former_list_means_what_stood_there(shown, kind):
    page, widget, _ = await shown(kind, options=["a", "b", "c"])
    model = page.find(kind.__name__)
    former = model["labels"][0]
    widget.options = ["c", "a"]
    page.set(model, [former, 2])
    await page.advance(0.1)
    assert (chosen(widget), labels_of(model)) == (["c"], ["c"])
    cseq = page.set(model, [former, 1])  # "b" is offered no longer
    await page.advance(0.1)
    assert page.settled[cseq] == ({"rejected": "bad_value"} if kind in ONE else None)
    assert (chosen(widget), labels_of(model)) == ((["c"], ["c"]) if kind in ONE else ([], []))


@each(FAMILY)
async def test_the_numbers_follow_when_options_move(shown, kind):
    page, widget, seen = await shown(kind, options=["a", "b"], value=value_of(kind, "b"))
    widget.options = ["b", "c"]
    await page.advance(0.1)
    assert (labels_of(page.find(kind.__name__)), seen) == (["b"], [])


@each(FAMILY)
async def test_options_and_a_value_of_them_set_one_after_the_other(shown, kind):
    """The options alone would already change it: what was meant comes last and is shown."""
    page, widget, seen = await shown(kind, options=[1, 2, 3], value=value_of(kind, 1))
    widget.options = [1, 2, 3, 4]
    widget.value = value_of(kind, 3)
    await page.advance(0.1)
    assert (labels_of(page.find(kind.__name__)), seen) == (["3"], [value_of(kind, 3)])


@each(FAMILY)
def test_a_choice_among_many_compares_none_of_them(kind):
    class Counted:
        compared = 0

        def __init__(self, number):
            self.number = number

        def __eq__(self, other):
            Counted.compared += 1
            return isinstance(other, Counted) and self.number == other.number

        def __hash__(self):
            return hash(self.number)

    values = [Counted(number) for number in range(10_000)]
    widget = kind(options={str(each.number): each for each in values})
    Counted.compared = 0
    widget.value = value_of(kind, values[-1])
    assert widget._encode("value", None)[1:] == [9999]
    widget._receive("value", [widget._offered.version, 5000])
    assert chosen(widget) == [values[5000]]
    assert Counted.compared < 20
    widget.value = value_of(kind, "none of them")
    assert Counted.compared < 20
    frames = [pd.DataFrame() for _ in range(1000)]
    widget = kind(options={str(number): each for number, each in enumerate(frames)})
    widget.value = value_of(kind, frames[-1])
    assert widget._encode("value", None)[1:] == [999]


# ------------------------------------------------------------------------------------------- one of them


@each(ONE)
async def test_disabled_options_are_shown_and_only_code_chooses_them(shown, kind):
    page, widget, seen = await shown(kind, options={"a": 1, "b": 2, "c": 3, "again": 2}, disabled_options=(2, 9))
    model = page.find(kind.__name__)
    assert (model["labels"][1:], model["disabled_options"]) == (["a", "b", "c", "again"], [1, 3])
    refused = [page.choose(kind.__name__, "b"), page.choose(kind.__name__, "again")]
    await page.advance(0.1)
    assert [page.settled[each] for each in refused] == [{"rejected": "bad_value"}] * 2
    assert (widget.value, labels_of(model)) == (1, ["a"])
    widget.value = 2
    await page.advance(0.1)
    assert (seen, labels_of(model)) == ([2], ["b"])
    widget.options = [3, 2]
    await page.advance(0.1)
    assert (widget.value, model["disabled_options"]) == (2, [1])
    widget.disabled_options = []
    page.choose(kind.__name__, "3")
    await page.advance(0.1)
    page.choose(kind.__name__, "2")
    await page.advance(0.1)
    assert (widget.value, model["disabled_options"]) == (2, [])


@each(ONE)
def test_without_a_value_the_first_that_can_be_chosen_is(kind):
    assert kind(options=["a", "b", "c"], disabled_options=["a"]).value == "b"
    assert kind(options=["a", "b"], disabled_options=["a", "b"]).value == "a"


@each([kind for kind in ONE if kind is not tr.widgets.Select])
async def test_a_group_in_which_nothing_is_chosen(shown, kind):
    page, widget, seen = await shown(kind, options=["x", "y"], value=None)
    model = page.find(kind.__name__)
    assert (widget.value, model["value"]) == (None, None)
    page.choose(kind.__name__, "x")
    await page.advance(0.1)
    assert (widget.value, labels_of(model)) == ("x", ["x"])
    widget.value = None
    await page.advance(0.1)
    assert (model["value"], seen) == (None, ["x", None])
    widget.options = ["p", "q"]
    await page.advance(0.1)
    assert (widget.value, model["value"]) == (None, None)
    page.choose(kind.__name__, "q")
    await page.advance(0.1)
    widget.options = ["r"]
    assert widget.value == "r"
    assert kind(options=["x"]).value == "x"
    assert page.session.advice.kept == []


# ----------------------------------------------------------------------------------------- any of them


@each(MANY)
async def test_what_is_chosen_has_the_order_of_the_options_or_of_choosing_and_what_code_sets_its_own(shown, kind):
    page, widget, seen = await shown(kind, options=["a", "b", "c"])
    page.choose(kind.__name__, "c", "b")
    await page.advance(0.1)
    widget.value = ["c", "a"]
    await page.advance(0.1)
    assert (widget.value, page.find(kind.__name__)["value"][1:]) == (["c", "a"], [2, 0])
    page.choose(kind.__name__)
    await page.advance(0.1)
    assert seen == [["c", "b"] if kind is tr.widgets.MultiChoice else ["b", "c"], ["c", "a"], []]


async def test_the_user_chooses_no_more_than_there_may_be(shown):
    page, widget, _ = await shown(tr.widgets.MultiChoice, options=list("abcd"), value=["a"], max_items=2)
    page.choose("MultiChoice", "a", "b")
    refused = page.choose("MultiChoice", "a", "b", "c")
    await page.advance(0.1)
    assert (widget.value, page.settled[refused]["rejected"]) == (["a", "b"], "bad_value")
    widget.value = list("dcba")  # code may
    page.choose("MultiChoice", "d", "c", "b")
    await page.advance(0.1)
    assert widget.value == ["d", "c", "b"]


@each(MANY)
@pytest.mark.parametrize("given", [("b", "a"), np.array(["b", "a"]), pd.Series(["b", "a"]), {"b": 0, "a": 0}.keys()])
def test_the_value_may_be_whatever_gives_values_in_order(kind, given):
    assert kind(options=["a", "b"], value=given).value == ["b", "a"]


@each(MANY)
def test_a_value_that_is_no_list_says_what_to_write(kind):
    widget = kind(options=["a"], value=None)
    assert widget.value == []
    with pytest.raises(TypeError, match=r"value='a' is no list of value\w*\. Write value=\[…\]"):
        widget.value = "a"


@each(MANY)
async def test_a_list_changed_in_place_and_triggered_is_shown(shown, kind):
    page, widget, _ = await shown(kind, options=[1, 2, 3], value=[1])
    widget.value.append(3)
    widget.param.trigger("value")
    await page.advance(0.1)
    assert labels_of(page.find(kind.__name__)) == ["1", "3"]


# ---------------------------------------------------------------------------------------------- in common


@each(FAMILY)
def test_widgets_made_alike_share_no_lists(kind):
    one, other = kind(), kind()
    one.options.append("a")
    one.param.trigger("options")
    assert (other.options, other.labels, other.values) == ([], [], [])
    given = ["a", "b"]
    first, second = kind(options=given), kind(options=given)
    first.value = value_of(kind, "b")
    assert chosen(second) == ([] if kind in MANY else ["a"])


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("CheckButtonGroup", {}),
        ("RadioButtonGroup", {"behavior": "radio"}),
        ("CheckBoxGroup", {"widget_type": "box"}),
        ("RadioBoxGroup", {"widget_type": "box", "behavior": "radio"}),
    ],
)
def test_a_toggle_group_is_one_of_four(kind, given):
    group = tr.widgets.ToggleGroup("Which", options=["a"], **given)
    assert (type(group).__name__, group.label, group.options) == (kind, "Which", ["a"])


def test_a_toggle_group_of_another_kind_says_what_to_write():
    with pytest.raises(ValueError, match='behavior="check" or "radio"'):
        tr.widgets.ToggleGroup(behavior="both")
