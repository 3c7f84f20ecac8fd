"""What a script says of itself without being run: the title that it gives its page, and its docstring's first line."""

from __future__ import annotations

import ast
from typing import NamedTuple

from transom.script.look import look_of
from transom.session.look import Look

LONGEST = 200
"""Characters of a summary; a longer text is cut between words."""


class About(NamedTuple):
    """What a script says of itself.

    Attributes:
        title: the literal title in `servable(title=…)`, `extension(title=…)`, `Page(title=…)` or `config.title = …`.
        summary: its docstring's first line.
        look: how its page looks, as far as that is literal; `None` where it says nothing of it.
    """

    title: str | None = None
    summary: str = ""
    look: Look | None = None


def about(source: str) -> About:
    """What a script says of itself, as far as it can be read without running it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return About()
    titles = (title for node in ast.walk(tree) for title in _titles(node))
    return About(next(titles, None), summary_of(ast.get_docstring(tree)), look_of(tree))


def summary_of(text: str | None) -> str:
    """The first line of a docstring, or of any text."""
    line = (text or "").strip().partition("\n")[0].strip()
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"


def _titles(node: ast.AST) -> list[str]:
    values: list[ast.expr] = []
    if isinstance(node, ast.Call):
        name = _last_name(node.func)
        if name in {"servable", "extension", "Page"} or name.endswith("Template"):
            values += [keyword.value for keyword in node.keywords if keyword.arg == "title"]
        if name == "servable":
            values += node.args[:1]
    elif isinstance(node, ast.Assign) and any(_is_title(target) for target in node.targets):
        values.append(node.value)
    return [each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def _is_title(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == "title" and _last_name(target.value) == "config"


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
