"""`Component`: a `param` object with a face in the page.

Owns how a parameter is stored, marked for the page and set from it. A session mounts a component
through the `Mount` protocol below; the component knows nothing else of sessions.
"""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any, ClassVar, Protocol, Self

import param

from transom.components.defaults import component_defaults
from transom.components.encode import Sink, encode_value
from transom.components.info import ClassInfo, class_info
from transom.components.parameters import ComponentParameters, same
from transom.components.reference import holds_reference, is_reference, reference_slot
from transom.components.signature import ComponentType
from transom.components.unserved import unserved
from transom.errors import RejectedError, TransomWarning
from transom.reactive.callback import collect
from transom.reactive.context import Owner, run_var, session_var
from transom.reactive.hold import hold_var
from transom.reactive.slot import Slot

# Held while a value is stored and marked, never while code of the author's runs. One for the
# process: a component may be mounted in several sessions, and a store takes microseconds.
write_lock = threading.RLock()


class Mount(Protocol):
    """A component's place in one page."""

    @property
    def owner(self) -> Owner | None:
        """The page's session."""

    @property
    def operable(self) -> bool:
        """Whether what it is placed in is visible and enabled, up to the page."""

    def mark(self, name: str, *, force: bool = False) -> None:
        """The parameter has a new value; any thread, under the write lock.

        Args:
            name: which.
            force: send it even if the page is known to have it.
        """

    def send(self, content: Any) -> None:
        """A custom message to the component's front end, in order with its values; any thread."""


class _Namespace:
    """The descriptor behind `.param`."""

    def __get__(self, instance: Component | None, owner: type[Component]) -> Any:
        if instance is None:
            return owner._param__parameters
        return ComponentParameters(owner, self=instance)


_MISSING = object()


class Component(param.Parameterized, metaclass=ComponentType):
    """The root of everything that can be shown.

    Class attributes for authors of components:
        _front_end: which front-end module draws it; a class derived from one that is drawn inherits it.
        _unsynced: parameters that stay in Python.
        _writable: parameters that the page may set.
        _events: commands that the page may send, each with the parameters that it sets;
            handled by a method `_event_<name>(value)`.
        _aliases: other names of parameters, `{alias: name}`; both can be set and watched.
        _literal: parameters that take functions as values and not as references.

    A method `_encode_<name>(value, sink)` gives a parameter another form in the page, a method
    `_decode_<name>(raw)` reads what the page sends.

    Concurrency: parameters may be set from any thread; see `docs/threads.md`.
    """

    _is_component: ClassVar[bool] = True
    _front_end: ClassVar[str] = ""
    _unsynced: ClassVar[tuple[str, ...]] = ("name",)
    _writable: ClassVar[tuple[str, ...]] = ()
    _events: ClassVar[dict[str, tuple[str, ...]]] = {}
    _aliases: ClassVar[dict[str, str]] = {"name": "label"}
    _literal: ClassVar[tuple[str, ...]] = ()

    name = param.String(default=" ", constant=False, doc="Another name of `label`.")
    label = param.String(default="", doc="What the user reads beside it.")
    visible = param.Boolean(default=True, doc="Whether it is shown.")
    disabled = param.Boolean(default=False, doc="Whether the user can operate it.")
    loading = param.Boolean(default=False, doc="Whether a loading mark is laid over it.")
    description = param.String(default=None, allow_None=True, doc="A tooltip.")
    width = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Width in CSS pixels.")
    height = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Height in CSS pixels.")
    min_width = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Least width in CSS pixels.")
    min_height = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Least height in CSS pixels.")
    max_width = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Greatest width in CSS pixels.")
    max_height = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Greatest height in CSS pixels.")
    sizing_mode: param.Selector[Any] = param.Selector(
        default=None,
        objects=[
            None, "fixed", "stretch_width", "stretch_height", "stretch_both",
            "scale_width", "scale_height", "scale_both",
        ],
        doc="How it takes the space it is given.",
    )  # fmt: skip
    margin = param.Parameter(
        default=None, doc="Space around it in pixels: one number, (vertical, horizontal) or (top, right, bottom, left)."
    )
    align = param.Parameter(default="start", doc='"start", "center", "end", "auto" or a pair (horizontal, vertical).')
    styles = param.Dict(default={}, nested_refs=True, doc="CSS properties of its frame.")
    stylesheets = param.List(default=[], nested_refs=True, doc="CSS texts that apply inside it; `:host` is its frame.")
    css_classes = param.List(default=[], nested_refs=True, doc="CSS classes of its frame.")
    tags = param.List(default=[], doc="Free for the author's use.")

    param = _Namespace()  # below the parameters, whose class body needs the module of that name

    def __init__(self, **params: Any) -> None:
        set_ = object.__setattr__
        set_(self, "_info", class_info(type(self)))
        owner = session_var.get()
        set_(self, "_owner", owner)
        defaults = component_defaults if owner is None else owner.defaults
        if defaults:
            known = self._info.parameters
            params = {**{name: value for name, value in defaults.items() if name in known}, **params}
        set_(self, "_mounts", ())
        set_(self, "_slots", None)
        if not params.keys() <= self._info.parameters.keys():
            raise TypeError(self._info.unknown(type(self).__name__, params))
        references = self._take_references(params)
        for alias, name in type(self)._info_aliases():
            if alias in params:
                if params.setdefault(name, params[alias]) != params[alias]:
                    both = f"{alias}={params[alias]!r}, {name}={params[name]!r}"
                    raise TypeError(f"{type(self).__name__}({both}): two names of one parameter. Give one of them.")
            elif name in params:
                params[alias] = params[name]
        super().__init__(**params)  # type: ignore[no-untyped-call]
        for name, reference in references.items():
            self._refer(name, reference)

    # Made in __init__, before Param's own; instance attributes that are no parameters.
    _info: ClassInfo
    _owner: Owner | None
    _mounts: tuple[Mount, ...]
    _slots: dict[str, Slot] | None

    @classmethod
    def _info_aliases(cls) -> list[tuple[str, str]]:
        info = class_info(cls)
        return [(alias, name) for alias, name in info.aliases.items() if name in info.synced]

    def _take_references(self, params: dict[str, Any]) -> dict[str, Any]:
        return {name: params.pop(name) for name, value in list(params.items()) if self._refers(name, value)}

    def _refers(self, name: str, value: Any) -> bool:
        """Whether `value`, given for a parameter, is a reference or, where it may be, holds some."""
        info = self._info
        return name not in info.literal and (is_reference(value) or (name in info.nested and holds_reference(value)))

    def __setattr__(self, name: str, value: Any) -> None:
        info = self.__dict__.get("_info")
        if info is None or name not in info.parameters or not self._param__private.initialized:
            super().__setattr__(name, value)
        elif self._refers(name, value):
            self._refer(name, value)
        else:
            if self._slots:  # a value set by hand wins over a reference, also over one in flight
                self._unrefer(name)
            self._store(name, value)

    def _store(self, name: str, value: Any) -> None:
        """Store, mark, then notify; see `_store_together`."""
        self._store_together({name: value, **self._entails(name, value)})

    def _entails(self, name: str, value: Any) -> dict[str, Any]:
        """What is stored together with a value, so that no watcher and no page sees one without the other."""
        return {}

    def _store_together(self, values: dict[str, Any]) -> None:
        """Store and mark all, then notify: in one step for the page, with no user code under the lock."""
        with write_lock, collect() as notifications:
            for name, value in values.items():
                self._put(name, value)
        if value is True and isinstance(self._info.parameters.get(name), param.Event):
            self._raise_event(name, notifications)
            return
        for notify in notifications:
            notify()

    def _put(self, name: str, value: Any) -> None:
        """Store under both names and mark. Under the write lock; quick."""
        old = self._param__private.values.get(name, _MISSING)
        super().__setattr__(name, value)
        twin = self._info.aliases.get(name)
        if twin is not None:
            super().__setattr__(twin, value)
        self._stored(name, old)
        run = run_var.get()
        if run is not None and run.order is not None:
            run.order.wrote(run, self, name)

    def _raise_event(self, name: str, notifications: list[Callable[[], None]]) -> None:
        """Notify of a `param.Event`, which is true for as long as its watchers run."""
        values = self._param__private.values
        values[name] = True
        try:
            for notify in notifications:
                notify()
        finally:
            values[name] = False

    def _is_updating(self) -> bool:
        """Whether `param.update` is setting several parameters, of which more may come."""
        return bool(self._param__private.parameters_state["BATCH_WATCH"])

    def _stored(self, name: str, old: Any) -> None:
        """A parameter was stored: mark it for the page. Under the write lock; quick."""
        if not self._mounts:
            return
        if name not in self._info.synced:
            name = self._info.aliases.get(name, name)
            if name not in self._info.synced:
                return
        if not same(old, self._param__private.values.get(name)):
            self._mark(name)

    def _mark(self, name: str, *, force: bool = False) -> None:
        hold = hold_var.get()
        if hold is not None and hold.keeps_mark(self, name, force, write_lock):
            return
        for mount in self._mounts:
            mount.mark(name, force=force)

    def _retriggered(self, names: tuple[str, ...]) -> None:
        """`param.trigger` was called: the page gets the values anew."""
        with write_lock:
            for name in names:
                if name in self._info.synced:
                    self._mark(name, force=True)

    def _refer(self, name: str, reference: Any) -> None:
        """Let a parameter follow a reference: a parameter, a bound function, an expression, a generator."""
        self._unrefer(name)
        slot = reference_slot(
            reference,
            lambda value: self._store(name, value),
            recursive=name in self._info.nested,
            blocks=lambda: self._blocks(name),
        )
        slots = {**(self._slots or {}), name: slot}
        object.__setattr__(self, "_slots", slots)
        slot.evaluate()

    def _unrefer(self, name: str) -> None:
        """A parameter follows its reference no longer, given under this or its other name."""
        for each in (name, self._info.aliases.get(name, name)):
            slot = self._slots.pop(each, None) if self._slots else None
            if slot is not None:
                slot.close()

    def _send(self, content: Any) -> None:
        """Send a custom message to the front end in every page that shows this component."""
        hold = hold_var.get()
        if hold is not None and hold.keeps_message(self, content, write_lock):
            return
        with write_lock:
            for mount in self._mounts:
                mount.send(content)

    def servable(self, title: str | None = None, location: bool = True, area: str = "main", target: str = "") -> Self:
        """Show this in the page of the running app; outside of one it changes nothing.

        Args:
            title: the page's title.
            location: taken for the sake of apps written for Panel; the address is always known.
            area: "main"; pages have no other part yet.
            target: as `area`.

        Warns:
            TransomWarning: for a part of the page that does not exist.
        """
        if (target or area) != "main":
            warnings.warn(
                f"servable(area={target or area!r}): pages have no such part; it is shown in 'main'.",
                TransomWarning,
                stacklevel=2,
            )
        session = session_var.get()
        if session is None:
            unserved.called(sys._getframe(1).f_globals)
        else:
            session.serve(self, title)
        return self

    # What the session asks.

    def _encode(self, name: str, sink: Sink) -> Any:
        """The wire form of a parameter's present value."""
        value = getattr(self, name)
        encoder = self._info.encoders.get(name)
        wire = value if encoder is None else getattr(self, encoder)(value, sink)
        return encode_value(wire, sink) if encoder is None or type(wire) in (str, list, dict) else wire

    def _mounted(self, tree: Any) -> None:
        """The component has been defined in a page; for those that have something to start."""

    def _unmounted(self, mount: Mount) -> None:
        """The component has left a page. On the loop, also at the end of the session."""

    def _announced(self, mount: Mount) -> None:
        """The page has been told of the component: at its definition and in each new snapshot. On the loop."""

    def _admits(self, name: str) -> bool:
        """Whether the page may send `name` in the component's present state."""
        known = name in self._info.writable or name in self._info.events
        return known and not self.disabled and self.visible

    def _blocks(self, name: str) -> bool:
        """Whether applying `name` runs code of the author's that may block the thread it runs on."""
        names = self._info.events.get(name, (name,))
        watchers = self._param__private.watchers
        return any(
            getattr(watcher.fn, "blocking", True)
            for affected in (*names, *(self._info.aliases.get(each, "") for each in names))
            for watcher in tuple(watchers.get(affected, {}).get("value", ()))
        )

    def _takes_long(self, name: str, raw: Any) -> bool:
        """Whether applying this of `name` holds up the thread that does it, whoever watches."""
        return False

    def _receive(self, name: str, raw: Any) -> None:
        """Apply what the page sent.

        Raises:
            RejectedError: `bad_value`, for a value that the parameter does not take.
        """
        if name in self._info.events:
            getattr(self, f"_event_{name}")(raw)
            return
        decoder: Callable[[Any], Any] | None = getattr(self, f"_decode_{name}", None)
        try:
            value = raw if decoder is None else decoder(raw)
            setattr(self, name, value)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise RejectedError("bad_value") from error


# `name` is the text beside a widget here; Param would number instances with it otherwise.
Component.param.name.default = ""
