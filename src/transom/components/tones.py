"""Colours: the names that Panel has for them, and what CSS knows as one."""

from __future__ import annotations

import re
from typing import Any

import param

from transom.components.outline import short

TONES = ("primary", "secondary", "success", "info", "danger", "warning", "light", "dark")
"""The page's theme gives them their looks."""
_COLOR = re.compile(
    r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(.+\)", re.IGNORECASE
)
_NAMES = frozenset([*param.Color._named_colors, "currentcolor", "rebeccapurple", "transparent"])


def is_color(text: str) -> bool:
    """Whether CSS knows it as a colour."""
    return text.lower() in _NAMES or _COLOR.fullmatch(text) is not None


def is_tone(text: str) -> bool:
    """Whether it is one of `TONES`, or a colour of CSS."""
    return text in TONES or is_color(text)


class Tint(param.Selector[Any]):
    """A parameter that holds a colour of CSS, or `None` for that of the theme, as which what is none is shown."""

    others: tuple[str, ...] = ()
    """What it takes besides."""

    def __init__(self, **params: Any) -> None:
        super().__init__(**{"default": None, "allow_None": True, "objects": list(self.others), **params})

    def _validate(self, val: Any) -> None:
        if not isinstance(val, str) and not (val is None and self.allow_None):
            raise ValueError(f"{self.name}={short(val)} is no colour. {self.expected}")

    @property
    def expected(self) -> str:
        """What to write."""
        named = f"one of {', '.join(self.others)}, or " if self.others else ""
        return f"Write {named}'#rrggbb'."


class Tone(Tint):
    """A parameter that holds one of `TONES` or a colour of CSS; what is none is shown as the theme's accent."""

    others = TONES

    def __init__(self, **params: Any) -> None:
        super().__init__(**{"default": TONES[0], "allow_None": False, **params})


def no_tint(parameter: Tint, value: str | None) -> str | None:
    """What to say of a value of a `Tint` or `Tone` that is no colour; `None` of one that is."""
    if value is None or value in parameter.others or is_color(value):
        return None
    return f"{parameter.name}={short(value)} is no colour, so it has that of the theme. {parameter.expected}"
