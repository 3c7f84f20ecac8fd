"""Folders whose files are handed out as they are."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from transom.errors import SettingsError


def static_files(pairs: Iterable[str]) -> dict[str, tuple[bytes, str]]:
    """Everything that may be asked for, read at start: a closed table of path → content and media type.

    Hidden files, those in hidden folders, and links to what is outside of the folder or hidden are left out.

    Raises:
        SettingsError: a pair without a folder that exists.
    """
    table: dict[str, tuple[bytes, str]] = {}
    for pair in pairs:
        route, equals, folder = pair.partition("=")
        root = Path(folder)
        if not equals or not root.is_dir():
            raise SettingsError(f"--static-dirs {pair!r}: write ROUTE=FOLDER, with a folder that exists.")
        for path in sorted(root.rglob("*")):
            if path.is_file() and _handed_out(path, root):
                kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
                table[f"/{route.strip('/')}/{path.relative_to(root).as_posix()}"] = (path.read_bytes(), kind)
    return table


def _handed_out(path: Path, root: Path) -> bool:
    real, base = path.resolve(), root.resolve()
    if not real.is_relative_to(base):
        return False
    return not any(
        part.startswith(".") for each in (path.relative_to(root), real.relative_to(base)) for part in each.parts
    )
