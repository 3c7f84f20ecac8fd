"""`MenuButton`: a button that opens a menu."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import param

from transom.components.encode import Encoder
from transom.widgets.clicked import Clicked
from transom.widgets.options import plain_list
from transom.widgets.toned import Pictured


class MenuButton(Clicked, Pictured):
    """A button that opens a menu of things to do.

    Args:
        label: what stands on it.
        on_click: called with an event whose `new` is the value of the item.
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.
    """

    _front_end = "MenuButton"
    _events = {"click": ("clicks", "clicked", "value"), "choose": ("clicks", "clicked", "value")}
    _unsynced = ("clicks", "clicked", "value")
    _tells = "clicked"
    _literal = ("clicked",)  # a function among the items is what is chosen

    items = param.List(default=[], doc="Texts, pairs `(text, value)` of any value, and `None` for a line between them.")
    split = param.Boolean(default=False, doc="Whether the button itself is one to click, with another for the menu.")
    clicked = param.Parameter(default=None, doc="The value of the item chosen last; of a split button its own label.")

    def _set_items(self, items: Iterable[Any]) -> dict[str, Any]:
        return {"items": plain_list("items", items)}

    def _encode_items(self, value: list[Any], encoder: Encoder) -> list[str | None]:
        """Their texts."""
        return [None if each is None else str(_pair(each)[0]) for each in value]

    def _event_click(self, raw: object) -> None:
        if self.split:
            self._choose(self.label)

    def _event_choose(self, raw: Any) -> None:
        """The place of an item, and its text: of another list another one may stand there."""
        match raw:
            case [int(place), str(text)] if 0 <= place < len(self.items) and self.items[place] is not None:
                label, value = _pair(self.items[place])
                if str(label) == text:
                    self._choose(value)

    def _choose(self, value: Any) -> None:
        self.clicked = value
        self._count()


def _pair(item: Any) -> tuple[Any, Any]:
    """The text and the value of an item."""
    return (item[0], item[1]) if isinstance(item, tuple | list) and len(item) == 2 else (item, item)
