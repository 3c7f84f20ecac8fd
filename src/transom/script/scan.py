"""`scan`: what a file uses of Panel that Transom does not have, without running anything.

Owns the reading of a program's syntax trees. What exists is asked of `Lookup`. It follows imports, aliases
and one level of assignment (`w = pn.widgets`); what a variable holds at run time it does not know, and does
not guess.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from transom.compat.names import TRANSOM, is_panel
from transom.diagnostics.absent import PACKAGES, is_panels, near, stand_in
from transom.script.compile import parse_cell
from transom.script.lookup import Lookup
from transom.script.magics import plain_python
from transom.script.program import Cell, Program

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a file uses and Transom does not have.

    Args:
        name: the dotted name as from the file's import (`panel.widgets.Foo`), or
            `panel.widgets.Button(foo=)`.
        line: the line in the file; in a notebook, in the cell.
        cell: the cell's index.
        nearest: the name that stands in for it or is most like it, dotted alike; for a keyword the bare keyword.
        kind: what is missing.
        panels: Panel has it: it is not yet here, and no slip of the pen.
    """

    name: str
    line: int
    cell: int
    nearest: str | None
    kind: Literal["name", "keyword", "module"]
    panels: bool = False


def scan(program: Program, lookup: Lookup | None = None) -> tuple[Missing, ...]:
    """List the names and constructor keywords that Transom lacks.

    Args:
        program: the file; cells that do not compile are left out.
        lookup: what exists; the installed Transom when omitted, which is imported for this.

    Returns:
        Each use once, in the file's order. Names of Panel are left out when the file is not under the alias.
    """
    lookup = lookup or Lookup()
    found: dict[Missing, None] = {}
    scope: dict[str, str | None] = {}
    for cell in program.cells:
        if cell.error is None:
            visitor = _Visitor(cell, lookup, scope, as_panel=program.as_panel)
            visitor.visit(_tree(cell))
            found.update(dict.fromkeys(visitor.found))
    return tuple(found)


def _tree(cell: Cell) -> ast.Module:
    # Comes from the source, not from the compiled tree: there the imports are rewritten.
    return parse_cell(plain_python(cell.source).source, cell.filename, cell.line)


class _Visitor(ast.NodeVisitor):
    """Walks one cell; `scope` maps a name to the dotted path it stands for, or None for anything else."""

    def __init__(self, cell: Cell, lookup: Lookup, scope: dict[str, str | None], *, as_panel: bool) -> None:
        self.cell = cell
        self.lookup = lookup
        self.scope = scope
        self.as_panel = as_panel
        self.found: list[Missing] = []

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name.partition(".")[0]
            bound = alias.asname or top
            if not self._is_ours(alias.name):
                self.scope[bound] = None
                continue
            exists = self._module(alias.name, node)
            # `import panel.x` binds the package whether or not the module is there.
            self.scope[bound] = (alias.name if exists else None) if alias.asname else top

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        ours = not node.level and self._is_ours(module)
        if ours and _is_package_of_panel(module):
            for alias in node.names:
                self._absent(module, alias.name, node.lineno)
            ours = False
        ours = ours and self._module(module, node)
        for alias in node.names:
            if ours and alias.name == "*":
                self.scope.update({name: f"{module}.{name}" for name in self.lookup.names(module)})
                continue
            path = f"{module}.{alias.name}" if ours else None
            known = path is not None and self._check(path, node)
            self.scope[alias.asname or alias.name] = path if known else None

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        path = self._path(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.scope[target.id] = path
            else:
                self.visit(target)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.scope[node.id] = None

    def visit_Attribute(self, node: ast.Attribute) -> None:
        path = self._path(node)
        if path is None:
            self.generic_visit(node)
        else:
            self._check(path, node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        path = self._path(node.func)
        accepted = self.lookup.keywords(path) if path else None
        if accepted is None:
            return
        for keyword in node.keywords:
            if keyword.arg is not None and keyword.arg not in accepted:
                nearest = near(keyword.arg, accepted)
                self._report(f"{path}({keyword.arg}=)", keyword.value.lineno, nearest, "keyword")

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._function(node, node.name)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._function(node, node.name)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node, None)

    def _function(self, node: _Function, name: str | None) -> None:
        for outside in (*getattr(node, "decorator_list", ()), node.args):
            self.visit(outside)
        if name is not None:
            self.scope[name] = None
        outer = self.scope
        arguments = node.args
        named = [
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        ]
        self.scope = outer | {argument.arg: None for argument in named if argument is not None}
        for statement in node.body if isinstance(node.body, list) else [node.body]:
            self.visit(statement)
        self.scope = outer

    def _is_ours(self, module: str) -> bool:
        if is_panel(module):
            return self.as_panel
        return module.partition(".")[0] == self.lookup.target.root

    def _path(self, node: ast.expr) -> str | None:
        """The dotted path that an expression like `pn.widgets.Button` stands for."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        start = self.scope.get(node.id) if isinstance(node, ast.Name) else None
        return ".".join([start, *reversed(parts)]) if start else None

    def _module(self, name: str, node: ast.stmt) -> bool:
        if self.lookup.module(name) is not None:
            return True
        nearest = self.lookup.nearest_module(name)
        self._report(name, node.lineno, nearest, "module")
        return False

    def _check(self, path: str, node: ast.stmt | ast.expr) -> bool:
        """Report the first part of a path that does not exist."""
        lacking = self.lookup.lacking(path)
        if lacking is None:
            return True
        owner, name = lacking
        inner = path.removeprefix(f"{owner}.{name}").split(".")[1:]
        if inner and _is_package_of_panel(f"{owner}.{name}"):
            owner, name = f"{owner}.{name}", inner[0]
        self._absent(owner, name, node.lineno)
        return False

    def _absent(self, owner: str, name: str, line: int) -> None:
        root, _, where = owner.partition(".")
        panels = is_panels(where, name)
        found = stand_in(where, name) if panels else near(name, self.lookup.names(owner))
        if found is not None:
            found = f"{root}.{found}" if panels else f"{owner}.{found}"
        self._report(f"{owner}.{name}", line, found, "name", panels=panels)

    def _report(
        self,
        name: str,
        line: int,
        nearest: str | None,
        kind: Literal["name", "keyword", "module"],
        *,
        panels: bool = False,
    ) -> None:
        self.found.append(Missing(name, line, self.cell.index, nearest, kind, panels))


def _is_package_of_panel(path: str) -> bool:
    """Whether a path is that of a module which Panel has and Transom lacks: then each name in it is one of Panel's."""
    root, _, module = path.partition(".")
    return is_panel(root) and module in PACKAGES and TRANSOM.module_for(path) is None
