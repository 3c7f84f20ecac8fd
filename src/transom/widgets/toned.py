"""`Toned`: the look that buttons share. `Pictured`: with an icon."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import param

from transom.components.alias import Alias
from transom.components.icons import icon_names
from transom.components.widget import Widget
from transom.reactive.context import session_var


class Toned(Widget):
    """What a button means, and how loud it says so."""

    button_type: param.Selector[Any] = param.Selector(
        default="default",
        objects=["default", "primary", "success", "warning", "danger", "light"],
        doc="Its meaning, shown by its colour.",
    )
    color = Alias("button_type")
    button_style: param.Selector[Any] = param.Selector(
        default="solid", objects=["solid", "outline"], doc="Filled or outlined."
    )
    variant = Alias("button_style")
    description_delay = param.Integer(
        default=500, bounds=(0, None), doc="How many milliseconds the pointer rests before the description is shown."
    )


class Pictured(Toned):
    """A button with an icon."""

    icon = param.String(default=None, allow_None=True, doc="The name of an icon before the label.")
    icon_size = param.String(default="1em", doc='The size of the icon, a length of CSS such as "1.5em" or "20px".')

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "icon" in names and (text := unknown_icon(self, self.icon)):
            self._advise("icon", text)


def unknown_icon(component: Widget, name: str | None) -> str | None:
    """What to say of an icon that there is not, in development; `None` for one that there is, or for none."""
    owner = component._owner or session_var.get()
    if not name or name.startswith("<") or owner is None or not owner.dev:
        return None
    known = icon_names()
    if not known or name in known:
        return None
    like = get_close_matches(name, known, n=3)
    hint = f"Did you mean {', '.join(map(repr, like))}?" if like else "Its icons are those of Tabler."
    return f"there is no icon {name!r}, so none is shown. {hint}"
