"""`PageInfo`: what is known of the page that a session belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Listed(NamedTuple):
    """An app of the server.

    Attributes:
        title: what it is called.
        address: its path as the browser sees it.
        summary: one line on what it is about; empty when there is none.
    """

    title: str
    address: str
    summary: str


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is known of the page that a session belongs to.

    Attributes:
        path: the route of the app.
        url: path, query and fragment as the browser has them.
        theme: the scheme that the browser prefers.
        tab: what tells the browser tab from others; it stays the same when the page is loaded again.
        headers: of the request that opened the socket, names in lower case.
        cookies: of the same request.
        apps: what the server serves, each once.
    """

    path: str = "/"
    url: str = "/"
    theme: str | None = None
    tab: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    apps: tuple[Listed, ...] = ()

    @property
    def base(self) -> str:
        """The path below which a proxy shows the server, with a slash at its end."""
        path = urlsplit(self.url).path
        return path[: len(path) - len(self.path)].rstrip("/") + "/" if path.endswith(self.path) else "/"


class Headers(Mapping[str, str]):
    """Headers of a request, to be read, by names in any case.

    Args:
        headers: by names in lower case.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = headers

    def __getitem__(self, name: str) -> str:
        return self._headers[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._headers

    def __iter__(self) -> Iterator[str]:
        return iter(self._headers)

    def __len__(self) -> int:
        return len(self._headers)


def arguments(url: str) -> dict[str, list[bytes]]:
    """The fields of an address's query, each with all its values as bytes."""
    query = url.partition("#")[0].partition("?")[2]
    found: dict[str, list[bytes]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape"):
        found.setdefault(name, []).append(value.encode(errors="surrogateescape"))
    return found
