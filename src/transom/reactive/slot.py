"""`Slot`: a place that shows the result of a function of parameters, and only ever the newest.

Function panes, references in parameters and bound views are slots. Cancelling a superseded call
is not enough (it may swallow the cancellation, or sit in a thread), so every slot counts
generations and has a floor: a result of a generation below it is not committed. A new evaluation raises
the floor at once, so that older ones have no more say; where a task has another policy, its results do.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from transom.errors import WaitCancelledError
from transom.reactive.callables import Kind, kind_of, name_of
from transom.reactive.callback import run_unowned
from transom.reactive.calling import awaits, discard, each_of, failing, gives, is_steps, values_of
from transom.reactive.context import Owner, session_var
from transom.reactive.dependencies import Dependencies
from transom.reactive.later import Later
from transom.reactive.runs import Run
from transom.reactive.watching import Watching


class Slot:
    """Evaluates `function` and hands its results to `commit`, newest only.

    Args:
        function: called without arguments; any kind of callable, or a plain awaitable maker.
        commit: receives a result, on the thread that computed it, under the turn.
        fail: receives the exception of the newest evaluation, and the id that it has in the log.
        pending: told `True` when an evaluation that awaits begins, `False` when the newest has ended.
        kind: what the function returns decides how it is driven; guessed from `function` when omitted.
        light: the function only reads parameters, so that it need not leave the event loop.
        blocks: whether committing a value sets off code of the author's that may block.
        name: what reports call it; that of `function` when omitted.

    Concurrency: `evaluate` runs under the owner's turn.
    """

    __slots__ = (
        "__weakref__",
        "_blocks",
        "_commit",
        "_fail",
        "_floor",
        "_followed",
        "_function",
        "_generation",
        "_given",
        "_kind",
        "_light",
        "_name",
        "_owner",
        "_pending",
        "_run",
        "_waiting",
        "_watching",
        "source",
    )

    def __init__(
        self,
        function: Callable[[], Any],
        commit: Callable[[Any], None],
        *,
        fail: Callable[[BaseException, str], None] | None = None,
        pending: Callable[[bool], None] | None = None,
        light: bool = False,
        kind: Kind | None = None,
        blocks: Callable[[], bool] | None = None,
        name: str | None = None,
    ) -> None:
        self.source: Any = None
        """What it was made of, for who makes another like it."""
        self._function = function
        self._name = name or name_of(function)
        self._light = light
        self._blocks = blocks
        self._waiting = False
        self._kind: Kind = kind or kind_of(function)
        self._commit = commit
        self._fail = fail
        self._pending = pending
        self._generation = 0
        self._floor = 0
        self._given = 0
        self._followed: dict[Run[Any], int] = {}  # runs of a task, with the generation of each
        self._owner: Owner | None = session_var.get()
        self._run: Run[Any] | None = None
        self._watching: Watching | None = None
        if self._owner is not None:
            self._owner.frees(self)

    @property
    def busy(self) -> bool:
        """Whether the newest evaluation has not ended."""
        return bool(self._followed) or (self._run is not None and self._run.live)

    @property
    def behind(self) -> bool:
        """Whether what it has given is older than its newest evaluation, as also before it has given anything."""
        return self._given < self._generation

    def watch(self, dependencies: Dependencies) -> None:
        """Evaluate again whenever one of these parameters changes."""
        self._watching = Watching(self, dependencies, self._owner)

    @property
    def light(self) -> bool:
        """Whether it only reads parameters."""
        return self._light

    @property
    def watching(self) -> bool:
        """Whether it follows parameters, and was not closed."""
        return self._watching is not None and self._watching.live

    @property
    def blocking(self) -> bool:
        """Whether an evaluation may block the thread that it runs on."""
        if self._kind == "def" and not self._light:
            return True
        return self._blocks is not None and self._blocks()

    def expect(self) -> None:
        """Say that a result is to come, before it is evaluated."""
        self._wait(True)

    def evaluate(self) -> None:
        """Start a new evaluation; what is still running for this slot is superseded."""
        self._generation += 1
        if self._kind != "task" and not self._followed:  # a task's policy says what becomes of older calls
            self._supersede()
        self._evaluate(self._generation)
        if not self.busy:
            self._wait(False)

    def _evaluate(self, generation: int) -> None:
        owner = self._owner or session_var.get()
        work = result = later = None
        with failing(partial(self._raised, generation, owner, None)):
            result = self._function() if self._watching is None else self._watching.called(self._function)
            if isinstance(result, Run):
                self._follow(result, generation)
                return
            later = result if isinstance(result, Later) else None
            if later is not None:
                result = later.begin(partial(self._wanted, generation))
            if self._followed and not (later and later.runs):  # an expression that gave runs of a task before
                self._supersede()
            if owner is None and is_steps(result):  # outside of a page there is nobody to go on with it later
                for value in result:
                    self._deliver(value, generation)
                return
            work = self._work(result, generation, owner)
            if work is None:
                self._deliver(result, generation)
        if work is not None:
            self._start(work, result, generation, owner, later)

    def close(self) -> None:
        """Stop watching; what is still running is superseded and its result dropped."""
        self._generation += 1
        self._supersede()
        for run in tuple(self._followed):
            run.cancel()
        self._wait(False)
        self._unwatch()

    @property
    def ended(self) -> bool:
        """Whether its session has ended: nothing comes of it any more."""
        return self._owner is not None and self._owner.closed

    def _freed(self) -> None:
        """The session has ended. What it calls and what it feeds refer to whatever has it."""
        self._unwatch()
        self.source = self._fail = self._pending = self._blocks = None
        self._function = self._commit = _nothing

    def _unwatch(self) -> None:
        if self._watching is not None:
            self._watching.end()

    def _wait(self, waiting: bool) -> None:
        """Say whether a result is being awaited, when that changes; one run after another is one wait."""
        if waiting is not self._waiting:
            self._waiting = waiting
            if self._pending is not None:
                self._pending(waiting)

    def _supersede(self) -> None:
        self._floor = self._generation
        run, self._run = self._run, None
        if run is not None:
            run.cancel()

    def _work(self, result: Any, generation: int, owner: Owner | None) -> Coroutine[Any, Any, None] | None:
        values = values_of(result, None if owner is None else owner.call)
        if values is not None:
            return each_of(values, partial(self._deliver, generation=generation))
        return self._resolve(result, generation) if awaits(result) else None

    async def _resolve(self, awaitable: Any, generation: int) -> None:
        self._deliver(await awaitable, generation)

    def _start(
        self,
        work: Coroutine[Any, Any, None],
        result: Any,
        generation: int,
        owner: Owner | None,
        later: Later | None,
    ) -> None:
        if owner is None:
            run_unowned(work)
            return
        self._wait(True)
        joined = later is not None and bool(later.runs)
        run = owner.start(self._guarded(work, generation, owner, later), name=self._name, task=self)
        if joined:  # whether older ones get a result is for the policies of those tasks to say
            self._followed[run] = generation
        else:
            self._run = run

        def ended(run: Run[Any]) -> None:
            # A run cancelled before its first step leaves coroutines that nobody awaits.
            discard(work, result)
            if later is not None:
                later.close()
                self._end_joined(run, later)
            self._ended(generation)

        run.on_done(ended)

    async def _guarded(
        self, work: Coroutine[Any, Any, None], generation: int, owner: Owner, later: Later | None
    ) -> None:
        try:
            with failing(partial(self._raised, generation, owner, later)):
                await work
        finally:
            # Under the turn still, so that the mark goes off in the patch that shows the result.
            self._ended(generation)

    def _raised(self, generation: int, owner: Owner | None, later: Later | None, error: BaseException) -> None:
        """It has failed, unless it waited for what was cancelled because something newer is shown, or is to be."""
        given_way = not self._wanted(generation) or (later is not None and later.dropped)
        if not (given_way and isinstance(error, WaitCancelledError)):
            self._failed(error, generation, owner)

    def _ended(self, generation: int) -> None:
        if generation == self._generation and self._run is not None:
            self._run = None
            self._wait(False)

    def _end_joined(self, run: Run[Any], later: Later) -> None:
        """The call `later` has been made, or will not be: what it waited for may have been dropped."""
        generation = self._followed.get(run)
        for waited in later.runs:
            if run.state == "cancelled":  # with the slot
                waited.cancel()
            elif waited.superseded and generation == self._generation:
                self._tell_shared(waited)
        if self._followed.pop(run, None) is not None and not self._followed:
            self._under_turn(lambda: self._wait(self.busy))

    def _deliver(self, value: Any, generation: int) -> bool:
        """Show it if it is wanted; whether further ones are."""
        if not self._wanted(generation):
            return False
        if gives(value):
            self._floor = self._given = generation
            self._commit(value)
        return True

    def _wanted(self, generation: int) -> bool:
        """Whether what this evaluation yields is still to be shown; at a session's end nothing is."""
        return generation >= self._floor and not self.ended

    def _failed(self, error: BaseException, generation: int, owner: Owner | None) -> None:
        if owner is None:
            raise error
        wanted = self._wanted(generation)  # a superseded call that fails is for the log
        id_ = owner.report(error, where=self._name, notify=wanted and self._fail is None)
        if wanted and self._fail is not None:
            self._floor = generation
            self._fail(error, id_)

    # Runs of a task (see `context.Follower`)

    def _follow(self, run: Run[Any], generation: int) -> None:
        self._followed[run] = generation
        run.handled += 1
        self._wait(True)
        # It may have been dropped already, as its policy says, or have run to its end.
        if run.owner is None:
            run.follow(self)
        else:
            run.owner.on_loop(lambda: run.follow(self))

    def took(self, run: Run[Any], value: Any) -> None:
        """A run of the task has a result for this place."""
        generation = self._followed.get(run, -1)
        if self._wanted(generation):
            run.shown = True
        self._under_turn(lambda: self._deliver(value, generation))

    def failed(self, run: Run[Any], error: BaseException) -> None:
        """A run of the task has failed; what it shows of that is the place's affair."""
        generation = self._followed.get(run, -1)
        self._under_turn(lambda: self._failed(error, generation, self._owner or session_var.get()))

    def over(self, run: Run[Any]) -> None:
        """A run of the task has given what it had."""
        if run.superseded and self._followed.get(run) == self._generation:
            self._tell_shared(run)
        if self._followed.pop(run, None) is not None and not self._followed:
            self._under_turn(lambda: self._wait(self.busy))

    def _tell_shared(self, run: Run[Any]) -> None:
        owner = self._owner
        if owner is not None and owner.dev and not owner.closed:
            owner.advise(
                "shared",
                f"{self._name}: a view or reference got no result: run {run.number} of its task gave way to a call "
                "from another place. Make a task of its own for each place: tr.task(policy=…)(function).",
            )

    def _under_turn(self, action: Callable[[], object]) -> None:
        """Here and now in a run of the page; in one that belongs to no page, as an event of the page."""
        owner = self._owner
        if owner is None or owner.in_turn():
            action()
        else:
            owner.post(action, blocking=self.blocking)


def _nothing(*_: Any) -> None:
    return None
