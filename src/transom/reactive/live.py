"""`Live`: the state of a run or a task as parameters, made when somebody asks for `.param`.

The state itself lives in the run or the task; this only repeats it to those who bind, watch or refer to it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, Self

import param
from param.parameterized import Parameters, Watcher

from transom.reactive.callback import Callback, is_internal
from transom.reactive.context import session_var


class Source(Protocol):
    """What has a state to follow: a `Run` or the `Lane` of a task."""

    @property
    def running(self) -> bool:
        """Whether it is going on."""

    @property
    def state(self) -> str:
        """A word for how far it is."""


class _Parameters(Parameters):
    """What `live.param` is: watchers belong to the session that adds them, and fail alone."""

    def _watch(self_, fn: Callable[..., Any], *args: Any, **options: Any) -> Watcher:  # noqa: N805 - Param's own name
        if self_.self is not None and not isinstance(fn, Callback):
            fn = Callback(fn, session_var.get(), internal=is_internal(fn))
        return super()._watch(fn, *args, **options)


class _Namespace:
    def __get__(self, instance: Live | None, owner: type[Live]) -> Any:
        return owner._param__parameters if instance is None else _Parameters(owner, self=instance)


class Live(param.Parameterized):
    """Parameters that follow a run or a task. Written on the loop only."""

    running = param.Boolean(default=False, doc="Whether it is going on.")
    state = param.String(default="pending", doc="pending, running, done, failed, cancelling or cancelled.")
    value = param.Parameter(default=None, doc="The newest result.")
    error = param.Parameter(default=None, doc="What it raised, if it failed.")
    progress = param.Parameter(default=None, doc="How far it is, as its function says.")
    started = param.Number(default=None, allow_None=True, doc="When it began, in seconds on `time.monotonic`.")
    attempts = param.Integer(default=0, doc="How often its function has been called.")

    param = _Namespace()  # below the parameters, whose class body needs the module of that name

    @classmethod
    def of(cls, source: Source) -> Self:
        """Parameters with the present state of `source`."""
        live = cls()
        live.follow(source)
        return live

    def follow(self, source: Source) -> None:
        """Take over what has changed; the result first, so that who sees it end sees its result."""
        for name in _NAMES:
            value = getattr(source, name)
            if getattr(self, name) is not value:
                setattr(self, name, value)


_NAMES = ("value", "error", "progress", "started", "attempts", "state", "running")
