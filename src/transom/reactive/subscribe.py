"""Watching an object for as long as a session lives, and no longer.

A module-level object that a hundred sessions watch has no watcher left when they have closed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from transom.reactive.callback import Callback
from transom.reactive.context import Owner
from transom.reactive.dependencies import Dependency


def subscribe(
    target: Any,
    callback: Callback,
    names: Sequence[str],
    owner: Owner | None,
    **options: Any,
) -> Callable[[], None]:
    """Watch parameters `names` of `target` with `callback` until `owner` ends.

    Args:
        target: a Parameterized instance or class.
        callback: what to call with the events.
        names: parameter names.
        owner: the session; `None` watches until the returned function is called.
        options: `what`, `onlychanged`, `queued`, `precedence` as Param takes them.

    Returns:
        A function that ends the watching; harmless when called twice.
    """
    callback.forget = _nothing  # the line below is the one that ends it
    watched = [(target, target.param.watch(callback, list(names), **options))]
    forget: Callable[[], None] = _nothing

    def unwatch() -> None:
        # It holds nothing from here on: whoever keeps it must not keep the session alive.
        nonlocal forget
        ended, watched[:] = watched[:], []
        for each, watcher in ended:
            each.param.unwatch(watcher)
        last, forget = forget, _nothing
        last()

    if owner is not None:
        forget = owner.on_close(unwatch)  # one that has ended calls it now
    return unwatch


def _nothing() -> None:
    return None


def subscribe_all(
    dependencies: Sequence[Dependency], callback: Callback, owner: Owner | None
) -> list[Callable[[], None]]:
    """Watch parameters of any objects with one callback, once an object; see `subscribe`."""
    grouped: dict[tuple[int, str], tuple[Any, list[str]]] = {}
    for target, name, what in dependencies:
        grouped.setdefault((id(target), what), (target, []))[1].append(name)
    return [
        subscribe(target, callback, sorted(set(names)), owner, what=what)
        for (_, what), (target, names) in grouped.items()
    ]
