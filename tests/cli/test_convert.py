"""`transom convert`: what it says; what it writes is in `tests/hosts/pyodide/test_convert.py`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from transom.cli import cli
from transom.errors import TransomError
from transom.hosts.pyodide import convert as module
from transom.hosts.pyodide.plan import Converted


@pytest.fixture
def given(monkeypatch, tmp_path):
    """The keywords that the function is called with."""
    found = {}

    def convert(files, **options):
        found.update(options, files=files)
        return Converted(tmp_path / "a b", (tmp_path / "app.html",), ("A note.",))

    monkeypatch.setattr(module, "convert", convert)
    return found


def test_it_says_what_was_written_and_how_to_look_at_it(given, tmp_path):
    result = CliRunner().invoke(cli, ["convert", "--pyodide-cdn", "app.py", "--without", "a", "--without", "b"])
    assert result.output.splitlines() == [
        "A note.",
        f"app.html in {tmp_path}/a b. To look at it:",
        f"  python -m http.server --directory '{tmp_path}/a b'",
    ]
    assert (given["files"], given["pyodide_cdn"], given["pyodide_dir"]) == (("app.py",), True, None)
    assert (given["without"], given["thread"], given["index"], given["dev"]) == (("a", "b"), "worker", None, True)


def test_another_place_than_jsdelivr(given):
    CliRunner().invoke(cli, ["convert", "app.py", "--pyodide-url", "https://example.org/p/", "--no-index"])
    assert (given["pyodide_cdn"], given["index"]) == ("https://example.org/p/", False)


def test_without_a_pyodide_both_ways_are_named(tmp_path):
    (tmp_path / "app.py").write_text("1\n")
    result = CliRunner().invoke(cli, ["convert", str(tmp_path / "app.py")])
    assert isinstance(result.exception, TransomError)
    assert "--pyodide-dir" in str(result.exception)
    assert "--pyodide-cdn" in str(result.exception)
