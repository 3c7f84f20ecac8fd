"""Packing a call for another process, in which there is no page: the function by value where it is an app's own.

cloudpickle does the work. What it cannot take, and what would arrive as a copy that means nothing there, gets words.
"""

from __future__ import annotations

import importlib.util
import io
import marshal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from inspect import getclosurevars
from types import CodeType
from typing import Any

from param.parameterized import Event

from transom.errors import PackingError
from transom.reactive.callables import is_locked, name_of

_LIBRARY = "cloudpickle"
_guard = threading.Lock()
_by_value: Counter[str] = Counter()
"""Modules that another process cannot import, with how many calls are being packed that need them."""


def require() -> None:
    """See that functions can be packed.

    Raises:
        ModuleNotFoundError: the library for it is missing.
    """
    if importlib.util.find_spec(_LIBRARY) is None:
        raise ModuleNotFoundError(
            'task(on="process") needs the package cloudpickle. Install transom[process].', name=_LIBRARY
        )


def packed(call: Callable[[], Any]) -> bytes:
    """A call as bytes.

    Args:
        call: a `functools.partial` of the function and its arguments.

    Raises:
        PackingError: something in it cannot be sent; the error says what, and what to write.
    """
    function, args, kwargs = getattr(call, "func", call), getattr(call, "args", ()), getattr(call, "keywords", {})
    inner = getattr(function, "__wrapped__", function) if is_locked(function) else function  # who sends it has the lock
    with _of_app(inner):
        try:
            return dumps((inner, args, kwargs))
        except Exception as error:
            raise PackingError(_words(inner, args, kwargs, error)) from error


def dumps(value: Any) -> bytes:
    """A value as bytes, for `pickle.loads`."""
    out = io.BytesIO()
    _pickler()(out, protocol=5).dump(value)
    return out.getvalue()


@cache
def _pickler() -> Any:
    import cloudpickle

    class Pickler(cloudpickle.Pickler):  # type: ignore[misc] # without types
        def reducer_override(self, obj: Any) -> Any:
            if isinstance(obj, Event):  # whose widget is of a page; what is new is what a callback asks for
                return Event, tuple(obj._replace(obj=None, cls=None))
            if _is_of_page(obj):
                raise TypeError(f"{type(obj).__name__} is of a page, and would be a copy there")
            if isinstance(obj, CodeType):  # as it is; cloudpickle forgets the file, which a traceback names
                return marshal.loads, (marshal.dumps(obj),)
            return super().reducer_override(obj)

    return Pickler


def _is_of_page(obj: Any) -> bool:
    """Whether it is Transom's own and means something in its page only: a component, a task, a run."""
    if isinstance(obj, type):
        return False
    return any(getattr(type(obj), mark, False) for mark in ("_is_component", "_is_task", "_is_run"))


@contextmanager
def _of_app(function: Any) -> Iterator[None]:
    """Take a module that exists in this process only, as that of an app file in a page, by value."""
    name = getattr(function, "__module__", None) or ""
    module = sys.modules.get(name)
    if module is None or getattr(module, "__spec__", None) is not None or name == "__main__":
        yield  # importable, or by value as it is
        return
    import cloudpickle

    with _guard:
        _by_value[name] += 1
        if _by_value[name] == 1:
            cloudpickle.register_pickle_by_value(module)
    try:
        yield
    finally:
        with _guard:
            _by_value[name] -= 1
            if not _by_value[name]:
                del _by_value[name]
                cloudpickle.cloudpickle._PICKLE_BY_VALUE_MODULES.discard(name)


def _words(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any], error: Exception) -> str:
    name = name_of(function)
    for what, value in _parts(function, args, kwargs):
        try:
            dumps(value)
        except Exception as own:  # noqa: BLE001 - the author's object may raise anything
            kind = type(value).__name__
            return (
                f'{name} runs on="process", where {what} ({kind}) cannot be sent: {own}. Give plain values as '
                "arguments, and make there what cannot be sent."
            )
    return f'{name} runs on="process", and cannot be sent there: {error}. Give plain values, and return plain values.'


def _parts(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a call consists of, each with what to call it."""
    yield from ((f"its argument {place}", value) for place, value in enumerate(args, 1))
    yield from ((f"its argument {name}", value) for name, value in kwargs.items())
    if isinstance(function, partial):
        yield from _parts(function.func, function.args, function.keywords)
        return
    if (owner := getattr(function, "__self__", None)) is not None:
        yield "its object", owner
        function = function.__func__
    try:
        used = getclosurevars(function)
    except (TypeError, ValueError):
        return
    for name, value in {**used.globals, **used.nonlocals}.items():
        yield f"the name {name} that it uses", value
