"""In CI a skipped test is a failure, unless its reason stands in `tests/allowed_skips.txt`.

A test that never runs reads as a promise that holds. The list is reviewed like code: one reason a line,
exactly as the skip gives it, `*` for a part that varies; `#` begins a comment.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

LIST = Path("tests", "allowed_skips.txt")
_NOT_CI = {"", "0", "false", "no"}


def pytest_configure(config: pytest.Config) -> None:
    """Take part only where the environment says `CI=true`."""
    if os.environ.get("CI", "").lower() not in _NOT_CI:
        config.pluginmanager.register(SkipJudge(config.rootpath / LIST), "transom-skip-judge")


class SkipJudge:
    """Turns reports of skips whose reason is not on the list into failures."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        self.allowed = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Judge skips of tests: marks, `pytest.skip` in a test or a fixture."""
        report = yield
        if not hasattr(report, "wasxfail"):
            self._judge(report)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Judge skips of whole files: `pytest.importorskip` at their top."""
        report = yield
        self._judge(report)
        return report

    def _judge(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if not report.skipped:
            return
        reason = _reason(report)
        if any(fnmatchcase(reason, pattern) for pattern in self.allowed):
            return
        report.outcome = "failed"
        report.longrepr = (
            f"Skipped in CI: {reason!r}. Make the test run here, "
            f"or add the reason to {LIST.as_posix()} with a comment that says why it may be skipped."
        )


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")
