"""`Model`: a component as a page knows it."""

from __future__ import annotations

from typing import Any


class Model:
    """A component's kind and its values, defaults included.

    Attributes:
        id: what the page calls it.
        type: the name of its class.
        front_end: the module that draws it.
        values: its parameters by name.
        held: the parameters by which it holds others, in the order in which these are read.
    """

    def __init__(self, id_: str, info: dict[str, Any], values: dict[str, Any]) -> None:
        self.id = id_
        self.type: str = info["name"]
        self.front_end: str = info.get("front_end", self.type)
        self.values = values
        self.held: list[str] = info.get("held", [])

    @property
    def inside(self) -> list[str]:
        """The ids of the components that it holds, in order."""
        return [id_ for name in self.held for id_ in ids(self.values.get(name))]

    def is_a(self, kind: str) -> bool:
        """Whether its class has that name, or is drawn as the component of that name."""
        return kind in (self.type, self.front_end)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def __repr__(self) -> str:
        return f"<{self.type} {self.id} {self.values.get('label', '')!r}>"


def ids(value: Any) -> list[str]:
    """The ids in the value of a parameter by which components are held: one, a list, or nothing in place of either."""
    return [id_ for id_ in (value if isinstance(value, list) else [value]) if id_ is not None]
