"""The cases that hold on every host, in a real worker: one Python for all of them, a session each.

Each is told what it did by frames alone, so the page here has no runtime: it hands on what the worker and the test say.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.async_api import async_playwright

from dev import pyodide
from tests.conformance.cases import CASES
from tests.e2e.conftest import ARGUMENTS
from tests.e2e.pyodide_server import START, served
from transom.hosts.pyodide.kit import Kit
from transom.testing import Page
from transom.testing.files import framed

PAGE = """<!doctype html><title>Cases</title><script>
const given = {given};
const about = {{ app: null, dev: true, url: "/", origin: location.origin }};
const worker = new Worker("_transom/" + given.worker, {{ type: "module" }});
const base = new URL("_transom/", location.href).href;
const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0)).buffer;
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join(""));
worker.onmessage = ({{ data }}) => heard(data.t, data.text ?? "", (data.buffers ?? []).map(text));
window.say = (content, buffers) => worker.postMessage({{ t: "say", text: content, buffers: buffers.map(bytes) }});
window.go = () => worker.postMessage({{ ...about, t: "start", base, given }});
</script>"""
FIND = """
import gc
from transom.app import App, ScriptPage
from transom.hosts.pyodide.host import Host
from transom.script import parse
_host = next(each for each in gc.get_objects() if isinstance(each, Host))
def begin_case(root, source):
    app = App({"/": ScriptPage(parse(source, "app.py", "py"))})
    _host.show(root, app.find)
"""


class Worker:
    """The worker, as the test speaks with it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.pages: dict[str, CasePage] = {}
        self.ready = asyncio.Event()
        self.begun: set[str] = set()
        self.ran: dict[str, asyncio.Future[Any]] = {}
        self._out: asyncio.Queue[tuple[str, list[str]]] = asyncio.Queue()
        self._sending = asyncio.get_running_loop().create_task(self._send())

    async def _send(self) -> None:
        while True:
            await self.page.evaluate("([content, buffers]) => say(content, buffers)", [*await self._out.get()])

    def heard(self, kind: str, text: str, buffers: list[str]) -> None:
        if kind == "ready":
            self.ready.set()
        elif kind == "say":
            content = json.loads(text)
            if content["t"] == "ran":
                self.ran[content["root"]].set_result(content)
            for to, _, frame in content.get("frames", ()):
                if to in self.pages:
                    self.pages[to]._deliver(base64.b64decode(buffers[0]) if frame is None else frame)
        elif kind in ("failed", "died"):
            raise AssertionError(text)

    def say(self, content: dict[str, Any], *buffers: bytes) -> None:
        self._out.put_nowait((json.dumps(content), [base64.b64encode(each).decode() for each in buffers]))

    async def run(self, source: str) -> None:
        root = f"code-{len(self.ran)}"
        self.say({"t": "run", "root": root, "source": source, "name": root})
        self.ran[root] = outcome = asyncio.get_running_loop().create_future()
        assert (await outcome)["error"] is None, outcome.result()


class CasePage(Page):
    """A page at the other end of the worker."""

    def __init__(self, worker: Worker, root: str) -> None:
        super().__init__(SimpleNamespace(), SimpleNamespace())
        self._worker, self._root = worker, root
        worker.pages[root] = self

    async def open(self, **hello: Any) -> None:
        self.send({"t": "hello", "proto": 1, "url": "/", **hello})
        await self.wait(lambda: any(frame["t"] == "snapshot" for frame in self.frames))

    def send(self, message: Any) -> None:
        frame = framed(message) if isinstance(message, dict) else message
        content = {"t": "frame", "from": self._root, "root": self._root}
        if isinstance(frame, str):
            self._worker.say({**content, "text": frame})
        else:
            self._worker.say(content, bytes(frame))

    async def disconnect(self) -> None:
        self._worker.say({"t": "gone", "from": self._root, "root": self._root})


async def all_of(url: str, outcomes: dict[str, BaseException | None]) -> None:
    executable = os.environ.get("TRANSOM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        page = await browser.new_page()
        worker = Worker(page)
        await page.expose_function("heard", worker.heard)
        await page.goto(url)
        await page.evaluate("go()")
        await asyncio.wait_for(worker.ready.wait(), START / 1000)
        await worker.run(FIND)
        for number, case in enumerate(CASES):
            root = f"case-{number}"
            try:
                await worker.run(f"begin_case({root!r}, {case.app!r})")
                opened = CasePage(worker, root)
                await opened.open()
                await case.steps(opened)
                await opened.disconnect()
                outcomes[case.name] = None
            except BaseException as error:
                outcomes[case.name] = error
        worker._sending.cancel()
        await browser.close()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BaseException | None]:
    """What became of each case. In a thread: the other browser's loop is the main one's."""
    folder: Path = tmp_path_factory.mktemp("cases")
    given = Kit.gather(pyodide_dir=pyodide.RUNTIME, find_links=[pyodide.wheels()]).write(folder / "_transom")
    (folder / "index.html").write_text(PAGE.format(given=json.dumps(given)), "utf-8")
    found: dict[str, BaseException | None] = {}
    with served(folder) as url:
        thread = threading.Thread(target=lambda: asyncio.run(all_of(url, found)))
        thread.start()
        thread.join()
    return found


@pytest.mark.statement(79)
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_in_a_worker(outcomes: dict[str, BaseException | None], name: str) -> None:
    if (error := outcomes[name]) is not None:
        raise error
