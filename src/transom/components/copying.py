"""What a copy of a component is made of."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

import param

from transom.components.parameters import same

if TYPE_CHECKING:
    from transom.components.component import Component


def arguments_of(component: Component) -> dict[str, Any]:
    """The arguments of a constructor that makes another component like this one.

    A parameter that follows a reference follows it there too. Lists and dicts are copied, what is in them is not. What
    follows from other parameters is left out, and so is what may not be given.
    """
    info = component._info
    slots = list((component._slots or {}).items())
    references = {name: slot.source for name, slot in slots if name not in info.derived and not slot.ended}
    values = list(component._param__private.values.items())  # at one moment; other threads may store meanwhile
    left_out = references.keys() | info.derived | info.momentary | info.aliases.keys()
    return {
        name: copy(value) if isinstance(value, list | dict) else value
        for name, value in values
        if name in info.parameters and name not in left_out and _may_be_given(info.parameters[name], value)
    } | references


def _may_be_given(parameter: param.Parameter[Any], value: Any) -> bool:
    # A constant is given to the constructor only, unless it is its class's own.
    return not parameter.readonly and not (parameter.constant and same(parameter.default, value))


def remade(cls: type[Component], arguments: dict[str, Any]) -> Component:
    """What `copy` and `pickle` make of a component: another one with the same parameters."""
    return cls(**arguments)
