"""Whether a module is of use to anybody: Python's search for garbage, made for what one module has.

A module's names and its functions have each other, so they do not go by themselves when a session ends. The collector
finds them one day; until then they keep all that the script had loaded.
"""

from __future__ import annotations

import gc
import sys
import types
from typing import Any

LARGEST = 5_000
"""So many objects are looked at; the module of a page that made more is left to the collector."""
_RUNNING = (types.FrameType, types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType)
_OTHERS = (types.ModuleType, types.CodeType, types.BuiltinFunctionType, *_RUNNING)


def is_alone(module: types.ModuleType, known: int, outside: tuple[type, ...] = ()) -> bool:
    """Whether nothing but `known` references leads to the module's names from outside of what it has itself.

    An object counts as outside unless all references to it are found among what the module leads to. So what is not
    looked into can only make the answer False, never True: code that runs, other modules, objects of untold size.

    Args:
        module: the module.
        known: how many references to it the caller has.
        outside: types of objects that are not looked into.
    """
    names, called = id(module.__dict__), module.__name__
    objects: dict[int, Any] = {id(module): module}
    inner = {id(module): known}
    leads: dict[int, list[int]] = {}
    todo: list[Any] = [module]
    each = other = module
    del module  # each reference counts
    while todo:
        each = todo.pop()
        found = leads[id(each)] = []
        for other in gc.get_referents(each):
            key = id(other)
            if key in inner:
                inner[key] += 1
            elif _within(other, names, called, outside):
                if len(objects) >= LARGEST:
                    return False
                objects[key] = other
                inner[key] = 1
                todo.append(other)
            else:
                continue
            found.append(key)
    del each, other
    used = [key for key, count in _references(objects).items() if count > inner[key]]
    reached = set(used)
    while used:
        for key in leads[used.pop()]:
            if key not in reached:
                reached.add(key)
                used.append(key)
    return names not in reached


def _references(objects: dict[int, Any]) -> dict[int, int]:
    """How many references there are to each, besides those made here."""
    probe: list[None] = []
    objects = {**objects, id(probe): probe}  # so each has one more
    own = id(probe)
    del probe
    counts = {key: sys.getrefcount(objects[key]) for key in objects}
    mine = counts.pop(own)  # of an object that only this has
    return {key: count - mine - 1 for key, count in counts.items()}


def _within(other: Any, names: int, called: str, outside: tuple[type, ...]) -> bool:
    """Whether it may be one that the module alone has."""
    kind = type(other)  # what it says of its own class may be code of an author's
    if issubclass(kind, type):
        return bool(type.__getattribute__(other, "__module__") == called)
    if kind is dict and "__loader__" in other:  # a module's names
        return id(other) == names
    return gc.is_tracked(other) and not issubclass(kind, (*_OTHERS, *outside))
