"""`Files`: what the runtime asks its kernel for: files of the build, of libraries, and what components publish."""

from __future__ import annotations

from typing import NamedTuple

from transom.components.library import find_library
from transom.components.published import find_published
from transom.hosts.assets import Assets

_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


class File(NamedTuple):
    """A file with its media type."""

    data: bytes
    kind: str


def find_file(assets: Assets, name: str) -> File | None:
    """The file of that name in the build, or by its address as seen from there; the runtime for an empty name.

    A closed table: a name that is not in it leads nowhere. From any thread.
    """
    asset = assets.files.get(name or assets.notebook)
    if asset is not None:
        return File(asset.path.read_bytes(), asset.type)
    parts = name.removeprefix("../").split("/")
    match parts:
        case ["media", key, _]:
            found = find_published(key)
            if found is None:
                return None
            data = found.source if isinstance(found.source, bytes) else found.source.read_bytes()
            return File(data, found.kind)
        case [library_name, version, file]:
            library = find_library(library_name)
            if library is None or version != library.version or file not in library.files:
                return None
            path = library.files[file]
            return File(path.read_bytes(), _TYPES.get(path.suffix, "application/octet-stream"))
    return None
