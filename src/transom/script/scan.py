"""`scan`: what a file uses of Panel that Transom does not have, without running anything.

Owns the reading of a program's syntax trees. What exists is asked of `Lookup`. It follows imports, aliases
and one level of assignment (`w = pn.widgets`, `b = w.Button()`); what else a variable holds at run time it does not
know, and does not guess.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from transom.compat.names import is_panel
from transom.diagnostics.absent import near
from transom.diagnostics.panel import is_panels, stand_in
from transom.script.compile import parse_cell
from transom.script.lookup import MADE, Lookup
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
    trees = [(cell, _tree(cell)) for cell in program.cells if cell.error is None]
    own = {target for _, tree in trees for target in _attributes_set(tree)}
    for cell, tree in trees:
        visitor = _Visitor(cell, lookup, scope, own, as_panel=program.as_panel)
        visitor.visit(tree)
        found.update(dict.fromkeys(visitor.found))
    return tuple(found)


def _tree(cell: Cell) -> ast.Module:
    # Comes from the source, not from the compiled tree: there the imports are rewritten.
    return parse_cell(plain_python(cell.source).source, cell.filename, cell.line)


def defined(cell: Cell) -> frozenset[str]:
    """The names that a cell would give something to, as far as its text says; none when it does not compile."""
    if cell.error is not None:
        return frozenset()
    names: set[str] = set()
    for node in ast.walk(_tree(cell)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name.partition(".")[0])
    return frozenset(names)


def _attributes_set(tree: ast.Module) -> Iterator[str]:
    """Names of attributes that the code gives to something: an object of ours may have them then."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


class _Visitor(ast.NodeVisitor):
    """Walks one cell.

    Args:
        cell: the cell.
        lookup: what exists.
        scope: maps a name to the dotted path it stands for, or to None for anything else.
        own: attributes that the code gives to objects itself.
        as_panel: whether `panel` means the package.
    """

    def __init__(
        self, cell: Cell, lookup: Lookup, scope: dict[str, str | None], own: Collection[str], *, as_panel: bool
    ) -> None:
        self.cell = cell
        self.lookup = lookup
        self.scope = scope
        self.own = own
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
        theirs = [alias.name for alias in node.names if is_panels(_within(module), alias.name)]
        if ours and theirs and self.lookup.module(module) is None:
            for name in theirs:
                self._absent(module, name, node.lineno)
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

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            if isinstance(item.optional_vars, ast.Name):
                self.scope[item.optional_vars.id] = self._path(item.context_expr)
        for statement in node.body:
            self.visit(statement)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self._either(node.body, node.orelse)

    def visit_Try(self, node: ast.Try) -> None:
        self._either(node.body, *(handler.body for handler in node.handlers))
        for statement in (*node.orelse, *node.finalbody):
            self.visit(statement)

    def _either(self, *branches: list[ast.stmt]) -> None:
        """Visit branches of which one runs; a name that holds different things after them holds nothing known."""
        before = self.scope
        after: list[dict[str, str | None]] = []
        for branch in branches:
            self.scope = dict(before)
            for statement in branch:
                self.visit(statement)
            after.append(self.scope)
        for name in {name for scope in after for name in scope}:
            paths = {scope[name] for scope in after if name in scope}
            known = paths - {None}
            # An import that may fail, with something else in its place, is taken to succeed.
            unsure = len(known) > 1 or any(path.endswith(MADE) for path in known if path and len(paths) > 1)
            before[name] = None if unsure else next(iter(known), None)
        self.scope = before

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for outside in (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)):
            self.visit(outside)
        self.scope[node.name] = None
        outer, self.scope = self.scope, dict(self.scope)
        for statement in node.body:
            self.visit(statement)
        self.scope = outer

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.scope[node.id] = None

    def visit_Attribute(self, node: ast.Attribute) -> None:
        path = self._path(node)
        if path is None or MADE in path:
            self.generic_visit(node)
        may_be_its_own = node.attr in self.own or node.attr.startswith("_")
        if path is not None and not (MADE in path and may_be_its_own):
            self._check(path, node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        path = self._path(node.func)
        accepted = self.lookup.keywords(path) if path else None
        if path is None or accepted is None:
            return
        for keyword in node.keywords:
            if keyword.arg is None or keyword.arg in accepted:
                continue
            if not self.lookup.takes_idly(path.replace(MADE, ""), keyword.arg):
                self._refused(path.replace(MADE, ""), keyword.arg, keyword.value.lineno, accepted)

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
        """The dotted path that an expression like `pn.widgets.Button` or `pn.widgets.Button().clicks` stands for."""
        if isinstance(node, ast.Attribute):
            start = self._path(node.value)
            return f"{start}.{node.attr}" if start else None
        if isinstance(node, ast.Call):
            start = self._path(node.func)
            return start + MADE if start and MADE not in start and self.lookup.makes(start) else None
        return self.scope.get(node.id) if isinstance(node, ast.Name) else None

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
        inner = path.replace(MADE, "").removeprefix(f"{owner}.{name}").split(".")[1:]
        if inner and is_panels(_within(f"{owner}.{name}"), inner[0]):
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

    def _refused(self, path: str, keyword: str, line: int, accepted: Iterable[str]) -> None:
        where = _within(path)
        panels = is_panels(where, keyword)
        nearest = stand_in(where, keyword) if panels else near(keyword, accepted)
        self._report(f"{path}({keyword}=)", line, nearest, "keyword", panels=panels)

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


def _within(path: str) -> str:
    """A path without the package's own name."""
    return path.partition(".")[2]
