"""`Book`: the documents of a site, the frame around each of them, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from urllib.parse import quote

from transom.book.contents import Contents
from transom.book.finding import Finder, Hit, Text
from transom.book.parts import Chapter, Part, parts_of
from transom.book.passages import Passage, passages
from transom.book.reading import Reading
from transom.book.search import Search
from transom.components.component import Component
from transom.script.program import Program
from transom.session.look import Look
from transom.template.page import Page as PageComponent

if TYPE_CHECKING:
    from transom.app import Page

SIDEBAR = 264
"""Width of the navigation in CSS pixels."""
DEPTH = 3
"""Headings down to this level are in the table of contents of a page."""


@runtime_checkable
class Spoken(Protocol):
    """A page that knows what it says before it is made."""

    def passages(self) -> list[Passage]:
        """What it says."""


class Book:
    """Documents with an order.

    Args:
        title: what the whole is called.
        pages: route → page, in order.
        further: parts after those that the index has, of pages that are among `pages`.
    """

    def __init__(self, title: str, pages: Mapping[str, Page], further: Iterable[Part] = ()) -> None:
        self.title = title
        self.pages = dict(pages)
        further = list(further)
        apart = {chapter.route for part in further for chapter in part.chapters}
        listed = {route: page for route, page in self.pages.items() if route not in apart}
        self.parts = [*parts_of(listed, _program(self.pages.get("/"))), *further]

    @property
    def chapters(self) -> list[Chapter]:
        """All pages, in order."""
        return [chapter for part in self.parts for chapter in part.chapters]

    @cached_property
    def finder(self) -> Finder:
        """Finds what the documents say."""
        return Finder(self._texts())

    def find(self, text: str) -> list[Hit]:
        """What the documents say of a text, best first. The first time it reads all of them."""
        return self.finder.find(text)

    def look(self) -> Look:
        """How each of its pages looks before it is there."""
        return Look(framed=True, fixed=False, sidebar=SIDEBAR, title=self.title)

    def frame(self, route: str, blocks: list[Component]) -> list[Component]:
        """What the page of a document shows.

        Args:
            route: where the document is.
            blocks: what it shows.
        """
        up = _up(route)
        program = _program(self.pages[route])
        reading = Reading(*blocks, **self._beside(route), contents=_outline(program))
        parts = [
            {"title": part.title, "links": [[each.title, quote(each.route[1:])] for each in part.chapters]}
            for part in self.parts
        ]
        page = PageComponent(
            site=self.title,
            site_url=up,
            header=[Search(find=self.find, up=up)],
            sidebar=[Contents(parts=parts, up=up, here=quote(route[1:]))],
            main=[reading],
            sidebar_width=SIDEBAR,
            max_width=None,
        )
        return [page]

    def _beside(self, route: str) -> dict[str, Any]:
        """What is before and after a page."""
        chain = [chapter for chapter in self.chapters if chapter.framed]
        at = next(number for number, chapter in enumerate(chain) if chapter.route == route)
        up = _up(route)
        before = self._link(chain[at - 1], up) if at else None
        after = self._link(chain[at + 1], up) if at + 1 < len(chain) else None
        return {"before": before, "after": after}

    @staticmethod
    def _link(chapter: Chapter, up: str) -> dict[str, Any]:
        return {"text": chapter.title, "href": up + quote(chapter.route[1:])}

    def _texts(self) -> Iterable[Text]:
        for chapter in self.chapters:
            page = self.pages[chapter.route]
            program = None if isinstance(page, Spoken) else _program(page)
            said = page.passages() if isinstance(page, Spoken) else program and passages(program)
            if said:
                yield Text(chapter.title, quote(chapter.route[1:]), said)


def _program(page: Page | None) -> Program | None:
    """The document behind a page."""
    program = getattr(page, "program", None)
    return program if isinstance(program, Program) and program.kind == "document" else None


def _outline(program: Program | None) -> list[dict[str, Any]]:
    """The table of contents of a document."""
    said = [] if program is None else passages(program)
    return [
        {"level": each.level, "href": f"#{each.anchor}", "text": each.heading}
        for each in said
        if 2 <= each.level <= DEPTH and each.heading
    ]


def _up(route: str) -> str:
    """From a page to the root of the site."""
    return "../" * (route.count("/") - 1) or "./"
