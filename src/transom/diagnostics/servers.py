"""Where servers of one user say what they do: sockets in a folder that nobody else can enter.

Owns the folder, who may ask, and the asking. Knows nothing of what is said.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import socket
import stat
import struct
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

AVAILABLE = hasattr(socket, "AF_UNIX") and os.name == "posix"
"""Whether there are such sockets here."""
PATIENCE = 5.0
"""Seconds in which a server has to answer."""

_NAME = re.compile(r"(\d+)-\d+\.sock")
_PEER = struct.Struct("3i")
_MAC_PEER = struct.Struct("II64x")  # the version of the record, and whose it is
_numbers = itertools.count(1)


class NoAnswerError(Exception):
    """A server is there and says nothing."""


def folder() -> Path:
    """The folder, made if need be.

    Raises:
        PermissionError: it is somebody else's, or open to others.
    """
    base = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    path = Path(base) / f"transom-{os.getuid()}"
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(f"{path} is not a folder of this user alone. Take it away, or set XDG_RUNTIME_DIR.")
    return path


def listen() -> tuple[socket.socket, Path]:
    """A socket of this process that this user alone can reach, and where it is."""
    path = folder() / f"{os.getpid()}-{next(_numbers)}.sock"
    path.unlink(missing_ok=True)  # of an older process of this number
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        sock.bind(str(path))
        path.chmod(0o600)
        sock.listen(8)
    except OSError:
        sock.close()
        raise
    sock.setblocking(False)
    return sock, path


def is_own(handle: int) -> bool:
    """Whether this user is at the other end of a socket, as far as the system says; else the folder says it.

    Args:
        handle: the number of its file: that of an event loop is not always all of a socket.
    """
    with socket.socket(fileno=os.dup(handle)) as sock:
        if sys.platform == "linux":
            _, user, _ = _PEER.unpack(sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size))
        elif sys.platform == "darwin":
            _, user = _MAC_PEER.unpack(sock.getsockopt(0, 1, _MAC_PEER.size))
        else:
            return True
    return bool(user == os.getuid())


def ask_all() -> list[tuple[int, dict[str, Any] | None]]:
    """What each server of this user says, by the number of its process; `None` for one that does not answer.

    Raises:
        PermissionError: see `folder`.
    """
    found: list[tuple[int, dict[str, Any] | None]] = []
    for path in sorted(folder().iterdir()):
        if named := _NAME.fullmatch(path.name):
            try:
                found.append((int(named[1]), ask(path)))
            except NoAnswerError:
                found.append((int(named[1]), None))
            except (ConnectionRefusedError, FileNotFoundError):  # its process was killed, or has just ended
                path.unlink(missing_ok=True)
    return found


def ask(path: Path) -> dict[str, Any]:
    """What the server at a socket says.

    Raises:
        NoAnswerError: nothing, for five seconds.
        ConnectionRefusedError, FileNotFoundError: there is none any more.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.settimeout(PATIENCE)
        try:
            sock.connect(str(path))
            if not is_own(sock.fileno()):
                raise NoAnswerError
            with sock.makefile("rb") as answer:
                said = json.loads(answer.read())
        except (TimeoutError, ConnectionResetError, ValueError) as error:
            raise NoAnswerError from error
    if not isinstance(said, dict):
        raise NoAnswerError
    return said
