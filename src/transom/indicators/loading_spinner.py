"""`LoadingSpinner`: turns while something goes on."""

from __future__ import annotations

import param

from transom.components.widget import Widget


class LoadingSpinner(Widget):
    """Turns while its `value` is true.

    Example: `LoadingSpinner(value=True)`
    """

    _front_end = "LoadingSpinner"

    value = param.Boolean(default=False, doc="Whether it turns.")
    size = param.Integer(default=125, bounds=(1, None), doc="Its diameter in CSS pixels.")
    color = param.String(default="primary", doc="A button type's name or a CSS colour.")
