"""The end of a real process: one Ctrl+C, whatever an open page is doing; and how it looks for garbage."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from websockets.sync.client import connect

BODIES = {
    "idle": "pass",
    "def": "button.on_click(lambda event: time.sleep(60))",
    "def task": "button.on_click(tr.task(lambda event: time.sleep(60)))",
    "to_thread": """
    async def wait(event):
        await asyncio.to_thread(time.sleep, 60)
    button.on_click(wait)""",
    "coroutine that cleans up in a thread": """
    async def wait(event):
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.to_thread(time.sleep, 60)
    button.on_click(tr.task(wait))""",
    "farewell": "tr.state.on_session_destroyed(lambda context: time.sleep(60))",
    "async farewell": """
    async def farewell(context):
        await asyncio.sleep(60)
    tr.state.on_session_destroyed(farewell)""",
}

APP = """
import asyncio, atexit, sys, time
import transom as tr

def page():
    button = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText()
    BODY
    return tr.Row(button, text)

atexit.register(print, "the end")
tr.serve(page, port=0, log_level="error")
print("after")
"""


@pytest.fixture
def process():
    started = []

    def start(body):
        source = APP.replace("BODY", body)
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        started.append(subprocess.Popen([sys.executable, "-u", "-c", source], env=dict(os.environ), **options))
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.kill()
        each.communicate()


@contextmanager
def opened(process):
    """A page that is open, and its snapshot."""
    url = re.search(r"http://\S+", process.stdout.readline())[0]
    with connect(url.replace("http", "ws") + "_transom/ws", origin=url.rstrip("/"), compression=None) as page:
        page.send('{"t":"hello","proto":1,"url":"/"}')
        while (message := json.loads(page.recv(15)))["t"] != "snapshot":
            pass
        yield page, message


@pytest.mark.slow
@pytest.mark.parametrize("kind", BODIES)
def test_one_interrupt_ends_the_process(process, kind):
    server = process(BODIES[kind])
    with opened(server) as (page, snapshot):
        number = next(op[1] for op in snapshot["ops"] if op[0] == "class" and op[3]["name"] == "Button")
        button = next(op[1] for op in snapshot["ops"] if op[0] == "new" and op[2] == number)
        page.send(json.dumps({"t": "event", "cseq": 1, "id": button, "name": "click"}))
        time.sleep(0.5)
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=40)
    assert out.endswith("after\nthe end\n")
    assert server.returncode == 0
    assert not err or "farewell" in kind
