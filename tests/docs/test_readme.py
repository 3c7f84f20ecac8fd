"""The README's blocks are run as they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dev.__main__ import TARGETS
from transom.cli import cli
from transom.testing import run_test

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


APP, TEST = blocks("python")
COMMANDS = [line for block in blocks("bash") for line in block.splitlines()]


@pytest.fixture
def app(tmp_path, monkeypatch):
    """The app as `app.py`, in the current folder."""
    (tmp_path / "app.py").write_text(APP, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "app.py"


async def test_the_app_does_what_its_texts_say(app, failures):
    async with run_test(app) as page:
        assert "Nothing fetched yet." in page.text
        page.click("Fetch")
        await page.wait(lambda: "Fetching number 1 …" in page.text)
        page.click("Fetch")
        await page.wait(lambda: "Fetching number 2 …" in page.text)
        await page.wait(lambda: "Number 2 is here." in page.text)
    assert failures() == []


def test_the_app_has_ten_lines():
    assert sum(bool(line.strip()) for line in APP.splitlines()) == 10


async def test_the_test_passes(app):
    scope = {}
    exec(TEST, scope)
    names = [name for name in scope if name.startswith("test_")]
    assert len(names) == 1
    await scope[names[0]]()


def test_the_test_has_five_lines():
    assert sum(bool(line.strip()) for line in TEST.splitlines()) == 5


async def test_the_test_fails_for_an_app_that_does_not_do_it(app):
    app.write_text(APP.replace("is here", "is lost").replace("sleep(2)", "sleep(0)"), "utf-8")
    scope = {}
    exec(TEST.replace("in page.text)", "in page.text, timeout=0.5)"), scope)
    with pytest.raises(AssertionError, match="still waiting"):
        await next(scope[name] for name in scope if name.startswith("test_"))()


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("transom ")])
def test_a_command_exists_with_these_options(line):
    _, name, *arguments = line.split()
    command = cli.get_command(None, name)
    assert command is not None
    with command.make_context(name, arguments):
        pass
    assert CliRunner().invoke(cli, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("make ")])
def test_a_target_exists(line):
    assert line.removeprefix("make ") in TARGETS


def test_no_other_commands_are_shown_than_those_that_are_tried():
    others = [line for line in COMMANDS if not line.startswith(("transom ", "make "))]
    assert others == ['pip install "transom[demo]"', "pip install pytest", "pytest"]  # tried in tests/packaging


def test_check_is_content_with_the_app(app):
    result = CliRunner().invoke(cli, ["check", "app.py"])
    assert result.exit_code == 0, result.output


PICTURES = {"overlap.gif": 1_500_000, "dashboard-light.png": 200_000, "dashboard-dark.png": 200_000}
"""The most bytes of each."""


def test_its_links_and_its_pictures_are_there():
    targets = re.findall(r"""(?:\]\(|src=\"|srcset=\")([^)#\"]+)""", README)
    assert {f"docs/images/{name}" for name in PICTURES} <= set(targets)
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_are_small(name):
    assert (ROOT / "docs/images" / name).stat().st_size <= PICTURES[name]


def test_the_overview_of_the_architecture_is_short_and_names_real_files():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert text.count("\n") <= 150
    found = set(re.findall(r"`((?:[\w]+/)+\w+\.(?:py|ts))`", text))
    named = {name for name in found if Path(name).stem != "x"}  # what somebody is going to add
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / "src/transom" / name).exists()) == []
