"""The widgets have the parameters and defaults of Panel's, or *Coming from Panel* says that they have not."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import transom as tr

pytestmark = pytest.mark.slow

TEXT = (Path(__file__).parents[2] / "docs" / "from_panel.md").read_text("utf-8")
WIDGETS = """
import json
import panel as pn

found = {}
for name, kind in vars(pn.widgets).items():
    if isinstance(kind, type) and issubclass(kind, pn.widgets.Widget):
        own = {each for each in kind.param if not each.startswith("_")} - {*pn.viewable.Viewable.param}
        found[name] = {each: repr(kind.param[each].default) for each in own}
print(json.dumps(found))
"""
GENERAL = {"margin", "width", "height", "value_throttled", "bar_color"}
"""Ours in all widgets: sizes, what follows the value, colours of the theme. The page says so in a sentence."""
OTHERS = {"Tabulator", "DataFrame", "Widget", "WidgetBase"}
"""Tables, which differ in more than this, and what is no widget itself."""


def test_each_parameter_of_panels_is_here_or_said_not_to_be() -> None:
    run = [sys.executable, "-W", "ignore", "-c", WIDGETS]
    done = subprocess.run(run, capture_output=True, text=True, timeout=90, check=True)
    theirs: dict[str, dict[str, str]] = json.loads(done.stdout)
    absent, other = [], []
    for name in theirs.keys() & {*tr.widgets.__all__} - OTHERS:
        kind: Any = getattr(tr.widgets, name)
        for each, default in theirs[name].items() if isinstance(kind, type) else ():
            if not hasattr(kind, each):
                absent.append(f"{name}.{each}")
            elif each not in GENERAL and not is_same(getattr(kind(), each), default):
                other.append(f"{name}.{each}")
    assert len(theirs) > 50
    assert [each for each in absent if f"`{each.partition('.')[2]}`" not in TEXT] == []
    assert [each for each in other if f"| `widgets.{each}` |" not in TEXT] == []


def is_same(value: Any, text: str) -> bool:
    """Whether a default is the one of this text; a class of the same name is."""
    try:
        return bool(value == ast.literal_eval(text))
    except (ValueError, SyntaxError):
        return re.findall(r"(\w+)'>", repr(value)) == re.findall(r"(\w+)'>", text)
