"""`Farewell`: what is done when a session ends. The author's callbacks first, then Transom's own clean-up."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Coroutine
from contextlib import suppress
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.reactive.callables import name_of
from transom.reactive.calling import contained, failing, finished, outcome
from transom.reactive.context import Mortal
from transom.session.part import Part

if TYPE_CHECKING:
    from transom.session.session import Session

GRACE = 5.0
"""Seconds that the author's callbacks may take together."""

CLEAN_UP = 0.1
"""Seconds that those have to clean up which took longer."""

farewell_var: ContextVar[bool] = ContextVar("transom_farewell", default=False)
"""Whether the code is part of an ended session's farewell: it may begin runs still, which end with it."""


class Farewell(Part):
    """Collects functions while a session lives and calls each of them once. One that fails does not keep the others.

    Concurrency: `own`, `author` and `frees` from any thread, `say` and `free` on the loop.
    """

    __slots__ = ("_author", "_begun", "_going", "_loop", "_mortals", "_number", "_own", "_said")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._loop = session.loop
        self._mortals: set[weakref.ref[Mortal]] = set()
        self._author: list[Callable[[], object]] = []
        self._own: dict[int, Callable[[], object]] = {}
        self._going: set[asyncio.Task[None]] = set()
        self._number = 0
        self._begun = False
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

    def frees(self, mortal: Mortal) -> None:
        """Call `mortal._freed()` at the very end, if it is there still: it is held by a weak reference."""
        self._mortals.add(weakref.ref(mortal, self._mortals.discard))

    def free(self) -> None:
        """All has ended: what would otherwise wait for a collection of garbage goes now."""
        while self._mortals:
            mortal = self._mortals.pop()()
            if mortal is None:
                continue
            try:
                mortal._freed()
            except Exception as error:  # noqa: BLE001 - what the author's objects raise must not keep the others
                self._report(error, type(mortal).__name__)

    def author(self, function: Callable[[], object]) -> None:
        """Call the author's `function`, of any kind, at the end, soon if that has come.

        A `def` runs in a worker thread, after what goes on there.
        """
        self._author.append(function)
        if self._begun:
            with suppress(RuntimeError):  # the loop has closed: nobody is left to call them
                self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        author, self._author = self._author, []
        for each in author:
            task = self._loop.create_task(self._told(each), name=name_of(each), context=self._session.fresh_context())
            self._going.add(task)
            task.add_done_callback(self._going.discard)

    async def say(self) -> None:
        """Call them all; the author's may take five seconds, and what goes on in a thread before them, too."""
        self._begun = True
        self._begin()
        end = self._loop.time() + GRACE
        while self._going and (left := end - self._loop.time()) > 0:  # again, for those that others have asked for
            await asyncio.wait(self._going, timeout=left)
        late = list(self._going)
        for task in late:
            name = task.get_name()
            self._report(TimeoutError(f"{name} had not ended {GRACE:g} s after its page, and was given up"), name)
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=CLEAN_UP)
        self._said = True
        own, self._own = self._own, {}
        context = self._session.fresh_context()
        for function in own.values():
            name = name_of(function)
            with failing(partial(self._report, name=name)):
                await finished(context.run(function), drive=self._driven)

    async def _told(self, function: Callable[[], Any]) -> None:
        """Call one of the author's."""
        with failing(partial(self._report, name=name_of(function))):
            await outcome(function, self._session.call, drive=self._driven)

    def _report(self, error: BaseException, name: str) -> None:
        self._session.report(error, where=f"{name}, at the session's end,", notify=False)

    def _driven(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        return self._loop.create_task(contained(coroutine), context=self._session.fresh_context())


def _nothing() -> None:
    return None
