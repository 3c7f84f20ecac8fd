"""`Tabs`: components of which one is shown at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Any, ClassVar

import param

from transom.components.component import Component
from transom.components.encode import Sink
from transom.components.list_like import NamedListLike
from transom.components.place import encode_child
from transom.components.storing import write_lock
from transom.errors import RejectedError
from transom.layout.row import Scrolling

_fresh = count(1)


class Tabs(NamedListLike, Scrolling):
    """Shows one of its objects at a time, chosen by named tabs.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`. What scrolls, when it is
    asked to, is what is under the tabs.

    Example: `Tabs(("One", "First"), ("Two", "Second"), closable=True)`
    """

    _front_end = "Tabs"
    _writable = ("active",)
    _events = {"close": ("children", "names", "active")}

    names = param.List(default=[], item_type=str, doc="The text of each tab.")
    active = param.Integer(default=0, bounds=(0, None), doc="The number of the tab that is shown, from 0.")
    tabs_location: param.Selector[Any] = param.Selector(
        default="above", objects=["above", "below", "left", "right"], doc="Where they are."
    )
    dynamic = param.Boolean(default=False, doc="Whether the page has only the one that is shown.")
    closable = param.Boolean(default=False, doc="Whether the user can close tabs.")

    _holding: ClassVar[tuple[str, ...]] = ("children", "names")
    _numbers: tuple[int, ...] = ()

    def _set_children(self, items: Iterable[Any]) -> dict[str, Any]:
        names, components = self._named(items)
        before = self._before(names, components)
        old = self._numbered()
        self._numbers = tuple(next(_fresh) if at is None else old[at] for at in before)
        # The tab that is shown stays shown; when it is gone itself, the one that comes to its place.
        active = before.index(self.active) if self.active in before else min(self.active, len(components) - 1)
        return {"children": components, "names": names, "active": max(0, active)}

    def _before(self, names: list[str], components: list[Component]) -> list[int | None]:
        """For each tab to come the place where it is now; one component may stand in several tabs."""
        left: dict[tuple[int, str | None], list[int]] = {}
        for at, (text, each) in enumerate(self._items()):
            left.setdefault((id(each), text), []).append(at)
            left.setdefault((id(each), None), []).append(at)
        wanted: Counter[tuple[int, str | None]] = Counter(zip(map(id, components), names, strict=True))
        for key, places in left.items():
            if len(places) > wanted[key] > 0:  # of several that are alike some go: not the one that is shown
                others = [at for at in places if at != self.active]
                shown = places[len(others) :] and [self.active]
                left[key] = sorted([*shown, *others[: wanted[key] - len(shown)]])
        found: list[int | None] = [None] * len(names)
        for by_name in (True, False):  # a name may have changed
            for to, (name, each) in enumerate(zip(names, components, strict=True)):
                places = left.get((id(each), name if by_name else None), [])
                free = [at for at in places if at not in found]
                found[to] = free[0] if found[to] is None and free else found[to]
        return found

    def _numbered(self) -> tuple[int, ...]:
        """A number for each tab, which stays its own wherever the tab goes."""
        length = len(self.objects)
        if len(self._numbers) != length:  # the list was changed in place
            self._numbers = (*self._numbers, *(next(_fresh) for _ in range(length)))[:length]
        return self._numbers

    def _encode(self, name: str, sink: Sink) -> Any:
        if name != "children" or not self.dynamic:
            return super()._encode(name, sink)
        shown = min(self.active, len(self.objects) - 1)
        return [encode_child(self, self.objects, at, sink) if at == shown else None for at in range(len(self.objects))]

    def _encode_names(self, value: list[str], sink: Sink) -> list[tuple[int, str]]:
        """The number of each tab, which it keeps wherever it goes, and its text."""
        return list(zip(self._numbered(), self._texts(), strict=True))

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("active", "dynamic")):
            with write_lock:
                self._mark("children")
        if "children" in names:
            with write_lock:
                self._mark("names")
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
