"""Pages whose Python does not start: each says why, and what can be done."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dev import pyodide
from tests.e2e.live import fits
from tests.e2e.pyodide_server import START, served
from transom.hosts.pyodide import runtime
from transom.hosts.pyodide.convert import convert

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starts")
    (folder / "app.py").write_text("import transom as tr\ntr.widgets.Button('Go').servable(title='An app')\n")
    convert(folder / "app.py", out=folder, pyodide_dir=pyodide.RUNTIME, find_links=[pyodide.wheels()])
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with served(folder) as url:
        yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def says(page: Page, *texts: str, retry: bool = True) -> None:
    """It stands where the page would, once, and is readable by everybody."""
    alert = page.locator(".tr-start[data-state=failed]")
    expect(alert).to_have_count(1)
    for text in texts:
        expect(alert).to_contain_text(text)
    expect(page.get_by_role("button", name="Retry")).to_have_count(int(retry))
    fits(page)
    assert not Axe().run(page).response["violations"]


@pytest.mark.parametrize(
    ("what", "answer", "texts"),
    [
        ("**/pyodide.asm.wasm", {"status": 404}, ("Python could not be fetched", "pyodide.asm.wasm answered 404")),
        ("**/pyodide.mjs", {"status": 503}, ("Python could not be fetched", "pyodide.mjs answered 503")),
        ("**/pyodide.mjs", {"content_type": "text/html", "body": "<p>Log in</p>"}, ("is no script", "text/html")),
        ("**/packages/param-*", {"status": 404}, ("param-", "could not be fetched", "answered 404")),
        ("**/python_worker-*", {"status": 404}, ("python_worker-", "answered 404")),
        ("**/python_worker-*", {"content_type": "text/html", "body": "<p>Log in</p>"}, ("came as text/html",)),
    ],
)
def test_a_file_that_does_not_come_is_named(context, server, what, answer, texts):
    context.route(what, lambda route: route.fulfill(**answer))
    page = context.new_page()
    page.goto(f"{server}/app.html")
    says(page, *texts)


def test_a_runtime_that_does_not_come_is_named(context, server):
    context.route("**/assets/pyodide-*", lambda route: route.fulfill(status=404))
    page = context.new_page()
    page.goto(f"{server}/app.html")
    says(page, "This page could not start", "answered 404", "uploaded as a whole", retry=False)


def test_a_page_of_which_nothing_else_comes_says_so(context, server):
    context.route("**/_transom/**", lambda route: route.fulfill(content_type="text/html", body="<p>Log in</p>"))
    page = context.new_page()
    page.goto(f"{server}/app.html")
    told = page.get_by_text("Is the folder _transom beside it, and has a login ended")
    expect(told).to_be_hidden()
    page.evaluate("() => { for (const each of document.getAnimations()) each.finish(); }")
    expect(told).to_be_visible()


def test_a_browser_without_webassembly_is_told(context, server):
    context.route(
        "**/python_worker-*",
        lambda route: route.fulfill(response=(real := route.fetch()), body="delete self.WebAssembly;" + real.text()),
    )
    page = context.new_page()
    page.goto(f"{server}/app.html")
    says(page, "cannot run WebAssembly")


def test_too_little_memory_is_told(context, server):
    code = "WebAssembly.Memory = class { constructor() { throw new RangeError('could not allocate memory'); } };"
    code += "WebAssembly.instantiateStreaming = WebAssembly.instantiate = async () => new WebAssembly.Memory();"
    context.route(
        "**/python_worker-*",
        lambda route: route.fulfill(response=(real := route.fetch()), body=code + real.text()),
    )
    page = context.new_page()
    page.goto(f"{server}/app.html")
    says(page, "There is not enough memory for Python here")


def test_a_cdn_is_asked_for_python_and_for_packages_by_name(context, server, folder, monkeypatch):
    """The CDN is another origin, answered here; nothing that is compiled is there but Python."""
    cdn = "https://cdn.example.org/pyodide/"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("tiny.py", "VALUE = 'from the CDN'\n")
        archive.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    lock = json.loads((pyodide.RUNTIME / "pyodide-lock.json").read_text("utf-8"))
    lock["packages"]["tiny"] = {
        "name": "tiny", "version": "1.0", "file_name": "tiny-1.0-py3-none-any.whl", "install_dir": "site",
        "sha256": hashlib.sha256(data.getvalue()).hexdigest(), "package_type": "package", "imports": ["tiny"],
        "depends": [], "unvendored_tests": False, "tool": {},
    }  # fmt: skip
    lock_text = json.dumps(lock).encode()
    monkeypatch.setattr(runtime.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(lock_text))
    app = folder / "source" / "cdn.py"
    app.parent.mkdir()
    app.write_text("import tiny\nimport transom as tr\ntr.widgets.StaticText(value=tiny.VALUE).servable()\n")
    convert(app, out=folder, pyodide_cdn=cdn, find_links=[pyodide.wheels()], index=False)
    files = {"pyodide-lock.json": lock_text, "tiny-1.0-py3-none-any.whl": data.getvalue()}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(cdn)
        body = files.get(name) or (pyodide.RUNTIME / name).read_bytes()
        kind = {"mjs": "text/javascript", "wasm": "application/wasm"}.get(name.rpartition(".")[2], "application/json")
        route.fulfill(body=body, content_type=kind, headers={"access-control-allow-origin": "*"})

    context.route(f"{cdn}*", answer)
    page = context.new_page()
    page.goto(f"{server}/cdn.html")
    expect(page.get_by_text("from the CDN")).to_be_visible(timeout=START)


def test_a_page_that_is_opened_as_a_file_says_what_it_needs(context, folder):
    page = context.new_page()
    page.goto((folder / "app.html").as_uri())
    says(page, "This page needs a web server", "python -m http.server", retry=False)
