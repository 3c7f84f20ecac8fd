"""What a server writes to the terminal."""

from __future__ import annotations

import logging
import logging.config
import re

import pytest

import transom as tr
from transom.app import App, page_of
from transom.hosts.server.run import listen
from transom.hosts.server.terminal import DEFAULT_PORT, LOG_FORMAT, LOG_TIME, greeting, named, uvicorn_log

URL = "http://localhost:5006/"


def said(port: int = DEFAULT_PORT, *, asked: int | None = None, dev: bool = False) -> str:
    app = App({"/": page_of(tr.Row(), "Rows")})
    return greeting(app, URL, port, asked=asked, dev=dev, how="--dev")


def test_it_says_what_is_where_how_to_stop_it_and_what_helps_while_writing() -> None:
    assert said().splitlines() == [
        f"Transom serves Rows at {URL}",
        "Ctrl+C stops it. While you write: --dev, pages reload as you save.",
    ]
    assert said(dev=True).splitlines()[1:] == ["Ctrl+C stops it."]


@pytest.mark.parametrize(
    ("port", "asked", "told"),
    [(5006, None, ""), (5007, None, "5006 is taken"), (5009, None, "5006 to 5008 are taken"), (5007, 5007, "")],
)
def test_it_says_why_the_port_is_another(port: int, asked: int | None, told: str) -> None:
    assert (f"Port {told} by another program." in said(port, asked=asked)) is bool(told)
    assert ("taken" in said(port, asked=asked)) is bool(told)


def test_the_port_that_is_taken_is_the_one_that_is_told() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        port = second.getsockname()[1]
        assert port > first.getsockname()[1]
        assert re.search(r"5006 (is|to \d+ are) taken", said(port))


def test_a_line_of_the_log_begins_with_time_and_level() -> None:
    record = logging.LogRecord("transom.session", logging.WARNING, "", 1, "It was late", None, None)
    line = logging.Formatter(LOG_FORMAT, LOG_TIME).format(record)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d WARNING transom\.session: It was late", line)
    assert uvicorn_log()["formatters"] == {"line": {"format": LOG_FORMAT, "datefmt": LOG_TIME}}


def test_a_server_in_a_network_says_what_it_is_called_and_how_to_add_a_name():
    assert named(None, by_command=True) == ""
    assert named("box", by_command=True) == "\nIt answers to box. To add a name: --allow-websocket-origin NAME."
    assert named("box", by_command=False).endswith('add a name: allow_websocket_origin=["NAME"].')
