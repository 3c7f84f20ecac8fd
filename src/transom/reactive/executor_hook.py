"""Async watchers of plain `param.Parameterized` objects become runs of the current session.

Param hands them to one function of the process, `param.parameterized.async_executor`, which nobody owns: the
last library to be imported wins. Ours takes what is set off by the code of a session and leaves everything
else to whatever was there. It is put back before each step of a session's code, so that a library that is
imported later, and replaces it, changes nothing for either.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transom.reactive.callables import name_of
from transom.reactive.calling import rest_of
from transom.reactive.context import session_var
from transom.reactive.of_param import Execute, executor, set_executor


class SessionExecutor:
    """Runs a coroutine function for the current session, or as it was done before.

    Args:
        previous: the executor that this one stands before.
    """

    __slots__ = ("_previous",)

    def __init__(self, previous: Execute) -> None:
        self._previous = previous

    def __call__(self, function: Callable[[], Any]) -> None:
        """Run what `function` makes: a run of the session that is current here, if there is one."""
        owner = session_var.get()
        if owner is None:
            self._previous(function)
        elif not owner.closed:
            coroutine = rest_of(function(), owner.call)
            if coroutine is not None:
                owner.start(coroutine, name=name_of(function))


def install() -> None:
    """Stand before the executor that is there now; costs nothing when we are there already."""
    present = executor()
    if type(present) is not SessionExecutor:
        set_executor(SessionExecutor(present))
