"""`Area`: what stands in a part of a page; `Slot`: the parameter that holds one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from transom.components.child import Child, refuse_circle
from transom.components.component import Component
from transom.components.outline import short
from transom.layout.column import Column


class Area(Column):
    """The components in a part of a page, one below the other; used like a list."""


class Slot(Child):
    """A parameter that holds a part of a page. A list that is assigned is what stands there from then on.

    Args:
        area: the class of what it holds.
        params: as any parameter takes them, such as `doc`.
    """

    __slots__ = ["area"]

    def __init__(self, area: type[Any] = Area, **params: Any) -> None:
        self.area = area
        super().__init__(class_=object, **params)
        self.default = None  # each page makes its own

    def taken(self, value: Any, parent: Component | None = None) -> Component | None:
        """What is stored for `value`.

        Args:
            value: a list of what is to stand there, in order; one thing alone; `None` for nothing.
            parent: the page.

        Raises:
            ValueError: it is a dict, or something would be inside itself.
        """
        if isinstance(value, self.area):
            area: Any = value
        elif isinstance(value, Mapping):
            told = f"{type(parent).__name__}.{self.name} takes a list of what is to be shown, and was given "
            raise ValueError(f"{told}{short(value)}. Write […].")  # noqa: TRY004 - as Param does
        else:
            area = self.area(*_listed(value))
        refuse_circle(parent, (area,))
        return area  # type: ignore[no-any-return]


def _listed(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)
