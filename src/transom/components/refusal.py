"""Objects that no pane shows: which they are, and what to write instead.

Mostly things of Python's that were not meant to be shown themselves: a class for its instance, a coroutine for the
function that makes it. Their text would hide the mistake.
"""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

import param

from transom.reactive.callables import name_of
from transom.reactive.owned import Owned


def is_refused(obj: Any) -> bool:
    """Whether no pane may show `obj`, whatever it says that it could."""
    return isinstance(obj, type)


def has_no_text(obj: Any) -> bool:
    """Whether `str(obj)` tells nothing that anybody wants to see, so that it is not shown for want of a pane."""
    if isinstance(obj, param.Parameterized | ModuleType) or inspect.isawaitable(obj) or inspect.isgenerator(obj):
        return True
    return inspect.isasyncgen(obj) or callable(obj) or is_panels(obj)


def refusal(obj: Any) -> str:
    """What happened with `obj`, and what to write."""
    name = f"{type(obj).__module__}.{type(obj).__qualname__}"
    if isinstance(obj, type):
        return f"{obj.__module__}.{obj.__qualname__} is a class and cannot be shown. Give an instance of it."
    if isinstance(obj, ModuleType):
        return f"{obj.__name__} is a module and cannot be shown. Give something that is in it."
    if is_panels(obj):
        return (
            f"{name} is an object of the real Panel and cannot be shown by Transom. "
            f"Import it from transom: `import transom as pn`, or serve the file, where `import panel` means Transom."
        )
    if inspect.iscoroutine(obj) or inspect.isgenerator(obj) or inspect.isasyncgen(obj):
        called = getattr(obj, "__qualname__", name)
        if inspect.iscoroutine(obj):
            obj.close()  # nobody is to await it any more
        return (
            f"{called}() was called, which gives a {type(obj).__name__} and no result yet. Give the function itself, "
            f"`{called}`: it is a view of what comes; with arguments, `tr.bind({called}, …)`."
        )
    if inspect.isawaitable(obj):
        return (
            f"An object of type {name} is still to be awaited. Give a function that awaits it and returns the result."
        )
    return (
        f"No pane shows an object of type {name}. Give text, an image, a figure, a component or a function that "
        f"returns one of these; `str(obj)` shows any object as text."
    )


def is_authors(owner: Any) -> bool:
    """Whether parameters are of an author's object and have a form, and are none of a component or of Transom's own."""
    kind = owner if isinstance(owner, type) else type(owner)
    return not (issubclass(kind, Owned) or getattr(kind, "_is_component", False))


def is_panels(obj: Any) -> bool:
    """Whether it is an object of the real Panel."""
    return type(obj).__module__.partition(".")[0] == "panel"


def missing_arguments(function: Any) -> str | None:
    """What to write for a function that cannot be called without arguments; `None` for one that can."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # written in C
        return None
    free = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    names = [each.name for each in parameters if each.default is each.empty and each.kind not in free]
    if not names:
        return None
    name = name_of(function)
    given = ", ".join(f"{each}=…" for each in names)
    return f"{name} needs {' and '.join(names)}. Bind it to widgets, parameters or values: `tr.bind({name}, {given})`."
