"""What data is, by its first bytes. What is no picture is named for what it is, and never quoted."""

from __future__ import annotations

from transom.pane._picture.svg import is_svg

_MAGIC = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}
_NAMES = {
    "image/jpeg": "a JPG picture",
    "image/png": "a PNG picture",
    "image/gif": "a GIF picture",
    "image/webp": "a WebP picture",
    "image/svg+xml": "an SVG picture",
}


def sniff(data: bytes | bytearray | memoryview) -> str | None:
    """The MIME type of a picture that a browser shows; `None` for anything else."""
    head = bytes(data[:12])
    for mime, heads in _MAGIC.items():
        if head.startswith(heads) and (mime != "image/webp" or head[8:12] == b"WEBP"):
            return mime
    return "image/svg+xml" if is_svg(data) else None


def what_came(data: bytes, mime: str | None) -> str:
    """Words for data that is not what was expected, without any of it."""
    if mime is not None:
        return _NAMES[mime]
    head = data[:200].lstrip().lower()
    if not head:
        return "nothing"
    if head.startswith((b"<!doctype html", b"<html")):
        return "a page of HTML"
    if head.startswith((b"{", b"[")):
        return "JSON"
    return "something else"
