"""A kernel's shell and the documents in which its notebook is open, in memory: comms, and pages that use them."""

from __future__ import annotations

import asyncio
import itertools
import json
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from transom.hosts.notebook import kernel as module
from transom.hosts.notebook.kernel import Notebook
from transom.hosts.notebook.root import VIEW
from transom.protocol.codec import Frame
from transom.testing import ClockLoop, Page
from transom.testing.files import framed
from transom.testing.page import OPENING


class MemoryComm:
    """A comm whose messages every document gets."""

    def __init__(self, kernel: Kernel, state: dict[str, Any]) -> None:
        state.update(_model_module_version="~0", _view_module_version="~0")
        self.comm_id = f"comm{next(kernel.numbers)}"
        self.state = state
        self.closed = False
        self.sent: list[tuple[dict[str, Any], list[bytes]]] = []
        self._kernel = kernel
        self._heard: Any = None

    def send(self, data: dict[str, Any], *, buffers: list[bytes] | None = None) -> None:
        assert not self.closed, "a closed comm was sent to"
        json.dumps(data)
        self.sent.append((data, buffers or []))
        self._kernel.messages += 1
        if data["method"] == "custom":
            for document in self._kernel.documents:
                document.take(self.comm_id, json.loads(json.dumps(data["content"])), list(buffers or []))

    def on_msg(self, callback: Any) -> None:
        self._heard = callback

    def close(self) -> None:
        self.closed = True

    def say(self, content: dict[str, Any], *buffers: bytes, method: str = "custom") -> None:
        """A document says something."""
        data = {"method": method, "content": json.loads(json.dumps(content))}
        self._heard({"content": {"data": data}, "buffers": [memoryview(each) for each in buffers]})


@dataclass(eq=False)
class Document:
    """A browser tab in which the notebook is open: it knows the comms whose outputs it has drawn."""

    kernel: Kernel
    name: str
    pages: dict[str, CommPage] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)

    def take(self, comm: str, content: dict[str, Any], buffers: list[bytes]) -> None:
        if comm not in self.drawn:
            return
        match content["t"]:
            case "frames":
                for to, number, text in content["frames"]:
                    frame = text if text is not None else buffers.pop(0)
                    if to in self.pages:
                        self.pages[to].came(number, frame)
            case "end" if content["to"] in self.pages:
                self.pages[content["to"]].transport.closed = content["code"]
            case "asset":
                self.files.append({**content, "data": buffers[0] if buffers else None})

    async def draw(self, bundle: dict[str, Any]) -> CommPage:
        """Draw an output; its view is connected and has its first snapshot."""
        self.drawn.add(bundle[VIEW]["model_id"])
        page = CommPage(self, self.kernel.comms[bundle[VIEW]["model_id"]])
        await page.open()
        await page.wait(lambda: any(frame["t"] == "snapshot" for frame in page.frames), OPENING)
        return page

    def close(self) -> None:
        """The tab is closed, and says so."""
        for page in list(self.pages.values()):
            page.leave()


class CommPage(Page):
    """A view in a document."""

    def __init__(self, document: Document, comm: MemoryComm) -> None:
        super().__init__(document.kernel.notebook.registry, None)  # type: ignore[arg-type]
        self.document = document
        self.comm = comm
        self.name = ""
        self.acknowledging = True
        self._numbers = itertools.count(1)
        self._number = 0
        self._unheard: list[Any] = []

    async def open(self, **hello: Any) -> None:
        self.name = f"{self.document.name}-{next(self.document.kernel.numbers)}"
        self.document.pages[self.name] = self
        self.transport: Any = SimpleNamespace(closed=None)
        self._number = 0
        self.send({"t": "hello", "proto": 1, "url": "", **hello})
        await self.wait(lambda: self.transport.closed is not None or self.epoch is not None, OPENING)

    def send(self, message: dict[str, Any] | str | bytes) -> None:
        frame = framed(message) if isinstance(message, dict) else message
        if isinstance(frame, str):
            self.comm.say({"t": "frame", "from": self.name, "text": frame})
        else:
            self.comm.say({"t": "frame", "from": self.name}, frame)

    async def wait(self, condition: Any, timeout: float = 15.0) -> None:
        await _let_pass()
        await super().wait(condition, timeout)

    async def settle(self) -> None:
        await super().settle()
        await _let_pass()
        await self._quiet()

    def came(self, number: int, frame: Frame) -> None:
        assert number == self._number + 1, "frames are numbered without gaps"
        self._number = number
        self._deliver(frame)
        if self.acknowledging:
            self.comm.say({"t": "got", "from": self.name, "number": number})

    def leave(self) -> None:
        """It is drawn no more, and says so."""
        self.comm.say({"t": "gone", "from": self.name})
        self.document.pages.pop(self.name, None)

    def vanish(self) -> None:
        """It is gone without a word."""
        self.document.pages.pop(self.name, None)

    async def disconnect(self) -> None:
        link = self.document.kernel.notebook.links.get(self.name)
        self.leave()
        while link is not None and link.id in self.document.kernel.notebook.links:  # noqa: ASYNC110
            await asyncio.sleep(0)


async def _let_pass() -> None:
    """Messages to one document are a moment apart."""
    loop = asyncio.get_running_loop()
    if isinstance(loop, ClockLoop) and module.APART:
        loop.until = max(loop.until, loop.now + 2 * module.APART)
        await asyncio.sleep(2 * module.APART)


class Kernel:
    """A kernel in which a notebook host runs, and its shell."""

    def __init__(self, make: Any = Notebook, **options: Any) -> None:
        self.numbers = itertools.count(1)
        self.messages = 0
        self.published: list[tuple[str, bool, dict[str, Any]]] = []
        self.comms: dict[str, MemoryComm] = {}
        self.documents: list[Document] = []
        self.parent: dict[str, Any] = {"metadata": {}}
        self.header: ContextVar[str] = ContextVar("parent_header")
        kernel = SimpleNamespace(get_parent=lambda: self.parent, _shell_parent=self.header)
        self.shell = SimpleNamespace(kernel=kernel, display_pub=self, displayhook=SimpleNamespace())
        self.notebook: Notebook = make(self.shell, open_comm=self._open, **options)

    def publish(
        self, *, data: dict[str, Any], metadata: dict[str, Any], transient: dict[str, Any], update: bool
    ) -> None:
        """IPython's way to an output."""
        assert metadata == {}
        self.published.append((transient["display_id"], update, data))

    def _open(self, state: dict[str, Any]) -> MemoryComm:
        comm = MemoryComm(self, state)
        self.comms[comm.comm_id] = comm
        return comm

    def document(self) -> Document:
        """One more tab."""
        made = Document(self, f"tab{next(self.numbers)}")
        self.documents.append(made)
        return made

    def begin_cell(self, cell: str = "") -> None:
        """A cell begins; what follows is its code, until `end_cell`."""
        self.parent = {"metadata": {"cellId": cell} if cell else {}}
        self.header.set(f"parent of {cell}")
        self.notebook.enter()

    def end_cell(self) -> None:
        self.notebook.leave()

    async def aclose(self) -> None:
        loop = asyncio.get_running_loop()
        if isinstance(loop, ClockLoop):
            loop.until = float("inf")
        await self.notebook.aclose()
