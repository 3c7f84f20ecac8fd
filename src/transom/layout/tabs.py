"""`Tabs`: components of which one is shown at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import param

from transom.components.component import Component
from transom.components.display import display
from transom.components.layout import ListLayout
from transom.errors import RejectedError


class Tabs(ListLayout):
    """Shows one of its objects at a time, chosen by named tabs.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`.
    """

    _writable = ("active",)
    _events = {"close": ("children", "objects", "names", "active")}

    names = param.List(default=[], item_type=str, doc="The text of each tab.")
    active = param.Integer(default=0, bounds=(0, None), doc="The number of the tab that is shown, from 0.")
    tabs_location: param.Selector[Any] = param.Selector(
        default="above", objects=["above", "below", "left", "right"], doc="Where they are."
    )
    dynamic = param.Boolean(default=False, doc="Whether only the shown one is in the page.")
    closable = param.Boolean(default=False, doc="Whether the user can close tabs.")

    def __init__(self, *objects: Any, **params: Any) -> None:
        names, components = _split(self._given(objects, params))
        super().__init__(objects=components, **{"names": names, **params})

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("objects", "children") and self.__dict__.get("_info") and self._param__private.initialized:
            known = {id(each): text for each, text in zip(self.objects, self.names, strict=False)}
            names, value = _split(value, known)
            super().__setattr__(name, value)
            self.names = names
            if self.active >= len(value) > 0:
                self.active = len(value) - 1
        else:
            super().__setattr__(name, value)

    def _event_close(self, raw: Any) -> None:
        if not self.closable or isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw < len(self):
            raise RejectedError("bad_value")
        self.pop(raw)
        if raw < self.active:
            self.active -= 1  # what is shown stays shown

    def _decode_active(self, raw: Any) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw < len(self.objects):
            raise ValueError(raw)
        return raw


def _split(items: Iterable[Any], known: dict[int, str] | None = None) -> tuple[list[str], list[Component]]:
    names: list[str] = []
    components: list[Component] = []
    for item in items:
        if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):
            name, component = item[0], display(item[1])
        else:
            component = display(item)
            name = (known or {}).get(id(component), component.label or type(component).__name__)
        names.append(name)
        components.append(component)
    return names, components
