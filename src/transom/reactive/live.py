"""`Live`: the state of a run or a task as parameters, made when somebody asks for `.param`.

The state itself lives in the run or the task; this only repeats it to those who bind, watch or refer to it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

import param

from transom.reactive.owned import Owned


class Source(Protocol):
    """What has a state to follow: a `Run` or the `Lane` of a task."""

    @property
    def running(self) -> bool:
        """Whether it is going on."""

    @property
    def state(self) -> str:
        """A word for how far it is."""


class Holder(Protocol):
    """What has them."""

    _live: Live | None


class Live(Owned):
    """Parameters that follow a run or a task. Written on the loop only."""

    running = param.Boolean(default=False, doc="Whether it is going on.")
    state = param.String(default="pending", doc="pending, running, done, failed, cancelling or cancelled.")
    value = param.Parameter(default=None, doc="The newest result.")
    error = param.Parameter(default=None, doc="What it raised, if it failed.")
    progress = param.Parameter(default=None, doc="How far it is, as its function says.")
    started = param.Number(default=None, allow_None=True, doc="When it began, in seconds on `time.monotonic`.")
    attempts = param.Integer(default=0, doc="How often its function has been called.")

    @classmethod
    def of(cls, holder: Holder, source: Source, listen: Callable[[Callable[..., object]], object]) -> Live:
        """The parameters that `holder` has, from now on if it has none: those of several threads get the same.

        Args:
            holder: keeps them.
            source: what they follow.
            listen: calls what it is given after each change of `source`.
        """
        with _making:
            if holder._live is None:
                holder._live = live = cls()
                live.follow(source)
                listen(lambda *_: live.follow(source))
            return holder._live

    def follow(self, source: Source) -> None:
        """Take over what has changed; the result first, so that who sees it end sees its result."""
        for name in _NAMES:
            value = getattr(source, name)
            if getattr(self, name) is not value:
                setattr(self, name, value)


_making = threading.Lock()
_NAMES = ("value", "error", "progress", "started", "attempts", "state", "running")
