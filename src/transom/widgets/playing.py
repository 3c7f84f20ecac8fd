"""`Playing`: what goes from one value to the next by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import param

from transom.components.component import Mount
from transom.components.encode import Encoder
from transom.components.sender import sender_var
from transom.components.storing import Change, write_lock
from transom.widgets.number import whole
from transom.widgets.options import plain_list
from transom.widgets.throttled import Throttled

_BUTTONS = ["slower", "first", "previous", "reverse", "pause", "play", "next", "last", "faster"]
_LOOPS = ["once", "loop", "reflect"]


class Playing(Throttled):
    """The root of players.

    The page that shows it goes from value to value. Each is sent when the one before has been taken, so however short
    the interval, values do not queue up: a watcher that is a `def` has ended by then, an `async def` has begun.

    Of several pages that show it one goes on, the others follow: that in which it was last started, else the oldest.
    When that one is gone, the oldest that is left goes on.
    """

    _writable: ClassVar[tuple[str, ...]] = ("value", "value_throttled", "direction", "interval", "loop_policy")
    _events: ClassVar[dict[str, tuple[str, ...]]] = {"taken": ()}
    _derived: ClassVar[tuple[str, ...]] = ("_follows",)

    direction = param.Integer(default=0, bounds=(-1, 1), doc="1 while it plays, -1 backwards, 0 while it stands.")
    interval = param.Integer(default=500, bounds=(1, None), doc="Least milliseconds from one value to the next.")
    loop_policy: param.Selector[Any] = param.Selector(
        default="once", objects=_LOOPS, doc="What comes after the last: nothing, the first, or the way back."
    )
    step = param.Integer(default=1, bounds=(1, None), doc="So many values on at a time.")
    show_value = param.Boolean(default=False, doc="Whether the value is written beside the label.")
    value_align: param.Selector[Any] = param.Selector(
        default="start", objects=["start", "center", "end"], doc="Where the label and the value stand."
    )
    show_loop_controls = param.Boolean(default=True, doc="Whether the user can choose what comes after the last.")
    visible_buttons = param.List(default=_BUTTONS, doc="Which buttons there are.")
    visible_loop_options = param.List(default=_LOOPS, doc="Which of the policies the user can choose.")
    scale_buttons = param.Number(default=1, bounds=(0, None), doc="How large the buttons are, as a factor.")
    preview_duration = param.Integer(
        default=1500, bounds=(0, None), doc="For how many milliseconds a new interval is shown."
    )

    _follows = param.Boolean(default=None, allow_None=True, doc="Whether another page goes on from value to value.")

    _starter: Mount | None = None
    """Where it was started by its user."""

    @classmethod
    def _hidden(cls, parameters: Mapping[str, Any]) -> set[str]:
        return super()._hidden(parameters) - {"_follows"}

    def play(self) -> None:
        """Play forwards from where it is."""
        self.direction = 1

    def pause(self) -> None:
        """Stand still."""
        self.direction = 0

    def reverse(self) -> None:
        """Play backwards from where it is."""
        self.direction = -1

    def _set_visible_buttons(self, names: Iterable[str]) -> dict[str, Any]:
        return {"visible_buttons": plain_list("visible_buttons", names)}

    def _set_visible_loop_options(self, names: Iterable[str]) -> dict[str, Any]:
        return {"visible_loop_options": plain_list("visible_loop_options", names)}

    def _after_direction(self, change: Change) -> dict[str, Any]:
        if change.page and self.direction:
            self.__dict__["_starter"] = sender_var.get()
            self._lead()
        return {}

    def _unmounted(self, mount: Mount) -> None:
        super()._unmounted(mount)
        self._lead()

    def _lead(self) -> None:
        """Tell each page whether it is the one that goes on."""
        with write_lock:
            self._mark("_follows", force=True)

    def _encode__follows(self, value: bool | None, encoder: Encoder) -> bool | None:
        mounts = self._mounts
        leader = self._starter if self._starter in mounts else next(iter(mounts), None)
        return any(mount is not leader and getattr(mount, "tree", None) is encoder for mount in mounts) or None

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        for what, known in (("visible_buttons", _BUTTONS), ("visible_loop_options", _LOOPS)):
            unknown = [each for each in getattr(self, what) if each not in known]
            if what in names and unknown:
                self._advise(what, f"{what} has {unknown[0]!r}, which there is not. There are: {', '.join(known)}.")

    def _decode_direction(self, raw: Any) -> int:
        return _integer(raw)

    def _decode_interval(self, raw: Any) -> int:
        return _integer(raw)

    def _event_taken(self, raw: object) -> None:
        """Answered when the value before it has been."""


def _integer(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError("not a number")
    return whole(raw)
