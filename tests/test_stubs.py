"""Stubs, and interfaces for front ends, are what `python -m dev.stubs` writes; they hide no code from checkers."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys

import pytest

import transom
from dev import client, stubs, typescript
from transom.components.component import Component


@pytest.fixture(scope="module")
def written():
    """What `python -m dev.stubs` would write: seconds."""
    return stubs.stubs()


def test_the_stubs_are_fresh():
    assert stubs.stale() == [], "write: python -m dev.stubs"


SLIDER = stubs.PACKAGE / "widgets" / typescript.FOLDER / "slider.pyi"


@pytest.mark.parametrize(
    "path", [stubs.PACKAGE / "__init__.pyi", SLIDER, SLIDER.with_suffix(".ts")], ids=lambda path: path.name
)
def test_a_changed_stub_is_noticed(path, monkeypatch, written):
    changed = {each: text + ("#" if each == path else "") for each, text in written.items()}
    monkeypatch.setattr(stubs, "stubs", lambda: changed)
    assert stubs.stale() == [path]


def test_a_stub_that_nobody_writes_is_noticed(monkeypatch, written):
    path, *others = written
    monkeypatch.setattr(stubs, "stubs", lambda: {each: written[each] for each in others})
    assert stubs.stale() == [path]


def test_a_parameter_that_is_added_makes_the_stubs_stale(monkeypatch):
    slider = transom.widgets.IntSlider
    changed = slider.param["step"].default + 1
    monkeypatch.setattr(slider.param["step"], "default", changed)
    assert f"step: int | Reference = {changed}," in stubs.stubs()[SLIDER]


def test_every_public_constructor_is_in_a_stub(written):
    for package in stubs.COMPONENTS:
        module = getattr(transom, package)
        folder = stubs.PACKAGE / package / typescript.FOLDER
        trees = [ast.parse(text) for path, text in written.items() if path.parent == folder and path.suffix == ".pyi"]
        classes = {node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
        components = {name for name in module.__all__ if _is_component(getattr(module, name))}
        bases = {"ListLayout", "Pane", "PaneBase", "Widget"}
        assert classes == components - bases


def _is_component(member):
    return isinstance(member, type) and issubclass(member, Component)


def test_the_top_level_has_every_public_name(written):
    tree = ast.parse(written[stubs.PACKAGE / "__init__.pyi"])
    names = {alias.asname for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert names == set(transom.__all__)


def test_no_module_with_code_is_hidden_from_the_type_checker(written):
    for path in written:
        hidden = path.with_suffix(".py")
        if not hidden.is_file():
            continue
        assert hidden.name == "__init__.py"
        tree = ast.parse(hidden.read_text("utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert functions <= {"__getattr__", "__dir__"}


def test_every_component_with_a_stub_of_its_own_module_is_its_class_in_the_package(written):
    for path, text in written.items():
        if path.parent.name == typescript.FOLDER and path.suffix == ".pyi" and path.stem != "__init__":
            module = ".".join(path.relative_to(stubs.PACKAGE).parent.parent.parts)
            for node in ast.parse(text).body:
                if isinstance(node, ast.ClassDef):
                    assert node.name in vars(importlib.import_module(f"transom.{module}"))["__all__"]


@pytest.mark.slow
def test_what_the_stubs_hide_is_checked_too(tmp_path, written):
    hidden = [str(path.with_suffix(".py")) for path in written if path.with_suffix(".py").is_file()]
    assert hidden
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--follow-imports=silent", f"--cache-dir={tmp_path}", *hidden],
        capture_output=True,
        text=True,
        check=False,
        cwd=client.ROOT,
    )
    assert done.returncode == 0, done.stdout
