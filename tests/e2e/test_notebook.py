"""Live outputs in real JupyterLab and Notebook 7, with real kernels."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.e2e.lab import Jupyter, no_kernel, opened, ready

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory):
    server = Jupyter(tmp_path_factory.mktemp("jupyter") / "notebooks")
    yield server
    server.close()


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 1600})
    yield made
    made.close()


def views(notebook):
    """How many views the kernel's session has."""
    return int(
        notebook.execute("from transom.reactive.context import session_var\nprint(len(session_var.get().views))")
    )


def crash(page):
    """A tab that is gone without a word."""
    with suppress(Error):
        page.goto("chrome://crash")


def wait_for(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "still waiting"
        time.sleep(0.2)


GUIDE = """\
import asyncio, time
import transom as tr

button = tr.widgets.Button(label="Click me!", button_type="primary")
text = tr.pane.Str("nothing yet")

async def run_async(event):
    text.object = f"Running {event.new}"
    await asyncio.sleep(1)
    text.object = f"Finished {event.new}"

button.on_click(run_async)
tr.Row(button, text)
"""
UNTIL_THREE = """\
for _ in range(600):
    if text.object.endswith(" 3"):
        print("meanwhile:", text.object)
        break
    await asyncio.sleep(0.05)
"""
"""Ends when a callback has answered the third click, which it does while this cell runs."""


def test_the_example_of_the_guide_in_two_outputs_and_two_tabs(jupyter, context):
    jupyter.write("guide.ipynb", GUIDE, UNTIL_THREE, "tr.Column(text)")
    with opened(context, jupyter, "guide.ipynb") as notebook:
        notebook.execute("import os; os.environ['TRANSOM_SESSION_RETENTION'] = '4'")
        notebook.run(0)
        notebook.run(2)
        button = notebook.output(0).get_by_role("button", name="Click me!")
        button.wait_for()
        notebook.run(1, wait=False)
        for _ in range(3):
            button.click()
        expect(notebook.output(2)).to_contain_text("Finished 3")
        notebook.done(1)
        assert "meanwhile: " in notebook.texts(1)
        notebook.command("docmanager:save")
        with opened(context, jupyter, "guide.ipynb") as other:
            other.output(0).get_by_role("button", name="Click me!").click()
            expect(notebook.output(2)).to_contain_text("Finished 4")
            expect(other.output(2)).to_contain_text("Finished 4")
            wait_for(lambda: views(notebook) == 4)
            crash(other.page)
            wait_for(lambda: views(notebook) == 2)
        notebook.page.reload()
        ready(notebook.page)
        notebook.output(0).get_by_role("button", name="Click me!").click()
        expect(notebook.output(2)).to_contain_text("Finished 5")


def test_cells_that_block_are_followed_and_can_be_stopped(jupyter, context):
    jupyter.write(
        "block.ipynb",
        "import time, asyncio\nimport transom as tr\n"
        "bar, stop = tr.widgets.IntSlider(label='bar', end=1000), tr.widgets.Toggle(label='stop')\n"
        "flag = []\nquick = tr.widgets.Button(label='flag', on_click=lambda event: flag.append(event.new))\n"
        "def fails(event):\n    print('printed by a callback')\n    raise ValueError('it has failed')\n"
        "tr.Row(bar, stop, quick, tr.widgets.Button(label='fails', on_click=fails))",
        "for step in range(600):\n    bar.value = step\n    time.sleep(.1)\n    if stop.value or flag: break\n"
        "print('ended by', 'stop' if stop.value else flag)\nstop.value = False; flag.clear()",
        "seen = []\nbar.param.watch(lambda event: seen.append(event.new), 'value')\nbar.value = 999\nprint(seen)",
        "event, lock = asyncio.Event(), asyncio.Lock()\n"
        "async def fire(click):\n    async with lock: event.set()\n"
        "tr.widgets.Button(label='fire', on_click=fire)",
        "async with lock: await asyncio.sleep(.2)\nawait asyncio.wait_for(event.wait(), 20)\nprint('woken')",
        "time.sleep(3)",
    )
    with opened(context, jupyter, "block.ipynb") as notebook:
        notebook.run(0)
        shown = notebook.output(0)
        shown.get_by_role("slider").wait_for()
        for name in ("stop", "flag"):
            notebook.run(1, wait=False)
            expect(shown.get_by_role("slider")).not_to_have_value("0")
            shown.get_by_role("button", name=name).click()
            notebook.done(1)
            assert f"ended by {name if name == 'stop' else '['}" in notebook.texts(1)
        notebook.run(2)
        assert "[999]" in notebook.texts(2)
        notebook.run(5, wait=False)
        shown.get_by_role("button", name="flag").click()
        expect(shown.get_by_text("Waiting for the cell")).to_be_visible()
        notebook.done(5)
        expect(shown.get_by_text("Waiting for the cell")).to_be_hidden()
        notebook.run(3)
        notebook.run(4, wait=False)
        notebook.output(3).get_by_role("button", name="fire").click()
        notebook.done(4)
        assert "woken" in notebook.texts(4)
        shown.get_by_role("button", name="fails").click()
        expect(shown).to_contain_text("ValueError: it has failed")
        expect(shown).to_contain_text("printed by a callback")


def test_what_libraries_draw_comes_over_the_comm_too(jupyter, context):
    jupyter.write(
        "plots.ipynb",
        "import transom as tr, plotly.graph_objects as go\nfrom bokeh.plotting import figure\n"
        "from bokeh.models import ColumnDataSource\n"
        "source = ColumnDataSource({'x': [1, 2], 'y': [1, 4]})\n"
        "plot = figure(height=200, width=300); plot.line('x', 'y', source=source)\nplot",
        "source.stream({'x': [3], 'y': [9]})",
        "tr.pane.Plotly(go.Figure(go.Scatter(y=[1, 3, 2]), layout={'height': 200}))",
        "import ipywidgets\nslider = tr.widgets.IntSlider(label='n', end=9)\n"
        "ipywidgets.HBox([tr.ipywidget(slider), ipywidgets.Label('beside it')])",
        "[slider, tr.bind(lambda n: f'n is {n}', slider)]",
        "class Own(tr.JSComponent):\n"
        "    _esm = 'export function render({ el }) { el.textContent = `made by a module`; }'\n"
        "go, text = tr.widgets.Button('Link'), tr.widgets.TextInput(label='Linked')\n"
        "go.js_on_click(args={'text': text}, code='text.value = `set by code`')\n"
        "tr.Column(Own(), go, text)",
    )
    with opened(context, jupyter, "plots.ipynb") as notebook:
        asked: list[str] = []
        for at in range(6):
            notebook.run(at)
        notebook.page.on("request", lambda request: asked.append(request.url))
        notebook.output(0).locator(".bk-Figure, .bk-figure").first.wait_for()
        assert "Error" not in notebook.texts(1)
        notebook.output(2).locator(".plotly .main-svg").first.wait_for()
        slider = notebook.output(3).get_by_role("slider")
        slider.focus()
        slider.press("ArrowRight")
        expect(notebook.output(4)).to_contain_text("n is 1")
        expect(notebook.output(3)).to_contain_text("beside it")
        expect(notebook.output(5)).to_contain_text("made by a module")
        # What only a browser draws is kept as a picture of it.
        for at in (0, 2):
            expect(notebook.output(at).locator(".tr-still img[src^='data:image/webp']")).to_have_count(
                1, timeout=30_000
            )
        notebook.output(5).get_by_role("button", name="Link").click()
        expect(notebook.output(5).get_by_label("Linked")).to_have_value("set by code")
        assert [url for url in asked if not url.startswith((jupyter.address, "blob:", "data:", "ws:"))] == []


def test_widgets_of_ipywidgets_stand_in_layouts(jupyter, context):
    jupyter.write(
        "foreign.ipynb",
        "import ipywidgets, transom as tr\n"
        "theirs, box = ipywidgets.IntSlider(description='theirs', max=9), ipywidgets.Checkbox(description='in a box')\n"
        "said = tr.pane.Str('nothing yet')\n"
        "def heard(change):\n    said.object = f'{change.name} is {change.new}'\n"
        "theirs.observe(heard, 'value')\n"
        "tabs = tr.Tabs(('first', tr.Row(theirs, said)), ('second', ipywidgets.HBox([box])))\ntabs",
        "theirs.value = 7",
        "tr.Column(tr.pane.IPyWidget(theirs), tr.widgets.FloatInput(label='beside'))",
        "pane = tr.panel(theirs)\ntr.Row(pane)",
        "pane.object = box",
        "import traitlets\n"
        "class Lost(ipywidgets.DOMWidget):\n"
        "    _model_module = _view_module = traitlets.Unicode('nowhere').tag(sync=True)\n"
        "    _model_name = _view_name = traitlets.Unicode('Lost').tag(sync=True)\n"
        "tr.Column(Lost(), tr.widgets.FloatInput(label='not lost'))",
        "tr.widgets.FloatInput(label='after it')",
    )
    with opened(context, jupyter, "foreign.ipynb") as notebook:
        notebook.run(0)
        first = notebook.output(0)
        slider = first.get_by_role("slider")
        slider.focus()
        slider.press("ArrowRight")
        expect(first).to_contain_text("value is 1")
        notebook.run(1)
        expect(slider).to_have_attribute("aria-valuenow", "7.0")
        notebook.run(2)
        expect(notebook.output(2).get_by_role("slider")).to_have_attribute("aria-valuenow", "7.0")
        expect(notebook.output(2).get_by_role("spinbutton", name="beside")).to_be_visible()
        # Its looks are the notebook's.
        assert notebook.output(2).locator(".widget-hslider").evaluate("(el) => getComputedStyle(el).display") == "flex"
        # One that cannot be had takes nothing along.
        notebook.run(5)
        notebook.run(6)
        expect(notebook.output(6).get_by_role("spinbutton", name="after it")).to_be_visible()
        expect(notebook.output(5).get_by_role("spinbutton", name="not lost")).to_be_visible()
        expect(notebook.output(5)).to_contain_text("javascript error")  # Jupyter's own words
        first.get_by_role("tab", name="second").click()
        expect(first.get_by_text("in a box")).to_be_visible()
        notebook.run(3)
        expect(notebook.output(3).get_by_role("slider")).to_be_visible()
        notebook.run(4)
        expect(notebook.output(3).get_by_text("in a box")).to_be_visible()
        expect(notebook.output(3).get_by_role("slider")).to_have_count(0)


def test_an_interrupt_ends_the_cell_and_nothing_else(jupyter, context):
    jupyter.write(
        "interrupt.ipynb",
        "import threading, time, transom as tr\n"
        "going, goes_on = threading.Event(), threading.Event()\n"
        "said = tr.pane.Str('nothing yet')\n"
        "def slow(event):\n    said.object = 'begun'; goes_on.wait(60); said.object = 'ended'\n"
        "async def quick(event):\n    said.object = f'quick {event.new}'\n"
        "Button = tr.widgets.Button\n"
        "tr.Column(said, Button(label='slow', on_click=slow), Button(label='quick', on_click=quick))",
        "print('sleeps', flush=True)\ntime.sleep(60)",
        "import asyncio\nprint('awaits', flush=True)\nawait asyncio.sleep(60)",
        "goes_on.set()",
    )
    with opened(context, jupyter, "interrupt.ipynb") as notebook:
        interrupt = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt()"
        notebook.run(0)
        shown = notebook.output(0)
        shown.get_by_role("button", name="slow").click()
        expect(shown.locator(".transom")).to_contain_text("begun")
        notebook.page.evaluate(interrupt)
        for at, word in ((1, "sleeps"), (2, "awaits")):
            notebook.run(at, wait=False)
            expect(notebook.output(at)).to_contain_text(word)
            notebook.page.evaluate(interrupt)
            expect(notebook.output(at)).to_contain_text("Traceback")
            notebook.done(at)
        notebook.run(3)
        expect(shown.locator(".transom")).to_contain_text("ended")
        shown.get_by_role("button", name="quick").click()
        expect(shown.locator(".transom")).to_contain_text("quick 1")


def test_what_is_large_and_what_is_out_of_sight(jupyter, context):
    jupyter.write(
        "large.ipynb",
        "import transom as tr\nfrom bokeh.plotting import figure\n"
        "file, text = tr.widgets.FileInput(label='file'), tr.widgets.TextAreaInput(label='text')\n"
        "shown = tr.bind(lambda data: f'{len(data or b\"\")} bytes', file)\n"
        "plot = figure(height=150, width=300); plot.scatter([1, 2], [1, 4])\nsaid = tr.pane.Str('at first')\n"
        "tr.Column(file, text, shown, said, plot)",
        *["#\n" * 40] * 10,
        "said.object = 'at last'; plot.scatter([1, 2], [4, 1])",
    )
    with opened(context, jupyter, "large.ipynb") as notebook:
        notebook.run(0)
        shown = notebook.output(0).locator(".transom")
        given = {"name": "a.bin", "mimeType": "application/x-bytes", "buffer": bytes(12 << 20)}
        shown.locator("input[type=file]").set_input_files(given)
        expect(shown).to_contain_text(f"{12 << 20} bytes", timeout=60_000)
        shown.locator("textarea").evaluate(
            """(area) => {
              area.value = "x".repeat(12e6);
              for (const type of ["input", "change"]) area.dispatchEvent(new Event(type, { bubbles: true }));
            }"""
        )
        expect(shown).to_contain_text("too large")
        expect(shown.locator(".bk-Figure")).to_be_visible()
        size = shown.locator(".bk-Figure").bounding_box()
        assert size
        scroll = "async (at) => { await jupyterapp.shell.currentWidget.content.scrollToItem(at); }"
        notebook.page.evaluate(scroll, 11)
        expect(shown).not_to_be_in_viewport()
        notebook.run(11)
        notebook.page.evaluate(scroll, 0)
        expect(notebook.page.locator(".tr-live").filter(has_text="at last")).to_be_visible()
        expect(notebook.page.locator(".bk-Figure")).to_be_visible()
        wait_for(lambda: _size(notebook.page.locator(".bk-Figure").bounding_box()) == _size(size))


def _size(box):
    return box and (box["width"], box["height"])


COUNTS = (
    "import gc, threading, comm\nfrom IPython import get_ipython\n"
    "made = get_ipython()._transom_notebook\ngc.collect()\n"
    "print(len(made.roots), len(made.links), len(made.session.views), len(comm.get_comm_manager().comms),"
    " len(slider._param__private.watchers['value']['value']))"
)


def test_a_cell_that_is_run_again_leaves_nothing_behind(jupyter, context):
    jupyter.write(
        "again.ipynb",
        "import transom as tr\nslider = tr.widgets.IntSlider(label='n', end=9)",
        "tr.Column(slider, tr.bind(lambda n: f'n is {n}', slider))",
        COUNTS,
    )
    with opened(context, jupyter, "again.ipynb") as notebook:
        notebook.run(0)
        counts = []
        for number in range(1, 11):
            notebook.run(1)
            notebook.output(1).get_by_role("slider").wait_for()
            if number in (2, 10):
                notebook.run(2)
                counts.append(notebook.texts(2))
        assert counts[0] == counts[1]
        assert counts[0].startswith("1 1 1 ")
        notebook.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        expect(notebook.output(1)).to_contain_text("Run the cell again")
        assert notebook.output(1).locator(".tr-page").evaluate("(page) => page.inert")
        notebook.run(0)
        notebook.run(1)
        expect(notebook.output(1)).to_contain_text("n is 0")
        expect(notebook.output(1)).not_to_contain_text("Run the cell again")


def test_a_saved_notebook_shows_the_last_that_was_seen(jupyter, context, tmp_path):
    path = jupyter.write(
        "saved.ipynb",
        "import transom as tr\ntext = tr.pane.Str('at first')\ntr.Column('# Report', text)",
        "text.object = 'at last'",
    )
    with opened(context, jupyter, "saved.ipynb") as notebook:
        notebook.run(0)
        expect(notebook.output(0).locator(".transom")).to_contain_text("at first")
        expect(notebook.output(0).locator(".tr-still")).to_be_hidden()
        notebook.run(1)
        expect(notebook.output(0).locator(".tr-still")).to_contain_text("at last")
        notebook.command("docmanager:save")
    assert path.stat().st_size < 100_000
    kept = json.loads(path.read_text("utf-8"))["cells"][0]["outputs"][0]["data"]
    assert "at last" in "".join(kept["text/html"])
    with no_kernel(context, jupyter, "saved.ipynb") as page:
        expect(page.locator(".tr-still")).to_contain_text("at last")
        expect(page.locator(".jp-Cell-outputWrapper").first).to_contain_text("Loading widget")
        expect(page.get_by_text("Loading widget")).to_be_hidden()
        page.evaluate("""async () => {
          jupyterapp.shell.currentWidget.model.sharedModel.setMetadata("looked_at", true);
          await jupyterapp.commands.execute("docmanager:save");
        }""")
    saved = json.loads(path.read_text("utf-8"))
    assert saved["metadata"]["looked_at"]
    assert saved["cells"][0]["outputs"][0]["data"] == kept
    with opened(context, jupyter, "saved.ipynb") as notebook:  # with a kernel that knows nothing of it
        expect(notebook.output(0)).to_contain_text("model not found")
        expect(notebook.page.get_by_text("model not found")).to_be_hidden()
        expect(notebook.page.locator(".tr-still")).to_be_visible()
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", str(path), "--output-dir", str(tmp_path)],
        check=True,
        capture_output=True,
    )
    page = context.new_page()
    page.goto((tmp_path / "saved.html").as_uri(), wait_until="domcontentloaded")
    expect(page.locator(".tr-still")).to_contain_text("at last")


def test_notebook_7(jupyter, context):
    jupyter.write("seven.ipynb", GUIDE)
    with opened(context, jupyter, "seven.ipynb", path="notebooks") as notebook:
        notebook.run(0)
        notebook.output(0).get_by_role("button", name="Click me!").click()
        expect(notebook.output(0)).to_contain_text("Finished 1")
