"""Where am I: the ContextVars of Transom, and the view of a session that lower layers have.

Owns the variables and the `Owner` protocol; must not know the session's own module, nor any host.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from contextvars import ContextVar
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from transom.errors import NoSessionError

if TYPE_CHECKING:
    import weakref
    from pathlib import Path

    from transom.reactive.jobs import Job
    from transom.reactive.runs import Run
    from transom.reactive.scope import Process
    from transom.reactive.slot import Slot
    from transom.reactive.stale import WriteOrder
    from transom.reactive.waiting import Waiter

T = TypeVar("T")


class Claim(Protocol):
    """What has a session's lock."""

    def entered(self) -> AbstractContextManager[None]:
        """Run the code inside as part of it, in whatever thread."""


class Lock(Protocol):
    """A session's lock."""

    @property
    def mine(self) -> Waiter | None:
        """By what the calling code has it; `None` when it does not."""

    def take(self) -> AbstractContextManager[Claim] | None:
        """Have it for a `with` block, here and now; `None` when somebody is before us."""

    def held(self) -> AbstractAsyncContextManager[Claim]:
        """Have it for an `async with` block."""

    async def __aenter__(self) -> None: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...


class Follower(Protocol):
    """Takes what a run of a task gives: the task's own value, a view, a parameter. Called under the run's turn."""

    def took(self, run: Run[Any], value: Any) -> None:
        """The run has returned or yielded `value`, and nobody has cancelled it."""

    def failed(self, run: Run[Any], error: BaseException) -> None:
        """The run has failed."""

    def over(self, run: Run[Any]) -> None:
        """Nothing more will come of it."""


class Mortal(Protocol):
    """Something of a session's that refers to itself in a circle, and has no use when the session has ended."""

    def _freed(self) -> None:
        """The session has ended: break the circle, so that all in it goes at once and waits for no collection."""


class Scope(Protocol):
    """What a run needs of whoever it belongs to: a page's session, or the process."""

    @property
    def label(self) -> str:
        """What reports call it: the path of a page and the beginning of its session's id."""

    @property
    def closed(self) -> bool:
        """Whether it has ended; work for it is dropped."""

    @property
    def process(self) -> Process:
        """Where runs belong that outlive the page; of that itself, it."""

    def prepare(self, name: str, source: object | None = None) -> Run[Any]:
        """A run that has not begun; it counts as going on, and can be cancelled. From any thread."""

    def launch(self, run: Run[Any], coroutine: Coroutine[Any, Any, Any]) -> None:
        """Let a prepared run begin; on the loop."""

    def on_loop(self, function: Callable[[], object]) -> None:
        """Call `function` on the loop: now if we are on it, else soon."""

    def call(self, function: Callable[[], Any]) -> Awaitable[Any]:
        """Run `function` in a worker thread, where there is a page under its turn."""

    def beside(self, function: Callable[[], Any]) -> Job:
        """Run `function` in a worker thread beside the page: it has no turn and holds nobody up."""

    def away(self, wait: Callable[[], T]) -> T:
        """Call `wait`, which blocks. Meanwhile the turn is lent out if the calling thread holds it."""

    def resource(self, key: object, make: Callable[[], T]) -> T:
        """Something that belongs to it, made at its first use and closed with it."""

    def report(self, error: BaseException, *, where: str, notify: bool = True) -> str:
        """Send a failure to the one error sink; returns the id the user is shown."""

    def on_close(self, function: Callable[[], object]) -> Callable[[], None]:
        """Call `function` when it ends; returns a function that takes that back."""


AREAS = ("main", "sidebar", "header", "modal")
"""The parts of a page."""


class Owner(Scope, Protocol):
    """What callbacks, slots and components need of the session that owns them."""

    due: list[weakref.ref[Slot]] | None
    """Slots that are to be evaluated again and have not begun."""
    lasting: bool
    """Whether it goes on where it is shown nowhere any more, until its host ends it."""
    whole: bool
    """Whether its page can ask for nothing later, as one in a file: it is told all at once."""

    @property
    def inline(self) -> bool:
        """Whether the calling code is that of a notebook's cell, which calls watchers where it stands."""

    @property
    def dev(self) -> bool:
        """Whether its page is one in development, where reports are made."""

    @property
    def folder(self) -> Path | None:
        """Where the app's file lies; `None` for an app that is none."""

    @property
    def defaults(self) -> dict[str, Any]:
        """Parameter values for components that are given none; what `extension(sizing_mode=…)` sets."""

    @property
    def options(self) -> dict[str, Any]:
        """What `config` has been told that is about the page as a whole."""

    @property
    def runs(self) -> set[Run[Any]]:
        """What runs, or waits to run, for its page."""

    @property
    def lock(self) -> Lock:
        """The session's lock."""

    @property
    def place(self) -> tuple[str, str]:
        """The page's path, and what tells the browser tab that shows it from others."""

    def frees(self, mortal: Mortal) -> None:
        """Call `mortal._freed()` when all has ended, if it is there still; it is held by a weak reference."""

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

    def start(
        self,
        coroutine: Coroutine[Any, Any, Any],
        *,
        name: str,
        task: object | None = None,
        order: WriteOrder | None = None,
    ) -> Run[Any]:
        """Start a run of the session; from any thread. Its steps take the turn."""

    def advise(self, kind: str, text: str) -> None:
        """Report something that works but that its author should know of; from any thread.

        Args:
            kind: "stale", "blocked", "long", "bare" or another word for what it is.
            text: what happened, where, and what to write instead.
        """

    def on_load(self, callback: Callable[[], Any]) -> None:
        """Call `callback` when the page has been shown; at once if it has."""

    @property
    def info(self) -> Any:
        """What is known of the page (see `session.session.PageInfo`)."""

    def set_page(self, **values: Any) -> None:
        """Set properties of the browser's page, such as its title; from any thread."""

    def notify(self, content: dict[str, Any]) -> None:
        """Send a message to the page itself, which it gets even if it is away; from any thread."""

    def serve(self, component: Any, title: str | None, area: str = "main") -> None:
        """Show `component` in a part of the page of the running script."""


session_var: ContextVar[Owner | None] = ContextVar("transom_session", default=None)
process_var: ContextVar[Process | None] = ContextVar("transom_process", default=None)
run_var: ContextVar[Run[Any] | None] = ContextVar("transom_run", default=None)


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
