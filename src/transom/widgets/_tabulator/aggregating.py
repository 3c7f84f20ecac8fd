"""What rows of groups may sum up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transom.components.outline import short

SUMS = ("sum", "mean", "min", "max", "count", "median", "first", "last", "std", "nunique")


def checked_aggregators(given: Any) -> Any:
    """What rows of groups sum up to, as it is kept.

    Raises:
        ValueError: a name that sums up nothing; says what to write.
    """
    for key, each in given.items() if isinstance(given, Mapping) else ():
        for name in each.values() if isinstance(each, Mapping) else [each]:
            if name not in SUMS:
                raise ValueError(f"aggregators[{key!r}]={short(name)} sums up nothing. Write one of {', '.join(SUMS)}.")
    return given
