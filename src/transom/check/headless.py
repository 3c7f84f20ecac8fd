"""Runs one app file as a server would, with a page in memory in place of a browser.

Owns the session of a check: real event loop, real worker threads, real frames. What counts as quiet is
`rest`'s, what is told of it `report`'s.
"""

from __future__ import annotations

import _thread
import asyncio
import signal
import sys
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from transom.app import App
from transom.check.anchors import dead_anchors
from transom.check.emptied import EMPTIED, is_emptied
from transom.check.report import FileReport, Problem, describe, locate
from transom.check.watched import Watched, loaded
from transom.components.storing import write_lock
from transom.errors import ScriptError
from transom.hosts.rest import at_rest
from transom.process.registry import Registry
from transom.protocol.codec import Frame
from transom.script import scan
from transom.script.output import CellOutput
from transom.settings import Settings
from transom.testing import Page

CLOSE_SECONDS = 0.2
OVERTIME = 2.0
"""Seconds beyond the time limit after which code that never gives the event loop back is interrupted."""


def check_file(
    file: str,
    *,
    as_panel: bool = True,
    timeout: float = 30.0,
    beside: Iterable[Path] = (),
    static: Collection[str] = (),
) -> FileReport:
    """Run an app file in a session of its own and say what fails.

    Names of Panel that Transom lacks are listed first, without running anything. Then the file runs, what it
    shows is evaluated, and the page is decoded as the client would. Periodic callbacks are called once.

    Args:
        file: a `.py`, `.md` or `.ipynb` file.
        as_panel: whether `import panel` means Transom in it.
        timeout: how long to wait for what it starts, in seconds.
        beside: app files that are served with it, to which it may link; those of its folder are.
        static: paths that are handed out, to which it may link.

    Concurrency: call on the main thread, without a running event loop: code that never gives the loop back
    is interrupted there.
    """
    report = FileReport(file)
    began = time.monotonic()
    try:
        with loaded(file, as_panel=as_panel, beside=beside, static=static) as (program, links):
            report.cells = len(program.cells)
            report.missing = scan(program)
            report.dead = (*program.dead, *dead_anchors(program, Path(file), links))
            _run(Watched(program), report, timeout)
    except (ScriptError, OSError) as error:
        report.add([Problem(str(error))])
    report.sort()
    report.seconds = time.monotonic() - began
    return report


class _Page(Page):
    """A page that keeps the first frame's failure it could not apply, whatever it raised."""

    failure: Exception | None = None

    def _deliver(self, frame: Frame) -> None:
        try:
            super()._deliver(frame)
            self._raise_broken()
        except Exception as error:  # noqa: BLE001 - any failure means that a browser could not show the page
            self.failure = self.failure or error

    def problems(self) -> Iterator[Problem]:
        """What the page shows as failed, by the cell whose result it is in."""
        if self.failure is not None:
            yield Problem(f"The page cannot be shown: {describe(self.failure)}")
        cells = dict(self._cells())
        for model in self.models.values():
            error = model.values.get("error")
            if model.type in ("HTML", "Markdown") and is_emptied(model.values.get("object")):
                yield Problem(EMPTIED, cells.get(model.id), where=model.type)
            if isinstance(error, dict):
                text = ": ".join(filter(None, (error["title"], error["message"])))
                yield Problem(text, cells.get(model.id), where=model.type)

    def _cells(self) -> Iterator[tuple[str, int]]:
        for model in self.all("Cell"):
            inside = [model.id]
            while inside:
                id_ = inside.pop()
                yield id_, model["number"]
                inside += self.models[id_].inside


def _run(watched: Watched, report: FileReport, timeout: float) -> None:
    # Not `asyncio.run`: it turns the first interrupt into a cancellation, which blocked code never sees, and waits
    # at its end for all tasks, one that waits for a worker thread that never ends included.
    loop = asyncio.new_event_loop()
    try:
        with _interrupted_after(timeout + OVERTIME):
            loop.run_until_complete(_visit(watched, report, timeout))
    except _BlockedError as error:
        report.add(watched.problems())
        cell, line = locate(error.__cause__ or error, watched.program.cells)
        report.add([Problem(f"The event loop was blocked until the time was up ({timeout:g} s)", cell, line)])
    finally:
        _close(loop)


def _close(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what is left and close the loop; what does not end in a moment is disowned."""
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
        task._log_destroy_pending = False  # type: ignore[attr-defined]
    if left:
        loop.run_until_complete(asyncio.wait(left, timeout=CLOSE_SECONDS))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


async def _visit(watched: Watched, report: FileReport, timeout: float) -> None:
    until = asyncio.get_running_loop().time() + timeout
    registry = Registry(Settings.from_env(dev=True))
    page = _Page(registry, App({"/": watched}))
    await page.open()
    try:
        session = page.session
        report.unfinished = await at_rest(session, lambda: watched.opened, until)
        if watched.opened:
            with write_lock:
                page.view.outbox.snapshot()  # what a page that connects now would get
        await page.view.outbox.drained()
        report.add(watched.problems())
        report.notes = tuple(dict.fromkeys(each["text"] for each in session.advice.kept if each["report"] == "value"))
        if not watched.opened:
            running = next((model["number"] for model in page.all("Cell") if model["running"]), 0)
            report.add([Problem(f"It did not come to its end within {timeout:g} s", running)])
        report.add(_attributed(page.problems(), report))
    finally:
        await page.disconnect()
        await registry.aclose()


def _attributed(problems: Iterable[Problem], report: FileReport) -> Iterator[Problem]:
    """What the page shows as failed, without cells of whose failure more is known."""
    failed = {problem.cell for problem in report.problems}
    for problem in problems:
        cell = 0 if problem.cell is None and report.cells == 1 else problem.cell
        if problem.where != CellOutput.__name__:
            yield replace(problem, cell=cell)
        elif cell not in failed:
            yield replace(problem, cell=cell, where="")


class _BlockedError(Exception):
    """The time was up and the event loop did not come back."""


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    """Interrupt the code inside, wherever it is, when it takes longer; only on the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    fired = threading.Event()

    def interrupt() -> None:
        fired.set()
        if sys.platform == "win32":
            _thread.interrupt_main()
        else:  # a real signal also ends a blocking system call
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    # A job in a shell's background inherits an ignored SIGINT, which Python then leaves ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt as error:
        if not fired.is_set():
            raise
        raise _BlockedError from error
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)
