"""`Tabs`: components of which one is shown at a time."""

from __future__ import annotations

from typing import Any

import param

from transom.errors import RejectedError
from transom.layout.named import NamedLayout


class Tabs(NamedLayout):
    """Shows one of its objects at a time, chosen by named tabs.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`. What scrolls, when it is
    asked to, is what is under the tabs.

    Example: `Tabs(("One", "First"), ("Two", "Second"), closable=True)`
    """

    _front_end = "Tabs"
    _writable = ("active",)
    _events = {"close": ("children", "names", "active")}

    active = param.Integer(default=0, bounds=(0, None), doc="The number of the tab that is shown, from 0.")
    tabs_location: param.Selector[Any] = param.Selector(
        default="above", objects=["above", "below", "left", "right"], doc="Where they are."
    )
    closable = param.Boolean(default=False, doc="Whether the user can close tabs.")

    def _open(self) -> list[int]:
        return [min(self.active, len(self.objects) - 1)]

    def _active_after(self, before: list[int | None]) -> int:
        # The tab that is shown stays shown; when it is gone itself, the one that comes to its place.
        return max(0, before.index(self.active) if self.active in before else min(self.active, len(before) - 1))

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "active" in names and self.active >= len(self.objects) > 0:
            there = f"there {'is 1 tab' if len(self.objects) == 1 else f'are {len(self.objects)} tabs'}"
            self._advise("active", f"active={self.active}, and {there}: the last is shown. Write a number below that.")

    def _event_close(self, raw: Any) -> None:
        try:
            at = self._decode_active(raw)
        except ValueError as error:
            raise RejectedError("bad_value") from error
        if not self.closable:
            raise RejectedError("bad_value")
        self.pop(at)

    def _decode_active(self, raw: Any) -> int:
        """Where the tab is now that the page says by its place there and its number, or by a place of now alone."""
        if isinstance(raw, list) and len(raw) == 2 and type(raw[1]) is int:
            return self._numbered().index(raw[1])
        if type(raw) is not int or not 0 <= raw < len(self.objects):
            raise ValueError(raw)
        return raw
