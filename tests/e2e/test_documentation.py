"""Pages that Sphinx has built with the extension, in a browser that reaches nothing but their server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dev import pyodide
from tests.e2e.axe import ALL, run_axe
from tests.e2e.live import resize
from tests.e2e.pyodide_server import START, served
from tests.guides import PANELS
from transom.hosts.pyodide import runtime

BUILD = """
import sys
from sphinx.cmd.build import main
from transom.hosts.pyodide import runtime
runtime.urllib.request.urlopen = lambda *_, **__: open(sys.argv[1], "rb")
sys.exit(main(sys.argv[2:]))
"""
"""Sphinx where the list of packages is all that the CDN answers."""
PROJECT = Path(__file__).parents[1] / "ext" / "project"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("documentation")
    shutil.copytree(PROJECT, folder / "source")
    if PANELS.path.exists():
        shutil.copy(PANELS.path, folder / "source" / "seed.md")
    options = ["-D", "transom_pyodide=cdn", "-D", f"transom_find_links={pyodide.wheels()}"]
    lock = str(pyodide.RUNTIME / "pyodide-lock.json")
    command = [sys.executable, "-c", BUILD, lock, "-q", "-b", "html", *options, folder / "source", folder / "out"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)  # links of the guide lead to pages that are not here
    assert not (folder / "out" / "_transom" / "pyodide").exists()
    with served(folder / "out") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()

    def cdn(route: Route) -> None:
        """What jsdelivr would answer; nothing else of the web is there."""
        body = (pyodide.RUNTIME / route.request.url.rpartition("/")[2]).read_bytes()
        kind = {"mjs": "text/javascript", "wasm": "application/wasm"}
        ending = route.request.url.rpartition(".")[2]
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=body, content_type=kind.get(ending, "application/octet-stream"), headers=headers)

    context.route(f"{runtime.CDN}*", cdn)
    page = context.new_page()
    page.set_default_timeout(START)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def test_twelve_examples_have_one_python_and_run_in_order_when_one_is_wanted(page: Page, server: str) -> None:
    workers: list[str] = []
    page.on("worker", lambda worker: workers.append(worker.url))
    page.goto(f"{server}/twelve.html")
    examples = page.locator(".transom-example")
    expect(examples).to_have_count(12)
    assert workers == []
    page.get_by_role("button", name="Run example 11").click()
    expect(examples.nth(10)).to_contain_text("count is 10", timeout=START)
    expect(examples.nth(0)).to_contain_text("line 0\nline 1\nline 2")
    page.get_by_role("button", name="Run example 12").click()
    expect(examples.nth(11)).to_contain_text("before")
    expect(examples.nth(11)).to_contain_text("ZeroDivisionError")
    page.get_by_role("button", name="Run example 11").click()
    expect(examples.nth(10)).to_contain_text("count is 11")
    assert len(workers) == 1
    # What is ours in the page is for everybody, in both looks.
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 390):
            resize(page, {"width": width, "height": 900})
            found = run_axe(page, context=".transom-example", options=ALL).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.skipif(not PANELS.path.exists(), reason="the guide written for Panel is not beside this checkout")
def test_the_guide_that_was_written_for_panel_is_run_and_clicked(page: Page, server: str) -> None:
    page.goto(f"{server}/seed.html")
    examples = page.locator(".transom-example")
    expect(examples).to_have_count(4)
    page.get_by_role("button", name="Run example 1").click()
    for _ in range(3):
        examples.nth(0).get_by_role("button", name="Click me!").click()
    expect(examples.nth(0)).to_contain_text("Finished 3")
    # Without a network there is no NumPy for the second example, which says so; the third does not need it.
    page.get_by_role("button", name="Run example 2").click()
    expect(examples.nth(1)).to_contain_text("numpy")
