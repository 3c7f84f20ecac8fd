"""`python -m benchmarks.abuse [NAME…]`: all attacks or those that are named, and what the others noticed."""

from __future__ import annotations

import sys

from benchmarks.abuse import connections, floods, frames
from benchmarks.abuse.harness import Outcome, measure

ATTACKS = floods.ATTACKS | frames.ATTACKS | connections.ATTACKS
P99 = 100.0
"""Milliseconds of others' clicks."""
PEAK = 32.0
"""Megabytes while a frame is dealt with."""
HELD = 4.0
"""Bytes that the server still has for each hostile one; up to 10 MB are the allocator's."""


def main(names: list[str]) -> None:
    """Run them and print a line for each."""
    unknown = [name for name in names if name not in ATTACKS]
    if unknown:
        sys.exit(f"There is no {', '.join(unknown)}. There are: {', '.join(ATTACKS)}.")
    print(f"goals: others' p99 ≤ {P99:g} ms, peak ≤ {PEAK:g} MB, held ≤ {HELD:g} bytes a byte\n")
    print(f"{'attack':<18}{'sent MB':>8}{'p50 ms':>8}{'p99':>8}{'max':>8}{'calm p99':>9}{'peak MB':>8}{'held':>7}")
    for name in names or ATTACKS:
        outcome = measure(ATTACKS[name])
        print(
            f"{name:<18}{outcome.sent / 1e6:8.1f}{outcome.p50:8.1f}{outcome.p99:8.1f}{outcome.worst:8.1f}"
            f"{outcome.calm:9.1f}{outcome.peak:8.1f}{outcome.held:7.1f}  {missed(outcome):<5} {outcome.told}",
            flush=True,
        )


def missed(outcome: Outcome) -> str:
    """Which goals were missed; nothing when none was."""
    held = max(10.0, outcome.sent / 1e6 * HELD)
    goals = {"p99": outcome.p99 > P99, "peak": outcome.peak > PEAK, "held": outcome.held > held}
    return " ".join(goal for goal, over in goals.items() if over) or "ok"


if __name__ == "__main__":
    main(sys.argv[1:])
