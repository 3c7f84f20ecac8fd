"""The socket on a real server: who is let in, and what a page that misbehaves is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

import transom as tr
from transom.hosts.server.asgi import Server, asgi_app
from transom.hosts.server.run import address_of, listen, run_server
from transom.session.allowance import Allowance


def app() -> Any:
    button = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="-")

    async def run(event: Any) -> None:
        text.value = f"clicked {event.new}"

    button.on_click(run)
    return tr.Column(button, text, tr.widgets.IntSlider(label="Size", start=0, end=10))


class Running:
    """A server on a real socket, in the test's own loop."""

    def __init__(self, server: Server, url: str) -> None:
        self.server = server
        self.url = url
        self.ws = url.replace("http", "ws") + "_transom/ws"

    @asynccontextmanager
    async def page(self, **options: Any) -> AsyncIterator[ClientConnection]:
        options.setdefault("origin", self.url.rstrip("/"))
        async with connect(self.ws, compression=None, **options) as connection:
            yield connection


@asynccontextmanager
async def serving(**settings: Any) -> AsyncIterator[Running]:
    server = asgi_app(app, **settings)
    sock = listen("127.0.0.1", 0)
    task = asyncio.get_running_loop().create_task(run_server(server, sock))
    url = address_of(sock)
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", sock.getsockname()[1])
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            break
    yield Running(server, url)
    task.cancel()
    await asyncio.wait([task])
    sock.close()


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    async with serving() as server:
        yield server


async def hello(connection: ClientConnection) -> dict[str, Any]:
    """Say hello; the first snapshot."""
    await connection.send('{"t":"hello","proto":1,"url":"/"}')
    while True:
        message: dict[str, Any] = json.loads(await connection.recv())
        if message["t"] == "snapshot":
            return message


def id_of(snapshot: dict[str, Any], kind: str) -> str:
    number = next(op[1] for op in snapshot["ops"] if op[0] == "class" and op[3]["name"] == kind)
    return next(op[1] for op in snapshot["ops"] if op[0] == "new" and op[2] == number)


async def closed(connection: ClientConnection) -> int:
    """The code with which the server ends the connection."""

    async def listen_on() -> None:
        while True:
            await connection.recv()

    with pytest.raises(ConnectionClosed) as ended:
        await listen_on()
    assert ended.value.rcvd is not None
    return ended.value.rcvd.code


async def test_a_click_is_answered_with_patch_and_ack_in_one(running: Running) -> None:
    async with running.page() as page:
        snapshot = await hello(page)
        button, text = id_of(snapshot, "Button"), id_of(snapshot, "StaticText")
        await page.send(json.dumps({"t": "event", "cseq": 1, "id": button, "name": "click"}))
        patch = json.loads(await page.recv())
    assert patch == {"t": "patch", "sseq": 1, "ops": [["set", text, {"value": "clicked 1"}]], "by": [[1, None]]}


@pytest.mark.parametrize("origin", [None, "null", "http://evil.com", "http://localhost.evil.com"])
async def test_other_origins_get_403(running: Running, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with running.page(origin=origin):
            pass
    assert refused.value.response.status_code == 403
    assert not running.server.registry.sessions


async def test_other_routes_are_no_sockets(running: Running) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with connect(running.ws.replace("/ws", "/other"), origin=running.url.rstrip("/")):  # type: ignore[arg-type]
            pass
    assert refused.value.response.status_code == 403


async def test_silence_ends_after_the_hello_timeout() -> None:
    async with serving(hello_timeout=0.3) as running, running.page() as page:
        assert await closed(page) == 4408


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{}", 4400),
        ("[]", 4400),
        ("", 4400),
        ('{"t":"event","cseq":1,"id":"c1","name":"click"}', 4400),
        ('{"t":"hello","proto":99}', 4409),
        ('{"t":"hello"}', 4400),
        ('{"t":"hello","proto":1,"url":"/nowhere"}', 4404),
        ('{"t":"hello","proto":1,"tab":"' + "x" * 5000 + '"}', 1009),
        (b"\x00\x01", 4400),
        (b"\xff" * 64, 4400),
    ],
)
async def test_a_first_frame_that_is_no_hello(running: Running, frame: str | bytes, code: int) -> None:
    async with running.page() as page:
        await page.send(frame)
        assert await closed(page) == code
    assert not running.server.registry.sessions


@pytest.mark.parametrize(
    "frame",
    [
        '{"t":"hello","proto":1}',
        '{"t":"event","cseq":3,"id":"c1","name":"click"}',
        '{"t":"event","cseq":0,"id":"c1","name":"click"}',
        '{"t":"event","cseq":"1","id":"c1","name":"click"}',
        '{"t":"nonsense"}',
        '{"t":"event","cseq":1,"id":"c1","name":"click","value":' + "[" * 40 + "]" * 40 + "}",
        '{"t":"event","cseq":1,"id":"c1","name":"click","value":NaN}',
    ],
)
async def test_a_later_frame_that_breaks_the_protocol(running: Running, frame: str) -> None:
    async with running.page() as page, running.page() as other:
        await hello(page)
        snapshot = await hello(other)
        await page.send(frame)
        assert await closed(page) == 4400
        # The neighbour notices nothing.
        await other.send(json.dumps({"t": "event", "cseq": 1, "id": id_of(snapshot, "Button"), "name": "click"}))
        assert json.loads(await other.recv())["t"] == "patch"


@pytest.mark.parametrize(
    ("kind", "name", "value", "result"),
    [
        ("IntSlider", "value", 11, "bad_value"),
        ("IntSlider", "value", "5", "bad_value"),
        ("IntSlider", "value", 1.5, "bad_value"),
        ("IntSlider", "value", True, "bad_value"),
        ("IntSlider", "start", 3, "not_allowed"),
        ("IntSlider", "__class__", None, "not_allowed"),
        ("IntSlider", "_private", None, "not_allowed"),
        ("Button", "on_click", None, "not_allowed"),
        ("StaticText", "value", "<b>", "not_allowed"),
    ],
)
async def test_events_that_are_refused(running: Running, kind: str, name: str, value: Any, result: str) -> None:
    async with running.page() as page:
        snapshot = await hello(page)
        event = {"t": "event", "cseq": 1, "id": id_of(snapshot, kind), "name": name, "value": value}
        await page.send(json.dumps(event))
        answer = json.loads(await page.recv())
    settled = answer["by"] if answer["t"] == "patch" else [[answer["cseq"], answer["result"]]]
    assert settled == [[1, {"rejected": result}]]
    if result == "bad_value":  # and the page is told what the value really is
        assert answer["ops"] == [["set", event["id"], {"value": 0}]]


async def test_a_component_that_is_not_there(running: Running) -> None:
    async with running.page() as page:
        await hello(page)
        await page.send('{"t":"event","cseq":1,"id":"c999","name":"click"}')
        assert json.loads(await page.recv())["result"] == {"rejected": "unknown"}


async def test_the_same_number_again_is_answered_but_not_done_again(running: Running) -> None:
    async with running.page() as page:
        snapshot = await hello(page)
        event = json.dumps({"t": "event", "cseq": 1, "id": id_of(snapshot, "Button"), "name": "click"})
        await page.send(event)
        assert json.loads(await page.recv())["ops"][0][2] == {"value": "clicked 1"}
        await page.send(event)
        assert json.loads(await page.recv()) == {"t": "ack", "cseq": 1, "sseq": 1, "result": None}


async def test_a_flood_ends_the_connection_and_no_other(running: Running) -> None:
    async with running.page() as page, running.page() as other:
        snapshot = await hello(page)
        (session,) = running.server.registry.sessions.values()
        session.allowance = Allowance(100, clock=lambda: 0.0)  # all of it in the same second, however busy the machine
        await hello(other)
        slider = id_of(snapshot, "IntSlider")
        with suppress(ConnectionClosed):  # by the server, before all of them are sent
            for number in range(1, 1000):
                event = {"t": "event", "cseq": number, "id": slider, "name": "value", "value": number % 10}
                await page.send(json.dumps(event))
        assert await closed(page) == 4429
        await other.send('{"t":"ping"}')
        assert json.loads(await other.recv()) == {"t": "pong"}
