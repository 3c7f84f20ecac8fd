"""`Runtime`: which Pyodide a page takes, and where it has it from."""

from __future__ import annotations

import hashlib
import json
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.utils import parse_wheel_filename

from transom.errors import TransomError

VERSION = "314.0.7"
"""Of the Pyodide that this Transom is tested with."""
CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
LOCK = "pyodide-lock.json"
_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", LOCK)
_COUNTED = ("pyodide.asm.wasm", "python_stdlib.zip", LOCK)
"""What its loader fetches so that it can be counted."""
_BYTES = 12_300_000
"""Of these, where they cannot be measured."""
NEITHER = (
    "A page that runs in the browser needs Pyodide, and from where is yours to say. Write --pyodide-dir with the "
    f"folder of a Pyodide on this machine, which is copied (npm install pyodide@{VERSION} makes one), or "
    "--pyodide-cdn, and readers fetch it from jsDelivr, which has NumPy and many other packages."
)


class PyodideError(TransomError):
    """A page that is to run in the browser cannot be made."""


@dataclass(frozen=True)
class Runtime:
    """A Pyodide.

    Attributes:
        files: what is copied; none of a CDN.
        url: where a CDN has it.
        lock: what it says of itself, its Python and its packages.
    """

    files: dict[str, Path] = field(default_factory=dict)
    url: str | None = None
    lock: dict[str, Any] = field(default_factory=dict)

    @property
    def python(self) -> str:
        """The version of its Python, such as `3.14`."""
        return ".".join(str(self.lock["info"]["python"]).split(".")[:2])

    @property
    def platform(self) -> str:
        """The platform tag of wheels for it."""
        abi = str(self.lock["info"]["abi_version"])
        return f"{'pyemscripten' if abi >= '2026' else 'pyodide'}_{abi}_wasm32"

    def takes(self, wheel: str) -> bool:
        """Whether the wheel of that file name runs there: it is pure Python, or of its Python and platform."""
        number = int(self.python.replace(".", ""))
        for tag in parse_wheel_filename(wheel)[3]:
            pure = tag.platform == "any" and tag.abi == "none"
            stable = tag.abi == "abi3" and int(tag.interpreter.removeprefix("cp") or 0) <= number
            if pure or (tag.platform == self.platform and (stable or tag.abi in {f"cp{number}", "none"})):
                return True
        return False

    @property
    def packages(self) -> dict[str, dict[str, Any]]:
        """The packages that its readers can fetch by name, where it comes from a CDN."""
        return self.lock["packages"] if self.url else {}

    @property
    def folder(self) -> str:
        """The name of the folder that it is copied into: another Pyodide has another one."""
        digest = hashlib.sha256()
        for name in sorted(self.files):
            digest.update(name.encode())
            digest.update(self.files[name].read_bytes())
        return digest.hexdigest()[:10]

    @property
    def bytes(self) -> int:
        """What its loader fetches."""
        sizes = [self.files[name].stat().st_size for name in _COUNTED if name in self.files]
        return sum(sizes) if sizes else _BYTES


def find_runtime(directory: Path | str | None, cdn: bool | str | None) -> Runtime:
    """The Pyodide in a folder, or that of a CDN.

    Args:
        directory: a folder with `pyodide.mjs` and what belongs to it.
        cdn: `True` for jsDelivr, or the address of another place with a Pyodide.

    Raises:
        PyodideError: neither or both are named, or there is none.
    """
    if not directory and not cdn:
        raise PyodideError(NEITHER)
    if directory and cdn:
        raise PyodideError("--pyodide-dir and --pyodide-cdn are two places for one Pyodide: name one of them.")
    if cdn:
        return _of_cdn(CDN if cdn is True else cdn.rstrip("/") + "/")
    folder = Path(str(directory))
    files = {name: folder / name for name in _FILES if (folder / name).is_file()}
    lacking = {"pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", LOCK} - files.keys()
    if lacking:
        raise PyodideError(
            f"--pyodide-dir {str(directory)!r} is no folder of a Pyodide: it has no {', '.join(sorted(lacking))}. "
            f"npm install pyodide@{VERSION} makes one, node_modules/pyodide."
        )
    return Runtime(files=files, lock=json.loads(files[LOCK].read_text("utf-8")))


def _of_cdn(url: str) -> Runtime:
    if not url.startswith(("https://", "http://")):
        raise PyodideError(f"--pyodide-url {url!r} is no address of the web, such as {CDN}.")
    try:
        with urllib.request.urlopen(url + LOCK, timeout=30) as answer:  # noqa: S310 - of the web, see above
            return Runtime(url=url, lock=json.loads(answer.read()))
    except (OSError, ValueError) as error:
        raise PyodideError(
            f"{url + LOCK} cannot be read: {error}. It says which packages there are, so converting for a CDN needs "
            "the network. With --pyodide-dir it does not."
        ) from error
