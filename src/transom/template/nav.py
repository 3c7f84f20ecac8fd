"""The navigation of a page: links with their texts, or the apps of the server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict
from urllib.parse import urlsplit

from transom.reactive.context import Owner

_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


class Link(TypedDict):
    """A link and what is read of it."""

    text: str
    href: str


def links_of(nav: Any, owner: Owner | None) -> list[Link]:
    """The links that a value of `nav` says.

    Args:
        nav: "apps" for those of the server; else a dict from text to address, or a list of pairs (text, address), of
            such dicts with "text" and "href", and of addresses alone.
        owner: the session of the page.

    Raises:
        ValueError: it is none of these, or leads where a link may not lead.
    """
    if nav == "apps":
        known = () if owner is None else owner.info.apps
        return [{"text": title, "href": address} for title, address, _ in known]
    items: Iterable[Any] = nav.items() if isinstance(nav, Mapping) else (nav or ())
    if isinstance(items, str):
        told = f'nav={nav!r} is no list of links. Write nav=[("{nav}", "/")], or nav="apps".'
        raise ValueError(told)  # noqa: TRY004 - as Param does
    return [_link(item) for item in items]


def _link(item: Any) -> Link:
    if isinstance(item, str):
        item = (item.strip("/").rpartition("/")[2].replace("_", " ").capitalize() or "Home", item)
    elif isinstance(item, Mapping):
        item = (item.get("text", item.get("title")), item.get("href", item.get("url")))
    match item:
        case (str(text), str(href)) if urlsplit(href).scheme in _SCHEMES:
            return {"text": text, "href": href}
        case (str(text), str(href)):
            raise ValueError(f"nav: {href!r} is no address that a link may lead to. Write a path, or https://….")
    raise ValueError(f'nav: {item!r} is no link. Write a pair, as ("Overview", "/").')
