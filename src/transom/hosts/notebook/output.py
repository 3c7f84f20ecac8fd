"""`CellOutput`: under which cell of a notebook code prints, and what it raises is told."""

from __future__ import annotations

import sys
from contextvars import Context, ContextVar
from typing import Any

_NOTHING = object()
Place = tuple[tuple[ContextVar[Any], Any], ...]


class CellOutput:
    """See `session.ports.Output`. From version 7 on ipykernel keeps the cell in ContextVars; before, nothing is done.

    Args:
        shell: IPython's, in a kernel.
    """

    def __init__(self, shell: Any) -> None:
        self._shell = shell

    def _variables(self) -> list[ContextVar[Any]]:
        shell = self._shell
        kernel = shell.kernel
        found = [getattr(kernel, name, None) for name in ("_shell_parent", "_shell_parent_ident")]
        tellers = (sys.stdout, sys.stderr, shell, shell.display_pub, shell.displayhook)
        found += [vars(each).get("_parent_header") for each in tellers if hasattr(each, "__dict__")]
        return [each for each in found if isinstance(each, ContextVar)]

    def here(self) -> Place:
        """The cell of the running code."""
        values = [(variable, variable.get(_NOTHING)) for variable in self._variables()]
        return tuple((variable, value) for variable, value in values if value is not _NOTHING)

    def enter(self, context: Context, place: object) -> None:
        """What runs in `context` prints to `place`."""
        for variable, value in place if isinstance(place, tuple) else ():
            context.run(variable.set, value)
