"""`python app.py`: what a file that nothing serves is told."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

APP = """
    import transom as tr
    tr.Row().servable()
    tr.Column().servable()
"""
SERVED = """
    import asyncio
    import transom as tr
    from transom.testing import run_test

    async def main():
        async with run_test(tr.Row()):
            pass

    tr.Row().servable()
    asyncio.run(main())
"""


@pytest.fixture
def run(tmp_path):
    """Runs Python with `app.py` in the current folder; gives what it writes to stderr."""

    def run_(source, *arguments):
        (tmp_path / "app.py").write_text(dedent(source), "utf-8")
        command = [sys.executable, *(arguments or ["app.py"])]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout == ""
        return done.stderr

    return run_


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["app.py"], ["-m", "app"], ["./app.py"]])
def test_a_file_that_nothing_serves_is_told_what_to_type_once(run, arguments):
    assert run(APP, *arguments) == "app.py has run to its end and nothing served it. Type: transom serve app.py\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        (SERVED, ["app.py"]),
        (APP, ["-c", "import app"]),
        (APP, ["-c", "import transom as tr; tr.Row().servable()"]),
        ("import builtins\nbuiltins.__IPYTHON__ = True" + dedent(APP), ["app.py"]),
        ("import transom as tr\ntr.Row()", ["app.py"]),
    ],
    ids=["served", "imported", "typed", "in IPython", "nothing to show"],
)
def test_nobody_else_is_told_anything(run, source, arguments):
    assert run(source, *arguments) == ""


@pytest.mark.slow
def test_a_file_that_fails_has_been_told_enough(run):
    told = run(dedent(APP) + "1 / 0\n")
    assert "ZeroDivisionError" in told
    assert "transom serve" not in told
