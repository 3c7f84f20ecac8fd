"""What a copy of a component is made of."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any, TypeVar, cast

import param

from transom.components.parameters import same
from transom.reactive.of_param import values_of

if TYPE_CHECKING:
    from transom.components.component import Component

C = TypeVar("C", bound="Component")


def arguments_of(component: Component) -> dict[str, Any]:
    """The arguments of a constructor that makes another component like this one.

    A parameter that follows a reference follows it there too. Lists and dicts are copied, what is in them is not. What
    follows from other parameters is left out, and so is what may not be given.
    """
    info = component._info
    slots = list((component._slots or {}).items())
    references = {name: slot.source for name, slot in slots if name not in info.derived and not slot.ended}
    values = list(values_of(component).items())  # at one moment; other threads may store meanwhile
    left_out = references.keys() | info.derived | info.momentary | info.aliases.keys()
    return {
        name: copy(value) if isinstance(value, list | dict) else value
        for name, value in values
        if name in info.parameters and name not in left_out and _may_be_given(info.parameters[name], value)
    } | references


def deeply_copied(component: C, memo: dict[int, Any]) -> C:
    """A copy with copies of what it holds, at any depth: of these the innermost first, so that none recurses."""
    waiting, found = [component], dict[int, Any]()
    while waiting:
        each = waiting.pop()
        if id(each) not in found:
            found[id(each)] = each
            waiting += [inner for name in _copied(each) for inner in _components(getattr(each, name))]
    for id_, each in reversed(found.items()):
        if id_ not in memo:
            held = {name: deepcopy(getattr(each, name), memo) for name in _copied(each)}
            memo[id_] = type(each)(**{**each._arguments(), **held})
    return cast("C", memo[id(component)])


def _copied(component: Component) -> Iterable[str]:
    return component._info.held.keys() - component._info.derived


def _components(value: Any) -> list[Any]:
    each = value if isinstance(value, list) else [value]
    return [item for item in each if getattr(type(item), "_is_component", False)]


def _may_be_given(parameter: param.Parameter[Any], value: Any) -> bool:
    # A constant is given to the constructor only, unless it is its class's own.
    return not parameter.readonly and not (parameter.constant and same(parameter.default, value))


def remade(cls: type[Component], arguments: dict[str, Any]) -> Component:
    """What `copy` and `pickle` make of a component: another one with the same parameters."""
    return cls(**arguments)
