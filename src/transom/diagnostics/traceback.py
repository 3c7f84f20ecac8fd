"""Tracebacks that start at the author's code.

Owns which frames are dropped: those of Transom, of the import system, of asyncio and Param that stand before
the author's frames or between them, and the import system's everywhere. What a library does below the author's
code stays, and so does what it was that raised.
"""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from pathlib import Path
from types import FrameType, TracebackType

from transom.diagnostics.awaiting import is_authors
from transom.diagnostics.sources import is_registered

_ELSEWHERE = "_transom_traceback"
_OURS = str(Path(__file__).parents[1]) + os.sep


def user_traceback(error: BaseException) -> str:
    """The traceback as text, from the author's first frame on, causes and groups included."""
    if (elsewhere := _attributes(error).get(_ELSEWHERE)) is not None:
        return elsewhere
    try:
        told = traceback.TracebackException.from_exception(error)
    except Exception:  # noqa: BLE001 - an author's class, of a failure that must not be lost for it
        frames = object.__getattribute__(error, "__traceback__")
        return "".join([*traceback.format_tb(frames), f"{type(error).__name__}\n"])
    _trim(told)
    return "".join(told.format())


def told_elsewhere(error: BaseException, told: str) -> BaseException:
    """The same exception, whose `user_traceback` is `told`: it was raised in another process."""
    _attributes(error)[_ELSEWHERE] = told
    return error


def _attributes(error: BaseException) -> dict[str, str]:
    found: dict[str, str] = object.__getattribute__(error, "__dict__")  # whatever the author's class does with names
    return found


def trimmed(error: BaseException) -> BaseException:
    """The same exception, its `__traceback__` starting at the author's first frame.

    Unchanged when no frame is the author's; emptied when it is a `SyntaxError` of the program itself, whose
    place is in the exception.
    """
    frame = error.__traceback__
    while frame is not None and _is_internal(_file(frame)):
        frame = frame.tb_next
    if frame is not None or isinstance(error, SyntaxError):
        error.__traceback__ = frame
    return error


def from_caller(error: BaseException) -> BaseException:
    """The same exception, its `__traceback__` beginning at the author's line that runs now, where there is one.

    For a failure that is caught where it happens: what was raised and caught below that line does not name it.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and not is_authors(frame.f_code.co_filename):
        frame = frame.f_back
    if frame is not None:
        below = error.__traceback__
        while below is not None and _is_internal(_file(below)):  # how Transom came from that line to what failed
            below = below.tb_next
        error.__traceback__ = TracebackType(below, frame, frame.f_lasti, frame.f_lineno)
    return error


def user_line(error: BaseException, filename: str) -> int | None:
    """The line of this file at which the error happened: the innermost frame that is in it."""
    if isinstance(error, SyntaxError) and error.filename == filename:
        return error.lineno
    line = None
    frame = error.__traceback__
    while frame is not None:
        if _file(frame) == filename:
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _trim(told: traceback.TracebackException) -> None:
    seen: set[int] = set()
    waiting: list[traceback.TracebackException | None] = [told]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        # Only a SyntaxError has an offset; `exc_type` is deprecated.
        one.stack = _trimmed_stack(one.stack, is_syntax_error=hasattr(one, "offset"))
        waiting += [one.__cause__, one.__context__, *(one.exceptions or ())]


def _trimmed_stack(stack: traceback.StackSummary, *, is_syntax_error: bool) -> traceback.StackSummary:
    frames = [frame for frame in stack if not frame.filename.startswith("<frozen importlib")]
    internal = [_is_internal(frame.filename) for frame in frames]
    if all(internal):
        # Nothing of the author's in it: then all of it is what there is to say.
        return traceback.StackSummary.from_list([] if is_syntax_error else frames)
    last = len(frames) - internal[::-1].index(False)
    kept = [frame for frame, ours in zip(frames[:last], internal, strict=False) if not ours]
    return traceback.StackSummary.from_list([*kept, *frames[last:]])


def _file(frame: TracebackType) -> str:
    return frame.tb_frame.f_code.co_filename


def _is_internal(filename: str) -> bool:
    if is_registered(filename):
        return False
    if filename.startswith("<frozen "):
        return True
    return filename.startswith(_folders())


def _folders() -> tuple[str, ...]:
    # Param is looked up and not imported: without it no frame is Param's.
    modules = [asyncio, sys.modules.get("param"), sys.modules.get("importlib"), sys.modules.get("anyio")]
    files = [module.__file__ for module in modules if module is not None]
    return (_OURS, *(str(Path(file).parent) + os.sep for file in files if file))
