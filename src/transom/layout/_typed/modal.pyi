"""The constructors and attributes of the components in `transom.layout.modal`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.layout.modal
from transom._typing import Common, Parameters, Reference, Value

class Modal(Parameters, transom.layout.modal.Modal):
    """Shows its objects in a dialog over the page while it is `open`; nothing else can be operated meanwhile.

    It takes no room where it is placed. Its `label` is the heading of the dialog; sizes, styles and CSS classes are
    those of the dialog. `open` is false when the user has closed it: by its button, by Escape, or beside it.

    Example: `Modal("Hello", label="Greeting")`

    Concurrency: from any thread.
    """

    open: Value[bool, bool | Reference]
    show_close_button: Value[bool, bool | Reference]
    background_close: Value[bool, bool | Reference]
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
        open: bool | Reference = False,
        show_close_button: bool | Reference = True,
        background_close: bool | Reference = True,
        gap: int | Reference | None = None,
        scroll: Literal["both-auto", "y-auto", "x-auto", "both", "x", "y"] | bool | Reference = False,
        objects: list[Any] | Reference = ...,
        children: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """Shows its objects in a dialog over the page while it is `open`; nothing else can be operated meanwhile.

        Args:
            open: Whether it is shown; false when the user has closed it.
            show_close_button: Whether it has a button that closes it.
            background_close: Whether a click beside it closes it.
            gap: Space between them in CSS pixels.
            scroll: Whether it scrolls when its content is larger; the bars of "both", "x" and "y" are always seen.
            objects: Another name of `children`.
            children: The components inside, in order.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
