"""What a document says, heading by heading: for its table of contents, and for the search."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from transom.script.program import Program, Prose

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_APART = frozenset({"p", "li", "td", "th", "tr", "pre", "br", "div", "dt", "dd", "blockquote", "summary"})


class Passage(NamedTuple):
    """A heading and what stands under it, up to the next one.

    Attributes:
        level: of the heading, from 1; 0 for what stands before the first.
        anchor: the place in its page; empty for none.
        heading: its text.
        text: what follows, without markup.
    """

    level: int
    anchor: str
    heading: str
    text: str


class Listed(NamedTuple):
    """A link in a list of a document.

    Attributes:
        heading: the heading that it stands under.
        text: what is read of it.
        href: where it leads.
    """

    heading: str
    text: str
    href: str


class _Reader(HTMLParser):
    """Reads the HTML of a document's prose."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Passage] = []
        self.links: list[Listed] = []
        self._head = (0, "", "")
        self._level = 0
        self._heading: list[str] = []
        self._text: list[str] = []
        self._link: list[str] | None = None
        self._href = ""
        self._lists = 0
        self._skipped = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _LEVELS and given.get("id"):
            self.flush()
            self._level, self._heading = _LEVELS[tag], []
            self._head = (self._level, str(given["id"]), "")
        elif tag == "a":
            self._skipped = given.get("class") == "tr-anchor"
            if self._lists and not self._skipped:
                self._link, self._href = [], str(given.get("href") or "")
        elif tag in ("ul", "ol"):
            self._lists += 1
        if tag in _APART:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEVELS and self._level:
            self._head = (*self._head[:2], " ".join("".join(self._heading).split()))
            self._level = 0
        elif tag == "a":
            self._skipped = False
            if self._link is not None:
                self.links.append(Listed(self._head[2], "".join(self._link).strip(), self._href))
                self._link = None
        elif tag in ("ul", "ol"):
            self._lists -= 1
        if tag in _APART:
            self._text.append(" ")

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        (self._heading if self._level else self._text).append(data)
        if self._link is not None:
            self._link.append(data)

    def flush(self) -> None:
        """What has been read since the last heading is a passage."""
        text = " ".join("".join(self._text).split())
        if self._head[0] or text:
            self.done.append(Passage(*self._head, text))
        self._text = []

    def code(self, source: str) -> None:
        """Code that the page shows belongs to the text around it."""
        self._text.append(f" {source} ")


def passages(program: Program) -> list[Passage]:
    """The passages of a document, in order; the code that it shows is part of them."""
    reader = _read(program)
    reader.flush()
    return reader.done


def listed(program: Program) -> Iterator[Listed]:
    """The links in the lists of a document, in order."""
    yield from _read(program).links


def _read(program: Program) -> _Reader:
    reader = _Reader()
    for block in program.blocks:
        if isinstance(block, Prose):
            reader.feed(block.html)
        elif block.shown:
            reader.code(block.source)
    reader.close()
    return reader
