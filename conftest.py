"""Settings of every test run: the plugins of this repository, and more time for the tests that need it.

Stands at the top because pytest takes `pytest_plugins` only there. Fixtures are in `tests/conftest.py`.
"""

from __future__ import annotations

import gc
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["pytester", "tests.skips_plugin"]

SECONDS = {"packaging": 900, "slow": 600, "browser": 240}
"""Time limit of a test by its marker; the first that matches. Others have `timeout` of pyproject.toml."""

PACKAGING = "tests/packaging/"


def pytest_configure() -> None:
    """Hear Ctrl+C, and have servers that are begun hear it: a shell that runs something behind itself lets it not."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each marked test its time limit, unless it names one itself; put those of `tests/e2e` last.

    Their browser is driven from an event loop that runs until the last of them, in the main thread: no other loop can
    run there meanwhile. Where several processes share the work, files that take long are begun first: those that may
    take long, and of these the ones with most tests, so that what is left in the end is short.
    """
    if hasattr(config, "workerinput"):
        count = Counter(item.path for item in items)
        longest: Counter[Path] = Counter()
        for item in items:
            longest[item.path] = max(longest[item.path], _limit(item))
        items.sort(key=lambda item: (-longest[item.path], -count[item.path], item.path))
    items.sort(key=lambda item: "e2e" in item.path.parts)
    for item in items:
        if item.get_closest_marker("timeout") is None and (seconds := _seconds(item)):
            item.add_marker(pytest.mark.timeout(seconds))


def _limit(item: pytest.Item) -> int:
    own = item.get_closest_marker("timeout")
    return int(own.args[0]) if own else _seconds(item)


def _seconds(item: pytest.Item) -> int:
    return next((limit for name, limit in SECONDS.items() if item.get_closest_marker(name)), 0)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A file's tests run in one process, in their order; so do all those that build the distribution, once."""
    from xdist.scheduler import LoadFileScheduling

    class Files(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.split("::", maxsplit=1)[0]
            return PACKAGING if file.startswith(PACKAGING) else file

    return Files(config, log)


def pytest_collection_finish() -> None:
    """What is there before the first test stays: the collector need not look at it, half a second each time."""
    gc.collect()
    gc.freeze()
