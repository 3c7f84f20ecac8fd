"""The order of documents: as their index lists them, under its headings; what it does not list comes last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from transom.book.passages import listed

if TYPE_CHECKING:
    from transom.app import Page
    from transom.script.program import Program

LAST = "More"
"""Over what an index does not list."""


class Chapter(NamedTuple):
    """A page of a site.

    Attributes:
        title: what is read in the navigation.
        route: where it is, from the root of the site.
        framed: it has the navigation itself, so that one can go on from there.
    """

    title: str
    route: str
    framed: bool = True


class Part(NamedTuple):
    """Chapters under a common title; the first of a site may have none."""

    title: str
    chapters: tuple[Chapter, ...]


def parts_of(pages: Mapping[str, Page], index: Program | None) -> list[Part]:
    """The parts of a site.

    Args:
        pages: route → page, in order.
        index: the document at `/`, if there is one.
    """
    rest = dict(pages)
    parts: dict[str, list[Chapter]] = {"": []}
    if index is not None:
        rest.pop("/", None)
        parts[""].append(Chapter(index.title, "/"))
        for link in listed(index):
            route = _route(link.href)
            page = None if route is None else rest.pop(route, None)
            if route is not None and page is not None:
                heading = "" if link.heading == index.title else link.heading
                parts.setdefault(heading, []).append(Chapter(link.text or page.title, route, page.kind == "document"))
    last = LAST if len(parts) > 1 else ""
    chapters = [Chapter(page.title, route, page.kind == "document") for route, page in rest.items()]
    parts.setdefault(last, []).extend(chapters)
    return [Part(title, tuple(each)) for title, each in parts.items() if each]


def _route(href: str) -> str | None:
    """The route that a link of the document at `/` leads to; `None` for one that leads elsewhere."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    return "/" + unquote(parts.path).removeprefix("./").strip("/")
