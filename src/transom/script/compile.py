"""Source of a cell → steps: parsed, aliased, split at what belongs on the event loop, compiled.

Owns the split and the line numbers. A code object carries the line in the file that it came from.
"""

from __future__ import annotations
import __future__

import ast
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from transom.compat import TRANSOM, Target, mentions_panel, rewrite
from transom.script.loop import Loops
from transom.script.magics import Cleaned, plain_python
from transom.script.program import Note, SourceError, Step
from transom.script.shown import without_ipython

# What `from __future__ import …` sets on every code object of its file.
_FUTURE_FLAGS = {name: getattr(__future__, name).compiler_flag for name in __future__.all_feature_names}
_INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A cell's steps, or why there are none."""

    steps: tuple[Step, ...] = ()
    error: SourceError | None = None
    notes: tuple[Note, ...] = ()


class Compiler:
    """Compiles the cells of one file, in order: a `from __future__` import holds for the cells after it.

    Args:
        as_panel: imports of Panel mean `target`.
        target: see `transom.compat`.
        magics: the code may have IPython's `%` and `!` lines.
    """

    def __init__(self, *, as_panel: bool = True, target: Target = TRANSOM, magics: bool = False) -> None:
        self.as_panel = as_panel
        self.target = target
        self.magics = magics
        self.imports_panel = False
        self._flags = 0
        self._loops = Loops()

    def compile(self, source: str, filename: str, line: int = 1) -> Compiled:
        """Compile one cell.

        Args:
            source: its text.
            filename: what its code objects are to carry.
            line: the line of the file on which the text starts.
        """
        cleaned = plain_python(source) if self.magics else Cleaned(source)
        try:
            if cleaned.refusal is not None:
                message, at = cleaned.refusal
                return Compiled(error=SourceError(message, filename, line + at - 1, text=_line(source, at)))
            tree = parse_cell(cleaned.source, filename, line)
            return Compiled(self._steps(tree, cleaned.source, filename, line), notes=cleaned.notes)
        except SyntaxError as error:
            return Compiled(error=_source_error(error, source, filename, line), notes=cleaned.notes)
        except (ValueError, RecursionError, MemoryError) as error:
            # A null byte, or an expression nested deeper than the compiler goes.
            return Compiled(error=SourceError(f"{error}", filename, line), notes=cleaned.notes)

    def _steps(self, tree: ast.Module, source: str, filename: str, line: int) -> tuple[Step, ...]:
        if self.magics:
            tree.body = without_ipython(tree.body)
        last = tree.body[-1] if tree.body else None
        self._flags |= _future_flags(tree)
        if self.as_panel and mentions_panel(source):
            self.imports_panel |= rewrite(tree, self.target)
        shown = isinstance(last, ast.Expr) and not _silenced(source, last, line)
        places = [self._loops.takes(statement) or _awaits(statement) for statement in tree.body]
        result = (tree.body.pop(), places.pop()) if shown else None
        steps = [self._step(ast.Module(run, []), filename, on_loop) for run, on_loop in _runs(tree.body, places)]
        if result is not None and isinstance(result[0], ast.Expr):
            steps.append(self._step(ast.Expression(result[0].value), filename, result[1], result=True))
        return tuple(steps)

    def _step(self, tree: ast.Module | ast.Expression, filename: str, on_loop: bool, *, result: bool = False) -> Step:
        flags = self._flags | (ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if _awaits(tree) else 0)
        mode = "eval" if result else "exec"
        return Step(compile(tree, filename, mode, flags=flags, dont_inherit=True), on_loop=on_loop, result=result)


def parse_cell(source: str, filename: str = "<cell>", line: int = 1) -> ast.Module:
    """The syntax tree of plain Python, with the line numbers of its file.

    Raises:
        SyntaxError: with the line of the file.
    """
    # Empty lines in front give every node, and every SyntaxError, its place in the file.
    return ast.parse("\n" * (line - 1) + source, filename)


def _runs(body: list[ast.stmt], places: list[bool]) -> list[tuple[list[ast.stmt], bool]]:
    """Maximal runs of statements that all belong on the loop or all do not."""
    grouped = groupby(zip(body, places, strict=True), key=itemgetter(1))
    return [([statement for statement, _ in run], on_loop) for on_loop, run in grouped]


def _awaits(node: ast.AST) -> bool:
    """Whether running the node may suspend: an `await` outside of the functions and classes in it."""
    if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith):
        return True
    if isinstance(node, ast.comprehension) and node.is_async:
        return True
    if isinstance(node, ast.GeneratorExp):
        # It makes a generator: only its first iterable is evaluated here.
        return _awaits(node.generators[0].iter)
    if isinstance(node, _INNER):
        return any(_awaits(part) for part in _outside(node))
    return any(_awaits(child) for child in ast.iter_child_nodes(node))


def _outside(node: ast.AST) -> list[ast.AST]:
    """The parts of a definition that run where it stands: decorators, defaults, bases."""
    parts: list[ast.AST] = list(getattr(node, "decorator_list", ()))
    if isinstance(node, ast.ClassDef):
        return [*parts, *node.bases, *node.keywords]
    arguments = getattr(node, "args", None)
    if isinstance(arguments, ast.arguments):
        parts += [default for default in (*arguments.defaults, *arguments.kw_defaults) if default is not None]
    return parts


def _silenced(source: str, last: ast.Expr, line: int) -> bool:
    """Whether the last expression ends with `;`, which says: do not show it."""
    lines = source.split("\n")[(last.end_lineno or line) - line :]
    rest = lines[0].encode()[last.end_col_offset or 0 :].decode() if lines else ""
    return rest.lstrip().startswith(";")


def _future_flags(tree: ast.Module) -> int:
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                flags |= _FUTURE_FLAGS.get(alias.name, 0)
    return flags


def _line(source: str, number: int) -> str | None:
    lines = source.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else None


def _source_error(error: SyntaxError, source: str, filename: str, line: int) -> SourceError:
    number = error.lineno or line
    return SourceError(
        message=error.msg,
        filename=filename,
        line=number,
        column=error.offset,
        end_line=error.end_lineno,
        end_column=error.end_offset,
        text=_line(source, number - line + 1) or error.text,
        title=type(error).__name__,
    )
