"""Real Chromium against a real server process. A test's page fails it on any console error."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e.live import Live, Show, live_server, shower
from tests.e2e.watch import Watches

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

expect.set_options(
    timeout=30_000
)  # as Playwright waits elsewhere: how long a busy machine may take, and no statement about Transom


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


WATCHES = Watches()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test that fails say what its pages and servers were doing. Its pictures are in `test-results`."""
    report = yield
    if report.failed and report.when != "teardown":
        folder = item.config.rootpath / "test-results" / re.sub(r"[^\w.-]+", "-", item.nodeid.rpartition("/")[2])
        with suppress(Exception):  # what was to be explained is more than the explanation
            report.sections.append(("what the pages were doing", WATCHES.ended(folder, RUNNING)))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    executable = os.environ.get("TRANSOM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert executable, "no Chromium on PATH; `make setup` installs one where it can"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        started.on("context", WATCHES.follow)
        yield started
        started.close()


class Served:
    """A server process.

    Attributes:
        url: where it is, without a slash at the end.
        output: what it has printed so far, errors included.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self._address()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)

    def _address(self) -> str:
        end = time.monotonic() + 120  # what a busy machine may take
        while time.monotonic() < end:
            found = re.search(r"http://[^\s/]+", self.output)
            if found:
                return found[0]
            assert self.process.poll() is None, self.output
            time.sleep(0.02)
        raise AssertionError(f"the server named no address: {self.output}")

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        self._reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()


Serve = Callable[..., Served]

RUNNING: list[Served] = []
"""The servers of the module whose tests run; `serve` starts and stops them."""


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Starts `python -m transom serve …` (or another command line) on a free port; stopped after the module."""

    def start(*arguments: str | Path, command: tuple[str, ...] = ("-m", "transom", "serve"), **env: str) -> Served:
        process = subprocess.Popen(
            [sys.executable, *command, *map(str, arguments), "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **env},
        )
        RUNNING.append(Served(process))
        return RUNNING[-1]

    yield start
    while RUNNING:
        RUNNING.pop().stop()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a fresh context and waits until it is shown; console errors fail the test at its end.

    If it is not shown, the error says what went on in it (see `Watch`).
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_(url: str, *, allow: str = "", **context: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context}))
        page = contexts[-1].new_page()

        def note(text: str) -> None:
            if not (allow and re.search(allow, text)):
                problems.append(text)

        page.on("console", lambda message: note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: note(str(error)))
        WATCHES.of(page).open(url, RUNNING)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not problems, problems


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    """A server in this process."""
    with live_server() as server:
        yield server


@pytest.fixture
def show(live: Live, open_page: Callable[..., Page]) -> Show:
    """Shows what a function makes, and returns page and components."""
    return shower(live, open_page)
