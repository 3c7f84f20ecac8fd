"""A page in memory that speaks with a host through a port, as the browser's does."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

from transom.hosts.pyodide.host import Host


class Memory:
    """Takes what the host says."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []
        self.said: list[tuple[dict[str, Any], list[bytes]]] = []
        self.numbers: list[int] = []

    def frame(self, to: str, number: int, frame: Any) -> None:
        self.numbers.append(number)
        self.frames.append(json.loads(frame))

    def say(self, content: dict[str, Any], buffers: Any = ()) -> None:
        self.said.append((json.loads(json.dumps(content)), list(buffers)))

    def values(self, name: str = "value") -> list[Any]:
        """What patches have set, in order."""
        ops = [op for frame in self.frames for op in frame.get("ops", ()) if op[0] in ("set", "new")]
        return [op[-1][name] for op in ops if name in op[-1]]

    def component(self, front_end: str) -> str:
        """The id of the first component of a class."""
        ops = [op for frame in self.frames for op in frame.get("ops", ())]
        number = next(op[1] for op in ops if op[0] == "class" and op[3]["name"] == front_end)
        return next(str(op[1]) for op in ops if op[0] == "new" and op[2] == number)


class Page:
    """A view at `root`."""

    def __init__(self, host: Host, memory: Memory, root: str) -> None:
        self.host, self.memory, self.root = host, memory, root
        self.count = 0
        self.say({"t": "hello", "proto": 1, "url": "/a/b.html?n=7"})

    def say(self, message: dict[str, Any]) -> None:
        text = json.dumps(message)
        self.host.receive({"t": "frame", "from": f"page-{self.root}", "root": self.root, "text": text}, [])

    def event(self, id_: str, name: str, value: Any = None) -> None:
        self.count += 1
        self.say({"t": "event", "cseq": self.count, "id": id_, "name": name, "value": value})


async def until(condition: Callable[[], object]) -> None:
    """Let the loop go on until it holds."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("still waiting")
