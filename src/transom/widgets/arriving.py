"""What pages say of files that they are going to send, and the bytes as they arrive.

Owns what is believed of a page: nothing. Names are data, cleaned of what could lead somewhere; sizes and order are
checked piece by piece. Knows no component.
"""

from __future__ import annotations

import mimetypes
import os
import re
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import Any, NamedTuple

from transom.errors import RejectedError

IN_MEMORY = 1 << 20
"""So many bytes of an upload wait in memory; a larger one waits in a temporary file."""
DISK = sys.platform != "emscripten"
"""Whether temporary files are anywhere else than in memory."""
MOST_FILES = 1000
"""So many files may come at once."""

_KIND = re.compile(r"[\w.+-]{1,127}/[\w.+-]{1,127}", re.ASCII)
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\\" + (":" if os.name == "nt" else "") + "]")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


class Announced(NamedTuple):
    """A file as the page announces it.

    Attributes:
        name: without a folder, or within the chosen folder, with `/` between; it leads out of no folder.
        size: in bytes.
        kind: its media type.
    """

    name: str
    size: int
    kind: str


class Arrived(NamedTuple):
    """A file that has come whole."""

    name: str
    kind: str
    data: bytes


def announced(raw: Any, *, folders: bool) -> tuple[int, list[Announced]]:
    """The number of an upload and its files, of what a page sends.

    Args:
        raw: what the page sends.
        folders: whether names may be those of files in folders.

    Raises:
        RejectedError: it is nothing that a page of ours would send.
    """
    match raw:
        case {"number": int(number), "files": [_, *_] as files} if len(files) <= MOST_FILES:
            return number, [_announced(each, folders) for each in files]
    raise RejectedError("bad_value")


def _announced(raw: Any, folders: bool) -> Announced:
    match raw:
        case [str(name), int(size), str(kind)] if 0 <= size < 1 << 53 and len(name) < 4096 and size is not True:
            kind = kind.lower().partition(";")[0].strip()
            if not kind:
                kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            if _KIND.fullmatch(kind) and (folders or "/" not in name):
                return Announced(clean_name(name), int(size), kind)
    raise RejectedError("bad_value")


def clean_name(name: str) -> str:
    """A name that stays in the folder that it is put into, with all letters that it has."""
    parts = [_NOT_IN_NAMES.sub("_", part) for part in name.split("/") if part]
    return "/".join("_" * len(part) if part in (".", "..") else part for part in parts) or "_"


def tokens_of(accept: Any) -> list[str]:
    """The kinds of a list such as ".csv, image/*", in small letters; an ending may lack its dot."""
    given = accept.split(",") if isinstance(accept, str) else accept or ()
    tokens = [str(each).strip().lower() for each in given]
    return [each if "/" in each or each.startswith(".") else f".{each}" for each in tokens if each.strip("*./ ")]


def is_accepted(file: Announced, tokens: Iterable[str]) -> bool:
    """Whether a file is of one of these kinds, by its ending, what the page calls it, or what the ending means."""
    name = file.name.lower()
    kinds = {file.kind, mimetypes.guess_type(name)[0] or ""}
    tokens = list(tokens)
    return not tokens or any(
        name.endswith(token)
        if token.startswith(".")
        else any(kind.startswith(token[:-1]) if token.endswith("/*") else kind == token for kind in kinds)
        for token in tokens
    )


def byte_count(given: Any) -> int | None:
    """A number of bytes: itself, or a text such as "5MB".

    Raises:
        ValueError: it is neither.
    """
    if given is None:
        return None
    found = _SIZE.fullmatch(str(given).strip())
    if found is None or isinstance(given, bool):
        raise ValueError(f'{given!r} is no size. Write a number of bytes, or a text such as "5MB".')
    return int(float(found[1]) * _FACTORS[found[2].lower()])


def in_words(size: int) -> str:
    """A number of bytes for people."""
    for factor, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= factor:
            return f"{size / factor:.4g} {unit}"
    return f"{size} B"


class Arrival:
    """An upload of one page as it arrives.

    Args:
        number: the page's for it.
        files: what it has announced.

    Concurrency: `take` and `files` under the turn of the page, in whatever thread; `close` from any.
    """

    def __init__(self, number: int, files: list[Announced]) -> None:
        self.number = number
        self._announced = files
        self._size = sum(each.size for each in files)
        self._arrived = 0
        sizes = [each.size for each in files]
        self._spool: _Spool | _Rooms = _Spool(sizes) if DISK else _Rooms(sizes)
        self._lock = Lock()

    def take(self, at: Any, data: Any) -> None:
        """Take the next piece, which begins at the byte `at` of all files, one after the other.

        Raises:
            RejectedError: it is not the next one, or more than was announced.
        """
        if type(at) is not int or not isinstance(data, memoryview) or not data.nbytes:
            raise RejectedError("bad_value")
        with self._lock:
            if at != self._arrived or at + data.nbytes > self._size:
                raise RejectedError("bad_value")
            self._check_open()
            self._spool.write(data)
            self._arrived += data.nbytes

    def files(self) -> list[Arrived]:
        """All files.

        Raises:
            RejectedError: something of them is still missing.
        """
        with self._lock:
            if self._arrived != self._size:
                raise RejectedError("bad_value")
            self._check_open()
            read = self._spool.files()
            return [Arrived(each.name, each.kind, data) for each, data in zip(self._announced, read, strict=True)]

    def _check_open(self) -> None:
        if self._spool.closed:  # it was cleared meanwhile
            raise RejectedError("not_allowed")

    def close(self) -> None:
        """Let go of what has come."""
        with self._lock:
            self._spool.close()


class _Spool:
    """Files one after the other on the disk, in memory only when they are read."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._sizes = sizes
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self.write, self.close = self._file.write, self._file.close

    @property
    def closed(self) -> bool:
        return self._file.closed

    def files(self) -> list[bytes]:
        self._file.seek(0)
        return [self._file.read(each) for each in self._sizes]


class _Rooms:
    """Files in memory, each written to where it stays: bytes that are handed out as they are."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._rooms = [BytesIO(bytes(each)) for each in sizes]
        self._left = list(sizes)
        self.closed = False

    def write(self, data: memoryview) -> None:
        at = 0
        for number, left in enumerate(self._left):
            now = min(left, data.nbytes - at)
            self._rooms[number].write(data[at : at + now])
            self._left[number] -= now
            at += now

    def files(self) -> list[bytes]:
        return [each.getvalue() for each in self._rooms]

    def close(self) -> None:
        self.closed = True
        self._rooms = []
