"""Fixtures of all tests: the clock, pages in memory, the log.

An async test of a folder in `CLOCKED` runs on a `ClockLoop`: its time passes when it says so. The others
have sockets to speak through and run in real time.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from param.display import _display_accessors

from tests.site import Site
from transom.settings import Settings
from transom.testing import ClockLoop

TESTS = Path(__file__).parent
CLOCKED = {
    "components",
    "custom",
    "forms",
    "layout",
    "notebook",
    "pane",
    "process",
    "protocol",
    "reactive",
    "session",
    "testing",
    "widgets",
}

# A failure names its seed (`@reproduce_failure`); in CI the same examples are tried in each run.
settings.register_profile(
    "transom",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("transom")


# How long a step holds the loop is the machine's affair; a test about just that asks for `reported_blocks`.
PATIENT = 15.0
os.environ["TRANSOM_REPORT_BLOCK"] = str(PATIENT)
_usual: tuple[object, ...] = Settings.__init__.__defaults__ or ()
_patient = tuple(PATIENT if field.name == "report_block" else field.default for field in dataclasses.fields(Settings))
Settings.__init__.__defaults__ = _patient


@pytest.fixture
def reported_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What blocks the loop is reported after the usual time."""
    monkeypatch.setattr(Settings.__init__, "__defaults__", _usual)
    monkeypatch.delenv("TRANSOM_REPORT_BLOCK")


def pytest_asyncio_loop_factories(config, item):
    path = item.path.relative_to(TESTS)
    folder = path.parts[1] if path.parts[0] == "hosts" else path.parts[0]
    return {"clock": ClockLoop} if folder in CLOCKED else {"asyncio": asyncio.new_event_loop}


@pytest.fixture(autouse=True)
def _displays():
    """A library that a test imports and forgets again must not go on decorating what `bind` returns."""
    before = dict(_display_accessors)
    yield
    _display_accessors.clear()
    _display_accessors.update(before)


@pytest.fixture
async def site():
    """Makes sites, `site(source)`, each with as many pages as are opened; all end with the test."""
    made = []

    def make(source, **options):
        made.append(Site(source, **options))
        return made[-1]

    yield make
    for each in made:
        await each.aclose()


@pytest.fixture
def failures(caplog):
    """The records of failures that were logged so far; each is one reported failure."""
    caplog.set_level(logging.INFO, "transom")
    return lambda: [record for record in caplog.records if record.levelno >= logging.ERROR]
