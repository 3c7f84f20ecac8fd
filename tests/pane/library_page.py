"""A page's half of a pane of the library family: the object that it has, from real frames."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np

from transom.protocol.codec import pack
from transom.testing import Page

TYPES = {"i1": "i1", "u1": "u1", "i2": "<i2", "u2": "<u2", "i4": "<i4", "u4": "<u4", "f4": "<f4", "f8": "<f8"}


class LibraryPage:
    """What the page has of the one pane of `kind` in it.

    Attributes:
        value: the object, with arrays where the page has typed ones.
        patches: the patches that came since the last `settle` began.
        bytes: about how many these are.
    """

    def __init__(self, page: Page, kind: str) -> None:
        self.page = page
        self.model = page.find(kind)
        self.value = revived(self.model["object"])
        self.bytes = weight(self.model["object"])
        self.patches: list[Any] = []
        self._read = len(page.messages)

    def post(self, action: Callable[[], object]) -> None:
        """Do something as a callback of the page would."""
        self.page.session.post(action, blocking=False)

    def event(self, name: str, value: Any) -> int:
        """Send what the page sends."""
        return self.page.event(self.model, name, value)

    def event_with(self, name: str, value: Any, *buffers: bytes) -> int:
        """Send what holds these buffers, each `{"$b": number}` in it."""
        self.page._cseq += 1
        header = {"t": "event", "cseq": self.page._cseq, "id": self.model.id, "name": name, "value": value}
        self.page.send(pack(json.dumps(header).encode(), list(buffers)))
        return self.page._cseq

    async def settle(self) -> None:
        """Take what has come."""
        await self.page.advance(0.1)
        self.patches = [content["patch"] for _, content in self.page.messages[self._read :] if "patch" in content]
        self._read = len(self.page.messages)
        self.bytes = weight(self.patches)
        for patch in self.patches:
            for op in patch:
                self.value = applied(self.value, op)


def applied(value: Any, op: list[Any], at: int = 0) -> Any:
    kind, path = op[0], op[1]
    if at == len(path):
        if kind == "=":
            return revived(op[2])
        if kind == "<":
            return value[: op[2]]
        more = revived(op[3])
        return [*value[op[2] :], *more] if isinstance(value, list) else np.concatenate([value[op[2] :], more])
    copy = list(value) if isinstance(value, list) else dict(value)
    if kind == "-" and at == len(path) - 1:
        del copy[path[at]]
    elif isinstance(copy, list) and path[at] == len(copy):
        copy.append(applied(None, op, at + 1))
    else:
        copy[path[at]] = applied(copy[path[at]] if isinstance(copy, list) else copy.get(path[at]), op, at + 1)
    return copy


def revived(value: Any) -> Any:
    if isinstance(value, dict):
        if "$column" in value:
            return np.frombuffer(bytes(value["data"]), TYPES[value["$column"]]).reshape(value["shape"])
        return {key: revived(item) for key, item in value.items()}
    return [revived(item) for item in value] if isinstance(value, list) else value


def weight(value: Any) -> int:
    """The bytes of a frame with this, without what is around it."""
    buffers: list[int] = []

    def note(data: Any) -> Any:
        buffers.append(len(data))
        return {"$b": 0}

    return len(json.dumps(value, default=note)) + sum(buffers)
