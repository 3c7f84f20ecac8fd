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
    "floor": (FLOOR, True),
    "A: button": (transom("button"), True),
    "A: def callback": (transom("button_def"), True),
    "A: task": (transom("button_task"), True),
    "B: form": (transom("form"), False),
}


def main(rounds: int = ROUNDS) -> None:
    """Measure all cases in turn, several times, and print medians and ratios to the floor."""
    figures: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in CASES}
    for _ in range(rounds):
        for name, (command, clickable) in CASES.items():
            with running(*command) as server:
                measured = sessions(server)
                if clickable:
                    measured |= clicks(server)
            for figure, value in measured.items():
                figures[name][figure].append(value)
    floor = {figure: statistics.median(values) for figure, values in figures["floor"].items()}
    print(f"medians of {rounds} rounds, in brackets the ratio to the floor\n")
    for name in CASES:
        print(name)
        for figure, values in figures[name].items():
            median = statistics.median(values)
            ratio = f"  ({median / floor[figure]:.1f}×)" if name != "floor" and floor.get(figure) else ""
            print(f"  {figure:<18} {median:9.2f}{ratio}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
