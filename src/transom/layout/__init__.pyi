"""Layouts: components that place others.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.card
import transom.layout.column
import transom.layout.row
import transom.layout.spacer
import transom.layout.tabs
from transom._typing import Common, Reference
from transom.components.layout import ListLayout as ListLayout

class Spacer(transom.layout.spacer.Spacer):
    """Takes up space: its `width` and `height`, or what `sizing_mode` gives it."""
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up space: its `width` and `height`, or what `sizing_mode` gives it.

        Args:
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Card(transom.layout.card.Card):
    """Frames its objects under a title; a click on the title folds it."""
    def __init__(
        self,
        *items: Any,
        title: str | Reference = "",
        collapsible: bool | Reference = True,
        collapsed: bool | Reference = False,
        hide_header: bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Frames its objects under a title; a click on the title folds it.

        Args:
            title: The text of its header.
            collapsible: Whether the user can fold it.
            collapsed: Whether it is folded.
            hide_header: Whether it has no header.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Tabs(transom.layout.tabs.Tabs):
    """Shows one of its objects at a time, chosen by named tabs.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`.
    """
    def __init__(
        self,
        *items: Any,
        names: list[Any] | Reference = ...,
        active: int | Reference = 0,
        tabs_location: Literal["above", "below", "left", "right"] | Reference = "above",
        dynamic: bool | Reference = False,
        closable: bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Shows one of its objects at a time, chosen by named tabs.

        Args:
            names: The text of each tab.
            active: The number of the tab that is shown, from 0.
            tabs_location: Where they are.
            dynamic: Whether only the shown one is in the page.
            closable: Whether the user can close tabs.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Column(transom.layout.column.Column):
    """Places its objects one below the other.

    It scrolls, and can follow what is appended, as soon as one of the parameters for that is set.
    """
    def __init__(
        self,
        *items: Any,
        auto_scroll_limit: int | Reference = 0,
        scroll_button_threshold: int | Reference = 0,
        scroll_position: int | Reference = 0,
        view_latest: bool | Reference = False,
        scroll: Any = False,
        gap: int | Reference | None = None,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects one below the other.

        Args:
            auto_scroll_limit: Within how many pixels of its end it follows what is appended or grows; 0 never.
            scroll_button_threshold: Beyond how many pixels from its end a button leads there; 0 for no button.
            scroll_position: How many pixels it is scrolled down. A column that follows nothing does not report it.
            view_latest: Whether its end is shown at first.
            scroll: Whether it scrolls when its content is larger than it is; Panel's modes mean True.
            gap: Space between them in CSS pixels.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Row(transom.layout.row.Row):
    """Places its objects side by side; they wrap where the page is narrow."""
    def __init__(
        self,
        *items: Any,
        scroll: Any = False,
        gap: int | Reference | None = None,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects side by side; they wrap where the page is narrow.

        Args:
            scroll: Whether it scrolls when its content is larger than it is; Panel's modes mean True.
            gap: Space between them in CSS pixels.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

__all__ = ["Card", "Column", "ListLayout", "Row", "Spacer", "Tabs"]
