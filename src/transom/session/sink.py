"""The one error sink of a session: one log record a failure, however often it is reported.

Owns who is told of a failure: the log, tools, the author's handlers, the page. Handlers are events of the session,
each with the turn, so that none runs in the thread that failed and whatever that holds.
"""

from __future__ import annotations

import asyncio
import inspect
import itertools
import weakref
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from transom.components.defaults import component_defaults
from transom.diagnostics.card import notice
from transom.diagnostics.failure import ErrorContext, new_id, record, remember, reported
from transom.diagnostics.traceback import user_traceback
from transom.errors import UserError
from transom.reactive.callables import kind_of, name_of
from transom.reactive.calling import failing, outcome, rest_of
from transom.reactive.context import run_var, session_var
from transom.reactive.runs import Run
from transom.reactive.scope import Process
from transom.session.entry import Entry, entry_var

if TYPE_CHECKING:
    from transom.session.session import Session

MOST_SHOWN = 100
_handling: ContextVar[bool] = ContextVar("transom_handling", default=False)
"""Whether the code is part of a handler that was called for a failure outside of any page."""
_sinks = itertools.count(1)

Notify = Callable[[str, str | None, str], None]
Handler = Callable[..., Any]
"""Takes `(exception, context)` or `(exception)`; `def`, `async def` or any other kind of function."""


class ErrorSink:
    """Where every failure of a session ends up.

    Args:
        notify: shows `(text, detail, id)` in the page.
        dev: whether tracebacks may reach the page.
        owner: the session; where it was not said, that of the code which reports, if this is its sink.

    Concurrency: `report` may be called from any thread.
    """

    def __init__(self, notify: Notify, *, dev: bool, owner: Session | None = None) -> None:
        self._notify = notify
        self._dev = dev
        self._number = next(_sinks)
        self._shown: dict[str, str] = {}
        self._owner = None if owner is None else weakref.ref(owner)
        self.observers: list[Callable[[BaseException, str], object]] = []
        """Told `(error, where)` of every failure, on the thread that reports it; for tools."""

    def report(self, error: BaseException, where: str, *, notify: bool = True) -> str:
        """Log `error` once, call the handlers and, unless its pane shows it, tell the page.

        Returns:
            The id that log and page call it. An exception that was reported for the same event before, as one that
            goes from a run to the run that awaits it, keeps its id and is not told again. A cancellation is no
            failure; it has none.
        """
        if isinstance(error, asyncio.CancelledError):
            return ""
        session = self._session()
        # What the context says is about this page only if it is this page's.
        entry = entry_var.get() if session is not None and session_var.get() is session else None
        key = (self._number, entry.cseqs[0]) if entry is not None and entry.cseqs else None
        known = reported(error, key)
        if known is not None:
            return known
        context = _known_of(error, where, session, entry)
        if key is not None:
            remember(error, key, context.id)
        for observe in self.observers:
            observe(error, where)
        record(error, context)
        show = partial(self._show, error, context) if notify else _nothing
        if session is None or (entry is not None and isinstance(entry.action, _Telling)):
            show()  # what a handler does wrong is not for handlers, or it would never end
        else:
            _tell(session, error, context, show)
        return context.id

    def _session(self) -> Session | None:
        here = session_var.get()
        owner = None if self._owner is None else self._owner()
        return owner or (cast("Session", here) if getattr(here, "sink", None) is self else None)

    def _show(self, error: BaseException, context: ErrorContext) -> None:
        text = notice(error, context.where, context.id, dev=self._dev)
        plain = self._dev or isinstance(error, UserError)
        what = text if plain else f"{context.where}: {type(error).__name__}"
        if len(self._shown) >= MOST_SHOWN:
            self._shown.clear()
        # What fails again and again has one notice, not hundreds; each failure has its log record.
        self._notify(text, context.traceback if self._dev else None, self._shown.setdefault(what, context.id))


def process_failed(process: Process, error: BaseException, where: str) -> str:
    """The error sink of what belongs to no page: the log, and the handlers that were set outside of any page.

    Returns:
        The id that the log calls it.
    """
    context = _known_of(error, where, None, None)
    record(error, context)
    if _handling.get():  # what a handler does wrong is not for handlers, or it would never end
        return context.id
    for handler in (*component_defaults.get("on_error", ()), component_defaults.get("exception_handler")):
        if handler is not None:
            given = (error, context)[: _arguments(handler)]
            process.launch(process.prepare(name_of(handler)), _beside(process, partial(handler, *given)))
    return context.id


async def _beside(process: Process, call: Callable[[], Any]) -> None:
    """Call a handler; what it does wrong, or a run that it begins, is for the log only."""
    _handling.set(True)
    with failing(lambda error: record(error, _known_of(error, name_of(call), None, None))):
        await outcome(call, lambda function: process.beside(function).future)


def checked(handler: Any, name: str) -> Handler:
    """`handler`, if it can be called with a failure.

    Raises:
        TypeError: it cannot.
    """
    if not callable(handler) or _arguments(handler) not in (1, 2):
        raise TypeError(f"{name}: {handler!r} cannot be called with (exception) or (exception, context).")
    return cast("Handler", handler)


def _known_of(error: BaseException, where: str, session: Session | None, entry: Entry | None) -> ErrorContext:
    run = run_var.get()
    event, view = (None, None) if entry is None else (entry.event, entry.view)
    node = None if event is None or view is None else view.tree.find(event.id)
    return ErrorContext(
        id=new_id(),
        where=where,
        session=None if session is None else session.label,
        run=run.number if run is not None and run.owner is session else None,
        component=None if node is None else _described(node.component),
        event=None if event is None else event.name,
        traceback=user_traceback(error),
    )


def _described(component: Any) -> str:
    return f"{type(component).__name__} {component.label!r}" if component.label else type(component).__name__


def _tell(session: Session, error: BaseException, context: ErrorContext, show: Callable[[], None]) -> None:
    for hook in session.defaults.get("on_error", ()):
        _post(_Telling(session, hook, error, context, _ignored))
    handler = session.defaults.get("exception_handler")
    if handler is None:
        show()
    else:
        _post(_Telling(session, handler, error, context, lambda answer: None if answer is True else show()))


def _post(telling: _Telling) -> None:
    telling.session.post(telling, blocking=kind_of(telling.handler) == "def")


class _Telling:
    """An event of the session: a handler is called, and what it answers is passed on, `None` if it fails."""

    def __init__(
        self,
        session: Session,
        handler: Handler,
        error: BaseException,
        context: ErrorContext,
        then: Callable[[object], None],
    ) -> None:
        self.session = session
        self.handler = handler
        self._given = (error, context)[: _arguments(handler)]
        self._then = then

    def __call__(self) -> None:
        answer = coroutine = None
        with failing(self._failed):
            made = self.handler(*self._given)
            coroutine = rest_of(made, self.session.call)
            answer = made
        if isinstance(answer, Run):
            self.session.on_loop(partial(answer.on_done, lambda run: self._then(run.value)))
            return
        if coroutine is None:
            self._then(answer)
            return
        run = self.session.start(self._finish(coroutine), name=name_of(self.handler), task=self)
        run.on_done(lambda _: coroutine.close())  # one that is cancelled before its first step awaits nothing

    async def _finish(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        answer: object = None
        try:
            with failing(self._failed):
                answer = await coroutine
        finally:
            self._then(answer)

    def _failed(self, failure: BaseException) -> None:
        self.session.report(failure, where=name_of(self.handler))


def _arguments(handler: Handler) -> int:
    """How many arguments it takes: the context too if it must have a second one, or has one of that name."""
    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):  # written in C
        return 1
    positional = [each for each in parameters if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
    required = sum(each.default is each.empty for each in positional)
    if len(positional) > 1 and positional[1].name == "context":
        return max(required, 2)
    if required == 0 and (positional or any(each.kind is each.VAR_POSITIONAL for each in parameters)):
        return 1
    return required


def _nothing() -> None:
    return None


def _ignored(answer: object) -> None:
    del answer
