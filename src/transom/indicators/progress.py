"""`Progress`: how far something has come."""

from __future__ import annotations

from typing import Any

import param

from transom.components.tones import TONES
from transom.components.widget import Widget


class Progress(Widget):
    """A bar from 0 to `max`; without a value it only shows that something goes on."""

    _front_end = "Progress"

    value = param.Integer(default=None, allow_None=True, bounds=(-1, None), doc="How far; `None` or -1: unknown.")
    max = param.Integer(default=100, bounds=(1, None), doc="The value at which it is full.")
    active = param.Boolean(default=True, doc="Whether it moves while the value is unknown.")
    bar_color: param.Selector[Any] = param.Selector(default="primary", objects=list(TONES), doc="The bar's colour.")
