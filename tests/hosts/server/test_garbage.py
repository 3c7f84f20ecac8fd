"""Tests of when a server searches for garbage."""

import asyncio
import itertools
import subprocess
import sys
from types import SimpleNamespace

import pytest

from transom.hosts.server import garbage
from transom.hosts.server.garbage import BUSY_LIMIT, QUIET_LIMIT, QUIET_SHARE, YOUNG, YOUNGER, Searches

A_SERVER = """
import asyncio, gc
import transom as tr
from transom.hosts.server import run

async def quickly(*arguments, **options):
    print(gc.get_threshold(), gc.get_freeze_count() > 1000, len(asyncio.all_tasks()))

run.run_server = quickly
tr.serve(lambda: "x", port=0, log_level="error")
"""


def test_a_quiet_process_searches_what_a_busy_one_leaves():
    searches = Searches()
    assert not searches.due(QUIET_LIMIT - 1, 0.0)
    assert searches.due(QUIET_LIMIT, QUIET_SHARE)
    assert not searches.due(QUIET_LIMIT, QUIET_SHARE * 2)
    assert not searches.due(BUSY_LIMIT - 1, 1.0)
    assert searches.due(BUSY_LIMIT, 1.0)


def test_a_busy_process_that_only_grows_is_searched_half_as_often_each_time():
    searches = Searches()
    for _ in range(3):
        searches.done(searches.limit, found=1_000)
    assert searches.limit == 8 * BUSY_LIMIT
    searches.done(searches.limit, found=searches.limit * YOUNG * YOUNGER)
    assert searches.limit == BUSY_LIMIT


def test_a_search_in_a_quiet_moment_says_nothing_of_busy_ones():
    searches = Searches()
    searches.done(QUIET_LIMIT, found=0)
    assert searches.limit == BUSY_LIMIT


@pytest.mark.parametrize(
    ("left", "used", "times"),
    [
        pytest.param(QUIET_LIMIT, 0.0, 3, id="quiet"),
        pytest.param(QUIET_LIMIT, 0.5, 0, id="busy"),
        pytest.param(BUSY_LIMIT, 0.5, 1, id="busy and much left, which only grows"),
        pytest.param(0, 0.0, 0, id="nothing left"),
    ],
)
async def test_searches_follow_how_busy_the_process_was(monkeypatch, left, used, times):
    searched = []
    seconds = itertools.count()
    collector = SimpleNamespace(get_count=lambda: (0, 0, left), collect=lambda: searched.append("searched") or 0)
    monkeypatch.setattr(garbage, "gc", collector)
    monkeypatch.setattr(garbage, "process_time", lambda: next(seconds) * used)
    task = asyncio.get_running_loop().create_task(garbage.search_when_quiet())
    await asyncio.sleep(3.5)
    task.cancel()
    assert len(searched) == times


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
