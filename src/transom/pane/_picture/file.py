"""Reading picture files: regular ones only, none that is too large, and for text only those beside the app.

A `Path` was written by the author's code and may lie anywhere. Text may have been typed by a user, and
nothing tells the two apart; so it names only what lies below the app's folder or the current one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

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
    for folder in _folders():
        try:
            path = _below(folder, text)
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


def _folders() -> Iterator[Path]:
    """Where text may name a file: the folder of the app's file, and the current one when that is a project's."""
    owner = session_var.get()
    folder = None if owner is None else owner.folder
    if folder is not None:
        yield folder
    try:
        current = Path.cwd()
        if current not in (folder, current.parent, Path.home()):
            yield current
    except (OSError, RuntimeError):  # a folder that has gone; a user without a home
        return


def named_file(text: str, suffixes: tuple[str, ...]) -> Path | None:
    """The regular file with one of these endings that text names, where it may; `None` when there is none."""
    for folder in _folders():
        try:
            path = _below(folder, text, suffixes)
            if path is not None and stat.S_ISREG(path.stat().st_mode):
                return path
        except (OSError, ValueError):
            continue
    return None


def _below(folder: Path, text: str, suffixes: tuple[str, ...] = SUFFIXES) -> Path | None:
    """The file that `text` names below `folder`; `None` when it may not name one."""
    name = PurePath(text)
    if name.anchor or name.suffix.lower() not in suffixes or _hidden(name):
        return None
    root = folder.resolve()
    path = (root / name).resolve()
    return path if path.is_relative_to(root) and not _hidden(path.relative_to(root)) else None


def _hidden(name: PurePath) -> bool:
    return any(part.startswith(".") for part in name.parts)


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
        places = " or ".join(map(str, _folders())) or "any folder that may be read"
        owner.advise(
            "picture",
            f"A picture pane was given the text {text[:200]!r}, which names no picture in {places}. As text, only a "
            "relative path of a picture below these is taken; give pathlib.Path for any other file.",
        )
