"""How the parameters of a component are stored.

Owns the step: what is set together is stored, marked for the pages and followed by what it entails under one lock, and
only then are the watchers told. Knows no page and no session.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from transom.components.info import ClassInfo
from transom.components.parameters import plain_number, same
from transom.reactive.callback import collect
from transom.reactive.context import Owner, run_var, session_var
from transom.reactive.slot import Slot

if TYPE_CHECKING:
    from transom.components.component import Component

# Held while a value is stored and marked, never while code of the author's runs. One for the
# process: a component may be mounted in several sessions, and a store takes microseconds.
write_lock = threading.RLock()


Notifications = list[Callable[[], object]]


class Change(NamedTuple):
    """What was set in one step.

    Attributes:
        names: the parameters that were given, by code or by the page.
        changed: those of them that have another value than before; all at the end of a constructor.
        page: whether the user set them in the page.
    """

    names: frozenset[str]
    changed: frozenset[str]
    page: bool = False


_MISSING = object()
_MOST_FOLLOWED = 50
"""So many values may follow from one another in one step."""


class Storing:
    """What a component is to those who set its parameters."""

    _info: ClassInfo
    _mounts: tuple[Any, ...]
    _slots: dict[str, Slot] | None
    _pending: dict[str, bool] | None
    """What `param.update` has set so far, and whether that changed it; `None` when it does not."""
    _param__private: Any
    _owner: Owner | None
    param: Any

    def _refers(self, name: str, value: Any) -> bool:
        raise NotImplementedError

    def _refer(self, name: str, reference: Any) -> None:
        raise NotImplementedError

    def _unrefer(self, name: str) -> None:
        raise NotImplementedError

    def _mark(self, name: str, *, force: bool = False) -> None:
        raise NotImplementedError

    def _assign(self, name: str, value: Any, *, page: bool = False) -> None:
        """A parameter is set, by code or by the page."""
        if self._refers(name, value):
            self._refer(name, value)
            return
        if self._slots:  # a value set by hand wins over a reference, also over one in flight
            self._unrefer(name)
        self._store_all(self._meaning(name, value), page=page)

    def _exchange(self, name: str, old: Any, value: Any) -> bool:
        """Set a parameter if it still has the very value `old`; whether it had."""
        name = self._info.aliases.get(name, name)
        return self._replace(name, old, self._meaning(name, value))

    def _replace(self, name: str, old: Any, meant: dict[str, Any]) -> bool:
        if self._slots:
            self._unrefer(name)
        with write_lock:
            if getattr(self, name) is not old:
                return False
            names, notifications = self._keep_all(meant)
        self._tell_all(meant, names, notifications)
        return True

    def _meaning(self, name: str, value: Any) -> dict[str, Any]:
        """What setting a parameter to `value` stores: what its `_set_<name>` says, else the value."""
        setter = self._info.setters.get(name)
        if setter is not None:
            return cast("dict[str, Any]", getattr(self, setter)(value))
        if name in self._info.held:
            return {name: self._info.held[name].taken(value, cast("Component", self))}
        return {name: plain_number(value) if name in self._info.numbers else value}

    def _store(self, **values: Any) -> None:
        """Set parameters in one step: no watcher and no page sees one without the others."""
        meant = [self._meaning(name, value) for name, value in values.items()]
        self._store_all({name: value for each in meant for name, value in each.items()})

    def _store_all(self, values: dict[str, Any], *, page: bool = False) -> None:
        """Store and mark all and what follows from them, then notify: with no user code under the lock."""
        self._tell_all(values, *self._keep_all(values, page=page))

    def _keep_all(self, values: dict[str, Any], *, page: bool = False) -> tuple[Iterable[str], Notifications]:
        info, pending = self._info, self._pending
        with write_lock, collect() as notifications:
            changed = [name for name, value in values.items() if self._put(name, value)]
            names: Iterable[str] = values
            if pending is not None:
                for name in values:
                    pending[name] = name in changed or pending.get(name, False)
            elif info.followers:
                names = self._follow(Change(frozenset(values), frozenset(changed), page), self._put)
        return names, notifications

    def _tell_all(self, values: dict[str, Any], names: Iterable[str], notifications: Notifications) -> None:
        info = self._info
        if self._pending is None and info.updates:
            self._updated(frozenset(names))
        if info.momentary and any(name in info.momentary and value for name, value in values.items()):
            self._raise_event(next(name for name in values if name in info.momentary), notifications)
            return
        for notify in notifications:
            notify()

    @contextmanager
    def _updating(self) -> Iterator[None]:
        """Several parameters are being set: what follows from them follows at the end, when all are in."""
        if self._pending is not None:
            yield
            return
        pending: dict[str, bool] = {}
        object.__setattr__(self, "_pending", pending)
        try:
            yield
        finally:
            object.__setattr__(self, "_pending", None)
            with write_lock, collect() as notifications:
                changed = frozenset(name for name in pending if pending[name])
                stored = self._follow(Change(frozenset(pending), changed), self._put)
            self._updated(stored)
            for notify in notifications:
                notify()

    def _follow(self, change: Change, put: Callable[[str, Any], object]) -> frozenset[str]:
        """Store what follows from what was set, as the `_after_<name>` say; gives all that has been stored."""
        followers = self._info.followers
        concerned = change.names | change.changed
        stored, waiting = set(change.names), [name for name in followers if name in concerned]
        left = _MOST_FOLLOWED
        while waiting:
            name = waiting.pop(0)
            left -= 1
            if not left:
                raise RuntimeError(
                    f"{type(self).__name__}: {followers[name]} and others change one another without end."
                )
            for other, value in getattr(self, followers[name])(change).items():
                if not same(getattr(self, other), value):
                    put(other, value)
                    stored.add(other)
                    if other in followers and other not in waiting:
                        waiting.append(other)
        return frozenset(stored)

    def _advise(self, about: str, text: str) -> None:
        """Tell the author, once for each component and parameter, of what was set and is shown otherwise."""
        owner = self._owner or session_var.get()
        told: set[str] = self.__dict__.setdefault("_told", set())
        if owner is not None and owner.dev and about not in told:
            told.add(about)
            owner.advise("value", f"{type(self).__name__} {cast('Component', self).label!r}: {text}")

    def _advise_in_the_end(self, trouble: Callable[[], tuple[str, str] | None]) -> None:
        """Tell the author of what the code that is running has set, if it is still so when that code is over.

        Args:
            trouble: what to tell, and about which parameter, see `_advise`; `None` when all is well.
        """
        owner = self._owner or session_var.get()
        if owner is None or not owner.dev or trouble() is None:
            return

        def tell() -> None:
            told = trouble()
            if told is not None:
                self._advise(*told)

        owner.post(tell, blocking=False)

    def _advise_of_idle(self, given: Mapping[str, Any]) -> None:
        """Tell the author of arguments of Panel's that change nothing here."""
        for name, text in self._info.idle(given).items():
            self._advise(name, f"{name}=… changes nothing here. {text}".rstrip())

    def _canonical(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Arguments by the parameters' own names; those of Panel's that change nothing here are told of and left out.

        Raises:
            TypeError: one that is no parameter, or two that are one with different values.
        """
        self._advise_of_idle(given)
        return self._info.canonical(given)

    def _updated(self, names: frozenset[str]) -> None:
        """These parameters have been set in one step. Outside of the lock, before the watchers are told."""

    def _awaits(self, *names: str) -> bool:
        """Whether one of these parameters follows a reference whose newest value is still to come."""
        slots = self._slots or {}
        return any(name in slots and slots[name].behind for name in names)

    def _put(self, name: str, value: Any) -> bool:
        """Store and mark; whether it is another value than before. Under the write lock; quick."""
        values = self._param__private.values
        old = values.get(name, _MISSING)
        parameter = self._info.parameters[name]
        if self._plain(parameter):
            self.param._set(parameter, value)
        else:
            super().__setattr__(name, value)
        before = parameter.default if old is _MISSING else old
        for alias in self._info.others.get(name, ()):
            self.param._tell(alias, before, value)
        changed = not same(before, values.get(name))
        if changed and self._mounts and name in self._info.synced:
            self._mark(name)
        run = run_var.get()
        if run is not None and run.order is not None:
            run.order.wrote(run, self, name)
        return changed

    def _plain(self, parameter: Any) -> bool:
        """Whether setting a parameter is what it is for most, and it is the class's own."""
        return (
            parameter.name in self._info.plain
            and not (parameter.constant or parameter.readonly)
            and parameter.name not in self._param__private.made("params", ())
        )

    def _give(self, name: str, value: Any) -> None:
        """Store as a constructor does: nobody is told."""
        self._info.parameters[name]._validate(value)
        self._param__private.values[name] = value

    def _retriggered(self, names: tuple[str, ...]) -> None:
        """`param.trigger` was called: a value may have been changed in place, and the page gets it anew."""
        follows = {other: each for name in names if name in self._info.held for other, each in self._anew(name).items()}
        with write_lock, collect() as notifications:
            for name, value in follows.items():
                self._put(name, value)
            stored = self._follow(Change(frozenset(names), frozenset(names)), self._put)
            for name in names:
                if name in self._info.synced:
                    self._mark(name, force=True)
        self._updated(stored)
        for notify in notifications:
            notify()

    def _anew(self, name: str) -> dict[str, Any]:
        """Make what is held by `name`, which may have been changed in place, what it is when it is set."""
        value = getattr(self, name)
        if not isinstance(value, list):
            return {}
        meant = self._meaning(name, value)
        value[:] = meant.pop(name)
        return meant

    def _raise_event(self, name: str, notifications: Notifications) -> None:
        """Notify of a `param.Event`, which is true for as long as its watchers run."""
        values = self._param__private.values
        values[name] = True
        try:
            for notify in notifications:
                notify()
        finally:
            values[name] = False
