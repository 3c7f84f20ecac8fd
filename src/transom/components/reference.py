"""References: parameters, bound functions, expressions and generators given in place of a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import param
from param.parameterized import resolve_ref, resolve_value, transform_reference

from transom.reactive.callables import kind_of
from transom.reactive.slot import Slot

_PLAIN = frozenset({str, int, float, bool, type(None), bytes, list, dict, tuple, set})


def is_reference(value: Any) -> bool:
    """Whether `value` stands for values to come and not for itself."""
    if type(value) in _PLAIN:
        return False
    if isinstance(value, param.Parameter):
        return value.owner is not None and value.name is not None
    if hasattr(value, "_dinfo") or isinstance(value, param.rx):
        return True
    if isinstance(value, type):
        return False
    if getattr(type(value), "_is_component", False):
        return hasattr(value, "_as_reference")
    return callable(value) and kind_of(value) != "def"


def reference_slot(reference: Any, commit: Callable[[Any], None], recursive: bool = False) -> Slot:
    """A slot that keeps `commit` fed with what `reference` stands for."""
    target = transform_reference(reference)
    light = isinstance(target, param.Parameter)
    slot = Slot(
        lambda: resolve_value(reference, recursive=recursive),
        commit,
        kind="def" if light or not callable(target) else kind_of(target),
        light=light,
    )
    slot.watch(list(resolve_ref(reference, recursive=recursive)))
    return slot
