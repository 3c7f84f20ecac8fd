"""What a server says to `transom ps`: to its own user alone, over a socket that goes with it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import stat
import tempfile
import threading
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import transom as tr
from transom.cli.ps import command
from transom.diagnostics import servers
from transom.errors import TransomError
from transom.hosts.server.overview import said
from transom.process.declared import declared
from transom.testing import run_test


@pytest.fixture
def short():
    """A folder with a short name: addresses of sockets have 104 bytes on some systems."""
    with tempfile.TemporaryDirectory(prefix="t") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def place(short, monkeypatch):
    """Only servers of this test are found."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    return short / f"transom-{os.getuid()}"


def up(serving):
    """It has begun to answer whoever asks."""
    with urllib.request.urlopen(serving.url, timeout=15) as answer:
        assert answer.status == 200


def ps(*arguments):
    result = CliRunner().invoke(command, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_a_server_and_what_runs_in_it_are_listed(place):
    began = threading.Event()

    async def tick():
        began.set()
        await asyncio.sleep(3600)

    tr.state.schedule_task("tick", tick, period="1h")
    try:
        with tr.serve(lambda: "x", port=0, threaded=True) as serving:
            assert began.wait(15)
            (path,) = place.iterdir()
            assert stat.S_IMODE(place.stat().st_mode) == 0o700
            assert stat.S_IMODE(path.lstat().st_mode) == 0o600
            text = ps()
            (told,) = map(json.loads, ps("--json").splitlines())
    finally:
        tr.state.cancel_task("tick")
        declared.created.clear()
    assert f"{os.getpid()}  {serving.url}" in text
    assert "0 sessions" in text
    assert "schedules: tick" in text
    assert "in test_a_server_and_what_runs_in_it_are_listed.<locals>.tick" in text
    (task,) = told["tasks"]
    assert (task["state"], task["page"], task["waits_for"]) == ("running", "no page", [])
    assert task["where"]["file"] == __file__
    assert list(place.iterdir()) == []
    assert ps() == "No server of this user runs.\n"


async def test_it_says_for_which_page_and_what_a_task_waits_for():
    async def child():
        await asyncio.sleep(60)

    async def parent():
        run = tr.current_run()
        run.progress = 0.5
        await tr.create_task(child(), name="child")

    def app():
        return tr.widgets.Button(label="Go", on_click=lambda _: tr.create_task(parent(), name="parent"))

    async with run_test(app) as page:
        page.click("Go")
        await page.wait(lambda: len(page.session.runs) == 2)
        await asyncio.sleep(0)
        registry = page.registry
        tasks = registry.process.everyone
        told = said(SimpleNamespace(registry=registry, settings=registry.settings, tasks=tasks))
        label = page.session.label
    assert json.loads(json.dumps(told)) == told
    (session,) = told["sessions"]
    assert (session["page"], session["busy"], session["tasks"]) == (label, True, 2)
    waits, waited = told["tasks"]
    assert waits["waits_for"] == [f"child [{waited['number']}]"]
    assert (waits["progress"], waits["page"]) == (0.5, label)
    assert waited["waits_for"] == []


def test_another_user_is_told_nothing(place, monkeypatch):
    with tr.serve(lambda: "x", port=0, threaded=True) as serving:
        up(serving)
        (path,) = place.iterdir()
        user = os.getuid()
        monkeypatch.setattr(servers, "os", SimpleNamespace(**{**vars(os), "getuid": lambda: user + 1}))
        with socket.socket(socket.AF_UNIX) as sock:
            sock.settimeout(15)
            sock.connect(str(path))
            assert sock.recv(100) == b""


def test_a_server_that_is_blocked_is_named(place, monkeypatch):
    monkeypatch.setattr(servers, "PATIENCE", 0.05)
    sock, path = servers.listen()
    try:
        assert f"{os.getpid()}  does not answer" in ps()
        assert json.loads(ps("--json")) == {"pid": os.getpid(), "answers": False}
    finally:
        sock.close()
    assert ps() == "No server of this user runs.\n"
    assert not path.exists()


@pytest.mark.parametrize("answer", [b"[]", b"{", b""])
def test_what_is_no_answer_is_none(answer, short):
    path = short / "s"
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(str(path))
        sock.listen()

        def say():
            other, _ = sock.accept()
            other.sendall(answer)
            other.close()

        thread = threading.Thread(target=say)
        thread.start()
        with pytest.raises(servers.NoAnswerError):
            servers.ask(path)
        thread.join()


def test_a_folder_that_is_open_to_others_is_not_used(place, caplog):
    place.mkdir(mode=0o755)
    with tr.serve(lambda: "x", port=0, threaded=True) as serving:
        up(serving)
    assert "`transom ps` will not see this server" in caplog.text
    with pytest.raises(TransomError, match="is not a folder of this user alone"):
        ps()


def test_a_system_without_such_sockets_says_what_to_write(monkeypatch, place):
    monkeypatch.setattr(servers, "AVAILABLE", False)
    with pytest.raises(TransomError, match=r"tr\.tasks\(everywhere=True\) lists what runs"):
        ps()
    with tr.serve(lambda: "x", port=0, threaded=True) as serving:
        up(serving)
    assert not place.exists()


def test_names_do_nothing_to_the_terminal(monkeypatch):
    told = {
        "url": "http://localhost/\x1b[2J", "began": 0,
        "threads": {"jobs": 0, "most": 1}, "sessions": [], "schedules": [],
        "tasks": [{
            "number": 1, "name": "a\x1b]0;b\x07", "state": "running", "page": "/", "seconds": 3.25, "where": None,
            "waits_for": [], "progress": 0.25,
        }],
    }  # fmt: skip
    monkeypatch.setattr(servers, "ask_all", lambda: [(1, told)])
    text = ps()
    assert text.replace("\n", "").isprintable()
    assert "running 25%  /     3.2 s" in text
