"""`ListLike` and `NamedListLike`: the interface of a list for what holds components.

Owns the list interface; what an object becomes when it is put in is `display()`'s to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Self, SupportsIndex, cast, overload

import param

from transom.components.child import Children, refuse_circle
from transom.components.component import Component
from transom.components.place import place
from transom.components.storing import write_lock

_TRIES = 1000
"""So often an edit is made anew because the list is another; `objects` of a class may give another at each look."""


class ListLike(param.Parameterized):
    """Something to derive a component from that holds others in `objects` and is used like a list.

    Anything that `panel()` can show may be put in; `objects` holds the components it became. Changes keep the elements
    of components that stay, with their focus, scroll and plots.

    Args:
        objects: what it holds.
        params: parameters.

    Concurrency: from any thread; each change replaces the list, and none is lost.
    """

    objects: Any = Children(doc="The components inside, in order.")

    _holding: ClassVar[tuple[str, ...]] = ("objects",)
    """Parameters that are given to a clone by its objects."""
    _names_of_objects: ClassVar[tuple[str, ...]] = ("objects",)

    def __init__(self, *objects: Any, **params: Any) -> None:
        if objects:
            params["objects"] = self._given(objects, params)
        super().__init__(**params)  # type: ignore[no-untyped-call]

    def _items(self) -> list[Any]:
        """What is inside, as a new list of what may be assigned to `objects`."""
        return list(self.objects)

    def _items_of(self, items: Iterable[Any]) -> Iterable[Any]:
        """What of `items`, which may be another layout, is put in here."""
        return items

    @classmethod
    def _given(cls, objects: tuple[Any, ...], params: dict[str, Any]) -> Iterable[Any]:
        """What a constructor was given to hold, taken out of its keywords."""
        named = [params.pop(name) for name in cls._names_of_objects if name in params]
        if named and objects:
            raise TypeError(f"{cls.__name__} got objects by position and by keyword. Give them in one of the two ways.")
        return named[0] if named else objects

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
        if isinstance(index, slice):
            item = list(item)  # it may be gone through more than once
        self._edit(lambda items, _: items.__setitem__(index, item))

    def __delitem__(self, index: SupportsIndex | slice) -> None:
        if isinstance(index, slice):
            self._edit(lambda items, _: items.__delitem__(index))
        else:
            self._splice(lambda here: _only(here, index), [])

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
        if not objects and params.keys().isdisjoint(self._names_of_objects):
            return cast("Self", cast("Any", super()).clone(**params))
        given = self._given(objects, params)
        component = cast("Any", self)
        own = {name: value for name, value in component._arguments().items() if name not in self._holding}
        return type(self)(*given, **{**own, **component._canonical(params)})

    def append(self, item: Any) -> None:
        """Add one at the end."""
        self._splice(_end, [item])

    def extend(self, items: Iterable[Any]) -> None:
        """Add several at the end."""
        self._splice(_end, list(self._items_of(items)))

    def insert(self, index: SupportsIndex, item: Any) -> None:
        """Add one before position `index`."""
        self._splice(lambda _: slice(index, index), [item])

    def pop(self, index: SupportsIndex = -1) -> Component:
        """Remove and return the one at `index`."""
        item: Component = self._splice(lambda here: _only(here, index), [])[index]
        return item

    def remove(self, item: Any) -> None:
        """Remove a component, or what shows an object.

        Raises:
            ValueError: it is not in here.
        """
        self._splice(lambda here: _only(here, self._place_of(item, here)), [])

    def index(self, item: Any) -> int:
        """The position of a component, or of what shows an object.

        Raises:
            ValueError: it is not in here.
        """
        return self._place_of(item, self.objects)

    def _place_of(self, item: Any, here: list[Any]) -> int:
        for number, each in enumerate(here):
            if each is item or getattr(each, "object", each) is item:
                return number
        raise ValueError(f"{item!r} is not in this {type(self).__name__}.")

    def _splice(self, where: Callable[[list[Any]], slice], items: list[Any]) -> list[Any]:
        """Put `items` in the place of what stands where `where` says of a list; returns the list before."""
        return self._edit(lambda all_, here: all_.__setitem__(where(here), items))

    def _edit(self, edit: Callable[[list[Any], list[Any]], object]) -> list[Any]:
        """Change what is inside, see `_items`; returns the list of components before.

        Where another thread has changed it meanwhile, that is changed in turn, so that nothing is lost.

        Args:
            edit: changes a list of items in place; it is given the list of components too.
        """
        exchange: Any = getattr(self, "_exchange", None)  # it is a component
        for _ in range(_TRIES if exchange else 0):
            here, items = self._edited(edit)
            if exchange("objects", here, items):
                return here
        here, self.objects = self._edited(edit)
        return here

    def _edited(self, edit: Callable[[list[Any], list[Any]], object]) -> tuple[list[Any], list[Any]]:
        """The components that are here, and what is to be assigned in their place."""
        here: list[Any] = self.objects
        items = self._items()
        edit(items, here)
        return here, items

    def clear(self) -> None:
        """Remove all."""
        self.objects = []

    def reverse(self) -> None:
        """Turn the order round."""
        self._edit(lambda items, _: items.reverse())


class NamedListLike(ListLike):
    """As `ListLike`, with a name for each object, such as the text of its tab.

    Objects are given as `(name, object)` pairs, or bare; a bare one is named by its `label`.
    """

    names: Any = param.List(default=[], item_type=str, doc="The name of each object.")

    _holding: ClassVar[tuple[str, ...]] = ("objects", "names")

    def _items(self) -> list[Any]:
        with write_lock:  # the names are those of just these objects
            return list(zip(self._texts(), self.objects, strict=True))

    def _items_of(self, items: Iterable[Any]) -> Iterable[Any]:
        return items._items() if isinstance(items, ListLike) else items

    def _texts(self) -> list[str]:
        """A name for each object, though an author may have set too few."""
        return [*self.names, *(_name_of(each) for each in self.objects[len(self.names) :])][: len(self.objects)]

    def _set_objects(self, items: Iterable[Any]) -> dict[str, Any]:
        names, components = self._named(items)
        return {"objects": components, "names": names}

    def _named(self, items: Iterable[Any]) -> tuple[list[str], list[Component]]:
        """Names and components of what is given; a component that is here already keeps its name."""
        known: dict[int, list[str]] = {}
        for text, each in self._items():
            known.setdefault(id(each), []).append(text)
        names, components = _split(items, known)
        refuse_circle(cast("Any", self), components)
        return names, components

    def __setitem__(self, index: SupportsIndex | slice, item: Any) -> None:
        if not isinstance(index, slice) and not _is_named(item):
            component = place(item)  # one keeps its name when it gets other content
            item = (component.label or self._texts()[index], component)
        super().__setitem__(index, item)


def _end(here: list[Any]) -> slice:
    return slice(len(here), None)


def _only(here: list[Any], index: SupportsIndex) -> slice:
    """Where the one at `index` stands; raises IndexError where there is none."""
    at = range(len(here))[index]
    return slice(at, at + 1)


def _split(items: Iterable[Any], known: dict[int, list[str]]) -> tuple[list[str], list[Component]]:
    """Names and components; `known` has the names that components have had, one for each place they stand in."""
    names: list[str] = []
    components: list[Component] = []
    for item in items:
        component = place(item[1] if _is_named(item) else item)
        had = known.get(id(component))
        if _is_named(item):
            names.append(item[0])
        elif had:
            names.append(had.pop(0) if len(had) > 1 else had[0])
        else:
            names.append(_name_of(component))
        components.append(component)
    return names, components


def _is_named(item: Any) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str)


def _name_of(component: Any) -> str:
    # What was put into the list itself is no component yet.
    return (component.label if isinstance(component, Component) else "") or type(component).__name__
