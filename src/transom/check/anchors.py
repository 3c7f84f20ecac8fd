"""Links to a place in a page, `#part` or `other.md#part`: is that place there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from transom.errors import ScriptError
from transom.script import Program, load
from transom.script.links import Links
from transom.script.program import Link, Prose

_ID = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""", re.IGNORECASE)
_ALWAYS = frozenset({"", "top"})


def dead_anchors(program: Program, path: Path, links: Links) -> Iterator[Link]:
    """The links of a document that lead to no place in a document.

    Args:
        program: the document.
        path: its file.
        links: where its links lead.
    """

    @cache
    def places(target: Path) -> frozenset[str] | None:
        if target == path.resolve():
            return _places(program)
        try:
            return _places(load(target))
        except (ScriptError, OSError):  # it has a check of its own
            return None

    for link in program.anchored:
        fragment = unquote(urlsplit(link.href).fragment)
        target = None if urlsplit(link.href).scheme else links.app(path, link.href)
        known = places(target.resolve()) if target is not None else None
        if known is not None and fragment not in known | _ALWAYS:
            yield link


def _places(program: Program) -> frozenset[str] | None:
    """The places that the text of a document has; `None` for a script, which makes its own when it runs."""
    if program.kind == "script":
        return None
    texts = (block.html for block in program.blocks if isinstance(block, Prose))
    return frozenset(unescape(found) for text in texts for found in _ID.findall(text))
