"""`transom new-component`."""

from __future__ import annotations

import keyword
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template

import click

from transom.cli import recipe
from transom.errors import TransomError


@click.command("new-component")
@click.argument("name")
def command(name: str) -> None:
    """Write the files of a new component NAME, such as ColorWheel.

    Here: a JSComponent with its module, style sheet and test. In a checkout of Transom: a widget of its own.
    """
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name) or keyword.iskeyword(name):
        raise TransomError(f"{name!r} cannot be the name of a component. Write a class's name, such as ColorWheel.")
    root = Path.cwd()
    if (root / recipe.EXPORTS).is_file():
        write_widget(root, name)
        subprocess.run([sys.executable, "-m", "dev.stubs"], cwd=root, check=True)  # what its front end knows of it
        click.echo(_filled(recipe.STEPS, name))
    else:
        write(root, name, recipe.OWN)
        click.echo(_filled(recipe.OWN_STEPS, name))


def write_widget(root: Path, name: str) -> list[Path]:
    """Write the files of a widget into a checkout, and its lines into those that list widgets.

    Raises:
        TransomError: one of the files is there already; nothing is written then.
    """
    files = write(root, name, recipe.FILES)
    _edit(root / recipe.EXPORTS, lambda text: _exported(text, name))
    row = _filled(recipe.ROW, name)
    _edit(root / recipe.DOCS, lambda text: text.replace(recipe.BEFORE, f"{row}\n{recipe.BEFORE}", 1))
    return files


def write(root: Path, name: str, texts: Mapping[str, str]) -> list[Path]:
    """Write the files of a component.

    Raises:
        TransomError: one of the files is there already; nothing is written then.
    """
    files = {root / _filled(path, name): _filled(text, name) for path, text in texts.items()}
    there = [path for path in files if path.exists()]
    if there:
        raise TransomError(f"{there[0].relative_to(root)} is there already. Choose another name, or delete it first.")
    for path, text in files.items():
        path.write_text(text, "utf-8")
    return list(files)


def _exported(text: str, name: str) -> str:
    """The text of a package's `__init__.py` with one name more, in order."""
    line = f"from transom.widgets.{_file(name)} import {name}"
    imports = re.findall(r"^from .*$", text, re.MULTILINE)
    after = max((each for each in imports if each.split()[1] < line.split()[1]), key=imports.index)
    text = text.replace(after, f"{after}\n{line}", 1)
    listed = re.search(r"__all__ = \[\n(.*?)\]", text, re.DOTALL)
    if listed is None:
        raise TransomError(f"{recipe.EXPORTS} has no list __all__.")
    names = sorted([*re.findall(r'"(\w+)"', listed[1]), name])
    return text.replace(listed[0], "__all__ = [\n" + "".join(f'    "{each}",\n' for each in names) + "]", 1)


def _edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def _file(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _filled(text: str, name: str) -> str:
    file = _file(name)
    return Template(text).substitute(Name=name, name=file, css=file.replace("_", "-"))
