"""`ButtonIcon`: an icon that runs something when it is clicked."""

from __future__ import annotations

import param

from transom.widgets.clicked import Clicked
from transom.widgets.iconic import Iconic


class ButtonIcon(Clicked, Iconic):
    """An icon that runs something when it is clicked, and is another one for a moment.

    Args:
        label: what stands beside it.
        on_click: called with an event whose `new` is the number of clicks so far.
        params: parameters.
    """

    _front_end = "ButtonIcon"

    toggle_duration = param.Integer(
        default=75, bounds=(0, None), doc="For how many milliseconds the `active_icon` is shown after a click."
    )
