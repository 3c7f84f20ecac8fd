"""A button and a text in a converted page, whose Python runs in the browser."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from benchmarks.browser import FLAGS, found
from benchmarks.tables import Results
from dev import pyodide
from tests.e2e.pyodide_server import START, served
from transom.hosts.pyodide.convert import convert

CLICKS = 40
APP = """import transom as tr
button, text = tr.widgets.Button(label="Go"), tr.pane.Str("ready")
async def go(event): text.object = f"clicked {event.new}."
button.on_click(go)
tr.Row(button, text).servable()
"""
CLICKED = """async (clicks) => {
  const button = [...document.querySelectorAll("button")].find((each) => each.textContent.includes("Go"));
  const took = [];
  for (let n = 1; n <= clicks; n++) {
    const began = performance.now();
    await new Promise((resolve) => {
      const seen = new MutationObserver(() => {
        if (!document.body.textContent.includes(`clicked ${n}.`)) return;
        seen.disconnect();
        resolve();
      });
      seen.observe(document.body, { subtree: true, childList: true, characterData: true });
      button.click();
    });
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return took;
}"""
THREADS = ("worker", "main")


def measure(results: Results, rounds: int) -> None:
    """Fill `results`, a row for each figure."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "app.py").write_text(APP, "utf-8")
        wheels = pyodide.wheels()
        convert(folder / "app.py", out=folder / "worker", pyodide_dir=pyodide.RUNTIME, find_links=[wheels])
        convert(folder / "app.py", out=folder / "main", pyodide_dir=pyodide.RUNTIME, find_links=[wheels], thread="main")
        browser = playwright.chromium.launch(executable_path=found(), args=FLAGS)
        with served(folder) as url:
            for _ in range(rounds):
                for thread in THREADS:
                    context = browser.new_context()
                    _measure_one(results, context, f"{url}/{thread}/app.html", thread)
                    context.close()
        browser.close()
        files = [each for each in (folder / "worker").rglob("*") if each.is_file()]
        results.add("the folder, MB", "worker", sum(each.stat().st_size for each in files) / 1e6)


def _measure_one(results: Results, context: BrowserContext, url: str, thread: str) -> None:
    came: list[int] = []
    context.on("response", lambda response: came.append(int(response.headers.get("content-length", 0))))
    for kind in ("cold", "warm"):
        page = context.new_page()
        began = time.monotonic()
        page.goto(url)
        page.get_by_role("button", name="Go").wait_for(timeout=START)
        results.add(f"first live page, {kind}, ms", thread, 1000 * (time.monotonic() - began))
        if kind == "cold":
            results.add("bytes for it, without compression, MB", thread, sum(came) / 1e6)
        else:
            took = page.evaluate(CLICKED, CLICKS)
            results.add("click → text p50, ms", thread, statistics.median(took))
            results.add("click → text p95, ms", thread, statistics.quantiles(took, n=20)[-1])
        page.close()
