"""Widgets made with anywidget: values and messages both ways, what a page may not do, and that they are let go."""

from __future__ import annotations

import pathlib
import weakref

import anywidget
import pytest
import traitlets

import transom as tr
from tests.site import collect, until
from transom.errors import DisplayError
from transom.pane import AnyWidget

ESM = "export default { render({ model, el }) {} }"


class Counter(anywidget.AnyWidget):
    _esm = ESM
    _css = ".c { color: red }"
    value = traitlets.Int(0).tag(sync=True)
    width = traitlets.Int(300).tag(sync=True)
    name = traitlets.Unicode("n").tag(sync=True)
    children = traitlets.List(["not", "ids"]).tag(sync=True)
    data = traitlets.Bytes(b"\x00\x01").tag(sync=True)
    nested = traitlets.Dict({"a": [b"\x02", {"b": memoryview(b"\x03")}]}).tag(sync=True)
    _hidden = traitlets.Unicode("h").tag(sync=True)
    here = traitlets.Int(5)

    @traitlets.validate("value")
    def _even(self, proposal):
        return proposal["value"] // 2 * 2


def info(page, name="Counter"):
    ops = [op for frame in page.frames if frame["t"] in ("snapshot", "patch") for op in frame["ops"]]
    return [op[3] for op in ops if op[0] == "class" and op[3]["name"] == name]


async def send(page, target, name, value):
    number = page.event(target, name, value)
    await page.settle()
    return page.settled[number]


async def test_its_traits_are_in_the_page_beside_the_parameters_of_the_component(site):
    page = await site(lambda: tr.Row(tr.panel(Counter(), width=50))).open()
    model = page.find("Counter")
    assert {name: model["trait:" + name] for name in ("value", "width", "name", "children", "_hidden")} == {
        "value": 0, "width": 300, "name": "n", "children": ["not", "ids"], "_hidden": "h",
    }  # fmt: skip
    assert model["width"] == 50
    assert "trait:here" not in model.values
    assert model["trait:data"] == b"\x00\x01"
    assert model["trait:nested"] == {"a": [b"\x02", {"b": b"\x03"}]}
    assert not [name for name in model.values if name.startswith(("trait:_esm", "trait:_css", "trait:_model"))]
    (told,) = info(page)
    assert told["form"] == "traits"
    assert told["styles"] == [".c { color: red }"]
    assert {*told["writable"]} == {f"trait:{each}" for each in ("value", "width", "name", "children", "data", "nested")}


async def test_values_go_both_ways(site):
    widget = Counter()
    seen = []
    widget.observe(lambda change: seen.append(change.new), "value")
    page = await site(lambda: widget).open()
    assert await send(page, "Counter", "trait:value", 4) is None
    assert (widget.value, seen) == (4, [4])
    widget.value = 8
    await page.settle()
    assert page.find("Counter")["trait:value"] == 8


async def test_what_its_validator_makes_of_a_value_comes_back(site):
    widget = Counter()
    page = await site(lambda: widget).open()
    page.set("Counter", 7, "trait:value")
    await page.settle()
    assert widget.value == page.find("Counter")["trait:value"] == 6


async def test_bytes_of_the_page_are_taken_and_not_sent_back(site):
    widget = Counter()
    page = await site(lambda: widget).open()
    node = page.view.tree.find(page.find("Counter").id)
    node.component._receive("trait:data", memoryview(b"abc"))
    assert widget.data == b"abc"
    node.component._receive("trait:nested", {"x": [memoryview(b"d")]})
    assert widget.nested == {"x": [b"d"]}


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("trait:value", "x", "bad_value"),
        ("trait:value", None, "bad_value"),
        ("trait:value", 1.5, "bad_value"),
        ("trait:name", 5, "bad_value"),
        ("trait:children", {}, "bad_value"),
        ("trait:data", "text", "bad_value"),
        ("trait:_esm", "alert(1)", "not_allowed"),
        ("trait:_css", "*{}", "not_allowed"),
        ("trait:_hidden", "x", "not_allowed"),
        ("trait:here", 1, "not_allowed"),
        ("trait:layout", "x", "not_allowed"),
        ("trait:comm", "x", "not_allowed"),
        ("trait:__class__", "x", "not_allowed"),
        ("value", 1, "not_allowed"),
        ("object", 1, "not_allowed"),
        ("_esm", "x", "not_allowed"),
        ("msg", 5, "bad_value"),
        ("msg", {"content": 1, "buffers": 5}, "bad_value"),
    ],
)
async def test_a_page_is_refused_what_it_may_not_set(site, name, raw, code):
    widget = Counter()
    page = await site(lambda: widget).open()
    before = widget.get_state()
    assert await send(page, "Counter", name, raw) == {"rejected": code}
    assert widget.get_state() == before


async def test_an_observer_that_fails_is_reported_and_the_value_stays(site, failures):
    widget = Counter()

    def fail(change):
        raise RuntimeError("no")

    widget.observe(fail, "value")
    page = await site(lambda: widget).open()
    assert "error" in await send(page, "Counter", "trait:value", 2)
    assert widget.value == 2
    assert len(failures()) == 1


async def test_messages_and_their_buffers_go_both_ways(site):
    widget = Counter()
    heard = []
    widget.on_msg(lambda source, content, buffers: heard.append((source is widget, content, buffers)))
    page = await site(lambda: widget).open()
    assert await send(page, "Counter", "msg", {"content": {"a": 1}, "buffers": []}) is None
    page.view.tree.find(page.find("Counter").id).component._receive(
        "msg", {"content": 2, "buffers": [memoryview(b"xy")]}
    )
    assert heard == [(True, {"a": 1}, []), (True, 2, [memoryview(b"xy")])]
    widget.send({"b": 2}, [b"z"])
    await page.settle()
    assert [content for _, content in page.messages] == [{"content": {"b": 2}, "buffers": [b"z"]}]


async def test_messages_from_before_it_is_in_a_page_come_too_in_their_order(site):
    def app():
        widget = Counter()
        component = tr.panel(widget)
        for number in range(3):
            widget.send(number)
        return component

    page = await site(app).open()
    await page.settle()
    assert [content["content"] for _, content in page.messages] == [0, 1, 2]


async def test_what_is_changed_in_place_and_said_so_is_sent(site):
    widget = Counter()
    page = await site(lambda: widget).open()
    widget.children.append("more")
    widget.send_state("children")
    await page.settle()
    assert page.find("Counter")["trait:children"][-1] == "more"


async def test_two_pages_of_one_widget_have_the_same_values(site):
    widget = Counter()
    made = site(lambda: widget)
    one, two = await made.open(), await made.open()
    one.set("Counter", 2, "trait:value")
    await one.settle()
    await two.advance(1)
    assert two.find("Counter")["trait:value"] == 2
    assert [op for frame in one.patches() for op in frame["ops"]] == []
    await made.leave(one)
    widget.value = 10
    await two.settle()
    assert two.find("Counter")["trait:value"] == 10


async def test_a_widget_stands_in_several_places_and_in_views_that_change(site):
    widget = Counter()
    number = tr.widgets.IntSlider(value=1, end=3)
    view = tr.bind(lambda n: tr.Row(widget, f"{n}"), number)
    page = await site(lambda: tr.Column(number, tr.Row(widget, widget), view)).open()
    await page.settle()
    assert page.find("Counter")["trait:value"] == 0  # one model: its front end is made once
    number.value = 2
    await page.advance(1)
    widget.value = 6
    await page.settle()
    assert page.find("Counter")["trait:value"] == 6
    assert len(info(page)) == 1


async def test_one_with_parameters_of_its_own_is_another(site):
    widget = Counter()
    page = await site(lambda: tr.Row(widget, tr.panel(widget, width=9), AnyWidget(widget, width=8))).open()
    assert [model["width"] for model in page.all("Counter")] == [None, 9, 8]
    assert tr.panel(widget) is tr.panel(widget)


async def test_a_widget_is_let_go_at_the_end_of_its_page(site):
    kept = Counter()
    comm = kept.comm
    gone = []

    def app():
        widget = Counter()
        gone.append(weakref.ref(widget))
        never_shown = tr.panel(Counter())
        gone.append(weakref.ref(never_shown.object))
        return tr.Row(widget, kept)

    made = site(app)
    page = await made.open()
    assert kept.comm is not comm
    await made.leave(page)
    del page
    assert kept.comm is comm
    # A worker thread may hold what it ran last for a moment.
    await until(lambda: collect() or [each() for each in gone] == [None, None])
    kept.value = 4
    again = await made.open()
    assert sorted(model["trait:value"] for model in again.all("Counter")) == [0, 4]


async def test_a_view_that_is_made_anew_again_and_again_leaves_nothing(site):
    widget = Counter()
    number = tr.widgets.IntSlider(value=0, end=99)
    page = await site(lambda: tr.Column(number, tr.bind(lambda n: tr.Row(widget, str(n)), number))).open()
    for each in range(1, 30):
        number.value = each
        await page.advance(1)
    await until(lambda: collect() or len(widget.comm._listeners) == 1)


async def test_a_file_is_read_for_the_module(site, tmp_path):
    path = tmp_path / "w.js"
    path.write_text(ESM + "// of a file")

    class Filed(anywidget.AnyWidget):
        _esm = pathlib.Path(path)
        _css = "p {}"

    component = tr.panel(Filed())
    assert "of a file" in component._info.foreign.module()


def test_only_a_widget_is_shown_and_only_one():
    widget = Counter()
    component = AnyWidget(widget)
    assert "Counter" in repr(component)
    assert component.clone().object is widget
    with pytest.raises(ValueError, match="Make another"):
        component.object = Counter()
    with pytest.raises(ValueError, match="give an instance of AnyWidget"):
        AnyWidget("text")
    with pytest.raises(DisplayError, match="is a class"):
        tr.panel(Counter)
