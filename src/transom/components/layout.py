"""`Layout` and `ListLayout`: components that hold others.

Owns the list interface; what an object becomes when it is put into a layout is `display()`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self, SupportsIndex, overload

from transom.components.alias import Alias
from transom.components.child import Children
from transom.components.component import Component


class ListLayout(Component):
    """A layout with the interface of a list.

    Anything that `panel()` can show may be put in; `objects` holds the components it became.
    Changes keep the elements of components that stay, with their focus, scroll and plots.

    Concurrency: from any thread; each change replaces the list.
    """

    objects = Alias("children")
    children = Children(doc="The components inside, in order.")

    def __init__(self, *objects: Any, **params: Any) -> None:
        params["children"] = self._given(objects, params)
        super().__init__(**params)

    def _items(self) -> list[Any]:
        """What is inside, as a new list of what may be assigned to `objects`."""
        return list(self.objects)

    def _items_of(self, items: Iterable[Any]) -> Iterable[Any]:
        """What of `items`, which may be another layout, is put in here."""
        return items

    @classmethod
    def _given(cls, objects: tuple[Any, ...], params: dict[str, Any]) -> Iterable[Any]:
        """What a constructor was given to hold, taken out of its keywords."""
        given: Iterable[Any] | None = params.pop("objects", params.pop("children", None))
        if given is not None and objects:
            raise TypeError(f"{cls.__name__} got objects by position and by keyword. Give them in one of the two ways.")
        return objects if given is None else given

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
        found: Component | list[Component] = self.objects[index]
        return found

    def __setitem__(self, index: SupportsIndex | slice, item: Any) -> None:
        items = self._items()
        items[index] = item
        self.objects = items

    def __delitem__(self, index: SupportsIndex | slice) -> None:
        items = self._items()
        del items[index]
        self.objects = items

    def __add__(self, other: Iterable[Any]) -> Self:
        return self.clone(*self._items(), *self._items_of(other))

    def __radd__(self, other: Iterable[Any]) -> Self:
        return self.clone(*self._items_of(other), *self._items())

    def __iadd__(self, other: Iterable[Any]) -> Self:
        self.extend(other)
        return self

    def clone(self, *objects: Any, **params: Any) -> Self:
        """A new layout with the same parameters.

        Args:
            objects: what it holds; the same components as this one when none are given.
            params: parameters that are to differ.
        """
        if not objects and params.keys().isdisjoint(("objects", "children")):
            return super().clone(**params)
        given = self._given(objects, params)
        own = {name: value for name, value in self._arguments().items() if name not in self._holding}
        return type(self)(*given, **{**own, **self._info.canonical(params)})

    _holding: ClassVar[tuple[str, ...]] = ("children",)
    """Parameters that are given to a clone by its objects."""

    def append(self, item: Any) -> None:
        """Add one at the end."""
        self.objects = [*self._items(), item]

    def extend(self, items: Iterable[Any]) -> None:
        """Add several at the end."""
        self.objects = [*self._items(), *self._items_of(items)]

    def insert(self, index: int, item: Any) -> None:
        """Add one before position `index`."""
        items = self._items()
        items.insert(index, item)
        self.objects = items

    def pop(self, index: int = -1) -> Component:
        """Remove and return the one at `index`."""
        item: Component = self.objects[index]
        del self[index]
        return item

    def remove(self, item: Any) -> None:
        """Remove a component, or what shows an object.

        Raises:
            ValueError: it is not in here.
        """
        del self[self.index(item)]

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
        self.objects = self._items()[::-1]
