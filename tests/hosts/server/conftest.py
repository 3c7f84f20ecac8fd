"""Which loop a test runs on, and a server on a real socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import uvloop

from tests.hosts.server.raw import Running, started
from transom.hosts.server import protocols
from transom.hosts.server.door import Door
from transom.testing import ClockLoop


def pytest_asyncio_loop_factories(config, item):
    if item.path.name == "test_wire.py":
        return {"clock": ClockLoop}
    if item.path.name == "test_protocols.py":  # whatever is installed: both loops, both HTTP protocols
        return {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}
    return None


@pytest.fixture
async def start(monkeypatch) -> AsyncIterator:
    """Starts servers, `await start(app, **settings)`; they end with the test."""
    loop = asyncio.get_running_loop()
    if type(loop).__module__.startswith("asyncio"):
        monkeypatch.setattr(protocols, "HTTP", protocols.H11)
    made: list[Running] = []

    class Watched(Door):
        def __init__(self, limit):
            super().__init__(limit)
            doors.append(self)

    doors: list[Door] = []
    monkeypatch.setattr(protocols, "Door", Watched)

    async def make(app, **options) -> Running:
        running = await started(app, **options)
        running.door = doors[-1]
        made.append(running)
        return running

    yield make
    for each in made:
        await each.stop()
