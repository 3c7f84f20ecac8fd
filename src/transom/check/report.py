"""What a check has found: records, and their form for tools. Knows nothing of how it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from transom.diagnostics.failure import said
from transom.diagnostics.traceback import user_line
from transom.errors import TransomError
from transom.script import Cell, Missing
from transom.script.program import Link


@dataclass(frozen=True, slots=True)
class Problem:
    """One failure.

    Args:
        text: what happened: the exception and its message, or what a pane says.
        cell: the index of the cell that it belongs to, from 0; `None` when it belongs to none.
        line: the line in the file; in a notebook, in the cell; `None` when it is not known.
        where: the callback, pane or part of the page that failed; empty for a cell's own code.
        because: the index of the cell whose failure is why: it would have defined what is not there.
    """

    text: str
    cell: int | None = None
    line: int | None = None
    where: str = ""
    because: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line is not None else ""
        return ": ".join(part for part in (place, self.where, self.text) if part)


@dataclass(slots=True)
class FileReport:
    """What became of one file.

    Args:
        file: its name as it was given.
        cells: how many cells it has; 0 when it could not be read.
        missing: names and keywords that it uses and Transom lacks.
        dead: links of a document that lead nowhere.
        problems: what failed, each once; by cell and line when the check is over.
        notes: what works, but otherwise than it is written.
        unfinished: callbacks that were still running when the time was up.
        seconds: how long the check took.
    """

    file: str
    cells: int = 0
    missing: tuple[Missing, ...] = ()
    dead: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    unfinished: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether it ran, its page arrived, and its links lead somewhere.

        Missing names alone are no failure: a use that runs raises.
        """
        return not self.problems and not self.dead

    def sort(self) -> None:
        """Put all in the order of the file; problems that belong to no cell come last."""
        self.problems.sort(key=lambda each: (each.cell is None, each.cell or 0, each.line or 0))
        self.dead = tuple(sorted(self.dead, key=lambda each: (each.text or 0, each.line)))

    def add(self, problems: Iterable[Problem]) -> None:
        """Add what is not told yet: a failure may reach the error sink, its pane and the page."""
        for problem in problems:
            at = next((at for at, known in enumerate(self.problems) if _same(problem, known)), None)
            if at is None:
                self.problems.append(problem)
            elif self.problems[at].cell is None:  # the page knows in which cell's result it stands
                self.problems[at] = replace(self.problems[at], cell=problem.cell)

    def as_dict(self) -> dict[str, Any]:
        """The report for tools: `file`, `ok`, `missing`, `links`, `notes`, `cells`.

        `missing` holds objects with `name`, `line`, `cell`, `nearest` and `kind`; `links` the dead ones, with `href`,
        `line` and, in a notebook, the number of the `text` cell. `cells` has one object for
        each cell, with its `index` from 0, and one with the index `null` for what belongs to no cell: a file
        that cannot be read, an error in the browser. `error` is `null` or text, one line a failure; `because` the index
        of the cell whose failure is why this one failed.
        """
        indexes: list[int | None] = [*range(self.cells)]
        if any(problem.cell is None for problem in self.problems):
            indexes.append(None)
        return {
            "file": self.file,
            "ok": self.ok,
            "missing": [asdict(each) for each in self.missing],
            "links": [asdict(each) for each in self.dead],
            "notes": list(self.notes),
            "cells": [self._cell(index) for index in indexes],
        }

    def _cell(self, index: int | None) -> dict[str, Any]:
        own = [problem for problem in self.problems if problem.cell == index]
        because = next((problem.because for problem in own), None)
        return {"index": index, "ok": not own, "error": "\n".join(map(str, own)) or None, "because": because}


def _same(one: Problem, other: Problem) -> bool:
    if one.cell is not None and other.cell is not None and one.cell != other.cell:
        return False
    return one.text in other.text or other.text in one.text


def describe(error: BaseException) -> str:
    """An exception as one line."""
    message = error.msg if isinstance(error, SyntaxError) else said(error)
    name = (isinstance(error, TransomError) and error.title) or type(error).__name__
    if message.startswith(name):
        return message
    return f"{name}: {message}" if message else name


def locate(error: BaseException, cells: Sequence[Cell]) -> tuple[int | None, int | None]:
    """The cell whose code an error went through, and the line there; a script's one cell when it is none."""
    for cell in cells:
        line = user_line(error, cell.filename)
        if line is not None and cell.line <= line < cell.line + cell.source.count("\n") + 1:
            return cell.index, line
    return (cells[0].index if len(cells) == 1 else None), None
