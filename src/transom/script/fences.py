"""Fenced code in a document: which of it runs, and what stands above its first line.

Owns the words that make a fence executable and the option lines of a directive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_INFO = re.compile(r"\{(?P<name>[A-Za-z][\w:.+-]*)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<key>[\w-]+):(?:\s+(?P<value>.*))?$")
_PYTHON = frozenset({"", "ipython", "ipython3", "py", "python", "python3"})

HIDE_CODE = frozenset({"hide-input", "remove-input"})
"""Tags of a cell whose code is not shown."""
SKIP = frozenset({"skip-execution"})
"""Tags of a cell that does not run."""
REMOVE = frozenset({"remove-cell"})
"""Tags of a cell that is not on the page at all."""


@dataclass(frozen=True)
class Fence:
    """A fenced block, taken apart.

    Args:
        name: the directive's name without braces; "" when it is no directive.
        argument: what follows the name; for plain fences the language.
        options: the option lines of a directive.
        body: the text below them.
        skipped: how many lines the options took.
    """

    name: str
    argument: str
    options: dict[str, str]
    body: str
    skipped: int = 0

    @property
    def language(self) -> str:
        """The language that a plain fence is written in."""
        return self.argument.split(maxsplit=1)[0] if self.argument else ""

    @property
    def is_explicit(self) -> bool:
        """Whether the author says that this runs, and does not merely show Python."""
        if self.name == "code-cell":
            return self.language in _PYTHON and not self.tags & (SKIP | REMOVE)
        return self.name == "pyodide"

    @property
    def is_executable(self) -> bool:
        """Whether it runs when it stands in the page's own text."""
        return self.is_explicit or (not self.name and self.language in {"python", "py"})

    @property
    def is_shown(self) -> bool:
        """Whether the page shows its code."""
        return not self.tags & HIDE_CODE

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags of a code cell: `:tags: [hide-input]`."""
        return frozenset(re.findall(r"[\w-]+", self.options.get("tags", "")))


def read_fence(info: str, content: str) -> Fence:
    """Take a fence apart.

    Args:
        info: what stands after the opening marks.
        content: what stands between the marks.
    """
    match = _INFO.match(info.strip())
    if match is None:
        return Fence("", info.strip(), {}, content)
    lines = content.split("\n")
    options, skipped = _options(lines)
    return Fence(match["name"], match["argument"].strip(), options, "\n".join(lines[skipped:]), skipped)


def _options(lines: list[str]) -> tuple[dict[str, str], int]:
    """The `:key: value` lines at the top, or a block between `---`; and how many lines they are."""
    if lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:]):
        end = next(index for index, line in enumerate(lines[1:], 1) if line.strip() == "---")
        pairs = (line.partition(":") for line in lines[1:end] if ":" in line)
        return {key.strip(): value.strip() for key, _, value in pairs}, end + 1
    options: dict[str, str] = {}
    for skipped, line in enumerate(lines):
        match = _OPTION.match(line.strip())
        if match is None:
            return options, skipped
        options[match["key"]] = (match["value"] or "").strip()
    return options, len(lines)
