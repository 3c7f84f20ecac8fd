"""What a page says to write in place of another library's names is run, line by line."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
from pathlib import Path

import pytest

import transom as tr
from transom.script import load
from transom.testing import run_test

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["from_streamlit.md", "from_nicegui.md"]
_ROW = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)
NOT_PYTHON = {"transom serve --dev app.py", "transom serve app.py"}
"""What is typed in a shell."""


def rows(name):
    """What is said in place of what: of each row the code that it begins with, and all further code."""
    for theirs, ours in _ROW.findall((DOCS / name).read_text("utf-8")):
        if ours in ("Transom", "here") or theirs.startswith("---"):
            continue
        yield theirs, ours


def lines(name):
    found = []
    for _, ours in rows(name):
        begins = re.match(r"`([^`]+)`", ours)
        if begins and begins[1] not in NOT_PYTHON and "tr.serve" not in ours.partition("<br>")[0]:
            found.append(begins[1])
    return found


LINES = [pytest.param(name, line, id=f"{name[5:-3]}: {line}") for name in PAGES for line in dict.fromkeys(lines(name))]


@pytest.mark.parametrize(("name", "line"), [each for each in LINES if not each.values[1].startswith(("--", "."))])
async def test_a_line_runs_and_is_shown(name, line, failures):
    setup = load(DOCS / name).cells[0].source
    shown = {}

    async def page():
        scope = {}
        exec(compile(setup, name, "exec"), scope)
        tree = ast.parse(line)
        for statement in tree.body:
            is_value = isinstance(statement, ast.Expr)
            part = ast.Expression(statement.value) if is_value else ast.Module([statement], [])
            code = compile(part, name, "eval" if is_value else "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            value = eval(code, scope)
            shown["value"] = await value if inspect.iscoroutine(value) else value
        value = shown.get("value")
        return value if isinstance(value, tr.Component | str) else tr.Column("done")

    async with run_test(page) as opened:
        await opened.wait(lambda: opened.roots)
        await asyncio.sleep(0)
        errors = [each.values["error"] for each in opened.models.values() if isinstance(each.values.get("error"), dict)]
        assert errors == []
        assert [each for each in opened.notices if each.get("level") == "error"] == []
    assert failures() == []


@pytest.mark.parametrize("name", PAGES)
def test_names_in_notes_exist(name):
    for _, ours in rows(name):
        for dotted in re.findall(r"`tr\.([\w.]+)", ours):
            found = tr
            for part in dotted.split("."):
                if found is tr.state:  # the rest is of a page
                    assert hasattr(type(tr.state), part) or part == "cache", dotted
                    break
                assert hasattr(found, part), dotted
                found = getattr(found, part)


@pytest.mark.parametrize("name", PAGES)
def test_each_row_says_what_to_write_or_that_there_is_nothing(name):
    assert len([*rows(name)]) > 80
    for theirs, ours in rows(name):
        assert ours.startswith(("`", "nothing", "[", "the ", "a ", "`.servable")), (theirs, ours)
