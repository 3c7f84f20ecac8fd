from __future__ import annotations

import os

import pytest

from tests.compat.fakes import TARGET
from transom.errors import AppNotFoundError, ScriptError
from transom.script import Cell, load, namespace, parse


def test_a_script_is_one_cell_that_is_not_shown(tmp_path):
    path = tmp_path / "my_app.py"
    path.write_text("x = 1\nx\n")
    program = load(path)
    assert (program.filename, program.title, program.kind) == (str(path), "my app", "script")
    (cell,) = program.blocks
    assert isinstance(cell, Cell)
    assert (cell.index, cell.line, cell.shown, cell.language) == (0, 1, False, "python")
    assert [step.result for step in cell.steps] == [False, True]


def test_a_script_that_does_not_compile_is_a_program_with_an_error(tmp_path):
    path = tmp_path / "app.py"
    path.write_text("x = 1\nx = = 2\n")
    (cell,) = load(path).cells
    assert (cell.error.filename, cell.error.line, cell.error.text) == (str(path), 2, "x = = 2")


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"\xef\xbb\xbftext = '\xc3\xa9'\ntext", "é"),
        ("# -*- coding: latin-1 -*-\ntext = 'é'\ntext".encode("latin-1"), "é"),
        (b"text = '''a\r\nb'''\r\ntext\r\n", "a\nb"),
    ],
)
def test_a_script_may_be_encoded_as_python_allows(tmp_path, content, value):
    path = tmp_path / "app.py"
    path.write_bytes(content)
    scope = {}
    for step in load(path).cells[0].steps:
        result = eval(step.code, scope)
    assert result == value


def test_a_relative_path_is_made_absolute(tmp_path, monkeypatch):
    (tmp_path / "app.py").write_text("1")
    monkeypatch.chdir(tmp_path)
    assert load("app.py").filename == os.path.realpath(tmp_path / "app.py")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(AppNotFoundError, match=r"There is no file '.*none\.py'"):
        load(tmp_path / "none.py")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("app.txt", b"", "expected a name that ends in .py, .md or .ipynb"),
        ("page.md", b"\xff\xfe", "is not UTF-8 text"),
        ("app.py", b"x = '\xff'", "is not UTF-8 text"),
        ("app.py", b"# coding: no-such\n", "is not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ScriptError, match=message):
        load(tmp_path / name)


def test_a_folder_is_no_app_file(tmp_path):
    (tmp_path / "app.py").mkdir()
    with pytest.raises(ScriptError, match="cannot be read"):
        load(tmp_path / "app.py")


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize(("as_panel", "module"), [(True, "fakeom"), (False, "panel")])
def test_import_panel_means_the_target_unless_turned_off(as_panel, module):
    program = parse("import panel as pn\npn.__name__", "app.py", "py", as_panel=as_panel, target=TARGET)
    assert (program.as_panel, program.imports_panel) == (as_panel, as_panel)
    with namespace(program) as scope:
        values = [eval(step.code, scope.globals) for step in program.cells[0].steps]
    assert values[-1] == module


def test_an_empty_file_is_a_program_without_steps():
    assert parse("", "app.py", "py").cells[0].steps == ()
    assert parse("", "page.md", "md").blocks == ()
