"""Reading picture files: regular ones only, none that is too large, and for text only those beside the app.

A `Path` was written by the author's code and may lie anywhere; for text see `components.named_file`.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from transom.components.named_file import below, folders
from transom.components.pane import PaneError
from transom.reactive.context import session_var

LIMIT = 32_000_000
"""Bytes that a picture may have."""
SUFFIXES = (".png", ".apng", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".svg")

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def read_path(path: Path) -> bytes:
    """The bytes of the file at a path that the author's code gave; of one too large some more than `LIMIT`.

    Raises:
        PaneError: it cannot be read, for whatever reason.
    """
    try:
        return _read(path, 0)
    except (OSError, ValueError) as error:
        raise PaneError(
            "No such picture", "the path leads to no file that can be read. Check the path, and who may read it."
        ) from error


def read_text(text: str) -> bytes:
    """The bytes of the file that text names; of one too large some more than `LIMIT`.

    Raises:
        PaneError: there is none, or text may not name it.
    """
    for folder in folders():
        try:
            path = below(folder, text, SUFFIXES)
            if path is not None:
                return _read(path, _NO_LINK)
        except (OSError, ValueError):
            continue
    _tell_author(text)
    raise PaneError(
        "No such picture",
        "the text is no picture, no address, and names no picture below the app's folder. Give the file as "
        "pathlib.Path to show one from elsewhere.",
    )


def _read(path: Path, flags: int) -> bytes:
    # Asked first: to open a pipe or a device may wait, or do something. Asked again of what was opened.
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError
    with os.fdopen(os.open(path, _FLAGS | flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError
        return file.read(LIMIT + 1)


def bounded(data: bytes) -> bytes:
    """`data`, when it is not too large.

    Raises:
        PaneError: it is.
    """
    if len(data) > LIMIT:
        raise PaneError(
            "Too large for a picture",
            f"a picture may have {LIMIT // 1_000_000} MB. Give one of fewer pixels, or its address.",
        )
    return data


def _tell_author(text: str) -> None:
    owner = session_var.get()
    if owner is not None and owner.dev:
        places = " or ".join(map(str, folders())) or "any folder that may be read"
        owner.advise(
            "picture",
            f"A picture pane was given the text {text[:200]!r}, which names no picture in {places}. As text, only a "
            "relative path of a picture below these is taken; give pathlib.Path for any other file.",
        )
