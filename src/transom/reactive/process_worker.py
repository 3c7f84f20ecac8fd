"""What runs in a worker process: one call after the other, until the server has gone or ends it.

Frames on stdin are calls; what comes of them goes to what was stdout. What the author's code prints goes to stderr,
which is the server's.
"""

from __future__ import annotations

import importlib
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO, Literal, cast

from transom.diagnostics.traceback import user_traceback
from transom.errors import ExitError
from transom.reactive.calling import caught, is_steps
from transom.reactive.context import run_var
from transom.reactive.packing import dumps

Answer = Literal["returned", "yielded", "progress", "raised"]
NICE = 5
"""By how much it is less urgent than the server, whose pages are to answer beside it."""
_LENGTH = struct.Struct("!Q")


def write_frame(file: BinaryIO, data: bytes) -> None:
    """Send `data` as one piece."""
    file.write(_LENGTH.pack(len(data)))
    file.write(data)
    file.flush()


def read_frame(file: BinaryIO) -> bytes | None:
    """The next piece; `None` at the end of all."""
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    data = file.read(size)
    return data if len(data) == size else None


class Here:
    """The run, as its function sees it in the process: `tr.current_run()`.

    Attributes:
        name: the function's name.
        number: the run's.
        cancel_requested: never; a cancelled call is ended with its process.
    """

    cancel_requested = False

    def __init__(self, name: str, number: int, answer: Callable[[Answer, Any], None]) -> None:
        self.name = name
        self.number = number
        self._answer = answer
        self._progress: Any = None

    @property
    def progress(self) -> Any:
        """How far it is; the server's run says the same."""
        return self._progress

    @progress.setter
    def progress(self, value: Any) -> None:
        self._progress = value
        self._answer("progress", value)

    def check_cancelled(self) -> None:
        """As in a thread; there is never anything to give up."""


def main() -> None:
    """Take calls from stdin until it ends."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed must not be taken for an answer
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    threading.Thread(target=_listen, args=(source, calls), daemon=True).start()
    speaking = threading.Lock()

    def answer(kind: Answer, value: Any) -> None:
        data = dumps((kind, value))
        with speaking:
            write_frame(answers, data)

    while True:
        _serve(calls.get(), answer)


def _listen(source: BinaryIO, calls: queue.SimpleQueue[bytes]) -> None:
    while (frame := read_frame(source)) is not None:
        calls.put(frame)
    # The server has gone, or wants this to end: at once, and with all that the call has begun.
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


def _serve(frame: bytes, answer: Callable[[Answer, Any], None]) -> None:
    name, number, paths, own, body = pickle.loads(frame)  # noqa: S301 - from the server, by a pipe of its own
    sys.path[:] = paths
    if own:
        _alias(own)
    run_var.set(cast("Any", Here(name, number, answer)))
    _, error = caught(lambda: _call(body, answer))
    if error is not None:
        answer("raised", _sendable(error.request if isinstance(error, ExitError) else error))


def _alias(folders: tuple[str, ...]) -> None:
    """`import panel` in the modules of these folders means Transom, as where the app runs."""
    hook = importlib.import_module("transom.compat.hook")
    others = set(folders).difference(hook.open_folders())
    if others:
        hook.install(others)


def _call(body: bytes, answer: Callable[[Answer, Any], None]) -> None:
    function, args, kwargs = pickle.loads(body)  # noqa: S301 - as above
    value = function(*args, **kwargs)
    if is_steps(value):
        for each in value:
            answer("yielded", each)
        value = None
    answer("returned", value)


def _sendable(error: BaseException) -> tuple[BaseException | None, str, str]:
    """The exception, `None` if it would not arrive as it is; its type and text; its traceback."""
    said, told = f"{type(error).__name__}: {error}", user_traceback(error)
    data, unsent = caught(lambda: dumps(error))
    copy, unread = caught(lambda: pickle.loads(data)) if unsent is None else (None, unsent)  # noqa: S301 - as above
    same = unread is None and type(copy) is type(error) and str(copy) == str(error)
    return (error if same else None), said, told
