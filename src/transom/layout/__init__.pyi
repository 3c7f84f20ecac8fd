"""Layouts: components that place others.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.components.component
import transom.layout.card
import transom.layout.column
import transom.layout.divider
import transom.layout.flex_box
import transom.layout.grid_box
import transom.layout.row
import transom.layout.spacer
import transom.layout.tabs
import transom.layout.widget_box
from transom._typing import Common, Parameters, Reference, Value
from transom.components.layout import ListLayout as ListLayout
from transom.components.list_like import ListLike as ListLike
from transom.components.list_like import NamedListLike as NamedListLike

class Divider(Parameters, transom.layout.divider.Divider):
    """A line as wide as its column; in a row, as high as the row."""

    width_policy: Value[
        Literal["auto", "fixed", "fit", "min", "max"], Literal["auto", "fixed", "fit", "min", "max"] | Reference
    ]
    def __init__(self, **common: Unpack[Common]) -> None:
        """A line as wide as its column; in a row, as high as the row.

        Args:
            width_policy: As of other components, but no line is narrower than its column unless it has a `width`.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Spacer(Parameters, transom.layout.spacer.Spacer):
    """Takes up space: its `width` and `height`, or what `sizing_mode` gives it."""
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up space: its `width` and `height`, or what `sizing_mode` gives it.

        Args:
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class HSpacer(Spacer, transom.layout.spacer.HSpacer):
    """Takes up what width is left in its row."""

    sizing_mode: Value[Literal["stretch_width"], Literal["stretch_width"] | Reference]
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up what width is left in its row.

        Args:
            sizing_mode: How it takes the space it is given.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class VSpacer(Spacer, transom.layout.spacer.VSpacer):
    """Takes up what height is left in its column."""

    sizing_mode: Value[Literal["stretch_height"], Literal["stretch_height"] | Reference]
    def __init__(self, **common: Unpack[Common]) -> None:
        """Takes up what height is left in its column.

        Args:
            sizing_mode: How it takes the space it is given.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class FlexBox(Parameters, transom.layout.flex_box.FlexBox):
    """Places its objects along an axis and wraps them; the parameters mean what CSS means by them.

    It is as wide as what it is in, or as high if its direction is a column, unless it is given a size or a mode.
    """

    flex_direction: Value[
        Literal["row", "row-reverse", "column", "column-reverse"],
        Literal["row", "row-reverse", "column", "column-reverse"] | Reference,
    ]
    flex_wrap: Value[Literal["nowrap", "wrap", "wrap-reverse"], Literal["nowrap", "wrap", "wrap-reverse"] | Reference]
    justify_content: Value[
        Literal[
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "start",
            "end",
            "left",
            "right",
        ],
        Literal[
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "start",
            "end",
            "left",
            "right",
        ]
        | Reference,
    ]
    align_items: Value[
        Literal[
            "stretch",
            "flex-start",
            "flex-end",
            "center",
            "baseline",
            "first baseline",
            "last baseline",
            "start",
            "end",
            "self-start",
            "self-end",
        ],
        Literal[
            "stretch",
            "flex-start",
            "flex-end",
            "center",
            "baseline",
            "first baseline",
            "last baseline",
            "start",
            "end",
            "self-start",
            "self-end",
        ]
        | Reference,
    ]
    align_content: Value[
        Literal[
            "normal",
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "stretch",
            "start",
            "end",
            "baseline",
            "first baseline",
            "last baseline",
        ],
        Literal[
            "normal",
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "stretch",
            "start",
            "end",
            "baseline",
            "first baseline",
            "last baseline",
        ]
        | Reference,
    ]
    gap: Value[Any, str | int | Reference]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        flex_direction: Literal["row", "row-reverse", "column", "column-reverse"] | Reference = "row",
        flex_wrap: Literal["nowrap", "wrap", "wrap-reverse"] | Reference = "wrap",
        justify_content: Literal[
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "start",
            "end",
            "left",
            "right",
        ]
        | Reference = "flex-start",
        align_items: Literal[
            "stretch",
            "flex-start",
            "flex-end",
            "center",
            "baseline",
            "first baseline",
            "last baseline",
            "start",
            "end",
            "self-start",
            "self-end",
        ]
        | Reference = "flex-start",
        align_content: Literal[
            "normal",
            "flex-start",
            "flex-end",
            "center",
            "space-between",
            "space-around",
            "space-evenly",
            "stretch",
            "start",
            "end",
            "baseline",
            "first baseline",
            "last baseline",
        ]
        | Reference = "flex-start",
        gap: str | int | Reference = "",
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects along an axis and wraps them; the parameters mean what CSS means by them.

        Args:
            flex_direction: Along which axis they stand.
            flex_wrap: Whether they wrap, and to which side.
            justify_content: Where they are in a line.
            align_items: Where they are across a line.
            align_content: Where the lines are.
            gap: Space between them: CSS, such as "4px 1em", or a number of CSS pixels.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Column(Parameters, transom.layout.column.Column):
    """Places its objects one below the other.

    It scrolls, and can follow what is appended, as soon as one of the parameters for that is set.
    """

    auto_scroll_limit: Value[int, int | Reference]
    scroll_button_threshold: Value[int, int | Reference]
    scroll_position: Value[int, int | Reference]
    view_latest: Value[bool, bool | Reference]
    gap: Value[int | None, int | Reference | None]
    scroll: Value[Any, Any]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        auto_scroll_limit: int | Reference = 0,
        scroll_button_threshold: int | Reference = 0,
        scroll_position: int | Reference = 0,
        view_latest: bool | Reference = False,
        gap: int | Reference | None = None,
        scroll: Any = False,
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
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class GridBox(Parameters, transom.layout.grid_box.GridBox):
    """Places its objects in a grid, row by row.

    `ncols` says how many stand in a row. Without it `nrows` does: so many that this many rows are enough. Without
    either each stands in a row of its own. A cell whose object is not visible stays empty.
    """

    nrows: Value[int | None, int | Reference | None]
    ncols: Value[int | None, int | Reference | None]
    gap: Value[int | None, int | Reference | None]
    scroll: Value[Any, Any]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        nrows: int | Reference | None = None,
        ncols: int | Reference | None = None,
        gap: int | Reference | None = None,
        scroll: Any = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects in a grid, row by row.

        Args:
            nrows: Into how many rows they are put.
            ncols: How many stand in a row.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Row(Parameters, transom.layout.row.Row):
    """Places its objects side by side; they wrap where the page is narrow."""

    gap: Value[int | None, int | Reference | None]
    scroll: Value[Any, Any]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        gap: int | Reference | None = None,
        scroll: Any = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Places its objects side by side; they wrap where the page is narrow.

        Args:
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Tabs(Parameters, transom.layout.tabs.Tabs):
    """Shows one of its objects at a time, chosen by named tabs.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`. What scrolls, when it is
    asked to, is what is under the tabs.

    Example: `Tabs(("One", "First"), ("Two", "Second"), closable=True)`
    """

    names: Value[Any, list[Any] | Reference]
    active: Value[int, int | Reference]
    tabs_location: Value[
        Literal["above", "below", "left", "right"], Literal["above", "below", "left", "right"] | Reference
    ]
    dynamic: Value[bool, bool | Reference]
    closable: Value[bool, bool | Reference]
    scroll: Value[Any, Any]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        names: list[Any] | Reference = ...,
        active: int | Reference = 0,
        tabs_location: Literal["above", "below", "left", "right"] | Reference = "above",
        dynamic: bool | Reference = False,
        closable: bool | Reference = False,
        scroll: Any = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Shows one of its objects at a time, chosen by named tabs.

        Args:
            names: The text of each tab.
            active: The number of the tab that is shown, from 0.
            tabs_location: Where they are.
            dynamic: Whether the page has only the one that is shown.
            closable: Whether the user can close tabs.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class WidgetBox(Parameters, transom.layout.widget_box.WidgetBox):
    """Frames its objects, one below the other or side by side; `disabled` holds for all that is in it."""

    css_classes: Value[list[Any], list[Any] | Reference]
    horizontal: Value[bool, bool | Reference]
    gap: Value[int | None, int | Reference | None]
    scroll: Value[Any, Any]
    objects: Value[Any, list[Any] | Reference]
    children: Value[list[Any], list[Any] | Reference]
    def __init__(
        self,
        *items: Any,
        horizontal: bool | Reference = False,
        gap: int | Reference | None = None,
        scroll: Any = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Frames its objects, one below the other or side by side; `disabled` holds for all that is in it.

        Args:
            css_classes: CSS classes of its frame.
            horizontal: Whether they stand side by side.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

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
    header_css_classes: Value[list[Any], list[Any] | Reference]
    title_css_classes: Value[list[Any], list[Any] | Reference]
    button_css_classes: Value[list[Any], list[Any] | Reference]
    collapsible: Value[bool, bool | Reference]
    collapsed: Value[bool, bool | Reference]
    hide_header: Value[bool, bool | Reference]
    auto_scroll_limit: Value[int, int | Reference]
    scroll_button_threshold: Value[int, int | Reference]
    scroll_position: Value[int, int | Reference]
    view_latest: Value[bool, bool | Reference]
    gap: Value[int | None, int | Reference | None]
    scroll: Value[Any, Any]
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
        header_css_classes: list[Any] | Reference = ...,
        title_css_classes: list[Any] | Reference = ...,
        button_css_classes: list[Any] | Reference = ...,
        collapsible: bool | Reference = True,
        collapsed: bool | Reference = False,
        hide_header: bool | Reference = False,
        auto_scroll_limit: int | Reference = 0,
        scroll_button_threshold: int | Reference = 0,
        scroll_position: int | Reference = 0,
        view_latest: bool | Reference = False,
        gap: int | Reference | None = None,
        scroll: Any = False,
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

__all__ = [
    "Card",
    "Column",
    "Divider",
    "FlexBox",
    "GridBox",
    "HSpacer",
    "ListLayout",
    "ListLike",
    "NamedListLike",
    "Row",
    "Spacer",
    "Tabs",
    "VSpacer",
    "WidgetBox",
]
