"""The pytest plugin: `async def` tests of apps run as they are, without a setting or another plugin.

Pytest finds it by itself where Transom is installed. It runs an `async def` test whose file uses
`transom.testing`, or that is marked `@pytest.mark.transom`, on an event loop of its own. What pytest-asyncio or
AnyIO take for theirs stays theirs: by the time pytest asks here, their tests are plain functions or done.

Imports pytest and nothing of Transom, so that test runs that have no such test pay next to nothing.
"""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

MARK = "transom"
_PACKAGE = "transom.testing"


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known, as `--strict-markers` asks."""
    config.addinivalue_line("markers", f"{MARK}: an `async def` test that Transom runs on an event loop of its own")


def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run the test if it is one of ours; `None` leaves it to the others."""
    test = pyfuncitem.obj
    if not inspect.iscoroutinefunction(test) or not _is_ours(pyfuncitem):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(test(**arguments))
    return True


def _is_ours(item: pytest.Function) -> bool:
    if item.get_closest_marker(MARK) is not None:
        return True
    code = getattr(inspect.unwrap(item.obj), "__code__", None)
    if code is not None and "run_test" in code.co_names:  # `tr.testing.run_test(…)`
        return True
    return any(_is_of_testing(value) for value in vars(item.module).values())


def _is_of_testing(value: Any) -> bool:
    name = value.__name__ if inspect.ismodule(value) else getattr(value, "__module__", None)
    return isinstance(name, str) and (name == _PACKAGE or name.startswith(_PACKAGE + "."))
