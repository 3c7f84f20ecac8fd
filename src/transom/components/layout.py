"""`ListLayout`: the root of layouts that are lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from transom.components.alias import Alias
from transom.components.child import Children
from transom.components.component import Component
from transom.components.list_like import ListLike


class Panel:
    """What has places for others, under the name that Panel has for it."""


class ListLayout(ListLike, Component, Panel):
    """A layout with the interface of a list.

    Anything that `panel()` can show may be put in; `objects` holds the components it became.
    Changes keep the elements of components that stay, with their focus, scroll and plots.

    Concurrency: from any thread; each change replaces the list, and none is lost.
    """

    objects = Alias("children")
    children = Children(doc="The components inside, in order.")

    _holding: ClassVar[tuple[str, ...]] = ("children",)
    _names_of_objects: ClassVar[tuple[str, ...]] = ("objects", "children")

    def __init__(self, *objects: Any, **params: Any) -> None:
        params["children"] = self._given(objects, params)
        super().__init__(**params)

    def _splice(self, where: Callable[[list[Any]], slice], items: list[Any]) -> list[Any]:
        if "children" in self._info.setters:  # what is given means more than itself
            return super()._splice(where, items)
        # Only what is new is looked at: a log or a chat grows by one at a time.
        taken = self._info.held["children"].taken(items, self)
        while True:
            here: list[Any] = self.children
            children = [*here]
            children[where(here)] = taken
            if self._replace("children", here, {"children": children}):
                return here
