"""Modules that somebody's code may be importing at this very moment.

One page's first `import numpy` takes a second in its thread, and all that time the unfinished module is to be found in
`sys.modules`. What asks it for a class there fails in whatever page asks, so nobody may who has not looked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from types import ModuleType
from typing import Any

import param


def imported(name: str) -> ModuleType | None:
    """The module `name`, if it has been imported to its end; nothing is imported to find out.

    Until then no object of its classes can be in the hands of anybody but its own code.
    """
    module = sys.modules.get(name)
    return None if getattr(getattr(module, "__spec__", None), "_initializing", False) else module


def how_to_get(package: str) -> str:
    """What to write so that a package is there: where Python runs in the page, it has come with that."""
    if sys.platform == "emscripten":
        return f"take it along when the page is made: --requirements {package}, or --pyodide-cdn where it is compiled"
    return f"pip install {package}"


def _patient(kinds: Any) -> None:
    """Let a family of types of Param's do without NumPy's, which it takes from `sys.modules`, until they are there."""
    given = kinds.types

    def types() -> Iterator[type]:
        with suppress(AttributeError):  # NumPy's come last
            yield from given()

    kinds.types = staticmethod(types)


for _kinds in (param.parameterized._dt_types, param.parameterized._int_types):
    _patient(_kinds)
