"""The guide where not all of its packages are installed: cells that cannot run are shown, and say what to add."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from importlib.util import find_spec

NEEDED = ("aiohttp", "bokeh", "numpy")
INSTALL = 'pip install "transom[demo]"'

_CELL = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def absent() -> list[str]:
    """The packages that the guide's cells import and that are not installed."""
    return [name for name in NEEDED if find_spec(name) is None]


def without(text: str, packages: Collection[str]) -> str:
    """The guide's text, in which no cell runs that needs one of `packages` or what such a cell defines."""
    lost: set[str] = set()

    def replace(cell: re.Match[str]) -> str:
        tree = ast.parse(cell[1])
        lacking = sorted(_imports(tree).intersection(packages))
        if not lacking and lost.isdisjoint(_names(tree, ast.Load)):
            return cell[0]
        lost.update(_names(tree, ast.Store))
        cause = f"It needs {' and '.join(lacking)}" if lacking else "It uses what the example above defines"
        note = f"```{{important}}\nThis example does not run here. {cause}: `{INSTALL}`.\n```"
        return f"{note}\n\n```{{code-block}} python\n{cell[1]}```"

    return _CELL.sub(replace, text)


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def _names(tree: ast.AST, context: type[ast.expr_context]) -> set[str]:
    """The names that a cell uses, or those that it defines."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    if context is ast.Store:
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    return names
