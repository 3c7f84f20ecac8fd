"""The picture of a page: how what an author names becomes something that a page can show by itself."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from urllib.parse import quote

from transom.reactive.context import Owner

LIMIT = 256_000
"""Bytes that the file of a logo may have: it is in each page."""
_TYPES = {
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".ico": "image/x-icon",
}  # fmt: skip


def picture(value: Any, owner: Owner | None) -> str | None:
    """The address of a picture.

    Args:
        value: an address; SVG as text; the path of a file, from the app's file on; `None` or "" for nothing.
        owner: the session of the page.

    Raises:
        ValueError: a file that cannot be read, is too large, or is no picture.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        if value.lstrip().startswith(("<svg", "<?xml")):
            return "data:image/svg+xml," + quote(value.strip())
        if value.startswith(("https://", "http://", "data:image/", "/", "./", "../")) and not Path(value).is_file():
            return value
    return _inlined(Path(value), None if owner is None else owner.folder)


def _inlined(path: Path, folder: Path | None) -> str:
    kind = _TYPES.get(path.suffix.lower())
    if kind is None:
        raise ValueError(f"{path.name!r} is no picture. Write the path of one of {', '.join(_TYPES)}.")
    try:
        data = (folder / path if folder is not None else path).read_bytes()
    except OSError as error:
        where = f" in {folder}" if folder is not None and not path.is_absolute() else ""
        told = f"{str(path)!r} cannot be read{where}. Write the path of a picture, or its address."
        raise ValueError(told) from error
    if len(data) > LIMIT:
        raise ValueError(f"{path.name!r} has {len(data)} bytes of at most {LIMIT}. Make it smaller.")
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
