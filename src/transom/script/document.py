"""A Markdown page → prose and code, in order.

Owns where a page is cut: at each executable fence of its own, and after a block that has one inside. Compiles
nothing: the caller makes cells of the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from transom.script.fences import Fence, read_fence
from transom.script.myst import Myst, Page
from transom.script.program import Prose

_TITLE = re.compile(r"title:\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Code:
    """Code that a page runs.

    Args:
        source: the code.
        line: its first line in the file.
        shown: the page has yet to show it; a fence inside a list shows it in its place.
    """

    source: str
    line: int
    shown: bool


def split_document(text: str, myst: Myst, page: Page) -> list[Prose | Code]:
    """Cut a page.

    Args:
        text: the page; lines end with a newline.
        myst: renders the prose.
        page: collects the title and the anchors.
    """
    tokens, env = myst.parse(text, page)
    blocks: list[Prose | Code] = []
    pending: list[str] = []
    started = 1

    def flush() -> None:
        if pending:
            blocks.append(Prose("".join(pending), started))
        pending.clear()

    for block in _blocks(tokens):
        fence = _own_fence(block)
        if fence is not None:
            flush()
            line = _line(block) + 1 + fence.skipped
            blocks.append(Code(fence.body.rstrip("\n"), line, fence.is_shown))
            continue
        html = myst.render(block, env)
        if html.strip():
            started = started if pending else _line(block)
            pending.append(html)
        if page.nested:
            flush()
            blocks += [Code(nested.fence.body.rstrip("\n"), nested.line, shown=False) for nested in page.nested]
            page.nested.clear()
    flush()
    return blocks


def front_matter_title(text: str) -> str | None:
    """The `title:` of a page's front matter."""
    match = re.match(r"---\n(.*?)\n---\s*\n", text, re.DOTALL)
    title = _TITLE.search(match[1]) if match else None
    return title[1].strip("\"'") if title else None


def _blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each outermost block."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def _own_fence(block: list[Token]) -> Fence | None:
    token = block[0]
    if token.type != "fence":
        return None
    fence = read_fence(token.info, token.content)
    return fence if fence.is_executable else None


def _line(block: list[Token]) -> int:
    return (block[0].map[0] if block[0].map else 0) + 1
