"""`Advice`: what works but an author should know of. Logged, and in development told to the page's inspector."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from typing import Any

_log = logging.getLogger("transom")
KEPT = 50
_numbers = itertools.count(1)


class Advice:
    """The reports of one session; from any thread.

    Args:
        tell: sends a message to the page.
        dev: whether the page may be told.
    """

    def __init__(self, tell: Callable[[dict[str, Any]], None], *, dev: bool) -> None:
        self._tell = tell
        self._dev = dev
        self.kept: list[dict[str, Any]] = []
        """The newest reports, oldest first: id, what kind it is, its text."""

    def report(self, kind: str, text: str) -> None:
        """Log `text`, and tell the page in development.

        Args:
            kind: a word for what it is, such as "stale" or "blocked".
            text: what happened, where, and what to write instead.
        """
        _log.warning("%s", text)
        content = {"id": f"r{next(_numbers)}", "report": kind, "text": text}
        self.kept = [*self.kept, content][-KEPT:]
        if self._dev:
            self._tell({"kind": "report", **content})
