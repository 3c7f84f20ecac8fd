"""`Look`: what of a page can be shown before its session has made it. Nothing of a user is in it."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a page looks.

    Attributes:
        accent: its colour as CSS has it; empty for the usual one.
        theme: "auto", "light" or "dark".
        fixed: whether the theme is the app's to choose, and not the user's.
        framed: whether it has a header.
        sidebar: the width of its sidebar in CSS pixels; 0 where there is none.
        behind: the colour behind the header as CSS has it; empty for the usual one.
        title: what is read in the header, where the program's text says so.
    """

    accent: str = ""
    theme: str = "auto"
    fixed: bool = True
    framed: bool = False
    sidebar: int = 0
    behind: str = ""
    title: str = ""
