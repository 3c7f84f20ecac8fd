"""Which files are meant: a file, a pattern such as `pages/*.md`, or a folder, of which those that can be apps.

Owns what makes a file of a folder an app. Nothing of a file runs here.
"""

from __future__ import annotations

import ast
import glob
from pathlib import Path

from transom.errors import AppNotFoundError
from transom.script.compile import parse_cell

SUFFIXES = (".py", ".md", ".ipynb")
_TESTS = ("test_*.py", "*_test.py", "conftest.py")


def app_files(source: Path | str) -> list[Path]:
    """The app files that `source` names, in order of their names.

    Of a folder these are its files that end as app files do, but for private ones (`_x.py`), tests, and modules:
    `.py` files that define things and can show none. A file that is named is taken as it is.

    Raises:
        AppNotFoundError: there is no such file or folder, or none that is an app.
    """
    path = Path(source)
    if path.is_dir():
        return _of_folder(path)
    if not path.exists() and glob.has_magic(str(source)):
        found = [Path(name) for name in sorted(glob.glob(str(source), recursive=True))]  # noqa: PTH207 - of any anchor
        files = [each for each in found if each.is_file() and each.suffix in SUFFIXES]
        if not files:
            raise AppNotFoundError(f"No app file ({', '.join(SUFFIXES)}) fits {str(source)!r}.")
        return files
    return [app_file(path)]


def app_file(path: Path) -> Path:
    """The path itself.

    Raises:
        AppNotFoundError: there is nothing.
    """
    if not path.exists():
        raise AppNotFoundError(f"There is no file {str(path)!r}.")
    return path


def _of_folder(folder: Path) -> list[Path]:
    named = [each for each in sorted(folder.iterdir()) if each.suffix in SUFFIXES and each.is_file()]
    named = [each for each in named if not each.name.startswith(("_", ".")) and not any(map(each.match, _TESTS))]
    files = [each for each in named if each.suffix != ".py" or _shows(each)]
    if not files:
        modules = ", ".join(each.name for each in named)
        aside = f" {modules} only define things: write `obj.servable()` for what is to be shown." if modules else ""
        raise AppNotFoundError(f"There is no app file ({', '.join(SUFFIXES)}) in {str(folder)!r}.{aside}")
    return files


def _shows(path: Path) -> bool:
    """Whether running a file may show something: it serves an object, or does more than to define things."""
    try:
        source = path.read_text("utf-8")
        body = parse_cell(source, path.name).body
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return True  # it is told of when it is loaded
    if len(body) > 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]  # its docstring
    return "servable" in source or not all(map(_defines, body))


def _defines(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If | ast.Try):
        return all(_defines(each) for each in ast.iter_child_nodes(statement) if isinstance(each, ast.stmt))
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return isinstance(statement, kinds | ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Pass | ast.Raise)
