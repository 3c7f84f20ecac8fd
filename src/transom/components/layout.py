"""`Layout` and `ListLayout`: components that hold others.

Owns the list interface; what an object becomes when it is put into a layout is `display()`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self, SupportsIndex, overload

import param

from transom.components.component import Component
from transom.components.display import display


class ListLayout(Component):
    """A layout with the interface of a list.

    Anything that `panel()` can show may be put in; `objects` holds the components it became.
    Changes keep the elements of components that stay, with their focus, scroll and plots.

    Concurrency: from any thread; each change replaces the list.
    """

    _aliases = {"objects": "children"}
    _literal = ("children", "objects")

    objects = param.List(default=[], doc="Another name of `children`.")
    children = param.List(default=[], doc="The components inside, in order.")

    def __init__(self, *objects: Any, **params: Any) -> None:
        params["children"] = [display(item) for item in self._given(objects, params)]
        super().__init__(**params)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("objects", "children") and self.__dict__.get("_info") and self._param__private.initialized:
            value = [display(item) for item in value]
            self._refuse_circle(value)
        super().__setattr__(name, value)

    @classmethod
    def _given(cls, objects: tuple[Any, ...], params: dict[str, Any]) -> Iterable[Any]:
        """What a constructor was given to hold, taken out of its keywords."""
        given: Iterable[Any] | None = params.pop("objects", params.pop("children", None))
        if given is not None and objects:
            raise TypeError(f"{cls.__name__} got objects by position and by keyword. Give them in one of the two ways.")
        return objects if given is None else given

    def _refuse_circle(self, components: Iterable[Component]) -> None:
        held = {id(each) for each in self.children}
        waiting = [each for each in components if id(each) not in held]
        seen: set[int] = set()
        while waiting:
            component = waiting.pop()
            if component is self:
                raise ValueError(
                    f"A {type(self).__name__} cannot be put inside itself. Give a copy of it, or what it holds."
                )
            if id(component) not in seen:
                seen.add(id(component))
                waiting += getattr(component, "children", ())

    # The list interface

    def __len__(self) -> int:
        return len(self.objects)

    def __iter__(self) -> Iterator[Component]:
        return iter(self.objects)

    def __contains__(self, item: object) -> bool:
        return any(item is each for each in self.objects)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Component: ...
    @overload
    def __getitem__(self, index: slice) -> list[Component]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Component | list[Component]:
        return self.objects[index]

    def __setitem__(self, index: SupportsIndex | slice, item: Any) -> None:
        objects = list(self.objects)
        objects[index] = item
        self.objects = objects

    def __delitem__(self, index: SupportsIndex | slice) -> None:
        objects = list(self.objects)
        del objects[index]
        self.objects = objects

    def __add__(self, other: Iterable[Any]) -> Self:
        return type(self)(*self.objects, *other)

    def __iadd__(self, other: Iterable[Any]) -> Self:
        self.extend(other)
        return self

    def append(self, item: Any) -> None:
        """Add one at the end."""
        self.objects = [*self.objects, item]

    def extend(self, items: Iterable[Any]) -> None:
        """Add several at the end."""
        self.objects = [*self.objects, *items]

    def insert(self, index: int, item: Any) -> None:
        """Add one before position `index`."""
        objects: list[Any] = list(self.objects)
        objects.insert(index, item)
        self.objects = objects

    def pop(self, index: int = -1) -> Component:
        """Remove and return the one at `index`."""
        objects = list(self.objects)
        item: Component = objects.pop(index)
        self.objects = objects
        return item

    def remove(self, item: Any) -> None:
        """Remove a component, or what shows an object.

        Raises:
            ValueError: it is not in here.
        """
        at = self.index(item)
        self.objects = [each for number, each in enumerate(self.objects) if number != at]

    def index(self, item: Any) -> int:
        """The position of a component, or of what shows an object."""
        for number, each in enumerate(self.objects):
            if each is item or getattr(each, "object", each) is item:
                return number
        raise ValueError(f"{item!r} is not in this {type(self).__name__}.")

    def clear(self) -> None:
        """Remove all."""
        self.objects = []

    def reverse(self) -> None:
        """Turn the order round."""
        self.objects = self.objects[::-1]
