"""One session in a kernel: what cells show, what they write, and what pages say meanwhile."""

from __future__ import annotations

import asyncio
import gc
import json
import re
import sqlite3
import threading
import time
from weakref import ref

import pytest

import transom as tr
from tests.hosts.notebook.documents import Kernel
from tests.site import until, wait_for
from transom.hosts.notebook import kernel as module
from transom.reactive.context import session_var
from transom.session import turn
from transom.settings import Settings


async def test_what_a_cell_shows_is_live(kernel):
    text = tr.pane.Str("Click me")

    async def run(event):
        text.object = f"running {event.new}"
        await asyncio.sleep(1)
        text.object = f"done {event.new}"

    bundle = kernel.notebook.show(tr.Row(tr.widgets.Button(label="go", on_click=run), text))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    for _ in range(3):
        page.click("go")
    await page.settle()
    assert "running 3" in page.text
    assert len(kernel.notebook.session.runs) == 3
    await page.advance(1)
    assert "done 3" in page.text


async def test_two_outputs_and_two_tabs_are_equal(kernel):
    slider = tr.widgets.IntSlider(label="n", end=10)
    outputs = [kernel.notebook.show(tr.Row(slider)), kernel.notebook.show(slider)]
    kernel.end_cell()
    first, second = kernel.document(), kernel.document()
    pages = [await document.draw(output) for document in (first, second) for output in outputs]
    pages[3].set("n", 7)
    await pages[0].settle()
    assert [page.find("n")["value"] for page in pages] == [7] * 4
    assert len(kernel.notebook.session.views) == 4


async def test_the_code_of_a_cell_has_the_session(kernel):
    seen = []

    async def tick():
        seen.append(1)

    @tr.task
    async def work():
        await asyncio.sleep(1)
        return "worked"

    button = tr.widgets.TaskButton(work)
    tr.state.add_periodic_callback(tick, period=1000)
    tr.state.onload(lambda: seen.append("loaded"))
    run = tr.create_task(asyncio.sleep(3))
    tr.state.notifications.info("from a cell")
    bundle = kernel.notebook.show(button)
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.send({"t": "seen", "sseq": page.sseq})
    await page.settle()
    assert "loaded" in seen
    assert page.notices[0]["text"] == "from a cell"
    page.click("TaskButton")
    await page.advance(3.5)
    assert seen.count(1) == 3
    assert run.state == "done"


async def test_a_cell_calls_its_watchers_where_it_writes(kernel):
    """As Param does: the next line of the cell sees what they have done."""
    kernel.begin_cell("first")
    slider = tr.widgets.IntSlider(end=10)
    doubled = []
    slider.param.watch(lambda event: doubled.append(2 * event.new), "value")
    slider.value = 4
    assert doubled == [8]
    slider.value = 5
    assert doubled == [8, 10]


async def test_a_cell_that_writes_and_sleeps_is_followed_as_it_goes(kernel):
    slider = tr.widgets.IntSlider(label="n", end=99)
    bundle = kernel.notebook.show(slider)
    page = await kernel.document().draw(bundle)
    loop = asyncio.get_running_loop()
    shown = []
    loop.now += 1
    for value in range(1, 9):
        slider.value = value  # the loop gets nothing done between these
        shown.append(page.find("n")["value"])
        loop.now += 0.25
    assert shown == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_what_pages_send_is_taken_while_a_long_cell_writes(kernel, monkeypatch):
    stop, bar, flag = tr.widgets.Toggle(label="stop"), tr.indicators.Progress(value=0), []
    quick = tr.widgets.Button(label="flag", on_click=lambda event: flag.append(1))
    bundle = kernel.notebook.show(tr.Column(stop, bar, quick))
    page = await kernel.document().draw(bundle)
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(module, "LONG", 0.0)
    page.set("stop", True)
    assert not stop.value
    loop.now += 1
    bar.value = 1
    assert stop.value
    page.click("flag")
    loop.now += 1
    bar.value = 2
    for _ in range(1000):
        if flag:
            break
        time.sleep(0.01)  # noqa: ASYNC251 - as the cell does
    assert flag == [1]


async def test_a_short_cell_is_not_interrupted_by_what_pages_send(kernel):
    stop, bar = tr.widgets.Toggle(label="stop"), tr.indicators.Progress(value=0)
    page = await kernel.document().draw(kernel.notebook.show(tr.Column(stop, bar)))
    kernel.begin_cell("second")
    page.set("stop", True)
    bar.value = 1
    assert not stop.value
    kernel.end_cell()
    await page.settle()
    assert stop.value


async def test_what_belongs_to_the_loop_of_a_cell_is_the_same_in_callbacks(kernel):
    event, lock, queue = asyncio.Event(), asyncio.Lock(), asyncio.Queue()

    async def fire(click):
        async with lock:
            await queue.put(click.new)
        event.set()

    bundle = kernel.notebook.show(tr.widgets.Button(on_click=fire))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    async with lock:
        page.click()
        await page.advance(0.5)
        assert not event.is_set()
    await asyncio.wait_for(event.wait(), 5)
    assert await queue.get() == 1


async def test_a_connection_of_a_cell_is_used_in_async_callbacks(kernel):
    """And in a `def` it is not, which runs in a thread, and is told so."""
    connection = sqlite3.connect(":memory:")
    found = []

    async def ask(click):
        found.append(connection.execute("select 42").fetchone())

    def blocking(click):
        found.append(connection.execute("select 43").fetchone())

    bundle = kernel.notebook.show(
        tr.Row(tr.widgets.Button(label="a", on_click=ask), tr.widgets.Button(label="b", on_click=blocking))
    )
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.click("a")
    page.click("b")
    await page.settle()
    assert found == [(42,)]
    assert "TRANSOM_THREADS=0" in page.notices[0]["text"] + str(page.notices[0]["detail"])
    connection.close()


async def test_a_blocking_callback_holds_neither_cells_nor_other_outputs_up(kernel):
    begun, release = threading.Event(), threading.Event()

    def slow(event):
        begun.set()
        wait_for(release)

    text = tr.pane.Str("idle")
    bundle = kernel.notebook.show(tr.Row(tr.widgets.Button(on_click=slow), text))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.click()
    await until(begun.is_set)
    asyncio.get_running_loop().now += 1
    kernel.begin_cell("second")
    text.object = "written by a cell"
    assert "written by a cell" in page.text
    kernel.end_cell()
    release.set()
    await page.settle()


async def test_a_cell_waits_a_moment_for_a_blocking_callback_and_then_writes_bokeh_models(kernel):
    models, plotting = pytest.importorskip("bokeh.models"), pytest.importorskip("bokeh.plotting")
    source = models.ColumnDataSource(data={"x": [1], "y": [1]})
    plot = plotting.figure(height=200)
    plot.line("x", "y", source=source)
    begun, release = threading.Event(), threading.Event()

    def work(event):
        begun.set()
        wait_for(release)
        source.stream({"x": [2], "y": [2]})

    async def waits(event):
        source.stream({"x": [4], "y": [4]})

    buttons = [tr.widgets.Button(label="def", on_click=work), tr.widgets.Button(label="async", on_click=waits)]
    bundle = kernel.notebook.show(tr.Column(plot, *buttons))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    await page.settle()
    page.click("def")
    await until(begun.is_set)
    page.click("async")
    kernel.begin_cell("second")
    threading.Timer(0.05, release.set).start()
    source.stream({"x": [3], "y": [3]})
    assert list(source.data["x"]) == [1, 2, 3]
    kernel.end_cell()
    await page.settle()
    assert list(source.data["x"]) == [1, 2, 3, 4]


async def test_other_code_on_the_loop_waits_for_no_callback_while_a_cell_awaits(kernel, monkeypatch):
    monkeypatch.setattr(turn, "PATIENCE", 60.0)  # longer than a test may take
    begun, release = threading.Event(), threading.Event()
    slider = tr.widgets.IntSlider(label="n", end=9)
    seen = []
    slider.param.watch(lambda event: seen.append(event.new), "value")

    def work(event):
        begun.set()
        wait_for(release)

    async def bare():
        slider.value = 3

    bundle = kernel.notebook.show(tr.Row(slider, tr.widgets.Button(on_click=work)))
    page = await kernel.document().draw(bundle)
    page.click()
    await until(begun.is_set)
    await asyncio.get_running_loop().create_task(bare())  # no step of the session, nor the cell itself
    assert not seen
    release.set()
    await page.settle()
    assert seen == [3]


async def test_what_callbacks_print_appears_under_the_cell_that_has_shown_them(kernel):
    said = []

    async def click(event):
        said.append(kernel.header.get())
        await asyncio.sleep(1)
        said.append(kernel.header.get())

    def blocking(event):
        said.append(kernel.header.get())

    async def tick():
        said.append(kernel.header.get())

    button = tr.widgets.Button(on_click=click)
    button.on_click(blocking)
    bundle = kernel.notebook.show(button)
    kernel.begin_cell("second")
    tr.state.add_periodic_callback(tick, period=5000, count=1)
    kernel.begin_cell("third")
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.click()
    await page.advance(6)
    assert sorted(said) == ["parent of first"] * 3 + ["parent of second"]


async def test_a_cell_that_is_run_again_leaves_nothing_behind(kernel):
    slider = tr.widgets.IntSlider(label="n", end=1000)
    calls = []
    document = kernel.document()
    for _ in range(20):
        kernel.begin_cell("again")
        for page in list(document.pages.values()):
            page.leave()  # the front end clears the output
        bundle = kernel.notebook.show(tr.Column(tr.bind(lambda n: calls.append(n) or f"n = {n}", slider)))
        kernel.end_cell()
        page = await document.draw(bundle)
        await page.advance(1)
    assert len(kernel.notebook.roots) == 1
    assert len(kernel.notebook.links) == 1
    assert len(kernel.notebook.session.views) == 1
    assert sum(not comm.closed for comm in kernel.comms.values()) == 1
    calls.clear()
    slider.value = 7
    await page.settle()
    assert calls == [7]


async def test_ipywidgets_keeps_nothing_of_a_cell_that_is_run_again(kernel):
    from ipywidgets.widgets import widget as theirs

    document, shown, before = kernel.document(), [], set(theirs._instances)

    async def run():
        kernel.begin_cell("again")
        for page in list(document.pages.values()):
            page.leave()
            await page.settle()
        component = tr.pane.Str("text")
        shown.append(ref(component))
        bundle = kernel.notebook.show(tr.Column(component))
        kernel.end_cell()
        await document.draw(bundle)

    for _ in range(3):
        await run()
    assert set(theirs._instances) - before == set(kernel.notebook.roots)
    for name in [name for name, comm in kernel.comms.items() if comm.closed]:
        del kernel.comms[name]
    gc.collect()
    assert shown[0]() is None


async def test_a_view_of_a_function_that_is_shown_again_is_new(kernel):
    slider = tr.widgets.IntSlider(label="n", end=9)
    calls = []
    view = tr.panel(tr.bind(lambda n: calls.append(n) or f"n = {n}", slider))
    bundle = kernel.notebook.show(view)
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.leave()
    await page.advance(100)
    calls.clear()
    slider.value = 5
    assert calls == []
    page = await kernel.document().draw(bundle)
    await page.settle()
    assert calls == [5]
    assert page.text == "<p>n = 5</p>\n"
    slider.value = 6
    await page.settle()
    assert calls == [5, 6]


async def test_an_output_is_kept_while_somebody_else_shows_it(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider(label="n", end=10))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    kernel.begin_cell("first")
    kernel.end_cell()
    page.set("n", 3)
    await page.settle()
    assert len(kernel.notebook.roots) == 1
    assert not page.unsettled
    page.leave()
    await page.settle()
    assert kernel.notebook.roots == {}
    assert page.comm.closed


async def test_a_view_that_says_nothing_ends_with_its_lease(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider(label="n", end=10))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.vanish()
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 150
    await asyncio.sleep(150)
    assert kernel.notebook.links == {}
    assert len(kernel.notebook.session.views) == 0
    assert not kernel.notebook.session.closed
    again = await kernel.document().draw(bundle)
    assert again.find("n")["value"] == 0


async def test_the_lease_is_a_setting_of_which_pages_are_told(monkeypatch):
    monkeypatch.setenv("TRANSOM_SESSION_RETENTION", "2")
    kernel = Kernel()
    kernel.begin_cell("first")
    page = await kernel.document().draw(kernel.notebook.show(tr.pane.Str("a")))
    assert page.comm.state["_lease"] == 2
    page.vanish()
    await page.advance(3 + 2 + 1)
    assert len(kernel.notebook.session.views) == 0
    await kernel.aclose()


async def test_one_that_says_that_it_is_there_stays(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider(label="n", end=10))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    for _ in range(5):
        page.comm.say({"t": "here", "from": page.name})
        await page.advance(61)  # as in a tab that is hidden
    page.set("n", 2)
    await page.settle()
    assert not page.unsettled


async def test_one_that_wakes_up_after_its_lease_is_told_to_connect_again(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider(label="n", end=10))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 150
    await asyncio.sleep(150)
    page.comm.say({"t": "here", "from": page.name})
    assert page.transport.closed == 1006
    await page.reconnect()
    page.set("n", 4)
    await page.settle()
    assert not page.unsettled


async def test_what_is_done_after_an_absence_is_told_once_in_the_view_that_is_made_anew(kernel):
    clicks, name = [], tr.widgets.TextInput(label="name")
    bundle = kernel.notebook.show(tr.Row(name, tr.widgets.Button(label="go", on_click=clicks.append)))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 150
    await asyncio.sleep(150)
    page.set("name", "Ada")
    page.click("go")
    assert page.transport.closed == 1006
    assert kernel.notebook.links == {}, "nobody is there for what is no beginning"
    await page.reconnect()
    await page.settle()
    assert not page.unsettled
    assert (name.value, len(clicks)) == ("Ada", 1)


async def test_a_last_frame_that_a_notebook_server_has_dropped_is_missed(kernel):
    text = tr.pane.Str("first")
    page = await kernel.document().draw(kernel.notebook.show(text))
    kernel.end_cell()
    page.document.drawn.clear()  # more has been printed than the server lets through
    text.object = "last"
    await page.advance(1)
    page.document.drawn.add(page.comm.comm_id)
    assert "last" not in page.text
    for _ in range(2):
        assert page.transport.closed is None
        page.comm.say({"t": "here", "from": page.name, "number": page._number})
        await page.advance(20)
    assert page.transport.closed == 1006
    await page.reconnect()
    await page.settle()
    assert "last" in page.text
    for _ in range(3):
        page.comm.say({"t": "here", "from": page.name, "number": page._number})
        text.object += "!"
        await page.advance(20)
    assert page.transport.closed is None


async def test_a_page_that_takes_nothing_is_sent_no_more_than_it_may(kernel):
    text = tr.widgets.TextInput(label="long")
    bundle = kernel.notebook.show(text)
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    other = await kernel.document().draw(bundle)
    page.acknowledging = False
    for number in range(40):
        text.value = f"{number}" + "x" * 500_000
        await other.advance(0.1)
    assert sum(page.sizes) < 6 << 20
    assert other.find("long")["value"] == text.value
    page.acknowledging = True
    page.comm.say({"t": "got", "from": page.name, "number": page._number})
    await other.advance(1)
    assert page.find("long")["value"] == text.value


async def test_many_busy_views_of_a_document_share_their_messages(kernel):
    sliders = [tr.widgets.IntSlider(label=f"n{number}", end=1000) for number in range(16)]
    outputs = [kernel.notebook.show(slider) for slider in sliders]
    kernel.end_cell()
    document = kernel.document()
    pages = [await document.draw(output) for output in outputs]
    before = kernel.messages

    async def busy(slider):
        for value in range(1, 201):
            slider.value = value
            await asyncio.sleep(0.005)

    for slider in sliders:
        tr.create_task(busy(slider))
    await pages[0].advance(1)
    assert kernel.messages - before <= 300
    await pages[0].advance(1)
    assert [page.find(f"n{number}")["value"] for number, page in enumerate(pages)] == [200] * 16


async def test_two_hundred_outputs_are_drawn_at_once_and_again_after_a_reload(kernel):
    outputs = [kernel.notebook.show(tr.widgets.TextInput(label=f"n{number}")) for number in range(200)]
    kernel.end_cell()
    for _ in range(2):
        document, loop = kernel.document(), asyncio.get_running_loop()
        before, began = kernel.messages, loop.time()
        pages = await asyncio.gather(*(document.draw(output) for output in outputs))
        assert all(page.find(f"n{number}") for number, page in enumerate(pages))
        # A notebook server drops what is above a thousand a second.
        assert kernel.messages - before < 500 + 500 * (loop.time() - began)
        document.close()


async def test_a_thousand_updates_a_second_end_with_the_last_and_few_frames(kernel):
    text = tr.widgets.StaticText(label="t", value="")
    bundle = kernel.notebook.show(text)
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    before = len(page.frames)

    async def stream():
        for number in range(1000):
            text.value = str(number)
            await asyncio.sleep(0.001)

    tr.create_task(stream())
    await page.advance(1.1)
    assert page.find("t")["value"] == "999"
    assert len(page.frames) - before <= 70


async def test_files_come_over_the_comm(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider())
    document = kernel.document()
    page = await document.draw(bundle)
    page.comm.say({"t": "want", "name": ""})
    page.comm.say({"t": "want", "name": "../nothing/1/x.js"})
    page.comm.say({"t": "want", "name": "../../pyproject.toml"})
    runtime, absent, outside = document.files
    assert b"export" in runtime["data"]
    assert runtime["type"] == "text/javascript"
    assert absent["error"] == "../nothing/1/x.js is not there"
    assert outside["data"] is None


async def test_the_modules_of_apps_come_over_the_comm_too(kernel):
    class Hello(tr.custom.JSComponent):
        _esm = "export function render({ el }) { el.textContent = 'hello'; }"

    button = tr.widgets.Button("Go")
    button.js_on_click(code="console.log('clicked')")
    kernel.end_cell()
    document = kernel.document()
    page = await document.draw(kernel.notebook.show(tr.Row(Hello(), button)))
    snapshot = next(frame for frame in page.frames if frame["t"] == "snapshot")
    names = set(re.findall(r"\.\./module/\w+\.js", json.dumps(snapshot)))
    assert len(names) == 2
    for name in names:
        page.comm.say({"t": "want", "name": f"{name}#again"})
    texts = b"".join(file["data"] for file in document.files)
    assert b"'hello'" in texts
    assert b"'clicked'" in texts
    page.comm.say({"t": "want", "name": "../module/none.js"})
    assert document.files[-1]["error"] == "../module/none.js is not there"


async def test_a_file_is_had_in_whatever_thread_it_is_asked_for(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider())
    document = kernel.document()
    page = await document.draw(bundle)
    thread = threading.Thread(target=lambda: page.comm.say({"t": "want", "name": ""}))
    thread.start()
    thread.join(10)
    assert document.files[0]["data"]


@pytest.mark.parametrize(
    "content",
    [{}, {"t": "frame"}, {"t": "frame", "from": 3, "text": "x"}, {"t": "got", "from": "nobody", "number": 1},
     {"t": "gone", "from": "nobody"}, {"t": "got", "from": "x", "number": "many"}, {"t": "frame", "from": "x"}],
)  # fmt: skip
async def test_messages_that_make_no_sense_are_passed_over(kernel, content):
    bundle = kernel.notebook.show(tr.widgets.IntSlider(label="n", end=9))
    kernel.end_cell()
    page = await kernel.document().draw(bundle)
    page.comm.say(content)
    page.comm.say({"state": {"_esm": "alert(1)"}}, method="update")
    page.set("n", 3)
    await page.settle()
    assert not page.unsettled
    assert page.comm.state["_esm"] != "alert(1)"


async def test_a_document_that_is_opened_anew_is_told_of_the_outputs(kernel):
    bundle = kernel.notebook.show(tr.widgets.IntSlider(label="n", end=9))
    page = await kernel.document().draw(bundle)
    page.comm.say({}, method="request_state")
    message, _ = page.comm.sent[-1]
    assert message == {"method": "update", "state": page.comm.state, "buffer_paths": []}
    assert page.comm.state["_model_name"] == "AnyModel"
    (root,) = kernel.notebook.roots.values()
    assert root.get_state(drop_defaults=False) == page.comm.state


async def test_the_session_of_a_cell_is_the_kernels(kernel):
    assert session_var.get() is kernel.notebook.session


async def test_what_a_notebook_server_would_lose_is_refused_by_the_page():
    kernel = Kernel(settings=Settings(frame_limit=64 << 20))
    kernel.begin_cell("first")
    page = await kernel.document().draw(kernel.notebook.show(tr.pane.Str("shown")))
    [welcome] = [frame for frame in page.frames if frame["t"] == "welcome"]
    assert welcome["limits"]["frame"] == 8 << 20
    await kernel.aclose()


async def test_two_outputs_of_one_object_come_to_rest(kernel):
    slider = tr.widgets.IntSlider(label="n", end=9)
    bundles = [kernel.notebook.show(tr.Row(slider)) for _ in range(2)]
    kernel.end_cell()
    pages = [await kernel.document().draw(bundle) for bundle in bundles]
    pages[0].set("n", 4)
    for page in pages:
        await page.settle()
    sent = kernel.messages
    await pages[0].advance(1)
    assert (slider.value, kernel.messages) == (4, sent)


async def test_a_function_of_a_cell_that_is_run_a_hundred_times_runs_once(kernel):
    slider, seen = tr.widgets.IntSlider(end=9), []
    document = kernel.document()
    page = None
    for _ in range(100):
        kernel.begin_cell("again")
        if page is not None:
            page.leave()
        page = await document.draw(kernel.notebook.show(tr.Row(tr.bind(seen.append, slider))))
        kernel.end_cell()
    seen.clear()
    slider.value = 5
    await page.settle()
    assert seen == [5]
    assert len(kernel.notebook.roots) == len(kernel.notebook.links) == 1
    assert sum(not comm.closed for comm in kernel.comms.values()) == 1
