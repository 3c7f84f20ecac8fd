from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

import numpy as np
import pytest
from bokeh.layouts import column, gridplot, row
from bokeh.model import Model
from bokeh.models import Button as BokehButton
from bokeh.models import ColumnDataSource, CustomJS, Div, Range1d, Slider, TabPanel, Tabs
from bokeh.plotting import figure

import transom as tr
from tests.pane.bokeh_page import PageDocument, line, same, server_document, shown, state
from tests.site import collect, until, wait_for
from transom.errors import ForeignWriteError
from transom.testing import Page, run_test


def run(page: Page, action) -> None:
    """Do something in the session, as one of its `def` callbacks would."""
    page.session.post(action, blocking=True)


# --- showing


async def test_a_figure_is_shown_by_the_bokeh_pane():
    plot, _ = line()
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        pane = page.find("Bokeh")
        assert pane["object"] == {"width": 500, "height": 300, "sizing_mode": None, "root": plot.id, "themed": True}
        assert pane["document"] == page.find("BokehDocument").id
        assert [root.id for root in document.sync().roots] == [plot.id]
        assert same(page, document)


async def test_the_page_knows_the_size_before_it_has_the_figure():
    plot, _ = line()
    async with run_test(lambda: plot) as page:
        snapshot = next(frame for frame in page.frames if frame["t"] == "snapshot")
        (number,) = [op[1] for op in snapshot["ops"] if op[0] == "class" and op[3]["name"] == "Bokeh"]
        (new,) = [op for op in snapshot["ops"] if op[0] == "new" and op[2] == number]
        assert new[3]["object"] == {"width": 500, "height": 300, "sizing_mode": None, "root": None, "themed": True}


async def test_a_theme_of_bokehs_is_that_of_one_figure_and_can_be_taken_back():
    first, second = figure(height=200), figure(height=200)
    panes = [tr.pane.Bokeh(first, theme="dark_minimal"), tr.pane.Bokeh(second)]
    async with run_test(lambda: tr.Column(*panes)) as page:
        document = await shown(page)
        assert first.background_fill_color == "#20262B"
        assert second.background_fill_color == "#ffffff"
        assert [pane["object"]["themed"] for pane in page.all("Bokeh")] == [False, True]
        panes[0].theme, panes[1].themed = None, False
        await page.advance(0.1)
        assert first.background_fill_color == "#ffffff"
        assert [pane["object"]["themed"] for pane in page.all("Bokeh")] == [True, False]
        panes[0].theme = "dark_minimum"
        await page.advance(0.1)
        assert first.background_fill_color == "#ffffff"
        assert same(page, document)


def test_objects_of_other_kinds_do_not_import_bokeh():
    code = "import sys, transom as tr; tr.panel('text'); assert not [m for m in sys.modules if m[:5] == 'bokeh']"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (lambda: column(line()[0], line()[0]), (500, 600)),
        (lambda: row(line()[0], line()[0]), (1000, 300)),
        (lambda: gridplot([[line()[0], line()[0]], [line()[0], None]]), (1000, 630)),
        (lambda: Tabs(tabs=[TabPanel(child=line()[0], title="one")]), (500, 335)),
        (lambda: column(line()[0], width=200), (200, 300)),
        (lambda: Div(text="text"), (None, None)),
    ],
    ids=["column", "row", "gridplot", "tabs", "given", "unknown"],
)
async def test_the_room_of_a_layout_follows_from_what_is_in_it(make, size):
    async with run_test(make) as page:
        shown = page.find("Bokeh")["object"]
        assert (shown["width"], shown["height"]) == size


async def test_script_text_is_warned_of_because_it_will_not_run(caplog):
    plot, _ = line()
    plot.js_on_event("tap", CustomJS(code="alert(1)"), CustomJS(code="alert(2)"))
    async with run_test(lambda: plot) as page:
        await shown(page)
    (record,) = [each for each in caplog.records if "CustomJS" in each.getMessage()]
    assert "Write a Python callback" in record.getMessage()


@pytest.mark.parametrize(
    "make",
    [
        lambda: column(line()[0], Slider(start=0, end=1, value=0)),
        lambda: row(line()[0], line()[0]),
        lambda: gridplot([[line()[0], line()[0]], [line()[0], None]]),
        lambda: Tabs(tabs=[TabPanel(child=line()[0], title="one"), TabPanel(child=Div(text="two"), title="two")]),
        lambda: BokehButton(label="press"),
    ],
    ids=["column", "row", "gridplot", "tabs", "button"],
)
async def test_layouts_and_widgets_are_shown(make):
    async with run_test(make) as page:
        assert same(page, await shown(page))


async def test_a_data_source_alone_says_that_it_has_no_looks():
    async with run_test(lambda: tr.pane.Bokeh(ColumnDataSource())) as page:
        assert page.find("Bokeh")["error"]["title"] == "A ColumnDataSource has no looks"


async def test_text_in_place_of_a_figure_says_what_is_expected():
    async with run_test(lambda: tr.pane.Bokeh("figure")) as page:
        assert "type str came; give Bokeh's figure" in page.find("Bokeh")["error"]["message"]


async def test_what_cannot_be_serialised_is_named_and_the_rest_is_shown(failures):
    bad, source = line()
    source.data = {"x": [object()], "y": [0]}
    good, _ = line()
    async with run_test(lambda: tr.Row(bad, good)) as page:
        document = await shown(page)
        first, second = page.all("Bokeh")
        assert first["error"]["title"] == "This figure cannot be sent"
        assert second["error"] is None
        assert [root.id for root in document.sync().roots] == [good.id]
        assert len(failures()) == 1


# --- one document a session


async def test_the_same_figure_twice_is_one_root_and_stays_until_both_are_gone():
    plot, _ = line()
    box = tr.Row()

    def app():
        box.objects = [tr.pane.Bokeh(plot), tr.pane.Bokeh(plot)]
        return box

    async with run_test(app) as page:
        document = await shown(page)
        assert [pane["object"]["root"] for pane in page.all("Bokeh")] == [plot.id, plot.id]
        run(page, lambda: setattr(box, "objects", box.objects[:1]))
        await page.advance(0.1)
        assert [root.id for root in document.sync().roots] == [plot.id]
        run(page, lambda: setattr(box, "objects", []))
        await page.advance(0.1)
        assert server_document(page.session).roots == []
        assert page.all("BokehDocument") == []


async def test_what_two_figures_share_stays_shared():
    one, source = line()
    two = figure(x_range=one.x_range)
    two.scatter(x="x", y="y", source=source)
    async with run_test(lambda: tr.Row(one, two)) as page:
        document = (await shown(page)).sync()
        first, second = document.roots
        assert first.renderers[0].data_source is second.renderers[0].data_source
        assert first.x_range is second.x_range


async def test_a_figure_is_replaced_and_what_both_use_is_not_sent_again():
    one, source = line()
    source.data = {"x": list(range(1000)), "y": list(range(1000))}
    two = figure(width=300, height=200)
    two.scatter(x="x", y="y", source=source)
    pane = tr.pane.Bokeh(one)
    async with run_test(lambda: pane) as page:
        document = await shown(page)
        run(page, lambda: setattr(pane, "object", two))
        await page.advance(0.1)
        assert page.find("Bokeh")["object"] == {
            "width": 300,
            "height": 200,
            "sizing_mode": None,
            "root": two.id,
            "themed": True,
        }
        assert [root.id for root in document.sync().roots] == [two.id]
        assert same(page, document)
        assert page.sizes[-1] < 8000
        assert one.document is None


async def test_a_figure_that_left_comes_back():
    plot, source = line()
    pane, box = tr.pane.Bokeh(plot), tr.Row()
    box.objects = [pane]
    async with run_test(lambda: box) as page:
        await shown(page)
        run(page, lambda: setattr(box, "objects", []))
        await page.advance(0.1)
        assert plot.document is None
        run(page, lambda: (source.stream({"x": [1], "y": [1]}), setattr(box, "objects", [pane])))
        await page.advance(0.1)
        assert same(page, PageDocument(page))


async def test_a_figure_is_given_to_an_empty_pane_and_taken_away():
    plot, _ = line()
    pane = tr.pane.Bokeh()
    async with run_test(lambda: pane) as page:
        assert page.find("Bokeh")["object"] is None
        run(page, lambda: setattr(pane, "object", plot))
        document = await shown(page)
        assert same(page, document)
        run(page, lambda: setattr(pane, "object", None))
        await page.advance(0.1)
        assert page.find("Bokeh")["object"] is None
        assert plot.document is None


async def test_a_figure_shown_to_two_users_is_refused_for_the_second(site, failures):
    plot, _ = line()
    served = site(lambda: plot)
    first = await served.open()
    await first.advance(0.1)
    second = await served.open()
    await second.advance(0.1)
    error = second.find("Bokeh")["error"]
    assert error["title"] == "A Bokeh figure of another page"
    assert "Make the figure and its data sources for each page" in error["message"]
    assert first.find("Bokeh")["error"] is None
    assert len(failures()) == 1


async def test_one_pane_made_for_all_pages_fails_only_where_it_is_refused(site):
    plot, _ = line()
    pane = tr.pane.Bokeh(plot)
    served = site(pane)
    first = await served.open()
    await first.advance(0.1)
    second = await served.open()
    await second.advance(0.1)
    assert first.find("Bokeh")["error"] is None
    assert second.find("Bokeh")["error"]["title"] == "A Bokeh figure of another page"
    assert second.find("Bokeh")["object"]["root"] is None


async def test_a_figure_is_free_again_when_its_page_has_gone(site):
    plot, _ = line()
    served = site(lambda: plot)
    await served.leave(await served.open())
    await until(lambda: plot.document is None)  # a thread may just be drawing it
    page = await served.open()
    assert same(page, await shown(page))


async def test_so_it_is_when_the_page_goes_while_a_thread_is_showing_it(site, monkeypatch):
    plot, _ = line()
    begun, go, attach = threading.Event(), threading.Event(), Model._attach_document

    def slowly(self, document):
        begun.set()
        wait_for(go)
        attach(self, document)

    monkeypatch.setattr(Model, "_attach_document", slowly)
    served = site(lambda: plot)
    page = await served.open()
    session = page.session
    await until(begun.is_set)
    await served.leave(page)
    go.set()
    await until(lambda: not session.lender.active)
    assert {model.document for model in plot.references()} == {None}


async def test_a_closed_session_is_let_go_of(site):
    import weakref

    served = site(lambda: line()[0])
    page = await served.open()
    await page.advance(0.1)
    session = weakref.ref(page.session)
    document = weakref.ref(server_document(page.session))
    await served.leave(page)
    del page
    await asyncio.sleep(0)
    collect()
    assert session() is None
    assert document() is None


# --- changes


def seed_app():
    plot, source = line()
    pane = tr.pane.Bokeh(plot)
    button = tr.widgets.Button(name="Click me!")

    @tr.io.with_lock
    async def stream(event):
        await asyncio.sleep(1)
        x, y = source.data["x"][-1], source.data["y"][-1]
        source.stream({"x": list(range(x + 1, x + 6)), "y": y + np.random.randn(5).cumsum()})  # noqa: NPY002 - as the guide writes it
        pane.param.trigger("object")

    button.param.watch(stream, "clicks")
    return tr.Row(button, pane)


@pytest.mark.statement(66)
async def test_three_quick_clicks_stream_three_times_five_points():
    async with run_test(seed_app) as page:
        document = await shown(page)
        before = len(page.frames)
        for _ in range(3):
            page.click()
        await page.advance(3.1)
        (source,) = document.sync().select({"type": ColumnDataSource})
        assert source.data["x"] == list(range(16))
        assert [event["kind"] for event in document.events] == ["ColumnsStreamed"] * 3
        sizes = [size for frame, size in zip(page.frames, page.sizes, strict=True) if frame["t"] == "patch"]
        patches = [frame for frame in page.frames[before:] if frame["t"] == "patch"]
        assert len(patches) == 3
        assert [op[0] for patch in patches for op in patch["ops"]] == ["msg"] * 3
        assert max(sizes[-3:]) <= 330
        assert same(page, document)


@pytest.mark.statement(67)
async def test_triggering_the_same_figure_sends_nothing():
    plot, source = line()
    pane = tr.pane.Bokeh(plot)
    seen = []
    async with run_test(lambda: pane) as page:
        document = await shown(page)
        pane.param.watch(seen.append, "object")
        before = len(page.frames)
        run(page, lambda: (source.data["x"].append(1), pane.param.trigger("object")))
        await page.advance(0.1)
        assert len(seen) == 1
        assert len(page.frames) == before
        document.sync()
        assert document.events == []


@pytest.mark.statement(58)
async def test_values_set_one_after_the_other_travel_once_and_streams_each():
    plot, source = line()

    def work():
        for width in range(10):
            plot.width = 400 + width
        for x in range(1, 4):
            source.stream({"x": [x], "y": [x]})
        plot.width = 300

    async with run_test(lambda: plot) as page:
        document = await shown(page)
        run(page, work)
        await page.advance(0.1)
        document.sync()
        streams = ["ColumnsStreamed"] * 3
        assert [event["kind"] for event in document.events] == ["ModelChanged", *streams, "ModelChanged"]
        assert same(page, document)


@pytest.mark.statement(62)
async def test_data_is_sent_as_it_was_when_it_was_written():
    plot, source = line()
    values = np.arange(3.0)

    def work():
        source.data = {"x": values, "y": values}
        values[:] = 9.0

    async with run_test(lambda: plot) as page:
        document = await shown(page)
        run(page, work)
        await page.advance(0.1)
        (sent,) = document.sync().select({"type": ColumnDataSource})
        assert sent.data["x"].tolist() == [0.0, 1.0, 2.0]


async def test_a_held_document_is_sent_when_it_is_let_go():
    plot, source = line()
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        doc = server_document(page.session)
        run(page, lambda: (doc.hold("collect"), source.stream({"x": [1], "y": [1]}), setattr(plot, "width", 1)))
        await page.advance(0.1)
        document.sync()
        assert document.events == []
        run(page, doc.unhold)
        await page.advance(0.1)
        assert same(page, document)
        assert len(document.events) == 2


async def test_a_new_page_of_the_same_session_gets_the_whole_document():
    plot, source = line()
    async with run_test(lambda: plot) as page:
        await shown(page)
        run(page, lambda: source.stream({"x": [1], "y": [1]}))
        page.view.outbox.snapshot()
        run(page, lambda: source.stream({"x": [2], "y": [2]}))
        await page.advance(0.1)
        document = PageDocument(page)
        (sent,) = document.sync().select({"type": ColumnDataSource})
        assert sent.data["x"] == [0, 1, 2]
        assert same(page, document)


async def test_the_document_is_never_encoded_while_a_callback_writes():
    plot, source = line()
    begun, go = threading.Event(), threading.Event()

    def work():
        source.data["x"].append(1)  # half of a change: the other half follows
        begun.set()
        assert go.wait(15)
        source.data["y"].append(1)
        source.stream({"x": [2], "y": [2]})

    async with run_test(lambda: plot) as page:
        await shown(page)
        count = len(page.messages)
        run(page, work)
        await until(begun.is_set)
        page.view.outbox.snapshot()
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(page.messages) == count
        go.set()
        await page.advance(0.1)
        document = PageDocument(page)
        (sent,) = document.sync().select({"type": ColumnDataSource})
        assert dict(sent.data) == {"x": [0, 1, 2], "y": [0, 1, 2]}


# --- who may write


def in_thread(function):
    """Call `function` in a thread of the author's own; its error, if any."""
    caught: list[BaseException] = []

    def work():
        try:
            function()
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=work, name="author")
    thread.start()
    thread.join(15)
    return caught[0] if caught else None


@pytest.mark.parametrize(
    "write",
    [
        lambda plot, source: setattr(plot, "width", 7),
        lambda plot, source: plot.update(width=7),
        lambda plot, source: source.stream({"x": [7], "y": [7]}),
        lambda plot, source: source.patch({"x": [(0, 7)]}),
        lambda plot, source: source.data.update(x=[7]),
        lambda plot, source: source.data.__setitem__("x", [7]),
        lambda plot, source: setattr(source, "data", {"x": [7], "y": [7]}),
        lambda plot, source: plot.tags.append(7),
        lambda plot, source: plot.renderers.pop(),
        lambda plot, source: plot.__delattr__("width"),
        lambda plot, source: plot.scatter(x="x", y="y", source=source),
        lambda plot, source: setattr(plot.x_range, "start", 7),
    ],
    ids=[
        "set",
        "update",
        "stream",
        "patch",
        "data update",
        "data item",
        "data",
        "list",
        "renderers",
        "delete",
        "glyph",
        "range",
    ],
)
async def test_a_thread_of_the_authors_own_is_refused_before_anything_changes(write):
    plot, source = line(x_range=Range1d(0, 1))
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        before = state(server_document(page.session))
        error = in_thread(lambda: write(plot, source))
        assert isinstance(error, ForeignWriteError)
        assert "from author, outside of that page's callbacks; nothing has been changed" in str(error)
        assert "add_next_tick_callback" in str(error)
        await page.advance(0.1)
        assert state(server_document(page.session)) == before
        assert same(page, document)
        assert document.events == []


async def test_a_thread_may_hand_its_change_over():
    plot, source = line()
    async with run_test(lambda: plot) as page:
        document = await shown(page)
        doc = server_document(page.session)
        assert in_thread(lambda: doc.add_next_tick_callback(lambda: source.stream({"x": [1], "y": [1]}))) is None
        await page.advance(0.1)
        assert len(document.sync() and document.events) == 1
        assert same(page, document)


async def test_a_bare_task_writes_while_nobody_else_does():
    plot, source = line()
    async with run_test(lambda: plot) as page:
        document = await shown(page)

        async def work():
            source.stream({"x": [1], "y": [1]})
            source.data["x"] = [3, 4]

        await asyncio.create_task(work())
        await page.advance(0.1)
        assert same(page, document)
        assert len(document.events) == 2


async def test_a_bare_task_is_refused_while_a_callback_is_at_work():
    plot, _ = line()
    begun, go = threading.Event(), threading.Event()
    async with run_test(lambda: plot) as page:
        await shown(page)
        run(page, lambda: (begun.set(), go.wait(5)))
        await until(begun.is_set)
        with pytest.raises(ForeignWriteError):
            plot.width = 3
        go.set()
        await page.advance(0.1)
        assert plot.width == 500


async def test_models_that_no_page_shows_are_written_from_anywhere():
    _, source = line()
    async with run_test(lambda: line()[0]) as page:
        await shown(page)
        assert in_thread(lambda: source.stream({"x": [1], "y": [1]})) is None
        assert source.data["x"] == [0, 1]


async def test_a_pane_may_be_given_a_figure_from_any_thread():
    one, two = line()[0], line()[0]
    pane = tr.pane.Bokeh(one)
    async with run_test(lambda: pane) as page:
        document = await shown(page)
        assert in_thread(lambda: setattr(pane, "object", two)) is None
        await page.advance(0.1)
        assert [root.id for root in document.sync().roots] == [two.id]


async def test_a_late_write_to_a_page_that_has_gone_changes_the_model_only(site):
    plot, source = line()
    served = site(lambda: plot)
    page = await served.open()
    await page.advance(0.1)
    await served.leave(page)
    assert in_thread(lambda: source.stream({"x": [1], "y": [1]})) is None
    assert source.data["x"] == [0, 1]
