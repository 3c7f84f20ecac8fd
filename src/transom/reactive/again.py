"""`Again`: what a slot watches its dependencies with. It says of all slots that are due that their results are to come.

A `def` holds its page up while it is at work, and what waits behind it is as old as what the `def` will replace. So
before the first of them is evaluated all of them are marked.
"""

from __future__ import annotations

import weakref
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.reactive.callback import Callback
from transom.reactive.context import Owner
from transom.reactive.strand import on_a_loop

if TYPE_CHECKING:
    from transom.reactive.slot import Slot


class Again(Callback):
    """Evaluates a slot again; it keeps no slot alive that is dropped.

    Args:
        slot: the slot.
        owner: its session.
    """

    __slots__ = ("_slot",)

    def __init__(self, slot: Slot, owner: Owner | None) -> None:
        self._slot = weakref.ref(slot)
        super().__init__(partial(evaluate_again, self._slot, owner), owner)

    def __call__(self, *events: Any, **kwargs: Any) -> None:
        """See `Callback`."""
        slot = self._slot()
        if slot is None:
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
        if due and not on_a_loop():  # on the loop nothing is shown before it has ended
            for each in due:
                waiting = each()
                if waiting is not None and waiting.watching:
                    waiting.expect()
    slot = reference()
    if slot is not None:
        slot.evaluate()
