"""`Owned`: Param objects of Transom's own whose watchers belong to the session that adds them, and fail alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import param
from param.parameterized import Parameters, Watcher

from transom.reactive.callback import Callback, is_internal
from transom.reactive.context import session_var
from transom.reactive.of_param import namespace_of


class Inline(Callback):
    """A watcher of the object's own: called where the write is made, whatever session that is in."""

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        """Call the function."""
        self.function(*args, **kwargs)


class _Parameters(Parameters):
    def _watch(self_, fn: Callable[..., Any], *args: Any, **options: Any) -> Watcher:  # noqa: N805 - Param's own name
        if self_.self is not None and not isinstance(fn, Callback):
            fn = Callback(fn, session_var.get(), internal=is_internal(fn))
        return super()._watch(fn, *args, **options)


class _Namespace:
    """The descriptor behind `.param`."""

    def __get__(self, instance: Owned | None, owner: type[Owned]) -> Any:
        return namespace_of(owner) if instance is None else _Parameters(owner, self=instance)


class Owned(param.Parameterized):
    """The root of these; written on the loop only."""

    param = _Namespace()
