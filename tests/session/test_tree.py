"""A component is always defined before it is referenced, and goes when nobody refers to it (23)."""

from __future__ import annotations

import gc
import sys

import param
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, on_clock, patches
from transom.components.component import Component
from transom.session.tree import Tree

KINDS = [
    "append",
    "fill",
    "insert",
    "pop",
    "move",
    "replace",
    "nest",
    "clear",
    "reverse",
    "share",
    "snapshot",
    "cut",
    "title",
]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=25,
)


def reachable(page):
    found, waiting = set(), list(page.roots)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += page.models[id_].values.get("children") or ()
    return found


def outline(page, id_):
    model = page.models[id_]
    return (model["label"], [outline(page, child) for child in model.values.get("children") or ()])


def expected(component):
    return (component.label, [expected(child) for child in getattr(component, "children", ())])


def within(layout):
    return {id(layout)} | {each for child in getattr(layout, "children", ()) for each in within(child)}


class Editor:
    """Edits a tree of layouts at random; what may not be (a layout inside itself) is left out."""

    def __init__(self):
        self.root = tr.Column(label="root")
        self.layouts = [self.root]
        self.all = [tr.widgets.Button(label=f"b{n}") for n in range(4)]
        self.made = 0

    def new(self):
        self.made += 1
        kinds = [tr.widgets.StaticText, tr.Row, tr.Card, tr.Column]
        made = kinds[self.made % 4](label=f"n{self.made}")
        if self.made % 4:
            self.layouts.append(made)
        self.all.append(made)
        return made

    def edit(self, what, one, two):
        layout = self.layouts[one % len(self.layouts)]
        other = self.all[two % len(self.all)]
        fits = id(layout) not in within(other)
        count = len(layout)
        if what == "append":
            layout.append(self.new())
        elif what == "fill":  # more than is sent whole
            layout.extend(self.new() for _ in range(18))
        elif what == "insert" and fits:
            layout.insert(two % (count + 1), other)
        elif what == "pop" and count:
            layout.pop(two % count)
        elif what == "move" and count:
            layout.insert(one % count, layout.pop(two % count))
        elif what == "replace" and count and fits:
            layout[two % count] = other
        elif what == "nest" and fits:
            layout.objects = [tr.Row(*layout.objects, label="nest")]
        elif what == "clear":
            layout.clear()
        elif what == "reverse":
            layout.reverse()
        elif what == "share" and fits:
            layout.objects = [other, *layout.objects, other]
        elif what == "title":
            other.label = f"{other.label}'"


@pytest.mark.statement(23)
@given(EDITS)
@settings(max_examples=150)
def test_whatever_is_edited_the_page_equals_it(edits):
    async def main():
        editor = Editor()
        one = Site(lambda: editor.root)
        page = await one.open()
        session = page.session
        for what, one_, two in edits:
            if what == "snapshot":
                session.view.outbox.snapshot()
                await page.settle()
            elif what == "cut":
                await page.advance(0.02)
            else:
                editor.edit(what, one_, two)
        await page.advance(0.1)
        (root,) = page.models[page.roots[0]]["children"] if page.models[page.roots[0]].type != "Column" else page.roots
        assert outline(page, root) == expected(editor.root)
        assert reachable(page) == {*page.models} == {*session.view.tree.nodes}
        await one.aclose()

    on_clock(main())


@pytest.mark.parametrize("left", [0, 1])
def test_what_was_dirty_is_in_a_snapshot_and_the_next_change_follows_from_it(left, failures):
    tree = Tree(lambda: None, failures)
    root = tr.Column(*[f"{number}" for number in range(20)])
    tree.set_roots([root])
    tree.cut()
    old = list(root)
    root.objects = old[:left]
    ops, _ = tree.snapshot()
    (shown,) = [op[3].get("children", []) for op in ops if op[0] == "new" and op[1] == tree.roots[0].id]
    assert len(shown) == left
    assert {*shown} == {*tree.nodes} - {tree.roots[0].id}
    root.objects = [*old, "last"]
    (change,) = [op for op in tree.cut()[0] if op[0] in ("set", "splice")]
    assert change[0] == "set"
    assert len(change[2]["children"]) == 21


async def test_a_removed_component_is_deleted_after_its_parent_has_let_go(site):
    made = {}

    def app():
        made["row"] = tr.Row(tr.widgets.StaticText(label="gone"), tr.widgets.Button())
        made["row"][1].on_click(lambda event: made["row"].pop(0))
        return made["row"]

    page = await site(app).open()
    gone = page.find("gone").id
    page.click()
    await page.advance(0.1)
    (ops,) = patches(page)
    assert ops[-1] == ["del", [gone]]
    assert ops[0][0] == "set"


async def test_moving_a_component_keeps_it(site):
    made = {}

    def app():
        text = tr.widgets.TextInput(label="kept")
        made["a"], made["b"] = tr.Row(text), tr.Row()
        button = tr.widgets.Button()

        async def move(event):
            made["b"].append(made["a"].pop(0))

        button.on_click(move)
        return tr.Column(made["a"], made["b"], button)

    page = await site(app).open()
    before = page.find("kept").id
    page.click()
    await page.advance(0.1)
    assert page.find("kept").id == before
    assert [op[0] for op in patches(page)[0]] == ["set", "set"]


async def test_an_edit_of_a_long_layout_sends_what_has_changed(site):
    def app():
        column = tr.Column(*(tr.widgets.StaticText(label=f"{n}") for n in range(50)))
        button = tr.widgets.Button()

        async def handler(event):
            column.append(tr.widgets.StaticText(label="new"))

        button.on_click(handler)
        return tr.Row(column, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    (ops,) = patches(page)
    assert [op[0] for op in ops] == ["new", "splice"]


class Holder(Component):
    """Refers to components in a parameter that is no list of children."""

    _front_end = "Str"

    content = param.Parameter(default=None)


async def test_a_value_that_fails_keeps_what_the_page_has(site, failures):
    """The components that the page still shows stay, and work."""
    made = {}

    def app():
        made["text"] = tr.widgets.StaticText(label="inside")
        made["holder"] = Holder(content=[made["text"]])
        button = tr.widgets.Button()

        async def handler(event):
            made["holder"].content = [tr.widgets.StaticText(label="never"), object()]

        button.on_click(handler)
        return tr.Row(made["holder"], button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert len(failures()) == 1
    made["text"].value = "still there"
    await page.advance(0.1)
    assert page.find("inside")["value"] == "still there"
    assert {*page.models} == {*page.view.tree.nodes}


async def test_classes_travel_once_and_what_equals_their_defaults_never(site):
    def app():
        return tr.Column(*(tr.widgets.IntSlider(end=n) for n in range(1, 4)))

    page = await site(app).open()
    ops = page.frames[1]["ops"]
    (number,) = [op[1] for op in ops if op[0] == "class" and op[3]["name"] == "IntSlider"]
    sliders = [op for op in ops if op[0] == "new" and op[2] == number]
    assert [{*op[3]} for op in sliders] == [set(), {"end"}, {"end"}]


def test_what_all_components_have_in_common_is_sent_once():
    async def main():
        site = Site(lambda: tr.Column(tr.widgets.Button(), tr.widgets.TextInput(), tr.widgets.IntSlider()))
        page = await site.open()
        ops = [op for frame in page.frames if frame["t"] == "snapshot" for op in frame["ops"] if op[0] == "class"]
        (number, common, _), *others = [op[1:] for op in ops]
        assert number == 0
        assert {"visible", "width", "styles", "label"} <= common.keys()
        for _, defaults, info in others:
            assert info["like"] == 0
            assert all(name not in common or common[name] != value for name, value in defaults.items())
        for model in page.models.values():
            assert model["visible"] is True
            assert model["width"] is None
        await site.aclose()

    on_clock(main())


def _calls(action):
    """How many calls `action` makes; a measure of its work that no machine changes."""
    count = 0

    def counted(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()
    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def test_what_many_pages_show_costs_each_of_them_what_it_costs_the_first():
    shared = tr.Column(*(tr.widgets.StaticText(label=str(number)) for number in range(3)))

    def opened():
        tree = Tree(lambda: None, lambda *_: None)
        tree.set_roots([shared])
        tree.snapshot()
        return tree

    trees, opening, closing = [], {}, {}
    for number in range(1, 1001):
        if number in (10, 100, 1000):
            opening[number] = _calls(lambda: trees.append(opened()))
            trees[-1].close()
            trees[-1] = opened()
        else:
            trees.append(opened())
    assert opening[10] == opening[100] == opening[1000]
    assert len(shared[0]._mounts) == 1000
    while trees:
        size, tree = len(trees), trees.pop()
        closing[size] = _calls(tree.close) if size in (10, 100, 1000) else tree.close()
    assert closing[10] == closing[100] == closing[1000]
    assert shared._mounts == shared[0]._mounts == ()


@pytest.mark.parametrize("wrapped", [False, True])
async def test_what_was_around_another_may_be_inside_it_at_once(site, failures, wrapped):
    inner = tr.Column(tr.pane.Str("leaf"), label="inner")
    outer = tr.Column(inner, label="outer")
    root = tr.Column(outer, label="root")
    page = await site(lambda: root).open()
    inner.append(tr.pane.Str("more"))  # so that it is the first that has changed
    root.objects = [inner]
    outer.objects = [tr.pane.Str("alone")]
    inner.objects = [tr.Row(outer, label="wrap") if wrapped else outer]
    await page.settle()
    assert outline(page, page.find("root").id) == expected(root)
    assert not page.all("Unshown")
    inner.objects = []
    outer.objects = [inner]
    root.objects = [outer]
    await page.settle()
    assert outline(page, page.find("root").id) == expected(root)
    assert reachable(page) == {*page.models} == {*page.view.tree.nodes}
    assert failures() == []
