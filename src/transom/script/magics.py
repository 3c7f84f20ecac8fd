"""IPython's own lines in notebook cells: `%magic`, `!command`, `name?`.

Owns which of them may be left out, which are refused and what the author is told. Lines keep their numbers. A
cell that is plain Python is never touched: only a line at which Python's parser stops is looked at.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from transom.script.program import Note

# Magics whose effect belongs to a notebook front end, or which measure: a page loses nothing without them.
_DROPPED = frozenset(
    {"autoawait", "autocall", "autoreload", "colors", "config", "doctest_mode", "gui", "history", "load_ext"}
    | {
        "logstart",
        "lsmagic",
        "matplotlib",
        "pdb",
        "pinfo",
        "pinfo2",
        "precision",
        "pprint",
        "pwd",
        "quickref",
    }
    | {"reload_ext", "timeit", "unload_ext", "who", "who_ls", "whos", "xmode"}
)
_INSTALL = re.compile(r"[%!]\s*(?:pip3?|conda|mamba|micromamba|uv)\b|\b(?:pip3?|conda|mamba)\s+install\b")
# Magics with Python after them: the Python runs, the measuring does not.
_PREFIXES = frozenset({"prun", "time"})
_LINE = re.compile(r"(?P<indent>\s*)(?P<sign>[%!])\s*(?P<name>[\w.-]*)(?P<rest>.*)")
_ASSIGNED = re.compile(r"\s*[\w., ]+=\s*[%!]")
_HELP = re.compile(r"\s*\?{0,2}[\w.%*]+\?{0,2}\s*$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cell as plain Python.

    Args:
        source: the code, with the same number of lines.
        notes: what was left out.
        refusal: a message and its line in the cell, from 1, when the cell cannot run here.
    """

    source: str
    notes: tuple[Note, ...] = ()
    refusal: tuple[str, int] | None = None


class _RefusedError(Exception):
    """A line that makes the whole cell unfit; the argument is the message."""


def plain_python(source: str) -> Cleaned:
    """Take IPython's lines out of a cell.

    Args:
        source: a cell's text.

    Returns:
        The cell as Python can read it. A syntax error that is no magic is left for the compiler to report.
    """
    lines = source.split("\n")
    notes: list[Note] = []
    at = _cell_magic(lines)
    try:
        if at is not None:
            notes.append(_drop_cell_magic(lines, at))
        # Each turn replaces the line at which the parser stopped, so there are at most as many turns as
        # lines.
        for _ in lines:
            index = _stopped_at(lines)
            at = index
            note = _replace(lines, index) if index is not None else None
            if note is None:
                break
            notes.append(note)
    except _RefusedError as error:
        return Cleaned(source, tuple(notes), (str(error), (at or 0) + 1))
    return Cleaned("\n".join(lines), tuple(sorted(notes, key=lambda note: note.line)))


def _stopped_at(lines: list[str]) -> int | None:
    try:
        ast.parse("\n".join(lines))
    except SyntaxError as error:
        return error.lineno - 1 if error.lineno and error.lineno <= len(lines) else None
    except (ValueError, RecursionError, MemoryError):
        return None
    return None


def _replace(lines: list[str], index: int) -> Note | None:
    """Make one IPython line into Python; None when it is not one."""
    line = lines[index]
    if _ASSIGNED.match(line):
        raise _RefusedError(f"{line.strip()!r} needs IPython, which is not running here. Compute the value in Python.")
    match = _LINE.match(line)
    if match:
        return _replace_magic(lines, index, match)
    if "?" in line and _HELP.match(line):
        return _drop(lines, index, f"{line.strip()!r} was left out: help is shown by notebooks only.")
    return None


def _replace_magic(lines: list[str], index: int, match: re.Match[str]) -> Note:
    sign, name, line = match["sign"], match["name"], match[0].strip()
    if _INSTALL.search(line):
        text = f"{line!r} was not run: a page installs nothing. Run it in a terminal before serving."
        return _drop(lines, index, text, refused=True)
    if sign == "!":
        raise _RefusedError(f"{line!r} is a shell command, and a page runs none. Use subprocess.run([...]) instead.")
    if name in _PREFIXES:
        lines[index] = match["indent"] + (match["rest"].strip() or "pass")
        return Note(index + 1, f"'%{name}' was left out: the code after it runs, nothing is measured.")
    if name in _DROPPED:
        return _drop(lines, index, f"'%{name}' was left out: it has a meaning in notebooks only.")
    raise _RefusedError(f"{line!r} is an IPython magic that is not known here. Write it in Python, or remove it.")


def _drop(lines: list[str], index: int, text: str, *, refused: bool = False) -> Note:
    indent = lines[index][: len(lines[index]) - len(lines[index].lstrip())]
    end = index
    while lines[end].rstrip().endswith("\\") and end + 1 < len(lines):
        end += 1
    for continued in range(index + 1, end + 1):
        lines[continued] = ""
    # Inside a block something has to stand there; at the top an empty line keeps the last expression the
    # last.
    lines[index] = f"{indent}pass" if indent else ""
    return Note(index + 1, text, refused)


def _cell_magic(lines: list[str]) -> int | None:
    """The index of the `%%` line that governs the whole cell."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    return first if first is not None and lines[first].startswith("%%") else None


def _drop_cell_magic(lines: list[str], index: int) -> Note:
    name = lines[index][2:].split()[0] if lines[index][2:].split() else ""
    if name not in {"capture", "prun", "time"}:
        raise _RefusedError(f"'%%{name}' cells are not Python and do not run here. Write the cell in Python.")
    return _drop(lines, index, f"'%%{name}' was left out: the cell runs without it.")
