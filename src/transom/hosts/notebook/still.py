"""A still: what an output shows now, as plain HTML. It is what there is of it in a saved notebook, without a kernel.

Plain text, pictures as data; no script, and nothing that a front end would have to be asked for. It stands before the
live view and is not seen as long as that is there.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape, unescape
from typing import Any

from transom.components.component import Component
from transom.components.encode import BufferIndex
from transom.components.outline import held, outline, short
from transom.protocol.codec import Buffer

MOST = 100_000
"""Characters of one."""
_MOST_TEXT = 5_000
_PARTS_HIDDEN = (
    "<style>"
    ".jp-OutputArea-child:has(.tr-still):has(+ .jp-OutputArea-child .tr-live),"
    ".jp-OutputArea-child:has(.tr-still) + .jp-OutputArea-child:has(.jupyter-widgets):not(:has(.tr-live))"
    "{display:none}</style>"
)
_TAG = re.compile(r"<(?:/(?:p|h\d|li|tr|div|pre)|br|hr)\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:style|script)\b.*?</(?:style|script)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)


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
        self._html = still(component)
        self._publish(update=False)

    def renew(self) -> None:
        """Publish it again if it has changed."""
        html = still(self._component)
        if html != self._html:
            self._html = html
            self._publish(update=True)

    def _publish(self, *, update: bool) -> None:
        data = {"text/html": self._html, "text/plain": outline(self._component)}
        self._publisher.publish(data=data, metadata={}, transient={"display_id": self._name}, update=update)


def still(component: Component) -> str:
    """What `component` shows, as HTML."""
    room = [MOST - 2_000]
    body = _still(component, room)
    said = '<p style="opacity:.7;font-size:90%">As it was when it was shown last. Run the cell to use it.</p>'
    return f'{_PARTS_HIDDEN}<div class="tr-still">{body}{said}</div>'


def _still(component: Component, room: list[int]) -> str:
    if not component.visible or room[0] <= 0:
        return ""
    inside = held(component)
    if inside:
        label = getattr(component, "title", None) or component.label
        parts = [_text(label, room)] if isinstance(label, str) and label else []
        parts += [_still(each, room) for each in inside]
        beside = component._info.front_end in ("Row", "FlexBox")
        style = "display:flex;flex-wrap:wrap;gap:12px;align-items:start" if beside else ""
        return f'<div style="{style}">{"".join(parts)}</div>'
    made = _picture(component) or _said(component)
    if len(made) > room[0]:
        made = f"<p>{escape(type(component).__name__)}: too large to be kept here.</p>"
    room[0] -= len(made)
    return made


def _picture(component: Component) -> str:
    wire, data = _wire(component, "object")
    if not isinstance(wire, dict) or not str(wire.get("mime", "")).startswith("image/") or not data:
        return ""
    alt = escape(str(getattr(component, "alt_text", None) or type(component).__name__))
    return f'<img alt="{alt}" style="max-width:100%" src="data:{wire["mime"]};base64,{b64encode(data[0]).decode()}">'


def _said(component: Component) -> str:
    room = [MOST]
    error = getattr(component, "error", None)
    if isinstance(error, dict):
        return _text(f"{error.get('title')}: {error.get('message')}", room)
    if "object" in component._info.parameters:
        wire, _ = _wire(component, "object")
        if isinstance(wire, str):
            markup = component._info.front_end in ("Markdown", "HTML", "Alert")
            return _text(_plain(wire) if markup else wire, room)
        shown = getattr(component, "object", None)
        return "" if shown is None else _text(f"{type(component).__name__} of a {type(shown).__name__}", room)
    if "value" in component._info.synced and "value" not in component._info.secret:
        value = getattr(component, "value", None)
        said = value if isinstance(value, str) else short(value)
        return _text(": ".join(filter(None, (component.label, said))), room)
    return _text(component.label, room) if component.label else ""


def _text(text: Any, room: list[int]) -> str:
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
