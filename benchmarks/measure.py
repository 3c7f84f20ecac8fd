"""Measuring a server process from outside: its CPU and memory by the kernel, its answers on real sockets."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


class Server:
    """A server process that is being measured."""

    def __init__(self, *command: str) -> None:
        self.port = free_port()
        arguments = [part.replace("PORT", str(self.port)) for part in command]
        self.process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
        self._await()

    def _await(self) -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError("the server did not start")

    def cpu(self) -> float:
        """User and system seconds so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rss(self) -> float:
        """Resident kilobytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return float(line.split()[1])
        raise RuntimeError("no VmRSS")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(10)


@contextmanager
def running(*command: str) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(*command)
    try:
        yield server
    finally:
        server.stop()


class Client:
    """One page, as cheap as can be."""

    def __init__(self, socket_: ClientConnection, size: int, button: str) -> None:
        self.socket = socket_
        self.size = size
        self.button = button
        self.cseq = 0

    @classmethod
    async def open(cls, port: int) -> Client:
        """Connect, say hello, wait for the snapshot."""
        origin: Any = f"http://127.0.0.1:{port}"
        connection = await connect(
            f"ws://127.0.0.1:{port}/_transom/ws", origin=origin, compression=None, ping_interval=None
        )
        await connection.send('{"t":"hello","proto":1,"url":"/"}')
        size = 0
        while True:
            frame = await connection.recv()
            size += len(frame)
            message = json.loads(frame)
            if message["t"] == "snapshot":
                break
        kinds = [op[1] for op in message["ops"] if op[0] == "class" and op[3]["name"] == "Button"]
        button = next((op[1] for op in message["ops"] if op[0] == "new" and op[2] in kinds), "")
        return cls(connection, size, button)

    async def click(self, text: str = "Running") -> float:
        """Click and wait for the text; seconds."""
        self.cseq += 1
        expected = f"{text} {self.cseq}"
        began = time.perf_counter()
        await self.socket.send(
            f'{{"t":"event","cseq":{self.cseq},"id":"{self.button}","name":"click","value":null,"base":0}}'
        )
        while expected not in await self.socket.recv():  # type: ignore[operator]
            pass
        return time.perf_counter() - began


async def _sessions(server: Server, count: int) -> dict[str, float]:
    warm = [await Client.open(server.port) for _ in range(20)]
    cpu, rss = server.cpu(), server.rss()
    clients = [await Client.open(server.port) for _ in range(count)]
    await asyncio.sleep(0.3)
    result = {
        "CPU ms a session": (server.cpu() - cpu) / count * 1000,
        "KB a session": (server.rss() - rss) / count,
        "KB to open": clients[0].size / 1000,
    }
    for client in [*warm, *clients]:
        await client.socket.close()
    return result


async def _clicks(server: Server, count: int, text: str) -> dict[str, float]:
    client = await Client.open(server.port)
    for _ in range(50):
        await client.click(text)
        await asyncio.sleep(0.001)
    cpu = server.cpu()
    times = []
    for _ in range(count):
        times.append(await client.click(text))
        await asyncio.sleep(0.06)  # as a user's clicks are: each may send what it likes at once
    used = server.cpu() - cpu
    await client.socket.close()
    what = "click" if text == "Running" else "2nd write"
    return {
        f"{what} p50 ms": statistics.median(times) * 1000,
        f"{what} p99 ms": statistics.quantiles(times, n=100)[98] * 1000,
        f"CPU ms, {what}": used / count * 1000,
    }


def sessions(server: Server, count: int = 200) -> dict[str, float]:
    """Open many sessions and say what each cost."""
    return asyncio.run(_sessions(server, count))


def clicks(server: Server, count: int = 200, text: str = "Running") -> dict[str, float]:
    """Click in one session and say how long it took until the text came that begins like this."""
    return asyncio.run(_clicks(server, count, text))
