"""What the page sends, and the Python callbacks it sets off."""

from __future__ import annotations

import asyncio
import struct
import threading

import numpy as np
import pytest
from bokeh.events import ButtonClick, DocumentReady, Pan
from bokeh.io import curdoc
from bokeh.layouts import column
from bokeh.models import Button, PointDrawTool, Range1d, Slider
from bokeh.plotting import figure

import transom as tr
from tests.pane.bokeh_page import changed, happened, line, same, send, server_document, shown, state
from transom.testing import run_test

# --- values


async def test_what_the_user_does_reaches_the_models_and_is_not_echoed():
    plot, source = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        first = document.set(plot.x_range, "start", 4)
        document.set(source.selected, "indices", [1, 2])
        await page.advance(0.1)
        assert (plot.x_range.start, source.selected.indices) == (4, [1, 2])
        assert page.settled[first] is None
        assert same(page, document)
        assert document.events == []


async def test_callbacks_of_properties_get_old_and_new_and_may_write():
    plot, source = line(3)
    seen = []

    def moved(attr, old, new):
        seen.append((attr, old, new, threading.current_thread().name))
        source.stream({"x": [new], "y": [new]})
        plot.x_range.start = 0  # not allowed to move

    plot.x_range.on_change("start", moved)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        document.set(plot.x_range, "start", 4)
        await page.advance(0.1)
        assert [each[:3] for each in seen] == [("start", 0, 4), ("start", 4, 0)]
        assert all("transom-worker" in each[3] for each in seen)
        assert plot.x_range.start == 0
        assert same(page, document)


async def test_a_callback_that_sets_the_same_property_again_has_the_last_word_in_the_page():
    plot, _ = line(3)
    plot.x_range.on_change("end", lambda attr, old, new: setattr(plot.x_range, "end", 10) if new > 10 else None)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        page.session.post(lambda: setattr(plot.x_range, "end", 50), blocking=True)
        await page.advance(0.1)
        assert plot.x_range.end == 10
        assert same(page, document)


async def test_coroutine_callbacks_become_runs_of_the_session():
    plot, source = line(3)

    async def moved(attr, old, new):
        await asyncio.sleep(1)
        assert curdoc() is plot.document
        source.stream({"x": [new], "y": [new]})

    plot.x_range.on_change("start", moved)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        document.set(plot.x_range, "start", 4)
        await page.advance(0.5)
        assert page.session.runs
        await page.advance(1)
        assert source.data["x"] == [0, 1, 2, 4]
        assert same(page, document)


async def test_a_failing_callback_is_reported_and_neither_stops_the_next_nor_the_page(failures):
    plot, _ = line(3)
    seen = []

    def broken(attr, old, new):
        raise LookupError("no such thing")

    plot.x_range.on_change("start", broken, lambda attr, old, new: seen.append(new))
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        page.session.post(lambda: setattr(plot.x_range, "start", 3), blocking=True)
        await page.advance(0.1)
        assert seen == [3]
        assert same(page, document)
        (record,) = failures()
        assert "LookupError: no such thing" in record.getMessage()
        assert "LookupError" in page.notices[0]["text"]


async def test_events_of_models_and_of_the_document_call_back():
    button = Button(label="press")
    seen = []
    button.on_click(lambda: seen.append("click"))
    button.on_event(ButtonClick, lambda event: seen.append(event.model))

    def app():
        curdoc().on_event(DocumentReady, lambda event: seen.append(event.event_name))
        return button

    async with run_test(app) as page:
        document = await shown(page)
        document.send(happened("button_click", button), happened("document_ready"))
        await page.advance(0.1)
        assert seen == ["click", button, "document_ready"]


async def test_events_with_coordinates():
    plot, _ = line(3)
    seen = []
    plot.on_event(Pan, lambda event: seen.append((event.x, event.delta_x)))
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        document.send(
            happened("pan", plot, sx=1, sy=2, x=3.5, y=4.5, delta_x=5, delta_y=6, direction=1, modifiers=None)
        )
        await page.advance(0.1)
        assert seen == [(3.5, 5)]


async def test_a_widget_of_bokehs_drives_a_figure():
    plot, source = line(3)
    slider = Slider(start=0, end=10, value=1)

    def moved(attr, old, new):
        source.data = {"x": [0, new], "y": [0, new]}

    slider.on_change("value", moved)
    async with run_test(lambda: column(slider, plot)) as page:
        document = await shown(page)
        document.set(slider, "value", 7)
        await page.advance(0.1)
        assert source.data["x"] == [0, 7]
        assert same(page, document)


async def test_long_columns_come_as_bytes():
    plot, source = line(3)
    source.data = {"x": list(range(501)), "y": list(range(501))}
    plot.add_tools(PointDrawTool(renderers=plot.renderers))
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        indices = [3, 8, 9, 500]
        bits = bytearray(63)
        for index in indices:
            bits[index >> 3] |= 1 << (index & 7)
        columns = {"$bits": bytes(bits), "$ints": struct.pack("<4i", *indices), "$floats": struct.pack("<2d", 1.5, 2)}
        for name, data in columns.items():
            model, attr = (source, "data") if name == "$floats" else (source.selected, "indices")
            packed = {name: {"$b": 0}}
            new = {"type": "map", "entries": [["x", packed], ["y", packed]]} if name == "$floats" else packed
            await send(page, document, changed(model, attr, new), buffers=[data])
            if name == "$floats":
                assert source.data == {"x": [1.5, 2.0], "y": [1.5, 2.0]}
            else:
                assert source.selected.indices == indices
                assert type(source.selected.indices[0]) is int


# --- what crosses on its way


async def test_a_value_of_the_page_that_crossed_with_one_of_ours_wins_on_both_sides():
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        seen = document.number
        page.session.post(lambda: setattr(plot.x_range, "start", 1), blocking=True)
        await page.advance(0.1)  # the server's 1 is on its way while the user moves to 5
        document.send(changed(plot.x_range, "start", 5), seen=seen)
        await page.advance(0.1)
        assert plot.x_range.start == 5
        assert document.sync().get_model_by_id(plot.x_range.id).start == 5
        assert same(page, document)


async def test_what_the_page_did_to_an_older_document_reaches_the_newer():
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        seen = document.number
        page.view.outbox.snapshot()
        await page.advance(0.1)
        document.send(changed(plot.x_range, "start", 5), seen=seen)
        await page.advance(0.1)
        assert same(page, document)
        assert document.sync().get_model_by_id(plot.x_range.id).start == 5


# --- what a page must not send


def bad_events(plot):
    def one(**event):
        return {"seen": 1, "events": [event]}

    model = {"id": plot.id}
    return {
        "no dict": 3,
        "no events": {"seen": 1},
        "no number": {"events": []},
        "an event of no kind": one(),
        "a root": one(kind="RootAdded", model=model),
        "a title": one(kind="TitleChanged", title="mine"),
        "a wrong value": one(**changed(plot, "width", "wide")),
        "a foreign class": one(**changed(plot, "tags", [{"type": "object", "name": "os.system", "id": "x"}])),
        "a stream of no source": one(kind="ColumnsStreamed", model=model, attr="width", data={}, rollover=None),
        "a patch of no source": one(kind="ColumnsPatched", model=model, attr="tags", patches=1),
        "an unknown event": one(**happened("no_such_event", plot)),
    }


HARMLESS = {"an unknown event"}


@pytest.mark.parametrize("name", bad_events(figure()))
async def test_what_does_not_fit_is_refused_and_the_session_lives(name, failures):
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        before = state(server_document(page.session))
        number = page.event("BokehDocument", "bokeh", bad_events(plot)[name])
        await page.advance(0.1)
        assert page.settled[number] == (None if name in HARMLESS else {"rejected": "bad_value"})
        assert state(server_document(page.session)) == before
        assert failures() == []
        document.set(plot.x_range, "start", 2)
        await page.advance(0.1)
        assert plot.x_range.start == 2


@pytest.mark.parametrize("attr", ["__class__", "_callbacks", "on_change", "no_such_property", "document"])
async def test_a_page_names_properties_only(attr):
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        number = document.send(changed(plot, attr, 1))
        await page.advance(0.1)
        assert page.settled[number] is None
        assert same(page, document)


async def test_a_refused_value_is_put_right_in_the_page():
    plot, _ = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        document.send(changed(plot, "width", "wide"))
        await page.advance(0.1)
        document.sync()
        assert [(each["attr"], each["new"]) for each in document.events] == [("width", 500)]


async def test_a_model_that_has_gone_is_ignored():
    plot, _ = line(3)
    gone = Range1d(0, 1)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        number = document.send(changed(gone, "start", 3), changed(plot.x_range, "start", 3))
        await page.advance(0.1)
        assert page.settled[number] is None
        assert (gone.start, plot.x_range.start) == (0, 3)


@pytest.mark.parametrize("state_of", [{"disabled": True}, {"visible": False}])
async def test_what_the_user_cannot_operate_cannot_be_changed_from_the_page(state_of):
    off, _ = line(3)
    on, _ = line(3)
    async with run_test(lambda: tr.Row(tr.pane.Bokeh(off, **state_of), tr.pane.Bokeh(on))) as page:
        document = await shown(page)
        document.send(changed(off.x_range, "start", 5), changed(on.x_range, "start", 5))
        await page.advance(0.1)
        assert (off.x_range.start, on.x_range.start) == (0, 5)


# --- what a document schedules


async def test_callbacks_of_the_document_run_on_the_sessions_clock_and_end_with_it(site):
    calls = []

    def app():
        plot, _ = line(3)
        tr.panel(plot)
        document = curdoc()
        document.add_next_tick_callback(lambda: calls.append("next"))
        document.add_timeout_callback(lambda: calls.append("timeout"), 500)

        async def tick():
            calls.append("tick")
            assert curdoc() is document

        document.add_periodic_callback(tick, 1000)
        taken_back = document.add_timeout_callback(lambda: calls.append("never"), 600)
        document.remove_timeout_callback(taken_back)
        return plot

    served = site(app)
    page = await served.open()
    await page.advance(0.1)
    assert calls == ["next"]
    await page.advance(2.05)
    assert calls == ["next", "timeout", "tick", "tick"]
    await served.leave(page)
    page = await served.open()
    calls.clear()
    await page.advance(1.1)
    assert calls == ["timeout", "tick"]


async def test_callbacks_for_the_end_are_called_at_the_end_once(site):
    ended = []

    def app():
        plot, _ = line(3)
        tr.panel(plot)

        async def later(context):
            await asyncio.sleep(0)
            ended.append("async")

        curdoc().on_session_destroyed(lambda context: ended.append("def"), later)
        return plot

    served = site(app)
    page = await served.open()
    assert ended == []
    await served.leave(page)
    assert sorted(ended) == ["async", "def"]


async def test_a_failing_timeout_callback_is_reported_once(failures):
    def app():
        plot, _ = line(3)
        tr.panel(plot)
        curdoc().add_timeout_callback(lambda: 1 / 0, 10)
        return plot

    async with run_test(app) as page:
        await page.advance(0.5)
        assert len(failures()) == 1


async def test_curdoc_is_each_sessions_own_in_threads_that_run_at_once(site):
    plots, seen = [], []
    both = threading.Barrier(2, timeout=15)

    def app():
        plot, _ = line(3)
        button = tr.widgets.Button(name="go")

        def moved(attr, old, new):
            both.wait()
            seen.append(curdoc() is plot.document)
            both.wait()
            seen.append(curdoc() is plot.document)

        plot.x_range.on_change("start", moved)
        button.on_click(lambda event: setattr(plot.x_range, "start", 3))
        plots.append(plot)
        return tr.Row(plot, button)

    served = site(app)
    pages = [await served.open() for _ in range(2)]
    for page in pages:
        await page.advance(0.1)
    for page in pages:
        page.click()
    for page in pages:
        await page.advance(0.1)
    assert seen == [True] * 4


async def test_the_title_of_the_document_is_the_pages():
    def app():
        plot, _ = line(3)
        tr.panel(plot)
        curdoc().title = "Waves"
        return plot

    async with run_test(app) as page:
        await page.advance(0.1)
        assert page.title == "Waves"


async def test_numpy_arrays_of_the_server_stay_arrays_in_the_page():
    plot, source = line(3)
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        values = {"x": np.arange(4, 7), "y": np.arange(4.0, 7.0)}
        page.session.post(lambda: setattr(source, "data", values), blocking=True)
        await page.advance(0.1)
        data = document.sync().get_model_by_id(source.id).data
        assert {name: values.dtype.kind for name, values in data.items()} == {"x": "i", "y": "f"}
