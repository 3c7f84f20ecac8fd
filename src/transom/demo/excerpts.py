"""The cards of the gallery, each as code that stands alone: what it needs of its file, and the function that makes it.

Owns how a card is found for a component. Nothing is run here: the files are read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_CARD = "tr.Card"


class Excerpt(NamedTuple):
    """A function of the demo that makes a card.

    Attributes:
        title: of the card.
        code: all that it takes; its last line calls the function.
        names: what the function speaks of.
    """

    title: str
    code: str
    names: frozenset[str]


def card_for(name: str) -> Excerpt | None:
    """The card that is about a component: the one whose title names it, else the first that has it.

    Args:
        name: of the component's class.
    """
    having = [each for each in excerpts() if name in each.names or re.search(rf"\b{name}\b", each.title)]
    named = [each for each in having if re.search(rf"\b{name}\b", each.title)]
    return next(iter([*named, *having]), None)


@cache
def excerpts() -> tuple[Excerpt, ...]:
    """All cards, by the names of their files."""
    return tuple(each for path in sorted(Path(__file__).parent.glob("*.py")) for each in _of_file(path))


def _of_file(path: Path) -> Iterator[Excerpt]:
    text = path.read_text("utf-8")
    body = ast.parse(text).body
    given = {name: statement for statement in body for name in _defines(statement)}
    for function in body:
        if isinstance(function, ast.FunctionDef) and not function.args.args and _returns(function) == _CARD:
            needed = _needed(function, given)
            used = _names(*needed, function)
            parts = [_text(each, text, used) for each in [*(each for each in body if each in needed), function]]
            code = "".join(parts).strip()
            yield Excerpt(_title(function), f"{code}\n\n\n{function.name}()", used | _attributes(function))


def _defines(statement: ast.stmt) -> list[str]:
    """The names that a statement at the top of a file gives."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in statement.names]
    if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
        return [statement.name]
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return [statement.target.id]
    if isinstance(statement, ast.Assign):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)]
    return []


def _needed(function: ast.stmt, given: dict[str, ast.stmt]) -> set[ast.stmt]:
    """The statements that a function takes, and what these take."""
    needed: set[ast.stmt] = set()
    todo: list[ast.stmt] = [function]
    while todo:
        for name in _names(todo.pop()):
            statement = given.get(name)
            if statement is not None and statement not in needed and statement is not function:
                needed.add(statement)
                todo.append(statement)
    return needed


def _text(statement: ast.stmt, text: str, used: frozenset[str]) -> str:
    """A statement as it is written, with the lines around it; of an import what is used."""
    if isinstance(statement, ast.ImportFrom):
        names = [alias for alias in statement.names if (alias.asname or alias.name) in used]
        return f"{ast.unparse(ast.ImportFrom(statement.module, names, statement.level))}\n"
    source = ast.get_source_segment(text, statement) or ""
    if isinstance(statement, ast.Import):
        return f"{source}\n"
    return f"\n\n{source}\n" if isinstance(statement, ast.FunctionDef | ast.ClassDef) else f"\n{source}\n"


def _names(*nodes: ast.AST) -> frozenset[str]:
    return frozenset(each.id for node in nodes for each in ast.walk(node) if isinstance(each, ast.Name))


def _attributes(node: ast.AST) -> frozenset[str]:
    return frozenset(each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute))


def _returns(function: ast.FunctionDef) -> str:
    return ast.unparse(function.returns) if function.returns is not None else ""


def _title(function: ast.FunctionDef) -> str:
    """The title that a card is given: the first text, or the one that is called so."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Call):
            call = node.value
            values = [*call.args[:1], *(each.value for each in call.keywords if each.arg == "title")]
            texts = [each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if texts:
                return texts[-1]
    return ""
