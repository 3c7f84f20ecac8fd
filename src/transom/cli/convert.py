"""`transom convert`."""

from __future__ import annotations

import shlex
from typing import Literal

import click


@click.command("convert", context_settings={"auto_envvar_prefix": "TRANSOM"})
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--to", type=click.Choice(["pyodide"]), default="pyodide", show_default=True, help="What to.")
@click.option("--out", default="converted", show_default=True, metavar="DIR", help="The folder that is written.")
@click.option("--pyodide-dir", metavar="DIR", help="A Pyodide on this machine, which is copied.")
@click.option("--pyodide-cdn", is_flag=True, help="Readers fetch Pyodide from jsDelivr.")
@click.option("--pyodide-url", metavar="URL", help="Readers fetch Pyodide from there.")
@click.option("--requirements", multiple=True, metavar="NAME|WHEEL", help="Packages besides those that are imported.")
@click.option("--find-links", multiple=True, metavar="DIR", help="Wheels that are taken before any other.")
@click.option("--without", multiple=True, metavar="NAME", help="Packages that are left out.")
@click.option("--resources", multiple=True, metavar="PATH", help="Files and folders that the apps read.")
@click.option("--index/--no-index", default=None, help="Whether index.html lists the apps; for several it does.")
@click.option("--title", help="What the list is called.")
@click.option(
    "--thread", type=click.Choice(["worker", "main"]), default="worker", show_default=True, help="Where Python runs."
)
@click.option("--as-panel/--no-as-panel", default=True, help="Whether `import panel` in app files means Transom.")
@click.option("--dev/--no-dev", default=True, help="Whether tracebacks and reports reach the page.")
def command(
    files: tuple[str, ...],
    to: Literal["pyodide"],
    out: str,
    pyodide_dir: str | None,
    pyodide_cdn: bool,
    pyodide_url: str | None,
    requirements: tuple[str, ...],
    find_links: tuple[str, ...],
    without: tuple[str, ...],
    resources: tuple[str, ...],
    index: bool | None,
    title: str | None,
    thread: Literal["worker", "main"],
    as_panel: bool,
    dev: bool,
) -> None:
    """Write a folder with a page for each app file, which runs in the browser without any server of ours.

    Takes .py, .md and .ipynb, folders and patterns of them. Serve the folder by any server of static files.
    """
    from transom.hosts.pyodide.convert import convert

    converted = convert(
        files,
        to=to,
        out=out,
        pyodide_dir=pyodide_dir,
        pyodide_cdn=pyodide_url or pyodide_cdn,
        requirements=requirements,
        find_links=find_links,
        without=without,
        resources=resources,
        index=index,
        title=title,
        thread=thread,
        as_panel=as_panel,
        dev=dev,
    )
    for note in converted.notes:
        click.echo(note)
    click.echo(f"{', '.join(each.name for each in converted.pages)} in {converted.folder}. To look at it:")
    click.echo(f"  python -m http.server --directory {shlex.quote(str(converted.folder))}")
