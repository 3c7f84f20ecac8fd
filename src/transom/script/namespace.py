"""`Namespace`: the module in which one session runs a program.

Owns the module's name and its entry in `sys.modules`. Classes that a script defines can be pickled and made
into dataclasses like those of any module, and nothing stays behind when the session ends.
"""

from __future__ import annotations

import asyncio
import sys
import types
import uuid
import weakref
from typing import Any, Self

from transom.script.alone import is_alone
from transom.script.loop import BEGIN, begin
from transom.script.program import Program
from transom.script.shown import Shown

RELEASE_SECONDS = 1.0
"""How long after its session's end a module is looked at."""
PREFIX = "bokeh_app_"
"""How the names of these modules begin."""


class Namespace:
    """A fresh module for one session; a context manager.

    Its `__name__` is `bokeh_app_…`, which is what scripts written for Panel test for with
    `__name__.startswith("bokeh")`; code under `if __name__ == "__main__":` does not run.
    """

    def __init__(self, program: Program) -> None:
        self.module = types.ModuleType(f"{PREFIX}{uuid.uuid4().hex}")
        self.module.__file__ = program.filename
        self.module.__dict__[BEGIN] = begin
        self.shown = Shown()
        """What the cells of a document show besides their values."""
        if program.kind == "document":
            self.module.__dict__.update(self.shown.names())
        # `sys.modules` holds the module, not this object: a namespace that nobody closed is forgotten as
        # well.
        self._finalizer = weakref.finalize(self, sys.modules.pop, self.module.__name__, None)
        self._finalizer.atexit = False
        sys.modules[self.module.__name__] = self.module

    @property
    def name(self) -> str:
        """The module's name, unique in the process."""
        return self.module.__name__

    @property
    def globals(self) -> dict[str, Any]:
        """The names that the program's cells share."""
        return self.module.__dict__

    def close(self) -> None:
        """Take the module out of `sys.modules`. Code that still runs in it keeps its names."""
        self._finalizer()

    def leave(self, loop: asyncio.AbstractEventLoop, outside: tuple[type, ...] = ()) -> None:
        """Close, and `release` when what still runs in it may have ended."""
        self.close()
        loop.call_later(RELEASE_SECONDS, self.release, outside)

    def release(self, outside: tuple[type, ...] = ()) -> bool:
        """Let go of what the module has, after it was closed, if nobody can use it any more.

        Args:
            outside: types of objects that are not looked into (see `is_alone`).

        Returns:
            Whether it is gone. Else code of the module is still of use to somebody, and keeps its names.
        """
        if not is_alone(self.module, 1, outside):
            return False
        self.module.__dict__.clear()
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def namespace(program: Program) -> Namespace:
    """A fresh namespace for one session of the program; close it with the session."""
    return Namespace(program)
