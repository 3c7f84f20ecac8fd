"""What people install serves a page: a wheel, and where there is no node, an sdist and a git URL.

Each from a clean checkout of git's index, into a fresh environment with its dependencies. Packages come from
pip's cache after the first run.
"""

from __future__ import annotations

import json
import re
import tarfile
import zipfile

import pytest

from dev import client, pyodide
from tests.packaging.served import APP, check_asset, check_page, serving, shown

pytestmark = pytest.mark.packaging


def _wheel_names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def _sdist_names(sdist):
    with tarfile.open(sdist) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def _contents(wheel):
    """Hashes of a wheel's files; RECORD lists them."""
    with zipfile.ZipFile(wheel) as archive:
        record = next(name for name in archive.namelist() if name.endswith(".dist-info/RECORD"))
        return sorted(archive.read(record).decode().splitlines())


def _install_and_check(machine, requirement, check=check_page):
    python = machine.environment("environment")
    machine.pip("--python", python, "install", "--quiet", requirement)
    where = machine.run(python, "-c", "import transom; print(transom.__file__)").strip()
    assert where.startswith(str(machine.cwd / "environment")), where
    (machine.cwd / "app.py").write_text(APP, "utf-8")
    with serving(machine.cwd, machine.environ, python, "-m", "transom", "serve", "app.py") as url:
        check(url)


def test_the_wheel_holds_what_runs_and_no_source_of_the_client(wheel):
    names = _wheel_names(wheel)
    assert {"transom/__init__.py", "transom/py.typed", "transom/_assets/manifest.json"} <= names
    assert [name for name in names if name.startswith("transom/client/")] == []
    assert [name for name in names if name.endswith((".ts", ".mjs"))] == []
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"transom"}


def test_the_wheel_holds_every_python_file_and_stub(wheel, checkout):
    source = checkout / "src"
    files = [path for path in source.rglob("*.py*") if "__pycache__" not in path.parts]
    wanted = {path.relative_to(source).as_posix() for path in files}
    assert wanted
    assert wanted <= _wheel_names(wheel)


def test_the_wheel_holds_the_documentation(wheel, checkout):
    texts = {f"transom/_docs/{path.name}" for path in (checkout / "docs").glob("*.md")}
    assert "transom/_docs/index.md" in texts
    assert {name for name in _wheel_names(wheel) if name.startswith("transom/_docs/")} == texts


def test_the_sdist_holds_sources_and_built_assets(sdist, checkout):
    names = _sdist_names(sdist)
    assert {"LICENSE", "README.md", "hatch_build.py", "dev/client.py", "package-lock.json"} <= names
    assert {path.relative_to(checkout).as_posix() for path in client.sources(checkout)} <= names
    assert {"src/transom/_assets/manifest.json", "src/transom/_assets/build.stamp"} <= names
    assert [name for name in names if name.startswith((".ci", ".venv", "node_modules"))] == []


def test_a_wheel_of_a_clean_checkout_serves_a_page_and_all_that_it_holds_for_pages(wheel, machine):
    with zipfile.ZipFile(wheel) as archive:
        prefix = "transom/_assets/"
        held = {name.removeprefix(prefix): archive.read(name) for name in archive.namelist() if name.startswith(prefix)}
    manifest = json.loads(held["manifest.json"])
    assert {*manifest["frontEnds"].values(), manifest["script"], manifest["style"]} <= set(manifest["files"])

    def check(url):
        check_page(url)
        for name, entry in manifest["files"].items():
            check_asset(f"{url}_transom/assets/{name}", entry["type"], {"": held[name]} | _encoded(held, name))
        classes = shown(url)
        assert classes["Button"].get("chunk") is None
        assert classes["IntSlider"]["chunk"] == manifest["frontEnds"]["slider"]
        _check_converted(machine)

    _install_and_check(machine, wheel, check)


def _check_converted(machine):
    """What a converted page asks for is in the installed package, and Transom itself travels from there."""
    python = machine.cwd / "environment" / "bin" / "python"
    wheels = ("--pyodide-dir", pyodide.RUNTIME, "--find-links", pyodide.wheels())
    machine.run(python, "-m", "transom", "convert", "app.py", "--out", "site", *wheels)
    text = (machine.cwd / "site" / "app.html").read_text("utf-8")
    given = json.loads(re.search(r'id="transom-app">(.*?)</script>', text)[1])["given"]
    addresses = [
        f"_transom/{each}" for each in (given["script"], given["worker"], *(w["url"] for w in given["wheels"]))
    ]
    for address in [*addresses, *re.findall(r'(?:src|href)="(_transom/[^"]+)"', text)]:
        assert (machine.cwd / "site" / address).is_file(), address


def _encoded(held, name):
    return {kind: held[name + end] for kind, end in (("br", ".br"), ("gzip", ".gz")) if name + end in held}


def test_an_sdist_becomes_the_same_wheel_without_node_and_serves_a_page(sdist, wheel, machine_without_node):
    out = machine_without_node.cwd / "out"
    log = machine_without_node.pip("wheel", "--verbose", "--no-deps", "--wheel-dir", out, sdist)
    assert "hatchling" in log
    assert "nodejs" not in log, "an sdist carries the assets: its build must not ask for node"
    built = next(out.glob("transom-*.whl"))
    assert _contents(built) == _contents(wheel)
    _install_and_check(machine_without_node, built)


def test_a_git_url_installs_without_node_and_serves_a_page(checkout, machine_without_node):
    _install_and_check(machine_without_node, f"git+{checkout.as_uri()}")


def test_the_lock_file_and_package_json_agree(checkout):
    lock = json.loads((checkout / "package-lock.json").read_text("utf-8"))
    package = json.loads((checkout / "package.json").read_text("utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert lock["packages"][""].get(kind, {}) == package.get(kind, {})
