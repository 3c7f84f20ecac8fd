"""A server process that is measured from outside: its CPU and memory by the kernel."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


class Server:
    """A server process that is being measured.

    Args:
        command: what Python is given; PORT stands for the port.
        python: the interpreter; this one when omitted.
        environ: further variables of its environment.
        start: how long it may take to listen, in seconds.
    """

    def __init__(
        self, *command: str, python: str = sys.executable, environ: Mapping[str, str] | None = None, start: float = 60
    ) -> None:
        self.port = free_port()
        arguments = [part.replace("PORT", str(self.port)) for part in command]
        self._output = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (`stop` closes it)
        self.process = subprocess.Popen(
            [python, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=self._output,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(environ or {})},
        )
        try:
            self._await(time.monotonic() + start)
        except BaseException:
            self.stop()
            raise

    def _await(self, end: float) -> None:
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            time.sleep(0.02)
        raise RuntimeError(f"the server did not start: {self.output()[-300:]}")

    def output(self) -> str:
        """What it has printed so far."""
        size = self._output.seek(0, os.SEEK_END)
        return os.pread(self._output.fileno(), size, 0).decode("utf-8", "replace")

    def cpu(self) -> float:
        """User and system seconds so far, of threads that have ended to 10 ms only."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        exact = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):
                exact += int((task / "schedstat").read_text().split()[0])
        return max((int(fields[11]) + int(fields[12])) / TICK, exact / 1e9)

    def rss(self) -> float:
        """Resident kilobytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return float(line.split()[1])
        raise RuntimeError("no VmRSS")

    def stop(self) -> str:
        """End it; what it has printed."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        output = self.output()
        self._output.close()
        return output


@contextmanager
def running(*command: str, python: str = sys.executable, environ: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(*command, python=python, environ=environ)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
