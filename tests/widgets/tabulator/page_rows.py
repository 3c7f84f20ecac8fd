"""The page's own code for the rows of a table, run by node: what a test is told is what a browser would show."""

from __future__ import annotations

import base64
import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

from dev.client import ROOT, find_node

SOURCE = Path(__file__).with_suffix(".ts")


class PageRows:
    """What the front end of one table shows.

    Args:
        process: node, with the code.
        page: a `TablePage`, whose messages are passed on.
    """

    def __init__(self, process, page):
        self._process = process
        self._page = page
        self._read = 0
        self._say("open", rows=page.model.values["rows"])

    def _say(self, kind, **more):
        told = json.dumps({"kind": kind, **more}, default=lambda data: {"$bytes": base64.b64encode(data).decode()})
        self._process.stdin.write(told + "\n")

    async def shown(self, *titles):
        """The cells of columns that are shown, each from the first to the last; with the number of all rows."""
        page = self._page
        for _ in range(3):
            messages = [content for target, content in page.page.messages if target == page.model.id]
            for content in messages[self._read :]:
                self._say("message", content=content)
            self._read = len(messages)
            values = page.model.values
            at = [page.at(each) for each in titles]
            self._say("show", pagination=values["pagination"], page=values["page"], at=at)
            self._process.stdin.flush()
            found = json.loads(self._process.stdout.readline())
            if found["asked"] is None:
                return found["cells"], found["count"]
            page.page.event(page.model, "ask", {"by": "page", **found["asked"]})
            await page.settle()
        raise AssertionError("the page asks again and again")


@contextmanager
def page_code(folder):
    """Node with the page's code, for as long as the block lasts."""
    node = find_node()
    built = folder / "page_rows.mjs"
    esbuild = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
    options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error", '--define:TRANSOM_ICONS="{}"']
    subprocess.run([*node.node, str(esbuild), str(SOURCE), f"--outfile={built}", *options], check=True)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([*node.node, str(built)], text=True, encoding="utf-8", **pipes) as process:
        yield process
        process.stdin.close()
