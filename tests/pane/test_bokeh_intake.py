"""What a page may send of a Bokeh document, and how much of it: nothing is unpacked that is too large."""

from __future__ import annotations

import base64
import gzip
import struct
import threading
import tracemalloc
from functools import partial
from typing import Any

import numpy as np
import pytest
from bokeh.layouts import column, gridplot
from bokeh.models import (
    Button,
    CheckboxGroup,
    ColorPicker,
    DataTable,
    Dialog,
    Div,
    GroupBox,
    MultiChoice,
    OpenDialog,
    PointDrawTool,
    RangeSlider,
    Select,
    SetValue,
    Slider,
    Spinner,
    TableColumn,
    TabPanel,
    Tabs,
    TextInput,
)
from bokeh.plotting import figure

import transom as tr
from tests.pane.bokeh_page import changed, happened, line, same, send, server_document, shown, state
from transom.pane._bokeh import operable, wire
from transom.pane._bokeh.weight import MOST, takes_long, weigh
from transom.testing import run_test

click = partial(happened, "button_click")


def bits(count: int) -> bytes:
    return np.packbits(np.ones(count, np.uint8), bitorder="little").tobytes()


B = {"$b": 0}


def array(shape: Any, dtype: Any = "uint8", data: Any = B, kind: str = "ndarray") -> dict[str, Any]:
    return {"type": kind, "array": {"type": "bytes", "data": data}, "shape": shape, "dtype": dtype, "order": "little"}


BOMB = base64.b64encode(gzip.compress(bytes(10_000_000))).decode()
ONES = b"\xff" * 1_000_000
TOO_MUCH = {
    "a million bytes of set bits": ({"$bits": B}, ONES),
    "a million bytes of clear bits": ({"$bits": B}, bytes(1_000_001)),
    "one buffer of bits many times": ([{"$bits": B}] * 2000, bits(2000)),
    "one buffer of no bits many times": ([{"$bits": B}] * 2000, bytes(2000)),
    "one buffer of integers many times": ([{"$ints": B}] * 100, bytes(16_000)),
    "one buffer of floats many times": ([{"$floats": B}] * 100, bytes(24_000)),
    "bytes many times": ([{"type": "bytes", "data": B}] * 2000, bytes(1000)),
    "a large array": (array([1_000_000]), ONES),
    "an array many times": ([array([1000], "float64")] * 300, bytes(8000)),
    "a typed array many times": ([array([], "int16", kind="typed_array")] * 300, bytes(2000)),
    "an array of many empty rows": (array([10**9, 0], data={"$b": 0}), b""),
    "an array whose shape is no shape": (array([-1, "x"]), b""),
    "items of a million characters": (
        {"type": "ndarray", "array": ["a"] * 100, "shape": [100], "dtype": "U1000000", "order": "little"},
        b"",
    ),
    "items that are arrays": (
        {"type": "ndarray", "array": [1.5] * 100, "shape": [100], "dtype": "(1000,1000)f8", "order": "little"},
        b"",
    ),
    "a type of item that is no text": (array([1], ["float64"]), b""),
    "packed text": ({"type": "bytes", "data": BOMB}, b""),
    "an array of packed text": (array([10_000_000], data=BOMB), b""),
}


@pytest.mark.parametrize("name", TOO_MUCH)
@pytest.mark.parametrize("attr", ["indices", "tags"])
async def test_what_would_be_too_much_is_refused_before_it_is_unpacked(name, attr, failures):
    value, data = TOO_MUCH[name]
    plot, source = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        before = state(server_document(page.session))
        event = changed(source.selected, attr, value)
        tracemalloc.start()
        answer = await send(page, document, event, buffers=[data])
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert answer == {"rejected": "bad_value"}
        assert peak < 6 * len(data) + 4_000_000
        assert state(server_document(page.session)) == before
        assert failures() == []
        document.sync()
        assert [each["attr"] for each in document.events] == [attr]  # the page is put right


async def test_nothing_is_unpacked_of_what_is_refused(monkeypatch):
    unpacked = []
    monkeypatch.setattr(wire, "_COLUMNS", dict.fromkeys(wire._COLUMNS, unpacked.append))
    plot, source = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        await send(page, document, changed(source.selected, "indices", {"$bits": B}), buffers=[ONES])
        assert unpacked == []


async def test_the_parts_of_a_message_are_counted_together():
    plot, source = line(100_000)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        event = changed(source.selected, "indices", {"$bits": B})
        assert await send(page, document, event, event, buffers=[bits(100_000)]) is None
        assert await send(page, document, event, event, event, buffers=[bits(100_000)]) == {"rejected": "bad_value"}


@pytest.mark.parametrize("columns", ["$bits", "$ints", "list", "int32"])
async def test_rows_that_the_source_does_not_have_are_no_selection(columns):
    plot, source = line(300)
    values = {
        "$bits": lambda last: ({"$bits": B}, bits(last + 1)),
        "$ints": lambda last: ({"$ints": B}, struct.pack("<2i", 0, last)),
        "list": lambda last: ([0, last], b""),
        "int32": lambda last: (array([2], "int32"), struct.pack("<2i", 0, last)),
    }
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        for last, answer in ((299, None), (300, {"rejected": "bad_value"}), (299, None)):
            value, data = values[columns](last)
            assert await send(page, document, changed(source.selected, "indices", value), buffers=[data]) == answer
            assert source.selected.indices[-1] == 299
        assert same(page, document) or columns == "int32"


@pytest.mark.parametrize("value", [[-1], [1.5], ["a"], [True], 3, None, {"$floats": B}, {"type": "map", "entries": []}])
async def test_a_selection_is_of_whole_numbers(value):
    plot, source = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        event = changed(source.selected, "indices", value)
        assert await send(page, document, event, buffers=[bytes(8)]) == {"rejected": "bad_value"}
        assert source.selected.indices == []


@pytest.mark.parametrize(("rows", "thread"), [(300, False), (20_000, True)])
async def test_much_that_is_allowed_is_applied_off_the_loop(rows, thread):
    plot, source = line(rows)
    where = []

    async def changed_(attr, old, new):
        return None

    async with run_test(lambda: plot) as page:
        document = await shown(page)
        source.selected.on_change("indices", changed_)
        apply = page.session._resources["bokeh"].receive
        page.session._resources["bokeh"].receive = lambda raw: (where.append(threading.current_thread()), apply(raw))
        event = changed(source.selected, "indices", {"$bits": B})
        assert await send(page, document, event, buffers=[bits(rows)]) is None
        await page.wait(lambda: len(source.selected.indices) == rows)
        assert [each is not threading.main_thread() for each in where] == [thread]


def test_many_small_changes_take_long_too():
    event = changed(figure(), "width", 5)
    assert not takes_long({"seen": 1, "events": [event] * 10})
    assert takes_long({"seen": 1, "events": [event] * 100})
    for odd in (None, 3, {}, {"events": 3}):
        assert not takes_long(odd)


def test_a_value_weighs_what_it_becomes():
    assert weigh([1, "a", {"b": [None]}]) <= 8
    assert weigh({"$bits": memoryview(bits(1000))}) == 1000
    assert weigh({"$ints": memoryview(bytes(400))}) == 101
    assert weigh({"$bits": memoryview(bits(MOST + 8))}) > MOST


async def test_a_model_that_is_refused_again_and_again_is_put_right_once():
    plot, source = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        bad = changed(source.selected, "indices", "none")
        assert await send(page, document, *[bad] * 40, buffers=[]) == {"rejected": "bad_value"}
        document.sync()
        assert [each["attr"] for each in document.events] == ["indices"]


@pytest.mark.parametrize("value", [{"type": "object", "name": "Nothing"}, [{"type": "slice"}], {"type": "ref"}])
async def test_what_bokeh_does_not_expect_is_refused_in_silence(value, caplog, failures):
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        caplog.clear()
        assert await send(page, document, changed(plot, "tags", value), buffers=[]) in (None, {"rejected": "bad_value"})
        assert failures() == []
        assert caplog.text == ""


async def test_new_models_are_few_in_a_message_and_take_no_time_of_others():
    plot, _ = line(3)
    figures = [{"type": "object", "name": "Figure", "id": f"new{number}"} for number in range(2000)]
    assert not takes_long({"events": [changed(plot, "tags", figures[:5])]})
    assert takes_long({"events": [changed(plot, "tags", figures[:20])]})
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        for tags in (figures, [{"type": "map", "entries": [["in", figures]]}]):
            assert await send(page, document, changed(plot, "tags", tags), buffers=[]) == {"rejected": "bad_value"}
        assert plot.tags == []


# --- what the user cannot operate


def hidden(pane: Any) -> Any:
    return tr.Column(tr.Column(pane, visible=False))


PLACES = {
    "a disabled pane": lambda model: tr.pane.Bokeh(model, disabled=True),
    "a pane that is not shown": lambda model: tr.pane.Bokeh(model, visible=False),
    "a layout that is not shown": lambda model: hidden(tr.pane.Bokeh(model)),
    "a disabled layout": lambda model: tr.Column(tr.pane.Bokeh(model), disabled=True),
}


@pytest.mark.parametrize("place", [*PLACES, "a disabled model"])
async def test_what_the_user_cannot_operate_is_neither_clicked_nor_changed(place):
    off = place == "a disabled model"
    button, slider = Button(disabled=off), Slider(start=0, end=9, value=1, disabled=off)
    clicks: list[Any] = []
    button.on_click(lambda: clicks.append(1))
    put = PLACES.get(place, tr.pane.Bokeh)
    async with run_test(lambda: tr.Column(put(button), put(slider), tr.pane.Bokeh(figure()))) as page:
        document = await shown(page)
        await send(page, document, click(button), changed(slider, "value", 5), buffers=[])
        assert clicks == []
        assert slider.value == 1
        document.sync()
        assert [(each["attr"], each["new"]) for each in document.events] == [("value", 1)]  # the page is put right


async def test_what_the_user_can_operate_is_clicked():
    button = Button()
    clicks: list[Any] = []
    button.on_click(lambda: clicks.append(1))
    async with run_test(lambda: tr.Column(tr.Column(tr.pane.Bokeh(button)))) as page:
        document = await shown(page)
        assert await send(page, document, click(button), buffers=[]) is None
        assert clicks == [1]


def _clicked(button: Button, values: Any) -> dict[str, Any]:
    return click(button) | {"msg_data": {"type": "event", "name": "button_click", "values": values}}


def _unpacked(event: dict[str, Any]) -> dict[str, Any]:
    """An event that Bokeh unpacks to another one before it looks at its kind."""
    return {"type": "map", "entries": [list(each) for each in event.items()]}


DISGUISES = {
    "a dict as it is": lambda on, off: _clicked(off, {"model": {"id": off.id}}),
    "two models": lambda on, off: _clicked(
        off, {"type": "map", "entries": [["model", {"id": on.id}], ["model", {"id": off.id}]]}
    ),
    "a name in another form": lambda on, off: _clicked(
        off, {"type": "map", "entries": [[{"type": "symbol", "name": "model"}, {"id": off.id}]]}
    ),
    "a click around a click": lambda on, off: happened("button_click", on) | _unpacked(happened("button_click", off)),
    "a click around a change": lambda on, off: (
        happened("button_click", on) | _unpacked(changed(off, "label", "forged"))
    ),
    "no event at all": lambda _, off: (
        happened("button_click", off) | {"msg_data": _unpacked(happened("button_click", off)["msg_data"])}
    ),
}


@pytest.mark.parametrize("disguise", DISGUISES)
async def test_no_other_form_of_an_event_reaches_what_is_disabled(disguise):
    on, off = Button(label="On"), Button(label="Off", disabled=True)
    clicks: list[str] = []
    off.on_click(lambda: clicks.append("off"))
    async with run_test(lambda: tr.Column(tr.pane.Bokeh(on), tr.pane.Bokeh(off))) as page:
        document = await shown(page)
        answer = await send(page, document, DISGUISES[disguise](on, off), buffers=[])
        assert clicks == []
        assert off.label == "Off"
        assert answer == {"rejected": "bad_value"}


# --- what a page may set


REFUSED = {
    "the end of a slider": (lambda: Slider(start=0, end=10, value=1), "end", 99),
    "a value beyond the end": (lambda: Slider(start=0, end=10, value=1), "value", 99),
    "a value below the start": (lambda: RangeSlider(start=0, end=10, value=(1, 2)), "value", [-1, 2]),
    "what is not offered": (lambda: Select(options=["a", "b"], value="a"), "value", "c"),
    "what is not in a group": (lambda: Select(options={"g": [("a", "A")]}, value="a"), "value", "A"),
    "one that is not offered": (lambda: MultiChoice(options=["a", "b"], value=["a"]), "value", ["a", "c"]),
    "a number that is too high": (lambda: Spinner(low=0, high=5, value=1), "value", 6),
    "whether it is disabled": (lambda: Button(label="b"), "disabled", True),
    "a label": (lambda: Button(label="b"), "label", "mine"),
    "the text of markup": (lambda: Div(text="b"), "text", "<b>mine</b>"),
    "a title": (lambda: line(3)[0], "title", "mine"),
    "code": (lambda: Button(label="b"), "js_event_callbacks", {"button_click": []}),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_bokehjs_does_not_write_is_refused_and_put_right(name, failures):
    make, attr, value = REFUSED[name]
    model = make()
    async with run_test(lambda: column(model)) as page:
        document = await shown(page)
        before = state(server_document(page.session))
        number = document.send(changed(model, attr, value))
        await page.advance(0.1)
        assert page.settled[number] == {"rejected": "bad_value"}
        assert state(server_document(page.session)) == before
        document.sync()
        assert [each["attr"] for each in document.events] == [attr]
        assert failures() == []


TAKEN = {
    "a slider": (lambda: Slider(start=0, end=1, step=0.1, value=0), "value", 0.1 + 0.2),
    "its end, reckoned": (lambda: Slider(start=0, end=0.3, step=0.1, value=0), "value", 0.1 + 0.2),
    "a choice": (lambda: Select(options=["a", "b"], value="a"), "value", "b"),
    "one of a group": (lambda: Select(options={"g": [("a", "A"), ("b", "B")]}, value="a"), "value", "b"),
    "text": (TextInput, "value_input", "abc"),
    "boxes": (lambda: CheckboxGroup(labels=["a", "b"]), "active", [1]),
    "a colour": (ColorPicker, "color", "#ff0000"),
    "a tab": (lambda: Tabs(tabs=[TabPanel(child=Div(), title="a"), TabPanel(child=Div(), title="b")]), "active", 1),
    "a room": (lambda: line(3)[0], "inner_width", 100),
}


@pytest.mark.parametrize("name", TAKEN)
async def test_what_bokehjs_writes_is_taken(name):
    make, attr, value = TAKEN[name]
    model = make()
    async with run_test(lambda: column(model)) as page:
        document = await shown(page)
        number = document.send(changed(model, attr, value))
        await page.advance(0.1)
        assert page.settled[number] is None
        assert getattr(model, attr) == value


@pytest.mark.parametrize("attr", ["visible", "muted"])
async def test_a_legend_hides_and_mutes(attr):
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        number = document.send(changed(plot.renderers[0], attr, False))
        await page.advance(0.1)
        assert (page.settled[number], getattr(plot.renderers[0], attr)) == (None, False)


@pytest.mark.parametrize("edited", ["", "tool", "table", "still table"])
async def test_data_are_edited_where_the_author_lets_them_be(edited):
    plot, source = line(3)
    if edited == "tool":
        plot.add_tools(PointDrawTool(renderers=plot.renderers))
    table = DataTable(source=source, columns=[TableColumn(field="x")], editable=edited == "table")
    async with run_test(lambda: column(plot, table) if "table" in edited else plot) as page:
        document = await shown(page)
        patch = {"kind": "ColumnsPatched", "model": {"id": source.id}, "attr": "data", "patches": {"x": [[0, 7]]}}
        number = document.send(patch)
        await page.advance(0.1)
        assert source.data["x"][0] == (7 if edited in ("tool", "table") else 0)
        assert page.settled[number] == (None if edited in ("tool", "table") else {"rejected": "bad_value"})


async def test_a_callback_in_the_document_may_set_what_it_names():
    button, box = Button(label="b"), Div(text="old")
    button.js_on_event("button_click", SetValue(obj=box, attr="text", value="new"))
    async with run_test(lambda: column(button, box)) as page:
        document = await shown(page)
        document.send(changed(box, "text", "new"), changed(box, "name", "other"))
        await page.advance(0.1)
        assert (box.text, box.name) == ("new", None)


SHUT = {
    "itself disabled": lambda button: setattr(button, "disabled", True) or button,
    "itself hidden": lambda button: setattr(button, "visible", False) or button,
    "in a hidden column": lambda button: column(button, visible=False),
    "in a group that is off": lambda button: GroupBox(child=button, checkable=True, disabled=True),
    "in a hidden column, named by a callback": lambda button: column(column(button, visible=False), _naming(button)),
    "in a disabled pane": lambda button: tr.pane.Bokeh(button, disabled=True),
    "in a hidden pane": lambda button: tr.pane.Bokeh(button, visible=False),
    "in a hidden layout": lambda button: tr.Row(tr.pane.Bokeh(button), visible=False),
    "in a disabled layout": lambda button: tr.Column(tr.Row(tr.pane.Bokeh(button), disabled=True)),
}


def _naming(button):
    other = Button(label="other")
    other.js_on_event("button_click", SetValue(obj=button, attr="label", value="new"))
    return other


@pytest.mark.parametrize("where", SHUT)
async def test_a_click_on_what_cannot_be_clicked_does_nothing(where):
    clicks = []
    button = Button(label="press")
    button.on_click(lambda: clicks.append(1))
    async with run_test(lambda: tr.Column(SHUT[where](button), tr.pane.Bokeh(Div(text="beside")))) as page:
        document = await shown(page)
        document.send(click(button))
        await page.advance(0.1)
        assert clicks == []


@pytest.mark.parametrize("kind", ["NoSuchModel", "os.system"])
async def test_a_kind_of_model_that_is_not_known_is_no_failure(kind, failures, caplog):
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        new = {"type": "object", "name": kind, "id": "x"}
        document.send(changed(plot.x_range, "start", new))
        await page.advance(0.1)
        assert plot.x_range.start == 0
        assert failures() == []
        assert not [each for each in caplog.records if each.exc_info]


def _on_a_figure(button):
    plot, _ = line(3)
    plot.elements = [button]
    return plot


def _in_a_dialog(button):
    opener = Button(label="open")
    opener.js_on_event("button_click", OpenDialog(dialog=Dialog(title="d", content=button)))
    return opener


WITHIN = {
    "in columns": lambda button: column(column(button)),
    "in the second tab": lambda button: Tabs(
        tabs=[TabPanel(child=Div(), title="a"), TabPanel(child=column(button), title="b")]
    ),
    "on a figure": _on_a_figure,
    "in a dialog": _in_a_dialog,
    "in a group": lambda button: GroupBox(child=button, checkable=True),
}


@pytest.mark.parametrize("where", WITHIN)
async def test_a_click_on_what_can_be_reached_counts(where):
    clicks = []
    button = Button(label="press")
    button.on_click(lambda: clicks.append(1))
    async with run_test(lambda: WITHIN[where](button)) as page:
        document = await shown(page)
        document.send(click(button))
        await page.advance(0.1)
        assert clicks == [1]


async def test_what_a_figure_consists_of_is_not_gone_through_at_each_of_its_events(monkeypatch):
    plots = [line(3)[0] for _ in range(20)]
    seen = []
    look = operable.visit_immediate_value_references
    monkeypatch.setattr(operable, "visit_immediate_value_references", lambda *of: seen.append(of[0]) or look(*of))
    async with run_test(lambda: gridplot([plots[:10], plots[10:]])) as page:
        document = await shown(page)
        document.send(
            happened("pan", plots[-1], sx=1, sy=2, x=3, y=4, delta_x=5, delta_y=6, direction=1, modifiers=None)
        )
        await page.advance(0.1)
        assert 0 < len(seen) < 50
