"""What kind of callable is this: `def`, coroutine function, (async) generator function or task.

Sees through partials, bound methods, callable objects and decorators that keep the kind.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from enum import Enum
from types import CodeType
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, TypeVar

from transom.reactive.of_param import inner_of, is_bound

if TYPE_CHECKING:
    from transom.reactive.runs import Run

_INNER = ("func", "__wrapped__", "__func__")
"""Where a partial, what `functools.wraps` or a task has made, and a bound method keep what they call."""

F = TypeVar("F")
_KIND = "_transom_kind"
Kind = Literal["def", "coroutine", "generator", "async_generator", "task"]


def kind_of(function: Callable[..., Any]) -> Kind:
    """The kind of `function`; for an object with `__call__`, that of its `__call__`."""
    target: Any = function
    while isinstance(target, functools.partial):
        target = target.func
    marked: Kind | None = getattr(target, "__dict__", {}).get(_KIND) if inspect.isfunction(target) else None
    if marked is not None:
        return marked
    if is_task(target):
        return "task"
    if not (inspect.isroutine(target) or inspect.isclass(target)):
        target = getattr(type(target), "__call__", target)  # noqa: B004 - its kind is asked for, not whether it can
    if inspect.iscoroutinefunction(target):
        return "coroutine"
    if inspect.isasyncgenfunction(target):
        return "async_generator"
    if inspect.isgeneratorfunction(target):
        return "generator"
    return "def"


def mark_kind(function: Callable[..., Any], kind: Kind) -> None:
    """Say what a function of ours is that does not look like it."""
    setattr(function, _KIND, kind)


def is_run(value: object) -> TypeGuard[Run[Any]]:
    """Whether `value` is a run: runs have parameters, whose watchers are callbacks, which so cannot know the class."""
    return bool(getattr(type(value), "_is_run", False))


def is_task(function: Any) -> bool:
    """Whether calling it calls a task (see `reactive.tasks`) and does nothing else: a task, bound or not."""
    while True:
        if getattr(type(function), "_is_task", False):
            return True
        if isinstance(function, functools.partial):
            function = function.func
        elif is_bound(function):  # made by Param, around a function
            function = inner_of(function) or getattr(function, "__wrapped__", None)
        else:
            return False


def is_locked(function: Any) -> bool:
    """Whether `io.with_lock` made it."""
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "lock", False) is True


def name_of(function: object) -> str:
    """A name to show for `function`, or for what it gave, in reports and logs."""
    target: Any = inner_of(function) or function
    while isinstance(target, functools.partial):
        target = target.func
    return getattr(target, "__qualname__", None) or type(target).__qualname__


def code_of(function: Any) -> CodeType | None:
    """The code of the author's function, within partials, tasks, methods, objects and decorators."""
    while (inner := next((getattr(function, each) for each in _INNER if hasattr(function, each)), None)) is not None:
        function = inner
    if not hasattr(function, "__code__"):
        function = getattr(type(function), "__call__", None)  # noqa: B004 - what it would run is asked for
    code = getattr(function, "__code__", None)
    return code if isinstance(code, CodeType) else None


def identity_of(function: Callable[..., Any]) -> Hashable:
    """What is equal for a function and the same one of another session, whose module was run again.

    Its name, file and code, and the constants that tell functions of one code apart: arguments of a partial, defaults,
    what a closure holds. Whatever else these hold may be of one session, and says nothing.
    """
    held: list[object] = []
    target: Any = function
    while isinstance(target, functools.partial):
        held += [*target.args, *target.keywords.items()]
        target = target.func
    code = code_of(target)
    if code is None:
        return (target, *_constants(held))
    target = inspect.unwrap(target)
    held += [*(getattr(target, "__defaults__", None) or ()), *(getattr(target, "__kwdefaults__", None) or {}).items()]
    for cell in getattr(target, "__closure__", None) or ():
        with suppress(ValueError):  # not assigned yet, as the function's own name
            held.append(cell.cell_contents)
    return (code.co_filename, name_of(target), code, *_constants(held))


def _constants(values: Iterable[object]) -> tuple[Hashable, ...]:
    found: list[Hashable] = []
    for each in values:
        if isinstance(each, tuple):
            found.append(_constants(each))
        elif isinstance(each, Enum):
            found.append((type(each).__qualname__, each.name))  # its class is another one in each session
        elif isinstance(each, str | bytes | int | float | complex | None):
            found.append((type(each), each))
    return tuple(found)


def with_state(function: Any) -> str:
    """What it is when it belongs to an object: a method, or an object that can be called; "" for a function."""
    while isinstance(function, functools.partial):
        function = function.func
    if inspect.ismethod(function):
        return "method"
    return "" if inspect.isroutine(function) else f"{type(function).__name__} object"


def takes_argument(function: Callable[..., Any]) -> bool:
    """Whether `function` has to be called with one positional argument."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return False
    wanted = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return any(each.kind in wanted and each.default is inspect.Parameter.empty for each in parameters)


def checked_function(function: F, example: str) -> F:
    """`function`, if it can be called.

    Args:
        function: what an author has given.
        example: how to give one, for the error message.

    Raises:
        TypeError: it cannot be called.
    """
    if not callable(function):
        raise TypeError(
            f"{function!r} cannot be called. Give a function itself, as in {example}, and not what it returns."
        )
    return function
