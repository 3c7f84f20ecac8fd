"""Files that text names.

Text may have been typed by a user, and nothing tells that from what the author's code has written; so it names only
what lies below the app's folder or the current one. A `Path` was made by code and may lie anywhere.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from transom.reactive.context import session_var


def folders() -> Iterator[Path]:
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


def named_file(text: str, suffixes: tuple[str, ...] | None = None) -> Path | None:
    """The regular file that text names, where it may; `None` when there is none.

    Args:
        text: a relative path.
        suffixes: one of these endings, in small letters; any when omitted.
    """
    for folder in folders():
        try:
            path = below(folder, text, suffixes)
            if path is not None and stat.S_ISREG(path.stat().st_mode):
                return path
        except (OSError, ValueError):
            continue
    return None


def below(folder: Path, text: str, suffixes: tuple[str, ...] | None = None) -> Path | None:
    """The file that `text` names below `folder`; `None` when it may not name one."""
    name = PurePath(text)
    if name.anchor or is_hidden(name) or (suffixes is not None and name.suffix.lower() not in suffixes):
        return None
    root = folder.resolve()
    path = (root / name).resolve()
    return path if path.is_relative_to(root) and not is_hidden(path.relative_to(root)) else None


def is_hidden(name: PurePath) -> bool:
    """Whether it is hidden, or in something that is."""
    return any(part.startswith(".") for part in name.parts)
