"""The gates of `make check` as tests, so that who runs all tests runs them too."""

from __future__ import annotations

import pytest

from dev.gates import GATES, Gate

pytestmark = pytest.mark.slow

ELSEWHERE = {"layers", "bundle"}
"""Run by `test_architecture.py` and `test_budgets.py`."""


@pytest.mark.parametrize("gate", [gate for gate in GATES if gate.name not in ELSEWHERE], ids=lambda gate: gate.name)
def test_gate(gate: Gate) -> None:
    result = gate.check()
    assert result.passed, f"\n{result.output}"
