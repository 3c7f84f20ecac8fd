"""`Place`: a task in one page, from its first call there to the end of the page, of the task, or of both."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from transom.reactive.lane import Lane
from transom.reactive.live import Live

if TYPE_CHECKING:
    from transom.reactive.context import Owner
    from transom.reactive.scope import Process
    from transom.reactive.tasks import Task

DETACHED_SECONDS = 120.0
"""How long the result of a detached task waits for its page to come back, after it has ended."""


class Place:
    """A task in one page."""

    __slots__ = ("_live", "dropped", "key", "lane", "unlisten")

    def __init__(self, lane: Lane, key: object = None) -> None:
        self.lane = lane
        self.key = key
        self._live: Live | None = None
        self.unlisten: Callable[[], None] | None = None
        self.dropped: weakref.finalize[Any, Any] | None = None

    @property
    def live(self) -> Live:
        """Its state as parameters."""
        return self._live or Live.of(self, self.lane, self._listen)

    def _listen(self, follow: Callable[..., object]) -> None:
        self.unlisten = self.lane.listen(follow)

    def leave(self) -> None:
        """The page has ended, or has dropped the task. What is detached waits for a while for the page to come back."""
        if self.dropped is not None:
            self.dropped.detach()  # it holds the page
        if self.unlisten is not None:
            self.unlisten()
            self.unlisten = None
        lane = self.lane
        if lane.options.scope == "session":
            lane.close()
            return
        lane.pages.discard(self)
        if lane.options.scope == "detached":
            _forget_later(cast("Process", lane.scope), self.key, lane)


def leave(reference: weakref.ref[Task[Any, Any]], owner: Owner) -> None:
    """A page has ended."""
    task = reference()
    place = None if task is None else task._places.pop(owner, None)
    if place is not None:
        place.leave()


def dropped(taken_back: Callable[[], None], place: Place | None) -> None:
    """Nobody has a task any more, though its page goes on. `place` is where it has a state that outlives both."""
    taken_back()
    if place is not None:
        place.lane.scope.on_loop(place.leave)


def _forget_later(process: Process, key: object, lane: Lane) -> None:
    lane.left = left = object()

    def forget() -> None:
        if lane.pages or lane.left is not left:  # somebody came back, and may have left again since
            return
        if lane.live:
            _forget_later(process, key, lane)
        else:
            process.forget(key)

    process.loop.call_later(DETACHED_SECONDS, forget)
