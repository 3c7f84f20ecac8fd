"""The messages of the session protocol as tagged Structs.

Owns names, fields and their rules; imports nothing of Transom but errors. The client's types
follow this file. A message is an object with its type under `"t"`; an op is an array.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

PROTOCOL = 1

Mode = Literal["fresh", "resumed", "snapshot", "rebuilt", "refused"]
Op = list[Any]
"""`["class"|"new"|"set"|"splice"|"del"|"msg"|"page", …]`; see `docs/protocol.md`."""
Result = dict[str, str] | None
"""How an event ended: `None` is well, else `{"error": id}` or `{"rejected": code}`, with a `reason` for the user."""


class Message(Struct, tag_field="t", omit_defaults=True):
    """The root of all messages."""


# Client → server


class Hello(Message, tag="hello"):
    """First, once, within 5 s, at most 4 KiB."""

    proto: int
    build: str = ""
    tab: str = ""
    token: str | None = None
    epoch: str | None = None
    shown: int = 0
    unsettled: tuple[int, int] | None = None
    url: str = "/"
    theme: Literal["light", "dark"] | None = None


class Event(Message, tag="event"):
    """Something the user did: a value set (`name` is a parameter) or a command (`name` is an event)."""

    cseq: int
    id: str
    name: str
    value: Any = None
    base: int = 0


class Seen(Message, tag="seen"):
    """The newest patch that is in the page."""

    sseq: int


class Cancel(Message, tag="cancel"):
    """Cancel the runs that event `cseq` started, or the run of this session with the number `run`."""

    cseq: int | None = None
    run: int | None = None


class Inspect(Message, tag="inspect"):
    """In development: say what runs, from now on or no longer; ends with the connection."""

    on: bool


class Fetch(Message, tag="fetch"):
    """The server does not have the module of component `id` (any more): where is it?"""

    id: str


class Ping(Message, tag="ping"):
    """Are you there?"""


# Server → client


class Welcome(Message, tag="welcome", omit_defaults=False):
    """The answer to `Hello`; replay or snapshot follow."""

    mode: Mode
    epoch: str
    token: str
    applied: int
    sseq: int
    limits: dict[str, int]
    dev: bool = False


class Ahead(Message, tag="ahead"):
    """Before a long `Snapshot`: the files that hold its front ends, to be fetched while it is on its way."""

    chunks: list[str]


class Snapshot(Message, tag="snapshot", omit_defaults=False):
    """Everything; replaces what the page has."""

    sseq: int
    ops: list[Op]


class Patch(Message, tag="patch"):
    """Contiguous in `sseq`; applied whole or not at all. `by` settles events."""

    sseq: int
    ops: list[Op]
    by: list[tuple[int, Result]] = []


class Ack(Message, tag="ack", omit_defaults=False):
    """Settles an event that changed nothing."""

    cseq: int
    sseq: int
    result: Result = None


class Fetched(Message, tag="fetched", omit_defaults=False):
    """The module of component `id` is at this address again; `None` when there is none. Has no number."""

    id: str
    module: str | None


class Pong(Message, tag="pong"):
    """Yes."""


class Inspection(Message, tag="inspection"):
    """What runs now, oldest first, after an `Inspect`; `more` counts what is left out. Has no number."""

    runs: list[dict[str, Any]]
    more: int = 0
    reports: list[dict[str, Any]] | None = None


class Bye(Message, tag="bye", omit_defaults=False):
    """The server ends this connection on purpose."""

    code: int
    reason: str
    retry_after: float | None = None


ClientMessage = Hello | Event | Seen | Cancel | Inspect | Fetch | Ping
ServerMessage = Welcome | Ahead | Snapshot | Patch | Ack | Fetched | Pong | Inspection | Bye
