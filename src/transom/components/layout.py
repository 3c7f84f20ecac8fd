"""`ListLayout`: the root of layouts that are lists."""

from __future__ import annotations

from typing import Any, ClassVar

from transom.components.alias import Alias
from transom.components.child import Children
from transom.components.component import Component
from transom.components.list_like import ListLike


class ListLayout(ListLike, Component):
    """A layout with the interface of a list.

    Anything that `panel()` can show may be put in; `objects` holds the components it became.
    Changes keep the elements of components that stay, with their focus, scroll and plots.

    Concurrency: from any thread; each change replaces the list.
    """

    objects = Alias("children")
    children = Children(doc="The components inside, in order.")

    _holding: ClassVar[tuple[str, ...]] = ("children",)
    _names_of_objects: ClassVar[tuple[str, ...]] = ("objects", "children")

    def __init__(self, *objects: Any, **params: Any) -> None:
        params["children"] = self._given(objects, params)
        super().__init__(**params)

    def _splice(self, start: int, stop: int, items: list[Any]) -> None:
        if "children" in self._info.setters:  # what is given means more than itself
            super()._splice(start, stop, items)
            return
        # Only what is new is looked at: a log or a chat grows by one at a time.
        taken = self._info.held["children"].taken(items, self)
        if self._slots:
            self._unrefer("children")
        self._store_all({"children": [*self.children[:start], *taken, *self.children[stop:]]})
