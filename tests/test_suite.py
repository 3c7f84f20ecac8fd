"""What failed is tried once more, alone, if it is little; by real runs of pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dev import suite

RUNS = (("-n", "2", "--dist", "loadfile", "-m", "not late"), ("-m", "late"))
STEADY = """
def test_it_holds():
    pass
"""
LATE = """
import pytest

@pytest.mark.late
def test_it_is_late():
    pass
"""
UNSTEADY = """
import pathlib, pytest

@pytest.mark.parametrize("name", {names})
def test_chance(name):
    seen = pathlib.Path(__file__).with_name(name)
    again, _ = seen.exists(), seen.touch()
    assert again or not {fails}
"""


class Runs:
    """A folder with tests, and what was run of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: list[str] = []
        (root / "pytest.ini").write_text("[pytest]\nmarkers = late\n", "utf-8")
        (root / "test_steady.py").write_text(STEADY, "utf-8")
        (root / "test_late.py").write_text(LATE, "utf-8")

    def unsteady(self, *names: str, fails: bool = True) -> None:
        text = UNSTEADY.format(names=list(names), fails=fails)
        (self.root / "test_unsteady.py").write_text(text, "utf-8")

    def pytest(self, *options: str) -> int:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "xdist", *options]
        environ = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        done = subprocess.run(command, cwd=self.root, env=environ, check=False, capture_output=True, text=True)
        self.said.append(done.stdout)
        return done.returncode

    def whole(self) -> int:
        return suite.whole(self.root, self.pytest, RUNS, [])


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def test_what_holds_is_run_once(runs: Runs) -> None:
    runs.unsteady("a", fails=False)
    assert runs.whole() == 0
    assert len(runs.said) == 2


def test_what_passes_alone_is_named_and_nothing_else_is_run_again(
    runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    runs.unsteady("a", "b c")
    assert runs.whole() == 0
    first, again, late = runs.said
    assert "2 failed, 1 passed" in first
    assert "2 passed" in again
    assert "1 passed" in late
    said = capsys.readouterr().out
    assert "test_unsteady.py::test_chance[b c]" in said.partition("Unsteady")[2]


def test_what_fails_again_is_a_failure(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    runs.unsteady("a")
    (runs.root / "test_wrong.py").write_text("def test_it():\n    assert False\n", "utf-8")
    assert runs.whole() == 1
    assert "Unsteady" not in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_a_failure(runs: Runs) -> None:
    (runs.root / "test_wrong.py").write_text("import no_such_module\n", "utf-8")
    assert runs.whole() != 0


def test_many_that_fail_are_no_chance(runs: Runs) -> None:
    runs.unsteady(*"abcd")
    assert runs.whole() == 1
    assert len(runs.said) == 2


def test_what_failed_in_an_earlier_run_is_not_taken_for_one_of_this(runs: Runs) -> None:
    runs.unsteady(*"abcd")
    assert runs.whole() == 1
    assert runs.whole() == 0
    assert len(runs.said) == 4
