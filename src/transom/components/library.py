"""Front-end libraries that an installed package brings along, and that a host hands out as they are.

A pane registers the library it shows with; a host asks for files of it. Knows no host and no library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
"""Media types by the endings of files."""


@dataclass(frozen=True, slots=True)
class Library:
    """Files of one installed package.

    Attributes:
        version: part of every address, so that an answer may be kept for ever.
        files: name in the address → file. Nothing else of the package can be asked for.
    """

    version: str
    files: Mapping[str, Path]


_finders: dict[str, Callable[[], Library]] = {}


def register_library(name: str, find: Callable[[], Library]) -> None:
    """Let `find` say which files there are; called when the first of them is asked for."""
    _finders[name] = find


@cache
def find_library(name: str) -> Library | None:
    """The library of that name; `None` when none is registered or its package is not installed."""
    find = _finders.get(name)
    if find is None:
        return None
    try:
        return find()
    except ImportError:
        return None


def library_file(address: str) -> tuple[Path, str] | None:
    """The file at `<library>/<version>/<file>` and its media type; `None` for any other address."""
    if address.count("/") != 2:
        return None
    name, version, file = address.split("/")
    library = find_library(name)
    if library is None or version != library.version or file not in library.files:
        return None
    path = library.files[file]
    return path, TYPES.get(path.suffix, "application/octet-stream")
