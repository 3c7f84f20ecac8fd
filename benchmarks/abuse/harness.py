"""A server process, ordinary pages that click, and an attack from another process; what the pages noticed of it."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.abuse.peer import Peer
from benchmarks.clients import Client
from benchmarks.server import Server, running

PAGES = 4
PAUSE = 0.03
CALM = 1.5
"""Seconds of ordinary life before the attack and after it."""


@dataclass
class Outcome:
    """What an attack came to."""

    told: str
    sent: int
    """Bytes that the attacker sent."""
    p50: float
    p99: float
    worst: float
    """Milliseconds of others' clicks while it went on."""
    calm: float
    """Their 99th percentile before it."""
    peak: float
    held: float
    """Megabytes of the server over what it had before: the most, and after the end."""


def measure(attack: Callable[[int], str]) -> Outcome:
    """Run one attack on a fresh server."""
    with running("-m", "benchmarks.abuse.app", "PORT") as server:
        return asyncio.run(_measure(server, attack))


async def _measure(server: Server, attack: Callable[[int], str]) -> Outcome:
    pages = [await Client.open(server.port) for _ in range(PAGES)]
    times: list[tuple[float, float]] = []
    clicking = [asyncio.create_task(_click(page, times)) for page in pages]
    await asyncio.sleep(CALM)
    began = time.monotonic()
    before = _memory(server)["VmRSS"]
    _forget_peak(server)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        told, sent = await asyncio.get_running_loop().run_in_executor(pool, _attack, attack, server.port)
    ended = time.monotonic()
    await asyncio.sleep(CALM)
    for each in clicking:
        each.cancel()
    after = _memory(server)
    calm = sorted(took for at, took in times if at < began)
    during = sorted(took for at, took in times if began <= at and at - took <= ended) or [float("inf")]
    for page in pages:
        await page.socket.close()
    return Outcome(
        told, sent, statistics.median(during), _p99(during), during[-1], _p99(calm),
        after["VmHWM"] - before, after["VmRSS"] - before,
    )  # fmt: skip


def _attack(attack: Callable[[int], str], port: int) -> tuple[str, int]:
    return attack(port), Peer.sent


async def _click(page: Client, times: list[tuple[float, float]]) -> None:
    while True:
        took = await page.click()
        times.append((time.monotonic(), took * 1000))
        await asyncio.sleep(random.uniform(0, 2 * PAUSE))


def _p99(values: list[float]) -> float:
    return values[min(len(values) - 1, len(values) * 99 // 100)] if values else float("nan")


def _forget_peak(server: Server) -> None:
    """The high-water mark of the memory begins now."""
    Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")


def _memory(server: Server) -> dict[str, float]:
    """Megabytes, by the kernel's names."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    fields = (line.partition(":") for line in lines)
    return {key: float(rest.split()[0]) / 1000 for key, _, rest in fields if rest.endswith("kB")}
