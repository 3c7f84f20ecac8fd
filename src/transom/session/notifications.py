"""Messages in a corner of the page."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from transom.components.colour import colour_of, text_on

if TYPE_CHECKING:
    from transom.session.session import Session

Level = Literal["info", "success", "warning", "error"]
Position = Literal[
    "bottom-right", "bottom-left", "bottom-center", "top-left", "top-right", "top-center",
    "center-center", "center-left", "center-right",
]  # fmt: skip

_ICON = re.compile(r"[a-z0-9-]+")
_numbers = itertools.count(1)


class Notification:
    """A message that has been shown.

    Attributes:
        message: its text.
        duration: milliseconds for which it is shown; 0 until the user closes it.
        notification_type: "info", "success", "warning" or "error".
    """

    def __init__(self, session: Session, id_: str, message: str, duration: int, notification_type: str) -> None:
        self._session = session
        self.id = id_
        self.message = message
        self.duration = duration
        self.notification_type = notification_type

    def destroy(self) -> None:
        """Take it away."""
        self._session.notify({"kind": "dismiss", "id": self.id})


@dataclass
class _Corner:
    """Where the messages of one page are and how many are in view."""

    position: Position = "bottom-right"
    most: int = 3


class Notifications:
    """Shows messages in the page of a session; from any of its callbacks or threads."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _corner(self) -> _Corner:
        return self._session.resource(_Corner, _Corner)

    @property
    def position(self) -> Position:
        """Where in the page they are; holds from the next message on.

        Raises:
            ValueError: it is set to what is no such place.
        """
        return self._corner.position

    @position.setter
    def position(self, value: Position) -> None:
        if value not in get_args(Position):
            raise ValueError(
                f"notifications.position={value!r} is not one of {', '.join(map(repr, get_args(Position)))}."
            )
        self._corner.position = value

    @property
    def max_notifications(self) -> int:
        """How many are in view at once, the others behind a button; holds from the next message on.

        Raises:
            ValueError: it is set to less than 1.
        """
        return self._corner.most

    @max_notifications.setter
    def max_notifications(self, value: int) -> None:
        if type(value) is not int or value < 1:
            raise ValueError(f"notifications.max_notifications={value!r}: give a number of messages from 1 up.")
        self._corner.most = value

    def send(
        self,
        message: str,
        duration: int = 3000,
        type: str | None = "info",
        background: str | None = None,
        icon: str | None = None,
    ) -> Notification:
        """Show a message.

        Args:
            message: its text.
            duration: milliseconds for which it is shown; 0 keeps it until the user closes it.
            type: "info", "success", "warning" or "error"; `None` is "info".
            background: the colour behind it; the text takes one that can be read on it.
            icon: the name of an icon in place of that of its type.
        """
        level = type or "info"
        if level not in get_args(Level):
            self._advise(f"type={type!r} is not one of {', '.join(map(repr, get_args(Level)))}; it is shown as 'info'.")
            level = "info"
        id_ = f"n{next(_numbers)}"
        content = {
            "kind": "notify",
            "id": id_,
            "level": level,
            "text": str(message),
            "duration": int(duration or 0),
            "detail": None,
            **self._looks(background, icon),
        }
        corner = self._corner
        if corner != _Corner():
            content |= {"position": corner.position, "most": corner.most}
        self._session.notify(content)
        return Notification(self._session, id_, str(message), int(duration or 0), level)

    def _looks(self, background: str | None, icon: str | None) -> dict[str, Any]:
        looks: dict[str, Any] = {}
        colour = colour_of(background) if background else None
        if colour is not None:
            looks["colours"] = [str(colour), str(text_on(colour))]
        elif background:
            self._advise(f"background={background!r} is no colour. Write '#00677d' or a name such as 'teal'.")
        if icon and _ICON.fullmatch(icon):
            looks["icon"] = icon
        elif icon:
            self._advise(f"icon={icon!r} is no name of an icon. Write one of Tabler's, such as 'flame'.")
        return looks

    def _advise(self, text: str) -> None:
        if self._session.dev:
            self._session.advise("notification", f"state.notifications.send(): {text}")

    def clear(self) -> None:
        """Take all messages away."""
        self._session.notify({"kind": "dismiss", "id": "*"})

    def destroy(self) -> None:
        """The same: others can be sent after it."""
        self.clear()

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
