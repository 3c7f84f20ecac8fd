"""Sizes that the code keeps: of files, of functions, of what a page loads."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from dev import bundle, client, typescript

SOURCE = client.ROOT / "src" / "transom"
SUFFIXES = {".css", ".mjs", ".py", ".ts"}  # stubs are written by a program, and as long as they have to be

HARD_LINES = 600
SOFT_LINES = 400
LONG: dict[str, str] = {}
"""Files over `SOFT_LINES`, by path under src/transom, each with the reason why it stays in one piece."""

FUNCTION_LINES = 60
FUNCTION_LINES_P90 = 25


def _files() -> dict[str, Path]:
    assets = SOURCE / "_assets"
    paths = (path for path in sorted(SOURCE.rglob("*")) if path.suffix in SUFFIXES and assets not in path.parents)
    paths = (path for path in paths if path.parent.name != typescript.FOLDER)
    return {path.relative_to(SOURCE).as_posix(): path for path in paths}


FILES = _files()


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@cache
def _functions() -> list[tuple[int, str]]:
    """Lines of every function from `def` to its end, without its docstring, longest first."""
    found = []
    for name, path in FILES.items():
        if path.suffix != ".py":
            continue
        found += [
            (_body_lines(node), f"{name}:{node.lineno} {node.name}")
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
    return sorted(found, reverse=True)


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return lines
    first = node.body[0]
    return lines - ((first.end_lineno or first.lineno) - first.lineno + 1)


def test_a_file_is_read_in_one_go():
    assert len(FILES) > 300, "files are missing: the budget checks nothing"
    lines = {name: _lines(path) for name, path in FILES.items()}
    assert {name: count for name, count in lines.items() if count > HARD_LINES} == {}, "split it by concept"
    long = {name: count for name, count in lines.items() if count > SOFT_LINES and name not in LONG}
    assert long == {}, "split it, or name it in LONG with the reason"


def test_the_list_of_long_files_is_up_to_date():
    assert [name for name in LONG if name not in FILES or _lines(FILES[name]) <= SOFT_LINES] == []


def test_no_function_is_longer_than_a_screen():
    assert [f"{name}: {lines} lines" for lines, name in _functions() if lines > FUNCTION_LINES] == []


def test_nine_of_ten_functions_are_short():
    lengths = [lines for lines, _ in _functions()]
    assert lengths, "no function found: the budget checks nothing"
    assert lengths[len(lengths) // 10] <= FUNCTION_LINES_P90


@pytest.mark.slow
def test_what_a_page_loads_is_within_its_budget():
    client.ensure()
    lines, problems = bundle.report()
    assert lines
    assert problems == []
