"""What type checkers say of authors' code: pyright of `accepted.py` and `refused.py` in one run, mypy of the first."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dev import client

HERE = Path(__file__).parent
FILES = ("accepted.py", "refused.py")

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The errors of pyright: `(file, line, rule)`."""
    folder = tmp_path_factory.mktemp("typing")
    for name in FILES:
        shutil.copy(HERE / name, folder)
    config = {
        "include": list(FILES),
        "extraPaths": [str(client.ROOT / "src")],
        "pythonVersion": "3.11",
        "reportUnusedExpression": False,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "-p", str(folder), "--pythonpath", sys.executable, "--outputjson"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
    )
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] == len(FILES), done.stdout
    return {
        (Path(each["file"]).name, each["range"]["start"]["line"] + 1, each.get("rule")): each["message"]
        for each in said["generalDiagnostics"]
        if each["severity"] == "error"
    }


def expected():
    lines = (HERE / "refused.py").read_text("utf-8").splitlines()
    marked = ((number, re.search(r"# error: (\w+)$", line)) for number, line in enumerate(lines, 1))
    return {("refused.py", number, match[1]) for number, match in marked if match}


def test_what_authors_write_is_accepted(found):
    assert {key: message for key, message in found.items() if key[0] == "accepted.py"} == {}


def test_what_authors_mistype_is_named_where_it_stands(found):
    assert len(expected()) > 10
    assert {key for key in found if key[0] == "refused.py"} == expected()


def test_a_keyword_that_does_not_exist_is_named(found):
    assert any('"strat"' in message for message in found.values())


def test_mypy_takes_it_too():
    done = subprocess.run(
        [sys.executable, "-m", "mypy", str(HERE / "accepted.py")],  # with the gate's cache
        capture_output=True,
        text=True,
        check=False,
        cwd=client.ROOT,
    )
    assert done.returncode == 0, done.stdout
