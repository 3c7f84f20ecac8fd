"""`transom check`."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transom.check import FileReport, Missing, Problem, check_file
from transom.cli.static import static_files, static_option
from transom.errors import AppNotFoundError
from transom.script.found import app_files

if TYPE_CHECKING:
    from transom.check.browser import Browser


@click.command("check", context_settings={"auto_envvar_prefix": "TRANSOM"})
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file: file, ok, missing, cells.")
@click.option("--browser", is_flag=True, help="Open each file in Chromium too; errors in its console fail.")
@click.option("--as-panel/--no-as-panel", default=True, help="Whether `import panel` in app files means Transom.")
@click.option("--tracebacks", is_flag=True, help="Print the traceback of each failure to stderr.")
@static_option
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for what a file starts.",
)
def command(
    files: tuple[str, ...],
    as_json: bool,
    browser: bool,
    as_panel: bool,
    tracebacks: bool,
    static_dirs: tuple[str, ...],
    timeout: float,
) -> None:
    """Run app files without a browser and say what fails; takes files, patterns and folders, as `serve` does.

    Lists the names of Panel that a file uses and Transom lacks, runs the file in a session of its own, waits
    until its callbacks have settled and reads the page as the client would. Exits with 1 when a file fails.
    What the app prints goes to stderr.
    """
    chromium = _chromium() if browser else None
    static = static_files(static_dirs)
    names = list(dict.fromkeys(name for source in files for name in _named(source)))
    reports: list[FileReport] = []
    for name in names:
        # The output is ours; an app's own must not get between the lines that a tool reads.
        with contextlib.redirect_stdout(sys.stderr), _log(tracebacks):
            report = check_file(name, as_panel=as_panel, timeout=timeout, beside=map(Path, names), static=static)
            if chromium is not None and report.cells:
                report.add(chromium.visit(name, as_panel=as_panel, timeout=timeout))
        reports.append(report)
        click.echo(json.dumps(report.as_dict()) if as_json else _block(report))
    failed = sum(not report.ok for report in reports)
    if not as_json:
        click.echo(_summary(len(reports), failed))
    if failed:
        sys.exit(1)


@contextlib.contextmanager
def _log(shown: bool) -> Iterator[None]:
    """Whether what is logged of failures is printed: the report tells them."""
    log = logging.getLogger("transom")
    before, log.disabled = log.disabled, log.disabled or not shown
    try:
        yield
    finally:
        log.disabled = before


def _named(source: str) -> list[str]:
    """The files that an argument names; where there is none, the check of the argument itself says why."""
    try:
        return [str(path) for path in app_files(source)]
    except AppNotFoundError:
        return [source]


def _chromium() -> Browser:
    # Imported here: it needs the server.
    from transom.check.browser import Browser

    return Browser()


def _block(report: FileReport) -> str:
    """A file's lines: what became of it, then what is wrong with it."""
    state = click.style("ok    ", fg="green") if report.ok else click.style("failed", fg="red", bold=True)
    count = f"{report.cells} cell{'s' if report.cells != 1 else ''}, " if report.cells else ""
    lines = [f"{state}  {report.file}  ({count}{report.seconds:.1f} s)"]
    details = [*_details(report)]
    width = max((len(place) for _, place, _ in details), default=0)
    for kind, place, text in details:
        first, *rest = text.splitlines() or [""]
        colour = {"error": "red", "missing": "yellow", "link": "yellow"}.get(kind)
        lines.append(f"        {click.style(f'{kind:<7}', fg=colour)}  {place:<{width}}  {first}")
        lines += [f"        {'':<7}  {'':<{width}}  {line}" for line in rest]
    return "\n".join(lines)


def _details(report: FileReport) -> Iterator[tuple[str, str, str]]:
    """What is wrong, as (kind, place, text); each once, with its cause."""
    for each in report.missing:
        if not any(_is_about(problem, each) for problem in report.problems):
            yield "missing", _place(report, each.cell, each.line), _said(each)
    for link in report.dead:
        place = f"line {link.line}" if link.text is None else f"text cell {link.text}, line {link.line}"
        no = "no app, no file beside it, nothing of --static-dirs"
        no = "there is no such page, or no such place in it" if "#" in link.href else no
        yield "link", place, f"{link.href!r} leads nowhere: {no}"
    for problem in report.problems:
        if problem.because is None:
            where = f"{problem.where}: " if problem.where else ""
            untold = [_said(each) for each in report.missing if _is_about(problem, each) and not _tells(problem, each)]
            text = "\n".join([where + problem.text, *untold, *_followers(report, problem)])
            yield "error", _place(report, problem.cell, problem.line), text
    for note in report.notes:
        yield "note", "", note
    if report.unfinished:
        yield "note", "", f"still running when the time was up: {', '.join(report.unfinished)}"


def _said(missing: Missing) -> str:
    state = " is not yet in Transom" if missing.panels else ""
    return f"{missing.name}{state}" + (f" (nearest: {missing.nearest})" if missing.nearest else "")


def _is_about(problem: Problem, missing: Missing) -> bool:
    """Whether a failure is of a name that is missing."""
    name = missing.name.rstrip("=)").replace("(", ".").rpartition(".")[2]
    return (problem.cell, problem.line) == (missing.cell, missing.line) and name in problem.text


def _tells(problem: Problem, missing: Missing) -> bool:
    """Whether the failure's own text says what there is to say of the name."""
    knows = not missing.panels or "is not yet in Transom" in problem.text
    return knows and (missing.nearest or "").rpartition(".")[2] in problem.text


def _followers(report: FileReport, cause: Problem) -> list[str]:
    """Which cells fail for want of what this one would have defined."""
    cells = [str(each.cell + 1) for each in report.problems if each.because == cause.cell and each.cell is not None]
    if not cells or cause.where:
        return []
    return [f"for want of it {'cells' if len(cells) > 1 else 'cell'} {', '.join(cells)} failed too"]


def _place(report: FileReport, cell: int | None, line: int | None) -> str:
    """Where in the file; cells are counted from 1, as tracebacks name them."""
    told = [f"cell {cell + 1}"] if cell is not None and report.cells > 1 else []
    return ", ".join([*told, *([f"line {line}"] if line is not None else [])])


def _summary(count: int, failed: int) -> str:
    parts = [f"{count - failed} ok", *([f"{failed} failed"] if failed else [])]
    text = f"{count} file{'s' if count != 1 else ''}: {', '.join(parts)}"
    return click.style(text, fg="red" if failed else "green", bold=True)
