"""Messages in a corner of the page."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transom.session.session import Session

_numbers = itertools.count(1)


class Notification:
    """A message that has been shown."""

    def __init__(self, session: Session, id_: str) -> None:
        self._session = session
        self.id = id_

    def destroy(self) -> None:
        """Take it away."""
        self._session.notify({"kind": "dismiss", "id": self.id})


class Notifications:
    """Shows messages in the page of a session; from any of its callbacks or threads."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def send(self, message: str, duration: int = 3000, level: str = "info") -> Notification:
        """Show `message` for `duration` milliseconds; 0 keeps it until the user closes it."""
        id_ = f"n{next(_numbers)}"
        self._session.notify(
            {
                "kind": "notify",
                "id": id_,
                "level": level,
                "text": str(message),
                "duration": duration,
                "detail": None,
            }
        )
        return Notification(self._session, id_)

    def info(self, message: str, duration: int = 3000) -> Notification:
        """Something worth knowing."""
        return self.send(message, duration, "info")

    def success(self, message: str, duration: int = 3000) -> Notification:
        """Something went well."""
        return self.send(message, duration, "success")

    def warning(self, message: str, duration: int = 3000) -> Notification:
        """Something needs care."""
        return self.send(message, duration, "warning")

    def error(self, message: str, duration: int = 3000) -> Notification:
        """Something went wrong."""
        return self.send(message, duration, "error")
