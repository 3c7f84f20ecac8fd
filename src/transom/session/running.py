"""`Running`: the runs of one session, from the call to the end. Each step of theirs takes the turn."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Coroutine
from contextvars import Context
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.components.component import Component
from transom.diagnostics.awaiting import Location, awaiting, is_authors
from transom.reactive.context import run_var, session_var
from transom.reactive.runs import Run, task_of
from transom.session.entry import entry_var
from transom.session.farewell import farewell_var
from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session


CLOSE_GRACE = 0.1
"""Seconds that runs have to clean up at the end of their session."""

BATCH_SECONDS = 0.05
"""For how long a batch of Param's may be open before it is taken for one that is held across an await."""


class Running(Part):
    """Begins, counts and ends runs. `prepare` may be called from any thread, the others on the loop."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.runs: set[Run[Any]] = set()
        self.tasks: set[asyncio.Task[Any]] = set()
        self._waited: weakref.WeakSet[asyncio.Task[Any]] = weakref.WeakSet()
        self.listeners: list[Callable[[], object]] = []
        """Told when a run, or a `def` for an event of the page, begins or has ended; from any thread."""

    def prepare(self, name: str, source: object | None) -> Run[Any]:
        """A run that has not begun. It can be cancelled, and belongs to the event that set it off."""
        session = self._session
        run: Run[Any] = Run(name, session.loop, session, source)
        run.entry = entry = entry_var.get()
        if entry is not None:
            entry.runs.append(run)
        self.runs.add(run)
        run.on_done(self._gone)
        self.tell()
        return run

    def launch(self, run: Run[Any], coroutine: Coroutine[Any, Any, Any]) -> None:
        """Let `run` begin."""
        session = self._session
        if not run.live or session.ended or (session.closed and not farewell_var.get()):
            coroutine.close()
            run.finish("cancelled")
            return
        entry = run.entry
        stepped = None if entry is None else session.inbox.stepping(entry)
        context = session.fresh_context()
        context.run(run_var.set, run)
        context.run(entry_var.set, entry)
        gated = session.gated(coroutine, stepped)
        task = task_of(run, gated, context)
        self.keep(task)
        task.add_done_callback(partial(self._ended, run, coroutine, context))
        run.attach(task, coroutine)

    def keep(self, task: asyncio.Task[Any]) -> None:
        """A task of the session's own, that ends with it."""
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def end(self) -> None:
        """The session ends: so does all that runs for it. What does not is not waited for again."""
        for run in list(self.runs):
            run.cancel()
        fresh = [task for task in self.tasks if task not in self._waited]
        for task in fresh:
            task.cancel()
        if fresh:
            _, late = await asyncio.wait(fresh, timeout=CLOSE_GRACE)
            self._waited.update(late)

    def look_for_batches(self, coroutine: Any) -> None:
        """Report a `with batch_call_watchers(component)` that `coroutine` keeps open while it awaits."""
        for component in {each for view in self._session.views for each in view.tree.updating()}:
            place = awaiting(coroutine)
            # Another thread may be in the middle of one that is soon over.
            self._session.loop.call_later(BATCH_SECONDS, self._report_batch, component, place)

    def _report_batch(self, component: Component, place: Location | None) -> None:
        if component._is_updating() and not self._session.closed:
            where = "" if place is None else f", at {place.file}:{place.line} in {place.function}"
            self._session.advise(
                "batch",
                f"{component.name or type(component).__name__}: `batch_call_watchers` is open across an await{where}. "
                "Until it ends, no watcher of this component is called, whoever sets it. Await before it, or after.",
            )

    def bare(self) -> list[Location]:
        """Where tasks wait that code of this page started by asyncio's own means: they go on after its end."""
        session = self._session
        places = [
            awaiting(task.get_coro())
            for task in asyncio.all_tasks(session.loop)
            if task not in self.tasks and _context_of(task).get(session_var) is session
        ]
        return [place for place in places if place is not None and is_authors(place.file)]

    def _ended(
        self, run: Run[Any], coroutine: Coroutine[Any, Any, Any], context: Context, task: asyncio.Task[Any]
    ) -> None:
        coroutine.close()
        error = run.conclude(task)
        if error is not None:  # in its own context, which tells of what it is a failure
            context.run(partial(self._session.report, error, where=run.name, notify=not run.cancel_requested))

    def _gone(self, run: Run[Any]) -> None:
        self.runs.discard(run)
        if run.entry is not None:
            self._session.inbox.ended(run, run.entry)
        self.tell()

    def tell(self) -> None:
        """What goes on has changed."""
        for function in tuple(self.listeners):
            function()


def _context_of(task: asyncio.Task[Any]) -> Context:
    if hasattr(task, "get_context"):  # from Python 3.12 on
        context: Context = task.get_context()
        return context
    return next(each for each in gc.get_referents(task) if isinstance(each, Context))
