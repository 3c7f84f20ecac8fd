"""What is handed out to be saved: files, data and open files, as something that a host can hand out.

Owns how long it is there: until the page has had some others, or has ended. Large data waits in a file.
"""

from __future__ import annotations

import io
import os
import stat
from collections import deque
from pathlib import Path
from tempfile import mkstemp
from typing import IO, Any
from weakref import finalize

from transom.components.named_file import named_file
from transom.components.outline import short
from transom.components.published import Publication, publish_saved
from transom.components.words import say
from transom.errors import UserError
from transom.widgets.arriving import IN_MEMORY, clean_name

KEPT = 4
"""So many files are there for a page at once: browsers ask a moment after they were told."""
_CHUNK = 1 << 20


class HandedOut:
    """What a page has been told of last; a resource of its session."""

    def __init__(self) -> None:
        self._held: deque[Publication] = deque(maxlen=KEPT)

    def keep(self, publication: Publication) -> None:
        """It may be asked for from now on."""
        self._held.append(publication)

    def close(self) -> None:
        """The session has ended."""
        self._held.clear()


def name_for(given: Any, filename: str | None) -> str:
    """What a file is to be called; empty for what has no name."""
    if not filename and isinstance(given, str | os.PathLike):
        filename = Path(os.fsdecode(given)).name
    elif not filename and isinstance(getattr(given, "name", None), str):
        filename = Path(given.name).name
    return clean_name(filename.replace("/", "_")) if filename else ""


def handed_out(given: Any, filename: str | None) -> Publication:
    """Let hosts hand out what an author has given. It reads, so it is for worker threads.

    Args:
        given: text that names a file below the folder of the app or the current one, a path, data, or a file that is
            open for reading, whose beginning is meant.
        filename: what it is to be called.

    Raises:
        UserError: there is no such file.
        TypeError: it is none of these.
    """
    name = name_for(given, filename) or "download"
    if isinstance(given, str | os.PathLike):
        return publish_saved(_path(given), name)
    if isinstance(given, bytes | bytearray | memoryview):
        return _published(io.BytesIO(given), name)
    if hasattr(given, "read"):
        return _published(_begun(given), name)
    raise TypeError(
        f"{short(given)} is no file. Give a path, bytes, a StringIO, a BytesIO or an open file; a callback returns "
        "one of them."
    )


def _path(given: str | os.PathLike[str]) -> Path:
    path = named_file(given) if isinstance(given, str) else Path(os.fsdecode(given))
    try:
        if path is None:
            raise FileNotFoundError(
                f"{given!r} names no file below the app's folder or the current one. Give pathlib.Path for a file "
                "elsewhere."
            )
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileNotFoundError(f"{str(path)!r} is no regular file.")
        path.open("rb").close()
    except (OSError, ValueError) as error:
        raise UserError(say("“{}” is not there.", Path(os.fsdecode(given)).name)) from error
    return path.resolve()


def _begun(file: Any) -> Any:
    """A file from its beginning on, or what a stream in memory holds: it may be read by others meanwhile."""
    if isinstance(file, io.BytesIO):
        return io.BytesIO(file.getvalue())
    if isinstance(file, io.StringIO):
        return io.BytesIO(file.getvalue().encode())
    if hasattr(file, "seek"):
        file.seek(0)
    return file


def _published(file: IO[Any], name: str) -> Publication:
    first = _bytes(file.read(IN_MEMORY))
    rest = _bytes(file.read(_CHUNK))
    if not rest:
        return publish_saved(first, name)
    opened, path = mkstemp(prefix="transom-")
    kept = _Temporary(Path(path))
    try:
        with os.fdopen(opened, "wb") as target:
            target.write(first)
            while rest:
                target.write(rest)
                rest = _bytes(file.read(_CHUNK))
    except BaseException:
        kept.end()
        raise
    return publish_saved(kept.path, name, kept)


class _Temporary:
    """A file that goes with this, or with the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.end = finalize(self, path.unlink, missing_ok=True)


def _bytes(part: str | bytes) -> bytes:
    return part.encode() if isinstance(part, str) else part
