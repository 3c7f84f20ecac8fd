"""`ColorPicker`: a colour."""

from __future__ import annotations

import re
from typing import Any

import param

from transom.components.outline import short
from transom.widgets.field import Field

_CHOSEN = re.compile(r"#[0-9a-f]{6}")
_COLOR = re.compile(
    r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(.+\)", re.IGNORECASE
)
_NAMES = frozenset(param.Color._named_colors)


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
        if "value" in names and value and not _COLOR.fullmatch(value) and value.lower() not in _NAMES:
            text = f"value={short(value)} is no colour, so none is shown. Write '#rrggbb' or a name such as 'teal'."
            self._advise("value", text)
