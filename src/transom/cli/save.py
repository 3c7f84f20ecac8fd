"""`transom save`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from transom.errors import SaveError
from transom.hosts.folders import static_files
from transom.hosts.static.save import write_page
from transom.script.found import app_files


@click.command("save", context_settings={"auto_envvar_prefix": "TRANSOM_SAVE"})
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("-o", "--output", metavar="PATH", help="The page, or a folder for several; FILE.html when omitted.")
@click.option("--title", help="What the page is called; the app's own title when omitted.")
@click.option("--embed", is_flag=True, help="Keep all states of the controls whose values can be counted.")
@click.option("--max-states", type=click.IntRange(1), default=1000, show_default=True, help="Over so many: an error.")
@click.option("--max-opts", type=click.IntRange(2), default=3, show_default=True, help="Places of a slider at most.")
@click.option(
    "--resources",
    type=click.Choice(["inline", "folder"]),
    default="inline",
    show_default=True,
    help="All in one file, or what is large in a folder beside it.",
)
@click.option("--png", "as_png", is_flag=True, help="Save a picture of the page, by a browser of this machine.")
@click.option("--width", type=click.IntRange(100), default=1280, show_default=True, help="Of that picture, in pixels.")
@click.option("--static-dirs", multiple=True, metavar="ROUTE=FOLDER", help="Folders of files that the page shows.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a page may take to come to rest.",
)
def command(
    files: tuple[str, ...], output: str | None, as_png: bool, static_dirs: tuple[str, ...], **options: Any
) -> None:
    """Save the pages of app files as HTML that needs no server: each opens by a double click, without a network.

    What is shown is shown, and what the browser does by itself goes on working; controls that need Python are greyed
    out. With --embed those whose values can be counted work: each state is worked out and kept.
    """
    if as_png:
        options["as_png"] = True
    static_files(static_dirs)  # says what is wrong with a folder before anything runs
    options["static_dirs"] = dict(pair.split("=", 1) for pair in static_dirs)
    failed = []
    for file, where in _places(files, output, ".png" if as_png else ".html").items():
        saved = write_page(file, where, **options)[1]
        click.echo(f"{where}  ({_size(where.stat().st_size)})")
        failed += [f"{file.name}: {each}" for each in dict.fromkeys(saved.failed)]
    if failed:
        told = f"Saved with what has failed in it: {', '.join(failed)}. The log above says why."
        raise click.ClickException(told)


def _places(files: tuple[str, ...], output: str | None, ending: str) -> dict[Path, Path]:
    """Where the page of each app file is saved."""
    found = [path for each in files for path in app_files(each)]
    folder = Path(output or ".")
    if len(found) == 1 and output is not None and not folder.is_dir() and output[-1] not in "/\\":
        return {found[0]: folder}
    if not folder.is_dir():
        raise SaveError(f"--output {output!r}: there is no folder of that name for pages to be saved into.")
    places: dict[Path, Path] = {}
    for path in found:
        place = folder / f"{path.stem}{ending}"
        other = next((each for each, taken in places.items() if taken == place), None)
        if other is not None and other != path:
            raise SaveError(
                f"{str(other)!r} and {str(path)!r} would both be saved as {str(place)!r}. Save one elsewhere."
            )
        places[path] = place
    return places


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
