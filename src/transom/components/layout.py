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
