"""The values that a widget can have in a page that was saved with its states."""

from __future__ import annotations

import math
from typing import Any, NamedTuple


class States(NamedTuple):
    """What there is to choose.

    Attributes:
        values: each as the page says it.
        shown: parameters that the page is told otherwise, so that nothing in between can be chosen.
        all: how many there would be without a limit.
    """

    values: list[Any]
    shown: dict[str, Any]
    all: int


def stepped(start: float, end: float, step: float, most: int, unit: float = 1) -> States | None:
    """At most so many numbers of a track, evenly apart and with both ends where that leaves enough; `None`: no track.

    Args:
        start: the first.
        end: the last.
        step: from one to the next, in units.
        most: how many; at least 2.
        unit: so much of the track is a step of 1.
    """
    if not all(map(math.isfinite, (start, end, step))) or end < start or step <= 0:
        return None
    last = math.floor((end - start) / (step * unit) + 1e-9)
    stride = _stride(last, most)
    values = [start + place * step * unit for place in range(0, last + 1, stride)]
    return States(values, {"step": step * stride} if stride > 1 else {}, last + 1)


def _stride(last: int, most: int) -> int:
    least = max(1, math.ceil(last / (most - 1)))
    exact = next((each for each in range(least, last + 1) if last % each == 0), least)
    return exact if exact < 2 * least else least
