"""`Child`, `Children`, `ChildDict`: parameters that hold what a component places in itself.

Owns what may be given for them, what it becomes, and how the page is told of it. A component may have any number of
them, by any names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import param

from transom.components.component import Component
from transom.components.encode import Encoder
from transom.components.outline import held, short
from transom.components.place import encode_child, place
from transom.components.storing import write_lock
from transom.reactive.of_param import is_made, values_of


class Child(param.ClassSelector[Any]):
    """A parameter that holds one component: what `panel(value)` makes of the value given, or `None` for nothing.

    Functions and expressions are shown by a view of their newest result, as in a layout. A parameter gives its value.

    Args:
        default: what instances have that are given nothing; each gets a copy of its own.
        class_: of which class it is to be.
        params: as any parameter takes them, such as `doc`.
    """

    __slots__: list[str] = []
    _holds: ClassVar[bool] = True

    def __init__(self, default: Any = None, *, class_: Any = Component, **params: Any) -> None:
        params.setdefault("allow_None", True)
        super().__init__(default=self.taken(default), class_=class_, **params)

    def taken(self, value: Any, parent: Component | None = None) -> Component | None:
        """What is stored for `value`.

        Args:
            value: a component, or anything that a pane can show.
            parent: the component that is to hold it.

        Raises:
            ValueError: it would be inside itself.
        """
        component = None if value is None else place(value)
        if component is not None:
            refuse_circle(parent, (component,))
        return component

    def refers(self, value: Any) -> bool:
        """Whether it stands for what is to be held; of a function or an expression a view is shown."""
        return isinstance(value, param.Parameter)

    def empty(self) -> None:
        """What the page knows of it where nothing is held."""

    def encoded(self, parent: Component, encoder: Encoder) -> str | None:
        """The id of what `parent` holds by it."""
        held = getattr(parent, str(self.name))
        if held is None:
            return None
        here = [held]
        id_ = encode_child(parent, here, 0, encoder)
        if here[0] is not held:
            with write_lock:  # what was set meanwhile stays
                values, name = values_of(parent), str(self.name)
                if values.get(name) is held:
                    values[name] = here[0]
        return id_

    def __set__(self, obj: Any, val: Any) -> None:
        super().__set__(obj, _stored(self, obj, val))


class Children(param.List[Any]):
    """A parameter that holds a list of components: what `panel(each)` makes of each value given.

    A list that was changed in place is shown when the parameter is triggered.

    Args:
        default: what instances have that are given nothing; each gets copies of its own.
        item_type: of which class they are to be.
        params: as any list parameter takes them, such as `doc`.
    """

    __slots__: list[str] = []
    _holds: ClassVar[bool] = True

    def __init__(self, default: Iterable[Any] = (), *, item_type: Any = None, **params: Any) -> None:
        super().__init__(default=self.taken(default), item_type=item_type, **params)

    def taken(self, value: Any, parent: Component | None = None) -> list[Component]:
        """What is stored for `value`, as a new list.

        Args:
            value: what is to be held, in order; `None` for nothing.
            parent: the component that is to hold it.

        Raises:
            ValueError: it is no list, or something would be inside itself.
        """
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable | None):
            name = f"{type(parent).__name__}.{self.name}" if parent is not None else "Children"
            given = f"{name} takes a list of what is to be shown, and was given {short(value)}. Write […]."
            raise ValueError(given)  # noqa: TRY004 - as Param does
        components = [place(each) for each in value or ()]
        refuse_circle(parent, components)
        return components

    def refers(self, value: Any) -> bool:
        """Whether it stands for the whole list."""
        return not isinstance(value, Component)

    def empty(self) -> list[str]:
        """What the page knows of it where nothing is held."""
        return []

    def encoded(self, parent: Component, encoder: Encoder) -> list[str]:
        """The ids of what `parent` holds by it.

        The list itself is put right where it is not as the component has made it: an author has changed it in place.
        """
        components: list[Any] = getattr(parent, str(self.name))
        return [encode_child(parent, components, at, encoder) for at in range(len(components))]

    def __set__(self, obj: Any, val: Any) -> None:
        super().__set__(obj, _stored(self, obj, val))


class ChildDict(param.Dict[Any]):
    """A parameter that holds a dict of components: what `panel(each)` makes of each value given.

    Args:
        params: as any dict parameter takes them, such as `doc`.
    """

    __slots__: list[str] = []
    _holds: ClassVar[bool] = True

    def taken(self, value: Any, parent: Component | None = None) -> dict[Any, Component]:
        """What is stored for `value`, as a new dict.

        Args:
            value: what is to be held, by anything; `None` for nothing.
            parent: the component that is to hold it.

        Raises:
            ValueError: it is no dict, or something would be inside itself.
        """
        if not isinstance(value, Mapping | None):
            told = f"{type(parent).__name__}.{self.name} takes a dict of what is to be shown, and was given "
            raise ValueError(f"{told}{short(value)}. Write {{…}}.")  # noqa: TRY004 - as Param does
        components = {key: place(each) for key, each in (value or {}).items()}
        refuse_circle(parent, components.values())
        return components

    def refers(self, value: Any) -> bool:
        """Whether it stands for the whole dict."""
        return not isinstance(value, Mapping)

    def empty(self) -> list[str]:
        """What the page knows of it where nothing is held."""
        return []

    def encoded(self, parent: Component, encoder: Encoder) -> list[str]:
        """The ids of what `parent` holds by it, in order."""
        held: dict[Any, Any] = getattr(parent, str(self.name))
        here = list(held.values())
        ids = [encode_child(parent, here, at, encoder) for at in range(len(here))]
        held.update(zip(held, here, strict=True))  # what cannot stand as it is was replaced
        return ids

    def __set__(self, obj: Any, val: Any) -> None:
        super().__set__(obj, _stored(self, obj, val))


def _stored(parameter: Child | Children | ChildDict, obj: Any, value: Any) -> Any:
    """What is stored where no component has made of `value` what is to be stored: it does so outside of its lock."""
    return value if isinstance(obj, Component) else parameter.taken(value)


def refuse_circle(parent: Component | None, components: Iterable[Component]) -> None:
    """Look whether `parent` is in what it is to hold.

    Raises:
        ValueError: it is.
    """
    if parent is None or not is_made(parent):  # what is being made is in nothing yet
        return
    waiting = [each for each in components if each is parent or held(each)]
    if not waiting:
        return
    here = {id(each) for each in held(parent)}
    waiting = [each for each in waiting if id(each) not in here]
    seen: set[int] = set()
    while waiting:
        component = waiting.pop()
        if component is parent:
            raise ValueError(
                f"A {type(parent).__name__} cannot be put inside itself. Give a copy of it, or what it holds."
            )
        if id(component) not in seen:
            seen.add(id(component))
            waiting += held(component)
