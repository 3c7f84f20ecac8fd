"""`MultiSelect`: any number of options of a list."""

from __future__ import annotations

import param

from transom.widgets.several import Several


class MultiSelect(Several):
    """Any number of options, chosen in a list of which `size` rows are in view."""

    _front_end = "MultiSelect"

    size = param.Integer(default=4, bounds=(1, None), doc="How many rows are shown; further ones are scrolled to.")
