"""`Callback`: what Transom puts in place of a function that watches something.

One place decides for every watcher: which session it belongs to, whether it runs here and now or
as an event of that session, that a coroutine function or a generator becomes a run, and that a
failure reaches the error sink and not the setter or the next watcher.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from param.parameterized import Parameters

from transom.reactive.callables import Kind, checked_function, is_run, kind_of, name_of
from transom.reactive.calling import failing, rest_of
from transom.reactive.context import Owner, session_var
from transom.reactive.of_param import executor
from transom.reactive.stale import WriteOrder, commands


class _Collecting(threading.local):
    """Notifications held back while a parameter is being stored, innermost last."""

    def __init__(self) -> None:
        self.stack: list[list[Callable[[], object]]] = []


_collecting = _Collecting()


@contextmanager
def collect() -> Iterator[list[Callable[[], object]]]:
    """Hold back the notifications that the code inside sets off, in this thread.

    Storing a value happens under a lock; no code of the author's may run under it.
    """
    held: list[Callable[[], object]] = []
    _collecting.stack.append(held)
    try:
        yield held
    finally:
        _collecting.stack.pop()


def afterwards(action: Callable[[], object]) -> None:
    """Call `action` when what is being stored in this thread has been; now if nothing is."""
    if _collecting.stack:
        _collecting.stack[-1].append(action)
    else:
        action()


class Callback:
    """Calls `function` for its owner.

    Args:
        function: `def`, `async def`, generator or async generator function, method, partial or object.
        owner: the session it belongs to; the current one at call time when `None`.
        internal: one of Transom's own that is quick and touches no user code.
        kind: what kind of callable it is, where that of `function` does not tell.
        name: what its failures are reported by, where that is not the name of `function`.

    Concurrency: may be called from any thread. Under the owner's turn it runs inline, and so it does in a cell of a
    notebook while nobody has the turn; else it is posted to the owner and runs as an event of its own.
    """

    __slots__ = ("__weakref__", "forget", "function", "internal", "kind", "name", "order", "owner")

    def __init__(
        self,
        function: Callable[..., Any],
        owner: Owner | None = None,
        *,
        internal: bool = False,
        kind: Kind | None = None,
        name: str | None = None,
    ) -> None:
        self.function = checked_function(function, "on_click(refresh)")
        self.kind: Kind = kind or kind_of(function)
        self.name = name
        self.owner = owner
        self.internal = internal
        self.order: WriteOrder | None = None
        """In development: which of its runs wrote what, to notice an older one that writes last."""
        self.forget: Callable[[], None] | None = None
        """Takes back what the owner was asked to do at its end; for whoever ends the watching earlier."""

    def __repr__(self) -> str:
        return f"<Callback {name_of(self.function)}>"

    @property
    def blocking(self) -> bool:
        """Whether calling it may block: it runs code of the author's that does not await."""
        return not self.internal and self.kind == "def"

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        """Notify: now, after the store that set it off, or as an event of the owner."""
        if _collecting.stack:
            _collecting.stack[-1].append(lambda: self._dispatch(args, kwargs))
        else:
            self._dispatch(args, kwargs)

    def _dispatch(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        owner = self.owner or session_var.get()
        if owner is None:
            self._run_alone(args, kwargs)
        elif owner.closed:
            return
        elif owner.in_turn():
            self._run(owner, args, kwargs)
        elif owner.inline and owner.may_enter():
            with owner.entered():
                self._run(owner, args, kwargs)
        else:
            owner.post(lambda: self._run(owner, args, kwargs), blocking=self.blocking)

    def _run(self, owner: Owner, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        result = coroutine = None
        name = self.name or name_of(self.function)
        with failing(partial(owner.report, where=name), lenient=True):
            result = self.function(*args, **kwargs)
            coroutine = rest_of(result, owner.call)
        if coroutine is not None:
            owner.start(coroutine, name=name, task=self, order=self._order(owner, args))
        elif is_run(result) and result.parallel:
            result.order = self._order(owner, args)

    def _order(self, owner: Owner, args: tuple[Any, ...]) -> WriteOrder | None:
        """What notices stale writes of the run that `args` set off; clicks and other orders have none."""
        if not owner.dev or self.internal or commands(args):
            return None
        if self.order is None:
            self.order = WriteOrder(name_of(self.function), owner)
        return self.order

    def _run_alone(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        # Outside any session this is plain Param: errors reach the setter, coroutines the executor.
        coroutine = rest_of(self.function(*args, **kwargs))
        if coroutine is not None:
            run_unowned(coroutine)


def run_unowned(coroutine: Coroutine[Any, Any, Any]) -> None:
    """Run a coroutine that belongs to no session: on the running loop, else to its end here and now."""
    executor()(lambda: coroutine)


def is_internal(function: Callable[..., Any]) -> bool:
    """Whether it is Param's own bookkeeping of references, which is quick; an author's method is not."""
    return isinstance(getattr(function, "__self__", None), Parameters)
