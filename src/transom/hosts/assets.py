"""The built client as the server hands it out: a closed table, no path is ever joined per request."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from transom.errors import TransomError

FOLDER = Path(__file__).resolve().parents[1] / "_assets"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in up to three encodings."""

    path: Path
    type: str
    encodings: tuple[str, ...]

    def read(self, accepted: str) -> tuple[bytes, str | None]:
        """The bytes in the best encoding that `accepted` (an `Accept-Encoding` header) names."""
        offered = {part.partition(";")[0].strip() for part in accepted.lower().split(",")}
        for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
            if encoding in offered and encoding in self.encodings:
                return self.path.with_name(self.path.name + suffix).read_bytes(), encoding
        return self.path.read_bytes(), None


@dataclass(frozen=True, slots=True)
class Assets:
    """The manifest of a build.

    Attributes:
        build: changes with every change of the client.
        boot: the inline script of the shell page.
        boot_hash: its source expression for the content security policy.
        script: the entry module's file name.
        style: the stylesheet's file name.
        notebook: the file name of the runtime of views in a document of another's, which exports `show`.
        pyodide: what a page is made of whose Python runs in the browser: the file names of its runtime (`script`), of
            what runs Python (`worker`) and of its first script (`opened`), and a style sheet (`style`).
        loader: the text that fetches it, the front end of a widget in a notebook.
        documented: the file name of the script of documentation pages.
        saved: the file name of the runtime of pages that were saved.
        markup: the file name of the module that shows markup.
        frame: the style sheet of the frame of a page, which a shell carries itself.
        chunks: front end → the file name of the chunk that holds it; those of the runtime are not in it.
        libraries: those chunks that carry a library: each is fetched when something asks for it.
        files: everything that may be asked for.
    """

    build: str
    boot: str
    boot_hash: str
    script: str
    style: str
    notebook: str
    pyodide: dict[str, str]
    loader: str
    documented: str
    saved: str
    markup: str
    frame: str
    chunks: dict[str, str]
    libraries: frozenset[str]
    files: dict[str, Asset]


@cache
def load_assets(folder: Path = FOLDER) -> Assets:
    """Read the manifest of the built client.

    Raises:
        TransomError: the client has not been built.
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    except OSError as error:
        raise TransomError(
            "The browser client has not been built. In a checkout run `make setup`; an installed package "
            "carries it, so reinstall transom."
        ) from error
    files = {
        name: Asset(
            folder / name,
            entry["type"],
            tuple(
                encoding for encoding, suffix in (("br", ".br"), ("gzip", ".gz")) if (folder / (name + suffix)).exists()
            ),
        )
        for name, entry in manifest["files"].items()
    }
    digest = base64.b64encode(hashlib.sha256(manifest["boot"].encode()).digest()).decode()
    return Assets(
        build=manifest["build"],
        boot=manifest["boot"],
        boot_hash=f"'sha256-{digest}'",
        script=manifest["script"],
        style=manifest["style"],
        notebook=manifest["notebook"],
        pyodide=manifest["pyodide"],
        loader=manifest["loader"],
        documented=manifest["documented"],
        saved=manifest["saved"],
        markup=manifest["markup"],
        frame=manifest["frame"],
        chunks=manifest["frontEnds"],
        libraries=frozenset(manifest["libraries"]),
        files=files,
    )
