"""An app file that is watched while it runs: loaded with its folder, and its failures kept."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from transom.app import ScriptPage
from transom.check.report import Problem, describe, locate
from transom.errors import ScriptError
from transom.script import Cell, Outcome, Program, load
from transom.script.beside import Beside
from transom.script.found import app_files
from transom.script.links import Links
from transom.script.scan import defined
from transom.session.session import Session


@contextmanager
def loaded(
    file: str, *, as_panel: bool, beside: Iterable[Path] = (), static: Collection[str] = ()
) -> Iterator[tuple[Program, Links]]:
    """The program of a file, and where its links lead.

    Meanwhile modules in its folder are the app's own; they are forgotten afterwards.

    Args:
        file: the app file.
        as_panel: whether `import panel` means Transom in it.
        beside: app files that are served with it; those of its folder are.
        static: paths that are handed out.

    Raises:
        ScriptError: no file, no app file, or one that cannot be read.
    """
    app_files(file)  # says what is wrong with a folder or a pattern without any
    path = Path(file)
    files = {f"/{each.stem}": each for each in (*_siblings(path), *beside, path)}
    links = Links(files, static=static)
    with Beside([path.absolute().parent], as_panel=as_panel):
        yield load(file, as_panel=as_panel, resolve=partial(links.resolve, path)), links


def _siblings(path: Path) -> list[Path]:
    try:
        return app_files(path.parent)
    except ScriptError:  # it has none
        return []


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
        failed: list[tuple[Cell, Problem]] = []
        for result in self.outcome.results if self.outcome else ():
            if result.failure is not None:
                error = result.failure.exception
                told.add(id(error))
                because = _cause(error, failed)
                problem = Problem(describe(error), result.cell.index, result.failure.line, because=because)
                failed.append((result.cell, problem))
                yield problem
        for error, where in self.reports:
            if id(error) not in told and not isinstance(error, KeyboardInterrupt):
                cell, line = locate(error, cells)
                yield Problem(describe(error), cell, line, where)


def _cause(error: BaseException, failed: list[tuple[Cell, Problem]]) -> int | None:
    """The cell whose failure is why a later one fails: it would have defined the name that is not there."""
    if not isinstance(error, NameError) or error.name is None:
        return None
    for cell, problem in reversed(failed):
        if error.name in defined(cell):
            return problem.cell if problem.because is None else problem.because
    return None
