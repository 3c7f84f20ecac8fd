"""The runs of pytest that are a whole run of the tests, and a second try for a few that failed.

Of eleven thousand tests some hundred drive a browser beside others. One that fails by chance once in a thousand runs
would make every other run red, and a red run says nothing of what was changed. So what has failed is run once more,
alone, if it is no more than `MOST`. What passes then is named at the end: it is a defect of the test or of what it
tests, and comes before other work. Standard library only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

NO_TESTS = 5
"""Exit code of pytest when no test was collected."""
FAILED = 1
"""Exit code of pytest when tests were run and some have failed."""
MOST = 3
"""So many tests of a whole run may need their second try; more of them are no chance."""
ALONE = ("-n", "0", "--last-failed", "--last-failed-no-failures", "none")
"""Options of the second try, after those of the run."""
CACHE = Path(".pytest_cache", "v", "cache", "lastfailed")
"""Where pytest keeps what failed last."""

Pytest = Callable[..., int]
"""Runs `pytest` with these options and returns its exit code."""


def whole(root: Path, pytest: Pytest, runs: Sequence[Sequence[str]], arguments: Sequence[str]) -> int:
    """Run them all, one after the other, and return the exit code of the first that failed.

    No test in any of them is a failure too (pytest exits with 5).

    Args:
        root: the folder that pytest runs in.
        pytest: see `Pytest`.
        runs: the options of each run.
        arguments: what is added to each.
    """
    codes: list[int] = []
    unsteady: list[str] = []
    for options in runs:
        (root / CACHE).unlink(missing_ok=True)
        code = pytest(*options, *arguments)
        failed = _failed(root) if code == FAILED else []
        if failed and len(unsteady) + len(failed) <= MOST:
            print(f"\n{len(failed)} failed; run again, alone:\n", flush=True)
            code = pytest(*options, *arguments, *ALONE)
            unsteady += failed if code == 0 else []
        codes.append(code)
    if unsteady:
        print("\nUnsteady, for they failed and then passed alone; each is a defect that comes first:")
        print("\n".join(f"  {name}" for name in unsteady), flush=True)
    wrong = [code for code in codes if code not in {0, NO_TESTS}]
    return wrong[0] if wrong else min(codes)


def _failed(root: Path) -> list[str]:
    """The tests, or files that could not be read, that failed in the last run."""
    path = root / CACHE
    return list(json.loads(path.read_text("utf-8"))) if path.is_file() else []
