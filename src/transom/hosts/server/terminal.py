"""What a server writes to the terminal: the lines at its start, and the form of its log."""

from __future__ import annotations

import logging
from typing import Any

from transom.app import App

DEFAULT_PORT = 5006
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOG_TIME = "%Y-%m-%d %H:%M:%S"
"""One record a line begins with its time and its level, so that `grep` finds both."""


def greeting(app: App, url: str, port: int, *, asked: int | None, dev: bool, how: str | None) -> str:
    """What is printed at start: where it is, why there, how to stop it.

    Args:
        app: what is served.
        url: where.
        port: where it listens.
        asked: the port that was asked for, `None` for 5006 or the next that is free.
        dev: whether it is in development mode.
        how: how to ask for that mode; `None` where who began it has a handle to stop it.
    """
    pages = list(dict.fromkeys(app.pages.values()))
    named = pages[0].title if len(pages) == 1 else f"{len(pages)} apps"
    lines = [f"Transom serves {named} at {url}"]
    if asked is None and port != DEFAULT_PORT:
        lines.append(f"Port {_taken(port)} taken by another program.")
    if how is None:
        return "\n".join(lines)
    lines.append("Ctrl+C stops it." if dev else f"Ctrl+C stops it. While you write: {how}, pages reload as you save.")
    return "\n".join(lines)


def named(names: str | None, *, by_command: bool) -> str:
    """A further line at start: the names that the server answers to, and how to add one; empty when all is usual."""
    if names is None:
        return ""
    how = "--allow-websocket-origin NAME" if by_command else 'allow_websocket_origin=["NAME"]'
    return f"\nIt answers to {names}. To add a name: {how}."


def _taken(port: int) -> str:
    before = port - 1
    return f"{DEFAULT_PORT} is" if before == DEFAULT_PORT else f"{DEFAULT_PORT} to {before} are"


def configure_log(level: str) -> None:
    """Let the process log to the terminal, unless it has been told already where to log to."""
    logging.basicConfig(level=level.upper(), format=LOG_FORMAT, datefmt=LOG_TIME)


def uvicorn_log() -> dict[str, Any]:
    """The log of the web server, in the same form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": LOG_FORMAT, "datefmt": LOG_TIME}},
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "uvicorn": {"handlers": ["terminal"], "propagate": False},
            "uvicorn.access": {"handlers": ["terminal"], "propagate": False},
        },
    }
