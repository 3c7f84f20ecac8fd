"""No module imports itself in a circle, imports within functions counted; what is for type checkers alone is not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from dev import client

SOURCE = client.ROOT / "src"
EXCEPTED = {
    ("transom.components.linking", "transom.components.link"): "a link is a component, and each component can have one",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """What a module imports of Transom, each as far as it is known: `a.b` and `a.b.c` of `from a.b import c`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from imports(node)


def graph() -> dict[str, set[str]]:
    """Which modules each imports. A package's name alone is no import of its `__init__`: a submodule is meant by it."""
    trees = {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): ast.parse(path.read_text())
        for path in (SOURCE / "transom").rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for name, tree in trees.items():
        named = {full if full in trees else full.rpartition(".")[0] for full in imports(tree)}
        found[name] = {each for each in named if each in trees and each != name and (name, each) not in EXCEPTED}
    return found


def test_no_module_imports_itself_in_a_circle():
    try:
        TopologicalSorter(graph()).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


@pytest.mark.parametrize("pair", EXCEPTED)
def test_an_exception_is_needed(pair):
    importer, imported = pair
    tree = ast.parse((SOURCE / f"{importer.replace('.', '/')}.py").read_text())
    assert any(name == imported or name.rpartition(".")[0] == imported for name in imports(tree))


def test_a_circle_within_functions_is_seen():
    tree = ast.parse("def f():\n    from transom.a import b\nif TYPE_CHECKING:\n    from transom.c import d\n")
    assert list(imports(tree)) == ["transom.a.b"]
