"""The constructors and attributes of the components in `transom.widgets.menu_button`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.menu_button
from transom._typing import Parameters, Reference, Unlabelled, Value

class MenuButton(Parameters, transom.widgets.menu_button.MenuButton):
    """A button that opens a menu of things to do.

    Args:
        label: what stands on it.
        on_click: called with an event whose `new` is the value of the item.
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.
    """

    items: Value[list[Any], collections.abc.Iterable[Any] | Reference]
    split: Value[bool, bool | Reference]
    value: Value[bool, bool | Reference]
    clicks: Value[int, int | Reference]
    icon: Value[str | None, str | Reference | None]
    icon_size: Value[str, str | Reference]
    button_type: Value[
        Literal["default", "primary", "success", "warning", "danger", "light"],
        Literal["default", "primary", "success", "warning", "danger", "light"] | Reference,
    ]
    color: Value[
        Literal["default", "primary", "success", "warning", "danger", "light"],
        Literal["default", "primary", "success", "warning", "danger", "light"] | Reference,
    ]
    button_style: Value[Literal["solid", "outline"], Literal["solid", "outline"] | Reference]
    variant: Value[Literal["solid", "outline"], Literal["solid", "outline"] | Reference]
    description_delay: Value[int, int | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        on_click: collections.abc.Callable[..., Any] | None = None,
        *,
        items: collections.abc.Iterable[Any] | Reference = ...,
        split: bool | Reference = False,
        clicked: Any = None,
        value: bool | Reference = False,
        clicks: int | Reference = 0,
        icon: str | Reference | None = None,
        icon_size: str | Reference = "1em",
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A button that opens a menu of things to do.

        Args:
            label: what stands on it.
            on_click: called with an event whose `new` is the value of the item.
            items: Texts, pairs `(text, value)` of any value, and `None` for a line between them.
            split: Whether the button itself is one to click, with another for the menu.
            clicked: The value of the item chosen last; of a split button its own label.
            value: True while the watchers of a click run.
            clicks: How often it has been clicked.
            icon: The name of an icon before the label.
            icon_size: The size of the icon, a length of CSS such as "1.5em" or "20px".
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
