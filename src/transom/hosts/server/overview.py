"""What a server says of itself to `transom ps`: its sessions and what runs for them. Never by HTTP."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from transom._version import __version__
from transom.diagnostics import servers
from transom.reactive.runs import Run
from transom.reactive.waiting import Waiter

if TYPE_CHECKING:
    from transom.hosts.server.asgi import Server

_log = logging.getLogger("transom")
_DEPTH = 20


@asynccontextmanager
async def answering(server: Server, url: str) -> AsyncIterator[None]:
    """Answer this user's `transom ps` inside, where the system has sockets for that."""
    if not servers.AVAILABLE:
        yield
        return
    try:
        sock, path = servers.listen()
    except OSError as error:
        _log.warning("`transom ps` will not see this server: %s", error)
        yield
        return
    began = time.time()

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if servers.is_own(writer.get_extra_info("socket").fileno()):
                writer.write(json.dumps({"url": url, "began": began, **said(server)}).encode())
                await asyncio.wait_for(writer.drain(), servers.PATIENCE)
        except (OSError, TimeoutError):  # who asked has gone
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    listening = await asyncio.start_unix_server(answer, sock=sock)
    try:
        yield
    finally:
        listening.close()
        path.unlink(missing_ok=True)


def said(server: Server) -> dict[str, Any]:
    """What it does now. On the loop."""
    registry = server.registry
    now = time.monotonic()
    pool = registry.pool
    return {
        "transom": __version__,
        "pid": os.getpid(),
        "threads": {"most": server.settings.threads, "jobs": 0 if pool is None else pool.active},
        "sessions": [
            {"page": each.label, "busy": each.busy, "tasks": len(each.runs)} for each in registry.sessions.values()
        ],
        "schedules": [] if registry.schedules is None else registry.schedules.names,
        "tasks": [_task(run, now) for run in server.tasks()],
    }


def _task(run: Run[Any], now: float) -> dict[str, Any]:
    where, progress = run.where, run.progress
    return {
        "number": run.number,
        "name": run.name,
        "state": run.state,
        "page": run.page,
        "seconds": None if run.started is None else round(now - run.started, 3),
        "where": None if where is None else {"file": where.file, "line": where.line, "function": where.function},
        "waits_for": list(dict.fromkeys(_named(run.needs))),
        "progress": progress if isinstance(progress, int | float | str) else None,
        "attempts": run.attempts,
    }


def _named(waiters: Iterable[Waiter], depth: int = 0) -> list[str]:
    """What reports call them; for those that have no name, what they wait for in their turn."""
    names: list[str] = []
    for each in waiters:
        if each.name:
            names.append(f"{each.name} [{each.number}]" if isinstance(each, Run) else each.name)
        elif depth < _DEPTH:
            names += _named(each.needs, depth + 1)
    return names
