"""The README in an empty folder: an environment with nothing but the wheel, everything typed as it stands there."""

from __future__ import annotations

import re

import pytest

from dev.client import ROOT
from tests.packaging.served import check_page, serving

pytestmark = pytest.mark.packaging

README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def folder(machine, wheel):
    """`app.py` and `test_app.py` beside each other, nothing else but the environment; gives its programs."""
    python = machine.environment("environment")
    machine.pip("--python", python, "install", "--quiet", wheel)
    names = ("app.py", "test_app.py")
    for name, source in zip(
        names, re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE), strict=True
    ):
        (machine.cwd / name).write_text(source, "utf-8")
    return python.parent


def test_app_check_and_test_run_as_written(machine, folder):
    with serving(machine.cwd, machine.environ, folder / "transom", "serve", "app.py") as url:
        check_page(url)
    assert "1 file: 1 ok" in machine.run(folder / "transom", "check", "app.py")
    machine.pip("--python", folder / "python", "install", "--quiet", "pytest")
    assert "1 passed" in machine.run(folder / "python", "-m", "pytest", "-W", "error")
    assert "1 passed" in machine.run(folder / "pytest")
    machine.pip("--python", folder / "python", "install", "--quiet", "pytest-asyncio")
    assert "1 passed" in machine.run(folder / "pytest")


OPEN = """
import asyncio, json, sys, urllib.request
from websockets.asyncio.client import connect

async def main(url):
    async with connect(url.replace("http", "ws") + "_transom/ws", origin=url.rstrip("/")) as socket:
        await socket.send(json.dumps({"t": "hello", "proto": 1, "url": "/guide"}))
        async with asyncio.timeout(30):
            while "This example does not run here" not in str(await socket.recv()):
                pass

asyncio.run(main(sys.argv[1]))
"""


def test_the_demo_serves_what_it_can_and_says_what_to_add(machine, folder):
    with serving(machine.cwd, machine.environ, folder / "transom", "demo") as url:
        for page in ("", "guide", "gallery", "dashboard", "policies", "finder"):
            check_page(url + page)
        machine.run(folder / "python", "-c", OPEN, url)
