"""Layouts are lists of components; changes keep what stays."""

from __future__ import annotations

import pytest

import transom as tr
from tests.site import patches
from transom.pane import Markdown, Str


@pytest.fixture(params=[tr.Row, tr.Column, tr.Card, tr.Tabs, tr.FlexBox, tr.GridBox, tr.WidgetBox])
def layout(request):
    return request.param(*(tr.widgets.Button(label=label) for label in "abc"))


def labels(layout):
    return [each.label for each in layout]


def test_reading(layout):
    assert len(layout) == 3
    assert labels(layout) == ["a", "b", "c"]
    assert layout[0].label == "a"
    assert layout[-1].label == "c"
    assert [each.label for each in layout[1:]] == ["b", "c"]
    assert layout[1] in layout
    assert tr.widgets.Button(label="b") not in layout
    assert layout.index(layout[2]) == 2
    assert layout.objects == layout.children


def test_writing(layout):
    new = tr.widgets.Button(label="new")
    layout.append(new)
    assert labels(layout) == ["a", "b", "c", "new"]
    assert layout.pop() is new
    layout.insert(1, new)
    assert labels(layout) == ["a", "new", "b", "c"]
    layout.remove(new)
    layout[0] = new
    assert labels(layout) == ["new", "b", "c"]
    layout[1:] = [tr.widgets.Button(label="x")]
    assert labels(layout) == ["new", "x"]
    layout.reverse()
    assert labels(layout) == ["x", "new"]
    layout.extend([tr.widgets.Button(label="y"), tr.widgets.Button(label="z")])
    del layout[0]
    assert labels(layout) == ["new", "y", "z"]
    layout += [tr.widgets.Button(label="end")]
    assert labels(layout)[-1] == "end"
    layout.clear()
    assert len(layout) == 0


def test_a_sum_is_a_new_layout(layout):
    both = layout + [tr.widgets.Button(label="d")]  # noqa: RUF005 - the operator is what is tested
    assert type(both) is type(layout)
    assert labels(both) == ["a", "b", "c", "d"]
    assert len(layout) == 3
    assert labels([tr.widgets.Button(label="z")] + layout) == ["z", "a", "b", "c"]  # noqa: RUF005


def test_sums_and_clones_keep_the_parameters(layout):
    layout.param.update(label="L", width=300, styles={"color": "red"}, disabled=True)
    for other in (layout + ["x"], layout.clone(), layout.clone("only")):  # noqa: RUF005
        assert (other.label, other.name, other.width, other.disabled) == ("L", "L", 300, True)
        other.styles["color"] = "blue"
    assert layout.styles == {"color": "red"}
    assert len(layout.clone()) == 3
    assert [each.object for each in layout.clone("only", width=5)] == ["only"]
    assert layout.clone(objects=["a", "b"], width=5).width == 5


def test_what_is_not_in_it_cannot_be_removed(layout):
    with pytest.raises(ValueError, match="is not in this"):
        layout.remove(tr.widgets.Button())
    with pytest.raises(ValueError, match="is not in this"):
        type(layout)().remove("x")
    with pytest.raises(ValueError, match="is not in this"):
        layout.index("x")
    with pytest.raises(IndexError):
        layout.pop(7)
    assert len(layout) == 3


def test_anything_that_can_be_shown_may_be_put_in(layout):
    layout.append("# text")
    layout.append(5)
    assert isinstance(layout[3], Markdown)
    assert isinstance(layout[4], Str)
    assert layout.index("# text") == 3
    layout.objects = ["only"]
    assert layout[0].object == "only"


def test_objects_by_keyword_or_position_but_not_both():
    assert len(tr.Row(objects=["a", "b"])) == 2
    assert len(tr.Row(children=["a"])) == 1
    for kind in (tr.Row, tr.Tabs):
        with pytest.raises(TypeError, match="by position and by keyword"):
            kind("a", objects=["b"])


def test_watchers_of_both_names_are_told_once_a_change(layout):
    seen = []
    layout.param.watch(lambda event: seen.append(event.name), "objects")
    layout.param.watch(lambda event: seen.append(event.name), "children")
    layout.append(tr.widgets.Button())
    assert sorted(seen) == ["children", "objects"]


async def test_elements_that_stay_keep_their_ids(site):
    made = {}

    def app():
        made["row"] = tr.Row(*(tr.widgets.TextInput(label=label) for label in "abc"))
        button = tr.widgets.Button()

        async def handler(event):
            made["row"].reverse()
            made["row"].insert(0, "new")

        button.on_click(handler)
        return tr.Row(made["row"], button)

    page = await site(app).open()
    ids = {label: page.find(label).id for label in "abc"}
    page.click()
    await page.advance(0.1)
    assert {label: page.find(label).id for label in "abc"} == ids
    assert [op[0] for op in patches(page)[0]] == ["class", "new", "set"]


def test_a_layout_in_itself_is_refused(layout):
    with pytest.raises(ValueError, match="inside itself"):
        layout.append(layout)
    inner = tr.Row(layout)
    with pytest.raises(ValueError, match="inside itself"):
        layout.append(inner)
    assert len(layout) == 3


async def test_a_card_is_folded_by_the_user(site):
    seen = []

    def app():
        card = tr.Card("text", title="T")
        card.param.watch(lambda event: seen.append(event.new), "collapsed")
        return card

    page = await site(app).open()
    page.set("Card", True, "collapsed")
    await page.settle()
    assert seen == [True]
