"""`make test` is three runs of pytest, and fails when one does."""

from __future__ import annotations

import ast

import pytest

from dev import __main__ as dev
from dev import client


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ((0, 0, 0), 0),
        ((1, 0, 0), 1),
        ((0, 1, 0), 1),
        ((0, 0, 1), 1),
        ((0, -9, 0), -9),
        ((-9, 1, 0), -9),
        ((0, 5, 5), 0),
        ((5, 0, 5), 0),
        ((5, 5, 0), 0),
        ((5, 5, 5), 5),
        ((5, 5, 1), 1),
    ],
)
def test_a_run_that_fails_is_a_failure_and_so_is_no_test_at_all(monkeypatch, tmp_path, codes, code):
    left = list(codes)
    monkeypatch.setattr(client, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "setup", lambda _: 0)
    monkeypatch.setattr(dev.environment, "run", lambda *_: left.pop(0))
    assert dev.test([]) == code
    assert left == []


def test_browser_tests_are_where_runs_without_a_browser_do_not_look():
    found = [
        path.relative_to(client.ROOT).as_posix()
        for path in (client.ROOT / "tests").rglob("*.py")
        if f"pytest.mark.{'browser'}" in path.read_text("utf-8")
    ]
    assert found == [f"{dev.IN_BROWSERS}/conftest.py"]


def test_what_a_page_is_waited_for_is_a_function():
    """The policy of our pages lets no text be evaluated, which is seen only where the first look is not enough."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in (client.ROOT / dev.IN_BROWSERS).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "wait_for_function"
        if isinstance(node.args[0], ast.Constant | ast.JoinedStr) and "=>" not in ast.unparse(node.args[0])
    ]
    assert found == []
