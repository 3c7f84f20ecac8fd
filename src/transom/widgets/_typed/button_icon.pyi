"""The constructors and attributes of the components in `transom.widgets.button_icon`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Unpack

import transom.widgets.button_icon
from transom._typing import Parameters, Reference, Unlabelled, Value

class ButtonIcon(Parameters, transom.widgets.button_icon.ButtonIcon):
    """An icon that runs something when it is clicked, and is another one for a moment.

    Args:
        label: what stands beside it.
        on_click: called with an event whose `new` is the number of clicks so far.
        params: parameters.
    """

    toggle_duration: Value[int, int | Reference]
    value: Value[bool, bool | Reference]
    clicks: Value[int, int | Reference]
    icon: Value[str, str | Reference]
    active_icon: Value[str, str | Reference]
    size: Value[str | None, str | Reference | None]
    description_delay: Value[int, int | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        on_click: collections.abc.Callable[..., Any] | None = None,
        *,
        toggle_duration: int | Reference = 75,
        value: bool | Reference = False,
        clicks: int | Reference = 0,
        icon: str | Reference = "heart",
        active_icon: str | Reference = "",
        size: str | Reference | None = None,
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """An icon that runs something when it is clicked, and is another one for a moment.

        Args:
            label: what stands beside it.
            on_click: called with an event whose `new` is the number of clicks so far.
            toggle_duration: For how many milliseconds the `active_icon` is shown after a click.
            value: True while the watchers of a click run.
            clicks: How often it has been clicked.
            icon: The name of an icon, or the text of an SVG, "<svg …".
            active_icon: The icon while it is on; without one the filled form, if there is any.
            size: The size of the icon, a length of CSS such as "2em".
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
