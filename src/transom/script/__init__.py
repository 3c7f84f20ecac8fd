"""App files: `.py`, `.md` and `.ipynb` compiled once, run for every session.

`load` reads a file into a `Program`; `run` runs it on a `Stage`, which the session's host provides. Owns how
code is found in a file, split at `await`, compiled, run and reported; knows nothing of sessions, components
or servers.
"""

from __future__ import annotations

from transom.components.highlight import highlight
from transom.diagnostics.traceback import user_traceback
from transom.script.lookup import Lookup
from transom.script.namespace import Namespace, namespace
from transom.script.parse import load, parse
from transom.script.program import Cell, Note, Program, Prose, SourceError, Step
from transom.script.run import CellFailure, CellResult, Outcome, Stage, run
from transom.script.scan import Missing, scan

__all__ = [
    "Cell",
    "CellFailure",
    "CellResult",
    "Lookup",
    "Missing",
    "Namespace",
    "Note",
    "Outcome",
    "Program",
    "Prose",
    "SourceError",
    "Stage",
    "Step",
    "highlight",
    "load",
    "namespace",
    "parse",
    "run",
    "scan",
    "user_traceback",
]
