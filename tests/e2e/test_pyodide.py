"""Pages whose Python runs in the browser: converted, and served from a folder by `python -m http.server`.

Nothing leaves the machine: any address of another host is answered by the test, or fails it.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dev import pyodide
from tests.e2e.pyodide_server import START, served
from transom.hosts.pyodide.convert import convert

HERE = Path(__file__).parent
pytestmark = pytest.mark.timeout(400)  # a start takes 5 s, and a busy machine several times as long
TEXTS = ["\r\n", r"\d", "${x}", "`", "</script>", "\u2028", "ü€", "<!--", '"]]>']


GUIDE = """# Clicks and pictures

See [everything](everything.py#top) and ![a drawing](pic.svg).

```{pyodide}
import panel as pn
import asyncio

pn.extension()

button = pn.widgets.Button(name='Click me!')
text = pn.widgets.StaticText()

async def run_async(event):
    text.value = f'Running {event.new}'
    await asyncio.sleep(1)
    text.value = f'Finished {event.new}'

button.on_click(run_async)

pn.Row(button, text)
```

```{pyodide}
import numpy as np
```

```{pyodide}
widget = pn.widgets.IntSlider(start=0, end=10)

async def get_img(index):
    url = f"https://picsum.photos/800/300?image={index}"
    if pn.state._is_pyodide:
        from pyodide.http import pyfetch
        return pn.pane.JPG(await (await pyfetch(url)).bytes())

    import aiohttp
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as resp:
            return pn.pane.JPG(await resp.read())

pn.Column(widget, pn.bind(get_img, widget))
```

```python
for i in range(3):
    print("line", i)
    await asyncio.sleep(0.05)
```
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Apps that were converted together, below a folder that is served."""
    source, served = tmp_path_factory.mktemp("apps"), tmp_path_factory.mktemp("served")
    app = (HERE / "pyodide_app.py").read_text("utf-8")
    (source / "everything.py").write_bytes(b"\xef\xbb\xbf" + app.replace("\n", "\r\n").encode())
    (source / "helper.py").write_bytes(b"\xef\xbb\xbfdef joined(texts):\r\n    return '\\\\'.join(texts)\r\n")
    (source / "data").mkdir()
    (source / "data" / "x.csv").write_text("a,b\n1,2\n")
    (source / "y.txt").write_text("ü", "utf-8")
    (source / "guide.md").write_text(GUIDE, "utf-8")
    (source / "pic.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>')
    cells = [{"cell_type": "markdown", "metadata": {}, "source": "# Notes"}]
    cells += [
        {"cell_type": "code", "metadata": {}, "source": code, "outputs": [], "execution_count": None}
        for code in ("import panel as pn\nimport helper", "%matplotlib inline\npn.pane.Str(helper.joined(['a', 'b']))")
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (source / "notes.ipynb").write_text(json.dumps(notebook), "utf-8")
    convert(
        [source / "everything.py", source / "guide.md", source / "notes.ipynb"],
        out=served / "a" / "b",
        pyodide_dir=pyodide.RUNTIME,
        find_links=[pyodide.wheels()],
        without=["numpy", "bokeh", "aiohttp"],
    )
    return served


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with served(folder) as url:
        yield url


class Web:
    """What the pages of a context ask of other hosts."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.foreign: list[str] = []
        self.given_up: list[str] = []
        self.held: list[Route] = []
        self.problems: list[str] = []
        context.on("request", lambda request: self._asked(request.url, server))
        context.on("requestfailed", lambda request: self.given_up.append(request.url))
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        context.route("https://numbers.example/*", self._number)
        context.route("https://picsum.photos/**", self._picture)

    def _asked(self, url: str, server: str) -> None:
        if not url.startswith((server, "data:", "blob:")):
            self.foreign.append(url)

    def _number(self, route: Route) -> None:
        number = int(route.request.url.rpartition("/")[2])
        if number == 3:
            self.held.append(route)  # it never answers
            return
        headers = {"access-control-allow-origin": "*", "access-control-expose-headers": "*", "x-kind": "number"}
        route.fulfill(body=json.dumps({"n": number}), content_type="application/json", headers=headers)

    def _picture(self, route: Route) -> None:
        buffer = io.BytesIO()
        Image.new("RGB", (80, 30), (20, 120, 130)).save(buffer, "JPEG")
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=buffer.getvalue(), content_type="image/jpeg", headers=headers)


@pytest.fixture(scope="module")
def opened(browser: Browser, server: str) -> Iterator[tuple[Page, Web]]:
    """The app, whose Python is started once for many tests."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    web = Web(context, server)
    page = context.new_page()
    page.goto(f"{server}/a/b/everything.html?kind=b")
    expect(page.get_by_role("button", name="Click me!")).to_be_visible(timeout=START)
    yield page, web
    assert not web.problems
    assert all(url.startswith("https://numbers.example/") for url in web.foreign), web.foreign
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, number: int) -> None:
    page.get_by_role("slider").evaluate(
        "(el, to) => { el.value = to; for (const name of ['input', 'change'])"
        " el.dispatchEvent(new Event(name, { bubbles: true })); }",
        number,
    )


def test_a_callback_that_awaits_shows_each_of_its_steps(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    before = re.search(r"Finished (\d+)", page.locator("main").inner_text())
    number = int(before[1]) + 1 if before else 1
    press(page, "Click me!")
    expect(page.get_by_text(f"Running {number}")).to_be_visible()
    expect(page.get_by_text(f"Finished {number}")).to_be_visible()


@pytest.mark.statement(76)
def test_sources_files_and_modules_are_as_they_are_served(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    joined = "\\".join(TEXTS)
    for text in (f"texts {TEXTS!r} {joined!r}", "file 'a,b\\n1,2\\n' beside 'ü'", "here True [] ['MainThread']"):
        expect(page.locator("main")).to_contain_text(text)
    assert page.title() == "Everything"


def test_the_newest_value_wins_and_the_older_request_is_given_up(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    expect(page.get_by_text("answer 0 with 200 number")).to_be_visible()
    with page.expect_request(lambda request: request.url.endswith("/3")):
        choose(page, 3)
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/3")):
        choose(page, 4)
    expect(page.get_by_text("answer 4 with 200 number")).to_be_visible()


def test_generators_and_periodic_callbacks_step(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    press(page, "Count")
    expect(page.get_by_text("counted 2")).to_be_visible()
    expect(page.get_by_text("ticked 5")).to_be_visible()


def test_what_a_blocking_callback_writes_is_seen_while_it_sleeps(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    page.evaluate(
        "() => { window.seen = []; new MutationObserver(() => {"
        " const found = document.body.innerText.match(/slept [^\\n]*/); if (found) window.seen.push(found[0]); })"
        ".observe(document.body, { subtree: true, childList: true, characterData: true }); }"
    )
    press(page, "Sleep")
    expect(page.get_by_text("slept for True")).to_be_visible()
    seen = page.evaluate("() => [...new Set(window.seen)]")
    assert [each for each in seen if re.fullmatch(r"slept \d", each)] == [f"slept {number}" for number in range(4)]


def test_everyday_widgets_and_the_address(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    expect(page.get_by_text("Ada|b|False")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Eva")
    page.get_by_label("Name", exact=True).press("Enter")
    page.get_by_role("checkbox", name="On").check()
    page.get_by_label("Kind").select_option("a")
    expect(page.get_by_text("Eva|a|True")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/a/b/everything\.html\?kind=a$"))
    page.go_back()
    expect(page.get_by_text("Eva|b|True")).to_be_visible()


@pytest.mark.statement(77)
def test_what_fails_is_told_and_what_is_printed_is_kept(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    press(page, "Print")
    page.get_by_text("Output", exact=False).first.click()
    expect(page.get_by_role("log")).to_contain_text("printed by a callback")
    press(page, "Fail")
    expect(page.get_by_role("log")).to_contain_text("ZeroDivisionError: division by zero")
    expect(page.get_by_text("division by zero").first).to_be_visible()
    found = {each["id"] for each in Axe().run(page).response["violations"]}
    assert not found - {"page-has-heading-one"}  # the app's affair


def test_what_there_is_not_says_so(opened: tuple[Page, Web]) -> None:
    page, _ = opened
    press(page, "Thread")
    expect(page.get_by_text("mine cannot start: there are no threads in the browser.")).to_be_visible()
    press(page, "To thread")
    expect(page.get_by_text("in a thread: 42")).to_be_visible()
    press(page, "Serve")
    expect(page.get_by_text("there is no server in the browser")).to_be_visible()


def test_a_callback_that_never_ends_is_stopped_and_the_app_run_again(opened: tuple[Page, Web]) -> None:
    """Afterwards the page is as at first."""
    page, _ = opened
    press(page, "Loop")
    bar = page.get_by_role("region", name="Python")
    expect(bar).to_contain_text("Python is at work")
    page.get_by_label("Name", exact=True).fill("still alive")
    bar.get_by_role("button", name="Stop").click()
    expect(bar).to_contain_text("What it had in memory is lost")
    bar.get_by_role("button", name="Run again").click()
    expect(page.get_by_role("button", name="Click me!")).to_be_visible(timeout=START)
    press(page, "Click me!")
    expect(page.get_by_text("Finished 1")).to_be_visible()


def test_a_guide_runs_as_it_is_written(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    web = Web(context, server)
    page = context.new_page()
    page.goto(f"{server}/a/b/guide.html")
    expect(page.get_by_role("listitem").filter(has_text="Packages")).to_be_visible()
    button = page.get_by_role("button", name="Click me!")
    expect(button).to_be_visible(timeout=START)
    button.click()
    button.click()
    expect(page.get_by_text("Running 2")).to_be_visible()
    expect(page.get_by_text("Finished 2")).to_be_visible()
    expect(page.get_by_text("No module named 'numpy'").first).to_be_visible()
    expect(page.get_by_text("line 0\nline 1\nline 2")).to_be_visible()
    picture = page.locator(".tr-JPG img, .tr-Image img, img[src^='blob:']").first
    first = picture.get_attribute("src")
    with page.expect_request(lambda request: request.url.endswith("image=1")):
        page.get_by_role("slider").press("ArrowRight")
    expect(picture).not_to_have_attribute("src", str(first))
    assert page.get_by_role("link", name="everything").get_attribute("href") == "everything.html#top"
    assert page.get_by_alt_text("a drawing").evaluate("img => img.naturalWidth") == 40
    assert {url.partition("?")[0] for url in web.foreign} == {"https://picsum.photos/800/300"}
    assert not web.problems
    context.close()


def test_a_notebook_and_the_list_of_all(browser: Browser, server: str) -> None:
    context = browser.new_context()
    web = Web(context, server)
    page = context.new_page()
    page.goto(f"{server}/a/b/")
    page.get_by_role("link", name="Notes").click()
    expect(page.locator(".tr-Cell").last).to_contain_text("a\\b", timeout=START)
    assert not web.problems
    assert not web.foreign
    context.close()
