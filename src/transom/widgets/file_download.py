"""`FileDownload`: a button that gives the user a file."""

from __future__ import annotations

import base64
from collections.abc import Awaitable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import param

from transom.components.component import Mount
from transom.components.encode import BufferIndex, Encoder
from transom.components.published import Publication
from transom.components.storing import write_lock
from transom.errors import UserError
from transom.reactive.callables import kind_of, name_of
from transom.reactive.calling import awaits
from transom.reactive.context import Owner, current_owner
from transom.widgets.saving import HandedOut, handed_out, name_for
from transom.widgets.toned import Pictured


class FileDownload(Pictured):
    """A button; a click saves a file on the user's disk.

    The file is what `file` holds, or what `callback` returns, which is asked at each click: text that names a file
    below the app's folder or the current one, a `pathlib.Path`, bytes, a `StringIO`, a `BytesIO` or a file that is open
    for reading. While a callback works the button shows that; each page has a run of its own. What is handed out is
    never shown as a page of this server.

    Args:
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.

    Example: `FileDownload(b"1,2", filename="data.csv")`
    """

    _front_end = "FileDownload"
    _events = {"click": ("clicks",)}
    _unsynced = ("file", "callback", "clicks", "value", "embed")
    _literal = ("callback",)
    _derived = ("busy", "data", "ready")

    file = param.Parameter(default=None, doc="What is saved: a path, data, or an open file.")
    callback = param.Callable(
        default=None, allow_None=True, doc="Returns what is saved; asked at each click, `def` or `async def`."
    )
    filename = param.String(
        default=None, allow_None=True, doc="What the file is called; a callback may set it. That of `file` if omitted."
    )
    auto = param.Boolean(default=True, doc="Whether a click saves at once; else it makes a link for a second click.")
    embed = param.Boolean(default=False, doc="Whether `file` travels with the page, so that a click asks nobody.")
    data = param.String(default=None, allow_None=True, doc="What travels with the page, as a `data:` address.")
    clicks = param.Integer(default=0, bounds=(0, None), doc="How often it has been clicked.")
    busy = param.Boolean(default=False, doc="Whether a callback of it is at work.")
    ready: param.Parameter[Any] = param.Parameter(default=None, doc="In a page: what a second click saves there.")

    def __init__(self, file: Any = None, **params: Any) -> None:
        self.__dict__.update(_at_work=WeakKeyDictionary(), _links=WeakKeyDictionary())
        super().__init__(**({} if file is None else {"file": file}), **params)

    _at_work: WeakKeyDictionary[Owner, bool]
    """The pages for which the callback is at work."""
    _links: WeakKeyDictionary[Owner, Publication]
    """What a second click saves, by page."""

    def _blocks(self, name: str) -> bool:
        return super()._blocks(name) or self.callback is None or kind_of(self.callback) not in ("coroutine", "task")

    def _event_click(self, raw: object) -> None:
        owner = current_owner()
        if owner in self._at_work:
            return
        self.clicks += 1
        callback = self.callback
        if callback is None:
            self._deliver(owner, handed_out(self.file, self.filename))
            return
        self._work(owner, on=True)
        later = False
        try:
            given = callback()
            later = awaits(given)
            if later:
                owner.start(self._later(owner, given), name=name_of(callback))
            else:
                self._deliver(owner, handed_out(given, self.filename))
        finally:
            if not later:
                self._work(owner, on=False)

    async def _later(self, owner: Owner, given: Awaitable[Any]) -> None:
        try:
            file = await given
            self._deliver(owner, await owner.beside(partial(handed_out, file, self.filename)).wait())
        finally:
            self._work(owner, on=False)

    def _work(self, owner: Owner, *, on: bool) -> None:
        if on:
            self._at_work[owner] = True
        else:
            self._at_work.pop(owner, None)
        self.busy = bool(self._at_work)
        with write_lock:
            self._mark("busy", force=True)  # each page knows of its own

    def _deliver(self, owner: Owner, publication: Publication) -> None:
        if not self.auto:
            self._links[owner] = publication
            with write_lock:
                self._mark("ready", force=True)
            return
        owner.resource(HandedOut, HandedOut).keep(publication)
        owner.notify({"kind": "save", "url": publication.address, "name": publication.name})

    def _encode_busy(self, value: bool, encoder: Encoder) -> bool:
        """Whether it is at work for this page."""
        return encoder.owner in self._at_work

    def _encode_ready(self, value: Any, encoder: Encoder) -> tuple[str, str] | None:
        """The address and the name of what a second click saves in this page."""
        link = None if encoder.owner is None else self._links.get(encoder.owner)
        return None if link is None else (link.address, link.name)

    def _encode_data(self, value: str | None, encoder: Encoder) -> BufferIndex | None:
        """The bytes of the address, if it is one."""
        try:
            data = base64.b64decode((value or "").partition(";base64,")[2], validate=True)
        except ValueError:
            return None
        return encoder.buffer(data) if data else None

    def _encode_filename(self, value: str | None, encoder: Encoder) -> str | None:
        """What the file is called, as far as that is known."""
        return name_for(self.file, value) or None

    def _unmounted(self, mount: Mount) -> None:
        super()._unmounted(mount)
        if mount.owner is not None:
            self._links.pop(mount.owner, None)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if names.isdisjoint(("file", "callback", "filename", "embed", "auto")):
            return
        self._links.clear()
        with write_lock:
            for name in ("filename", "ready"):
                self._mark(name, force=True)
        self.data = self._embedded()

    def _embedded(self) -> str | None:
        if not self.embed or self.file is None:
            return None
        if self.callback is not None:
            self._advise("embed", "a callback is asked at each click, so nothing can travel with the page.")
            return None
        try:
            source = handed_out(self.file, self.filename).source
        except (TypeError, UserError) as error:
            self._advise("embed", f"{error.__cause__ or error} So a click asks again.")
            return None
        data = source if isinstance(source, bytes) else source.read_bytes()
        return f"data:application/octet-stream;base64,{base64.b64encode(data).decode()}"
