"""Where what is printed goes: under the cell whose code prints, or to the page's own place for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextvars import Context, ContextVar
from typing import cast

from transom.pane.str import Str
from transom.script.output import CellOutput

_cell: ContextVar[CellOutput | None] = ContextVar("transom_cell", default=None)
MOST = 20_000
"""Characters of one piece of what a cell has printed; a further one begins another."""


class Place:
    """The cell that has set off the running code; see `session.ports.Output`."""

    def here(self) -> object:
        """The cell of the running code."""
        return _cell.get()

    def enter(self, context: Context, place: object) -> None:
        """What runs in `context` prints to `place`."""
        context.run(_cell.set, cast("CellOutput | None", place))


class Printer(io.TextIOBase):
    """Takes the place of `sys.stdout` or `sys.stderr`.

    Args:
        say: takes what no cell has printed.
        flush: lets the page see what is under a cell, also while its code goes on.
    """

    encoding = "utf-8"

    def __init__(self, say: Callable[[str], object], flush: Callable[[], object]) -> None:
        self._say = say
        self._flush = flush

    def writable(self) -> bool:
        """It takes text."""
        return True

    def isatty(self) -> bool:
        """It is none."""
        return False

    def write(self, text: str) -> int:
        """Show it."""
        cell = _cell.get()
        if cell is None:
            self._say(text)
        elif text:
            _put(cell, text)
            self._flush()
        return len(text)


class _Printed(Str):
    """What a cell has printed."""


def _put(cell: CellOutput, text: str) -> None:
    last = cell.objects[-1] if cell.objects else None
    if isinstance(last, _Printed) and len(last.object) < MOST:
        last.object += text
    else:
        cell.objects = [*cell.objects, _Printed(text)]
