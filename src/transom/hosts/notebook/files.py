"""`Files`: what the runtime asks its kernel for: files of the build, of libraries, and what components publish."""

from __future__ import annotations

from typing import NamedTuple

from transom.components.library import library_file
from transom.components.published import find_published
from transom.hosts.assets import Assets


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
    address = name.removeprefix("../")
    match address.split("/"):
        case ["media", key, _]:
            found = find_published(key)
            if found is None:
                return None
            data = found.source if isinstance(found.source, bytes) else found.source.read_bytes()
            return File(data, found.kind)
    of_library = library_file(address)
    if of_library is None:
        return None
    path, kind = of_library
    return File(path.read_bytes(), kind)
