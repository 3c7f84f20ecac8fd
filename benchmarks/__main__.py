"""`python -m benchmarks`: the button app and a form against a bare socket, interleaved, as ratios."""

from __future__ import annotations

import statistics
import sys
from collections import defaultdict

from benchmarks.measure import clicks, running, sessions

ROUNDS = 5
FLOOR = ("-m", "benchmarks.floor", "PORT")


def transom(name: str) -> tuple[str, ...]:
    """The command that serves one of the apps."""
    return ("-m", "benchmarks.apps", "PORT", name)


CASES = {
    "floor": (FLOOR, "Running"),
    "floor, two writes": ((*FLOOR, "twice"), "Finished"),
    "A: button": (transom("button"), "Running"),
    "A: two writes": (transom("button_twice"), "Finished"),
    "A: def callback": (transom("button_def"), "Running"),
    "A: task": (transom("button_task"), "Running"),
    "B: form": (transom("form"), ""),
}
"""The command of each, and the text that answers a click, if there is a button."""


def main(rounds: int = ROUNDS) -> None:
    """Measure all cases in turn, several times, and print medians and ratios to the floor."""
    figures: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in CASES}
    for _ in range(rounds):
        for name, (command, text) in CASES.items():
            with running(*command) as server:
                measured = sessions(server)
                if text:
                    measured |= clicks(server, text=text)
            for figure, value in measured.items():
                figures[name][figure].append(value)
    both = {**figures["floor, two writes"], **figures["floor"]}
    floor = {figure: statistics.median(values) for figure, values in both.items()}
    print(f"medians of {rounds} rounds, in brackets the ratio to the floor\n")
    for name in CASES:
        print(name)
        for figure, values in figures[name].items():
            median = statistics.median(values)
            ratio = f"  ({median / floor[figure]:.1f}×)" if not name.startswith("floor") and floor.get(figure) else ""
            print(f"  {figure:<18} {median:9.2f}{ratio}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
