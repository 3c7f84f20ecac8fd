"""Settings of every test run: the plugins of this repository, and more time for the tests that need it.

Stands at the top because pytest takes `pytest_plugins` only there. Fixtures are in `tests/conftest.py`.
"""

from __future__ import annotations

import gc

import pytest

pytest_plugins = ["pytester", "tests.skips_plugin"]

SECONDS = {"packaging": 600, "slow": 180, "browser": 60}
"""Time limit of a test by its marker; the first that matches. Others have `timeout` of pyproject.toml."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each marked test its time limit, unless it names one itself; put those of `tests/e2e` last.

    Their browser is driven from an event loop that runs until the last of them, in the main thread: no other loop can
    run there meanwhile.
    """
    items.sort(key=lambda item: "e2e" in item.path.parts)
    for item in items:
        if item.get_closest_marker("timeout") is not None:
            continue
        seconds = next((limit for name, limit in SECONDS.items() if item.get_closest_marker(name)), None)
        if seconds is not None:
            item.add_marker(pytest.mark.timeout(seconds))


def pytest_collection_finish() -> None:
    """What is there before the first test stays: the collector need not look at it, half a second each time."""
    gc.collect()
    gc.freeze()
