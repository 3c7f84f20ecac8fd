"""`Settings`: every option of a running Transom, frozen, read once from arguments and environment.

Owns names, defaults, units and the reading of `TRANSOM_*`; knows nothing of who uses them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from transom.errors import SettingsError

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}
_HOST = re.compile(r"(https?://)?(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of one running app server or host. Times are in seconds, sizes in bytes."""

    dev: bool = False
    """Tracebacks and reports reach the page. Only ever true on a loopback address."""
    threads: int = 256
    """Worker threads for `def` callbacks: 0 runs them inline, 1 makes them exclusive in the process."""
    flush_interval: float = 0.016
    """The time between two patches of one session when there are many; four are cut at once."""
    session_retention: float = 120.0
    """How long a page's session outlives its connection."""
    unused_retention: float = 10.0
    """The same for a session whose user has done nothing and has seen nothing but the first snapshot."""
    max_sessions: int = 10_000
    """Live sessions in one process; over it one is closed whose page is away, or else a new page has to wait."""
    max_detached: int = 500
    """Sessions whose pages are away; over it one is closed, an unused one first, else the one longest away."""
    open_rate: float = 150.0
    """New pages a second from one address, two seconds' worth at once; further ones wait; 0 for no limit."""
    max_connections: int = 0
    """Connections of a server at one time, those without a page included; 0: as many as it may have files open,
    less some for all else."""
    hello_timeout: float = 5.0
    """How long a new connection may stay silent."""
    hello_limit: int = 4096
    """Size of the first frame."""
    frame_limit: int = 1 << 20
    """Size of any later frame from a client."""
    message_rate: float = 500.0
    """Messages a second that a page may send on the average, two seconds' worth of them at once; 0 for no limit."""
    allow_scripts: tuple[str, ...] = ()
    """Hosts besides the server itself from which pages may run scripts, such as `cdn.jsdelivr.net`."""
    allow_framing: tuple[str, ...] = ()
    """Hosts besides the server itself whose pages may show this server's in a frame, such as `portal.example.org`."""
    allow_wasm: bool = False
    """Whether pages may compile WebAssembly."""
    report_block: float = 0.1
    """A coroutine step that holds the event loop longer than this is reported."""
    report_long: float = 5.0
    """A `def` callback that holds its page up longer than this is reported."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, *, prefix: str = "TRANSOM_", **given: Any) -> Self:
        """Settings from `given` arguments, then the environment, then the defaults.

        Args:
            environ: the environment; the process's own when omitted.
            prefix: what each variable starts with (`TRANSOM_THREADS=1`).
            given: values that win over the environment; `None` counts as not given.

        Raises:
            SettingsError: a variable whose value does not fit its option.
        """
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for field in fields(cls):
            raw = environ.get(prefix + field.name.upper())
            if raw is not None:
                values[field.name] = _read(prefix + field.name.upper(), raw, type(field.default))
        values.update({name: value for name, value in given.items() if value is not None})
        return cls(**values)

    def __post_init__(self) -> None:
        for name in ("allow_scripts", "allow_framing"):
            object.__setattr__(self, name, _hosts(name, getattr(self, name)))
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, int | float) and value < 0:
                raise SettingsError(f"{field.name}={value} is below 0. Write {field.name}=0 or more.")

    def with_(self, **changes: Any) -> Self:
        """A copy with some options changed."""
        return replace(self, **changes)


def _read(name: str, raw: str, kind: type) -> Any:
    text = raw.strip()
    if kind is tuple:
        return text.replace(",", " ").split()
    if kind is bool:
        if text.lower() in _TRUE | _FALSE:
            return text.lower() in _TRUE
        raise SettingsError(f"{name}={raw!r} is not a switch. Write {name}=1 or {name}=0.")
    try:
        return kind(text)
    except ValueError:
        raise SettingsError(f"{name}={raw!r} is not a number. Write for example {name}={kind(1)}.") from None


def _hosts(name: str, given: Iterable[str]) -> tuple[str, ...]:
    hosts = (given,) if isinstance(given, str) else tuple(given)
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise SettingsError(
                f"{name}: {host!r} is not a host. Write its name without a path, as cdn.jsdelivr.net or "
                "https://example.com:8443."
            )
    return hosts
