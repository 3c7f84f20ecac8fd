"""What travels with an app: the modules and files beside it that its code names, and the packages that it imports.

Found in the text of the code; nothing of it runs.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import packages_distributions
from pathlib import Path

from transom.compat.names import is_panel
from transom.script.compile import parse_cell
from transom.script.magics import plain_python
from transom.script.parse import load
from transom.script.program import Program

_OF_THE_HOST = frozenset({"js", "micropip", "pyodide", "pyodide_js", "transom"})
_IGNORED = frozenset({"__pycache__", "node_modules"})


@dataclass
class Travels:
    """What goes with an app.

    Attributes:
        files: of the app's folder or below it; the app's own is the first.
        needed: packages that it cannot begin without, with the module that imports each.
        wanted: packages that it imports in functions, or where it says what to do without them.
        unknown: modules that are neither beside it nor installed, with the module that imports each.
        broken: what does not compile, a sentence each.
    """

    files: list[Path] = field(default_factory=list)
    needed: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def travels(path: Path, *, as_panel: bool, known: Iterable[str] = ()) -> Travels:
    """What the app file `path` takes along.

    Args:
        path: of the app.
        as_panel: whether `import panel` in it means Transom.
        known: names of modules that readers can fetch.
    """
    found = Travels()
    _Search(path, found, as_panel=as_panel, known=frozenset(known)).take(path)
    return found


class _Search:
    def __init__(self, app: Path, found: Travels, *, as_panel: bool, known: frozenset[str]) -> None:
        self.folder = app.parent
        self.found = found
        self.as_panel = as_panel
        self.known = known
        self.installed = packages_distributions()

    def take(self, path: Path) -> None:
        """A file, what it imports and what it names."""
        if path in self.found.files:
            return
        self.found.files.append(path)
        if path.suffix not in {".py", ".md", ".ipynb"}:
            return
        program = load(path, as_panel=self.as_panel)
        for error in (cell.error for cell in program.cells if cell.error is not None):
            self.found.broken.append(f"{path.name}, line {error.line}: {error.title}: {error.message}.")
        for tree in _trees(program):
            for name, certain in _imports(tree):
                self._import(name, path.name, certain=certain)
            for named in _named_files(tree, self.folder):
                self._file(named)

    def _import(self, name: str, by: str, *, certain: bool) -> None:
        top = name.partition(".")[0]
        if top in _OF_THE_HOST or top in sys.stdlib_module_names or (self.as_panel and is_panel(top)):
            return
        beside = [self.folder / f"{top}.py", self.folder / top]
        if beside[0].is_file():
            self.take(beside[0])
        elif _is_package(beside[1], installed=top in self.installed):
            for each in sorted(beside[1].rglob("*")):
                self._file(each)
        elif top in self.installed or top in self.known:
            (package, *_) = self.installed.get(top, [top])
            (self.found.needed if certain else self.found.wanted)[package] = f"{by} imports {top}"
        elif certain:
            self.found.unknown[top] = by

    def _file(self, path: Path) -> None:
        parts = path.relative_to(self.folder).parts
        if path.is_file() and not _IGNORED.intersection(parts) and not any(each.startswith(".") for each in parts):
            self.take(path)


def _is_package(folder: Path, *, installed: bool) -> bool:
    """Whether a folder beside the app is imported: one whose modules all lie deeper only if no package has the name."""
    return folder.is_dir() and any(folder.glob("*.py") if installed else folder.rglob("*.py"))


def _trees(program: Program) -> Iterator[ast.Module]:
    for cell in program.cells:
        if cell.error is None:
            yield parse_cell(plain_python(cell.source).source, cell.filename, cell.line)


def _imports(tree: ast.AST, *, certain: bool = True) -> Iterator[tuple[str, bool]]:
    """The modules that are imported, and whether the code cannot go on without them."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, certain) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if not node.level and node.module:
                yield node.module, certain
        else:
            inner = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.If, ast.Try)
            yield from _imports(node, certain=certain and not isinstance(node, inner))


def _named_files(tree: ast.AST, folder: Path) -> Iterator[Path]:
    """Files below the folder that the code names: `"data/x.csv"`, `Path(__file__).parent / "data"`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield from _below(folder, "/".join(_joined(node)), folders=True)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _below(folder, node.value, folders=False)


def _joined(node: ast.expr) -> list[str]:
    """The constant ends of `a / "b" / "c"`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        right = node.right
        if isinstance(right, ast.Constant) and isinstance(right.value, str):
            return [*_joined(node.left), right.value]
    return []


def _below(folder: Path, name: str, *, folders: bool) -> Iterator[Path]:
    if not name or len(name) > 300 or "\0" in name or "\n" in name:
        return
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()) or path.resolve() == folder.resolve():
            return
        if path.is_file():
            yield path
        elif folders and path.is_dir():
            yield from sorted(path.rglob("*"))
    except (OSError, ValueError):
        return
