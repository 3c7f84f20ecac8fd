"""`aspect_ratio`: which values are proportions, and what is said of others."""

from __future__ import annotations

import math
from typing import Any

from transom.components.outline import short


def is_proportion(value: Any) -> bool:
    """Whether `value` is a width divided by a height, "auto", or `None` for none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value is None or value == "auto"
    return math.isfinite(value) and value > 0


def no_proportion(value: Any) -> str:
    """What to say of a value that is none, and is shown as if it was not there."""
    return (
        f"aspect_ratio={short(value)} is no proportion, so it has none. "
        'Write its width divided by its height, such as 1.5, or "auto".'
    )
