"""`transom check`: does a file run, and does its page arrive whole?

`check_file` runs one file in a session of its own, without a browser, and returns a `FileReport`. Owns what
counts as a failure, when a page is at rest, and which cell a failure belongs to; prints nothing.
"""

from __future__ import annotations

from transom.check.headless import check_file
from transom.check.report import FileReport, Problem
from transom.script import Missing

__all__ = ["FileReport", "Missing", "Problem", "check_file"]
