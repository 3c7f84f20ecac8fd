"""Angles of round scales, in degrees. Knows no component."""

from __future__ import annotations

import math


def clockwise(angle: float, default: float) -> float:
    """An angle from 0 to 360; `default` in place of what is no angle."""
    return (angle if math.isfinite(angle) else default) % 360


def sweep(start: float, end: float, default: float) -> float:
    """How far it is clockwise from `start` to `end`, both clockwise; a whole turn where they are the same."""
    far = end - start
    return (far % 360 or 360) if math.isfinite(far) else default
