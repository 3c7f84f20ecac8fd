"""`ToggleIcon`: an icon that is on or off."""

from __future__ import annotations

from transom.widgets.boolean import Boolean
from transom.widgets.iconic import Iconic


class ToggleIcon(Boolean, Iconic):
    """An icon that is on until it is clicked again; `value` says whether it is."""

    _front_end = "ToggleIcon"
