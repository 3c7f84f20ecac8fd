"""`Switch`: something that is on or off, and takes effect at once."""

from __future__ import annotations

from transom.widgets.boolean import Boolean
from transom.widgets.field import Field


class Switch(Boolean, Field):
    """A switch that the user turns on and off."""

    _front_end = "Switch"
