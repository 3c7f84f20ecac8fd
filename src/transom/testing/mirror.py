"""`Mirror`: what a page knows of its session, from the messages that it was sent."""

from __future__ import annotations

from typing import Any

from transom.errors import ProtocolError
from transom.testing.model import Model


class Mirror:
    """The components, the title and the answers of one page.

    Attributes:
        models: what the page shows, by id.
        settled: by event number, how it ended.
        unsettled: the events that are still to be answered.
    """

    def __init__(self) -> None:
        self.models: dict[str, Model] = {}
        self.roots: list[str] = []
        self.title = ""
        self.notices: list[dict[str, Any]] = []
        self.messages: list[tuple[str, Any]] = []
        self.settled: dict[int, Any] = {}
        self.unsettled: dict[int, dict[str, Any]] = {}
        self.sseq = 0
        self.epoch: str | None = None
        self.token: str | None = None
        self._classes: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}

    def apply(self, message: dict[str, Any]) -> None:
        """Follow a message.

        Raises:
            ProtocolError: it makes no sense to who has followed those before.
        """
        match message["t"]:
            case "welcome":
                self.epoch, self.token = message["epoch"], message["token"]
            case "snapshot":
                self.models.clear()
                self._classes.clear()
                self.sseq = message["sseq"]
                self._ops(message["ops"])
            case "patch":
                if message["sseq"] != self.sseq + 1:
                    raise ProtocolError(f"patch {message['sseq']} after {self.sseq}")
                self.sseq = message["sseq"]
                for cseq, result in message.get("by", ()):
                    self._settle(cseq, result)
                self._ops(message["ops"])
            case "ack":
                self._settle(message["cseq"], message["result"])

    def _settle(self, cseq: int, result: Any) -> None:
        self.settled[cseq] = result
        self.unsettled.pop(cseq, None)

    def _ops(self, ops: list[Any]) -> None:
        for op, *rest in ops:
            match op:
                case "class":
                    number, defaults, info = rest
                    _require(info.get("like", number) in {*self._classes, number}, f"class {number} is like none")
                    common = self._classes[info["like"]][1] if "like" in info else {}
                    self._classes[number] = (info, {**common, **defaults})
                case "new":
                    id_, number, values = rest
                    _require(number in self._classes, f"component {id_} is of an unknown class {number}")
                    info, defaults = self._classes[number]
                    self.models[id_] = model = Model(id_, info, {**defaults, **values})
                    self._check(model.inside)
                case "set":
                    _require(rest[0] in self.models, f"component {rest[0]} is set before it is defined")
                    # A value that the user has changed since stays: the answer to it is on its way.
                    own = {event["name"] for event in self.unsettled.values() if event["id"] == rest[0]}
                    given = {name: value for name, value in rest[1].items() if name not in own}
                    self.models[rest[0]].values.update(given)
                    self._check(self.models[rest[0]].inside)
                case "splice":
                    id_, name, start, count, items = rest
                    _require(id_ in self.models, f"component {id_} is set before it is defined")
                    listed = list(self.models[id_].values[name])
                    _require(start + count <= len(listed), f"{name} of {id_} has no {start + count} items")
                    listed[start : start + count] = items
                    self.models[id_].values[name] = listed
                    self._check(self.models[id_].inside)
                case "del":
                    self._delete(rest[0])
                case "msg":
                    self.messages.append((rest[0], rest[1]))
                    if rest[0] == "page" and rest[1]["kind"] == "notify":
                        self.notices.append(rest[1])
                case "page":
                    self.roots = rest[0].get("roots", self.roots)
                    self._check(self.roots)
                    self.title = rest[0].get("title", self.title)

    def _check(self, children: list[str]) -> None:
        for child in children:
            _require(child in self.models, f"component {child} is referenced before it is defined")

    def _delete(self, ids: list[str]) -> None:
        for id_ in ids:
            _require(id_ in self.models, f"component {id_} is deleted but was not there")
            del self.models[id_]
        gone = {*ids}
        for model in self.models.values():
            left = gone.intersection(model.inside)
            _require(not left, f"{left} are deleted while {model.id} has them")
        _require(not gone.intersection(self.roots), f"roots of the page are deleted: {gone}")


def _require(condition: bool, problem: str) -> None:
    if not condition:
        raise ProtocolError(problem)
