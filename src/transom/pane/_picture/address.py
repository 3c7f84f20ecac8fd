"""Addresses of pictures: what the browser fetches by itself. Text that is one is never opened as a file."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://|data:image/", re.IGNORECASE)
_DATA = re.compile(r"data:(image/[\w.+-]+)[;,]", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a pane that is told to show a picture takes `text` as its address."""
    return _ADDRESS.match(text) is not None


def names_picture(text: str, mime: str, suffixes: tuple[str, ...]) -> bool:
    """Whether `text`, of which nothing else is known, is the address of a picture of this format."""
    if not is_address(text):
        return False
    inline = _DATA.match(text)
    if inline is not None:
        kind = inline[1].lower()
        return kind == mime and (mime == "image/svg+xml" or not _has_space(text))
    if _has_space(text):
        return False
    try:
        return urlsplit(text).path.lower().endswith(suffixes)
    except ValueError:  # such as half an IPv6 address
        return False


def _has_space(text: str) -> bool:
    return any(character.isspace() for character in text)
