"""The command line; one file a command, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

import click

from transom._version import __version__
from transom.errors import TransomError

_COMMANDS = {
    "serve": "Serve app files.",
    "demo": "Serve the documentation, the guide and the gallery.",
    "convert": "Write app files as pages that run in the browser.",
    "check": "Run app files without a browser and say what fails.",
    "save": "Save pages of app files as HTML that needs no server.",
    "new-component": "Write the files of a new component.",
    "ps": "List running servers and what runs in them.",
    "info": "Print versions and settings, for bug reports.",
}


class _Lazy(click.Group):
    """Imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"transom.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="transom", message="%(prog)s %(version)s")
def cli() -> None:
    """Live web pages from Python objects."""


def main() -> None:
    """Run the command line; errors of ours are one message, not a traceback."""
    try:
        cli()
    except TransomError as error:
        _end(str(error))
    except OSError as error:
        if error.filename is None:
            raise
        _end(f"{os.fspath(error.filename)!r}: {error.strerror}.")


def _end(told: str) -> NoReturn:
    click.secho(f"Error: {told}", err=True, fg="red")
    sys.exit(2)
