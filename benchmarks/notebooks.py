"""A button and a text in a cell of JupyterLab: Transom's and those of ipywidgets, in one notebook after the other."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, WebSocket, sync_playwright

from benchmarks.browser import FLAGS, found
from benchmarks.tables import Results
from tests.e2e.lab import Jupyter, opened

PACKAGES = ("ipywidgets", "jupyterlab", "ipykernel")
CLICKS = 40
CLICKED = """async (clicks) => {
  const cell = jupyterapp.shell.currentWidget.content.widgets[1].node;
  const button = [...cell.querySelectorAll("button")].find((each) => each.textContent.includes("Go"));
  const took = [];
  for (let n = 1; n <= clicks; n++) {
    const began = performance.now();
    await new Promise((resolve) => {
      const seen = new MutationObserver(() => {
        if (!cell.textContent.includes(`clicked ${n}.`)) return;
        seen.disconnect();
        resolve();
      });
      seen.observe(cell, { subtree: true, childList: true, characterData: true, attributes: true });
      button.click();
    });
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return took;
}"""


@dataclass(frozen=True)
class Library:
    """What shows a button.

    Attributes:
        name: of its column.
        first: the cell that loads it.
        second: the cell that shows it.
    """

    name: str
    first: str
    second: str


LIBRARIES = (
    Library(
        "Transom",
        "import transom as tr",
        "button, text = tr.widgets.Button(label='Go'), tr.pane.Str('ready')\n"
        "async def go(event): text.object = f'clicked {event.new}.'\n"
        "button.on_click(go)\n"
        "tr.Row(button, text)",
    ),
    Library(
        "ipywidgets",
        "import ipywidgets as w",
        "button, text, count = w.Button(description='Go'), w.HTML('ready'), []\n"
        "def go(event):\n    count.append(1)\n    text.value = f'clicked {len(count)}.'\n"
        "button.on_click(go)\n"
        "w.HBox([button, text])",
    ),
)


def measure(results: Results, rounds: int) -> None:
    """Fill `results`, a row for each figure."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        jupyter = Jupyter(Path(folder) / "notebooks")
        browser = playwright.chromium.launch(executable_path=found(), args=FLAGS)
        try:
            for number in range(rounds):
                for library in LIBRARIES if number % 2 == 0 else reversed(LIBRARIES):
                    context = browser.new_context(viewport={"width": 1280, "height": 1000})
                    _measure_one(results, jupyter, context, library)
                    context.close()
        finally:
            browser.close()
            jupyter.close()


def _measure_one(results: Results, jupyter: Jupyter, context: BrowserContext, library: Library) -> None:
    jupyter.write("bench.ipynb", library.first, library.second)
    came: list[int] = []
    context.on("page", lambda page: _count(page, came))
    with opened(context, jupyter, "bench.ipynb") as notebook:
        notebook.run(0)
        before, began = sum(came), time.monotonic()
        notebook.run(1, wait=False)
        notebook.output(1).get_by_role("button", name="Go").wait_for()
        results.add("first live output in a document, ms", library.name, 1000 * (time.monotonic() - began))
        notebook.done(1)
        results.add("bytes from the kernel for it, KB", library.name, (sum(came) - before) / 1000)
        took = notebook.page.evaluate(CLICKED, CLICKS)
        results.add("click → text p50, ms", library.name, statistics.median(took))
        results.add("click → text p95, ms", library.name, statistics.quantiles(took, n=20)[-1])


def _count(page: Page, came: list[int]) -> None:
    """Note the sizes of what comes to a page over its sockets."""

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: came.append(len(frame)))

    page.on("websocket", listen)
