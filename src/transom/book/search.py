"""`Search`: a field that finds what the documents of a site say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import param

from transom.book.finding import Hit
from transom.components.component import Component


class Search(Component):
    """Opens with "/" or a click, and lists what is found while one is writing.

    Args:
        find: gives what is found, best first. It is called in a worker thread.
        params: parameters.
    """

    _front_end = "Search"
    _writable = ("question",)
    _literal: ClassVar[tuple[str, ...]] = ("find",)
    _unsynced: ClassVar[tuple[str, ...]] = ("find",)

    find: param.Parameter[Any] = param.Parameter(doc="Gives what is found.")
    up = param.String(default="./", doc="From the page to the root of the site.")
    question = param.String(default="", doc="What the user has written.")
    found = param.Dict(default={"question": "", "hits": []}, doc="What was asked for, and what was found.")

    def __init__(self, find: Callable[[str], list[Hit]], **params: Any) -> None:
        super().__init__(find=find, **params)
        self.param.watch(self._look, "question")

    def _look(self, event: Any) -> None:
        self.found = {"question": event.new, "hits": [hit._asdict() for hit in self.find(event.new)]}
