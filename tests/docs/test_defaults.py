"""The defaults that *Coming from Panel* says are ours are those of the classes."""

from __future__ import annotations

import ast
import operator
import re
from pathlib import Path

import pytest

import transom as tr

TEXT = (Path(__file__).parents[2] / "docs" / "from_panel.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([\w.]+)\.(\w+)` \| `([^`]+)` \| `[^`]+` \|$", TEXT.split("### Defaults")[1], re.MULTILINE)


def test_there_are_some():
    assert len(ROWS) == 20


@pytest.mark.parametrize(("path", "name", "value"), ROWS)
def test_a_default_is_what_is_said(path, name, value):
    found = operator.attrgetter(path)(tr)
    default = found.param[name].default if isinstance(found, type) else getattr(found, name)
    assert default == ast.literal_eval(value)
