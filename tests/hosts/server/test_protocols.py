"""What a peer can do to a server with bytes of its own: each way out, on real sockets, on both loops."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
from contextlib import suppress

import pytest
from websockets.frames import Frame

import transom as tr
from tests.hosts.server.raw import BINARY, CONT, PING, PONG, TEXT, click, frame, upgrade
from transom.hosts.server import wire
from transom.hosts.server.frames import BoundedFrames
from transom.hosts.server.protocols import HTTP, SocketProtocol
from transom.protocol.messages import Pong
from transom.session import view


def app():
    button = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="-")

    async def run(event):
        text.value = f"clicked {event.new}"

    button.on_click(run)
    return tr.Column(button, text)


def big():
    """Writes more than a socket holds, at a click."""
    button = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="-")

    async def run(event):
        text.value = "x" * 30_000_000

    button.on_click(run)
    return tr.Column(button, text)


CONNECTION = (wire.Wire, SocketProtocol, BoundedFrames, HTTP)
"""What the server has of a connection."""


async def until(condition) -> None:
    async with asyncio.timeout(15):
        while not condition():  # noqa: ASYNC110 - of a server that does not know it is watched
            await asyncio.sleep(0.01)


async def clicks(running) -> None:
    """A page that behaves is served."""
    page = await running.page()
    assert (await page.click(await page.hello()))["by"] == [[1, None]]
    page.leave()


# Upgrades


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (101, {}),
        (426, {"version": "1.0"}),
        (426, {"upgrade": None}),
        (426, {"connection": "close"}),
        (426, {"upgrade": "h2c"}),
        (400, {"host": "a\r\nhost: b"}),
        (400, {"host": None}),
        (400, {"host": ""}),
        (403, {"origin": None}),
        (403, {"origin": "null"}),
        (403, {"path": "/other"}),
        (400, {"sec_websocket_key": None}),
        (400, {"sec_websocket_key": "short"}),
        (400, {"sec_websocket_version": "12"}),
    ],
)
async def test_what_an_upgrade_is_answered(start, status, request_):
    running = await start(app)
    peer = await running.peer()
    peer.send(upgrade(running.port, **request_))
    assert (await peer.head())[0] == status


async def test_an_upgrade_with_more_headers_than_are_read_is_refused(start):
    running = await start(app)
    peer = await running.peer()
    peer.send(upgrade(running.port, **{f"x{number}": "1" for number in range(200)}))
    assert (await peer.head())[0] == 431
    await peer.gone()


# Frames


@pytest.mark.parametrize("opcode", [PING, PONG])
@pytest.mark.parametrize("size", [0, 125])
@pytest.mark.parametrize("late", [False, True])
async def test_a_flood_of_control_frames_is_ended(start, opcode, size, late):
    running = await start(app)
    page = await running.page()
    if late:
        await page.hello()
    page.send(frame(opcode, b"x" * size) * 5000)
    assert await page.closed() == 1008
    await page.gone()
    await clicks(running)


async def test_some_pings_are_answered(start):
    page = await (await start(app)).page()
    page.send(b"".join(frame(PING, bytes([number])) for number in range(50)))
    assert [await page.frame() for _ in range(50)] == [(PONG, bytes([number])) for number in range(50)]


@pytest.mark.parametrize("payload", [b"", b"x"])
async def test_a_message_of_very_many_fragments_is_ended(start, payload):
    running = await start(app)
    page = await running.page()
    page.send(frame(TEXT, payload, fin=False) + frame(CONT, payload, fin=False) * 5000)
    assert await page.closed() == 1009


async def test_a_message_of_some_fragments_is_put_together(start):
    page = await (await start(app)).page()
    hello = b'{"t":"hello","proto":1,"url":"/"}'
    pieces = [hello[at : at + 1] for at in range(len(hello))]
    page.send(frame(TEXT, pieces[0], fin=False) + b"".join(frame(CONT, each, fin=False) for each in pieces[1:]))
    page.send(frame(PING) + frame(CONT))
    assert (await page.message("welcome"))["mode"] == "fresh"


async def test_fragmented_messages_without_end_are_ended(start):
    running = await start(app)
    page = await running.page()
    await page.hello()
    for _ in range(20):
        page.send(frame(TEXT, b'{"t":"ping"', fin=False) + frame(CONT, fin=False) * 500 + frame(CONT, b"}"))
    assert await page.closed() == 1008


async def test_text_that_is_not_utf_8_is_told_so_and_leaves_no_traceback(start, caplog):
    page = await (await start(app)).page()
    with caplog.at_level(logging.INFO):
        page.send(frame(TEXT, b"\xff\xfe"))
        assert await page.closed() == 1007
        await page.gone()
    assert not [record for record in caplog.records if record.exc_info or record.levelno >= logging.WARNING]


async def test_a_first_frame_is_refused_by_what_it_says_of_its_size(start):
    page = await (await start(app)).page()
    page.send(frame(BINARY, bytes(4097))[:10])
    assert await page.closed() == 1009


async def test_a_later_frame_may_be_large_also_right_after_the_first(start):
    page = await (await start(app)).page()
    large = b'{"t":"ping"' + b" " * 500_000 + b"}"
    page.send(frame(TEXT, b'{"t":"hello","proto":1,"url":"/"}') + frame(TEXT, large))
    await page.message("pong")


async def test_a_large_message_is_not_kept_until_the_next_comes(start):
    page = await (await start(app)).page()
    gc.collect()  # what tests before have left
    await page.hello()
    page.send(frame(TEXT, b'{"t":"ping"' + b" " * 500_000 + b"}"))
    await page.message("pong")
    frames = [each for each in gc.get_objects() if type(each) is Frame]
    assert frames
    assert not [each for each in frames if len(each.data) > 100_000]


@pytest.mark.parametrize("size", [(1 << 20) + 1, 4 << 20])
async def test_a_frame_that_is_too_large_is_told_so_while_it_is_still_being_sent(start, size):
    running = await start(app)
    page = await running.page()
    await page.hello()
    page.send(frame(TEXT, b"x" * size))
    assert await page.closed() == 1009
    await page.gone()


@pytest.mark.parametrize("who", ["page", "server"])
async def test_a_connection_that_has_gone_goes_without_a_search_for_garbage(start, who):
    running = await start(app)
    gc.collect()
    gc.disable()
    try:
        page = await running.page()
        await page.hello()
        assert [each for each in gc.get_objects() if issubclass(type(each), CONNECTION)]
        if who == "page":
            page.leave()
        else:
            page.send(b"\xff" * 5000)
            await page.gone()
        await until(lambda: not [each for each in gc.get_objects() if issubclass(type(each), CONNECTION)])
    finally:
        gc.enable()


# Ends


async def test_a_page_that_goes_on_sending_after_it_was_told_to_close_is_cut_off(start, monkeypatch):
    monkeypatch.setattr(wire, "END_SECONDS", 0.3)
    running = await start(app)
    page = await running.page()
    page.send(frame(TEXT, b"no hello"))
    assert await page.closed() == 4400

    async def push() -> None:
        while not page.writer.is_closing():
            page.send(frame(TEXT, b"x" * 60_000))
            await page.writer.drain()
            await asyncio.sleep(0)

    with suppress(ConnectionError):
        async with asyncio.timeout(15):
            await push()


@pytest.fixture
async def deaf(start, monkeypatch):
    """A server with a page that has much to read, and reads nothing."""
    monkeypatch.setattr(wire, "END_SECONDS", 0.2)
    running = await start(big)
    page = await running.page(receive=4096)
    page.send(click(await page.hello()))
    page.writer.transport.pause_reading()
    [session] = running.server.registry.sessions.values()
    await until(lambda: session.view.outbox.sseq == 1 and not session.view.outbox._queue)
    await asyncio.sleep(0.05)
    return running, page, session


async def test_a_close_does_not_wait_for_a_page_that_reads_nothing(deaf):
    running, _, session = deaf
    writer = session.view._writer
    session.view.outbox.send(Pong())
    session.view.outbox.send(Pong())
    await asyncio.sleep(0)
    async with asyncio.timeout(15):
        await session.view._transport.aclose(1013, "lag")
    await until(lambda: writer.done() and not session.view.attached)
    assert session.epoch in running.server.registry.sessions  # the page may come back


async def test_the_socket_of_a_page_that_reads_nothing_goes_with_its_buffers(deaf):
    running, page, session = deaf
    await session.view._transport.aclose(1013, "lag")
    await until(lambda: not running.door.count)
    page.writer.transport.resume_reading()
    assert await page.closed() is None  # what it was to read was dropped, not sent


async def test_a_page_that_reads_nothing_is_cut_off_when_it_is_shown_elsewhere(deaf, monkeypatch):
    monkeypatch.setattr(view, "BYE_SECONDS", 0.1)
    running, _, session = deaf
    other = await running.page()
    hello = {"t": "hello", "proto": 1, "url": "/", "epoch": session.epoch, "token": session.view.token.value}
    other.send(frame(TEXT, json.dumps(hello).encode()))
    assert (await other.message("welcome"))["mode"] in ("snapshot", "resumed")
    await until(lambda: running.door.count == 1)


# Requests


async def test_a_peer_that_asks_for_nothing_is_let_go(start, monkeypatch):
    monkeypatch.setattr(wire, "REQUEST_SECONDS", 0.2)
    running = await start(app)
    peer = await running.peer()
    await peer.gone()


async def test_trickling_bytes_gain_no_time(start, monkeypatch):
    monkeypatch.setattr(wire, "REQUEST_SECONDS", 0.2)
    running = await start(app)
    peer = await running.peer()
    peer.send(b"GET / HTTP/1.1\r\n")
    with suppress(ConnectionError):
        async with asyncio.timeout(15):
            while not peer.writer.is_closing():
                peer.send(b"a: b\r\n")
                await peer.writer.drain()
                await asyncio.sleep(0.02)


async def test_a_request_without_end_is_refused(start):
    running = await start(app)
    peer = await running.peer()
    peer.send(b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 50_000)
    assert (await peer.head())[0] in (400, 431)
    await peer.gone()


async def test_requests_in_a_row_are_all_answered(start):
    running = await start(app)
    peer = await running.peer()
    request = f"GET /_transom/health HTTP/1.1\r\nhost: 127.0.0.1:{running.port}\r\n\r\n".encode()
    peer.send(request * 300)
    for _ in range(300):
        assert (await peer.head())[0] == 200
        assert await peer.reader.readexactly(2) == b"ok"


async def test_silent_peers_keep_nobody_out(start):
    running = await start(app, max_connections=10)
    page = await running.page()
    snapshot = await page.hello()
    silent = [await running.peer() for _ in range(30)]
    half = [await running.peer() for _ in range(30)]
    for peer in half:
        peer.send(b"GET / HT")
    await clicks(running)
    assert (await page.click(snapshot))["by"] == [[1, None]]
    for peer in silent:
        await peer.gone()


async def test_pages_fill_a_server_and_the_next_connection_is_refused(start, caplog):
    running = await start(app, max_connections=4)
    pages = [await running.page() for _ in range(4)]
    snapshots = [await page.hello() for page in pages]
    await (await running.peer()).gone()
    await (await running.peer()).gone()
    assert len([record for record in caplog.records if "as many as may be" in record.message]) == 1
    assert (await pages[0].click(snapshots[0]))["by"] == [[1, None]]
    pages[0].leave()
    await until(lambda: running.door.count == 3)
    await clicks(running)


@pytest.mark.parametrize(
    ("accept", "kind", "words"),
    [("text/html", "text/html", b"The server is busy"), ("*/*", "text/plain", b"try again later")],
)
async def test_who_finds_no_room_is_told_so_and_when_to_come_back(start, accept, kind, words):
    running = await start(app, max_connections=1)
    page = await running.page()
    await page.hello()
    peer = await running.peer()
    peer.send(f"GET / HTTP/1.1\r\nhost: 127.0.0.1:{running.port}\r\naccept: {accept}\r\n\r\n".encode())
    status, head = await peer.head()
    assert status == 503
    assert "\r\nretry-after: 10\r\n" in head
    assert f"\r\ncontent-type: {kind}; charset=utf-8\r\n" in head
    length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
    assert words in await peer.reader.readexactly(length)
    await peer.gone()


async def test_a_crowd_that_finds_no_room_is_not_told_one_by_one(start, monkeypatch):
    monkeypatch.setattr("transom.hosts.server.door.SPARE", 2)
    running = await start(app, max_connections=1)
    page = await running.page()
    snapshot = await page.hello()
    peers = [await running.peer() for _ in range(10)]
    for peer in peers[2:]:
        await peer.gone()
    peers[0].send(b"GET / HTTP/1.1\r\n\r\n")
    assert (await peers[0].head())[0] == 503
    assert (await page.click(snapshot))["by"] == [[1, None]]


# Proxies


@pytest.mark.parametrize(
    ("proxies", "status"),
    [((), 403), (("10.0.0.0/8",), 403), (("127.0.0.1",), 101), (("127.0.0.0/8",), 101), (("*",), 101)],
)
async def test_what_a_proxy_says_is_believed_of_named_ones_only(start, proxies, status):
    running = await start(app, proxies=proxies)
    peer = await running.peer()
    peer.send(
        upgrade(
            running.port,
            origin=f"https://127.0.0.1:{running.port}",
            x_forwarded_proto="https",
            x_forwarded_for="192.0.2.7",
        )
    )
    assert (await peer.head())[0] == status
