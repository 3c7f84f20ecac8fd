"""`PageInfo`: what is known of the page that a session belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


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
