"""`Notebook`: Transom in a Jupyter kernel. One session, and a view for each place where something of it is shown.

The session's loop is the kernel's own, so that what belongs to a loop (a lock, a queue, a task of a cell) is the same
for cells and callbacks. While a cell holds the loop up, what the cell writes is sent as it writes, and what pages send
is taken then; see `docs/decisions/0067-the-kernels-loop.md`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import deque
from dataclasses import replace
from functools import partial
from threading import get_ident
from typing import Any

from transom.components.component import Component
from transom.errors import ProtocolError
from transom.hosts.assets import load_assets
from transom.hosts.files import Files
from transom.hosts.link import Link
from transom.hosts.notebook.comm import OpenComm, open_comm
from transom.hosts.notebook.output import CellOutput
from transom.hosts.notebook.root import Root
from transom.hosts.notebook.waits import Waits
from transom.process.endpoint import Opener, serve_page, take_frame
from transom.process.registry import Registry
from transom.protocol.codec import Frame, decode
from transom.protocol.messages import Hello
from transom.reactive.context import session_var
from transom.session.page_info import PageInfo
from transom.session.session import Session
from transom.session.view import View
from transom.settings import Settings

DEFAULTS = {"TRANSOM_DEV": "1", "TRANSOM_SESSION_RETENTION": "60"}
"""What the environment may say otherwise. A view's retention is its lease: seconds for which it is kept whose page is
not heard of."""
SILENT = 1.5
"""So many leases without a word, and a page has gone. It says three times a lease that it is there; where its tab is
hidden, browsers let it do so once a minute."""
LONG = 0.3
"""A cell that holds the loop up for so many seconds has what pages send taken while it writes."""
APART = 1 / 300
"""Seconds between two messages to one document: a notebook server drops what is above a thousand a second."""
LARGEST = 8 << 20
"""Bytes of a frame of a page's at most: a notebook server loses messages of more than 10 MiB without a word."""
GONE = 1006
RENEWED = 2.0
"""Seconds between two looks whether what is kept in the notebook is what is shown."""


class Notebook:
    """What belongs to one kernel.

    Args:
        shell: IPython's, in a kernel.
        settings: options; a view's retention is its lease.
        open_comm: opens the comm of each output.

    Concurrency: on the kernel's main thread, in its running loop, but for what pages say.
    """

    def __init__(self, shell: Any, settings: Settings | None = None, open_comm: OpenComm = open_comm) -> None:
        settings = settings or Settings.from_env(DEFAULTS | os.environ)
        settings = replace(settings, frame_limit=min(settings.frame_limit, LARGEST))
        self._assets = load_assets()
        self._front_end = {
            "_esm": self._assets.loader,
            "_build": self._assets.build,
            "_lease": settings.session_retention,
        }
        self._open_comm = open_comm
        self._files = Files(self._assets)
        self.registry = Registry(settings, self._assets.chunks)
        self.registry.publish = self._files.publish
        self.session: Session = self.registry.create(PageInfo(url=""))
        self.session.lasting = True
        self.session.output = self.output = CellOutput(shell)
        self.session.eager = self._written
        self.roots: dict[str, Root] = {}
        self.links: dict[str, Link[Root]] = {}
        self._shell = shell
        self._loop = asyncio.get_running_loop()
        self._thread = get_ident()
        self._said: deque[tuple[Root, dict[str, Any], list[Any]]] = deque()
        self._frames: dict[str, list[tuple[Link[Root], int, Frame]]] = {}
        self._sent = float("-inf")
        self._timer: asyncio.TimerHandle | None = None
        self._began: float | None = None
        self._taking = False
        self._waits = Waits(lambda: self._began is not None)
        self._renewal = self._loop.call_later(RENEWED, self._renew)
        self._sweeper: asyncio.TimerHandle = self._loop.call_later(settings.session_retention / 3, self._sweep)

    # Cells

    def enter(self) -> None:
        """The running code is the session's: a cell begins, or goes on after it has loaded this.

        What the cell has shown before goes when nothing shows it any more.
        """
        session_var.set(self.session)
        self.session.cell = asyncio.current_task()
        self._began = time.monotonic()
        self._tell_ipywidgets()
        cell = self.cell()
        for root in [each for each in self.roots.values() if cell is not None and each.cell == cell]:
            root.outdated = True
            self._drop_if_unused(root)

    def leave(self) -> None:
        """A cell has ended."""
        self.session.cell = None
        self._began = None
        self._written()
        if not self.links:  # the notebook is run without a front end, and what it keeps is all there will be of it
            for root in self.roots.values():
                root.renew_unseen()

    def cell(self) -> str | None:
        """The cell of the running code, where the front end says which it is."""
        parent = self._shell.kernel.get_parent()
        return (parent.get("metadata") or {}).get("cellId")

    def show(self, component: Component) -> dict[str, Any]:
        """The output that shows `component`, for the running cell; before it stands what is kept in the notebook."""
        root = self.open(component, self._open_comm)
        self._tell_ipywidgets()
        root.keep(self._shell.display_pub)
        return root.bundle

    def open(self, component: Component, open_comm: OpenComm) -> Root:
        """A further output for the running cell, on a comm that is opened for it."""
        root = Root(component, self.cell(), self.output.here(), self._front_end, open_comm, self._heard)
        self.roots[root.model_id] = root
        return root

    def _drop_if_unused(self, root: Root) -> None:
        if root.outdated and not any(link.root is root for link in self.links.values()):
            self.roots.pop(root.model_id, None)
            known = _instances()
            if known.get(root.model_id) is root:
                del known[root.model_id]  # else it would be kept, with all that it shows
            root.close()
            for view in [each for each in root.views if not each.closed]:
                self.registry.leave(view)

    def _tell_ipywidgets(self) -> None:
        """A document that is opened anew asks ipywidgets, where that is loaded, and no comm by itself."""
        known = _instances()
        known.update({name: root for name, root in self.roots.items() if name not in known})

    # What pages say

    def _heard(self, root: Root, content: dict[str, Any], buffers: list[Any]) -> None:
        if content.get("t") == "want":  # needs nothing of the session, so a cell does not hold it up
            root.send(*self._files.answer(str(content.get("name", ""))))
            return
        self._said.append((root, content, [bytes(each) for each in buffers]))
        if get_ident() == self._thread:
            self._take()
        else:
            if content.get("t") == "frame":
                self._waits.heard(root, str(content.get("from", "")))
            self._loop.call_soon_threadsafe(self._take)

    def _take(self) -> None:
        while self._said:
            root, content, buffers = self._said.popleft()
            self._understand(root, content, buffers)
        self._waits.taken()

    def _understand(self, root: Root, content: dict[str, Any], buffers: list[bytes]) -> None:
        match content:
            case {"t": "frame", "from": str(id_), "text": str(frame)}:
                self._deliver(root, id_, frame)
            case {"t": "frame", "from": str(id_)} if buffers:
                self._deliver(root, id_, buffers[0])
            case {"t": "here", "from": str(id_), **more} if link := self.links.get(id_):
                link.heard = self._loop.time()
                number = more.get("number")
                if isinstance(number, int) and link.behind(number):  # it was lost on its way
                    link.gone()
                    self._end(link, GONE)
            case {"t": "here", "from": str(id_)}:  # it was away for too long
                root.send({"t": "end", "to": id_, "code": GONE})
            case {"t": "got", "from": str(id_), "number": int(number)} if id_ in self.links:
                self.links[id_].acknowledged(number)
            case {"t": "picture", "from": str(id_), "of": str(of)} if buffers and id_ in self.links:
                self._take_picture(self.links[id_], of, buffers[0])
            case {"t": "gone", "from": str(id_)} if id_ in self.links:
                self.links[id_].gone()

    def _deliver(self, root: Root, id_: str, frame: Frame) -> None:
        link = self.links.get(id_)
        if link is None and not _is_hello(frame):  # it was away for too long
            root.send({"t": "end", "to": id_, "code": GONE})
            return
        if link is None:
            link = self.links[id_] = Link(root, id_, self._post, self._end)
            context = self.session.fresh_context(root.place)
            task = self._loop.create_task(self._serve(link), context=context)
            self.session.running.keep(task)
        link.heard = self._loop.time()
        link.deliver(frame)

    async def _serve(self, link: Link[Root]) -> None:
        try:
            await serve_page(link.frames(), link, self.registry, partial(self._find, link.root))
        finally:
            self.links.pop(link.id, None)
            self._drop_if_unused(link.root)

    def _find(self, root: Root, _: Hello) -> tuple[Opener, PageInfo] | View | None:
        if self.session.closed:
            return None
        view = self.session.open([root.component])
        root.views.add(view)
        return view

    def _renew(self) -> None:
        """What is kept in the notebook is to be the last that was seen."""
        for root in self.roots.values():
            root.renew()
            seats = [(link, view) for link in self.links.values() for view in root.views if view.uses(link)]
            for link, view in seats[:1]:
                root.ask_for_pictures(view, link.id)
        self._renewal = self._loop.call_later(RENEWED, self._renew)

    def _take_picture(self, link: Link[Root], of: str, data: bytes) -> None:
        view = next((each for each in link.root.views if each.uses(link)), None)
        node = None if view is None else view.tree.find(of)
        if node is not None:
            link.root.take_picture(node.component, data)

    def _sweep(self) -> None:
        lease = self.registry.settings.session_retention
        for link in list(self.links.values()):
            if link.heard + SILENT * lease < self._loop.time():
                link.gone()
        self._sweeper = self._loop.call_later(lease / 3, self._sweep)

    # What pages are told

    def _post(self, link: Link[Root], number: int, frame: Frame) -> None:
        self._frames.setdefault(link.document, []).append((link, number, frame))
        if self._timer is None:
            self._timer = self._loop.call_later(max(0.0, self._sent + APART - self._loop.time()), self._flush)

    def _flush(self) -> None:
        """One message for each document, whatever has changed in how many views."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._sent = self._loop.time()
        pending, self._frames = self._frames, {}
        for frames in pending.values():
            texts = [(link.id, number, frame if isinstance(frame, str) else None) for link, number, frame in frames]
            buffers = [bytes(frame) for _, _, frame in frames if not isinstance(frame, str)]
            frames[0][0].root.send({"t": "frames", "frames": texts}, buffers)

    def _end(self, link: Link[Root], code: int) -> None:
        self._flush()
        link.root.send({"t": "end", "to": link.id, "code": code})

    # While a cell holds the loop up

    def _written(self) -> None:
        """A cell, or other code on the loop that is nobody's step, has written."""
        if self._taking:
            return
        self._taking = True
        try:
            if self._began is not None and time.monotonic() > self._began + LONG:
                self._take_now()
            self.session.views.flush()
            if self._frames and self._loop.time() >= self._sent + APART:
                self._flush()
        finally:
            self._taking = False

    def _take_now(self) -> None:
        """What pages have sent since is taken here, for the loop does not come to it."""
        self._take()
        for link in list(self.links.values()):
            view = next((each for each in self.session.views if each.uses(link)), None)
            while link.waiting and view is not None and not view.ledger.full:
                try:
                    take_frame(link.waiting[0], view, self.registry)
                except ProtocolError:
                    break  # it is met again, and told, when the loop comes to it
                link.waiting.popleft()

    async def aclose(self) -> None:
        """End all; for tests, a kernel just ends."""
        self._sweeper.cancel()
        self._renewal.cancel()
        for link in list(self.links.values()):
            link.gone()
        await self.registry.aclose()
        if self._timer is not None:
            self._timer.cancel()
        for root in list(self.roots.values()):
            root.close()
        self.roots.clear()


def _instances() -> dict[str, Any]:
    """What ipywidgets tells a document of; of no effect where that is not loaded."""
    known = getattr(sys.modules.get("ipywidgets.widgets.widget"), "_instances", None)
    return known if isinstance(known, dict) else {}


def _is_hello(frame: Frame) -> bool:
    """Whether a page begins with it."""
    try:
        return isinstance(decode(frame)[0], Hello)
    except ProtocolError:
        return False
