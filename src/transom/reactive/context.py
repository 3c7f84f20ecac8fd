"""Where am I: the ContextVars of Transom, and the view of a session that lower layers have.

Owns the variables and the `Owner` protocol; must not know the session's own module, nor any host.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractContextManager
from contextvars import ContextVar
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from transom.errors import NoSessionError

if TYPE_CHECKING:
    from transom.reactive.runs import Run

T = TypeVar("T")


class Lock(Protocol):
    """A session's lock."""

    def blocks_me(self) -> bool:
        """Whether the calling run would have to wait for it."""

    async def __aenter__(self) -> None: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...


class Owner(Protocol):
    """What callbacks, slots and components need of the session that owns them."""

    @property
    def defaults(self) -> dict[str, Any]:
        """Parameter values for components that are given none; what `extension(sizing_mode=…)` sets."""

    @property
    def lock(self) -> Lock:
        """The session's lock."""

    @property
    def closed(self) -> bool:
        """Whether the session has ended; work for it is dropped."""

    def in_turn(self) -> bool:
        """Whether the calling thread holds the session's turn right now."""

    def may_enter(self) -> bool:
        """Whether the calling thread holds the turn, or could take it without waiting."""

    def entered(self) -> AbstractContextManager[None]:
        """Hold the turn for a block of code, after `may_enter()` has said yes."""

    def post(self, action: Callable[[], object], *, blocking: bool) -> None:
        """Apply `action` as an event of the session, in order; from any thread.

        Args:
            action: called once under the turn.
            blocking: run it in a worker thread, not on the loop.
        """

    def start(self, coroutine: Coroutine[Any, Any, Any], *, name: str, task: object | None = None) -> Run:
        """Start a run of the session; from any thread. Its steps take the turn."""

    def call(self, function: Callable[[], Any]) -> Awaitable[Any]:
        """Run `function` in a worker thread under the turn."""

    def report(self, error: BaseException, *, where: str, notify: bool = True) -> str:
        """Send a failure to the one error sink; returns the id the user is shown."""

    def resource(self, key: object, make: Callable[[], T]) -> T:
        """Something that belongs to the session, made at its first use and closed with it."""

    def serve(self, component: Any, title: str | None) -> None:
        """Show `component` in the page of the running script."""

    def on_close(self, function: Callable[[], object]) -> Callable[[], None]:
        """Call `function` when the session ends; returns a function that takes that back."""


session_var: ContextVar[Owner | None] = ContextVar("transom_session", default=None)
run_var: ContextVar[Run | None] = ContextVar("transom_run", default=None)


def current_owner() -> Owner:
    """The session of the running code.

    Raises:
        NoSessionError: outside of any session.
    """
    owner = session_var.get()
    if owner is None:
        raise NoSessionError(
            "There is no current session here. This works inside an app that is being served, "
            "in a callback of a page, or under transom.testing.run_test()."
        )
    return owner
