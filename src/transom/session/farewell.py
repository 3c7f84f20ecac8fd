"""`Farewell`: what is done when a session ends. The author's callbacks first, then Transom's own clean-up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context
from functools import partial
from typing import Any

from transom.errors import ExitError
from transom.reactive.callables import function_of, kind_of
from transom.reactive.callback import as_coroutine

GRACE = 5.0
"""Seconds that the author's callbacks may take together."""


class Farewell:
    """Collects functions while a session lives and calls each of them once.

    Args:
        context: makes a copy of the session's context.
        call: runs a function in a worker thread of the session.
        report: told of what fails; one failing clean-up does not keep the others.

    Concurrency: `own` and `author` from any thread, `say` on the loop.
    """

    __slots__ = ("_author", "_call", "_context", "_number", "_own", "_report", "_said")

    def __init__(
        self,
        context: Callable[[], Context],
        call: Callable[[Callable[[], Any]], Awaitable[Any]],
        report: Callable[[BaseException], object],
    ) -> None:
        self._context = context
        self._call = call
        self._report = report
        self._author: list[Callable[[], object]] = []
        self._own: dict[int, Callable[[], object]] = {}
        self._number = 0
        self._said = False

    def __len__(self) -> int:
        return len(self._own)

    @property
    def pending(self) -> list[Callable[[], object]]:
        """Transom's own functions that wait for the end."""
        return list(self._own.values())

    def own(self, function: Callable[[], object]) -> Callable[[], None]:
        """Call `function` at the end, at once if that has come; the returned function takes that back."""
        if self._said:  # code that outlived its session cleans up without delay: there is no later end
            function()
            return _nothing
        self._number += 1
        number = self._number
        self._own[number] = function
        return lambda: self._own.pop(number, None) and None

    def author(self, function: Callable[[], object]) -> None:
        """Call the author's `function`, of any kind, at the end; a `def` in a worker thread, a task's function once."""
        self._author.append(function_of(function))

    async def say(self) -> None:
        """Call them all; the author's may take five seconds."""
        author, self._author = self._author, []
        loop = asyncio.get_running_loop()
        tasks = [loop.create_task(self._quietly(self._off_loop(each)), context=self._context()) for each in author]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE)
            for task in late:
                task.cancel()
        self._said = True
        own, self._own = self._own, {}
        context = self._context()
        for function in own.values():
            await self._quietly(partial(context.run, function))

    def _off_loop(self, function: Callable[[], Any]) -> Callable[[], Any]:
        if kind_of(function) in ("def", "generator"):
            return lambda: self._call(lambda: as_coroutine(function()))
        return function

    async def _quietly(self, function: Callable[[], object]) -> None:
        try:
            coroutine = as_coroutine(function())
            while coroutine is not None:
                task = asyncio.get_running_loop().create_task(coroutine, context=self._context())
                coroutine = as_coroutine(await task)
        except SystemExit as error:
            self._report(ExitError(error))
        except Exception as error:  # noqa: BLE001 - whatever the author's code raises
            self._report(error)


def _nothing() -> None:
    return None
