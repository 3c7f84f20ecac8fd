"""What the top of an app file does with its event loop: which statements run on it, and whose tasks are.

A file runs in a worker thread, where asyncio finds no loop. A statement that itself names one of asyncio's functions
about the running loop is driven on the loop instead, as one that awaits; a task that it makes is a run of the page.
"""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from transom.reactive.calling import is_coroutine
from transom.reactive.children import create_task
from transom.reactive.context import session_var

BEGIN = "__transom_begin__"
"""What a namespace calls `begin`."""

_MAKES = frozenset({"create_task", "ensure_future"})
_GETS = frozenset({"get_running_loop", "get_event_loop"})


class Loops:
    """What the statements of one file so far call asyncio, its functions, and a loop of its own."""

    def __init__(self) -> None:
        self._modules: set[str] = set()
        self._functions: dict[str, str] = {}
        self._loops: set[str] = set()

    def takes(self, statement: ast.stmt) -> bool:
        """Whether `statement` belongs on the loop; the tasks that it makes are then given to the page, in place.

        To be called with each statement of the file, in order.
        """
        for node in _here(statement):
            self._learn(node)
        found = any(self._names_loop(node) for node in _here(statement))
        if found:
            for node in list(_here(statement)):
                self._give(node)
        return found

    def _learn(self, node: ast.AST) -> None:
        """Follow the names that an import or an assignment binds."""
        match node:
            case ast.Import(names=names):
                self._modules |= {each.asname or each.name for each in names if each.name == "asyncio"}
            case ast.ImportFrom(module="asyncio", names=names):
                known = {each.asname or each.name: each.name for each in names if each.name in _MAKES | _GETS}
                self._functions.update(known)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                gets = isinstance(value, ast.Call) and self._function(value.func) in _GETS
                (self._loops.add if gets else self._loops.discard)(name)

    def _names_loop(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in self._loops:
            return True
        return self._function(node) is not None

    def _function(self, node: ast.AST) -> str | None:
        """Which of asyncio's functions it names; of a loop's methods, which makes a task."""
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                return self._functions.get(name)
            case ast.Attribute(value=ast.Name(id=base), attr=name):
                known = _MAKES | _GETS if base in self._modules else _MAKES if base in self._loops else frozenset()
                return name if name in known else None
            case ast.Attribute(value=ast.Call(func=function), attr=name) if self._function(function) in _GETS:
                return name if name in _MAKES else None
        return None

    def _give(self, node: ast.AST) -> None:
        """`create_task(…)` → `begin(create_task, …)`."""
        if isinstance(node, ast.Call) and self._function(node.func) in _MAKES:
            node.args.insert(0, node.func)
            node.func = ast.copy_location(ast.Name(BEGIN, ast.Load()), node)


def begin(make: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """The asyncio task that `make(*args, **kwargs)` asks for: of a coroutine, one that drives a run of the page.

    What else `ensure_future` takes, and options that a run has not, are left to asyncio; so is all where there is no
    page.
    """
    owner = session_var.get()
    if owner is None or len(args) != 1 or not is_coroutine(args[0]) or kwargs.keys() - {"name"}:
        return make(*args, **kwargs)
    run = create_task(args[0], name=kwargs.get("name"))
    if run._task is None:  # the page has gone meanwhile
        gone = asyncio.get_running_loop().create_future()
        gone.cancel()
        return gone
    return run._task


def _here(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and what in it runs where it stands: not the bodies of functions."""
    yield node
    for name, value in ast.iter_fields(node):
        if name == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _here(child)
