"""References: parameters, bound functions, expressions and generators given in place of a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import param
from param.parameterized import eval_function_with_deps, resolve_value, transform_reference

from transom.components.outline import short
from transom.errors import TransomError
from transom.reactive.callables import Kind, kind_of, name_of
from transom.reactive.calling import awaits
from transom.reactive.children import gather
from transom.reactive.dependencies import CONTAINERS, dependencies_of, leaves
from transom.reactive.of_param import is_bound
from transom.reactive.slot import Slot

_PLAIN = frozenset({str, int, float, bool, type(None), bytes, list, dict, tuple, set})


def is_reference(value: Any) -> bool:
    """Whether `value` stands for values to come and not for itself."""
    if type(value) in _PLAIN:
        return False
    if isinstance(value, param.Parameter):
        return value.owner is not None and value.name is not None
    if is_bound(value) or isinstance(value, param.rx):
        return True
    if isinstance(value, type):
        return False
    if hasattr(type(value), "_as_reference"):
        return True
    if getattr(type(value), "_is_component", False):
        return False
    return callable(value) and kind_of(value) != "def"


def holds_reference(value: Any) -> bool:
    """Whether a list, tuple or dict has references in it, at any depth."""
    return isinstance(value, CONTAINERS) and any(is_reference(each) for each in leaves(value))


def current_value(reference: Any, *, recursive: bool = False) -> Any:
    """What a reference stands for now; for functions what they return, awaitables and generators as they are.

    Param wraps a generator so that asyncio's own threads step it. Here its steps are the session's.

    Args:
        reference: see `is_reference`.
        recursive: look into lists, tuples and dicts; when something in them has to be awaited, so has the whole.
    """
    if recursive and isinstance(reference, CONTAINERS):
        resolved = _each(reference, lambda value: current_value(value, recursive=True), _present)
        return _all(resolved) if _awaits(resolved) else resolved
    target = transform_reference(reference)
    if isinstance(target, param.rx):
        return resolve_value(reference, recursive=False)
    if is_bound(target):
        return eval_function_with_deps(target)
    if callable(target) and kind_of(target) != "def":
        return target()
    return resolve_value(reference, recursive=False)


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

    Raises:
        TypeError: a generator inside of a container, of which no single value could be taken.
    """
    target = transform_reference(reference)
    light = isinstance(target, param.Parameter)
    kind: Kind = "def" if light or not callable(target) else kind_of(target)
    if recursive and isinstance(target, CONTAINERS):
        parts = [transform_reference(each) for each in leaves(target) if is_reference(each)]
        light = all(isinstance(each, param.Parameter) for each in parts)
        kinds = {kind_of(each) for each in parts if callable(each)}
        if kinds & {"generator", "async_generator"}:
            raise TypeError(f"{reference!r} holds a generator. Give it as the whole value, or return the whole.")
        kind = "coroutine" if kinds & {"coroutine", "task"} and "def" not in kinds else "def"
    slot = Slot(
        lambda: current_value(reference, recursive=recursive),
        commit,
        blocks=blocks,
        name=name_of(target),
        kind=kind,
        light=light,
    )
    slot.source = reference
    slot.watch(dependencies_of(reference, recursive=recursive))
    return slot


class UnfitError(TransomError, ValueError):
    """A reference gave a value that the parameter does not take."""


def take(component: Any, name: str, value: Any) -> None:
    """Set a parameter of `component` to what its reference gives.

    Raises:
        UnfitError: it does not take that; the error names both.
    """
    try:
        component._store(**{name: value})
    except (TypeError, ValueError) as error:
        place = f"{type(component).__name__} {component.label!r}"
        raise UnfitError(f"{place}: what its {name} refers to gave {short(value)}. {error}") from error


def _each(container: Any, nested: Callable[[Any], Any], leaf: Callable[[Any], Any]) -> Any:
    """The same container with `nested` of the containers in it and `leaf` of everything else."""

    def one(value: Any) -> Any:
        return nested(value) if isinstance(value, CONTAINERS) else leaf(value)

    if isinstance(container, dict):
        return {key: one(value) for key, value in container.items()}
    return type(container)([one(value) for value in container])


def _present(value: Any) -> Any:
    return current_value(value) if is_reference(value) else value


def _awaits(value: Any) -> bool:
    return any(awaits(each) for each in leaves(value))


async def _all(container: Any) -> Any:
    """The container with the results of all that has to be awaited in it, which goes on side by side."""
    waiting = [each for each in leaves(container) if awaits(each)]
    results = dict(zip(map(id, waiting), await gather(*waiting), strict=True))

    def fill(value: Any) -> Any:
        return _each(value, fill, lambda leaf: results[id(leaf)] if awaits(leaf) else leaf)

    return fill(container)
