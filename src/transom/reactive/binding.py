"""`bind`, `depends` and `rx`: Param's own, with sessions' subscriptions that end with them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

import param
from param.parameterized import eval_function_with_deps, resolve_ref, transform_reference
from param.reactive import reactive_ops

from transom.reactive.callables import checked_function, kind_of, mark_kind, name_of
from transom.reactive.callback import Callback
from transom.reactive.context import session_var
from transom.reactive.dependencies import Dependency, dependencies_of, is_method, methods_of, note_methods
from transom.reactive.later import gives_later, waiting_for
from transom.reactive.of_param import is_bound
from transom.reactive.subscribe import subscribe_all
from transom.reactive.tasks import Task

rx = param.rx

P = ParamSpec("P")
R = TypeVar("R")


def bind(function: Callable[..., R], /, *args: Any, watch: bool = False, **kwargs: Any) -> Callable[..., R]:
    """Bind arguments of `function` to widgets, parameters, expressions or constants.

    The result takes no arguments. Put into a layout it is a view that runs again when one of them
    changes and shows the newest result only.

    Args:
        function: `def`, `async def`, generator or async generator function. Given the result of another bound
            function it gets what that one returns, also where that has to be awaited; of a task, what its policy
            lets it have.
        args: values; a widget stands for its value, a method with `depends` for what it returns.
        watch: call it on each change, whether or not it is shown; until the session ends.
        kwargs: as `args`.

    Raises:
        TypeError: `function` cannot be called, nor does it stand for a function to come.
    """
    if not resolve_ref(transform_reference(function)):
        checked_function(function, "bind(refresh, slider)")
    arguments = [*args, *kwargs.values()]
    methods = tuple(method for each in arguments if is_bound(each) for method in methods_of(each))
    if methods:
        args = tuple(_plain(each) for each in args)
        kwargs = {name: _plain(each) for name, each in kwargs.items()}
        arguments = [*args, *kwargs.values()]
    bound: Callable[..., R] = param.bind(waiting_for(function, arguments), *args, **kwargs)
    if gives_later(arguments):
        mark_kind(bound, "coroutine")
    if methods:
        note_methods(bound, methods)
    _uncircle(bound)
    _advise_of_defaults(function, args, kwargs)
    if watch:
        _watch(bound)
    return bound


def _plain(argument: Any) -> Any:
    """A method that says on what it depends, as a bound function that Param takes: it names no parameters by paths."""
    if not is_method(argument) or not is_bound(argument):
        return argument

    def call() -> Any:
        return argument()

    mark_kind(call, kind_of(argument))
    plain: Any = call
    return param.depends()(plain)


def _advise_of_defaults(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """In development: a widget that is the default of an argument is handed over itself, and followed by nobody."""
    owner = session_var.get()
    if owner is None or not owner.dev:
        return
    try:
        left = list(inspect.signature(function).parameters.values())[len(args) :]
    except (TypeError, ValueError):  # of a function in C, or no function yet
        return
    names = [each.name for each in left if each.name not in kwargs and _stands_for_a_value(each.default)]
    if names:
        given = ", ".join(f"{name}=…" for name in names)
        owner.advise(
            "default",
            f"{name_of(function)}: bind() does not look at defaults, so {' and '.join(names)} is the widget itself and "
            f"nothing follows it. Write `@tr.depends({given})` above the function, or `tr.bind(function, {given})`.",
        )


def _stands_for_a_value(default: Any) -> bool:
    return getattr(type(default), "_is_component", False) or isinstance(default, param.Parameter | param.rx)


def _uncircle(bound: Any) -> None:
    """Let the expressions made of a bound function be made of another that is the same.

    Param's own refer to the function that has them, so that each, with all that is bound to it, would stay until a
    collection of garbage.
    """
    twin = FunctionType(bound.__code__, bound.__globals__, bound.__name__, bound.__defaults__, bound.__closure__)
    twin.__kwdefaults__ = bound.__kwdefaults__
    twin.__dict__.update(bound.__dict__)
    del twin.__dict__["rx"]
    bound.rx = reactive_ops(twin)


def depends(*dependencies: Any, watch: bool = False, **options: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Say of which parameters a function or method makes use, by name or as parameters.

    Args:
        dependencies: names of parameters of the method's object, or parameters.
        watch: call it on each change; a function's watching ends with the session that defines it.
        options: `on_init` and parameters by argument name, as Param takes them.

    Raises:
        TypeError: what is decorated is no function.
    """
    if dependencies and callable(dependencies[0]) and not isinstance(dependencies[0], param.Parameter):
        return depends(*dependencies[1:], watch=watch, **options)(dependencies[0])
    if any(isinstance(each, str) for each in dependencies):  # a method: its object watches
        return lambda method: param.depends(*dependencies, watch=watch, **options)(_of_object(method))

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        decorated: Callable[P, R] = param.depends(*dependencies, **options)(
            checked_function(function, "depends(slider)(refresh)")
        )
        if watch:
            _watch(decorated)
        return decorated

    return decorate


def _of_object(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that calls its object's own task, if it is one: Param calls what it decorates without binding it."""
    if not isinstance(method, Task):
        return method

    @functools.wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        return method.__get__(self, type(self))(*args, **kwargs)

    return call


def _watch(bound: Callable[..., Any]) -> None:
    @functools.wraps(bound)
    def call(*_: param.parameterized.Event) -> Any:
        if dependencies.moving:
            watch()
        return eval_function_with_deps(bound)

    dependencies = dependencies_of(bound)
    callback = Callback(call, session_var.get(), kind=kind_of(bound))
    found: list[Dependency] = []
    unwatch: list[Callable[[], None]] = []

    def watch() -> None:
        nonlocal found
        if (now := dependencies.find()) != found:
            while unwatch:
                unwatch.pop()()
            found = now
            unwatch.extend(subscribe_all(now, callback, callback.owner))

    watch()
