"""Noticing, in development, that an older run has written after a newer one of the same callback.

Runs that overlap may end in any order, so a watcher that writes its result can leave an old one in the page. That is
the author's choice, but it is never silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import param

if TYPE_CHECKING:
    from transom.reactive.context import Owner
    from transom.reactive.runs import Run


class WriteOrder:
    """Which run of one callback wrote which parameter last.

    Args:
        name: what reports call the callback.
        owner: the session that is told.
    """

    __slots__ = ("_name", "_newest", "_owner", "_reported")

    def __init__(self, name: str, owner: Owner) -> None:
        self._name = name
        self._owner = owner
        # By weak references: components may come and go, and another one take the same place in memory.
        self._newest: WeakKeyDictionary[Any, dict[str, int]] = WeakKeyDictionary()
        self._reported: set[tuple[type, str]] = set()

    def wrote(self, run: Run[Any], target: Any, name: str) -> None:
        """`run` has written parameter `name` of `target`. Under the write lock; quick."""
        if type(target).__hash__ is None:  # an author's component that compares by value is not told apart
            return
        written = self._newest.setdefault(target, {})
        newest = written.get(name, 0)
        kind = (type(target), name)
        if run.number >= newest:
            written[name] = run.number
        elif kind not in self._reported:
            self._reported.add(kind)
            self._owner.advise(
                "stale",
                f"{self._name}: run {run.number} wrote {type(target).__name__}.{name} after the newer run {newest} had "
                'written it, so the page shows an old result. Write @tr.task(policy="latest").',
            )


def commands(events: tuple[Any, ...]) -> bool:
    """Whether these are orders of the user, such as clicks, and not new values of something."""
    return any(_is_command(event) for event in events)


def _is_command(event: Any) -> bool:
    if not isinstance(event, param.parameterized.Event):
        return True  # no watcher was called but something like `onload`
    info = getattr(event.obj, "_info", None)
    if info is not None and any(event.name in names for names in info.events.values()):
        return True
    return isinstance(event.cls.param[event.name], param.Event | param.Action)
