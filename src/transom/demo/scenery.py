"""One mountain landscape at the hours of a day: what is in the pictures, not how they are painted."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import pairwise

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 255."""

WIDTH, HEIGHT = 800, 300
DEPTHS = 5
_POINTS = 161

# hour of the day (0 to 1), sky above, sky below, farthest ridge, nearest ridge
_KEYS = (
    (0.00, "0a1030", "2a3270", "2b3264", "0a0d24"),
    (0.14, "2b3a86", "f09b86", "a97f9f", "241f3d"),
    (0.28, "5c93d6", "ffdcb0", "ccb9b6", "3a4258"),
    (0.50, "3d8bd8", "d3eaf7", "a8c5da", "274b5c"),
    (0.70, "5b96d2", "fbe6bd", "c9c2b0", "3b4f48"),
    (0.84, "514488", "ff9557", "bd6d6b", "2e1d38"),
    (0.93, "25255f", "b9608f", "6a4781", "1a1330"),
    (1.00, "080c26", "252c62", "222854", "070919"),
)
_NAMES = (
    "before dawn", "at first light", "at sunrise", "in the early morning", "in the late morning", "at noon",
    "in the early afternoon", "in the late afternoon", "at sunset", "at dusk", "at night",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """The landscape at one hour.

    Attributes:
        title: what is to be seen, for those who cannot see it.
        sky: colour at the top and at the horizon.
        ridges: colours from the farthest to the nearest.
        sun: horizontal and vertical place in pixels; below the ridges at night.
        stars: how bright they are, 0 to 1.
    """

    title: str
    sky: tuple[Colour, Colour]
    ridges: tuple[Colour, ...]
    sun: tuple[float, float]
    stars: float


def scenes() -> list[Scene]:
    """The landscape at eleven hours, from before dawn to night."""
    return [_scene(number / (len(_NAMES) - 1), name) for number, name in enumerate(_NAMES)]


def ridge(depth: int) -> list[tuple[float, float]]:
    """The outline of a ridge from left to right, in pixels; 0 is the farthest."""
    source = random.Random(17 + depth)  # noqa: S311 - a landscape, no secret
    waves = [(source.uniform(0.8, 1.6) * 2**octave, source.uniform(0, 6.3), 0.52**octave) for octave in range(6)]
    base = HEIGHT * (0.50 + 0.095 * depth)
    height = HEIGHT * (0.16 - 0.012 * depth)
    outline = []
    for point in range(_POINTS):
        x = point / (_POINTS - 1)
        wave = sum(size * math.sin(math.tau * often * x + phase) for often, phase, size in waves)
        outline.append((x * WIDTH, base - height * wave * 0.55))
    return outline


def stars() -> list[tuple[float, float, float]]:
    """Place in pixels and radius of each star."""
    source = random.Random(5)  # noqa: S311 - as above
    return [(source.uniform(0, WIDTH), source.uniform(0, HEIGHT * 0.5), source.uniform(0.5, 1.3)) for _ in range(90)]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with a share (0 to 1) of `other`."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _scene(hour: float, name: str) -> Scene:
    top, low, far, near = _light(hour)
    height = math.sin(math.pi * (hour - 0.12) / 0.76)
    return Scene(
        title=f"Mountains {name}",
        sky=(top, low),
        ridges=tuple(mix(far, near, (depth / (DEPTHS - 1)) ** 1.2) for depth in range(DEPTHS)),
        sun=(WIDTH * (0.1 + 0.8 * hour), HEIGHT * (0.62 - 0.5 * height)),
        stars=max(0.0, 1 - min(hour, 1 - hour) / 0.12),
    )


def _light(hour: float) -> tuple[Colour, Colour, Colour, Colour]:
    for before, after in pairwise(_KEYS):
        if hour <= after[0]:
            share = (hour - before[0]) / (after[0] - before[0])
            first, second, third, fourth = (
                mix(_colour(a), _colour(b), share) for a, b in zip(before[1:], after[1:], strict=True)
            )
            return first, second, third, fourth
    raise ValueError(f"hour={hour!r} is not between 0 and 1")


def _colour(text: str | float) -> Colour:
    number = int(str(text), 16)
    return float(number >> 16), float(number >> 8 & 255), float(number & 255)
