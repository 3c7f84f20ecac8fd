"""`Session`: what belongs together for one user. It only wires its parts together; each part has its own module."""

from __future__ import annotations

import asyncio
import contextvars
import secrets
import weakref
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from copy import deepcopy
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any, TypeVar, cast

from transom.components.component import Component
from transom.components.defaults import component_defaults, page_options
from transom.reactive.callables import kind_of, takes_argument
from transom.reactive.callback import Callback
from transom.reactive.context import Mortal, session_var
from transom.reactive.executor import WorkerPool
from transom.reactive.jobs import Beside, Job
from transom.reactive.runs import Run
from transom.reactive.scope import Process
from transom.reactive.slot import Slot
from transom.reactive.stale import WriteOrder
from transom.session.advice import Advice
from transom.session.allowance import Allowance
from transom.session.farewell import Farewell, farewell_var
from transom.session.gate import Gated
from transom.session.inbox import Inbox
from transom.session.lock import SessionLock
from transom.session.pace import Pace
from transom.session.page_info import PageInfo
from transom.session.ports import Chunks, Output, Publish
from transom.session.running import Running
from transom.session.served import Served
from transom.session.sink import ErrorSink
from transom.session.turn import Turn
from transom.session.view import View
from transom.session.views import Views
from transom.session.watchdog import Watchdog
from transom.session.workers import Lender
from transom.settings import Settings

T = TypeVar("T")


class Session:
    """Owns turn, runs, timers, resources, errors and views; when it closes, all of it ends.

    Args:
        info: the page.
        settings: options of the host.
        pool: worker threads; `None` runs every callback inline.
        process: where runs belong that outlive the page.
        chunks: where the host keeps front ends.
        publish: hands out front-end modules that come with apps, where the host has addresses.

    Concurrency: made and closed on the event loop; `post`, `start`, `report`, `in_turn` and
    `on_close` may be called from any thread.
    """

    due: list[weakref.ref[Slot]] | None = None
    """See `Owner.due`."""
    lasting: bool = False
    """See `Owner.lasting`."""
    whole: bool = False  # see `Owner.whole`
    cell: asyncio.Task[Any] | None = None
    """What runs a cell of a notebook, while it does."""
    output: Output | None = None
    """Where what its code prints goes, on a host that has a place for that."""
    eager: Callable[[], object] | None = None
    """Called after each write of code on the loop that is nobody's step, where the host shows it at once."""

    def __init__(
        self,
        info: PageInfo,
        settings: Settings,
        pool: WorkerPool | None,
        process: Process,
        chunks: Chunks,
        publish: Publish | None = None,
    ) -> None:
        self.info = info
        self.settings = settings
        self.epoch = secrets.token_urlsafe(16)
        self.loop = asyncio.get_running_loop()
        self.thread = get_ident()
        """The loop's."""
        self.chunks, self.publish = chunks, publish
        self.process = process
        self.closed = False
        self.ended = False
        """Whether its farewell has been said too: nothing begins any more."""
        self.allowance = Allowance(settings.message_rate, self.loop.time)
        self.retired = False
        """Its page will not come back to it: it ends with the connection."""
        self.folder: Path | None = None  # where the app's file lies
        self.served = Served()  # what its script wants to be shown
        self.defaults = dict(component_defaults)
        self.options = deepcopy(page_options)
        """What `config` has been told that is about the page as a whole."""
        self.context = contextvars.copy_context()
        self.context.run(session_var.set, self)
        self.lock = SessionLock(self.loop)
        self.pace: Pace = process.resource(Pace, lambda: Pace(self.loop))
        self.turn: Turn = Turn()
        self.views = Views()
        self.sink: ErrorSink = ErrorSink(partial(_notify_error, weakref.ref(self)), dev=settings.dev, owner=self)
        self.lender: Lender = Lender(self.turn, pool, self.loop, self.views.flush)
        self.running: Running = Running(self)
        self.inbox = Inbox(self)
        self.lender.watchdog = Watchdog(self)
        self.advice = Advice(self)
        self._beside = Beside(pool, self.loop)
        self.farewell = Farewell(self)
        self._resources: dict[object, Any] = {}
        self._onload: list[Callable[[], Any]] | None = []

    # What components and callbacks ask for (reactive.context.Owner)

    @property
    def inline(self) -> bool:
        """See `Owner.inline`."""
        return self.cell is not None and get_ident() == self.thread and asyncio.current_task(self.loop) is self.cell

    def in_turn(self) -> bool:
        """Whether the calling thread runs under this session's turn."""
        return self.turn.mine()

    def may_enter(self) -> bool:
        """Whether the calling thread runs under the turn, or is the loop's and finds the turn free.

        A cell of a notebook waits for a `def` that is at work, but not for long.
        """
        if self.turn.mine():
            return True
        return get_ident() == self.thread and (self.turn.idle() if self.inline else self.turn.free)

    def entered(self) -> AbstractContextManager[None]:
        """Run the code inside under the turn, here and now; `may_enter()` has said that it can be."""
        return self.turn.entered(self.views.flush)

    def post(self, action: Callable[[], object], *, blocking: bool) -> None:
        """Apply `action` in order with the page's events; see `Owner.post`."""
        if not self.closed:
            self.on_loop(lambda: self.inbox.post(action, blocking))

    def apply(self, action: Callable[[], object], *, function: Callable[..., Any], blocking: bool = True) -> None:
        """`post` an action that calls `function`: in a worker thread only if that one may block."""
        self.post(Callback(action, self), blocking=blocking and kind_of(function) == "def")

    def prepare(self, name: str, source: object | None = None) -> Run[Any]:
        """A run that has not begun; see `Scope.prepare`."""
        return self.running.prepare(name, source)

    def launch(self, run: Run[Any], coroutine: Coroutine[Any, Any, Any]) -> None:
        """Let a prepared run begin."""
        self.running.launch(run, coroutine)

    def start(
        self,
        coroutine: Coroutine[Any, Any, Any],
        *,
        name: str,
        task: object | None = None,
        order: WriteOrder | None = None,
    ) -> Run[Any]:
        """Start a run: each of its steps takes the turn, it ends with the session at the latest."""
        run = self.running.prepare(name, task)
        run.order = order
        self.on_loop(partial(self.running.launch, run, coroutine))
        return run

    def fresh_context(self, place: object = None) -> contextvars.Context:
        """A copy of its context. What runs in one that is made at its end is part of its farewell.

        Args:
            place: where its output goes, see `Output`; where that of the running code goes when omitted.
        """
        context = self.context.copy()
        if self.closed:
            context.run(session_var.set, self)  # its own has been let go of, if this is late
            context.run(farewell_var.set, True)
        if self.output is not None:
            self.output.enter(context, place or self.output.here())
        return context

    def gated(
        self,
        coroutine: Coroutine[Any, Any, Any],
        stepped: Callable[[], None] | None = None,
        within: contextvars.Context | None = None,
    ) -> Gated:
        """`coroutine` with each step under the turn, and a patch after it; `stepped` is called after the first."""

        def after(first: bool) -> None:
            if first and stepped is not None:
                stepped()
            if self.dev:
                self.running.look_for_batches(coroutine)
            self.views.flush()

        return Gated(coroutine, self.turn, after, self.settings.report_block, partial(self.advise, "blocked"), within)

    def advise(self, kind: str, text: str) -> None:
        """Report something that its author should know of; see `Owner.advise`."""
        self.advice.report(kind, text)

    @property
    def dev(self) -> bool:
        """Whether the page is one in development."""
        return self.settings.dev

    @property
    def runs(self) -> set[Run[Any]]:
        """What runs, or waits to run, for this page."""
        return self.running.runs

    @property
    def label(self) -> str:
        """The page's path and the beginning of its id; what reports call it."""
        return f"{self.info.path} {self.epoch[:6]}"

    @property
    def busy(self) -> bool:
        """Whether a callback is going on: a run, also while it awaits, or a `def` for what the user did."""
        return bool(self.running.runs) or self.inbox.applying

    @property
    def place(self) -> tuple[str, str]:
        """The page's path, and what tells the browser tab that shows it from others."""
        return self.info.path, self.info.tab

    def beside(self, function: Callable[[], Any]) -> Job:
        """Run `function` in a worker thread beside the page; it holds no turn."""
        return self.start_beside(function, contextvars.copy_context())

    def start_beside(self, function: Callable[[], Any], context: contextvars.Context) -> Job:
        """The same in a context of its own."""
        return self._beside.start(function, context)

    def away(self, wait: Callable[[], T]) -> T:
        """See `Scope.away`."""
        return self.lender.away(wait) if self.turn.mine() else wait()

    def call(self, function: Callable[[], Any]) -> Awaitable[Any]:
        """Run `function` in a worker thread under the turn."""
        return self.lender.call(function, self.fresh_context())

    def run_script(self, function: Callable[[], Any]) -> Awaitable[Any]:
        """`call`, in the session's own context: variables that the script sets stay set."""
        return self.lender.call(function, self.context)

    def report(self, error: BaseException, *, where: str, notify: bool = True) -> str:
        """Send a failure to the error sink; returns its id."""
        return self.sink.report(error, where, notify=notify and not self.closed)

    def frees(self, mortal: Mortal) -> None:
        """See `Owner.frees`."""
        self.farewell.frees(mortal)

    def on_close(self, function: Callable[[], object]) -> Callable[[], None]:
        """Call `function` when the session ends; the returned function takes that back."""
        return self.farewell.own(function)

    def on_destroyed(self, function: Callable[..., object]) -> None:
        """Call the author's `function`, of any kind, once when the session ends, in its context."""
        self.farewell.author(partial(function, self.info) if takes_argument(function) else function)

    def on_loop(self, function: Callable[[], object]) -> None:
        """Call `function` on the loop: now if we are on it, else soon."""
        if get_ident() == self.thread:
            function()
        else:
            try:
                self.loop.call_soon_threadsafe(function)
            except RuntimeError:  # the loop has closed, and the session with it
                return

    def on_load(self, callback: Callable[[], Any]) -> None:
        """Call `callback` when the page has shown itself; at once if it has."""
        if self._onload is None:
            self.apply(callback, function=callback)
        else:
            self._onload.append(callback)

    def loaded(self) -> None:
        """A page has shown itself."""
        waiting, self._onload = self._onload, None
        for callback in waiting or ():
            self.apply(callback, function=callback)

    def notify(self, content: dict[str, Any]) -> None:
        """Send a page-level message to each view; where there is none, to that which comes next. From any thread."""
        self.views.notify(content)
        self.on_loop(self.views.flush)

    # Views

    def open(self, components: Sequence[Component] | None = None) -> View:
        """A further view of it; on the loop. `View.begin` sends its first snapshot.

        Args:
            components: what it shows; what the session shows when omitted.
        """
        view = View(self, components)
        self.views.add(view)
        return view

    @property
    def view(self) -> View:
        """The only view of a session that has one, as on a server; see `Views.oldest`."""
        return self.views.oldest

    def begin(self, opening: Coroutine[Any, Any, None]) -> None:
        """Run what fills the page; it is a host's own coroutine and takes the turn piece by piece."""
        task = self.loop.create_task(opening, context=self.context.copy())
        self.running.keep(task)
        task.add_done_callback(self._opened)

    def _opened(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.report(error, where="page")

    async def drive(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Await a coroutine of the author's in this very task, with each step under the turn.

        It runs in the session's own context, as what `run_script` calls: variables that it sets stay set.
        """
        return await self.gated(coroutine, within=self.context)

    def resource(self, key: object, make: Callable[[], T]) -> T:
        """What `make` made for this session under `key`, the first time; closed with the session.

        A resource with a `close()` has it called when the session ends.
        """
        if (found := self._resources.get(key)) is not None:
            return cast("T", found)
        made = make()
        found = self._resources.setdefault(key, made)  # of two threads the first has its way
        if found is made and (close := getattr(made, "close", None)) is not None:
            self.on_close(close)
        return cast("T", found)

    def has_resource(self, key: object) -> bool:
        """Whether `resource` has made something under `key`."""
        return key in self._resources

    def serve(self, component: Any, title: str | None, area: str = "main") -> None:
        """A script wants `component` in a part of its page."""
        self.served.add(component, area)
        if title is not None:
            self.set_page(title=title)

    def set_page(self, **values: Any) -> None:
        """Set properties of the browser's page; from any thread."""
        self.views.set_page(values)

    def show(self, components: Sequence[Component]) -> None:
        """Make these the roots of all views that have none of their own; on the loop."""
        self.views.show(components)

    async def aclose(self) -> None:
        """End the session: runs are cancelled and given 0.1 s to clean up, then all is let go."""
        if self.closed:
            return
        self.closed = True
        self.inbox.close()
        self.turn.open()
        if self.lender.watchdog is not None:
            self.lender.watchdog.close()
        await self.running.end()
        for place in self.running.bare() if self.dev else ():
            self.advise(
                "bare",
                f"{place.function} goes on after its page has ended, at {place.file}:{place.line}. Start it by "
                "tr.create_task or tr.gather: what these start takes turns and ends with its page.",
            )
        await self.farewell.say()
        self.ended = True
        await self.running.end()
        self.lender.disown()
        self._beside.disown()
        views = self.views.close()
        self.served.clear()
        self._resources.clear()
        self._onload = None
        self.context = contextvars.Context()
        self.farewell.free()
        await asyncio.gather(*(view.end() for view in views))


def _notify_error(reference: weakref.ref[Session], text: str, detail: str | None, id_: str) -> None:
    session = reference()
    if session is not None:
        content = {"kind": "notify", "id": id_, "level": "error", "text": text, "duration": 0, "detail": detail}
        session.notify(content)
