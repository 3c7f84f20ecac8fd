"""`Part`: what a session is made of. It does not hold its session, so that one that has ended goes at once.

Whatever arrives late for a part has the session from elsewhere: a run has its owner, a job its context.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transom.session.session import Session


class Part:
    """A part of `session`."""

    __slots__ = ("_reference",)

    def __init__(self, session: Session) -> None:
        self._reference = weakref.ref(session)

    @property
    def _session(self) -> Session:
        """The session.

        Raises:
            ReferenceError: it is gone, and so should be whoever asks.
        """
        session = self._reference()
        if session is None:
            raise ReferenceError("a part of a session was asked for something after the session had gone")
        return session
