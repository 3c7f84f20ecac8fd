"""`Watching`: what a slot watches. Before it is evaluated again all slots that are due say that results are to come.

A `def` holds its page up while it is at work, and what waits behind it is as old as what the `def` will replace. So
before the first of them is evaluated all of them are marked.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.reactive.callback import Callback
from transom.reactive.context import Owner
from transom.reactive.dependencies import Dependencies, Dependency
from transom.reactive.strand import running_loop
from transom.reactive.subscribe import subscribe_all

if TYPE_CHECKING:
    from transom.reactive.slot import Slot


class Watching:
    """What a slot watches, as long as it does.

    Args:
        slot: the slot, which is not kept alive.
        dependencies: what it depends on.
        owner: its session.
    """

    __slots__ = ("__weakref__", "_again", "_calling", "_dependencies", "_found", "_owner", "_unwatch")

    def __init__(self, slot: Slot, dependencies: Dependencies, owner: Owner | None) -> None:
        self._dependencies = dependencies
        self._owner = owner
        self._again = Again(slot, owner, self)
        self._unwatch: list[Callable[[], None]] = []
        self._calling = False
        self._watch(dependencies.find())
        # A view that nobody holds any more leaves no watcher behind.
        weakref.finalize(slot, _end, self._unwatch).atexit = False

    def _watch(self, found: list[Dependency]) -> None:
        self._found = found
        self._unwatch += subscribe_all(found, self._again, self._owner)

    @property
    def live(self) -> bool:
        """Whether it goes on, and there is something to watch."""
        return bool(self._unwatch)

    @property
    def deaf(self) -> bool:
        """Whether it hears nothing just now: what the function itself sets is no reason to call it again."""
        return self._calling

    def called(self, function: Callable[[], Any]) -> Any:
        """What `function` returns; before, what it depends on is looked for again if that may have moved."""
        if not self._dependencies.moving:
            return function()
        if self.live and (found := self._dependencies.find()) != self._found:
            _end(self._unwatch)
            self._watch(found)
        self._calling = self._dependencies.deaf
        try:
            return function()
        finally:
            self._calling = False

    def end(self) -> None:
        """Watch no longer."""
        _end(self._unwatch)


class Again(Callback):
    """Evaluates a slot again; it keeps no slot alive that is dropped.

    Args:
        slot: the slot.
        owner: its session.
        watching: what it is a part of.
    """

    __slots__ = ("_slot", "_watching")

    def __init__(self, slot: Slot, owner: Owner | None, watching: Watching) -> None:
        self._slot = weakref.ref(slot)
        self._watching = weakref.ref(watching)
        super().__init__(partial(evaluate_again, self._slot, owner), owner)

    def __call__(self, *events: Any, **kwargs: Any) -> None:
        """See `Callback`."""
        slot, watching = self._slot(), self._watching()
        if slot is None or watching is None or watching.deaf:
            return
        if slot.light:
            if events and getattr(events[0].obj, "_at_once", False) and not slot.blocking:
                slot.evaluate()
                return
        elif self.owner is not None:
            self.owner.due = due = self.owner.due or []
            due.append(self._slot)
        super().__call__(*events, **kwargs)

    @property
    def blocking(self) -> bool:
        """Whether what it evaluates may block."""
        slot = self._slot()
        return slot is not None and slot.blocking


def evaluate_again(reference: weakref.ref[Slot], owner: Owner | None, *_: Any) -> None:
    """Evaluate a slot, having marked all that are due. Under the owner's turn."""
    if owner is not None:
        due, owner.due = owner.due, None
        if due and running_loop() is None:  # on the loop nothing is shown before it has ended
            for each in due:
                waiting = each()
                if waiting is not None and waiting.watching:
                    waiting.expect()
    slot = reference()
    if slot is not None:
        slot.evaluate()


def _end(unwatch: list[Callable[[], None]]) -> None:
    while unwatch:
        unwatch.pop()()
