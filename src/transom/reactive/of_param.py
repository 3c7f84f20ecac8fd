"""What Transom uses of Param that Param does not promise: the names stand here, and what they mean.

`tests/components/test_param_contract.py` and `tests/reactive/test_of_param.py` hold them, so that a new Param that
breaks one is seen at once. What Transom overrides of Param stands beside its own: the instance (`components/lean.py`),
`.param` (`components/parameters.py`), the store (`components/storing.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import param
from param.display import register_display_accessor
from param.parameterized import Parameters

Execute = Callable[[Callable[[], Any]], None]
"""Runs a coroutine function that a change of a parameter has set off."""
_EXECUTOR = "async_executor"
_slots = vars(param.parameterized)  # read and written where Param's own code looks


def is_bound(obj: Any) -> bool:
    """Whether it is a function or method that `bind` or `depends` has made, which says on what it depends."""
    return hasattr(obj, "_dinfo")


def declared_of(function: Any) -> dict[str, Any] | None:
    """What it depends on: "dependencies", parameters or names, and "kw", those by the names of arguments."""
    found: dict[str, Any] | None = getattr(function, "_dinfo", None)
    return found


def inner_of(bound: Any) -> Any:
    """The function that `bind` has bound; `None` for one that is none of these."""
    return getattr(bound, "__bound_function__", None)


def is_made(obj: Any) -> bool:
    """Whether its constructor has run, so that what is set from here on is a change."""
    return bool(obj._param__private.initialized)


def values_of(obj: Any) -> dict[str, Any]:
    """Its own dict of values, without defaults; to be read, or to be written past all watchers."""
    values: dict[str, Any] = obj._param__private.values
    return values


def reference_of(obj: Any, name: str) -> Any:
    """What a parameter of an object refers to, in Param's own way; `None` for none."""
    return (obj._param__private.refs or {}).get(name)


def watchers_of(obj: Any) -> dict[str, dict[str, list[Any]]]:
    """Who watches it: by name of the parameter, and what of it."""
    watchers: dict[str, dict[str, list[Any]]] = obj._param__private.watchers
    return watchers


_hearing: WeakKeyDictionary[Callable[[], object], type] = WeakKeyDictionary()
_hearing_lock = Lock()
_add = Parameters.add_parameter


def hear_added(target: Any, call: Callable[[], object]) -> Callable[[], None]:
    """Call when a parameter has been added to the class of `target`, or to one that it derives from.

    Param tells nobody of it, so its method is replaced by one that does.

    Args:
        target: an object or a class.
        call: kept by what is returned, and by nothing else.

    Returns:
        A function that ends it.

    Concurrency: it is called on the thread that adds the parameter.
    """
    Parameters.add_parameter = _add_and_tell  # type: ignore[method-assign]
    with _hearing_lock:
        _hearing[call] = target if isinstance(target, type) else type(target)

    def end() -> None:
        with _hearing_lock:
            _hearing.pop(call, None)

    return end


@wraps(_add)
def _add_and_tell(self_: Any, param_name: str, param_obj: param.Parameter[Any]) -> None:
    _add(self_, param_name, param_obj)
    with _hearing_lock:
        hearing = list(_hearing.items())
    for call, cls in hearing:
        if issubclass(cls, self_.cls):
            call()


def namespace_of(cls: type) -> Any:
    """The `.param` of a class."""
    return cls._param__parameters  # type: ignore[attr-defined]


def names_of(cls: type) -> frozenset[str]:
    """The names of a class's parameters, inherited ones too."""
    return frozenset(namespace_of(cls)._cls_parameters)


def executor() -> Execute:
    """Whom Param gives coroutine functions to."""
    execute: Execute = _slots[_EXECUTOR]
    return execute


def set_executor(execute: Execute) -> None:
    """Let Param give them to somebody else."""
    _slots[_EXECUTOR] = execute


class _Declines:
    """Shows a bound function or an expression nowhere, so that IPython asks its formatters."""

    def __init__(self, obj: Any) -> None:
        """Of whatever object."""

    def __call__(self) -> None:
        raise NotImplementedError


def decline_display() -> None:
    """Let IPython's formatters decide how bound functions and expressions are shown; Param shows their first value."""
    register_display_accessor("_ipython_display_", _Declines, force=True)
