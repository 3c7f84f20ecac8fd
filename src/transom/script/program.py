"""`Program`: an app file, compiled, and all that is known of it before it runs.

Owns the records; they are immutable and shared by every session. Knows nothing of how they are made or run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Literal

from transom.session.look import Look

Kind = Literal["script", "document"]

Resolve = Callable[[str], str | None]
"""A relative link as written (percent-encoded, with fragment) → where the site has it; None = not served."""


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of a cell that runs in one go.

    Args:
        code: what `eval(code, namespace)` runs; it yields a coroutine when it has an `await` of its own.
        on_loop: it awaits, or asks for the running loop, and belongs on the event loop; otherwise in the worker
            thread.
        result: it is the cell's last expression, and its value is what the cell shows.
    """

    code: CodeType
    on_loop: bool
    result: bool = False


@dataclass(frozen=True, slots=True)
class SourceError:
    """Why a cell does not compile: a `SyntaxError` as a record.

    Args:
        message: what is wrong.
        filename: the file as tracebacks name it.
        line: its line in the file, from 1.
        column: where in the line, from 1; None when it is not known.
        end_line: the last line of the faulty text.
        end_column: the column after it.
        text: the source line, as written.
        title: the name of the exception: `SyntaxError` or one of its kinds.
    """

    message: str
    filename: str
    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    text: str | None = None
    title: str = "SyntaxError"

    def exception(self) -> SyntaxError:
        """The exception that running the cell raises."""
        kinds = {"IndentationError": IndentationError, "TabError": TabError}
        place = (self.filename, self.line, self.column, self.text, self.end_line, self.end_column)
        return kinds.get(self.title, SyntaxError)(self.message, place)


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a notebook that does not run here, and why.

    Args:
        line: its line in the cell, from 1.
        text: one sentence for the author.
        refused: it asked for something that a page must not do (install packages), not merely for something
            that has no meaning here.
    """

    line: int
    text: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Text between cells, rendered.

    Args:
        html: the text as HTML. The author's own raw HTML is in it as written.
        line: its first line in the file.
    """

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of code with one visible result.

    Args:
        index: its place among the cells, from 0.
        source: the code as the author wrote it.
        line: its first line in the file; in a notebook, in the cell (always 1).
        filename: the file as tracebacks name it: the path, or `path[cell 3]` in a notebook (counted from 1).
        language: what to highlight it as.
        shown: the page shows the code.
        steps: what runs, in order; empty when there is an `error`.
        error: why it does not compile.
        notes: lines that were left out.
    """

    index: int
    source: str
    line: int
    filename: str
    language: str = "python"
    shown: bool = True
    steps: tuple[Step, ...] = ()
    error: SourceError | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture of a document.

    Args:
        href: what it names.
        line: its line in the file; in a notebook, in the text cell.
        text: the number of the text cell in a notebook, from 1; `None` elsewhere.
    """

    href: str
    line: int
    text: int | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Program:
    """An app file, compiled.

    Args:
        filename: its path as text.
        title: what to call the page.
        kind: a script shows what it serves, a document shows itself.
        blocks: prose and cells, in order.
        as_panel: `import panel` means Transom in it.
        imports_panel: it has such an import.
        summary: one line on what it is about; empty when it says none.
        look: how its page looks, as far as its text says so.
        dead: links that lead nowhere; the page shows their texts.
        anchored: links to a place in a page, `#part` or `other.md#part`; whether that is there is not known.
    """

    filename: str
    title: str
    kind: Kind
    blocks: tuple[Prose | Cell, ...]
    as_panel: bool = True
    imports_panel: bool = False
    summary: str = ""
    look: Look | None = None
    dead: tuple[Link, ...] = ()
    anchored: tuple[Link, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells alone, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Cell))
