"""`transom ps`."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from transom.diagnostics import servers
from transom.errors import TransomError

_HEAD = ("TASK", "NAME", "STATE", "PAGE", "SINCE", "AT", "WAITS FOR")
_UNITS = ((86_400, "d"), (3600, "h"), (60, "min"))


@click.command("ps")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a server.")
def command(as_json: bool) -> None:
    """List the servers of this user, their sessions and what runs for them."""
    if not servers.AVAILABLE:
        raise TransomError(
            "`transom ps` asks servers over Unix sockets, which there are none of on this system. In an app, "
            "tr.tasks(everywhere=True) lists what runs."
        )
    try:
        found = servers.ask_all()
    except OSError as error:
        raise TransomError(f"`transom ps` cannot look for servers: {error}") from error
    if as_json:
        for pid, said in found:
            click.echo(json.dumps(said or {"pid": pid, "answers": False}))
        return
    click.echo("\n\n".join(_text(pid, said) for pid, said in found) or "No server of this user runs.")


def _text(pid: int, said: dict[str, Any] | None) -> str:
    """What is printed of one server."""
    if said is None:
        return f"{pid}  does not answer: something has blocked its event loop for {servers.PATIENCE:g} s or more."
    sessions, tasks = said["sessions"], said["tasks"]
    busy = sum(each["busy"] for each in sessions)
    parts = [
        f"{pid}  {said['url']}",
        f"for {_time(time.time() - said['began'])}",
        f"{len(sessions)} {'session' if len(sessions) == 1 else 'sessions'}{f', {busy} busy' if busy else ''}",
        f"{said['threads']['jobs']} of {said['threads']['most']} threads",
    ]
    if said["schedules"]:
        parts.append(f"schedules: {', '.join(said['schedules'])}")
    return "\n".join([_printable("  ".join(parts)), *_table([_HEAD, *map(_row, tasks)] if tasks else [])])


def _row(task: dict[str, Any]) -> tuple[str, ...]:
    where, progress = task["where"], task["progress"]
    share = f" {progress:.0%}" if isinstance(progress, float) and 0 <= progress <= 1 else ""
    return (
        str(task["number"]),
        task["name"],
        task["state"] + share,
        task["page"],
        "" if task["seconds"] is None else _time(task["seconds"]),
        "" if where is None else f"{Path(where['file']).name}:{where['line']} in {where['function']}",
        ", ".join(task["waits_for"]),
    )


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    cells = [[_printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]


def _printable(text: str) -> str:
    """A text that does nothing to the terminal."""
    return "".join(each if each.isprintable() else "?" for each in text)


def _time(seconds: float) -> str:
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{seconds // size:.0f} {unit}"
    return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"
