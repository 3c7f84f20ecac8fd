"""The frameworks that are measured: how each is started, spoken to, and seen to be ready in a browser."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import clients, environments
from benchmarks.server import Server, running

PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Framework:
    """One of them.

    Attributes:
        name: as it is called.
        command: what Python is given; PORT and APP stand for these.
        page: how it is spoken to without a browser.
        ready: a JavaScript expression that is true once the page takes clicks.
        python: the interpreter that has it.
    """

    name: str
    command: tuple[str, ...]
    page: type[clients.Page]
    ready: str
    python: str = sys.executable

    @contextmanager
    def serve(self, app: str, **environ: str) -> Iterator[Server]:
        """A server of one of the apps for as long as the block lasts."""
        command = [part.replace("APP", app) for part in self.command]
        with running(*command, python=self.python, environ=environ) as server:
            yield server


FLOOR = Framework("floor", ("-m", "benchmarks.floor", "PORT", "APP"), clients.Client, "window.ready === true")
_TRANSOM_READY = "(page => page && !page.hasAttribute('aria-busy') && page.childElementCount > 0)"
TRANSOM = Framework(
    "Transom",
    ("-m", "benchmarks.peers.with_transom", "PORT", "APP"),
    clients.Client,
    f"{_TRANSOM_READY}(document.querySelector('main.tr-page'))",
)
_STREAMLIT = (
    *("--server.headless", "true", "--browser.gatherUsageStats", "false"),
    *("--server.fileWatcherType", "none"),
)
OTHERS = (
    Framework(
        "Panel",
        (str(PEERS / "with_panel.py"), "PORT", "APP"),
        clients.PanelPage,
        "window.Bokeh && Bokeh.documents.length > 0 && Bokeh.documents[0].is_idle",
    ),
    Framework(
        "NiceGUI", (str(PEERS / "with_nicegui.py"), "PORT", "APP"), clients.NiceGUIPage, "window.did_handshake === true"
    ),
    Framework(
        "Shiny",
        (str(PEERS / "with_shiny.py"), "PORT", "APP"),
        clients.ShinyPage,
        "window.Shiny && Shiny.shinyapp && Shiny.shinyapp.isConnected()"
        " && !document.documentElement.classList.contains('shiny-busy')"
        " && (!document.getElementById('text') || document.querySelector('#text.shiny-bound-output'))",
    ),
    Framework(
        "Streamlit",
        (
            *("-m", "streamlit", "run", str(PEERS / "with_streamlit.py"), "--server.port", "PORT"),
            *("--server.address", "127.0.0.1", *_STREAMLIT, "--", "APP"),
        ),
        clients.StreamlitPage,
        "document.querySelector('[data-testid=stApp][data-test-connection-state=CONNECTED]"
        "[data-test-script-state=notRunning]')",
    ),
)


def installed(folder: Path, names: Collection[str]) -> tuple[Framework, ...]:
    """The peers of these names, each with the interpreter of its environment."""
    return tuple(replace(each, python=environments.python(each.name, folder)) for each in OTHERS if each.name in names)
