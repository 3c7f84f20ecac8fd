"""An app file that is watched while it runs: loaded with its folder, and its failures kept."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transom.app import ScriptPage
from transom.check.report import Problem, describe, locate
from transom.compat import install
from transom.errors import ScriptError
from transom.script import Outcome, Program, load
from transom.session.session import Session


@contextmanager
def loaded(file: str, *, as_panel: bool) -> Iterator[Program]:
    """The program of a file, while modules in its folder are the app's own; they are forgotten afterwards.

    Raises:
        ScriptError: a folder, no file, no app file, or one that cannot be read.
    """
    if Path(file).is_dir():
        raise ScriptError(f"{file!r} is a folder. Name the files in it: {file.rstrip('/')}/*.py")
    program = load(file, as_panel=as_panel)
    folder = Path(program.filename).parent
    hook = install([folder]) if as_panel else None
    known = set(sys.modules)
    try:
        yield program
    finally:
        if hook is not None:
            hook.close()
        for name in set(sys.modules) - known:
            origin = getattr(sys.modules[name], "__file__", None)
            if origin is not None and _own(Path(origin), folder):
                del sys.modules[name]


def _own(origin: Path, folder: Path) -> bool:
    return origin.is_relative_to(folder) and not {"site-packages", "dist-packages"} & {*origin.parts}


class Watched(ScriptPage):
    """A page that remembers how its file went.

    Attributes:
        sessions: each session as its page connects.
        opened: whether the file has run to its end in one.
        outcome: what became of each cell.
        reports: what the session's error sink was told, `(error, where)`.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.opened = False
        self.sessions: asyncio.Queue[Session] = asyncio.Queue()
        self.outcome: Outcome | None = None
        self.reports: list[tuple[BaseException, str]] = []

    async def open(self, session: Session) -> None:
        """Run the file, and remember what is reported from here on."""
        self.sessions.put_nowait(session)
        session.sink.observers.append(lambda error, where: self.reports.append((error, where)))
        try:
            await super().open(session)
        finally:
            self.opened = True

    def ran(self, session: Session, outcome: Outcome) -> None:
        """Remember what became of each cell."""
        self.outcome = outcome

    def problems(self) -> Iterator[Problem]:
        """What failed: cells first, then callbacks and panes as they were reported."""
        cells = self.program.cells
        told: set[int] = set()
        for result in self.outcome.results if self.outcome else ():
            if result.failure is not None:
                error = result.failure.exception
                told.add(id(error))
                yield Problem(describe(error), result.cell.index, result.failure.line)
        for error, where in self.reports:
            if id(error) not in told and not isinstance(error, KeyboardInterrupt):
                cell, line = locate(error, cells)
                yield Problem(describe(error), cell, line, where)
