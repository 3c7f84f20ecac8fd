"""The cards of the gallery and how they stand."""

from __future__ import annotations

from typing import Any

import transom as tr

KINDS: tuple[Any, ...] = ("default", "primary", "success", "warning", "danger", "light")
"""What a button may mean."""


def card(title: str, *objects: Any) -> tr.Card:
    """A card of the gallery: as wide as its row allows, as high as its neighbours."""
    return tr.Card(*objects, title=title, collapsible=False, sizing_mode="stretch_both", min_width=300)


def row(*cards: Any) -> tr.Row:
    """Cards side by side; below each other where the page is narrow."""
    return tr.Row(*cards, sizing_mode="stretch_width", gap=20)
