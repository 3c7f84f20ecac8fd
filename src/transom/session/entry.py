"""`Entry`: one piece of work in a session's queue."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from transom.protocol.messages import Event, Result
from transom.reactive.runs import Run

if TYPE_CHECKING:
    from transom.session.view import View


@dataclass(slots=True, eq=False)
class Entry:
    """One piece of work in the queue.

    Attributes:
        action: what to do; called once under the turn.
        blocking: whether it may block, asked when its time has come.
        cseqs: the page's numbers that this settles.
        event: the browser event, if it is one.
        view: whose event that is.
        size: bytes of its frame.
        place: where what it sets off prints to, on a host that has a place for that; see `ports.Output`.
        runs: what it started; its ack waits for their first steps.
    """

    action: Callable[[], object]
    blocking: Callable[[], bool]
    cseqs: list[int] = field(default_factory=list)
    event: Event | None = None
    view: View | None = None
    size: int = 0
    place: object = None
    runs: list[Run[Any]] = field(default_factory=list)
    stepping: int = 0
    applied: bool = False
    result: Result = None

    @property
    def settled(self) -> bool:
        """Whether it is done, but for what its runs do after their first step."""
        return self.applied and not self.stepping


entry_var: ContextVar[Entry | None] = ContextVar("transom_entry", default=None)
