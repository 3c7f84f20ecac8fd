"""`Location`: the address of a page, from both sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import urljoin, urlsplit

import param

from transom.components.component import Component
from transom.components.outline import short
from transom.components.storing import Change, write_lock
from transom.errors import RejectedError
from transom.reactive.of_param import is_made
from transom.template.address_text import LONGEST, fields, plain, to_text, with_fields
from transom.template.synced import OnError, Synced, keys_of

if TYPE_CHECKING:
    from transom.session.session import Session

_KEY = "location"
_PARTS = ("pathname", "search", "hash")
_MOVED = re.compile(r"/(?![/\\])[^?#\n]*\n(?:\?[^#\n]*)?\n(?:#[^\n]*)?")
"""What a browser has of an address, one part a line: what begins with two slashes would be another host."""

_doing: ContextVar[str] = ContextVar("transom_address", default="")
"""Whether the code that runs takes values from the address ("read"), or has just put some into it ("write")."""


class Location(Component):
    """The address of the page: to be read, set and watched. `state.location` is the page's.

    What the user does, such as Back, Forward and a link to a part of the page, sets `search` and `hash`. Setting them
    makes an entry in the browser's history; setting `href` or `pathname` opens another page.
    """

    _front_end = "Location"
    _events: ClassVar[dict[str, tuple[str, ...]]] = {"moved": (*_PARTS, "href")}
    _unsynced: ClassVar[tuple[str, ...]] = ("pathname", "href", "hostname", "protocol", "port", "reload")

    href = param.String(default="", doc="The whole address; set it to open another page.")
    hostname = param.String(default="", constant=True, doc="The host, as example.com.")
    pathname = param.String(default="/", doc="The path, from its slash on; set it to open another page.")
    protocol = param.String(default="http:", constant=True, doc='"http:" or "https:".')
    port = param.String(default="", constant=True, doc="The port as text; empty for the usual one.")
    search = param.String(default="", doc='The query with its question mark, "?n=2", or empty.')
    hash = param.String(default="", doc='The fragment with its number sign, "#part", or empty.')
    reload = param.Boolean(default=False, doc="Whether code that sets `search` or `hash` has the page loaded anew.")
    step = param.Integer(default=0, doc="Counts what code has written.")
    entry: param.Selector[Any] = param.Selector(
        default="new", objects=["new", "run", "same"], doc="What the newest of that is in the history."
    )
    moves = param.Integer(default=0, doc="Counts what the page has said of its address.")
    styles = param.Dict(default={"display": "none"}, doc="It has no place in the page.")

    def __init__(self, **params: Any) -> None:
        self.__dict__["_synced"] = []
        super().__init__(**params)

    _synced: list[Synced]

    @property
    def query_params(self) -> dict[str, Any]:
        """The fields of the query: numbers, booleans, lists and dicts where they read as such, else texts."""
        return {name: plain(text) for name, text in fields(self.search).items()}

    def update_query(self, **values: Any) -> None:
        """Set fields of the query, and leave the others alone; one entry in the history.

        Args:
            values: what to set; `None` takes a field out.

        Raises:
            EncodeError: a value of a type that has no text.
        """
        changes = {name: None if value is None else to_text(value) for name, value in values.items()}
        self.search = with_fields(self.search, changes)

    def sync(
        self,
        parameterized: Any,
        parameters: Iterable[str] | Mapping[str, str] | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Keep parameters of an object and fields of the query equal, both ways.

        What the address has is taken at once, and after Back and Forward; what it does not have is written into it.
        A text that is no value of its parameter changes nothing and is reported.

        Args:
            parameterized: a widget, or any object with parameters.
            parameters: their names, or name → name in the address; of a component its `value`, else all.
            on_error: called with the texts that cannot be read, by parameter, in place of the report.

        Raises:
            TypeError: an object without parameters.
            ValueError: a parameter that there is not, or a name in the address that another one has.
        """
        keys = keys_of(parameterized, parameters)
        taken = {key: each for each in self._synced for key in each.keys.values() if each.obj is not parameterized}
        for key in keys.values():
            if key in taken:
                raise ValueError(
                    f"{key!r} in the address is that of a {type(taken[key].obj).__name__} already. "
                    f"Write sync(obj, {{parameter: another name}}), or unsync that one."
                )
        self._forget(parameterized, keys)
        synced = Synced(parameterized, keys, on_error, self._follow_value)
        self._synced.append(synced)
        found = fields(self.search)
        self._take(synced, found, absent=False)
        self._write(synced, "same", known={*found})

    def unsync(self, parameterized: Any, parameters: Iterable[str] | None = None) -> None:
        """End what `sync` has begun; the fields leave the query.

        Args:
            parameterized: the object.
            parameters: the names of its parameters; all when omitted.

        Raises:
            ValueError: none of them is synced.
        """
        names = None if parameters is None else {parameters} if isinstance(parameters, str) else {*parameters}
        gone = self._forget(parameterized, names)
        if not gone:
            raise ValueError(f"unsync({short(parameterized)}): nothing of it is in the address.")
        self._put_search(lambda search: with_fields(search, dict.fromkeys(gone)), "same")

    def _forget(self, obj: Any, names: Iterable[str] | None) -> list[str]:
        """Let go of parameters; returns their names in the address."""
        gone: list[str] = []
        for each in [each for each in self._synced if each.obj is obj]:
            left = {name: key for name, key in each.keys.items() if names is not None and name not in names}
            gone += [key for name, key in each.keys.items() if name not in left]
            each.keys = left
            if not left:
                each.close()
                self._synced.remove(each)
        return gone

    # From the address

    def _event_moved(self, parts: Any) -> None:
        """The browser is at another address of this page."""
        self.moves += 1
        if not (isinstance(parts, list) and len(parts) == len(_PARTS) and all(isinstance(each, str) for each in parts)):
            raise RejectedError("bad_value")
        if sum(map(len, parts)) > LONGEST or not _MOVED.fullmatch("\n".join(parts)):
            raise RejectedError("bad_value")  # longer than any that this side writes, or no such parts
        self._store_all({**dict(zip(_PARTS, parts, strict=True)), "entry": "same"})

    def _blocks(self, name: str) -> bool:
        return bool(self._synced) or super()._blocks(name)

    def _after_search(self, change: Change) -> dict[str, Any]:
        host = f"{self.hostname}:{self.port}" if self.port else self.hostname
        return {"href": f"{self.protocol}//{host}{self.pathname}{self.search}{self.hash}"}

    _after_hash = _after_pathname = _after_search

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "search" in names and _doing.get() != "write":
            found = fields(self.search)
            for each in tuple(self._synced):
                self._take(each, found, absent=True)

    def _take(self, synced: Synced, found: dict[str, str], *, absent: bool) -> None:
        token = _doing.set("read")
        try:
            wrong = synced.read(found, absent=absent)
        finally:
            _doing.reset(token)
        if wrong and synced.on_error is not None:
            synced.on_error(dict(wrong))
        elif wrong and self._owner is not None:
            texts = ", ".join(f"{synced.keys[name]}={short(text)}" for name, text in wrong.items())
            what = type(synced.obj).__name__
            self._owner.advise("address", f"The address has {texts}, which is no value of {what}; it keeps its own.")

    # Into the address

    def _follow_value(self, synced: Synced) -> None:
        self._write(synced, "same" if _doing.get() else "run")

    def _write(self, synced: Synced, entry: str, known: set[str] | None = None) -> None:
        """Put the values of `synced` into the query, but for the fields in `known`."""
        texts, without = synced.written()
        for name in without:
            text = f"{name}={short(getattr(synced.obj, name))} cannot stand in the address. Sync another parameter."
            self._advise(f"{type(synced.obj).__name__}.{name}", text)
        changes: dict[str, str | None] = {key: text for key, text in texts.items() if key not in (known or ())}

        def put(search: str) -> str:
            old = fields(search)
            return with_fields(search, {key: text for key, text in changes.items() if old.get(key) != text})

        self._put_search(put, entry)

    def _put_search(self, change: Callable[[str], str], entry: str) -> None:
        with write_lock:
            search = change(self.search)
            if search == self.search or not self._fits(self.pathname + search + self.hash):
                return
            values = {"search": search, "step": self.step + 1, "entry": entry}
            kept = self._keep_all(values)
        token = _doing.set("write")
        try:
            self._tell_all(values, *kept)
        finally:
            _doing.reset(token)

    def _set_search(self, value: Any) -> dict[str, Any]:
        return self._by_code("search", "?", value)

    def _set_hash(self, value: Any) -> dict[str, Any]:
        return self._by_code("hash", "#", value)

    def _by_code(self, name: str, sign: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, str):
            return {name: value}  # Param says what is wrong with it
        value = sign + value.removeprefix(sign) if value.removeprefix(sign) else ""
        if not is_made(self):
            return {name: value}
        parts = {each: getattr(self, each) for each in _PARTS} | {name: value}
        if value == getattr(self, name) or not self._fits("".join(parts.values())):
            return {}
        if self.reload:
            self._go("".join(parts.values()))
            return {}
        return {name: value, "step": self.step + 1, "entry": "new"}

    def _fits(self, address: str) -> bool:
        if len(address) > LONGEST:
            text = f"an address of {len(address)} characters is not written; {LONGEST} are the most. Sync less."
            self._advise("search", text)
        return len(address) <= LONGEST

    def _set_href(self, value: Any) -> dict[str, Any]:
        return self._opened("href", value)

    def _set_pathname(self, value: Any) -> dict[str, Any]:
        return self._opened("pathname", value)

    def _opened(self, name: str, value: Any) -> dict[str, Any]:
        if not is_made(self) or not isinstance(value, str):
            return {name: value}
        target = urljoin(self.href, value)
        if urlsplit(target).scheme not in ("http", "https"):
            raise ValueError(f"{name}={short(value)} is no address of a page. Write a path, or https://…")
        self._go(target)
        return {}

    def _go(self, address: str) -> None:
        if self._owner is not None:
            cast("Session", self._owner).notify({"kind": "goto", "url": address})

    def close(self) -> None:
        """The session has ended: objects that live on are followed no more."""
        for each in self._synced:
            each.close()
        self._synced.clear()


def location_of(session: Session) -> Location:
    """The address of a session's page; from any thread."""
    if session.has_resource(_KEY):
        return cast("Location", session.resource(_KEY, _never))
    made: Location = session.resource(_KEY, partial(session.fresh_context().run, _made, session))
    session.on_loop(partial(_show, session, made))
    return made


def location_in(session: Session) -> list[Location]:
    """The address of a session's page, if its code has asked for it."""
    return [location_of(session)] if session.has_resource(_KEY) else []


def _never() -> Any:
    raise AssertionError("it is there")


def _made(session: Session) -> Location:
    info = session.info
    path, sign, rest = info.url[:LONGEST].partition("#")
    path, mark, query = path.partition("?")
    headers = info.headers
    origin = headers.get("origin") or f"http://{headers.get('host') or 'localhost'}"
    host = urlsplit(origin)
    return Location(
        pathname="/" + path.lstrip("/\\"), search=mark + query if query else "", hash=sign + rest if rest else "",
        hostname=host.hostname or "", protocol=f"{host.scheme}:", port=str(host.port or ""),
    )  # fmt: skip


def _show(session: Session, location: Location) -> None:
    """Let a page that is shown already have it too; of another it is a root from the beginning."""
    roots = session.views.roots
    if roots is not None and not session.closed and location not in roots:
        session.show([*roots, location])
        session.views.flush()
