"""`Accordion`: components under headers that unfold them."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.parameters import plain_number
from transom.components.storing import write_lock
from transom.layout.named import NamedLayout


class Accordion(NamedLayout):
    """Shows its objects one below the other, each under a header with its name; a click on the header unfolds it.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`.

    Example: `Accordion(("One", "First"), ("Two", "Second"), active=[0])`
    """

    _front_end = "Accordion"
    _writable = ("active",)

    active = param.List(default=[], doc="The numbers of those that are unfolded, from 0.")
    toggle = param.Boolean(default=False, doc="Whether unfolding one folds the others.")
    header_color = param.String(default="", doc="The colour of the texts in the headers, as CSS has it.")
    header_background = param.String(default="", doc="The colour behind the headers, as CSS has it.")
    active_header_background = param.String(
        default=None, allow_None=True, doc="The colour behind the headers of those that are unfolded."
    )

    def _set_active(self, value: Any) -> dict[str, Any]:
        return {"active": [plain_number(at) for at in value] if isinstance(value, list | tuple) else value}

    def _wanted(self) -> set[int]:
        return {at for at in self.active if type(at) is int and at >= 0}

    def _open(self) -> list[int]:
        return sorted(at for at in self._wanted() if at < len(self.objects))

    def _active_after(self, before: list[int | None]) -> list[int]:
        # One that is unfolded stays so, and so does what comes in its place.
        wanted = self._wanted()
        gone = wanted.difference(before)
        there = [to for to, at in enumerate(before) if (to in gone if at is None else at in wanted)]
        return [*there, *sorted(at for at in gone if at >= max(len(before), len(self.objects)))]

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "children" in names:
            with write_lock:
                self._mark("active")
        if "active" in names and len(self._open()) < len(self.active) and len(self.objects):
            told = f"active={self.active}, and there are {len(self.objects)} objects"
            self._advise("active", f"{told}: the others are not unfolded. Write numbers of objects, from 0.")

    def _encode_active(self, value: list[int], encoder: Encoder) -> list[int]:
        """The numbers of those that are unfolded, see `names`."""
        numbers = self._numbered()
        return [numbers[at] for at in self._open()]

    def _decode_active(self, raw: Any) -> list[int]:
        """The places of those that the page means, of which some may have gone."""
        if not isinstance(raw, list) or any(type(number) is not int for number in raw):
            raise ValueError(raw)
        meant = set(raw)
        return [at for at, number in enumerate(self._numbered()) if number in meant]
