"""Files as apps: routes, links, modules beside them, and loading them again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from transom.app import ScriptPage
from transom.errors import AppNotFoundError, ScriptError
from transom.site import Site
from transom.testing import run_test


def test_a_file_stands_at_its_name_and_an_index_at_the_root(tmp_path: Path) -> None:
    for name in ("index.md", "first.py", "second.md", "_private.py", "notes.txt"):
        (tmp_path / name).write_text("'x'\n" if name.endswith(".py") else "# Title\n")
    site = Site([str(tmp_path)])
    try:
        assert sorted(site.app.pages) == ["/", "/first", "/second"]
    finally:
        site.close()


def test_two_files_of_one_name(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "app.py").write_text("1\n")
    site = Site([str(tmp_path / "one" / "app.py"), str(tmp_path / "two" / "app.py")])
    site.close()
    assert sorted(site.app.pages) == ["/app", "/app-2"]


def test_what_cannot_be_served_is_named(tmp_path: Path) -> None:
    with pytest.raises(AppNotFoundError, match=r"There is no file 'gone\.py'"):
        Site(["gone.py"])
    (tmp_path / "data.csv").write_text("1,2\n")
    with pytest.raises(ScriptError, match=r"\.py, \.md or \.ipynb"):
        Site([str(tmp_path / "data.csv")])
    with pytest.raises(AppNotFoundError, match="no app file"):
        Site([str(tmp_path)])
    with pytest.raises(ScriptError, match="has no 'nothing'"):
        Site(["json:nothing"])


async def test_links_between_served_files_work_and_others_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n[to b](b.md#part) and [to c](c.md) and [out](https://example.org)\n")
    (tmp_path / "b.md").write_text("# B\n\n## Part\n")
    site = Site([str(tmp_path / "a.md"), str(tmp_path / "b.md")])
    site.close()
    async with run_test(site.app, url="/a") as page:
        html = page.all("HTML")[0]["object"]
    assert 'href="./b#part"' in html
    assert "c.md" not in html
    assert "to c" in html
    assert 'href="https://example.org"' in html


async def test_a_module_beside_the_file_is_found_and_is_an_apps_own(tmp_path: Path) -> None:
    (tmp_path / "helper_beside_it.py").write_text("import panel as pn\nNAME = pn.__name__\n")
    (tmp_path / "app.py").write_text("from helper_beside_it import NAME\nNAME\n")
    site = Site([str(tmp_path / "app.py")])
    try:
        async with run_test(site.app) as page:
            assert "transom" in page.text
    finally:
        site.close()
        sys.modules.pop("helper_beside_it", None)
    assert str(tmp_path) not in sys.path


async def test_reload_takes_the_new_text_and_the_new_modules(tmp_path: Path) -> None:
    (tmp_path / "module_beside_it.py").write_text("WORD = 'old'\n")
    app = tmp_path / "app.py"
    app.write_text("from module_beside_it import WORD\nf'the {WORD} word'\n")
    site = Site([str(app)])
    try:
        async with run_test(site.app) as page:
            assert "the old word" in page.text
        (tmp_path / "module_beside_it.py").write_text("WORD = 'brand new'\n")
        app.write_text("from module_beside_it import WORD\nf'this {WORD} word'\n")
        site.reload()
        async with run_test(site.app) as page:
            assert "this brand new word" in page.text
    finally:
        site.close()
        sys.modules.pop("module_beside_it", None)


def test_reload_keeps_what_runs_while_a_file_is_gone(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("1\n")
    site = Site([str(app)])
    before = site.app.pages["/app"]
    assert isinstance(before, ScriptPage)
    program = before.program
    app.unlink()
    site.reload()
    site.close()
    assert before.program is program


async def test_a_test_of_an_app_has_the_modules_beside_it_as_when_it_is_served(tmp_path: Path) -> None:
    helper = tmp_path / "helper_in_a_run.py"
    helper.write_text("import panel as pn\nNAME = pn.__name__\n")
    (tmp_path / "app.py").write_text("from helper_in_a_run import NAME\nNAME\n")
    async with run_test(tmp_path / "app.py") as page:
        assert "transom" in page.text
    assert "helper_in_a_run" not in sys.modules
    assert str(tmp_path) not in sys.path
    helper.write_text("NAME = 'another'\n")
    async with run_test(str(tmp_path / "app.py")) as page:
        assert "another" in page.text, "each test imports it anew"


def test_two_modules_of_one_name_are_told_of_at_start(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "helper_of_both.py").write_text("A = 1\n")
        (tmp_path / name / f"{name}.py").write_text("import json\nimport helper_of_both\n'x'\n")
    with Site([str(tmp_path / "one"), str(tmp_path / "two")]) as site:
        (notice,) = site.notices
    assert "'import helper_of_both' is one module for all apps of a server" in notice
    assert str(tmp_path / "one" / "helper_of_both.py") in notice
    with Site([str(tmp_path / "one")]) as site:
        assert site.notices == []


async def test_a_reload_keeps_the_namespaces_of_open_pages(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import sys\n__name__ in sys.modules\n__name__\n")
    with Site([str(tmp_path / "app.py")]) as site:
        async with run_test(site.app) as page:
            (name,) = (name for name in sys.modules if name.startswith("bokeh_app_") and name in page.text)
            site.reload()
            assert name in sys.modules
