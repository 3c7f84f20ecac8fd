"""tqdm's bars as a page shows them. Needs tqdm; nothing imports this module before a bar is asked for.

tqdm keeps what there is of bars in its class: which ones there are, a lock that is held while one is drawn, a thread
that draws those that have been still. None of it is shared here, since users have nothing to do with each other, and
code of an author's that hears of a bar may wait for its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Protocol
from weakref import ref

from tqdm.asyncio import tqdm_asyncio
from tqdm.std import tqdm

from transom.reactive.context import session_var


class Display(Protocol):
    """Where bars are shown."""

    def opened(self, bar: Bar) -> int:
        """There is a bar, inside of those that there are; how many these are."""

    def drawn(self, bar: Bar) -> None:
        """It has moved."""

    def closed(self, bar: Bar) -> None:
        """It has come to its end."""


class _Free(AbstractContextManager["_Free"]):
    """A lock that everybody has."""

    def acquire(self, *_: Any) -> bool:
        return True

    def release(self) -> None:
        """Nothing was taken."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None, /
    ) -> None:
        self.release()


class _Untracked:
    """A set that nothing is put into."""

    def add(self, bar: Any) -> None:
        """It is known where it is shown."""

    remove = add

    def __iter__(self) -> Iterator[Any]:
        return iter(())


class _Nowhere:
    """A file that nothing is written to."""

    encoding = "utf-8"

    def write(self, text: str) -> None:
        """Nobody reads it."""

    def flush(self) -> None:
        """There is nothing."""


class Bar(tqdm_asyncio):  # type: ignore[misc] # without types
    """A bar that is drawn into a `Display`; iterated by `for` and by `async for`.

    Args:
        display: where it is shown.
        args: tqdm's own.
        console: whether it is written to its file, too.
        kwargs: tqdm's own. Without a `miniters` it looks at the clock each time, which needs no thread.
    """

    monitor_interval = 0
    _instances = _Untracked()
    _lock = _Free()

    def __init__(self, display: Display, *args: Any, console: bool, **kwargs: Any) -> None:
        self._shown_in = display
        self._console = console
        kwargs.setdefault("miniters", 0)
        if not console:
            kwargs["file"] = _Nowhere()
        super().__init__(*args, **kwargs)

    @classmethod
    def _get_free_pos(cls, instance: Bar | None = None) -> int:
        if instance is None or getattr(instance, "disable", False):
            return 0
        return instance._shown_in.opened(instance)

    @classmethod
    def _decr_instances(cls, instance: Bar) -> None:
        """Others stay where they are."""

    def display(self, msg: str | None = None, pos: int | None = None) -> bool:
        """Show how far it is."""
        if self._console:
            super().display(msg, pos)
        if msg is None:
            self._shown_in.drawn(self)
        return True

    def close(self) -> None:
        """It has come to its end; twice is once."""
        if getattr(self, "disable", True):
            return
        super().close()
        self._shown_in.closed(self)

    @property
    def text(self) -> str:
        """How far it is, in tqdm's words."""
        return str(self.format_meter(**{**self.format_dict, "ncols": 0}))


class Registered(tqdm):  # type: ignore[misc] # without types
    """What pandas asks for a bar: each session gets that of its own."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """A bar where the session that applies something has one shown; else one of tqdm's own."""
        indicator, given = _registered().get("now", (None, {}))
        made = None if indicator is None else indicator()
        return tqdm(*args, **kwargs) if made is None else made(*args, **{**given, **kwargs})

    @classmethod
    def register(cls, indicator: Any, given: dict[str, Any]) -> None:
        """Let what pandas applies be shown by `indicator` from now on, in this session."""
        _registered()["now"] = (ref(indicator), given)
        cls.pandas()


_outside: dict[str, Any] = {}
"""What is registered where there is no session."""


def _registered() -> dict[str, Any]:
    owner = session_var.get()
    return _outside if owner is None else owner.resource("tqdm.pandas", dict)
