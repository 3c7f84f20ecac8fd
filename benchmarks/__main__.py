"""`python -m benchmarks`: Transom beside a bare socket, beside its peers, and who loses which race.

Everything is interleaved in one run, and what matters are the ratios.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import alone, converted, environments, figures, frameworks, notebooks, races
from benchmarks.frameworks import FLOOR, TRANSOM
from benchmarks.tables import Results, written

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog='make bench ARGS="…"', description=__doc__)
    parser.add_argument("--peers", action="store_true", help="the button and the form in all frameworks")
    parser.add_argument("--races", action="store_true", help="the schedules of races in all frameworks")
    parser.add_argument("--notebook", action="store_true", help="a cell of JupyterLab, beside ipywidgets")
    parser.add_argument("--pyodide", action="store_true", help="a converted page, whose Python runs in the browser")
    parser.add_argument("--all", action="store_true", help="Transom alone, then all of these")
    parser.add_argument("--only", default="", metavar="NAMES", help="of the peers only these: Panel,Shiny")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all but the races [3]")
    parser.add_argument("--seeds", type=int, default=10, help="schedules of each race [10]")
    parser.add_argument("--watch", type=float, default=races.LATE, help="seconds to look for runs without a page [130]")
    parser.add_argument("--sessions", type=int, default=3000, help="sessions while the collector is watched [3000]")
    parser.add_argument("--seconds", type=float, default=60, help="how long it is watched [60]")
    parser.add_argument("--cache", type=Path, default=environments.cache(), help="where the peers are [%(default)s]")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    return parser.parse_args(given)


def measure_alone(options: argparse.Namespace) -> dict[str, str]:
    """Transom and the floor."""
    server = Results(tuple(alone.COLUMNS), "floor", unmeasured=alone.NO_BUTTON)
    rest = Results(("Transom",))
    for number in range(options.rounds):
        print(f"Transom and the floor, round {number + 1} of {options.rounds} …", flush=True)
        alone.beside_the_floor(server)
    print("Transom alone …", flush=True)
    alone.alone(rest)
    alone.at_many_sessions(rest, options.sessions, options.seconds)
    said = [_of_a_run(_medians(options.rounds), ""), server.markdown(), "The rest, once:", rest.markdown()]
    return {"server": "\n\n".join(said)}


def measure_peers(options: argparse.Namespace) -> dict[str, str]:
    """The same two apps in all frameworks."""
    took = (FLOOR, TRANSOM, *_peers(options))
    results = Results([each.name for each in took], TRANSOM.name)
    for number in range(options.rounds):
        for what in figures.COMMON:
            print(f"{what.app}: {what.rows[0]}, round {number + 1} of {options.rounds} …", flush=True)
            for framework in took if number % 2 == 0 else reversed(took):
                figures.measure(results, framework.name, framework, what)
    said = _of_a_run(f"{_medians(options.rounds)}, in brackets the ratio to Transom", " --peers")
    return {"peers": f"{said}\n\n{results.markdown()}"}


def measure_races(options: argparse.Namespace) -> dict[str, str]:
    """Who gets what wrong."""
    took = (TRANSOM, *_peers(options))
    results = Results([each.name for each in took])
    races.run(results, took, options.seeds, options.watch)
    said = _of_a_run(f"{options.seeds} schedules of each race", " --races")
    return {"races": f"{said}\n\n{results.markdown()}"}


def measure_notebook(options: argparse.Namespace) -> dict[str, str]:
    """A button in a cell."""
    results = Results([library.name for library in notebooks.LIBRARIES], "Transom")
    notebooks.measure(results, options.rounds)
    said = _of_a_run(f"{_medians(options.rounds)}, in brackets the ratio to Transom", " --notebook", notebooks.PACKAGES)
    return {"notebook": f"{said}\n\n{results.markdown()}"}


def measure_pyodide(options: argparse.Namespace) -> dict[str, str]:
    """A button in a converted page."""
    results = Results(list(converted.THREADS))
    converted.measure(results, options.rounds)
    return {"pyodide": f"{_of_a_run(_medians(options.rounds), ' --pyodide', ('param',))}\n\n{results.markdown()}"}


def _peers(options: argparse.Namespace) -> tuple[frameworks.Framework, ...]:
    names = options.only.split(",") if options.only else [each.name for each in frameworks.OTHERS]
    return frameworks.installed(options.cache, names)


def _medians(rounds: int) -> str:
    return f"medians of {rounds} rounds" if rounds > 1 else "one round"


def _of_a_run(what: str, option: str, also: Sequence[str] = ()) -> str:
    """With what a table was made, and how to make it again."""
    again = f'`make bench ARGS="{option.strip()}"`' if option else "`make bench`"
    versions = environments.versions(peers=bool(option) and not also, also=also)
    return f"{again}, {what}; {datetime.now(UTC):%Y-%m-%d}, {environments.machine()}; {versions}."


def main(given: list[str] | None = None) -> None:
    """Measure what is asked for, print it, and write it into the document."""
    options = arguments(given)
    began = time.monotonic()
    tables: dict[str, str] = {}
    if options.all or not (options.peers or options.races or options.notebook or options.pyodide):
        tables |= measure_alone(options)
    if options.all or options.peers:
        tables |= measure_peers(options)
    if options.all or options.races:
        tables |= measure_races(options)
    if options.all or options.notebook:
        tables |= measure_notebook(options)
    if options.all or options.pyodide:
        tables |= measure_pyodide(options)
    print("\n\n".join(["", *tables.values(), f"{time.monotonic() - began:.0f} s"]))
    if options.write:
        DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8"), tables.items()), "utf-8")


if __name__ == "__main__":
    main()
