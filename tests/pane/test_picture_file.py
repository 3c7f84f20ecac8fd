"""Which files a picture pane reads: what the author gives as a path, and as text only what lies beside the app."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import transom as tr
from tests.pane.test_image import PNG
from transom.components.display import display
from transom.pane._picture import file
from transom.testing import run_test


@pytest.fixture
def app(tmp_path, monkeypatch):
    """A project in which an app runs, with a picture in it and one beside it."""
    folder = tmp_path / "project"
    (folder / "assets").mkdir(parents=True)
    for path in ("project/logo.png", "project/assets/with space.png", "outside.png"):
        (tmp_path / path).write_bytes(PNG)
    monkeypatch.chdir(folder)
    return folder


def error(obj, kind=tr.pane.Image):
    pane = kind(obj)
    assert pane._rendered is None
    return pane.error


@pytest.mark.parametrize("name", ["logo.png", "./logo.png", "assets/with space.png"])
def test_text_names_a_picture_below_the_current_folder(app, name):
    assert tr.pane.PNG(name)._rendered["data"] == PNG
    assert tr.pane.Image(name)._rendered["data"] == PNG


@pytest.mark.parametrize("name", ["logo.png", "assets/with space.png"])
def test_a_path_leads_anywhere_and_finds_its_pane(app, name):
    for path in (app / name, Path(name), app.parent / "outside.png"):
        assert tr.pane.PNG(path)._rendered["data"] == PNG
        assert type(display(path)) is tr.pane.PNG


async def test_text_names_a_picture_beside_the_app_file_wherever_it_is_started(app, monkeypatch):
    (app / "app.py").write_text('import transom as tr\ntr.pane.PNG("logo.png").servable()\n')
    monkeypatch.chdir(app.parent)
    async with run_test(app / "app.py") as page:
        assert page.find("Image")["object"]["data"] == PNG


def forbidden(app):
    """Names of what text may not name, though it is there."""
    (app / ".private.png").write_bytes(PNG)
    (app / ".git").mkdir()
    (app / ".git" / "a.png").write_bytes(PNG)
    (app / "folder.png").mkdir()
    (app / "data.bin").write_bytes(PNG)
    (app / "out.png").symlink_to(app.parent / "outside.png")
    (app / "hidden.png").symlink_to(app / ".private.png")
    (app / "out").symlink_to(app.parent)
    os.mkfifo(app / "pipe.png")
    (app / "locked").mkdir(mode=0o000)
    return [
        str(app / "logo.png"), "../outside.png", "assets/../logo.png", "assets/../../outside.png", ".private.png",
        ".git/a.png", "folder.png", "data.bin", "out.png", "hidden.png", "out/outside.png", "pipe.png", "missing.png",
        "locked/a.png", "logo.png/x.png", "~/logo.png", "file:logo.png", "x\0.png", "\ud800.png", "x" * 5000 + ".png",
        "/dev/zero", "/etc/passwd", r"\\host\share\x.png", "C:x.png",
    ]  # fmt: skip


def test_all_else_is_refused_in_the_same_words(app):
    names = forbidden(app)
    said = {name: error(name) for name in names}
    (app / "locked").chmod(0o700)
    assert len({(each["title"], each["message"]) for each in said.values()}) == 1, said
    message = said["missing.png"]["message"]
    assert "pathlib.Path" in message
    assert str(app) not in message


def test_a_path_that_cannot_be_read_says_the_same_whatever_is_the_matter(app):
    forbidden(app)
    paths = [Path(name) for name in ("folder.png", "pipe.png", "missing.png", "/dev/zero", "x\0.png", "x" * 5000)]
    said = [error(path) for path in paths]
    (app / "locked").chmod(0o700)
    assert len({(each["title"], each["message"]) for each in said}) == 1, said
    assert "Check the path" in said[0]["message"]


def test_a_pipe_with_nobody_at_its_end_is_never_waited_for(app):
    os.mkfifo(app / "pipe.png")
    for pipe in ("pipe.png", Path("pipe.png")):
        assert error(pipe)["title"] == "No such picture"


def test_the_whole_system_is_nobodys_project(app, monkeypatch):
    monkeypatch.chdir("/")
    assert error(str(app / "logo.png")[1:])["title"] == "No such picture"
    monkeypatch.chdir(app)
    monkeypatch.setenv("HOME", str(app))
    assert error("logo.png")["title"] == "No such picture"


def test_a_file_is_read_up_to_the_limit_only(app, monkeypatch):
    monkeypatch.setattr(file, "LIMIT", len(PNG))
    assert tr.pane.PNG("logo.png")._rendered["data"] == PNG
    (app / "logo.png").write_bytes(PNG + b"\0")
    for large in ("logo.png", Path("logo.png"), PNG + b"\0"):
        assert error(large)["title"] == "Too large for a picture"


def test_what_is_in_a_file_is_not_told(app):
    (app / "secret.png").write_bytes(b"root:x:0:0:S3CRET")
    told = error("secret.png")
    told.pop("id")  # the number of the report, whatever it is
    assert "root" not in repr(told)
    assert "17" not in repr(told).replace(told["public"][1], "")


@pytest.mark.parametrize("typed", ["logo.png", "assets/with space.png"])
async def test_what_a_user_types_is_text(app, typed):
    def make():
        field = tr.widgets.TextInput()
        return tr.Column(field, tr.bind(lambda value: value, field))

    for name in (typed, str(app / typed)):
        async with run_test(make) as page:
            page.set("TextInput", name)
            await page.advance(0.1)
            assert page.all("Image") == []
            assert name in page.find("Markdown")["object"]


async def test_in_development_the_author_is_told_where_it_was_looked_for(app, caplog):
    async with run_test(lambda: tr.pane.PNG("logoo.png")) as page:
        assert "logoo.png" not in page.find("Image")["error"]["message"]
    assert "'logoo.png'" in caplog.text
    assert str(app) in caplog.text
