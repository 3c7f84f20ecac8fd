"""`FileDropper`: files that are dropped, and stay in a list."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.published import Publication, publish
from transom.components.storing import Change
from transom.errors import RejectedError
from transom.widgets.arriving import Announced, Arrived, tokens_of
from transom.widgets.uploading import Uploading

_PICTURES = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"\xff\xd8\xff": "image/jpeg"}
"""Media types by how a picture of them begins."""


class FileDropper(Uploading):
    """Files that the user drops on it or chooses, by their names.

    With `multiple` those that come are added to those that are there, one by one or many at once; one of the same name
    takes the place of the other. The bounds hold for all of them together.

    What is a text by its media type is a `str`, if it is one in UTF-8; all else is `bytes`.
    """

    _front_end = "FileDropper"
    _events = {"sent": ("value", "mime_type"), "remove": ("value", "mime_type")}
    _unsynced = ("mime_type", "chunk_size", "previews")
    _previews: Mapping[str, tuple[bytes, Publication]] = MappingProxyType({})
    """What of the value is a picture, as the page fetches it."""

    value = param.Dict(default={}, doc="What has come, by name: a text or bytes.")
    mime_type = param.Dict(default={}, doc="The media type of each, by name.")
    accepted_filetypes = param.List(
        default=[], doc='Which kinds are taken: endings and media types, [".csv", "image/*"]; any when empty.'
    )
    layout: param.Selector[Any] = param.Selector(
        default=None,
        objects=[None, "compact", "integrated", "circle"],
        doc='"compact" is one line high, "integrated" has no frame; "circle" is as `None`.',
    )
    chunk_size = param.Integer(default=10_000_000, doc="Taken for the sake of apps written for Panel.")
    previews = param.ListSelector(
        default=["image", "pdf"],
        objects=["image", "pdf"],
        doc='Of which files the list has small pictures: "image"; with "pdf" it is as without.',
    )

    def clear(self) -> None:
        """Take back all that has come, also what is still on its way."""
        self._drop_all()
        self.param.update(mime_type={}, value={})

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": {} if value is None else value}

    def _kinds(self) -> list[str]:
        return tokens_of(self.accepted_filetypes)

    def _kept(self, files: list[Announced]) -> list[int]:
        others = self.value.keys() - {each.name for each in files} if self.multiple else ()
        return [_size(self.value[name]) for name in others]

    def _took(self, files: list[Arrived]) -> None:
        values, kinds = (dict(self.value), dict(self.mime_type)) if self.multiple else ({}, {})
        for each in files:
            values[each.name], kinds[each.name] = _content(each), each.kind
        self._news({"mime_type": kinds, "value": values})

    def _event_remove(self, raw: Any) -> None:
        if not isinstance(raw, str) or raw not in self.value:
            raise RejectedError("bad_value")
        values, kinds = ({name: each[name] for name in each if name != raw} for each in (self.value, self.mime_type))
        self.param.update(mime_type=kinds, value=values)

    def _encode_value(
        self, value: dict[str, Any], encoder: Encoder
    ) -> list[tuple[str, int] | tuple[str, int, str]] | None:
        """The name and the number of bytes of each file; of a picture also where it is."""
        return [self._row(str(name), data) for name, data in value.items()] or None

    def _row(self, name: str, data: Any) -> tuple[str, int] | tuple[str, int, str]:
        row = name, _size(data)
        return (*row, self._previews[name][1].address) if name in self._previews else row

    def _encode_accepted_filetypes(self, value: list[str], encoder: Encoder) -> str | None:
        """Endings with their dots, and media types."""
        return ",".join(tokens_of(value)) or None

    def _after_value(self, change: Change) -> dict[str, Any]:
        known, found = self._previews, {}
        for key, data in self.value.items():
            name, kind = str(key), _picture(data) if "image" in (self.previews or ()) else None
            same = name in known and known[name][0] is data
            if kind:
                found[name] = known[name] if same else (data, publish(data, kind, "picture"))
        self.__dict__["_previews"] = found
        return {}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        wrong = [name for name, data in self.value.items() if not isinstance(data, str | bytes)]
        if "value" in names and wrong:
            self._advise("value", f"{wrong[0]!r} is {short(self.value[wrong[0]])}. Give text or bytes for each name.")


def _content(file: Arrived) -> str | bytes:
    if file.kind.startswith("text/"):
        try:
            return file.data.decode()
        except UnicodeDecodeError:
            return file.data
    return file.data


def _size(data: Any) -> int:
    if isinstance(data, str):
        return len(data) if data.isascii() else len(data.encode(errors="replace"))
    return len(data) if isinstance(data, bytes) else 0


def _picture(data: Any) -> str | None:
    """The media type of a picture that a browser draws."""
    if not isinstance(data, bytes):
        return None
    if data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begin, kind in _PICTURES.items() if data.startswith(begin)), None)
