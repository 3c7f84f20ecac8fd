"""`RadioBoxGroup` and `RadioButtonGroup`: one of several options, all of which are in view."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.choice import Choice
from transom.widgets.toned import Toned


class RadioGroup(Choice):
    """One of several options, all in view. Nothing is chosen where `value=None` is given and is none of them."""

    _emptied = False

    def _set_value(self, value: Any) -> dict[str, Any]:
        self.__dict__["_emptied"] = value is None
        return {"value": value}

    def _may_be_empty(self) -> bool:
        return self._emptied


class RadioBoxGroup(RadioGroup):
    """One of several options, each with a round box.

    Without a `value` the first is chosen; with `value=None` none is, until the user chooses.
    """

    _front_end = "RadioBoxGroup"

    inline = param.Boolean(default=False, doc="Whether they stand beside each other, not below.")


class RadioButtonGroup(RadioGroup, Toned):
    """One of several options, each a button.

    Without a `value` the first is chosen; with `value=None` none is, until the user chooses.
    """

    _front_end = "RadioButtonGroup"

    orientation: param.Selector[Any] = param.Selector(
        default="horizontal", objects=["horizontal", "vertical"], doc="Which way the buttons follow each other."
    )
