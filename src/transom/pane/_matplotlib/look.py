"""How a page looks to a figure: its colours, and how dense its screen is.

Owns what a page may say of that, and what is taken until it has: the tokens of `client/styles/tokens.css` and the hues
of `pane/colours.ts` are repeated here.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

from transom.components.colour import accent_of, colour_of
from transom.errors import RejectedError
from transom.reactive.context import Owner

_NAMES = ("text", "muted", "line", "surface")
_LIGHT = ("#142021", "#526062", "#dde3e3", "#ffffff")
_DARK = ("#e4ebeb", "#9badae", "#283233", "#151c1d")
_ACCENTS = ("#00687a", "#5cc8d4")
_HUES = (
    ("#c8601a", "#5b57c9", "#2d8653", "#bb3f77", "#866a14"),
    ("#f0975a", "#a3a0f5", "#6fce93", "#f08bb4", "#d9b84f"),
)
_DENSEST = 4.0


class Colours(NamedTuple):
    """The colours of a page, as `#rrggbb`.

    Attributes:
        text: of titles and labels.
        muted: of what is less important, such as numbers at the axes.
        line: of lines in the background.
        surface: of what lies over a figure.
        series: of what is drawn: the accent, and five beside it.
    """

    text: str
    muted: str
    line: str
    surface: str
    series: tuple[str, ...]


class Look(NamedTuple):
    """What a picture is drawn for.

    Attributes:
        colours: of the page.
        ratio: pixels of the screen for one of CSS; 0 where none has been told.
    """

    colours: Colours
    ratio: float = 0.0


class Told:
    """The colours that a page has told of itself; one of these for a session."""

    colours: Colours | None = None


def told(owner: Owner) -> Told:
    """What the page of a session has told."""
    return owner.resource("transom.plots", Told)


def expected(owner: Owner | None) -> Colours:
    """The colours that a page is going to have, from what is known before it tells."""
    if owner is None:
        return colours_of(dark=False, accent="")
    theme = owner.options.get("theme", "auto")
    dark = (owner.info.theme if theme == "auto" else theme) == "dark"
    return told(owner).colours or colours_of(dark=dark, accent=str(owner.options.get("accent") or ""))


@cache
def colours_of(*, dark: bool, accent: str) -> Colours:
    """The usual colours of a scheme, with the accent that an author gave."""
    given = colour_of(accent)
    own = _ACCENTS[dark] if given is None else str(accent_of(given)[dark])
    text, muted, line, surface = _DARK if dark else _LIGHT
    return Colours(text, muted, line, surface, (own, *_HUES[dark]))


def look_told(raw: Any) -> Look:
    """What a page tells: `colours` by their names, and `ratio`.

    Raises:
        RejectedError: `bad_value`.
    """
    try:
        given, ratio = raw["colours"], raw["ratio"]
        series = given["series"]
        if type(ratio) not in (int, float) or not math.isfinite(ratio):
            raise ValueError
        if not isinstance(series, list) or len(series) != len(_HUES[0]) + 1:
            raise ValueError
        text, muted, line, surface = (_checked(given[name]) for name in _NAMES)
        drawn = tuple(_checked(each) for each in series)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise RejectedError("bad_value") from error
    # In steps: a window that is made larger little by little does not make as many pictures.
    steps = -(-min(max(ratio, 0.25), _DENSEST) // 0.25)
    return Look(Colours(text, muted, line, surface, drawn), steps * 0.25)


def _checked(text: Any) -> str:
    colour = colour_of(text) if isinstance(text, str) and len(text) < 64 else None
    if colour is None:
        raise ValueError
    return str(colour)
