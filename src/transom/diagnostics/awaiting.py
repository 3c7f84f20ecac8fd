"""Where a coroutine waits, or a thread is: the author's line, not the library's below it."""

from __future__ import annotations

import gc
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

from transom.diagnostics.sources import is_registered

_OURS = str(Path(__file__).parents[1])
_LIBRARIES = tuple({_OURS, *(sysconfig.get_paths()[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))})
_DEPTH = 200
"""Frames that are looked at before giving up on something that goes in circles."""
_OPAQUE = frozenset({"FutureIter", "async_generator_asend", "async_generator_athrow", "coroutine_wrapper"})
"""Types of Python's own that stand between a coroutine and what it awaits, and do not say what that is."""


class Location(NamedTuple):
    """A place in the author's code."""

    file: str
    line: int
    function: str

    def __str__(self) -> str:
        return f"{Path(self.file).name}:{self.line} in {self.function}"


def awaiting(coroutine: Any) -> Location | None:
    """The author's innermost line in which a suspended coroutine or (async) generator waits.

    Goes through what it awaits: other coroutines, generators, tasks. When none of it is the author's, it is the
    outermost line of a library; `None` when there is only Transom's own code, or it has ended.
    """
    found: Location | None = None
    outermost: Location | None = None
    for code, frame in _chain(coroutine):
        place = Location(code.co_filename, frame.f_lineno, code.co_qualname)
        if outermost is None and not code.co_filename.startswith(_OURS):
            outermost = place
        if is_authors(code.co_filename):
            found = place
    return found or outermost


def in_thread(thread: int) -> Location | None:
    """The author's innermost line that the thread with this `threading.get_ident()` is at."""
    frame = sys._current_frames().get(thread)
    while frame is not None:
        code = frame.f_code
        if is_authors(code.co_filename):
            return Location(code.co_filename, frame.f_lineno, code.co_qualname)
        frame = frame.f_back
    return None


def is_authors(filename: str) -> bool:
    """Whether a file is the author's: none of Transom, of Python or of what is installed beside it."""
    if is_registered(filename):
        return True
    return not filename.startswith(("<frozen ", *_LIBRARIES))


def is_ours(filename: str) -> bool:
    """Whether a file is one of Transom's own, and no app."""
    return filename.startswith(_OURS) and not is_registered(filename)


def _chain(awaited: Any) -> Iterator[tuple[CodeType, FrameType]]:
    for _ in range(_DEPTH):
        code = _first(awaited, "cr_code", "ag_code", "gi_code")
        frame = _first(awaited, "cr_frame", "ag_frame", "gi_frame")
        if code is not None and frame is not None:  # what has ended has no frame
            yield code, frame
        inner = _inner(awaited)
        if inner is None:
            return
        awaited = inner


def _inner(awaited: Any) -> Any:
    """What it awaits in its turn; `None` when that is no code."""
    if type(awaited).__name__ in _OPAQUE:
        return next((each for each in gc.get_referents(awaited) if _is_code(each)), None)
    if hasattr(awaited, "get_coro"):  # a task
        return awaited.get_coro()
    return _first(awaited, "cr_await", "ag_await", "gi_yieldfrom")


def _is_code(awaited: Any) -> bool:
    known = any(hasattr(awaited, name) for name in ("cr_code", "ag_code", "gi_code", "get_coro"))
    return known or type(awaited).__name__ in _OPAQUE


def _first(target: Any, *names: str) -> Any:
    return next((value for name in names if (value := getattr(target, name, None)) is not None), None)
