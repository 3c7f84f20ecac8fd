"""`ColorPicker`: a colour."""

from __future__ import annotations

import re
from typing import Any

import param

from transom.components.outline import short
from transom.components.tones import is_color
from transom.widgets.field import Field

_CHOSEN = re.compile(r"#[0-9a-f]{6}")


class ColorPicker(Field):
    """A colour: "#rrggbb" when the user has chosen it; what CSS knows as one when code sets it; `None` for none."""

    _front_end = "ColorPicker"
    _writable = ("value",)

    value = param.String(default=None, allow_None=True, doc='The colour, such as "#00687a" or "teal".')

    def _decode_value(self, raw: Any) -> str:
        if not isinstance(raw, str) or not _CHOSEN.fullmatch(raw):
            raise TypeError("not a colour")
        return raw

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        value = self.value
        if "value" in names and value and not is_color(value):
            text = f"value={short(value)} is no colour, so none is shown. Write '#rrggbb' or a name such as 'teal'."
            self._advise("value", text)
