"""`Advice`: what works but an author should know of. Logged, and in development told to the page's inspector."""

from __future__ import annotations

import itertools
import logging
from typing import TYPE_CHECKING, Any

from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session

_log = logging.getLogger("transom")
KEPT = 50
_numbers = itertools.count(1)


class Advice(Part):
    """The reports of one session; from any thread."""

    __slots__ = ("kept",)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
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
        session = self._session
        if session.dev and not session.closed:
            session.notify({"kind": "report", **content})
