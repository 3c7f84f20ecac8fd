"""`CheckBoxGroup` and `CheckButtonGroup`: any number of options, all of which are in view."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.several import Several
from transom.widgets.toned import Toned


class CheckBoxGroup(Several):
    """Any number of options, each with a box to tick."""

    _front_end = "CheckBoxGroup"

    inline = param.Boolean(default=False, doc="Whether they stand beside each other, not below.")


class CheckButtonGroup(Several, Toned):
    """Any number of options, each a button that stays pressed."""

    _front_end = "CheckButtonGroup"

    orientation: param.Selector[Any] = param.Selector(
        default="horizontal", objects=["horizontal", "vertical"], doc="Which way the buttons follow each other."
    )
