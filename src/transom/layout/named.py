"""`NamedLayout`: what layouts share whose objects have names that the user chooses by, such as tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Any, ClassVar

import param

from transom.components.component import Component
from transom.components.encode import Encoder, is_whole
from transom.components.list_like import NamedListLike
from transom.components.place import encode_child
from transom.components.storing import write_lock
from transom.layout.row import Scrolling

_fresh = count(1)


class NamedLayout(NamedListLike, Scrolling):
    """The root of layouts whose objects have names, and of which the page shows some.

    Each object has a number besides, which it keeps wherever it goes: what the page sends is meant for the object
    that was seen there, whatever has been moved meanwhile. Which are `active` goes with the objects.
    """

    names = param.List(default=[], item_type=str, doc="The name of each object.")
    active: Any = param.Parameter(doc="What is shown.")
    dynamic = param.Boolean(default=False, doc="Whether the page has only what is shown.")

    _holding: ClassVar[tuple[str, ...]] = ("children", "names")
    _numbers: tuple[int, ...] = ()

    def _open(self) -> list[int]:
        """The places of those that are shown."""
        raise NotImplementedError

    def _active_after(self, before: list[int | None]) -> Any:
        """What is to be `active` when each object to come has been in the place that `before` says, or is new."""
        raise NotImplementedError

    def _set_children(self, items: Iterable[Any]) -> dict[str, Any]:
        names, components = self._named(items)
        before = self._before(names, components)
        old = self._numbered()
        self._numbers = tuple(next(_fresh) if at is None else old[at] for at in before)
        return {"children": components, "names": names, "active": self._active_after(before)}

    def _before(self, names: list[str], components: list[Component]) -> list[int | None]:
        """For each object to come the place where it is now; one component may stand in several places."""
        left: dict[tuple[int, str | None], list[int]] = {}
        for at, (text, each) in enumerate(self._items()):
            left.setdefault((id(each), text), []).append(at)
            left.setdefault((id(each), None), []).append(at)
        wanted: Counter[tuple[int, str | None]] = Counter(zip(map(id, components), names, strict=True))
        shown = set(self._open())
        for key, places in left.items():
            if len(places) > wanted[key] > 0:  # of several that are alike some go: not those that are shown
                left[key] = sorted(sorted(places, key=lambda at: at not in shown)[: wanted[key]])
        found: list[int | None] = [None] * len(names)
        for by_name in (True, False):  # a name may have changed
            for to, (name, each) in enumerate(zip(names, components, strict=True)):
                places = left.get((id(each), name if by_name else None), [])
                free = [at for at in places if at not in found]
                found[to] = free[0] if found[to] is None and free else found[to]
        return found

    def _numbered(self) -> tuple[int, ...]:
        """The number of each object."""
        length = len(self.objects)
        if len(self._numbers) != length:  # the list was changed in place
            self._numbers = (*self._numbers, *(next(_fresh) for _ in range(length)))[:length]
        return self._numbers

    def _encode(self, name: str, encoder: Encoder) -> Any:
        if name != "children" or not self.dynamic or is_whole(encoder):
            return super()._encode(name, encoder)
        shown = set(self._open())
        return [
            encode_child(self, self.objects, at, encoder) if at in shown else None for at in range(len(self.objects))
        ]

    def _encode_names(self, value: list[str], encoder: Encoder) -> list[tuple[int, str]]:
        """The number of each object, which it keeps wherever it goes, and its name."""
        return list(zip(self._numbered(), self._texts(), strict=True))

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        follow = ["children"] if not names.isdisjoint(("active", "dynamic")) else []
        follow += ["names"] if "children" in names else []
        for name in follow:
            with write_lock:
                self._mark(name)
