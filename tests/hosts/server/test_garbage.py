"""Tests of when a server searches for garbage."""

import asyncio
import itertools
import subprocess
import sys
from types import SimpleNamespace

import pytest

import transom as tr
from tests.site import on_clock, until
from transom.hosts.server import garbage
from transom.hosts.server.garbage import BUSY, LEFT, LINGERING, QUIET_SHARE, YOUNG, YOUNGER, Searches

A_SERVER = """
import asyncio, gc
import transom as tr
from transom.hosts.server import run

async def quickly(*arguments, **options):
    print(gc.get_threshold(), gc.get_freeze_count() > 1000, len(asyncio.all_tasks()))

run.run_server = quickly
tr.serve(lambda: "x", port=0, log_level="error")
"""


def nobody():
    return 0


def test_a_quiet_process_searches_what_a_busy_one_leaves():
    searches = Searches(nobody)
    assert not searches.due(LEFT - 1, 0.0)
    assert searches.due(LEFT, QUIET_SHARE)
    assert not searches.due(LEFT, QUIET_SHARE * 2)
    assert not searches.due(BUSY * LEFT - 1, 1.0)
    assert searches.due(BUSY * LEFT, 1.0)


def test_sessions_that_have_not_gone_are_searched_for():
    count = [LINGERING - 1]
    searches = Searches(lambda: count[0])
    assert not searches.due(0, 0.0)
    count[0] = LINGERING
    assert searches.due(0, 0.0)
    assert not searches.due(0, 1.0)
    count[0] = BUSY * LINGERING
    assert searches.due(0, 1.0)


def test_sessions_that_an_author_keeps_are_searched_for_once():
    count = [LINGERING]
    searches = Searches(lambda: count[0])
    searches.done(0, found=0)
    assert not searches.due(0, 0.0)
    count[0] = 2 * LINGERING
    assert searches.due(0, 0.0)


def test_a_process_that_only_grows_is_searched_half_as_often_each_time():
    searches = Searches(nobody)
    for _ in range(3):
        searches.done(searches.limit, found=1_000)
    assert searches.limit == 8 * LEFT
    searches.done(searches.limit, found=searches.limit * YOUNG * YOUNGER)
    assert searches.limit == LEFT


@pytest.mark.parametrize(
    ("left", "used", "times"),
    [
        pytest.param(LEFT, 0.0, 1, id="quiet, and it only grows"),
        pytest.param(LEFT, 0.5, 0, id="busy"),
        pytest.param(BUSY * LEFT, 0.5, 1, id="busy, and it only grows"),
        pytest.param(0, 0.0, 0, id="nothing is left"),
    ],
)
def test_searches_follow_how_busy_the_process_was(monkeypatch, left, used, times):
    searched = []
    seconds = itertools.count()
    young = []

    def collect(generation=2):
        (searched if generation == 2 else young).append(generation)
        return 0

    collector = SimpleNamespace(get_count=lambda: (0, 0, left), collect=collect)
    monkeypatch.setattr(garbage, "gc", collector)
    monkeypatch.setattr(garbage, "process_time", lambda: next(seconds) * used)

    async def for_some_seconds():
        loop = asyncio.get_running_loop()
        task = loop.create_task(garbage.search_when_due(nobody))
        loop.until = 3.5
        await asyncio.sleep(3.5)
        task.cancel()

    on_clock(for_some_seconds())
    assert len(searched) == times
    assert young[: 2 * garbage.TICKS] == [*[0] * (garbage.TICKS - 1), 1] * 2  # new objects ten times a second


async def test_a_registry_tells_of_sessions_that_have_ended_and_not_gone(site):
    one = site(lambda: tr.widgets.Button(label="Go"))
    page = await one.open()
    session = page.session
    assert one.registry.lingering == 0
    await one.leave(page)
    assert one.registry.lingering == 1
    del page, session
    await until(lambda: one.registry.lingering == 0)


@pytest.mark.slow
def test_a_server_searches_new_objects_only_and_never_what_was_loaded():
    told = subprocess.run([sys.executable, "-c", A_SERVER], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == f"({YOUNG}, {YOUNGER}, {garbage.NEVER}) True 2"


@pytest.mark.slow
def test_an_application_of_another_host_leaves_the_garbage_collector_alone():
    source = """
import gc
import transom as tr
tr.asgi_app(lambda: "x")
print(gc.get_threshold()[0] < 5000, gc.get_freeze_count())
"""
    told = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert told.stdout == "True 0\n"
