"""`JSCode`: JavaScript that an author gives where the page takes a function.

It reaches a page as a module of its own, by what is in it, so a page needs no right to run texts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_FUNCTION = re.compile(r"\bfunction\b|=>")


@dataclass(frozen=True, slots=True)
class JSCode:
    """A function of the page, `JSCode("(cell) => cell.getValue() + 1")`.

    Args:
        js_code: an expression of JavaScript that is a function.
    """

    js_code: str

    @property
    def name(self) -> str:
        """What the page calls it: the same for the same code."""
        return hashlib.sha256(self.js_code.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def module(self) -> str:
        """The text of its module."""
        return f"export default {self.js_code.strip()}\n"

    def _wire(self, encoder: Any) -> dict[str, str]:
        """Its name only: where modules are is said apart from data, which could look the same."""
        return {"$code": self.name}


def code_of(given: Any) -> JSCode | None:
    """What is given where a name or a function is expected, if it is code.

    Only for what an author writes at such a place: a text among data is never code.
    """
    if isinstance(given, JSCode):
        return given
    if type(given).__name__ == "JSCode" and isinstance(getattr(given, "js_code", None), str):
        return JSCode(given.js_code)  # Panel's
    return JSCode(given) if isinstance(given, str) and _FUNCTION.search(given) else None


def codes_in(values: Iterable[Any]) -> dict[str, JSCode]:
    """All code in these values, by its names."""
    found: dict[str, JSCode] = {}
    for each in values:
        if isinstance(each, JSCode):
            found[each.name] = each
        elif isinstance(each, Mapping):
            found.update(codes_in(each.values()))
        elif isinstance(each, list | tuple):
            found.update(codes_in(each))
    return found
