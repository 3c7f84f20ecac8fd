"""`python app.py`: a file that marks what to show, while nothing serves it, is told at its end what to type.

Of the process: the file that is run is one, and so is the end of the run.
"""

from __future__ import annotations

import atexit
import builtins
import shlex
import sys
from pathlib import Path
from typing import Any


class Unserved:
    """Remembers the script that has called `.servable()` in vain."""

    def __init__(self) -> None:
        self.script: str | None = None

    def called(self, scope: dict[str, Any]) -> None:
        """Something is to be shown and there is no page; `scope` is the caller's globals."""
        if self.script is None and _is_script(scope):
            self.script = _as_typed(Path(scope["__file__"]))
            atexit.register(self.tell)

    def served(self) -> None:
        """A server, or a test, has begun: there is nothing to tell."""
        self.script = ""

    def tell(self) -> None:
        """Say it, unless the script has failed: then it has been told enough."""
        if self.script and not hasattr(sys, "last_value"):
            command = shlex.join(["transom", "serve", self.script])
            sys.stderr.write(f"{self.script} has run to its end and nothing served it. Type: {command}\n")


unserved = Unserved()


def _as_typed(file: Path) -> str:
    """The path from where the terminal is, if it is below."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def _is_script(scope: dict[str, Any]) -> bool:
    """Whether the code is a file that Python was told to run, and not a notebook's or an interpreter's."""
    if scope.get("__name__") != "__main__" or "__file__" not in scope or sys.flags.interactive:
        return False
    return not hasattr(builtins, "__IPYTHON__")
