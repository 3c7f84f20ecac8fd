"""The constructors and attributes of the components in `transom.widgets.toggle_icon`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Unpack

import transom.widgets.toggle_icon
from transom._typing import Parameters, Reference, Unlabelled, Value

class ToggleIcon(Parameters, transom.widgets.toggle_icon.ToggleIcon):
    """An icon that is on until it is clicked again; `value` says whether it is."""

    value: Value[bool, bool | Reference]
    icon: Value[str, str | Reference]
    active_icon: Value[str, str | Reference]
    size: Value[str | None, str | Reference | None]
    description_delay: Value[int, int | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: bool | Reference = False,
        icon: str | Reference = "heart",
        active_icon: str | Reference = "",
        size: str | Reference | None = None,
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """An icon that is on until it is clicked again; `value` says whether it is.

        Args:
            value: Whether it is on.
            icon: The name of an icon, or the text of an SVG, "<svg …".
            active_icon: The icon while it is on; without one the filled form, if there is any.
            size: The size of the icon, a length of CSS such as "2em".
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
