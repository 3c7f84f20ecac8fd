"""`Button`: runs something when it is clicked."""

from __future__ import annotations

from transom.widgets.clicked import Clicked
from transom.widgets.toned import Pictured


class Button(Clicked, Pictured):
    """A button.

    Args:
        label: what stands on it.
        on_click: called with an event whose `new` is the number of clicks so far.
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.
    """

    _front_end = "Button"
