"""`Iconic`: a button that is an icon and nothing else."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.icons import icon_names
from transom.components.storing import Change, write_lock
from transom.components.widget import Widget
from transom.widgets.toned import unknown_icon


class Iconic(Widget):
    """The root of icons that are clicked. Its label stands beside it, and is its name in any case."""

    icon = param.String(default="heart", doc='The name of an icon, or the text of an SVG, "<svg …".')
    active_icon = param.String(default="", doc="The icon while it is on; without one the filled form, if there is any.")
    size = param.String(default=None, allow_None=True, doc='The size of the icon, a length of CSS such as "2em".')
    description_delay = param.Integer(
        default=500, bounds=(0, None), doc="How many milliseconds the pointer rests before the description is shown."
    )

    def _after_icon(self, change: Change) -> dict[str, Any]:
        with write_lock:
            self._mark("active_icon", force=True)
        return {}

    def _encode_active_icon(self, value: str, encoder: Encoder) -> str:
        """The one that is shown."""
        filled = f"{self.icon}-filled"
        return value or (filled if not self.icon.startswith("<") and filled in icon_names() else self.icon)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        for name in names & {"icon", "active_icon"}:
            if text := unknown_icon(self, getattr(self, name)):
                self._advise(name, text)
