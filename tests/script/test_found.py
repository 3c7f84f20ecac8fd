"""Which files of a folder are apps."""

from __future__ import annotations

import pytest

from transom.errors import AppNotFoundError
from transom.script.found import app_files


@pytest.fixture
def names(tmp_path, monkeypatch):
    """Writes files and gives the names that a source stands for."""
    monkeypatch.chdir(tmp_path)

    def make(files, source="."):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return [path.as_posix() for path in app_files(source)]

    return make


APPS = {
    "an object is served": "import transom as tr\nclass A:\n    def show(self):\n        tr.Row().servable()\n",
    "the last line is a value": "x = 1\nx",
    "it calls something": "from parts import show\nshow()",
    "a loop": "for part in (1, 2):\n    print(part)",
    "only when it is served": "def main(): ...\nif __name__.startswith('bokeh'):\n    main()",
    "one text": "'text'",
    "a syntax error": "x = (",
}
MODULES = {
    "definitions": "'''Doc.'''\nimport os\nA = 1\n@decorated\ndef f(): print(1)\nclass B: ...",
    "guarded definitions": "try:\n    import numpy\nexcept ImportError:\n    numpy = None",
    "nothing": "",
}


@pytest.mark.parametrize("source", APPS.values(), ids=APPS)
def test_a_file_that_may_show_something_is_an_app(names, source):
    assert names({"file.py": source}) == ["file.py"]


@pytest.mark.parametrize("source", MODULES.values(), ids=MODULES)
def test_a_file_that_only_defines_things_is_a_module_unless_it_is_named(names, source):
    assert names({"file.py": source, "page.md": ""}) == ["page.md"]
    assert names({}, "file.py") == ["file.py"]


def test_private_files_tests_and_folders_are_none(names):
    files = ("_a.py", ".b.py", "test_c.py", "c_test.py", "conftest.py", "deep/d.py", "e.txt")
    assert names({**dict.fromkeys(files, "1"), "app.py": "1", "book.ipynb": "{}"}) == ["app.py", "book.ipynb"]


def test_patterns(names):
    files = dict.fromkeys(("a.py", "b.md", "c.txt", "deep/d.py"), "1")
    assert names(files, "*") == ["a.py", "b.md"]
    assert names({}, "**/*.py") == ["a.py", "deep/d.py"]
    assert names({"odd[1].py": "1"}, "odd[1].py") == ["odd[1].py"]


@pytest.mark.parametrize(
    ("source", "told"),
    [(".", r"only define things: write `obj\.servable\(\)`"), ("*.md", "No app file .* fits"), ("x.py", "no file")],
)
def test_what_is_not_there_is_said(names, source, told):
    with pytest.raises(AppNotFoundError, match=told):
        names({"module.py": "A = 1"}, source)
