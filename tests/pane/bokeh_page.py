"""A page's half of a Bokeh document, kept by Bokeh itself from real frames, and how it is compared."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from bokeh.core.serialization import Buffer, Serializer
from bokeh.document import Document
from bokeh.models import ColumnDataSource, Range1d
from bokeh.plotting import figure
from bokeh.util.serialization import make_id

from transom.protocol.codec import pack
from transom.session.session import Session
from transom.testing import Page


def line(rows: int = 1, **options: Any) -> tuple[Any, ColumnDataSource]:
    """A figure of a line with so many points on the diagonal, and its source."""
    source = ColumnDataSource(data={"x": [*range(rows)], "y": [*range(rows)]})
    plot = figure(width=500, height=300, **{"x_range": Range1d(0, 10), **options})
    plot.line(x="x", y="y", source=source)
    return plot, source


async def shown(page: Page) -> PageDocument:
    """The page's half, once the document has arrived."""
    await page.advance(0.1)
    document = PageDocument(page)
    document.sync()
    return document


def same(page: Page, document: PageDocument) -> bool:
    """Whether both halves are equal."""
    return state(server_document(page.session)) == state(document.sync())


async def send(page: Page, document: PageDocument, *events: dict[str, Any], buffers: list[bytes]) -> Any:
    """Send events whose `{"$b": n}` are these buffers; what it was answered."""
    page._cseq += 1
    value = {"seen": document.number, "events": list(events)}
    header = {"t": "event", "cseq": page._cseq, "id": page.find("BokehDocument").id, "name": "bokeh", "value": value}
    page.send(pack(json.dumps(header).encode(), buffers))
    await page.advance(0.1)
    return page.settled[page._cseq]


class PageDocument:
    """What BokehJS would hold for `page`.

    Attributes:
        document: the document; `None` until the page has it.
        events: every event applied so far, as it came.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.document: Document | None = None
        self.events: list[dict[str, Any]] = []
        self.number = 0
        self._read = 0

    def sync(self) -> Document:
        """Apply what has come since the last time."""
        messages, self._read = self.page.messages[self._read :], len(self.page.messages)
        for target, content in messages:
            if target != "page" and "n" in content:
                self._take(content)
        assert self.document is not None, "the page has no document yet"
        return self.document

    def _take(self, content: dict[str, Any]) -> None:
        self.number = content["n"]
        if "doc" in content:
            self.document = Document.from_json(with_buffers(content["doc"]))
            return
        assert self.document is not None, "changes came before the document"
        for event in content["events"]:
            self.events.append(event)
            apply(self.document, filled(with_buffers(event)))

    def send(self, *events: dict[str, Any], seen: int | None = None) -> int:
        """Do something as the user of this page would."""
        value = {"seen": self.number if seen is None else seen, "events": list(events)}
        return self.page.event("BokehDocument", "bokeh", value)

    def set(self, model: Any, attr: str, value: Any, **options: Any) -> int:
        """Change a property in the page: here and, by an event, at the server."""
        document = self.sync()
        document.get_model_by_id(model.id).set_from_json(attr, value)
        return self.send(changed(model, attr, value), **options)


def apply(document: Document, event: dict[str, Any]) -> None:
    if event["kind"] != "ColumnDataChanged":
        document.apply_json_patch({"events": [event]})
        return
    # BokehJS keeps the columns that are not named; Bokeh's Python does not.
    source = document.get_model_by_id(event["model"]["id"])
    assert source is not None
    kept = {} if event["cols"] is None else dict(source.data)
    document.apply_json_patch({"events": [event]})
    dict.update(source.data, {name: values for name, values in kept.items() if name not in source.data})


def changed(model: Any, attr: str, value: Any) -> dict[str, Any]:
    return {"kind": "ModelChanged", "model": {"id": model.id}, "attr": attr, "new": value}


def happened(name: str, model: Any = None, **values: Any) -> dict[str, Any]:
    """The event by which a page tells that something happened, such as a click."""
    entries = ([["model", {"id": model.id}]] if model is not None else []) + [list(each) for each in values.items()]
    data = {"type": "event", "name": name, "values": {"type": "map", "entries": entries}}
    return {"kind": "MessageSent", "msg_type": "bokeh_event", "msg_data": data}


def filled(event: dict[str, Any]) -> dict[str, Any]:
    """An event with the fields that were left out because they have their usual value."""
    usual: dict[str, Any] = {} if event["kind"] in ("RootAdded", "RootRemoved", "MessageSent") else {"attr": "data"}
    if event["kind"] == "ColumnsStreamed":
        usual["rollover"] = None
    return {**usual, **event}


def with_buffers(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"type": "bytes", "data": Buffer(make_id(), value)}
    if isinstance(value, dict):
        order = {"order": "little"} if value.get("type") in ("ndarray", "typed_array") else {}
        return {**order, **{key: with_buffers(item) for key, item in value.items()}}
    if isinstance(value, list):
        return [with_buffers(item) for item in value]
    return value


def server_document(session: Session) -> Document:
    document = session._resources["bokeh"].document
    assert isinstance(document, Document)
    return document


def state(document: Document) -> dict[str, Any]:
    """All models with all their values, so that two documents can be compared."""
    references = set(document.models)
    found: dict[str, Any] = {"roots": [root.id for root in document.roots]}
    for model in references:
        serializer = Serializer(references=references)
        found[model.id] = plain(
            {
                name: serializer.encode(value)
                for name, value in model.properties_with_values(include_defaults=True).items()
                if name != "subscribed_events"
            }
        )
    return found


def plain(value: Any) -> Any:
    if isinstance(value, Buffer):
        return bytes(value.data)
    if isinstance(value, dict):
        if value.get("type") == "map":
            return {str(plain(key)): plain(item) for key, item in value.get("entries", [])}
        if value.get("type") == "set":
            return sorted(map(str, map(plain, value.get("entries", []))))
        if value.get("type") == "ndarray":  # Bokeh's Python keeps an equal list where an array is set
            data = plain(value["array"])
            flat = np.frombuffer(data["data"], value["dtype"]) if isinstance(data, dict) else np.array(data, object)
            return flat.reshape(value["shape"]).tolist()
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
