"""References: parameters, bound functions, expressions and generators given in place of a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import param
from param.parameterized import eval_function_with_deps, resolve_ref, resolve_value, transform_reference

from transom.reactive.callables import kind_of, name_of
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


def current_value(reference: Any, *, recursive: bool = False) -> Any:
    """What a reference stands for now; for functions what they return, awaitables and generators as they are.

    Param wraps a generator so that asyncio's own threads step it. Here its steps are the session's.
    """
    target = transform_reference(reference)
    if hasattr(target, "_dinfo") and not isinstance(target, param.rx):
        return eval_function_with_deps(target)
    if callable(target) and kind_of(target) == "generator":
        return target()
    return resolve_value(reference, recursive=recursive)


def reference_slot(
    reference: Any,
    commit: Callable[[Any], None],
    *,
    recursive: bool = False,
    blocks: Callable[[], bool] | None = None,
) -> Slot:
    """A slot that keeps `commit` fed with what `reference` stands for.

    Args:
        reference: see `is_reference`.
        commit: receives the values.
        recursive: look for references inside of containers.
        blocks: whether `commit` sets off code of the author's that may block.
    """
    target = transform_reference(reference)
    light = isinstance(target, param.Parameter)
    slot = Slot(
        lambda: current_value(reference, recursive=recursive),
        commit,
        blocks=blocks,
        name=name_of(target),
        kind="def" if light or not callable(target) else kind_of(target),
        light=light,
    )
    slot.watch(list(resolve_ref(reference, recursive=recursive)))
    return slot
