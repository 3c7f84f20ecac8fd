"""`make test` is two runs of pytest, and fails when either does."""

from __future__ import annotations

import pytest

from dev import __main__ as dev


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ((0, 0), 0),
        ((1, 0), 1),
        ((0, 1), 1),
        ((0, -9), -9),
        ((-9, 1), -9),
        ((0, 5), 0),
        ((5, 0), 0),
        ((5, 5), 5),
        ((5, 1), 1),
    ],
)
def test_a_run_that_fails_is_a_failure_and_so_is_no_test_at_all(monkeypatch, codes, code):
    left = list(codes)
    monkeypatch.setattr(dev, "setup", lambda _: 0)
    monkeypatch.setattr(dev.environment, "run", lambda *_: left.pop(0))
    assert dev.test([]) == code
    assert left == []
