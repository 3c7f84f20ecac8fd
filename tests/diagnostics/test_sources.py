from __future__ import annotations

import gc
import json
import linecache

from transom.diagnostics.sources import is_registered
from transom.script import parse


def test_lines_are_those_that_were_compiled(tmp_path):
    path = tmp_path / "app.py"
    path.write_text("changed since\n")
    program = parse("first\nsecond", str(path), "py")
    linecache.checkcache(str(path))
    assert linecache.getline(str(path), 2) == "second\n"
    assert program.cells


def test_a_page_has_the_lines_of_the_file_and_indented_code_as_it_runs():
    program = parse("# Title\n\n- item\n\n  ```python\n  x = 1\n  x\n  ```\n", "page.md", "md")
    assert linecache.getline("page.md", 1) == "# Title\n"
    assert linecache.getline("page.md", 7) == "x\n"
    assert program.cells[0].line == 6


def test_each_notebook_cell_is_a_file():
    cells = [{"cell_type": "code", "source": source, "metadata": {}} for source in ("a", "b\nc")]
    program = parse(json.dumps({"cells": cells}), "nb.ipynb", "ipynb")
    assert linecache.getline("nb.ipynb[cell 2]", 2) == "c\n"
    assert len(program.cells) == 2


def test_lines_end_where_python_says_they_end():
    program = parse("x = '\x0c \u2028'\ny", "odd.py", "py")
    assert linecache.getline("odd.py", 2) == "y\n"
    assert program.cells[0].error is None


def test_nothing_is_kept_of_a_program_that_is_gone():
    before = set(linecache.cache)
    for index in range(20):
        program = parse("1 / 0", f"gone{index}.py", "py")
    assert is_registered("gone19.py")
    del program
    gc.collect()
    assert not {name for name in set(linecache.cache) - before if name.startswith("gone")}
    assert not is_registered("gone19.py")


def test_a_reload_shows_the_new_lines_and_outlives_the_old_program():
    old = parse("old", "again.py", "py")
    new = parse("new", "again.py", "py")
    del old
    gc.collect()
    assert linecache.getline("again.py", 1) == "new\n"
    assert is_registered("again.py")
    assert new.cells
