"""`display()` and `print()` as cells of documents have them: what they are given stands under the cell.

Owns these two names and which cell is being run. Knows no page: whoever runs the cells says where to show things.
"""

from __future__ import annotations

import ast
import builtins
import io
from collections.abc import Callable
from typing import Any

from transom.errors import ScriptError

_IPYTHONS = ("IPython.display", "IPython.core.display", "IPython.core.display_functions")

terminal = True
"""Whether what a cell prints goes to the process's own output too, besides under the cell."""


class Printed(str):
    """A text that a cell has printed."""

    __slots__ = ()


class Shown:
    """The names for one session of a document.

    Attributes:
        show: shows an object under the cell that is being run; `None` between cells.
    """

    def __init__(self) -> None:
        self.show: Callable[[object], None] | None = None

    def names(self) -> dict[str, object]:
        """What the cells find beside Python's own names."""
        return {"display": self.display, "print": self.print}

    def display(self, *objects: object) -> None:
        """Show objects under the cell, in order, above the value of its last expression.

        Raises:
            ScriptError: no cell is being run, as in a callback.
        """
        if self.show is None:
            raise ScriptError(
                "display() shows things under a cell while that is being run, and none is. In a callback put them into "
                "a layout that the page shows: `column.append(obj)`."
            )
        for each in objects:
            self.show(each)

    def print(self, *values: object, file: Any = None, **options: Any) -> None:
        """As Python's; what a running cell prints is shown under it too."""
        shown = file is None and self.show is not None
        if terminal or not shown:
            builtins.print(*values, file=file, **options)
        if shown and self.show is not None:
            text = io.StringIO()
            builtins.print(*values, file=text, **options)
            self.show(Printed(text.getvalue()))


def without_ipython(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a cell in which `from IPython.display import display` means the one that the cell has."""
    return [part for statement in body for part in _without_ipython(statement)]


def _without_ipython(statement: ast.stmt) -> list[ast.stmt]:
    if not isinstance(statement, ast.ImportFrom) or statement.module not in _IPYTHONS:
        return [statement]
    parts: list[ast.stmt] = []
    kept = [alias for alias in statement.names if alias.name != "display"]
    if kept:
        parts.append(ast.ImportFrom(statement.module, kept, 0))
    others = [alias.asname for alias in statement.names if alias.name == "display" and alias.asname]
    parts += [ast.Assign([ast.Name(name, ast.Store())], ast.Name("display", ast.Load())) for name in others]
    return [ast.fix_missing_locations(ast.copy_location(part, statement)) for part in parts]
