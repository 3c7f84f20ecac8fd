"""`Links`: where the links and pictures of documents lead on a site, and which files are handed out for them.

Owns the closed table of linked files: one gets into it when a document is loaded that links to it, lies under that
document's folder, is no symbolic link out of it, and has no part of its path hidden. No path is made of a request.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from transom.script.found import SUFFIXES

PLACE = "/_transom/files"


class Links:
    """Resolves what documents link to.

    Args:
        files: route → app file.
        routes: further routes that answer.
        static: further paths that answer.
    """

    def __init__(self, files: Mapping[str, Path], routes: Collection[str] = (), static: Collection[str] = ()) -> None:
        self._files = {path.resolve(): route for route, path in reversed([*files.items()])}
        self._routes = {*files, *routes, "/"}
        self._static = static
        self._linked: dict[Path, dict[str, Path]] = {}

    def file(self, path: str) -> Path | None:
        """The file that is handed out at a path of the site, such as `/_transom/files/…/picture.png`."""
        return next((found[path] for found in list(self._linked.values()) if path in found), None)

    def begin(self, origin: Path) -> None:
        """A document is loaded, maybe again: what it links to is found anew."""
        self._linked[origin] = {}

    def resolve(self, origin: Path, href: str) -> str | None:
        """Where the site has what `href` names in the document `origin`, relative to its page; `None`: nowhere."""
        parts = urlsplit(href)
        path = unquote(parts.path)
        found = self._absolute(path) if path.startswith("/") else self._relative(origin, path)
        if found is None:
            return None
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        up: str = "../" * (self._route(origin).count("/") - 1) or "./"
        return up + quote(found[1:]) + query + fragment

    def app(self, origin: Path, href: str) -> Path | None:
        """The app file that a link of the document `origin` leads to."""
        path = unquote(urlsplit(href).path)
        if not path:
            return origin
        route = self._absolute(path) if path.startswith("/") else self._relative(origin, path)
        return next((file for file, each in self._files.items() if each == route), None)

    def _route(self, origin: Path) -> str:
        return self._files.get(origin.resolve(), "/")

    def _absolute(self, path: str) -> str | None:
        if path in self._static:
            return path
        route = "/" + path.strip("/")
        return route if route in self._routes else None

    def _relative(self, origin: Path, path: str) -> str | None:
        try:
            target = (origin.parent / PurePosixPath(path)).resolve()
            if target in self._files:
                return self._files[target]
            if _may_be_handed_out(origin.resolve().parent, target):
                return self._hand_out(origin, target)
        except (OSError, ValueError):  # a name that no file can have
            return None
        joined: str = posixpath.join(posixpath.dirname(self._route(origin)), path)
        return self._absolute(posixpath.normpath(joined))

    def _hand_out(self, origin: Path, target: Path) -> str:
        # Two folders may have files of one name.
        place = hashlib.sha256(str(target.parent).encode()).hexdigest()[:12]
        path = f"{PLACE}/{place}/{target.name}"
        self._linked.setdefault(origin, {})[path] = target
        return path


def _may_be_handed_out(folder: Path, target: Path) -> bool:
    if not target.is_relative_to(folder) or target.suffix.lower() in SUFFIXES:
        return False
    below = target.relative_to(folder).parts
    return not any(part.startswith(".") for part in below) and target.is_file()
