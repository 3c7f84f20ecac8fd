"""`begin`: what the worker calls when Python is there. The only module, with `fetching`, that knows the browser."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pyodide.ffi import create_proxy, to_js

from transom.app import App, ScriptPage
from transom.hosts.pyodide import fetching, limits
from transom.hosts.pyodide.cells import Cells
from transom.hosts.pyodide.host import Host
from transom.hosts.pyodide.printing import Printer
from transom.protocol.codec import Frame
from transom.protocol.messages import Hello
from transom.script import load
from transom.script import shown as cells_shown
from transom.script.beside import Beside

_NONE = to_js([])
APP = "app"
"""What the page calls the view of an app."""


class _Port:
    """See `port.Port`; `post` is the worker's `(text, buffers)`."""

    def __init__(self, post: Any) -> None:
        self._post = post

    def frame(self, to: str, number: int, frame: Frame) -> None:
        if isinstance(frame, str):
            self._post(json.dumps({"t": "frames", "frames": [[to, number, frame]]}), _NONE)
        else:
            self.say({"t": "frames", "frames": [[to, number, None]]}, [bytes(frame)])

    def say(self, content: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        self._post(json.dumps(content), to_js([bytes(each) for each in buffers]) if buffers else _NONE)


def begin(post: Any, told: str) -> Any:
    """Begin to serve a page.

    Args:
        post: takes what is said to the page.
        told: JSON: what it is to show (`app`, or nothing for cells), its `url`, whether it is `dev`, and whether
            Python runs in a `worker`.

    Returns:
        What takes the page's messages: `(text, buffers)`.
    """
    asked = json.loads(told)
    port = _Port(post)
    host = Host(port, dev=asked["dev"])
    limits.let_be_late(type(asyncio.get_running_loop()))
    limits.install(host.flush, worker=asked["worker"])
    fetching.install()
    cells_shown.terminal = False
    for name in ("stdout", "stderr"):
        setattr(sys, name, Printer(partial(_printed, port, name), host.flush))
    receive = _cells(host, asked) if asked["app"] is None else _app(host, asked)
    return create_proxy(receive)


def _printed(port: _Port, stream: str, text: str) -> None:
    port.say({"t": "printed", "stream": stream, "text": text})


def _app(host: Host, asked: dict[str, Any]) -> Any:
    told = asked["app"]
    path = Path(told["folder"], told["file"])
    os.chdir(path.parent)
    sys.argv = [str(path)]
    Beside([path.parent], as_panel=told["as_panel"])
    page = ScriptPage(load(path, as_panel=told["as_panel"], resolve=told["links"].get))
    app = App({"/": page}, page.title)
    origin = urlsplit(asked["origin"])
    headers = {"host": origin.netloc, "origin": asked["origin"]}

    def find(hello: Hello) -> Any:
        return app.find(hello, unquote(urlsplit(hello.url).path), headers=headers)

    host.show(APP, find)

    def receive(text: str, buffers: Any) -> None:
        host.receive(json.loads(text), _bytes(buffers))

    return receive


def _cells(host: Host, asked: dict[str, Any]) -> Any:
    cells = Cells(host, asked["url"], as_panel=True)

    async def run(content: dict[str, Any]) -> None:
        told = await cells.run(content["root"], content["source"], content["name"])
        host.port.say({"t": "ran", "root": content["root"], **told})

    def receive(text: str, buffers: Any) -> None:
        content = json.loads(text)
        if content.get("t") == "run":
            task = asyncio.get_running_loop().create_task(run(content))
            running.add(task)
            task.add_done_callback(running.discard)
        else:
            host.receive(content, _bytes(buffers))

    running: set[asyncio.Task[None]] = set()
    return receive


def _bytes(buffers: Any) -> list[bytes]:
    return [each.to_bytes() for each in buffers]
