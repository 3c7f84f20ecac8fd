"""Objects that stand for a file which the page fetches by an address: paths, data, open files, addresses."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from transom.components.named_file import named_file
from transom.components.published import Publication, publish
from transom.errors import PaneError

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

Sniff = Callable[[bytes], str | None]
"""The media type of data that begins like this; `None` for what is none that is shown."""


def is_address(text: str) -> bool:
    """Whether the browser fetches it from somewhere else."""
    return _ADDRESS.match(text) is not None


def names_file(obj: Any, suffixes: tuple[str, ...]) -> bool:
    """Whether an object, of which nothing else is known, is a path or an address with such an ending."""
    if isinstance(obj, Path):
        return obj.name.lower().endswith(suffixes)
    if not isinstance(obj, str) or not is_address(obj) or any(character.isspace() for character in obj):
        return False
    return re.split("[?#]", obj, maxsplit=1)[0].lower().endswith(suffixes)


def published(obj: Any, what: str, suffixes: tuple[str, ...], sniff: Sniff) -> Publication:
    """Publish the file or the data that an object stands for.

    Args:
        obj: a path, bytes, an open file, or text that names a file below the folder of the app or the current one.
        what: the pane, for what is said of an object that it does not show.
        suffixes: endings of files that text may name.
        sniff: says which data is shown.

    Raises:
        PaneError: it stands for none, or for one of another kind.
    """
    source, name = _source(obj, what, suffixes)
    begin = source[:1024] if isinstance(source, bytes) else _begin(source)
    kind = sniff(begin)
    if kind is None:
        came = "a page of HTML" if begin.lstrip()[:1] == b"<" else f"data that begins {begin[:12]!r}"
        raise PaneError(f"Not for {what}", f"{came} came. Check where it comes from.")
    return publish(source, kind, name)


def _source(obj: Any, what: str, suffixes: tuple[str, ...]) -> tuple[Path | bytes, str]:
    if isinstance(obj, bytes | bytearray | memoryview):
        return bytes(obj), what.lower() + suffixes[0]
    if isinstance(obj, str):
        path = named_file(obj, suffixes)
        if path is None:
            raise PaneError(
                "No such file",
                f"the text is no address and names no {what} file below the app's folder. Give the file as "
                "pathlib.Path to show one from elsewhere.",
            )
        return path, path.name
    if isinstance(obj, os.PathLike):
        path = Path(os.fsdecode(obj))
        return path, path.name
    if hasattr(obj, "read"):
        if hasattr(obj, "seek"):
            obj.seek(0)
        return bytes(obj.read()), what.lower() + suffixes[0]
    raise PaneError(
        f"Not for {what}",
        f"an object of type {type(obj).__qualname__} came; give bytes, a path, an address or an open file.",
    )


def _begin(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError
        with path.open("rb") as file:
            return file.read(1024)
    except (OSError, ValueError) as error:
        raise PaneError(
            "No such file", "the path leads to no file that can be read. Check the path, and who may read it."
        ) from error
