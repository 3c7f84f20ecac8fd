"""A still: what an output shows now, as plain HTML. It is what there is of it in a saved notebook, without a kernel.

Made in Python; of plots that only a browser draws, the page sends a picture (`client/pictured.ts`). Plain text,
pictures as data; no script, and nothing that a front end would have to be asked for. It stands before the live view and
is not seen as long as that is there.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import MutableMapping
from datetime import date
from html import escape, unescape
from typing import Any
from weakref import WeakKeyDictionary

from transom.components.component import Component
from transom.components.encode import BufferIndex
from transom.components.outline import held, outline, short
from transom.indicators.figure import Figure
from transom.protocol.codec import Buffer
from transom.widgets.choosing import Choosing

MOST = 100_000
"""Characters of one."""
DRAWN = frozenset({"Bokeh", "Plotly", "Vega"})
"""Front ends that draw what only a browser can."""
PICTURE = 40_000
"""Bytes of one that a page has drawn, at most."""
ROWS = 20
"""Of a table so many are kept."""
_COLUMNS = 50
_LETTERS = 100
"""Of a cell."""
_MOST_TEXT = 5_000
_PARTS_HIDDEN = (
    "<style>"
    ".jp-OutputArea-child:has(.tr-still):has(+ .jp-OutputArea-child .tr-live),"
    # A widget, whether it is still being waited for or cannot be had; all else says what its type is.
    ".jp-OutputArea-child:has(.tr-still)"
    " + .jp-OutputArea-child:has(>.jp-OutputArea-output:not([data-mime-type])):not(:has(.tr-live))"
    "{display:none}</style>"
)
_TAG = re.compile(r"<(?:/(?:p|h\d|li|tr|div|pre)|br|hr)\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:style|script)\b.*?</(?:style|script)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)

Pictures = MutableMapping[Component, bytes]


class Still:
    """What a notebook keeps of an output.

    Args:
        component: what the output shows.
        publisher: IPython's, which takes it and what takes its place.
        name: by which it is known there.
    """

    def __init__(self, component: Component, publisher: Any, name: str) -> None:
        self._component = component
        self._publisher = publisher
        self._name = name
        self._pictures: Pictures = WeakKeyDictionary()
        self._html = still(component)
        self._publish(update=False)

    def take_picture(self, component: Component, data: bytes) -> None:
        """So a page has drawn a part of it."""
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) <= PICTURE:
            self._pictures[component] = data
            self.renew()

    def renew(self) -> None:
        """Publish it again if it has changed."""
        html = still(self._component, self._pictures)
        if html != self._html:
            self._html = html
            self._publish(update=True)

    def _publish(self, *, update: bool) -> None:
        data = {"text/html": self._html, "text/plain": outline(self._component)}
        self._publisher.publish(data=data, metadata={}, transient={"display_id": self._name}, update=update)


def still(component: Component, pictures: Pictures | None = None) -> str:
    """What `component` shows, as HTML, with pictures of what only a browser draws."""
    room = [MOST - 2_000]
    body = _still(component, room, pictures or {})
    said = '<p style="opacity:.7;font-size:90%">As it was when it was shown last. Run the cell to use it.</p>'
    return f'{_PARTS_HIDDEN}<div class="tr-still">{body}{said}</div>'


def _still(component: Component, room: list[int], pictures: Pictures) -> str:
    if not component.visible or room[0] <= 0:
        return ""
    inside = held(component)
    if inside:
        label = getattr(component, "title", None) or component.label
        parts = [_text(label, room)] if isinstance(label, str) and label else []
        names = getattr(component, "names", ())
        for number, each in enumerate(inside):
            parts += [f"<b>{escape(str(names[number]))}</b>"] if len(names) == len(inside) else []
            parts.append(_still(each, room, pictures))
        beside = component._info.front_end in ("Row", "FlexBox")
        style = "display:flex;flex-wrap:wrap;gap:12px;align-items:start" if beside else ""
        return f'<div style="{style}">{"".join(parts)}</div>'
    made = _picture(component, pictures) or _table(component) or _said(component)
    if len(made) > room[0]:
        made = f"<p>{escape(type(component).__name__)}: too large to be kept here.</p>"
    room[0] -= len(made)
    return made


def _picture(component: Component, pictures: Pictures) -> str:
    wire, data = _wire(component, "object")
    if component in pictures and getattr(component, "object", None) is not None:
        wire, data = {"mime": "image/webp"}, [pictures[component]]
    if not isinstance(wire, dict) or not str(wire.get("mime", "")).startswith("image/") or not data:
        return ""
    alt = escape(str(getattr(component, "alt_text", None) or type(component).__name__))
    return f'<img alt="{alt}" style="max-width:100%" src="data:{wire["mime"]};base64,{b64encode(data[0]).decode()}">'


def _table(component: Component) -> str:
    """The first rows of what shows a frame, without the columns that are hidden."""
    chosen, count = None, 0
    head = getattr(component, "_head", None)
    if callable(head):  # a Tabulator
        from transom.pane import DataFrame

        try:
            frame, count = head(ROWS)
        except Exception:  # noqa: BLE001 - an author's frame may fail at anything; the live view says why
            return ""
        chosen = component.columns  # type: ignore[attr-defined]
        component = DataFrame(frame, max_cols=10_000)
    wire, _ = _wire(component, "object")
    if not isinstance(wire, dict) or wire.get("kind") != "rows":
        return ""
    heads, rows = [name for name, _ in (wire["heads"] or [()])[-1]], wire["rows"][:ROWS]
    if chosen is not None:
        chosen = [each for each in chosen if each["at"] < len(wire["ends"])]
        heads = [each["title"] for each in chosen]
        rows = [[row[each["at"]] for each in chosen] for row in rows]
    lines = [heads[:_COLUMNS], *(row[:_COLUMNS] for row in rows)]
    made = "".join(f"<tr>{''.join(map(_cell, line))}</tr>" for line in lines if line)
    made = made.replace("td>", "th>", 2 * len(lines[0]))
    count = max(count, wire["count"])
    note = f"<p>{len(rows):,} of {count:,} rows</p>" if count > len(rows) else ""
    return f"<table>{made}</table>{note}"


def _cell(given: str | list[str] | None) -> str:
    text = given[0] if isinstance(given, list) else given or ""
    return f"<td>{escape(text if len(text) <= _LETTERS else text[: _LETTERS - 1] + '…')}</td>"


def _said(component: Component) -> str:
    room = [MOST]
    error = getattr(component, "error", None)
    if isinstance(error, dict):
        return _text(f"{error.get('title')}: {error.get('message')}", room)
    if "object" in component._info.parameters:
        return _text(_object(component), room)
    value = _value(component) if "value" in component._info.synced - component._info.secret else ""
    return _text(": ".join(filter(None, (component.label, value))), room)


def _object(component: Component) -> str:
    """The text of what a pane shows; of what has none, what it is."""
    shown, front_end = getattr(component, "object", None), component._info.front_end
    wire, _ = _wire(component, "object")
    if isinstance(wire, str):
        return _plain(wire) if front_end in ("Markdown", "HTML", "Alert") else wire
    match shown, front_end:
        case None, _:
            return ""
        case _, "ParamFunction":  # its result has not come yet
            return "…"
        case str(), "Code" | "JSON":
            return shown
        case _, "JSON":
            return _as_json(shown)
    if isinstance(wire, dict) and isinstance(wire.get("html"), str):  # a frame with styles
        return _plain(wire["html"])
    return f"{type(component).__name__} of a {type(shown).__name__}"


def _as_json(value: Any) -> str:
    try:
        return json.dumps(value, indent=2, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):  # keys that are no texts, or a circle
        return short(value)


def _value(component: Component) -> str:
    """A value as the page writes it, as far as it is text."""
    value = getattr(component, "value", None)
    if isinstance(component, Choosing):
        return ", ".join(component.labels[each] for each in component._offered.places(component._chosen()))
    if isinstance(component, Figure):
        wire, _ = _wire(component, "value")
        return "".join(wire or ())
    if isinstance(value, list | tuple):
        return ", ".join(map(_plainly, value))
    return "" if value is None else _plainly(value)


def _plainly(value: Any) -> str:
    return str(value) if isinstance(value, str | date) else short(value)


def _text(text: Any, room: list[int]) -> str:
    if not text:
        return ""
    said = f'<p style="white-space:pre-wrap">{escape(str(text)[:_MOST_TEXT].strip())}</p>'
    room[0] -= len(said)
    return said


def _plain(markup: str) -> str:
    """The text of markup that may be anybody's."""
    return re.sub(r"\n{3,}", "\n\n", unescape(_MARKUP.sub("", _TAG.sub("\n", markup))))


class _Data(list[bytes]):
    """Takes the bytes of one value."""

    owner = None

    def component(self, component: Any) -> str:
        raise ValueError(f"{component!r} is inside")

    def buffer(self, data: Buffer) -> BufferIndex:
        self.append(bytes(data))
        return {"$b": len(self) - 1}


def _wire(component: Component, name: str) -> tuple[Any, list[bytes]]:
    """What a page is told of a parameter, and the bytes in it; nothing of what cannot be said."""
    data = _Data()
    if name not in component._info.synced:
        return None, data
    try:
        return component._encode(name, data), data
    except Exception:  # noqa: BLE001 - the live view says why
        return None, data
