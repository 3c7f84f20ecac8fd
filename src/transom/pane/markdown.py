"""`Markdown`: text with light markup."""

from __future__ import annotations

import textwrap
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

import param

from transom.components.highlight import highlight
from transom.components.pane import Pane, PaneError
from transom.pane._representation import says

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


class Markdown(Pane):
    """Shows CommonMark text with tables, strikethrough and autolinks; text is shown by this pane.

    Example: `Markdown("Text with **stress** and `code`")`
    """

    _front_end = "Markdown"
    priority: ClassVar[float | None] = 0.8

    sanitize = param.Boolean(default=True, doc="Whether the page removes what could run.")
    dedent = param.Boolean(default=True, doc="Whether common leading space is removed.")
    hard_line_break = param.Boolean(default=False, doc="Whether a line's end is one in the page.")

    _unsynced = ("dedent", "hard_line_break")
    _rerender = ("dedent", "hard_line_break")

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return isinstance(obj, str) or says(obj, "_repr_markdown_")

    def _render(self, obj: Any) -> str:
        if obj is None:
            return ""
        if not isinstance(obj, str) and says(obj, "_repr_markdown_"):
            obj = self._represented(obj, "_repr_markdown_")
        if not isinstance(obj, str):
            raise PaneError(
                "Not Markdown",
                f"an object of type {type(obj).__qualname__} came; give text or an object with _repr_markdown_().",
            )
        text = textwrap.dedent(obj) if self.dedent else obj
        return _rendered(text, self.hard_line_break)


@lru_cache(maxsize=256)  # the same prose is shown to every user
def _rendered(text: str, breaks: bool) -> str:
    return str(_renderer(breaks).render(text))


@cache
def _renderer(breaks: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True, "breaks": breaks, "highlight": _highlight}).enable(
        ["table", "strikethrough"]
    )


def _highlight(code: str, language: str, _attributes: str) -> str:
    return highlight(code, language or "text")
