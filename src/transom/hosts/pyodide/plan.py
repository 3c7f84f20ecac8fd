"""`Plan`: which file of an app goes where, and the writing of all of it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from transom.hosts.assets import load_assets
from transom.hosts.pyodide.kit import Kit, put_archive
from transom.hosts.pyodide.page import FOLDER, app_page, index_page
from transom.hosts.pyodide.runtime import PyodideError
from transom.hosts.pyodide.travel import Travels
from transom.hosts.pyodide.wheels import Archive, packed
from transom.script import Program, load

HOME = "/app"
"""Where an app's folder is in the page's own file system."""


@dataclass(frozen=True)
class Converted:
    """What has been written.

    Attributes:
        folder: what a server is to serve.
        pages: the page of each app.
        notes: what its author should know, a sentence each.
    """

    folder: Path
    pages: tuple[Path, ...]
    notes: tuple[str, ...]


class Plan:
    """What is to be written.

    Args:
        found: each app file with what travels with it.
        resources: files that all of them take along.
        kit: what they need besides.
        as_panel: `import panel` in them means Transom.
        dev: tracebacks and reports reach the page.
    """

    def __init__(
        self, found: Mapping[Path, Travels], resources: Iterable[Path], kit: Kit, *, as_panel: bool, dev: bool
    ) -> None:
        self._found = found
        self._kit = kit
        self._as_panel = as_panel
        self._dev = dev
        self._resources = [*resources]
        self._names = _page_names(found)
        self._linked: dict[str, Path] = {}
        self._links: dict[Path, dict[str, str | None]] = {}
        self._programs = {path: self._load(path) for path in found}

    def write(self, out: Path, *, index: bool | None, title: str | None, notes: Iterable[str]) -> Converted:
        """Write it."""
        if index and "index.html" in self._names.values():
            own = next(path for path, name in self._names.items() if name == "index.html")
            raise PyodideError(f"Nothing was written: {own.name} is index.html itself. Rename it, or write --no-index.")
        given = self._kit.write(out / FOLDER)
        (out / ".nojekyll").touch()  # else GitHub's pages leave out a folder whose name begins with "_"
        for address, path in self._linked.items():
            target = out / unquote(address)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        texts = {self._names[path]: self._page(path, given, out) for path in self._found}
        if index or (index is None and "index.html" not in texts):
            texts["index.html"] = self._index(texts, title, listed=bool(index) or len(texts) > 1)
        for name, text in texts.items():
            (out / name).write_text(text, "utf-8", newline="\n")
        return Converted(out, tuple(out / self._names[path] for path in self._found), tuple(notes))

    def _page(self, path: Path, given: dict[str, Any], out: Path) -> str:
        program, (root, files) = self._programs[path], self._files(path)
        archive = Archive(path.stem, packed({each.relative_to(root).as_posix(): each.read_bytes() for each in files}))
        app = {
            "archive": put_archive(out / FOLDER, archive),
            "folder": HOME,
            "file": path.relative_to(root).as_posix(),
            "as_panel": self._as_panel,
            "links": self._links[path],
        }
        kind = "document" if program.kind == "document" else "app"
        return app_page(load_assets(), title=program.title, kind=kind, given=given, app=app, dev=self._dev)

    def _index(self, texts: Mapping[str, str], title: str | None, *, listed: bool) -> str:
        if not listed:
            (text,) = texts.values()
            return text
        apps = [(self._names[path], program.title, program.summary) for path, program in self._programs.items()]
        return index_page(load_assets(), title=title or "Apps", apps=apps)

    def _files(self, path: Path) -> tuple[Path, list[Path]]:
        """The folder that the app's files are in, and these."""
        files = [path, *self._found[path].files, *self._resources]
        root = Path(commonpath([each.parent for each in files]))
        return root, sorted(set(files))

    # What documents link to

    def _load(self, path: Path) -> Program:
        links = self._links[path] = {}

        def resolve(href: str) -> str | None:
            links[href] = found = self._resolve(path, href)
            return found

        return load(path, as_panel=self._as_panel, resolve=resolve)

    def _resolve(self, origin: Path, href: str) -> str | None:
        parts = urlsplit(href)
        if not parts.path:
            return href
        target = (origin.parent / unquote(parts.path)).resolve()
        end = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        if target in self._names:
            return quote(self._names[target]) + end
        hidden = any(each.startswith(".") for each in target.parts[len(origin.parent.parts) :])
        if not target.is_relative_to(origin.parent) or not target.is_file() or hidden:
            return None
        mark = hashlib.sha256(target.read_bytes()).hexdigest()[:10]
        address = f"{FOLDER}/files/{mark}/{quote(target.name)}"
        self._linked[address] = target
        return address + end


def _page_names(files: Iterable[Path]) -> dict[Path, str]:
    names: dict[Path, str] = {}
    for path in files:
        name = f"{path.stem}.html"
        other = next((each for each, taken in names.items() if taken == name), None)
        if other is not None:
            raise PyodideError(
                f"{str(other)!r} and {str(path)!r} would both be {name}. Rename one, or convert them into two folders."
            )
        names[path] = name
    return names
