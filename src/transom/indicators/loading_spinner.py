"""`LoadingSpinner`: turns while something goes on."""

from __future__ import annotations

from typing import Any

import param

from transom.components.tones import TONES
from transom.components.widget import Widget


class LoadingSpinner(Widget):
    """Turns while its `value` is true.

    Example: `LoadingSpinner(value=True)`
    """

    _front_end = "LoadingSpinner"

    value = param.Boolean(default=False, doc="Whether it turns.")
    size = param.Integer(default=125, bounds=(1, None), doc="Its diameter in CSS pixels.")
    color: param.Selector[Any] = param.Selector(default="primary", objects=list(TONES), doc="Its colour.")
