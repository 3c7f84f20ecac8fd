"""A real Jupyter server with real kernels, and its front ends in Chromium."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import BrowserContext, Page

READY = """async () => {
  const ready = () => {
    const shown = globalThis.jupyterapp?.shell.currentWidget, session = shown?.sessionContext;
    const kernel = session?.session?.kernel;
    return shown?.context?.isReady && session.isReady && kernel?.connectionStatus === 'connected'
      && kernel.status === 'idle';
  };
  while (!ready()) await new Promise((resolve) => setTimeout(resolve, 50));
}"""
RUN = """(at) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = at;
  notebook.activeCell.model.executionCount = null;
  notebook.deselectAll();
  jupyterapp.commands.execute('notebook:run-cell');
}"""
DONE = """(at) => {
  const cell = jupyterapp.shell.currentWidget.content.widgets[at];
  return cell.model.executionCount != null && !cell.promptNode.textContent.includes('*');
}"""


class Jupyter:
    """A server.

    Args:
        folder: of the notebooks, and of all that it keeps.
        env: further environment of the kernels.
    """

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder.parent / f"{folder.name}-kept"
        places = {
            name: str(kept / name.lower())
            for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
        }
        options = [
            "--no-browser", "--allow-root", "--expose-app-in-browser", "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0", "--JupyterNotebookApp.expose_app_in_browser=True",
            "--IdentityProvider.token=", "--ServerApp.password=",
            "--ServerApp.disable_check_xsrf=True", f"--ServerApp.root_dir={folder}", "--LabApp.news_url=",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.extension_manager=readonly",
        ]  # fmt: skip
        # Not from the checkout: a kernel looks for modules where it starts.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            env={**os.environ, **places, "PYTHONWARNINGS": "default", **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self._find_address()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(line)

    def _find_address(self) -> str:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = re.search(r"http://127\.0\.0\.1:\d+", "".join(self._lines))
            if found:
                return found[0]
            assert self._process.poll() is None, "".join(self._lines)
            time.sleep(0.05)
        raise AssertionError("".join(self._lines))

    def write(self, name: str, *cells: str) -> Path:
        """A notebook of code cells."""
        import nbformat  # takes seconds; who collects all tests need not wait for it

        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(made, self.folder / name)
        return self.folder / name

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(20)
        # What kernels have inherited may outlive the server for a moment.
        self._reader.join(10)
        if self._process.stdout is not None and not self._reader.is_alive():
            self._process.stdout.close()


class Notebook:
    """An open notebook."""

    def __init__(self, page: Page, errors: list[str]) -> None:
        self.page = page
        self.errors = errors

    def run(self, at: int, *, wait: bool = True) -> None:
        """Run a cell; and wait for its end."""
        self.page.evaluate(RUN, at)
        if wait:
            self.done(at)

    def done(self, at: int) -> None:
        """Wait for the end of a cell that runs."""
        self.page.wait_for_function(DONE, arg=at, timeout=45_000)

    def texts(self, at: int) -> str:
        """What a cell has printed, and the texts of its results."""
        outputs = self.page.evaluate(
            "(at) => jupyterapp.shell.currentWidget.content.widgets[at].model.toJSON().outputs", at
        )
        return "\n".join(_text(each) for each in outputs)

    def output(self, at: int) -> Any:
        """Where the outputs of a cell are."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(at).locator(".jp-Cell-outputWrapper")

    def execute(self, code: str) -> str:
        """Let the kernel run code that stands in no cell; what it prints."""
        printed: str = self.page.evaluate(
            """async (code) => {
              const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
              const future = kernel.requestExecute({ code });
              let printed = "";
              future.onIOPub = ({ content }) => { printed += content.text ?? ""; };
              await future.done;
              return printed;
            }""",
            code,
        )
        return printed

    def command(self, name: str) -> None:
        self.page.evaluate("async (name) => { await jupyterapp.commands.execute(name); }", name)


def _text(output: dict[str, Any]) -> str:
    if "text" in output:
        return "".join(output["text"])
    if "ename" in output:
        return f"{output['ename']}: {output['evalue']}"
    return "".join(output.get("data", {}).get("text/plain", ""))


@contextmanager
def opened(context: BrowserContext, jupyter: Jupyter, name: str, path: str = "lab/tree") -> Iterator[Notebook]:
    """A notebook in a tab of its own; ours must have written nothing to its console."""
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{jupyter.address}/{path}/{name}" + ("?reset" if path.startswith("lab") else ""))
    ready(page)
    notebook = Notebook(page, errors)
    yield notebook
    # JupyterLab's own: its control comm is told to the other tabs, and the kernel is looked for after it has gone.
    ours = [each for each in errors if "ransom" in each or "blob:" in each]
    assert ours == []
    page.close()


def ready(page: Page) -> None:
    """Wait until the notebook has its kernel. The page may load itself again meanwhile."""
    for attempt in range(3):
        try:
            page.wait_for_load_state("load")
            page.evaluate(READY)
        except Exception:
            if attempt == 2:
                raise
            time.sleep(0.5)
        else:
            return


@contextmanager
def no_kernel(context: BrowserContext, jupyter: Jupyter, name: str) -> Iterator[Page]:
    """A saved notebook in JupyterLab, all kernels ended and none begun."""
    with urlopen(f"{jupyter.address}/api/sessions") as answer:
        sessions = json.load(answer)
    for session in sessions:
        urlopen(Request(f"{jupyter.address}/api/sessions/{session['id']}", method="DELETE")).close()
    page = context.new_page()
    page.route("**/api/sessions*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.goto(f"{jupyter.address}/lab/tree/{name}?reset")
    page.wait_for_function("() => globalThis.jupyterapp?.shell.currentWidget?.context?.isReady", timeout=45_000)
    yield page
    page.close()
