"""What makes an instance small: of Param's state and of empty containers it has only what somebody has asked for.

A page has many components, most of which are never watched and have no styles of their own. Relies on Param's
`_InstancePrivate`; `tests/components/test_param_contract.py` holds its fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from threading import RLock
from typing import Any

import param
from param.parameterized import _InstancePrivate

from transom.reactive.context import Owner


def _state() -> dict[str, Any]:
    return {"BATCH_WATCH": False, "TRIGGER": False, "events": [], "watchers": []}


_MAKERS: dict[str, Callable[[], Any]] = {
    "parameters_state": _state,
    "dynamic_watchers": partial(defaultdict, list),
    "params": dict,
    "async_refs": dict,
    "async_ref_scheduled": partial(defaultdict, int),
    "async_ref_settled": partial(defaultdict, int),
    "refs": dict,
    "ref_watchers": list,
    "syncing": set,
    "watchers": dict,
}


_making = RLock()


_CIRCULAR = frozenset({"params", "watchers", "dynamic_watchers"})
"""Those in which the instance itself is referred to."""


class LeanPrivate(_InstancePrivate):
    """Param's state of an instance; a container is made when it is asked for.

    Args:
        explicit_no_refs: as Param has it.
        owner: the session in which the instance is made.
    """

    __slots__ = ("__weakref__", "owner")

    def __init__(self, explicit_no_refs: list[str], owner: Owner | None = None) -> None:
        self.owner = owner
        self.initialized = False
        self.explicit_no_refs = explicit_no_refs
        self.values = {}

    def __getattr__(self, name: str) -> Any:
        make = _MAKERS.get(name)
        if make is None:
            raise AttributeError(name)
        with _making:  # of two threads that ask at once both get the same
            made = self.made(name, None)
            if made is None:
                made = make()
                setattr(self, name, made)
                if name in _CIRCULAR and self.owner is not None:
                    self.owner.frees(self)
        return made

    def _freed(self) -> None:
        """The session has ended: what it watched is watched no longer, by which no instance is kept.

        What others watch stays, and so does each parameter that is not as its class has it: it may be in other pages.
        """
        with _making:
            for states in list(self.made("watchers", {}).values()):
                for what, watchers in list(states.items()):
                    states[what] = [each for each in watchers if getattr(each.fn, "owner", None) is not self.owner]
            self.dynamic_watchers = defaultdict(list)
            params = self.made("params", {})
            for name in [name for name, copy in params.items() if _is_unaltered(copy)]:
                del params[name]

    def made(self, name: str, otherwise: Any) -> Any:
        """What there is of `name`, without making it."""
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            return otherwise

    def __getstate__(self) -> dict[str, Any]:
        return {slot: getattr(self, slot) for slot in _InstancePrivate.__slots__}


def _is_unaltered(copy: param.Parameter[Any]) -> bool:
    """Whether an instance's copy of a parameter says what the parameter of its class says."""
    known = type(copy.owner).param[copy.name]
    slots = type(copy)._all_slots_
    compared = (slot for slot in slots if slot not in ("owner", "watchers"))
    return not copy.watchers and all(_are_equal(getattr(copy, slot), getattr(known, slot)) for slot in compared)


def _are_equal(first: Any, second: Any) -> bool:
    if first is second:  # also what says of no two that they are equal, as an array
        return True
    try:
        return bool(first == second)
    except Exception:  # noqa: BLE001 - whatever objects of the author's raise
        return False


class Lean:
    """A parameter whose default is an empty container: an instance has one of its own when it is asked for."""

    default: Any
    name: str | None
    __slots__ = ()

    def __get__(self, obj: Any, objtype: Any = None) -> Any:
        if obj is None:
            return self.default
        values = obj._param__private.values
        found = values.get(self.name)
        # From any thread; what several ask for at once is one all the same.
        return values.setdefault(self.name, self.default.copy()) if found is None and self.name not in values else found


class LeanList(Lean, param.List[Any]):
    """A list."""

    __slots__ = ()

    def __init__(self, **options: Any) -> None:
        super().__init__(default=[], instantiate=False, **options)


class LeanDict(Lean, param.Dict[Any]):
    """A dict."""

    __slots__ = ()

    def __init__(self, **options: Any) -> None:
        super().__init__(default={}, instantiate=False, **options)
