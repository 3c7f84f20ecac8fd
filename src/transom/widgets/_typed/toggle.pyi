"""The constructors and attributes of the components in `transom.widgets.toggle`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Literal, Unpack

import transom.widgets.toggle
from transom._typing import Parameters, Reference, Unlabelled, Value

class Toggle(Parameters, transom.widgets.toggle.Toggle):
    """A button that stays pressed until it is clicked again; `value` says whether it is."""

    value: Value[bool, bool | Reference]
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
        *,
        value: bool | Reference = False,
        icon: str | Reference | None = None,
        icon_size: str | Reference = "1em",
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A button that stays pressed until it is clicked again; `value` says whether it is.

        Args:
            value: Whether it is on.
            icon: The name of an icon before the label.
            icon_size: The size of the icon, a length of CSS such as "1.5em" or "20px".
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
