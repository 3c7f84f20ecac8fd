"""The constructors and attributes of the components in `transom.layout.card`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.components.component
import transom.layout.card
from transom._typing import Common, Reference, Value
from transom.layout._typed.column import Column

class Card(Column, transom.layout.card.Card):
    """Frames its objects under a title; a click on the title folds it.

    What scrolls, when it is asked to, is what is under the title.

    Example: `Card("One", "Two", title="Card")`
    """

    css_classes: Value[list[Any], list[Any] | Reference]
    title: Value[str, str | Reference]
    header: Value[Any, transom.components.component.Component | Reference | None]
    header_color: Value[str, str | Reference]
    header_background: Value[str, str | Reference]
    active_header_background: Value[str | None, str | Reference | None]
    header_css_classes: Value[list[str], list[str] | Reference]
    title_css_classes: Value[list[str], list[str] | Reference]
    button_css_classes: Value[list[str], list[str] | Reference]
    collapsible: Value[bool, bool | Reference]
    collapsed: Value[bool, bool | Reference]
    hide_header: Value[bool, bool | Reference]
    auto_scroll_limit: Value[int, int | Reference]
    scroll_button_threshold: Value[int, int | Reference]
    scroll_position: Value[int, int | Reference]
    view_latest: Value[bool, bool | Reference]
    gap: Value[int | None, int | Reference | None]
    scroll: Value[
        Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool,
        Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference,
    ]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        title: str | Reference = "",
        header: transom.components.component.Component | Reference | None = None,
        header_color: str | Reference = "",
        header_background: str | Reference = "",
        active_header_background: str | Reference | None = None,
        header_css_classes: list[str] | Reference = ...,
        title_css_classes: list[str] | Reference = ...,
        button_css_classes: list[str] | Reference = ...,
        collapsible: bool | Reference = True,
        collapsed: bool | Reference = False,
        hide_header: bool | Reference = False,
        auto_scroll_limit: int | Reference = 0,
        scroll_button_threshold: int | Reference = 0,
        scroll_position: int | Reference = 0,
        view_latest: bool | Reference = False,
        gap: int | Reference | None = None,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Frames its objects under a title; a click on the title folds it.

        Args:
            css_classes: CSS classes of its frame.
            title: The text of its header.
            header: What is shown in its header in place of the title.
            header_color: The colour of the texts in its header, as CSS has it.
            header_background: The colour behind its header, as CSS has it.
            active_header_background: The colour behind its header while it is not folded.
            header_css_classes: CSS classes of its header.
            title_css_classes: CSS classes of its title.
            button_css_classes: CSS classes of the button that folds it.
            collapsible: Whether the user can fold it.
            collapsed: Whether it is folded.
            hide_header: Whether it has no header.
            auto_scroll_limit: Within how many pixels of its end it follows what is appended or grows; 0 never.
            scroll_button_threshold: Beyond how many pixels from its end a button leads there; 0 for no button.
            scroll_position: How many pixels it is scrolled down. A column that follows nothing does not report it.
            view_latest: Whether its end is shown at first.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
