"""`Look`: what of a page can be shown before its session has made it. Nothing of a user is in it."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a page looks.

    Attributes:
        accent: its colour as CSS has it; empty for the usual one.
        theme: "auto", "light" or "dark".
        fixed: whether the theme is the app's to choose, and not the user's.
        sidebar: the width of its sidebar in CSS pixels; 0 where there is none.
    """

    accent: str = ""
    theme: str = "auto"
    fixed: bool = False
    sidebar: int = 0
