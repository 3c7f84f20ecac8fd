"""A page of documentation whose examples run in the browser, and the page's own thread for Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dev import pyodide
from tests.e2e.pyodide_server import START, served
from transom.hosts.pyodide.convert import convert
from transom.hosts.pyodide.kit import Kit

pytestmark = pytest.mark.timeout(400)

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Docs</title>
<style>button {{ padding: 40px; color: red }}</style>
<h1>Examples</h1><div id="one"></div><div id="two"></div><div id="three"></div>
<script type="module">
window.far = [];
window.states = [];
import {{ begin }} from "./_transom/{script}";
window.python = begin({{ given: {given}, base: "_transom/", dev: true, progress: ({{ step }}) => far.push(step) }});
python.onstate = (state) => states.push(state);
window.run = (source, id, name) => python.run(source, {{ el: document.getElementById(id), name }});
</script>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    kit = Kit.gather(pyodide_dir=pyodide.RUNTIME, find_links=[pyodide.wheels()])
    given = kit.write(folder / "_transom")
    (folder / "index.html").write_text(PAGE.format(script=given["script"], given=json.dumps(given)), "utf-8")
    app = folder / "source" / "app.py"
    app.parent.mkdir()
    app.write_text(
        "import time\nimport transom as tr\n\n"
        "def work(_):\n    time.sleep(0.01)\n    text.value = 'worked'\n\n"
        "button = tr.widgets.Button('Work')\nbutton.on_click(work)\ntext = tr.widgets.StaticText()\n"
        "tr.Row(button, text).servable()\n"
    )
    convert(app, out=folder, pyodide_dir=pyodide.RUNTIME, find_links=[pyodide.wheels()], thread="main", index=False)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with served(folder) as url:
        yield url


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(server)
    page.set_default_timeout(START)
    yield page
    assert not problems
    context.close()


def run(page: Page, source: str, place: str = "one", name: str = "example") -> dict[str, object]:
    outcome: dict[str, object] = page.evaluate(
        "([source, place, name]) => run(source, place, name)", [source, place, name]
    )
    return outcome


def test_examples_share_names_and_show_what_they_give(page: Page) -> None:
    assert page.evaluate("python.state") == "idle"
    source = "import panel as pn\nimport asyncio\nslider = pn.widgets.IntSlider(name='N', value=2, end=9)\nslider"
    assert run(page, source) == {"shown": True, "error": None}
    expect(page.locator("#one").get_by_role("slider")).to_be_visible()
    assert run(page, "pn.bind(lambda n: f'twice {2 * n}', slider)", "two") == {"shown": True, "error": None}
    expect(page.locator("#two")).to_contain_text("twice 4")
    page.locator("#one").get_by_role("slider").press("ArrowRight")
    expect(page.locator("#two")).to_contain_text("twice 6")
    assert page.evaluate("[...new Set(far)]") == ["packages", "runtime", "app"]


def test_what_is_printed_and_what_fails_stands_under_its_example(page: Page) -> None:
    assert run(page, "import asyncio\nimport panel as pn")["error"] is None
    source = "print('one'); await asyncio.sleep(0); print('two')\nthree = 3\nthree / 0"
    outcome = run(page, source, "three", "broken")
    assert outcome["error"] == {"title": "ZeroDivisionError", "message": "division by zero"}
    place = page.locator("#three")
    expect(place).to_contain_text("one\ntwo")
    expect(place).to_contain_text("ZeroDivisionError in broken, line 3")
    button = "b = pn.widgets.Button(name='Say')\nb.on_click(lambda _: print('said', three))\nb"
    assert run(page, button, "three") == {"shown": True, "error": None}
    expect(place).not_to_contain_text("ZeroDivisionError")
    place.get_by_role("button", name="Say").click()
    expect(place).to_contain_text("said 3")
    assert run(page, "quiet = 1", "two") == {"shown": False, "error": None}
    expect(place.get_by_role("button")).to_have_css("padding-top", "4px")


def test_an_example_that_never_ends_is_stopped_and_the_next_begins_anew(page: Page) -> None:
    assert run(page, "slider = 1\nslider") == {"shown": True, "error": None}
    page.evaluate("() => { window.endless = run('while True: pass', 'two', 'endless'); }")
    page.wait_for_function("() => states.at(-1) === 'busy'")
    page.evaluate("python.stop()")
    assert page.evaluate("endless.then((it) => it.error.title)") == "Stopped"
    assert page.evaluate("python.state") == "stopped"
    outcome = run(page, "slider", "one")
    assert outcome["error"] == {"title": "NameError", "message": "name 'slider' is not defined"}
    expect(page.locator("#one")).to_contain_text("NameError")


def test_python_in_the_pages_own_thread(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}/app.html")
    page.get_by_role("button", name="Work").click(timeout=START)
    expect(page.get_by_text("worked")).to_be_visible()
    page.get_by_text("Output").first.click()
    expect(page.get_by_role("log")).to_contain_text("time.sleep() holds up the whole page here")
    context.close()
