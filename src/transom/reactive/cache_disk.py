"""`DiskStore`: results of one function in a file, so that they outlive the process and other processes find them.

Owns the folder that nobody else may write to, the file, and what stands for a key in it. Results are pickled; nothing
is read that somebody else can have written. A file that cannot be read is put aside.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import re
import stat
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from transom.errors import SettingsError
from transom.reactive.cache_flight import Launch
from transom.reactive.cache_key import Key
from transom.reactive.cache_stable import stable
from transom.reactive.cache_store import CacheInfo, Policy, Store
from transom.reactive.context import session_var

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
_log = logging.getLogger("transom")

clock: Callable[[], float] = time.time
"""Seconds, by which results grow old; a test puts its own here."""
PATIENCE = 5.0
"""Seconds that one process waits for another that writes to the same file."""
_MISSING = object()

_TABLE = """
create table if not exists results (
    version blob, key blob, value blob, expires real, made integer, used integer, uses integer,
    primary key (version, key)
)"""
_FIRST: dict[Policy, str] = {"LRU": "used", "LFU": "uses, made", "FIFO": "made"}
"""By what results are ordered, the one that goes first first."""

_default = [Path("cache")]
"""Where results are when nothing is said; relative to the current folder."""


def cache_at(path: str | Path) -> None:
    """Where results of functions are whose cache is told nothing, outside of pages that have been told something."""
    if session_var.get() is None:
        _default[0] = Path(path)


def folder_of(path: str | Path | None) -> Path:
    """The folder for a cache that is given `path`: else that of `config.cache_path`."""
    owner = session_var.get()
    if path is None and owner is not None:
        path = owner.options.get("cache_path")
    return Path(path or _default[0]).absolute()


def private(folder: Path) -> Path:
    """The folder for results below `folder`, made if need be: ours, and closed to everybody else.

    Raises:
        SettingsError: somebody else can write to it.
    """
    inner = folder / "transom"
    inner.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        inner.mkdir(mode=0o700)
    if os.name != "posix":  # there the folder's own access list counts
        return inner
    around = folder.stat()
    if around.st_uid not in (0, os.getuid()) or (around.st_mode & 0o022 and not around.st_mode & stat.S_ISVTX):
        raise _refused(folder, "can be changed by other users")
    found = inner.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise _refused(inner, "is not closed to other users")
    return inner


def _refused(path: Path, why: str) -> SettingsError:
    return SettingsError(
        f"cache(to_disk=True): {path} {why}, who could put code of theirs into results. Write cache_path= or "
        f"config.cache_path with a folder of your own, or `chmod 700 {path}` if nobody else has written to it."
    )


class File:
    """The results of one function by key, as bytes.

    Args:
        folder: where the file is, see `private`.
        name: the function's; the file is called by it.
        version: what the function does; results of another version go.
        max_items: how many are kept; `None` for any number.
        policy: which one goes for a new one.

    Concurrency: any thread, any process. Each use opens the file, so that nothing is held meanwhile.
    """

    def __init__(self, folder: Path, name: str, version: bytes, max_items: int | None, policy: Policy) -> None:
        self._folder = folder
        slug = re.sub(r"\W+", "-", name.rpartition(":")[2]).strip("-")[:40]
        self._file = f"{slug}-{blake2b(name.encode(), digest_size=8).hexdigest()}.sqlite3"
        self._version = version
        self._max_items = max_items
        self._policy = policy
        self._told = float("-inf")

    def find(self, key: bytes) -> bytes | None:
        """The result for `key`, `None` when there is none."""
        return self._use(partial(self._find, key), None)

    def put(self, key: bytes, value: bytes, ttl: float | None) -> None:
        """Keep a result, for so many seconds."""
        self._use(partial(self._put, key, value, None if ttl is None else clock() + ttl), None)

    def forget(self, key: bytes) -> None:
        """Keep it no longer."""
        self._use(lambda db: _run(db, "delete from results where version = ? and key = ?", self._version, key), None)

    def clear(self) -> None:
        """Forget all."""
        self._use(lambda db: _run(db, "delete from results where version = ?", self._version), None)

    def size(self) -> int:
        """How many there are."""
        return self._use(self._size, 0)

    def _find(self, key: bytes, db: sqlite3.Connection) -> bytes | None:
        found = _run(
            db,
            "select value from results where version = ? and key = ? and (expires is null or expires > ?)",
            self._version, key, clock(),
        ).fetchone()  # fmt: skip
        if found is None:
            return None
        if self._max_items is not None and self._policy != "FIFO":
            used = "update results set uses = uses + 1, used = (select max(used) + 1 from results) "
            _run(db, used + "where version = ? and key = ?", self._version, key)
        value: bytes = found[0]
        return value

    def _put(self, key: bytes, value: bytes, expires: float | None, db: sqlite3.Connection) -> None:
        _run(db, "delete from results where version != ? or expires <= ?", self._version, clock())
        _run(db, "delete from results where key = ?", key)
        if self._max_items is not None:
            over = self._size(db) + 1 - self._max_items
            first = f"select rowid from results order by {_FIRST[self._policy]} limit ?"  # noqa: S608 - one of three
            _run(db, f"delete from results where rowid in ({first})", max(0, over))  # noqa: S608 - as above
        number = "(select coalesce(max(max(made, used)), 0) + 1 from results)"
        row = f"insert into results select ?, ?, ?, ?, {number}, {number}, 0"
        _run(db, row, self._version, key, value, expires)

    def _size(self, db: sqlite3.Connection) -> int:
        live = "select count(*) from results where version = ? and (expires is null or expires > ?)"
        (count,) = _run(db, live, self._version, clock()).fetchone()
        return int(count)

    def _use(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `action` gives; `otherwise` where the file cannot be used, which is logged once a minute.

        Raises:
            ImportError: this Python has no sqlite3.
            SettingsError: others can write to the folder.
        """
        import sqlite3  # not in every Python: Pyodide has it as a package

        path, seen = self._folder / "transom" / self._file, None
        for _ in range(2):
            try:
                private(self._folder)
                seen = _ours(path)
                with closing(sqlite3.connect(path, timeout=PATIENCE)) as db, db:
                    db.execute("pragma synchronous = off")  # a crash of the machine may cost the file, not an app
                    db.execute("begin immediate")
                    db.execute(_TABLE)
                    return action(db)
            except (sqlite3.OperationalError, OSError) as error:  # it is locked for long, or the disk is full
                self._tell(f"{path} cannot be used for now ({error}); results are computed and not kept.")
                break
            except sqlite3.DatabaseError as error:
                self._tell(
                    f"{path} is damaged ({error}). It has been put aside as {path.name}.damaged, and begun anew."
                )
                _put_aside(path, seen)
        return otherwise

    def _tell(self, text: str) -> None:
        now = time.monotonic()
        if now - self._told > 60:
            self._told = now
            _log.warning("cache(to_disk=True): %s", text)


def _run(db: sqlite3.Connection, text: str, *values: object) -> sqlite3.Cursor:
    return db.execute(text, values)


def _ours(path: Path) -> int:
    """Which file is there, made if need be: a plain one, of ours, that nobody else may write to."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags, 0o600)
    try:
        found = os.fstat(handle)
    finally:
        os.close(handle)
    foreign = os.name == "posix" and (found.st_uid != os.getuid() or found.st_mode & 0o022)
    if not stat.S_ISREG(found.st_mode) or foreign:
        raise _refused(path, "is not a file of this user alone")
    return found.st_ino


def _put_aside(path: Path, seen: int | None) -> None:
    """Rename a damaged file, unless another process has done so already."""
    with suppress(OSError):
        if path.stat().st_ino == seen:
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            path.replace(path.with_name(f"{path.name}.damaged"))


async def _beside(function: Callable[..., T], *args: Any) -> T:
    """Call it in a thread of the loop's own: results belong to no page, so that they take none of a page's."""
    if sys.platform == "emscripten":  # there are none
        return function(*args)
    return await asyncio.get_running_loop().run_in_executor(None, function, *args)


class DiskStore(Store):
    """Results by key on disk. Each call that finds one gets a copy of its own; calls at one time compute once.

    Args:
        name: of whose results they are, for errors and tasks.
        file: where they are.
        max_items: how many are kept, as the file does.
    """

    def __init__(self, name: str, file: File, max_items: int | None) -> None:
        super().__init__(name, max_items)
        self._file = file
        self._round = 0

    def get(self, key: Key, compute: Callable[[], Any], ttl: float | None) -> Any:
        """See `Store.get`; the file is read and written in this thread."""
        digest = self._digest(key)

        def through() -> Any:
            round_ = self._round
            found = self._read(digest)
            if found is not _MISSING:
                return found
            value = compute()
            self._write(digest, value, ttl, round_)
            return value

        return super().get(key, through, ttl)

    async def aget(self, key: Key, compute: Callable[[], Awaitable[Any]], ttl: float | None, launch: Launch) -> Any:
        """See `Store.aget`; the file is read and written in other threads."""
        digest = self._digest(key)

        async def through() -> Any:
            round_ = self._round
            found = await _beside(self._read, digest)
            if found is not _MISSING:
                return found
            value = await compute()
            await _beside(self._write, digest, value, ttl, round_)
            return value

        return await super().aget(key, through, ttl, launch)

    def info(self) -> CacheInfo:
        """See `Store.info`; the size is that of the file, calls are those of this process."""
        size = self._file.size()
        with self._lock:
            return CacheInfo(self._hits, self._misses, size, self._max_items)

    def clear(self) -> None:
        """See `Store.clear`; for all processes."""
        self._round += 1
        super().clear()
        self._file.clear()

    close = clear

    def _keep(self, key: Key, value: Any, ttl: float | None) -> None:
        """Nothing is kept in memory."""

    def _digest(self, key: Key) -> bytes:
        """What stands for a key in the file.

        Raises:
            TypeError: there is no saying what equals it in another process.
        """
        try:
            return stable(key.value)
        except TypeError as error:
            raise TypeError(
                f"{self._name}: an argument is compared by {error}, which does not outlive the process. Give the cache "
                "a function for its type that returns text or numbers, hash_funcs={Type: lambda value: …}, or leave "
                "out to_disk."
            ) from None

    def _read(self, digest: bytes) -> Any:
        data = self._file.find(digest)
        if data is None:
            return _MISSING
        try:
            value = pickle.loads(data)  # noqa: S301 - from a file that only this user can have written
        except Exception as error:  # noqa: BLE001 - whatever a class that has changed raises
            self._file.forget(digest)
            _log.warning(
                "%s: a result on disk cannot be read (%s: %s), and is computed anew. Classes of results belong into a "
                "module, not into the file of an app.", self._name, type(error).__name__, error,
            )  # fmt: skip
            return _MISSING
        with self._lock:
            self._hits, self._misses = self._hits + 1, self._misses - 1
        return value

    def _write(self, digest: bytes, value: Any, ttl: float | None, round_: int) -> None:
        try:
            data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            kind = type(value).__name__
            raise TypeError(
                f"{self._name} returned a {kind} that cannot be pickled ({error}), and so not be kept on disk. Return "
                "plain data, or leave out to_disk."
            ) from error
        if round_ == self._round:
            self._file.put(digest, data, ttl)
