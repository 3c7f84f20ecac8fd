"""`Later`: a call of a function that is bound to the results of others, which are still to come.

What a function returns is known when it is called and not before: a `lambda`, an object or a decorated function may
give something to await as well as an `async def`. So it is decided call by call.
"""

from __future__ import annotations

import functools
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from contextlib import aclosing
from contextvars import copy_context
from functools import partial
from typing import Any, cast

import param
from param.parameterized import transform_reference

from transom.reactive.callables import kind_of
from transom.reactive.calling import awaits, discard, given, values_of
from transom.reactive.children import gather
from transom.reactive.context import session_var
from transom.reactive.of_param import is_bound
from transom.reactive.runs import Run


class Later:
    """A function and its arguments, some of which have to be awaited.

    Args:
        function: of any kind; a `def` is called in a worker thread, as it would be by itself.
        args: its arguments.
        kwargs: its arguments by name.
    """

    __slots__ = ("_args", "_function", "_kwargs", "runs")

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self._function = function
        self._args = args
        self._kwargs = kwargs
        self.runs = [each for each in (*args, *kwargs.values()) if isinstance(each, Run)]
        """Those of tasks, whose policies say which of the calls get a result."""

    def __await__(self) -> Generator[Any, None, Any]:
        return self._called().__await__()

    def begin(self, wanted: Callable[[], bool] = lambda: True) -> Coroutine[Any, Any, Any] | AsyncGenerator[Any, None]:
        """What it gives, to be driven: a coroutine, or an async generator if the function is a generator.

        Args:
            wanted: asked when the arguments are there; the function is called only if it says so.
        """
        if kind_of(self._function) in ("generator", "async_generator"):
            return self._stepped(wanted)
        return self._called(wanted)

    def close(self) -> None:
        """It is not begun: nor is what it would have awaited."""
        discard(*self._args, *self._kwargs.values())

    @property
    def dropped(self) -> bool:
        """Whether a run that it waits for was cancelled, as by the policy of its task."""
        return any(run.state == "cancelled" for run in self.runs)

    async def _bound(self, wanted: Callable[[], bool]) -> Callable[[], Any]:
        """The function with its arguments, which are awaited side by side."""
        waiting = {id(each): each for each in (*self._args, *self._kwargs.values()) if awaits(each)}
        results = [await each for each in waiting.values()] if len(waiting) == 1 else await gather(*waiting.values())
        values = dict(zip(waiting, results, strict=True))
        if not wanted():
            raise param.Skip
        args = (values.get(id(each), each) for each in self._args)
        return partial(
            self._function, *args, **{name: values.get(id(each), each) for name, each in self._kwargs.items()}
        )

    async def _called(self, wanted: Callable[[], bool] = lambda: True) -> Any:
        function, owner = await self._bound(wanted), session_var.get()
        context = copy_context()
        return await given(function, None if owner is None else lambda call: owner.call(partial(context.run, call)))

    async def _stepped(self, wanted: Callable[[], bool]) -> AsyncGenerator[Any, None]:
        function, owner = await self._bound(wanted), session_var.get()
        values = values_of(function(), None if owner is None else owner.call)
        async with aclosing(cast("AsyncGenerator[Any, None]", values)) as values:
            async for value in values:
                yield value


def waiting_for(function: Callable[..., Any], arguments: list[Any]) -> Callable[..., Any]:
    """`function`, made to wait for those arguments that it is given as something to await."""
    if not any(is_bound(transform_reference(each)) for each in arguments):
        return function

    @functools.wraps(function)
    def waiting(*args: Any, **kwargs: Any) -> Any:
        if any(awaits(each) for each in (*args, *kwargs.values())):
            return Later(function, args, kwargs)
        return function(*args, **kwargs)

    return waiting


def gives_later(arguments: list[Any]) -> bool:
    """Whether a call bound to these is known to give something later, so that nothing runs in it that could block."""
    kinds = {kind_of(each) for each in map(transform_reference, arguments) if is_bound(each)}
    return bool(kinds) and kinds <= {"coroutine", "task"}
