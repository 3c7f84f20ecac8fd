"""Whom a server believes: which pages may open a socket, by whole parsed origins, and which proxies are trusted."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection, Container, Iterable
from typing import NamedTuple

from transom.errors import SettingsError

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_ORIGIN = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE
)
_HOST = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)


LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})


class Origin(NamedTuple):
    """Scheme, host and port; host in lower case."""

    scheme: str
    host: str
    port: int


def parse_origin(text: str) -> Origin | None:
    """The origin written in an `Origin` header; `None` for `null` and anything that is none."""
    match = _ORIGIN.fullmatch(text)
    if match is None:
        return None
    return _origin(match["scheme"].lower(), match)


def parse_host(text: str, scheme: str) -> Origin | None:
    """The origin that a `Host` header and the connection's scheme make."""
    match = _HOST.fullmatch(text)
    if match is None:
        return None
    scheme = {"ws": "http", "wss": "https"}.get(scheme, scheme)
    return _origin(scheme, match)


def _origin(scheme: str, match: re.Match[str]) -> Origin | None:
    port = int(match["port"] or _DEFAULT_PORTS[scheme])
    return Origin(scheme, match["host"].lower(), port) if port < 1 << 16 else None


class Origins:
    """The origins that may connect.

    Args:
        allowed: `https://host[:port]` or `host[:port]` (either scheme); `*` allows all.

    Raises:
        SettingsError: an entry that is no origin.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self.any = False
        self._allowed: set[Origin] = set()
        for text in allowed:
            if text == "*":
                self.any = True
                continue
            found = [parse_origin(text)] if "://" in text else [parse_host(text, "http"), parse_host(text, "https")]
            if None in found:
                raise SettingsError(
                    f"{text!r} is not an origin. Write a host with its port, such as example.org:5006, "
                    "or a whole origin, such as https://example.org."
                )
            self._allowed.update(each for each in found if each is not None)

    def serves(self, host: str | None, names: Container[str] | None) -> bool:
        """Whether this server goes by the name in a `Host` header.

        Args:
            host: the header.
            names: the server's own names; `None` when it may have any. Those of allowed origins count too.

        A foreign page whose own name leads to this machine (DNS rebinding) is another origin than it says: so a
        server does not go by whatever name it is called.
        """
        parsed = parse_host(host or "", "http")
        if parsed is None:
            return False
        return (
            names is None or self.any or parsed.host in names or any(each.host == parsed.host for each in self._allowed)
        )

    def admits(self, origin: str | None, host: str | None, scheme: str) -> bool:
        """Whether a page of `origin` may open a socket at `host`.

        The page's own origin always may; without an `Origin` header, or with `null`, nobody may.
        """
        parsed = parse_origin(origin or "")
        if parsed is None:
            return False
        own = parse_host(host or "", scheme)
        return self.any or parsed == own or parsed in self._allowed


class MachineNames:
    """What a machine in a network is called: its name, with and without a domain, and any numeric address.

    A number cannot be made to lead elsewhere, as a name can.
    """

    def __init__(self, *further: str) -> None:
        name = socket.gethostname().lower()
        short = name.partition(".")[0]
        self.names = tuple(dict.fromkeys([*(each.lower() for each in further), name, short, f"{short}.local"]))

    def __contains__(self, host: object) -> bool:
        return host in LOOPBACK or host in self.names or _numeric(str(host))


def own_names(address: str, allowed: Collection[str]) -> Container[str] | None:
    """The names of a server that listens at `address`, besides those of the origins that are allowed.

    On a loopback address those of loopback; elsewhere none when origins were named, else the machine's own;
    `None`, for any, when any origin is allowed.
    """
    if "*" in allowed:
        return None
    if address in LOOPBACK:
        return LOOPBACK
    if allowed:
        return frozenset()
    return MachineNames(*(() if _numeric(address.join("[]") if ":" in address else address) else (address,)))


def said_names(address: str, allowed: Collection[str]) -> str | None:
    """What to tell at start of the names of a server; nothing of those that go without saying."""
    names = own_names(address, allowed)
    if address in LOOPBACK or names is None:
        return None
    if isinstance(names, MachineNames):
        return f"{', '.join(names.names)} and numeric addresses"
    return ", ".join(each.partition("://")[2] or each for each in allowed)


def _numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host[1:-1] if host.startswith("[") else host)
    except ValueError:
        return False
    return True


def parse_proxies(text: str) -> list[str]:
    """The addresses and networks of `--forwarded-allow-ips`, parted by commas; `*` is any.

    Raises:
        SettingsError: one that is neither.
    """
    proxies = [each.strip() for each in text.split(",") if each.strip()]
    for each in proxies:
        if each == "*":
            continue
        try:
            ipaddress.ip_network(each)
        except ValueError as error:
            raise SettingsError(
                f"{each!r} is no address of a proxy: {error}. Write an address, such as 127.0.0.1, a network, "
                "such as 10.0.0.0/8, or * to believe everybody."
            ) from None
    return proxies
