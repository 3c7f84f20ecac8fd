"""`Created`: what the author wants called for each new session, before its script."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from types import CodeType
from typing import Any

from transom.process.plan import likeness_of
from transom.reactive.callables import checked_function, name_of, takes_argument
from transom.reactive.calling import failing, outcome
from transom.session.session import Session

Welcome = Callable[..., Any]


class Created:
    """Callbacks by the place of their code, so that a file that runs in each session adds its own once.

    Concurrency: from any thread.
    """

    __slots__ = ("_callbacks",)

    def __init__(self) -> None:
        self._callbacks: dict[object, Welcome] = {}

    def add(self, callback: Welcome, *, fresh: bool) -> None:
        """Call `callback` for each session from now on.

        Args:
            callback: of any kind; called with what is known of the page if it takes an argument.
            fresh: it was made by code that runs again and again, so that one with the same place replaces it.

        Raises:
            TypeError: it cannot be called.
        """
        checked_function(callback, "on_session_created(welcome)")
        self._callbacks[_place(callback) if fresh else (_place(callback), _bound(callback))] = callback

    @property
    def callbacks(self) -> Mapping[object, Welcome]:
        """All of them, in order of their registration."""
        return dict(self._callbacks)

    def clear(self) -> None:
        """Let go of them."""
        self._callbacks.clear()


def _place(callback: Welcome) -> object:
    code = likeness_of(callback)
    if not isinstance(code, CodeType):
        return code
    # A function that has a name is the same one when the lines above it change.
    line = code.co_firstlineno if "<" in code.co_qualname else 0
    return code.co_filename, code.co_qualname, line


def _bound(callback: Welcome) -> object:
    """What tells apart two functions of one place: a closure, a method of another object."""
    closed = getattr(callback, "__closure__", None) is not None
    return callback if closed or not hasattr(callback, "__code__") else None


async def welcomed(session: Session, callbacks: Mapping[object, Welcome], opening: Coroutine[Any, Any, None]) -> None:
    """Call them for a new session, then fill its page. One that fails is reported, and the others go on."""
    begun = False
    try:
        for callback in callbacks.values():
            await _call(session, callback)
        begun = True
        await opening
    finally:
        if not begun:  # the session has ended meanwhile
            opening.close()


async def _call(session: Session, callback: Welcome) -> None:
    call = partial(callback, session.info) if takes_argument(callback) else callback
    with failing(partial(session.report, where=name_of(callback))):
        await outcome(call, session.run_script, drive=session.drive)
