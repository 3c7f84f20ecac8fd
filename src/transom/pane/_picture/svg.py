"""SVG as browsers show it in an `<img>`: strictly well-formed, with its namespace, and of some size.

What can be put right without guessing is put right here; what cannot says so.
"""

from __future__ import annotations

import codecs
import re
from typing import Any
from xml.parsers import expat

from transom.components.pane import PaneError

Size = tuple[int, int]

_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_PROLOGUE = 100_000
"""Characters in which the root element has to begin."""

# Possessive: whatever the text, each character is looked at once.
_BEFORE_ROOT = re.compile(
    r"\ufeff?(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE(?>[^\[>]*+(?:\[(?>.*?\]\s*+>)|>)))*+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(
    r"\ufeff?(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE(?>[^\[>]*+(?:\[(?>.*?\]\s*+>)|>)))*+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[a-z_][\w.-]*+:)?svg(?=[\s/>])", re.IGNORECASE)
_ROOT_TAG = re.compile(r"""(?:[^"'>]|"[^"]*+"|'[^']*+')*+>""")
_DECLARATION = re.compile(r"\A<\?xml\s.*?\?>\s*", re.DOTALL)
_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_END = re.compile(r"(?:</(?:[a-z_][\w.-]*+:)?svg\s*>|/>|-->)\s*\Z", re.IGNORECASE)

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_WIDE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}

_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
_UNITS |= {"em": 16, "rem": 16, "ex": 8}
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*)\s*\Z", re.IGNORECASE)
_USUAL: tuple[float, float] = (300, 150)
"""What browsers take for a picture that says nothing of its size."""
_LEAST = 10
"""A `viewBox` below this is a scale and no size in pixels."""
_MOST = 32_767


def is_svg(data: bytes | bytearray | memoryview) -> bool:
    """Whether data is SVG, well-formed or not, in any of the encodings of XML."""
    head = bytes(data[: 4 * _PROLOGUE])
    try:
        return _root_of(_decode(head, errors="replace")) is not None
    except LookupError:
        return False


def is_whole(text: str) -> bool:
    """Whether text is an SVG picture and nothing besides, so that it may be shown as one without being asked to."""
    return is_markup(text) and _root_of(text) is not None and _END.search(text[-_PROLOGUE:]) is not None


def is_markup(text: str) -> bool:
    """Whether text begins as markup does."""
    return text[:1000].lstrip("\ufeff \t\r\n").startswith("<")


def read_svg(data: bytes) -> tuple[bytes, Size]:
    """Data that a browser shows, and the natural width and height in CSS pixels.

    Raises:
        PaneError: what no browser would show as a picture.
    """
    try:
        text = _decode(data)
    except (UnicodeError, LookupError) as error:
        raise _unfit("its bytes are not in the encoding that it names") from error
    mended = _declared(text.lstrip("\ufeff \t\r\n"))
    attributes = _root_attributes(mended)
    size = _size(attributes)
    if mended != text or data[:1] != b"<" or data[1:2] == b"\0":
        data = _DECLARATION.sub("", mended, count=1).encode()
    return data, size


def _unfit(why: str) -> PaneError:
    return PaneError(
        "Not an SVG picture that can be shown", f"{why}. Browsers show only well-formed SVG; check what writes it."
    )


def _decode(data: bytes, errors: str = "strict") -> str:
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors)
    if data[:2] in _WIDE:
        return data.decode(_WIDE[data[:2]], errors)
    named = _ENCODING.match(data.lstrip()[:300])
    return data.decode(named[1].decode() if named else "utf-8", errors)


def _root_of(text: str) -> int | None:
    """Where the root element begins."""
    head = text[:_PROLOGUE]
    before = _BEFORE_ROOT.match(head)
    found = None if before is None else _ROOT.match(head, before.end())
    return None if found is None else found.start()


def _declared(text: str) -> str:
    """`text` with the namespaces that its root element uses and does not declare."""
    begin = _root_of(text) or 0
    name = _ROOT.match(text, begin)
    tag = _ROOT_TAG.match(text, begin)
    if name is None or tag is None or ":" in name[0]:
        return text
    missing = ""
    if not re.search(r"\sxmlns\s*=", tag[0]):
        missing += f' xmlns="{_NAMESPACE}"'
    if "xlink:" in text and "xmlns:xlink" not in text:
        missing += f' xmlns:xlink="{_XLINK}"'
    return text[: name.end()] + missing + text[name.end() :]


def _root_attributes(text: str) -> dict[str, str]:
    """The attributes of the root element of a document that is well-formed."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate("utf-8", " ")

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((name, attributes))
        parser.StartElementHandler = None

    parser.StartElementHandler = start
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise _unfit(f"its markup is not well-formed ({expat.ErrorString(error.code)}, line {error.lineno})") from error
    name, attributes = found[0]
    if name != f"{_NAMESPACE} svg":
        raise _unfit("its root element is not `svg`, in small letters and in the namespace of SVG")
    return attributes


def _size(attributes: dict[str, str]) -> Size:
    width, height = _length(attributes.get("width")), _length(attributes.get("height"))
    box = _box(attributes.get("viewBox"))
    if 0 in (width, height):
        raise _unfit("its width or height is 0")
    if width is None and height is None:
        width, height = box or _USUAL
        if max(width, height) < _LEAST:
            width, height = _USUAL[0], _USUAL[0] * height / width
    elif width is None:
        width = height * box[0] / box[1] if box and height else _USUAL[0]
    elif height is None:
        height = width * box[1] / box[0] if box else _USUAL[1]
    return _pixels(width), _pixels(height)


def _pixels(length: Any) -> int:
    return max(1, min(_MOST, int(length + 0.5)))


def _length(text: str | None) -> float | None:
    """CSS pixels; `None` for what is a share of something, or nothing sensible."""
    found = _LENGTH.match(text or "")
    unit = None if found is None else _UNITS.get(found[2].lower())
    if found is None or unit is None:
        return None
    length = float(found[1]) * unit
    return length if 0 <= length < 1e9 else None


def _box(text: str | None) -> tuple[float, float] | None:
    parts = [_length(part) for part in re.split(r"[\s,]+", (text or "").strip())]
    if len(parts) != 4 or not parts[2] or not parts[3]:
        return None
    return parts[2], parts[3]
