"""The rewrite: imports of Panel in one syntax tree become imports of Transom.

Owns what each form of the import statement becomes. A statement keeps its line, the name it binds and the
moment at which it fails, so that `try: import panel.x` / `except ImportError` work as written. Strings,
comments and calls of `importlib.import_module` are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from transom.compat.names import PANEL, TRANSOM, Target, is_panel


def mentions_panel(source: str) -> bool:
    """Whether a rewrite can be needed at all: a cheap test before `rewrite`."""
    return PANEL in source


def rewrite(tree: ast.Module, target: Target = TRANSOM) -> bool:
    """Make the imports of Panel in `tree` mean the target, in place.

    Args:
        tree: a module as `ast.parse` gives it.
        target: what `panel` means.

    Returns:
        Whether the tree had such an import.
    """
    rewriter = _Rewriter(target)
    rewriter.visit(tree)
    return rewriter.found


class _Rewriter(ast.NodeTransformer):
    def __init__(self, target: Target) -> None:
        self.target = target
        self.found = False

    def visit_Import(self, node: ast.Import) -> list[ast.stmt]:
        if not any(is_panel(alias.name) for alias in node.names):
            return [node]
        statements: list[ast.stmt] = []
        for alias in node.names:
            if is_panel(alias.name):
                statements += self._import(alias, node)
            else:
                statements.append(_located(ast.Import([alias]), node))
        return statements

    def visit_ImportFrom(self, node: ast.ImportFrom) -> list[ast.stmt]:
        if node.level or node.module is None or not is_panel(node.module):
            return [node]
        self.found = True
        module = self.target.module_for(node.module)
        if module is None:
            return [self._refusal(node.module, node, [alias.name for alias in node.names])]
        redirected = {alias.name for alias in node.names if self.target.is_redirected(f"{node.module}.{alias.name}")}
        statements: list[ast.stmt] = []
        kept = [alias for alias in node.names if alias.name not in redirected]
        if kept:
            statements.append(_located(ast.ImportFrom(module, kept, 0), node))
        for alias in node.names:
            if alias.name in redirected:
                named = ast.alias(f"{node.module}.{alias.name}", alias.asname or alias.name)
                statements += self._import(named, node)
        return statements

    def _import(self, alias: ast.alias, node: ast.stmt) -> list[ast.stmt]:
        self.found = True
        module = self.target.module_for(alias.name)
        if module is None:
            return [self._refusal(alias.name, node)]
        if alias.asname:
            return [_located(ast.Import([ast.alias(module, alias.asname)]), node)]
        # `import panel.widgets` loads the module and binds the package, under the name `panel`.
        loads = [ast.alias(module, PANEL)] if module != self.target.root else []
        return [_located(ast.Import([*loads, ast.alias(self.target.root, PANEL)]), node)]

    def _refusal(self, name: str, node: ast.stmt, names: Sequence[str] = ()) -> ast.stmt:
        call = ast.Call(
            ast.Name("ModuleNotFoundError", ast.Load()),
            [ast.Constant(self.target.lacks(name, names))],
            [ast.keyword("name", ast.Constant(name))],
        )
        return _located(ast.Raise(call), node)


def _located(new: ast.stmt, old: ast.stmt) -> ast.stmt:
    for part in ast.walk(new):
        ast.copy_location(part, old)
    return new
