"""Markup of which a page shows nothing: what it had to show was a script's to draw. The same rule as the client's."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_REMOVED = re.compile(r"<(script|style|form|iframe|object|embed)\b", re.IGNORECASE)
_UNSEEN = ("script", "style", "iframe", "object", "embed")
_FIELDS = ("input", "button", "select", "textarea", "progress", "meter")
_SEEN = ("img", "svg", "canvas", "video", "audio", "table", "hr", *_FIELDS)

EMPTIED = (
    "Nothing is left of this HTML: scripts, styles, forms and frames were taken out of it, and nothing else in it can "
    "be seen. Scripts do not run in a page: show what they were to draw by a pane of its own, or as a picture."
)


class _Reader(HTMLParser):
    """Looks for anything that can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._inside += tag != "embed"  # it has no end
        elif tag in _SEEN:
            self.seen = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._inside:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if not self._inside and data.strip():
            self.seen = True


def is_emptied(html: object) -> bool:
    """Whether nothing can be seen of `html` when what could run is taken out of it."""
    if not isinstance(html, str) or not _REMOVED.search(html):
        return False
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return not reader.seen
