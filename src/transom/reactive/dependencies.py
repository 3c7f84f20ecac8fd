"""What a reference or a view depends on: parameters, of objects that may be replaced by others.

Bound functions name parameters. A method names them by paths, `"shape.radius"`: with another `shape` they are those of
another object. One that names none depends on all parameters that its class declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import ismethod
from typing import Any, NamedTuple

import param
from param.parameterized import resolve_ref

from transom.reactive.of_param import declared_of, is_bound

CONTAINERS = (list, tuple, dict)
"""What references are looked for in."""
_METHODS = "_transom_methods"
_LIBRARIES = ("transom.", "param.")


class Dependency(NamedTuple):
    """A parameter of an object.

    Attributes:
        owner: the object, or the class.
        name: of the parameter.
        what: "value", or which attribute of the parameter, such as "bounds".
    """

    owner: Any
    name: str
    what: str = "value"


@dataclass(frozen=True, slots=True)
class Dependencies:
    """How to find what something depends on.

    Args:
        find: finds them as they are now.
        moving: whether they may be others after one of them has changed.
        deaf: whether what the function itself sets while it is called is to be ignored.
    """

    find: Callable[[], list[Dependency]]
    moving: bool = False
    deaf: bool = False


def dependencies_of(reference: Any, *, recursive: bool = False) -> Dependencies:
    """What it depends on.

    Args:
        reference: a parameter, a bound function, an expression, a method, or anything else, which depends on nothing.
        recursive: look into lists, tuples and dicts.
    """
    parts = list(leaves(reference)) if recursive else [reference]
    methods = [method for each in parts for method in methods_of(each)]
    if not methods:
        fixed = _fixed(reference, recursive)
        return Dependencies(lambda: fixed)

    def find() -> list[Dependency]:
        found = [each for part in parts if not is_method(part) for each in _fixed(part, False)]
        return [*found, *(each for method in methods for each in _of_method(method))]

    return Dependencies(find, moving=True, deaf=any(not is_bound(each) for each in methods))


def leaves(value: Any) -> Iterator[Any]:
    """What is in lists, tuples and dicts, at any depth; of anything else itself."""
    if isinstance(value, CONTAINERS):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)
    else:
        yield value


def methods_of(reference: Any) -> tuple[Any, ...]:
    """The methods that it depends on: itself, or those that a function is bound to, by others too."""
    found: tuple[Any, ...] = (reference,) if is_method(reference) else getattr(reference, _METHODS, ())
    return found


def note_methods(bound: Any, methods: tuple[Any, ...]) -> None:
    """Say of a bound function to which methods it is bound."""
    setattr(bound, _METHODS, methods)


def _fixed(reference: Any, recursive: bool) -> list[Dependency]:
    return [Dependency(each.owner, str(each.name)) for each in resolve_ref(reference, recursive)]


def is_method(value: Any) -> bool:
    """Whether it is a method of an object with parameters."""
    return ismethod(value) and isinstance(value.__self__, param.Parameterized)


def _of_method(method: Any) -> list[Dependency]:
    owner = method.__self__
    if (declared := declared_of(method)) is None:
        return [Dependency(owner, name) for name in _declared(type(owner)) if name in owner.param]
    infos = owner.param.method_dependencies(method.__name__, intermediate=True)
    found = [Dependency(each.cls if each.inst is None else each.inst, each.name, each.what) for each in infos]
    for spec in declared["dependencies"]:
        found += _on_the_way(owner, spec)
    return list({(id(each.owner), each.name, each.what): each for each in found}.values())


def _on_the_way(owner: Any, spec: Any) -> Iterator[Dependency]:
    """The parameters of a path that hold the next object, also where there is none yet, of which Param says nothing."""
    for name in spec.split(".")[:-1] if isinstance(spec, str) else ():
        if not isinstance(owner, param.Parameterized) or name not in owner.param:
            return
        yield Dependency(owner, name)
        owner = getattr(owner, name)


def _declared(cls: type) -> list[str]:
    """Parameters that an author has declared: those of a library's base classes say nothing of the author's method."""
    classes = [each for each in cls.__mro__ if not f"{each.__module__}.".startswith(_LIBRARIES)]
    return sorted(
        {name for each in classes for name, value in vars(each).items() if isinstance(value, param.Parameter)}
    )
