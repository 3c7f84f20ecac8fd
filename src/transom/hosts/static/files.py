"""The files that a saved page asks for: of the build, of libraries, of the app, and pictures beside it.

Owns which these are, and what of them cannot be taken along. A closed table: what is not in it is not in the page.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from transom.hosts.assets import Assets
from transom.hosts.files import File, find_file
from transom.protocol.messages import Op

_ICON = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NEVER = ("inspector", "waiting-", "face-")
"""Beginnings of the names of what needs a server: the inspector, the room for a page, the typeface of later pages."""
_PLACES = re.compile(r"""(\b(?:src|poster|href)\s*=\s*)("[^"]*"|'[^']*')|(\burl\()\s*(["']?)([^"')]+)\4\s*\)""")
_SHOWN = ("image/", "audio/", "video/", "font/", "text/css")
_REMOTE = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](https?://[^"']+)["']""")
_LARGEST = 64 << 20


class Files:
    """Collects them.

    Args:
        assets: the built client.
        folders: where names of files that markup shows begin, the first one first.
        static: path → content and media type of what the app's server would hand out.
        linked: path → a file that is handed out because a document shows it.
    """

    def __init__(
        self,
        assets: Assets,
        folders: Iterable[Path],
        static: Mapping[str, tuple[bytes, str]],
        linked: Callable[[str], Path | None],
    ) -> None:
        self._assets = assets
        self._folders = list(folders)
        self._static = static
        self._linked = linked
        self._icons: set[str] = set()
        self._seen: set[str] = set()
        self.table: dict[str, File] = {}
        """By the address under which the page asks for it."""
        self.left: dict[str, None] = {}
        """Addresses of what the page shows and is not taken along."""

    def publish(self, text: str) -> str:
        """The address of a module that comes with the app; see `session.ports.Publish`."""
        for address in _REMOTE.findall(text):
            self.left[address] = None
        address = f"../module/{hashlib.sha256(text.encode()).hexdigest()[:16]}.js"
        self.table[address] = File(text.encode(), "text/javascript")
        return address

    def begin(self) -> None:
        """Take what the runtime itself may ask for."""
        self._closure(self._assets.files[self._assets.saved].path.read_text("utf-8"))

    def take(self, op: Op) -> Op:
        """Take along what an op asks for; gives the op as the page is told it."""
        if op[0] == "class":
            if op[3].get("chunk"):
                self._chunk(op[3]["chunk"])
            return ["class", op[1], self._walk(op[2]), op[3]]
        if op[0] == "page" and op[1].get("extras"):
            return ["page", {**op[1], "extras": self._extras(op[1]["extras"])}]
        return self._walk(op) if op[0] in ("new", "set", "page", "splice", "msg") else op

    def icons(self) -> None:
        """Take those icons along whose names have been met; the last step."""
        for name, asset in self._assets.files.items():
            if name.startswith("icons-") and name.endswith(".json"):
                held = json.loads(asset.path.read_text("utf-8"))
                if wanted := {each: held[each] for each in sorted(self._icons & held.keys())}:
                    self.table[name] = File(json.dumps(wanted).encode(), asset.type)

    def _chunk(self, name: str) -> None:
        if name not in self.table:
            data = self._assets.files[name].path.read_bytes()
            self.table[name] = File(data, self._assets.files[name].type)
            self._closure(data.decode("utf-8"))

    def _closure(self, text: str) -> None:
        """What a file of the build names is asked for by it; icons are named in it too."""
        self._icons.update(re.findall(r"""["'`]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["'`]""", text))
        for name in set(re.findall(r"[\w-]+-[0-9A-Z]{8}\.(?:js|woff2)", text)):
            if name in self._assets.files and not name.startswith(_NEVER) and name not in self.table:
                if name.endswith(".js"):
                    self._chunk(name)
                else:
                    self.table[name] = File(self._assets.files[name].path.read_bytes(), "font/woff2")

    def _walk(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self._walk(each) for each in value]
        if isinstance(value, dict):
            return {key: self._walk(each) for key, each in value.items()}
        return value

    def _text(self, text: str) -> str:
        if text in self._seen:
            return text
        if len(text) < 300 and "/" in text and self._address(text):
            self._seen.add(text)
            return text
        if len(text) < 64 and _ICON.fullmatch(text):
            self._icons.add(text)
        if ("=" in text and "<" in text) or "url(" in text:
            return _PLACES.sub(self._place, text)
        return text

    def _address(self, text: str) -> bool:
        """Whether it is the address of a file of the host's, which is taken along."""
        for address in dict.fromkeys((text, f"../{text}")):
            found = find_file(self._assets, address) if address.startswith("../") else None
            if found is not None:
                self.table[address] = found
                return True
        return False

    def _place(self, match: re.Match[str]) -> str:
        before, quoted, start, mark, inner = match.groups()
        if before is None:
            return f"{start}{mark}{self.inlined(inner)}{mark})"
        if before.startswith("href"):
            return match[0]
        return f"{before}{quoted[0]}{self.inlined(quoted[1:-1])}{quoted[0]}"

    def inlined(self, address: str) -> str:
        """A local picture, sound or style sheet as data; any other address as it is."""
        parts = urlsplit(address)
        if parts.scheme == "data" or not address or address.startswith("#"):
            return address
        found = None if parts.scheme or parts.netloc else self._local(unquote(parts.path))
        if found is None or not found.kind.startswith(_SHOWN):
            self.left[address] = None
            return address
        data = found.data
        if found.kind == "text/css":
            data = _PLACES.sub(self._place, data.decode("utf-8", "replace")).encode()
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"data:{found.kind};base64,{base64.b64encode(data).decode()}{fragment}"

    def _local(self, path: str) -> File | None:
        known = self._static.get("/" + path.lstrip("/"))
        if known is not None:
            return File(*known)
        linked = self._linked("/" + path.removeprefix("./"))
        for file in [linked] if linked else self._beside(path):
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            if file.is_file() and kind.startswith(_SHOWN) and file.stat().st_size <= _LARGEST:
                return File(file.read_bytes(), kind)
        return None

    def _beside(self, path: str) -> Iterator[Path]:
        """Files in the app's folders, and nowhere else."""
        if path.startswith("/"):
            return
        for folder in self._folders:
            file = (folder / path).resolve()
            if file.is_relative_to(folder.resolve()):
                yield file

    def _extras(self, extras: dict[str, Any]) -> dict[str, Any]:
        scripts = []
        for address, is_module in extras["scripts"]:
            found = None if urlsplit(address).netloc else self._local_script(unquote(urlsplit(address).path))
            if found is None:
                self.left[address] = None
                scripts.append([address, is_module])
            else:
                scripts.append([f"data:text/javascript;base64,{base64.b64encode(found).decode()}", is_module])
        styles = [_PLACES.sub(self._place, each) for each in extras["styles"]]
        return {"styles": styles, "sheets": [self.inlined(each) for each in extras["sheets"]], "scripts": scripts}

    def _local_script(self, path: str) -> bytes | None:
        known = self._static.get("/" + path.lstrip("/"))
        if known is not None:
            return known[0]
        found = next((each for each in self._beside(path.removeprefix("./")) if each.suffix in (".js", ".mjs")), None)
        return found.read_bytes() if found is not None and found.is_file() else None
