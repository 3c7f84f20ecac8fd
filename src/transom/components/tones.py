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


def is_tint(text: str) -> bool:
    """Whether it is one of `TONES`, or a colour of CSS."""
    return text in TONES or is_color(text)


class Tone(param.Selector[Any]):
    """A parameter that holds one of `TONES` or a colour of CSS; what is none is shown as the theme's accent."""

    def __init__(self, **params: Any) -> None:
        super().__init__(objects=list(TONES), **{"default": TONES[0], **params})

    def _validate(self, val: Any) -> None:
        if not isinstance(val, str):
            text = f"{self.name}={short(val)} is no colour. Write one of {', '.join(TONES)}, or '#rrggbb'."
            raise ValueError(text)  # noqa: TRY004 - as Param's own


def no_tone(name: str, value: str) -> str | None:
    """What to say of a value of a `Tone` that is no colour; `None` of one that is."""
    if is_tint(value):
        return None
    text = f"{name}={short(value)} is no colour, so it has that of the theme."
    return f"{text} Write one of {', '.join(TONES)}, or '#rrggbb'."
