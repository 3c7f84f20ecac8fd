"""One run of a task, all its attempts: what calls the function, and gives its results to those who follow."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from threading import get_ident
from typing import Any

from transom.reactive.callables import Kind, is_locked
from transom.reactive.calling import awaits, contained, each_of, gives, is_skip, values_of
from transom.reactive.context import Claim, Scope, session_var
from transom.reactive.lane import Options
from transom.reactive.processes import RemoteCall
from transom.reactive.runs import Run


async def drive(run: Run[Any], scope: Scope, call: Callable[[], Any], kind: Kind, options: Options) -> Any:
    """The coroutine of a run.

    Args:
        run: what it is the coroutine of.
        scope: whose worker threads a `def` takes.
        call: the function with its arguments.
        kind: what kind of function it is.
        options: its task's.

    Returns:
        What the function returned, or yielded last.
    """
    try:
        return await contained(_attempts(run, scope, call, kind, options))
    except BaseException as error:
        if is_skip(error):
            return None
        if not isinstance(error, asyncio.CancelledError | KeyboardInterrupt | GeneratorExit):
            run.fail(error)
        raise
    finally:
        run.over()  # under the turn still, so that a waiting mark goes off in the patch that shows the result


async def _attempts(run: Run[Any], scope: Scope, call: Callable[[], Any], kind: Kind, options: Options) -> Any:
    for attempt in itertools.count():
        run.attempts = attempt + 1
        run.stop(asked=False)
        try:
            # The wait for a lock is not the function's; the thread of a `def`, which has no turn that would keep the
            # other locked callbacks off, has to begin with it.
            async with _lock_of(call) as claim, _within(options.timeout, run.name):
                return await _attempt(run, scope, call, kind, options, claim)
        except Exception as error:
            if is_skip(error) or attempt == len(options.waits) or run.state == "cancelling":
                raise
        run.tell()
        await asyncio.sleep(options.waits[attempt])
    raise AssertionError("the attempts have no end of their own")


@asynccontextmanager
async def _within(seconds: float | None, name: str) -> AsyncIterator[None]:
    """`asyncio.timeout`, whose error says whose time was over."""
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            yield
    except TimeoutError as error:
        if limit.expired() and not error.args:
            raise TimeoutError(f"{name} had not ended after {seconds:g} s, its timeout") from error.__cause__
        raise


def _lock_of(call: Callable[[], Any]) -> AbstractAsyncContextManager[Claim | None]:
    """What `io.with_lock` has made takes the lock again, which it has then."""
    owner = session_var.get()
    return nullcontext() if owner is None or not is_locked(call) else owner.lock.held()


async def _attempt(
    run: Run[Any], scope: Scope, call: Callable[[], Any], kind: Kind, options: Options, claim: Claim | None
) -> Any:
    if options.on == "process":
        return await _in_process(run, scope, call)
    if kind != "def":
        return await _result(call(), run, scope, options)

    def in_thread() -> Any:
        with nullcontext() if claim is None else claim.entered():
            return call()

    return await _result(await _in_thread(run, scope, in_thread), run, scope, options)


async def _result(value: Any, run: Run[Any], scope: Scope, options: Options) -> Any:
    """What came of a call: a value, or something that gives one or many of them."""
    steps = scope.call if options.on != "thread" else partial(_in_thread, run, scope)
    if (values := values_of(value, steps)) is not None:
        return await _follow(values, run)
    if awaits(value):
        value = await value
    if not gives(value):
        return None
    run.take(value)
    return value


async def _follow(values: AsyncIterator[Any], run: Run[Any]) -> Any:
    taken = None

    def take(value: Any) -> bool:
        nonlocal taken
        if run.cancel_requested:
            return False
        if gives(value):
            run.take(value)
            taken = value
        return True

    await each_of(values, take)
    return taken


async def _in_thread(run: Run[Any], scope: Scope, call: Callable[[], Any]) -> Any:
    """Call it in a worker thread; a cancellation takes effect when it has ended, which nothing can hasten."""
    return await scope.beside(partial(_noting, run, call)).wait(partial(run.stop, asked=True))


async def _in_process(run: Run[Any], scope: Scope, call: Callable[[], Any]) -> Any:
    """Call it in a process, which a cancellation ends."""
    home, taken = scope.process, None
    if not home.threaded:
        raise RuntimeError(f'{run.name}: on="process" needs a worker thread. Serve with --threads 1, or more.')
    async with home.processes.place(scope):
        remote = RemoteCall(home.processes, run, call)
        try:
            while True:
                over, value = await scope.beside(remote.step).wait(remote.cancel)
                if gives(value) and not (over and value is None):
                    run.take(value)
                    taken = value
                if over:
                    return taken
        finally:
            remote.end()


def _noting(run: Run[Any], call: Callable[[], Any]) -> Any:
    run.thread = get_ident()
    try:
        return call()
    finally:
        run.thread = None
