"""The names that the package shows: those that authors are to write, and no others."""

from __future__ import annotations

import builtins
import importlib

import pytest

import transom

MODULES = ("custom", "forms", "indicators", "io", "layout", "pane", "template", "testing", "widgets")


def test_every_public_module_is_looked_at():
    assert {name for name in transom.__all__ if type(getattr(transom, name)) is type(transom)} == set(MODULES)


@pytest.mark.parametrize("name", ["", *MODULES])
def test_a_module_shows_its_public_names_only(name):
    module = importlib.import_module(f"transom.{name}".rstrip("."))
    assert dir(module) == sorted(module.__all__)
    assert all(hasattr(module, each) for each in module.__all__)


def test_all_can_be_imported_without_hiding_what_python_has():
    found: dict[str, object] = {}
    exec("from transom import *", found)
    assert found.keys() - {"__builtins__"} == set(transom.__all__)
    assert not found.keys() & vars(builtins).keys() - {"__builtins__"}
