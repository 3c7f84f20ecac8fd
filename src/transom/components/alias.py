"""`Alias`: another name of a parameter."""

from __future__ import annotations

from typing import Any, cast

import param
from param.parameterized import Parameterized


class Alias(param.Parameter[Any]):
    """A second name under which a parameter is read, set, watched and referred to.

    It has no value and no declaration of its own: the parameter that it names has both. Events of its watchers carry
    this name.

    Args:
        target: the parameter's name.
    """

    __slots__ = ["target"]

    target: str

    def __init__(self, target: str) -> None:
        super().__init__(default=None, doc=f"Another name of `{target}`.")
        self.target = target

    def of(self, cls: type[Parameterized]) -> param.Parameter[Any]:
        """The parameter of `cls` that it names."""
        named: param.Parameter[Any] = cls.param[self.target]
        return named

    def __get__(self, obj: Any, objtype: Any = None) -> Any:
        return getattr(objtype if obj is None else obj, self.target)

    def __set__(self, obj: Any, value: Any) -> None:
        setattr(self.owner if obj is None else obj, self.target, value)

    def __getattr__(self, name: str) -> Any:
        """What a kind of parameter has besides, such as `objects` and `bounds`, is the other's."""
        if name.startswith("_") or name in ("target", "owner") or self.owner is None:
            raise AttributeError(name)
        return getattr(self.owner.param[self.target], name)


def meant(parameter: Any) -> Any:
    """The parameter itself, or the one that it is another name of."""
    return parameter.owner.param[parameter.target] if isinstance(parameter, Alias) else parameter


def install(cls: type[Parameterized], name: str, alias: Alias) -> None:
    """Put an alias into a class whose body has had to declare something else under this name."""
    type.__setattr__(cls, name, alias)
    cast("Any", cls)._initialize_parameter(name, alias)
    cls._param__private.params.clear()
