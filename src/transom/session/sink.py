"""The one error sink of a session: one log record a failure, one notice in the page."""

from __future__ import annotations

import itertools
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_log = logging.getLogger("transom")
_numbers = itertools.count(1)
_OWN = str(Path(__file__).resolve().parents[1])
_FOREIGN = (f"{_OWN}/", "/asyncio/", "/param/", "<frozen importlib", "/contextlib.py")


class ErrorSink:
    """Where every failure of a session ends up.

    Args:
        notify: shows `(text, detail, id)` in the page.
        dev: whether tracebacks may reach the page.
    """

    def __init__(self, notify: Callable[[str, str | None, str], None], *, dev: bool) -> None:
        self._notify = notify
        self._dev = dev

    def report(self, error: BaseException, where: str, *, notify: bool = True) -> str:
        """Log `error` once and, unless its pane shows it, tell the page; returns the id both carry."""
        id_ = f"e{next(_numbers)}"
        text = user_traceback(error)
        _log.error("%s failed [%s]: %s: %s\n%s", where, id_, type(error).__name__, error, text)
        if notify:
            message = f"{where}: {type(error).__name__}: {error}" if self._dev else "Something went wrong."
            self._notify(message, text if self._dev else None, id_)
        return id_


def user_traceback(error: BaseException) -> str:
    """The traceback of `error` from the first frame of the author's code on."""
    shown = _skip(error.__traceback__)
    return "".join(traceback.format_exception(type(error), error, shown or error.__traceback__)).rstrip()


def _skip(tb: TracebackType | None) -> TracebackType | None:
    while tb is not None and any(part in tb.tb_frame.f_code.co_filename for part in _FOREIGN):
        tb = tb.tb_next
    return tb
