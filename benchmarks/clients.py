"""One page of each framework without a browser: the page is fetched, its socket opened, a button clicked."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import struct
import time
import urllib.parse
import urllib.request
import uuid
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 20.0
"""Seconds after which an answer counts as lost."""


def fetch(port: int) -> str:
    """The text of the page."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as response:
        text: str = response.read().decode()
    return text


class Page:
    """A page as cheap as can be.

    Attributes:
        size: bytes received over the socket so far.
        clicks: how often the button was pressed.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.size = 0
        self.clicks = 0

    @classmethod
    async def open(cls, port: int) -> Self:
        """Fetch the page, connect, wait until its contents are there."""
        raise NotImplementedError

    async def press(self) -> None:
        """Send what a click on the button sends."""
        raise NotImplementedError

    async def receive(self) -> str:
        """The next frame."""
        frame = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        self.size += len(frame)
        return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")

    async def until(self, text: str) -> str:
        """Read until a frame has this text; the frame."""
        while text not in (frame := await self.receive()):
            pass
        return frame

    async def click(self, text: str = "Running") -> float:
        """Click and wait for the text with the number of the click; seconds."""
        self.clicks += 1
        began = time.perf_counter()
        await self.press()
        await self.until(f"{text} {self.clicks}")
        return time.perf_counter() - began

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()


async def _connect(port: int, path: str, *protocols: Any) -> ClientConnection:
    return await connect(
        f"ws://127.0.0.1:{port}{path}",
        origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
        subprotocols=protocols or None,
        compression=None,
        ping_interval=None,
        close_timeout=1,
        max_size=None,
    )


class Client(Page):
    """Of Transom and of the floor, which speaks enough of its protocol.

    Attributes:
        ids: the first component of each class.
    """

    ids: dict[str, str]
    cseq = 0

    async def receive(self) -> str:
        """The next frame; of one with buffers the text."""
        frame = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        self.size += len(frame)
        if isinstance(frame, str):
            return frame
        length, count = struct.unpack_from("<II", frame)
        begin = 8 + 4 * count
        return frame[begin : begin + length].decode()

    @classmethod
    async def open(cls, port: int) -> Self:
        """Fetch the page, say hello, wait for the snapshot."""
        fetch(port)
        self = cls(await _connect(port, "/_transom/ws"))
        await self.socket.send('{"t":"hello","proto":1,"url":"/"}')
        message = json.loads(await self.until('"t":"snapshot"'))
        names = {op[1]: op[3]["name"] for op in message["ops"] if op[0] == "class"}
        self.ids = {}
        for op in message["ops"]:
            if op[0] == "new":
                self.ids.setdefault(names[op[2]], op[1])
        return self

    async def press(self) -> None:
        """Click the button."""
        await self.send(self.ids.get("Button", ""), "click")

    async def send(self, id_: str, name: str, value: object = None) -> None:
        """Send an event."""
        self.cseq += 1
        event = {"t": "event", "cseq": self.cseq, "id": id_, "name": name, "value": value, "base": 0}
        await self.socket.send(json.dumps(event, separators=(",", ":")))


class PanelPage(Page):
    """Bokeh's protocol: messages of three frames and those of their buffers."""

    button = ""

    @classmethod
    async def open(cls, port: int) -> Self:
        """Fetch the page with its token, connect, pull the document."""
        found = re.search(r'"token":\s*"([^"]+)"', fetch(port))
        if found is None:
            raise RuntimeError("the page has no token")
        self = cls(await _connect(port, "/ws", "bokeh", found[1]))
        await self.until('"ACK"')
        await self._say("PULL-DOC-REQ", {})
        await self.until('"PULL-DOC-REPLY"')
        await self.receive()
        document = await self.receive()
        button = re.search(r'"name":\s*"panel\.models\.widgets\.Button",\s*"id":\s*"([^"]+)"', document)
        self.button = button[1] if button else ""
        return self

    async def press(self) -> None:
        """Click the button."""
        values = {"type": "map", "entries": [["model", {"id": self.button}]]}
        data = {"type": "event", "name": "button_click", "values": values}
        event = {"kind": "MessageSent", "msg_type": "bokeh_event", "msg_data": data}
        await self._say("PATCH-DOC", {"events": [event]})

    async def _say(self, kind: str, content: object) -> None:
        header = {"msgid": uuid.uuid4().hex, "msgtype": kind}
        for part in (header, {}, content):
            await self.socket.send(json.dumps(part))


class NiceGUIPage(Page):
    """Socket.IO over one WebSocket."""

    query: dict[str, Any]
    button: tuple[int, str] = (0, "")

    @classmethod
    async def open(cls, port: int) -> Self:
        """Fetch the page, whose elements are in it, and shake hands."""
        page = fetch(port)
        elements, query = _of_nicegui(page)
        text = {key: json.dumps(value) if isinstance(value, bool) else value for key, value in query.items()}
        address = urllib.parse.urlencode({**text, "EIO": 4, "transport": "websocket"})
        self = cls(await _connect(port, f"/_nicegui_ws/socket.io/?{address}"))
        self.query = query
        for number, element in elements.items():
            if element.get("events") and element.get("tag", "").endswith("btn"):
                self.button = int(number), element["events"][0]["listener_id"]
        await self.socket.send("40")
        await self.until('40{"sid"')
        if not query.get("implicit_handshake"):
            await self.socket.send("420" + json.dumps(["handshake", query]))
            await self.until("430[true")
        return self

    async def receive(self) -> str:
        """The next frame; a ping is answered."""
        frame = await super().receive()
        if frame == "2":
            await self.socket.send("3")
        return frame

    async def press(self) -> None:
        """Click the button."""
        number, listener = self.button
        event = {"id": number, "client_id": self.query["client_id"], "listener_id": listener, "args": ["{}"]}
        await self.socket.send("42" + json.dumps(["event", event]))


def _of_nicegui(page: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The elements and the query that a page of NiceGUI has in its script."""
    elements = re.search(r"parseElements\(String\.raw`(.*?)`\)", page, re.DOTALL)
    query = re.search(r"\bquery: (\{.*?\}),\n", page, re.DOTALL)
    if elements is None or query is None:
        raise RuntimeError("the page has another form than this version of NiceGUI is known for")
    text = elements[1]
    for escaped, meant in (("&#36;", "$"), ("&#96;", "`"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(escaped, meant)
    own = {"document_id": str(uuid.uuid4()), "tab_id": str(uuid.uuid4()), "old_tab_id": ""}
    return json.loads(text), {**ast.literal_eval(query[1]), **own}


class ShinyPage(Page):
    """JSON over one WebSocket; inputs that the form has are sent with the first message."""

    @classmethod
    async def open(cls, port: int) -> Self:
        """Fetch the page, connect, say what its inputs are, wait for the first output."""
        page = fetch(port)
        self = cls(await _connect(port, "/websocket/"))
        data: dict[str, Any] = {"go:shiny.action": 0} if 'id="go"' in page else {}
        data |= {f"slider{number}:shiny.number": 0 for number in range(page.count('class="js-range-slider"'))}
        data |= {f"text{number}": "" for number in range(page.count('type="text" class="shiny-input-text'))}
        data |= {".clientdata_output_text_hidden": False, ".clientdata_pixelratio": 1, ".clientdata_singletons": ""}
        where = {"protocol": "http:", "hostname": "127.0.0.1", "pathname": "/", "search": ""}
        data |= {f".clientdata_url_{name}": value for name, value in where.items()}
        await self.socket.send(json.dumps({"method": "init", "data": data}))
        await self.until('"values": {"text"')
        return self

    async def press(self) -> None:
        """Click the button."""
        await self.socket.send(json.dumps({"method": "update", "data": {"go:shiny.action": self.clicks}}))


class StreamlitPage(Page):
    """Protocol buffers, of which the few fields that are needed are written by hand."""

    button = b""
    address = b""

    @classmethod
    async def open(cls, port: int) -> Self:
        """Fetch the page, connect, have the script run."""
        fetch(port)
        self = cls(await _connect(port, "/_stcore/stream", "streamlit"))
        self.address = f"http://127.0.0.1:{port}/".encode()
        await self._run(b"")
        while True:
            frame = await asyncio.wait_for(self.socket.recv(), PATIENCE)
            self.size += len(frame)
            data = frame if isinstance(frame, bytes) else frame.encode()
            if found := re.search(rb"\$\$ID-[0-9a-f]{32}-\w+", data):
                self.button = self.button or found[0]
            if data.endswith(b"\x30\x00"):  # the script has ended well
                return self

    async def press(self) -> None:
        """Click the button, which runs the script."""
        await self._run(_field(1, _field(1, self.button) + b"\x10\x01"))

    async def _run(self, widgets: bytes) -> None:
        context = _field(1, b"UTC") + b"\x10\x00" + _field(3, b"en-US") + _field(4, self.address)
        await self.socket.send(_field(11, _field(2, widgets) + _field(8, context + b"\x28\x00" + _field(6, b"light"))))


def _field(number: int, content: bytes) -> bytes:
    """A field of a message of protocol buffers that has a length."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    low = []
    while number > 127:
        low.append(number & 127 | 128)
        number >>= 7
    return bytes([*low, number])
