"""Bad inputs and the answer that each gets, over real sockets: before the upgrade, on the socket, as events, by HTTP.

One table for each; what takes more than a row to say stands below them. After each the next page is served. What a
loop, a parser or a time limit has to do with it is in `test_protocols.py`, `test_wire.py` and `test_frames.py`, where
clocks are fake.
"""

from __future__ import annotations

import asyncio
import json
import struct
from typing import Any

import pytest

import transom as tr
from tests.hosts.server.raw import BINARY, CONT, PING, TEXT, Peer, Running, frame, upgrade
from transom.components.published import publish_saved
from transom.protocol.codec import pack
from transom.session.allowance import Allowance


def app() -> Any:
    button = tr.widgets.Button(label="Go")
    text = tr.widgets.StaticText(value="-")

    async def run(event: Any) -> None:
        text.value = f"clicked {event.new}"

    button.on_click(run)
    widgets = tr.widgets
    return tr.Column(
        button,
        text,
        widgets.IntSlider(label="slider", end=10),
        widgets.FloatSlider(label="float", end=1.0),
        widgets.Select(label="select", options=["a", "b"]),
        widgets.TextInput(label="text", max_length=5),
        widgets.DatePicker(label="date"),
        widgets.Checkbox(label="box"),
        widgets.FileInput(label="file", accept=".csv", max_file_size=1000),
        widgets.AutocompleteInput(label="complete", options=["a", "b"]),
        widgets.MultiSelect(label="several", options=["a", "b"]),
        tr.Tabs(("one", tr.Spacer())),
        tr.Card(),
        widgets.Button(label="disabled", disabled=True),
        widgets.Button(label="hidden", visible=False),
        widgets.TextInput(label="off", disabled=True),
        tr.Column(widgets.Button(label="in hidden"), visible=False),
        tr.Column(widgets.Button(label="in disabled"), disabled=True),
    )


async def next_page_is_served(running: Running) -> None:
    page = await running.page()
    assert (await page.click(await page.hello()))["by"] == [[1, None]]
    page.leave()


def text(message: Any) -> bytes:
    return frame(TEXT, (message if isinstance(message, str) else json.dumps(message)).encode("utf-8", "surrogatepass"))


def id_of(snapshot: dict[str, Any], label: str) -> str:
    """The id of the component of this label, or of the first of this class."""
    numbers = {op[1]: op[3]["name"] for op in snapshot["ops"] if op[0] == "class"}
    news = [op for op in snapshot["ops"] if op[0] == "new"]
    return next(op[1] for op in news if op[3].get("label") == label or numbers[op[2]] == label)


async def test_a_click_is_answered_with_patch_and_ack_in_one(start):
    """What the right input gets."""
    page = await (await start(app)).page()
    snapshot = await page.hello()
    shown = id_of(snapshot, "StaticText")
    answer = await page.click(snapshot)
    assert answer == {"t": "patch", "sseq": 1, "ops": [["set", shown, {"value": "clicked 1"}]], "by": [[1, None]]}


# --- before the upgrade


UPGRADES: dict[str, tuple[int, dict[str, Any]]] = {
    "its own": (101, {}),
    "its own in capitals": (101, {"host": "LOCALHOST:{port}", "origin": "HTTP://LOCALHOST:{port}"}),
    "no Origin": (403, {"origin": None}),
    "null": (403, {"origin": "null"}),
    "an empty Origin": (403, {"origin": ""}),
    "a longer name": (403, {"origin": "http://127.0.0.1:{port}.evil.com"}),
    "a longer host": (403, {"origin": "http://127.0.0.1.evil.com:{port}"}),
    "a user's name": (403, {"origin": "http://127.0.0.1@evil.com"}),
    "a user's name with a port": (403, {"origin": "http://127.0.0.1:{port}@evil.com"}),
    "another scheme": (403, {"origin": "https://127.0.0.1:{port}"}),
    "another port": (403, {"origin": "http://127.0.0.1:1"}),
    "no port": (403, {"origin": "http://127.0.0.1"}),
    "another name of the same": (403, {"origin": "http://localhost:{port}"}),
    "with a path": (403, {"origin": "http://127.0.0.1:{port}/"}),
    "two origins": (403, {"origin": "http://127.0.0.1:{port} http://evil.com"}),
    "a file": (403, {"origin": "file://"}),
    "two hosts": (400, {"host": "127.0.0.1:{port}\r\nhost: evil.com"}),
    "no host": (400, {"host": None}),
    "an empty host": (400, {"host": ""}),
    "a foreign host": (400, {"host": "evil.com:{port}", "origin": "http://evil.com:{port}"}),
    "no Upgrade": (426, {"upgrade": None}),
    "another Upgrade": (426, {"upgrade": "h2c"}),
    "no Connection": (426, {"connection": "close"}),
    "HTTP/1.0": (426, {"version": "1.0"}),
    "no key": (400, {"sec_websocket_key": None}),
    "a short key": (400, {"sec_websocket_key": "short"}),
    "another version": (400, {"sec_websocket_version": "12"}),
    "another route": (403, {"path": "/other"}),
    "a page": (403, {"path": "/"}),
    "a route around": (403, {"path": "/x/../_transom/ws"}),
    "an encoded route": (403, {"path": "/%5ftransom%2fws/"}),
    "X-Forwarded-Proto of anybody": (403, {"origin": "https://127.0.0.1:{port}", "x_forwarded_proto": "https"}),
    "X-Forwarded-Host of anybody": (403, {"origin": "http://evil.com", "x_forwarded_host": "evil.com"}),
    "Forwarded of anybody": (403, {"origin": "http://evil.com", "forwarded": "host=evil.com;proto=http"}),
}


@pytest.mark.parametrize("name", UPGRADES)
async def test_what_an_upgrade_is_answered(start, name):
    running = await start(app, names=["127.0.0.1", "localhost"])
    status, given = UPGRADES[name]
    peer = await running.peer()
    fields = {key: value.format(port=running.port) if value else value for key, value in given.items()}
    peer.send(upgrade(running.port, **fields))
    assert (await peer.head())[0] == status
    assert not running.server.registry.sessions
    await next_page_is_served(running)


# --- on the socket


HELLO = {"t": "hello", "proto": 1, "url": "/"}
EVENT = {"t": "event", "cseq": 1, "id": "c1", "name": "click"}


def event(value: str) -> bytes:
    return text(f'{{"t":"event","cseq":1,"id":"c1","name":"click","value":{value}}}')


SOCKET: dict[str, tuple[int, list[bytes]]] = {
    "an event before hello": (4400, [text(EVENT)]),
    "a ping before hello": (4400, [text({"t": "ping"})]),
    "no message": (4400, [text("{}")]),
    "a list": (4400, [text("[]")]),
    "an empty frame": (4400, [text("")]),
    "an empty binary frame": (4400, [frame(BINARY, b"")]),
    "a short binary frame": (4400, [frame(BINARY, b"\x00\x01")]),
    "a binary frame of noise": (4400, [frame(BINARY, b"\xff" * 64)]),
    "hello without a version": (4400, [text({"t": "hello"})]),
    "hello of the next version": (4409, [text({**HELLO, "proto": 2})]),
    "hello of none": (4409, [text({**HELLO, "proto": 0})]),
    "hello to nowhere": (4404, [text({**HELLO, "url": "/nowhere"})]),
    "hello of 4097 bytes": (1009, [text({**HELLO, "tab": "x" * (4097 - len(json.dumps({**HELLO, "tab": ""})))})]),
    "hello of 4097 bytes in few signs": (1009, [text({**HELLO, "url": "/" + "\N{SNOWMAN}" * 2000})]),
    "shown 1.5": (4400, [text({**HELLO, "shown": 1.5})]),
    "shown as text": (4400, [text({**HELLO, "shown": "7"})]),
    "shown null": (4400, [text({**HELLO, "shown": None})]),
    "hello twice": (4400, [text(HELLO), text(HELLO)]),
    "an unknown message": (4400, [text(HELLO), text({"t": "exec", "code": "1"})]),
    "a message of the server's": (4400, [text(HELLO), text({"t": "patch", "sseq": 1, "ops": []})]),
    "a missing field": (4400, [text(HELLO), text({"t": "event", "cseq": 1})]),
    "a gap": (4400, [text(HELLO), text({**EVENT, "cseq": 3})]),
    "event 0": (4400, [text(HELLO), text({**EVENT, "cseq": 0})]),
    "event -1": (4400, [text(HELLO), text({**EVENT, "cseq": -1})]),
    "event 2**70": (4400, [text(HELLO), text({**EVENT, "cseq": 2**70})]),
    "an event's number as text": (4400, [text(HELLO), text({**EVENT, "cseq": "1"})]),
    "seen as text": (4400, [text(HELLO), text({"t": "seen", "sseq": "x"})]),
    "to inspect outside of development": (4400, [text(HELLO), text({"t": "inspect", "on": True})]),
    "depth 33": (4400, [text(HELLO), event("[" * 33 + "]" * 33)]),
    "depth 100 000": (4400, [text(HELLO), event("[" * 100_000 + "]" * 100_000)]),
    "very many keys": (4400, [text(HELLO), event("{" + ",".join(f'"{n}":0' for n in range(60_000)) + "}")]),
    "an integer of very many digits": (4400, [text(HELLO), event("9" * 1_000_000)]),
    "NaN": (4400, [text(HELLO), event("NaN")]),
    "Infinity": (4400, [text(HELLO), event("-Infinity")]),
    "beyond all floats": (4400, [text(HELLO), event("1e999")]),
    "half a surrogate": (4400, [text(HELLO), event('"\\ud800"')]),
    "__proto__": (4400, [text(HELLO), event('{"__proto__":{}}')]),
    "two messages in one": (4400, [text(HELLO), text('{"t":"ping"} {"t":"ping"}')]),
    "a header beyond its frame": (4400, [text(HELLO), frame(BINARY, struct.pack("<II", 1000, 0) + b'{"t":"ping"}')]),
    "very many buffers": (4400, [text(HELLO), frame(BINARY, struct.pack("<II", 12, 2**32 - 1) + b'{"t":"ping"}')]),
    "a buffer that is not there": (
        4400,
        [text(HELLO), frame(BINARY, pack(json.dumps({**EVENT, "value": {"$b": 3}}).encode(), [b"x"]))],
    ),
    "text that is not UTF-8": (1007, [text(HELLO), frame(TEXT, b"\xff\xfe")]),
    "half a surrogate as bytes": (1007, [text(HELLO), text('"\ud800"')]),
    "1 MiB + 1": (1009, [text(HELLO), text('{"t":"ping"}' + " " * ((1 << 20) - 11))]),
    "4 MiB": (1009, [text(HELLO), frame(BINARY, bytes(4 << 20))]),
    "100 000 fragments": (1009, [text(HELLO), frame(TEXT, b"", fin=False) + frame(CONT, b" ", fin=False) * 100_000]),
    "100 000 empty fragments": (1009, [text(HELLO), frame(TEXT, b"", fin=False) + frame(CONT, fin=False) * 100_000]),
    "100 000 pings": (1008, [text(HELLO), frame(PING) * 100_000]),
    "a ping of 126 bytes": (1002, [text(HELLO), frame(PING, bytes(126))]),
    "a ping in pieces": (1002, [text(HELLO), frame(PING, fin=False)]),
    "an opcode that is none": (1002, [text(HELLO), frame(3, b"x")]),
    "a reserved bit": (1002, [text(HELLO), bytes([0xC1, 0x80, 0, 0, 0, 0])]),
    "an unmasked frame": (1002, [text(HELLO), b"\x81\x02{}"]),
    "a piece of nothing": (1002, [text(HELLO), frame(CONT, b"x")]),
    "a message within another": (1002, [text(HELLO), frame(TEXT, b"{", fin=False), text("{}")]),
    "noise": (1002, [b"\xff" * 5000]),
}


@pytest.mark.parametrize("name", SOCKET)
async def test_what_ends_a_connection(start, name, failures, caplog):
    running = await start(app)
    code, frames = SOCKET[name]
    page = await running.page()
    for data in frames:
        if frames[0] == text(HELLO) and data is frames[1]:
            await page.message("snapshot")
        page.send(data)
    assert await page.closed() == code
    page.leave()
    assert failures() == []
    assert not [each for each in caplog.records if each.exc_info]
    await next_page_is_served(running)


# --- events


REFUSED: dict[str, tuple[str, str, str, Any]] = {
    f"{target}.{name} = {str(value)[:30]}": (code, target, name, value)
    for code, target, name, value in (
        ("bad_value", "slider", "value", 11),
        ("bad_value", "slider", "value", -1),
        ("bad_value", "slider", "value", "5"),
        ("bad_value", "slider", "value", 1.5),
        ("bad_value", "slider", "value", True),
        ("bad_value", "slider", "value", [5]),
        ("bad_value", "slider", "value", None),
        ("bad_value", "slider", "value", 2**60),
        ("bad_value", "slider", "value_throttled", 11),
        ("bad_value", "float", "value", 2.0),
        ("bad_value", "select", "value", 3),
        ("bad_value", "select", "value", -1),
        ("bad_value", "select", "value", "a"),
        ("bad_value", "select", "value", True),
        ("bad_value", "select", "value", None),
        ("bad_value", "several", "value", [0, 7]),
        ("bad_value", "several", "value", [[0]]),
        ("bad_value", "several", "value", "a"),
        ("bad_value", "complete", "value", "c"),
        ("bad_value", "complete", "value", {"a": 1}),
        ("bad_value", "text", "value", "x" * 6),
        ("bad_value", "text", "value", 5),
        ("bad_value", "text", "value", {"a": 1}),
        ("bad_value", "date", "value", "2024-02-30"),
        ("bad_value", "date", "value", "yesterday"),
        ("bad_value", "date", "value", 5),
        ("bad_value", "box", "value", 1),
        ("bad_value", "box", "value", None),
        ("bad_value", "Tabs", "active", 7),
        ("bad_value", "Tabs", "active", True),
        ("bad_value", "Card", "collapsed", "yes"),
        ("bad_value", "file", "upload", None),
        ("bad_value", "file", "upload", {"number": 1, "files": [["x.exe", 5, ""]]}),
        ("not_allowed", "file", "piece", {"number": 1, "at": 0, "data": "x"}),
        ("not_allowed", "file", "sent", {"number": 1}),
        ("not_allowed", "file", "value", "x"),
        ("not_allowed", "file", "filename", "../../etc/passwd"),
        ("not_allowed", "slider", "start", 3),
        ("not_allowed", "slider", "end", 100),
        ("not_allowed", "slider", "label", "x"),
        ("not_allowed", "slider", "disabled", True),
        ("not_allowed", "slider", "visible", False),
        ("not_allowed", "slider", "__class__", None),
        ("not_allowed", "slider", "__dict__", {}),
        ("not_allowed", "slider", "_private", None),
        ("not_allowed", "slider", "param", 1),
        ("not_allowed", "slider", "", None),
        ("not_allowed", "Button", "on_click", None),
        ("not_allowed", "Button", "clicks", 99),
        ("not_allowed", "Button", "value", True),
        ("not_allowed", "StaticText", "value", "<b>"),
        ("not_allowed", "select", "options", ["c"]),
        ("not_allowed", "Column", "objects", []),
        ("not_allowed", "disabled", "click", None),
        ("not_allowed", "hidden", "click", None),
        ("not_allowed", "off", "value", "x"),
        ("not_allowed", "in hidden", "click", None),
        ("not_allowed", "in disabled", "click", None),
        ("unknown", "#c999", "click", None),
        ("unknown", "#", "click", None),
        ("unknown", "#page", "click", None),
        ("unknown", "#__class__", "click", None),
    )
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_refused_of_an_event(start, name, failures):
    running = await start(app)
    code, target, parameter, value = REFUSED[name]
    page = await running.page()
    snapshot = await page.hello()
    model = target[1:] if target.startswith("#") else id_of(snapshot, target)
    page.send(text({**EVENT, "id": model, "name": parameter, "value": value}))
    answer, ops = await answered(page, 1)
    assert answer["rejected"] == code
    values = {key: value for op in ops if op[:2] == ["set", model] for key, value in op[2].items()}
    (session,) = running.server.registry.sessions.values()
    if code == "bad_value":
        info = session.view.tree.nodes[model].component._info
        # The page is told what the value really is, but for what was typed, which stays.
        assert (parameter in values) == (parameter in info.writable - info.entered)
    assert failures() == []
    assert (await page.click(snapshot, cseq=2))["by"] == [[2, None]]


async def answered(page: Peer, cseq: int) -> tuple[Any, list[Any]]:
    """The result of an event, and what came with it."""
    while True:
        opcode, payload = await page.frame()
        message = json.loads(payload) if opcode == TEXT else {}
        if message.get("t") == "ack" and message["cseq"] == cseq:
            return message["result"], []
        for number, result in message.get("by", ()):
            if number == cseq:
                return result, message["ops"]


async def test_a_component_of_another_session_is_unknown(start):
    running = await start(lambda: tr.Column(*(tr.widgets.Button(label="b") for _ in range(len(sizes)))))
    sizes: list[int] = [0]
    small = await running.page()
    await small.hello()
    sizes += [0] * 30
    large = await running.page()
    snapshot = await large.hello()
    last = max((op[1] for op in snapshot["ops"] if op[0] == "new"), key=lambda id_: int(id_[1:]))
    small.send(text({**EVENT, "id": last}))
    assert (await answered(small, 1))[0] == {"rejected": "unknown"}


async def test_the_same_number_again_is_answered_but_not_done_again(start):
    page = await (await start(app)).page()
    snapshot = await page.hello()
    assert (await page.click(snapshot))["ops"][0][2] == {"value": "clicked 1"}
    page.send(text({**EVENT, "id": id_of(snapshot, "Button")}))
    assert await page.message("ack") == {"t": "ack", "cseq": 1, "sseq": 1, "result": None}


async def test_a_refused_event_has_its_number(start):
    page = await (await start(app)).page()
    snapshot = await page.hello()
    page.send(text({**EVENT, "id": "c999"}) + text({**EVENT, "id": "c999"}))
    page.send(text({**EVENT, "cseq": 2, "id": id_of(snapshot, "Button")}))
    assert (await answered(page, 2))[0] is None


# --- who comes back


TOKENS: dict[str, Any] = {
    "shorter": lambda token: token[:-1],
    "flipped": lambda token: token.swapcase(),
    "empty": lambda token: "",
    "missing": lambda token: None,
    "not ASCII": lambda token: "é" * 16,
    "long": lambda token: token * 100,
}


@pytest.mark.parametrize("name", TOKENS)
async def test_a_token_that_does_not_fit_gets_a_session_of_its_own(start, name):
    running = await start(app)
    page = await running.page()
    page.send(text(HELLO))
    welcome = await page.message("welcome")
    page.leave()
    other = await running.page()
    other.send(text({**HELLO, "epoch": welcome["epoch"], "token": TOKENS[name](welcome["token"])}))
    answer = await other.message("welcome")
    assert answer["mode"] == "rebuilt"
    assert answer["epoch"] != welcome["epoch"]


@pytest.mark.parametrize("shown", [-1, 5, 2**40, 2**63 - 1])
async def test_who_does_not_know_what_it_has_shown_gets_everything(start, shown):
    running = await start(app)
    page = await running.page()
    page.send(text(HELLO))
    welcome = await page.message("welcome")
    await page.message("snapshot")
    other = await running.page()
    other.send(text({**HELLO, "epoch": welcome["epoch"], "token": welcome["token"], "shown": shown}))
    assert (await other.message("welcome"))["mode"] == "snapshot"
    await other.message("snapshot")
    assert await page.closed() == 4410


async def test_silence_is_not_waited_for(start):
    running = await start(app, hello_timeout=0.2)
    assert await (await running.page()).closed() == 4408


async def test_a_flood_ends_the_connection_and_no_other(start):
    running = await start(app)
    other = await running.page()
    others = await other.hello()
    page = await running.page()
    slider = id_of(await page.hello(), "slider")
    session = list(running.server.registry.sessions.values())[-1]
    session.allowance = Allowance(100, clock=lambda: 0.0)  # all of it in the same second, however busy the machine
    page.send(b"".join(text({**EVENT, "cseq": n, "id": slider, "name": "value", "value": 1}) for n in range(1, 1000)))
    assert await page.closed() == 4429
    assert (await other.click(others))["by"] == [[1, None]]


async def test_a_connection_cut_within_a_frame_leaves_a_quiet_log(start, failures, caplog):
    running = await start(app)
    page = await running.page()
    await page.hello()
    page.send(frame(TEXT, b"x" * 1000)[:500])
    await page.writer.drain()
    page.leave()
    (session,) = running.server.registry.sessions.values()
    async with asyncio.timeout(15):
        while session.view.attached:  # noqa: ASYNC110 - of a server that does not know it is watched
            await asyncio.sleep(0.01)
    assert not session.closed
    assert failures() == []
    assert not [each for each in caplog.records if each.exc_info]


# --- HTTP


SPELLINGS = (
    "/nothing", "/_transom/", "/_transom/assets/", "/_transom/media/", "/_transom/module/",
    "/_transom/assets/../../settings.py", "/_transom/assets/%2e%2e/settings.py", "/_transom/assets/%2e%2e%2fx",
    "/_transom/assets/..%5csettings.py", "/_transom/assets/%252e%252e/x", "/_transom/assets/..%c0%afsettings.py",
    "/_transom/assets//etc/passwd", "/_transom/assets/%5c%5chost%5cshare", "/_transom/assets/x%00.js",
    "/_transom/assets_/x", "/_transom/assets/.", "/_transom/assets/%2e", "/..", "/../../etc/passwd", "/other/../../etc",
    "//evil.com/", "/%2f%2fevil.com", "/_transom/media/x/../../etc", "/_transom/media/%2e%2e/x", "/_transom/files/x/y",
    "/_transom/module/../../settings.py", "/%00", "/_TRANSOM/health", "/_transom/health/", "/_transom/ws/",
    "/" + "a" * 4000, "/" + "../" * 400 + "etc/passwd", "/" + "%2e%2e/" * 400 + "etc/passwd",
)  # fmt: skip
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X")


def request(path: str = "/", *, method: str = "GET", host: str = "127.0.0.1:{port}", more: str = "") -> str:
    return f"{method} {path} HTTP/1.1\r\nhost: {host}\r\n{more}\r\n"


HTTP: dict[str, tuple[set[int], str]] = {
    "a page": ({200}, request()),
    **{f"path {path[:40]} {len(path)}": ({404}, request(path)) for path in SPELLINGS},
    **{f"method {method}": ({400, 405}, request(method=method)) for method in METHODS},
    "a post of another origin": ({405}, request(method="POST", more="origin: http://evil.com\r\n")),
    "a body": ({405}, request(method="POST", more="content-length: 5\r\n\r\nhello")),
    "a foreign host": ({400}, request(host="evil.com")),
    "no host": ({400}, "GET / HTTP/1.1\r\n\r\n"),
    "two hosts": ({400}, request(more="host: evil.com\r\n")),
    "X-Forwarded-Host": ({200}, request(more="x-forwarded-host: evil.com\r\n")),
    "an absolute address of another": ({200, 400, 404}, request("http://evil.com/")),
    "length and chunks": ({400}, request(more="content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")),
    "two lengths": ({400}, request(method="POST", more="content-length: 5\r\ncontent-length: 6\r\n")),
    "a length that is none": ({400}, request(method="POST", more="content-length: -1\r\n")),
    "an unknown coding": ({400, 405, 501}, request(method="POST", more="transfer-encoding: xchunked\r\n")),
    "a name with a space": ({400}, request(more="content-length : 5\r\n")),
    "a folded header": ({200, 400}, request(more="x: a\r\n b\r\n")),
    "a header with NUL": ({400}, request(more="x: a\x00b\r\n")),
    "no version": ({400}, "GET /\r\n\r\n"),
    "noise": ({400}, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
    "many ranges": ({200}, request("/_transom/health", more=f"range: bytes={'0-0,' * 2000}0-0\r\n")),
    "the socket as a page": ({426}, request("/_transom/ws")),
}


@pytest.mark.parametrize("name", HTTP)
async def test_what_a_request_is_answered(start, name, failures, caplog):
    running = await start(app, names=["127.0.0.1"])
    statuses, sent = HTTP[name]
    peer = await running.peer()
    peer.send(sent.format(port=running.port).encode("latin-1"))
    status, head = await peer.head()
    assert status in statuses
    assert "evil.com" not in head
    peer.leave()
    assert failures() == []
    assert not [each for each in caplog.records if each.exc_info]
    assert not running.server.registry.sessions
    await next_page_is_served(running)


NAMES = ("../../x", "<img src=x onerror=alert(1)>", 'a"\r\nset-cookie: b=1', "..\\..\\x", "\u202egpj.exe", "x" * 500)


@pytest.mark.parametrize("name", NAMES)
async def test_a_file_to_be_saved_is_an_attachment_whatever_its_name(start, name):
    running = await start(app)
    saved = publish_saved(b"<script>alert(1)</script>", name)
    peer = await running.peer()
    peer.send(request(saved.address.replace("../", "/_transom/")).format(port=running.port).encode())
    status, head = await peer.head()
    assert status == 200
    assert "content-type: application/octet-stream\r\n" in head
    assert "content-disposition: attachment" in head
    assert "content-security-policy: sandbox; default-src 'none'" in head
    assert "\r\nset-cookie" not in head


async def test_what_every_page_says_to_the_browser(start):
    running = await start(app)
    for path in ("/", "/nothing"):
        peer = await running.peer()
        peer.send(request(path, more="accept: text/html\r\n").format(port=running.port).encode())
        _, head = await peer.head()
        for said in (
            "frame-ancestors 'self'", "object-src 'none'", "base-uri 'none'", "x-content-type-options: nosniff",
            "cross-origin-opener-policy: same-origin", "referrer-policy: same-origin",
        ):  # fmt: skip
            assert said in head
        assert "unsafe-eval" not in head
        assert "\r\nserver:" not in head
