"""The tests that hold the promises of callbacks fail when one is broken.

Each row of `mutants.py` is tried on a copy of the package, in a process of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import cache_from_source
from pathlib import Path

import pytest

import transom
from tests.mutants.mutants import MUTANTS, Mutant

ROOT = Path(__file__).parents[2]
SOURCE = Path(transom.__file__).parent
SECONDS = 600
"""For one process; over it the mutant counts as one that was not found."""

WRONG_PACKAGE = 97
RUN = f"""
import sys, pytest
from importlib.util import find_spec  # pytest wants to be the first to import what has a plugin for it
if not find_spec("transom").origin.startswith(sys.argv[1]):
    sys.exit({WRONG_PACKAGE})
sys.exit(pytest.main(sys.argv[2:]))
"""
OPTIONS = ("-q", "-rfE", "--tb=short", "-p", "no:cacheprovider", "-o", "console_output_style=classic")


def byte_code(package: Path) -> Path:
    """Where Python keeps the byte code of what is in a folder."""
    return Path(cache_from_source(str(package / "__init__.py"))).parent


@pytest.fixture(autouse=True)
def _byte_code(tmp_path: Path) -> Iterator[None]:
    yield
    if sys.pycache_prefix is not None:
        shutil.rmtree(byte_code(tmp_path), ignore_errors=True)


def copy(folder: Path, mutant: Mutant | None = None) -> Path:
    """A copy of the package, in which the edits of `mutant` have been made; the folder to import it from."""
    unneeded = shutil.ignore_patterns("_assets", "*.ts", "*.css", "*.pyc.*")
    package = shutil.copytree(SOURCE, folder / "transom", ignore=unneeded)
    if sys.pycache_prefix is not None and byte_code(SOURCE).exists():  # else each copy would be compiled anew
        shutil.copytree(byte_code(SOURCE), byte_code(package), ignore=unneeded)
    for edit in () if mutant is None else mutant.edits:
        path = package / edit.file
        text = path.read_text("utf-8")
        assert text.count(edit.old) == 1, f"{mutant.name}: its text stands {text.count(edit.old)} times in {edit.file}"
        path.write_text(text.replace(edit.old, edit.new), "utf-8")
    return folder


def run(folder: Path, tests: list[str]) -> tuple[int, str]:
    """Run `tests` on the package in `folder`; pytest's exit code and what it printed."""
    # With CI random tests try the same examples each time, and need no data base of examples.
    environment = {**os.environ, "PYTHONPATH": str(folder), "CI": "true", "TRANSOM_SCHEDULES": "400"}
    environment.pop("TRANSOM_SCHEDULE", None)
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder), *OPTIONS, *tests],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout


def verdict(mutant: Mutant, code: int, output: str) -> str:
    """Why the mutant has not been found as it should be; empty when it has."""
    if code != pytest.ExitCode.TESTS_FAILED:
        return f"pytest ended with {code}, not with failed tests"
    missed = [test for test in mutant.tests if not re.search(rf"^FAILED {re.escape(test)}\b", output, re.MULTILINE)]
    if missed:
        return f"not noticed by {missed}"
    if not re.search(r"^E +(assert |AssertionError|transom\.errors|Failed: DID NOT)", output, re.MULTILINE):
        return "no test failed by an assertion"
    return ""


def attempt(mutant: Mutant, folder: Path) -> str:
    """Try one mutant; what is wrong, or an empty string."""
    try:
        code, output = run(copy(folder, mutant), list(mutant.tests))
    except subprocess.TimeoutExpired:
        return f"no answer within {SECONDS} s"
    problem = verdict(mutant, code, output)
    return f"{problem}\n{output[-4000:]}" if problem else ""


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_each_is_found_by_the_tests_that_should(tmp_path: Path) -> None:
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        folders = [tmp_path / str(number) for number in range(len(MUTANTS))]
        problems = list(pool.map(attempt, MUTANTS, folders))
    found = {mutant.name: problem for mutant, problem in zip(MUTANTS, problems, strict=True) if problem}
    assert not found, "\n\n".join(f"{name}: {problem}" for name, problem in found.items())


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_same_tests_pass_on_an_unbroken_copy(tmp_path: Path) -> None:
    tests = sorted({test for mutant in MUTANTS for test in mutant.tests})
    code, output = run(copy(tmp_path), tests)
    assert code == pytest.ExitCode.OK, output


@pytest.mark.slow
def test_the_package_in_use_is_the_copy(tmp_path: Path) -> None:
    """A run that imported another package would find no mutant, or find them by chance."""
    (tmp_path / "elsewhere").mkdir()
    assert run(tmp_path / "elsewhere", [])[0] == WRONG_PACKAGE


def test_a_row_whose_text_has_changed_is_noticed(tmp_path: Path) -> None:
    stale = Mutant("stale", (MUTANTS[0].edits[0]._replace(old="no such text"),), MUTANTS[0].tests)
    with pytest.raises(AssertionError, match=r"stands 0 times in reactive/slot\.py"):
        copy(tmp_path, stale)


@pytest.mark.parametrize(
    ("code", "output", "problem"),
    [
        (1, "E   assert 1 == 2\nFAILED {test} - assert 1 == 2\n", ""),
        (1, "E   assert 1 == 2\nFAILED {test}[case] - assert 1 == 2\n", ""),
        (1, "E   NameError: x\nFAILED {test} - NameError: x\n", "no test failed by an assertion"),
        (1, "E   assert 1 == 2\nFAILED another - assert 1 == 2\n", "not noticed by"),
        (0, "", "pytest ended with 0"),
        (2, "E   assert 1 == 2\nERROR {test}\n", "pytest ended with 2"),
    ],
)
def test_only_failed_assertions_count(code: int, output: str, problem: str) -> None:
    mutant = Mutant("one", (), ("tests/a.py::test_b",))
    said = verdict(mutant, code, output.format(test=mutant.tests[0]))
    assert said.startswith(problem) if problem else not said
