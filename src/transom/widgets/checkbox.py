"""`Checkbox`: a box that is ticked or not."""

from __future__ import annotations

from transom.widgets.boolean import Boolean
from transom.widgets.field import Field


class Checkbox(Boolean, Field):
    """A box that the user ticks."""

    _front_end = "Checkbox"
