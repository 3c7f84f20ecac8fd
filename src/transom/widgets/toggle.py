"""`Toggle`: a button that stays pressed."""

from __future__ import annotations

from transom.widgets.boolean import Boolean
from transom.widgets.toned import Pictured


class Toggle(Boolean, Pictured):
    """A button that stays pressed until it is clicked again; `value` says whether it is."""

    _front_end = "Toggle"
