"""`Files`: what the runtime asks its kernel for: files of the build, of libraries, and what components publish."""

from __future__ import annotations

from threading import Lock
from typing import Any, NamedTuple

from transom.components.library import library_file
from transom.components.modules import Modules
from transom.components.published import find_published
from transom.hosts.assets import Assets


class File(NamedTuple):
    """A file with its media type."""

    data: bytes
    kind: str


class Files:
    """What a host without addresses hands out: the files of `find_file`, and the modules that come with apps.

    Concurrency: from any thread.
    """

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._modules = Modules()
        self._lock = Lock()

    def publish(self, text: str) -> str:
        """See `session.ports.Publish`."""
        with self._lock:
            return f"../module/{self._modules.publish(text)}.js"

    def find(self, name: str) -> File | None:
        """What has that name.

        Raises:
            OSError: it is there, and cannot be read.
        """
        name = name.partition("#")[0]
        if not name.startswith("../module/"):
            return find_file(self._assets, name)
        with self._lock:
            text = self._modules.find(name.removeprefix("../module/").removesuffix(".js"))
        return None if text is None else File(text, "text/javascript")

    def answer(self, name: str) -> tuple[dict[str, Any], list[bytes]]:
        """What a page is told that wants a file: a message, and the buffers that go with it."""
        told = {"t": "asset", "name": name}
        try:
            file = self.find(name)
        except OSError as error:
            return {**told, "error": f"{name} cannot be read: {error.strerror}"}, []
        if file is None:
            return {**told, "error": f"{name} is not there"}, []
        return {**told, "type": file.kind}, [file.data]


def find_file(assets: Assets, name: str) -> File | None:
    """The file of that name in the build, or by its address as seen from there; the runtime for an empty name.

    A closed table: a name that is not in it leads nowhere. From any thread.
    """
    asset = assets.files.get(name.removeprefix("./") or assets.notebook)
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
