"""`--static-dirs ROUTE=FOLDER`: the files that are handed out as they are."""

from __future__ import annotations

import click

from transom.hosts.folders import static_files

static_option = click.option(
    "--static-dirs", multiple=True, metavar="ROUTE=FOLDER", help="Folders whose files are handed out."
)

__all__ = ["static_files", "static_option"]
