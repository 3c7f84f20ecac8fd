"""Bokeh's serialised values as they travel in our frames, both ways.

Owns the copies: what has been frozen here no longer changes with the models it came from.
"""

from __future__ import annotations

import array
import sys
from typing import Any

import numpy as np
from bokeh.core.serialization import Buffer, Serializer
from bokeh.document.document import Document
from bokeh.document.events import (
    ColumnsPatchedEvent,
    ColumnsStreamedEvent,
    DocumentPatchedEvent,
    ModelChangedEvent,
)
from bokeh.util.serialization import make_id

from transom.components.encode import Encoder

_PLAIN = frozenset({str, int, float, bool, type(None)})
_OMITTED = {"attr": "data", "rollover": None}
"""Fields of events that the page fills in again when they have this, their usual value."""

Key = tuple[str, str]
"""A property: the id of its model and its name."""


class Frozen:
    """A serialised value, with its own copy of all data.

    Attributes:
        content: JSON-able; a buffer is a `{"$b": number}` that is filled in when the patch is cut.
        key: the property that an event changes; `None` for one that changes none.
        whole: whether it sets all of that property and defines no model, so that the next one of its
            kind may take its place.
    """

    __slots__ = ("_buffers", "content", "key", "whole")

    def __init__(self, content: Any, key: Key | None = None, *, whole: bool = False) -> None:
        self._buffers: list[tuple[dict[str, int], bytes]] = []
        self.content = self._freeze(content)
        self.key = key
        self.whole = whole

    def _wire(self, encoder: Encoder) -> Any:
        for place, data in self._buffers:
            place["$b"] = encoder.buffer(data)["$b"]
        return self.content

    def _freeze(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is dict:
            return self._freeze_dict(value)
        if kind is list or kind is tuple:
            return [self._freeze(item) for item in value]
        for plain in (str, bool, int, float):  # subclasses: ids, enums, NumPy's float64
            if isinstance(value, plain):
                return plain(value)
        raise TypeError(f"Bokeh has made a {kind.__qualname__} of a value, which has no form in JSON")

    def _freeze_dict(self, value: dict[str, Any]) -> dict[str, Any]:
        # Bytes stand for themselves, and an array has the order of bytes of nearly every machine:
        # the page fills in what Bokeh says of them.
        if isinstance(value.get("data"), Buffer):
            place: dict[str, int] = {}
            self._buffers.append((place, bytes(value["data"].data)))
            return place
        return {key: self._freeze(item) for key, item in value.items() if not (key == "order" and item == "little")}


def freeze_event(document: Document, event: DocumentPatchedEvent) -> Frozen:
    """An event as it is now, with the models that are new in it defined.

    Raises:
        SerializationError: a value that Bokeh cannot send.
    """
    models = document.models
    refers = _may_refer(event)
    serializer = Serializer(references=models.synced_references if refers else set())
    new = len(models._new_models)
    content = _brief(serializer.encode(event))
    if refers:
        models.flush_synced(lambda model: not serializer.has_ref(model))
    whole = isinstance(event, ModelChangedEvent) and len(models._new_models) == new
    key = (event.model.id, event.attr) if hasattr(event, "attr") and hasattr(event, "model") else None
    return Frozen(content, key, whole=whole)


def _may_refer(event: DocumentPatchedEvent) -> bool:
    """Whether an event may hold models; for the others the list of all models need not be made."""
    if isinstance(event, ColumnsStreamedEvent | ColumnsPatchedEvent):
        return False
    return not isinstance(event, ModelChangedEvent) or event.model.lookup(event.attr).has_ref


def _brief(content: Any) -> Any:
    return {name: value for name, value in content.items() if _OMITTED.get(name, ...) != value}


def freeze_document(document: Document) -> Frozen:
    """The whole document as it is now.

    Raises:
        SerializationError: a value that Bokeh cannot send.
    """
    return Frozen(document.to_json().content)


def thaw(value: Any) -> Any:
    """What a page sent, as Bokeh's `Document.apply_json_patch` takes it.

    Long columns of numbers come as bytes: `$ints` (32 bit), `$floats` (64 bit), or `$bits` for
    indices in ascending order.
    """
    if isinstance(value, dict):
        if len(value) == 1:
            (name,) = value
            if name in _COLUMNS and isinstance(value[name], memoryview):
                return _COLUMNS[name](value[name])
        return {key: thaw(item) for key, item in value.items()}
    if isinstance(value, list):
        return [thaw(item) for item in value]
    if isinstance(value, memoryview | bytes):
        return Buffer(make_id(), bytes(value))
    return value


def numbers(value: Any) -> list[int] | None:
    """Whole numbers that a page sent, as a list, a packed column or an array; `None` for anything else."""
    if isinstance(value, list):
        return value if all(type(item) is int for item in value) else None
    if not isinstance(value, dict):
        return None
    if len(value) == 1:
        ((name, data),) = value.items()
        return _COLUMNS[name](data) if name in ("$bits", "$ints") and isinstance(data, memoryview) else None
    data = value.get("array")
    data = data.get("data") if isinstance(data, dict) else None
    if value.get("dtype") not in _WHOLE or not isinstance(data, memoryview):
        return None
    items: list[int] = np.frombuffer(data, np.dtype(value["dtype"]).newbyteorder("<")).tolist()
    return items


def _column(code: str) -> Any:
    def read(data: memoryview) -> list[Any]:
        column: array.array[Any] = array.array(code)
        column.frombytes(data)
        if sys.byteorder == "big":
            column.byteswap()
        return column.tolist()

    return read


def _bits(data: memoryview) -> list[int]:
    bits = np.unpackbits(np.frombuffer(data, dtype=np.uint8), bitorder="little")
    indices: list[int] = np.flatnonzero(bits).tolist()
    return indices


_WHOLE = ("int8", "uint8", "int16", "uint16", "int32", "uint32")
_COLUMNS = {"$ints": _column("i"), "$floats": _column("d"), "$bits": _bits}
