"""The page on configuration has every option there is, with its type and its default."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from types import NoneType

import click
import pytest

from transom.cli import _COMMANDS, cli
from transom.option import Option
from transom.options import _OPTIONS, Config, config
from transom.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"
TEXT = PAGE.read_text("utf-8")
_ROW = re.compile(r"^\| `([\w-]+)`(.*?) \| (.+?)<br>\*(.+?); (.+?)\* \|$")


def rows(heading):
    """What the table under a heading says: name → (type, default)."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found, f"there is no heading {heading!r}"
    lines = [line for line in found[1].split("\n") if line.startswith("| `")]
    assert all(map(_ROW.match, lines)), [line for line in lines if not _ROW.match(line)]
    return {row[1]: (row[4], row[5]) for row in map(_ROW.match, lines)}


def kind_of(option):
    """The type of an option of `config`, as it is written."""
    if option.one_of:
        return ", ".join(f"`{value!r}`".replace("'", '"') for value in option.one_of)
    names = ["None" if kind is NoneType else kind.__name__ for kind in option.kinds]
    return " or ".join(f"`{name}`" for name in names) or "anything"


def option_facts():
    facts = {}
    for name in _OPTIONS:
        option = vars(Config)[name]
        if isinstance(option, Option):
            facts[name] = (kind_of(option), written(option.default))
        else:
            said = option.fget.__annotations__["return"].split(" | ")
            facts[name] = (" or ".join(f"`{each}`" for each in said), written(getattr(config, name)))
    return facts


def written(value):
    return f"`{value!r}`".replace("'", '"')


IDLE = {name for name in _OPTIONS if getattr(vars(Config)[name], "instead", None) is not None}
"""What Panel has and changes nothing here."""


def test_every_option_of_config_is_there():
    facts = option_facts()
    assert rows("Options of a page") == {name: fact for name, fact in facts.items() if name not in IDLE}


def test_every_option_that_changes_nothing_is_there():
    facts = option_facts()
    told = {name: fact for name, fact in facts.items() if name in IDLE}
    assert rows("Options of Panel that change nothing") == told
    for name in IDLE:
        assert not vars(Config)[name].instead or vars(Config)[name].instead.replace("`", "") in TEXT.replace("`", ""), (
            name
        )


def test_every_setting_is_there():
    assert rows("Settings of a server") == {
        f"TRANSOM_{field.name.upper()}": (setting_kind(field.default), setting(field.default))
        for field in fields(Settings)
    }


def setting_kind(value):
    return "texts parted by commas" if isinstance(value, tuple) else f"`{type(value).__name__}`"


def setting(value):
    if isinstance(value, tuple):
        return "none"
    return f"`{int(value) if isinstance(value, bool) else value}`"


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_option_of_a_command_is_there(name):
    command = cli.get_command(click.Context(cli), name)
    options = [each for each in command.params if isinstance(each, click.Option)]
    if not options:
        assert f"### `transom {name}`" not in TEXT
        return
    told = rows(f"`transom {name}`")
    assert {each: kind for each, (kind, _) in told.items()} == {each.opts[0]: command_kind(each) for each in options}
    for each in options:
        default = told[each.opts[0]][1]
        if isinstance(each.default, str | int | float) and each.default != "" and not each.is_flag:
            assert default == f"`{each.default}`"
        if each.is_flag:
            assert default == ("on" if each.get_default(click.Context(command)) is True else "off")
        for other in each.secondary_opts:
            assert f"`{each.opts[0]}`, `{other}`" in TEXT


def command_kind(option):
    if option.is_flag:
        return "flag"
    if isinstance(option.type, click.Choice):
        return ", ".join(f"`{each}`" for each in option.type.choices)
    kinds = {click.types.IntParamType: "`int`", click.types.FloatParamType: "`float`"}
    kind = next((text for cls, text in kinds.items() if isinstance(option.type, cls)), "text")
    return f"{kind}, may be repeated" if option.multiple else kind


def test_options_by_the_environment_are_named():
    for name in re.findall(r"`TRANSOM_(\w+)=", TEXT):
        known = {field.name for field in fields(Settings)}
        serve = cli.get_command(click.Context(cli), "serve")
        assert name.lower() in known | {each.name for each in serve.params}
