"""`Activity`: whether a page is busy, as a parameter to watch, bind or refer to."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import param

from transom.reactive.owned import Owned

if TYPE_CHECKING:
    from transom.session.session import Session


class Activity(Owned):
    """What `state.param` is about; made when somebody asks for it."""

    _at_once = True
    """What refers to it follows while a `def` still holds up its page: that is what it tells of."""

    busy = param.Boolean(default=False, doc="Whether something that the user has set off is going on in the page.")

    def __init__(self, session: Session) -> None:
        super().__init__(busy=session.busy)  # type: ignore[no-untyped-call]
        self._session = session
        self._looking = False
        session.running.listeners.append(self._changed)

    def _changed(self) -> None:
        if not self._looking:  # from any thread; what changes meanwhile is seen together
            self._looking = True
            with suppress(RuntimeError):  # the loop has closed, and the session with it
                self._session.loop.call_soon_threadsafe(self._look)

    def _look(self) -> None:
        self._looking = False
        if not self._session.closed and self.busy is not self._session.busy:
            self.busy = self._session.busy
