"""`TextAreaInput`: several lines of text."""

from __future__ import annotations

from typing import Any

import param

from transom.widgets.text_field import TextField


class TextAreaInput(TextField):
    """Several lines of text; `value` follows when the user leaves it."""

    _front_end = "TextAreaInput"

    rows = param.Integer(default=2, bounds=(1, None), doc="How many lines are shown, and at least with `auto_grow`.")
    cols = param.Integer(default=20, bounds=(1, None), doc="How many characters are side by side, without a width.")
    auto_grow = param.Boolean(default=False, doc="Whether it is as high as its text.")
    max_rows = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="How many lines it grows to with `auto_grow`."
    )
    resizable: param.Selector[Any] = param.Selector(
        default="both", objects=["both", "width", "height", False], doc="Which of its sides the user can drag."
    )
