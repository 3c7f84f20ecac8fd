"""`Component`: a `param` object with a face in the page.

Owns how a parameter is stored, marked for the page and set from it. A session mounts a component
through the `Mount` protocol below; the component knows nothing else of sessions.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Protocol, Self

import param

from transom.components.alias import Alias, install
from transom.components.controlled import Controlled
from transom.components.copying import arguments_of, deeply_copied, remade
from transom.components.defaults import component_defaults
from transom.components.encode import Encoder, encode_value
from transom.components.info import ClassInfo, class_info
from transom.components.lean import LeanDict, LeanList, LeanPrivate
from transom.components.linking import Linking
from transom.components.outline import outline, within
from transom.components.parameters import ComponentParameters, plain_number
from transom.components.proportion import is_proportion, no_proportion
from transom.components.reference import holds_reference, is_reference, reference_slot, take
from transom.components.roles import Roles
from transom.components.saving import Saving
from transom.components.showing import Showing
from transom.components.signature import ComponentType
from transom.components.states import States
from transom.components.storing import Change, Storing, write_lock
from transom.components.unserved import unserved
from transom.errors import RejectedError, TransomWarning
from transom.reactive.context import AREAS, Owner, session_var
from transom.reactive.hold import hold_var
from transom.reactive.slot import Slot


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


class Component(Roles, Controlled, Linking, Storing, Saving, Showing, param.Parameterized, metaclass=ComponentType):
    """The root of everything that can be shown.

    Class attributes for authors of components:
        _front_end: which front-end module draws it; a class derived from one that is drawn inherits it.
        _unsynced: parameters that stay in Python.
        _writable: parameters that the page may set.
        _events: commands that the page may send, each with the parameters that it sets;
            handled by a method `_event_<name>(value)`.
        _queries: those of the commands that change nothing: what is disabled answers them too.
        _beside: those that touch nothing that code of the page sees: they do not wait for it.
        _literal: parameters that take functions as values and not as references.
        _secret: parameters whose values are not printed, and not kept in the page for another session.
        _entered: parameters that are typed: what is refused of them stays in the page, until code sets them.
        _derived: parameters that follow from others, which a copy works out by itself.
        _spliced: parameters whose lists, where they are long, reach the page as what has changed in them; those that
            hold components do anyway.
        _esm: a front-end module of the author's own: its text, or a path that begins at the file of the class.
        _stylesheets: CSS texts, or paths of CSS files, that apply inside it, as those of `stylesheets`.
        _importmap: what bare names in the imports of `_esm` stand for, `{"imports": {name: address}}`.

    Methods for authors of components, called by the names of parameters and commands:
        _set_<name>(value): what setting the parameter stores, `{name: value}`: the value as it is to be kept, and what
            is to be stored with it.
        _after_<name>(change): what follows from what was stored, `{name: value}`, see `Change`. Once, also at the end
            of `param.update` and of the constructor, when all values are in. Under the write lock: quick, no code of
            others.
        _encode_<name>(value, encoder): another form for the page.
        _decode_<name>(raw): the value of what the page sends; raises ValueError for what it may not send, or
            `RejectedError("bad_value", reason)` with what is to be said to the user at the field.
        _event_<name>(value): carries out a command.
    `_updated(names)` is called when parameters have been stored, and before their watchers are told.

    Concurrency: parameters may be set from any thread; see `docs/threads.md`.
    """

    _is_component: ClassVar[bool] = True
    _front_end: ClassVar[str] = ""

    name = param.String(default=" ")
    label = param.String(default="", doc="What the user reads beside it.")
    visible = param.Boolean(default=True, doc="Whether it is shown.")
    disabled = param.Boolean(default=False, doc="Whether the user can operate it.")
    loading = param.Boolean(default=False, doc="Whether a loading mark is laid over it.")
    description = param.String(
        default=None, allow_None=True, doc="A tooltip; of a field, help behind a mark after its label."
    )
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
    aspect_ratio = param.ClassSelector(
        default=None,
        class_=(int, float, str),
        doc='Width by height, from which the side without a size follows; "auto" that of `width` and `height`.',
    )
    width_policy: param.Selector[Any] = param.Selector(
        default="auto",
        objects=["auto", "fixed", "fit", "min", "max"],
        doc='"fixed" as wide as `width` says, "fit" as its content, "min" as little and "max" as much as can be.',
    )
    height_policy: param.Selector[Any] = param.Selector(
        default="auto", objects=["auto", "fixed", "fit", "min", "max"], doc="How high it is, as `width_policy`."
    )
    margin: param.Parameter[int | tuple[int, ...] | list[int] | None] = param.Parameter(
        default=None, doc="Space around it in pixels: one number, (vertical, horizontal) or (top, right, bottom, left)."
    )
    align: param.Parameter[str | tuple[str, str]] = param.Parameter(
        default="start", doc='"start", "center", "end", "auto" or a pair (horizontal, vertical).'
    )
    styles = LeanDict(nested_refs=True, doc="CSS properties of its frame.")
    stylesheets = LeanList(nested_refs=True, doc="CSS texts that apply inside it; `:host` is its frame.")
    css_classes = LeanList(nested_refs=True, doc="CSS classes of its frame.")
    tags = LeanList(doc="Free for the author's use.")

    param = _Namespace()  # below the parameters, whose class body needs the module of that name

    _class_info: ClassVar[ClassInfo | None] = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # There from the first: Param goes through a class and its bases, in any thread, and none may grow meanwhile.
        type.__setattr__(cls, "_class_info", None)

    def __init__(self, **params: Any) -> None:
        set_ = object.__setattr__
        info = class_info(type(self))
        owner = session_var.get()
        set_(self, "_param__private", LeanPrivate(info.names, owner))
        set_(self, "_info", info)
        set_(self, "_owner", owner)
        arguments = params
        params = info.canonical(params)
        defaults = component_defaults if owner is None else owner.defaults
        if defaults:
            free = {name for name in defaults if name in info.parameters and not info.parameters[name].constant}
            params = {**{name: defaults[name] for name in free}, **params}
        references = self._take_references(params)
        given = frozenset(params)
        for name in (info.setters.keys() | info.held.keys() | info.numbers) & given:
            params = {**self._meaning(name, params.pop(name)), **params}
        super().__init__(**params)  # type: ignore[no-untyped-call]
        for name, reference in references.items():
            self._refer(name, reference)
        if info.followers or info.updates:
            self._updated(given | self._follow(Change(given, frozenset(info.parameters)), self._give))
        self._advise_of_idle(arguments)

    # Made in __init__, before Param's own; instance attributes that are no parameters.
    _info: ClassInfo
    _owner: Owner | None
    _mounts: tuple[Mount, ...] = ()
    _slots: dict[str, Slot] | None = None  # of those that have any; most have none
    _pending: dict[str, bool] | None = None

    def _take_references(self, params: dict[str, Any]) -> dict[str, Any]:
        return {name: params.pop(name) for name, value in list(params.items()) if self._refers(name, value)}

    def _refers(self, name: str, value: Any) -> bool:
        """Whether `value`, given for a parameter, is a reference or, where it may be, holds some."""
        info = self._info
        if name in info.held and not info.held[name].refers(value):
            return False
        return name not in info.literal and (is_reference(value) or (name in info.nested and holds_reference(value)))

    def __setattr__(self, name: str, value: Any) -> None:
        info = self.__dict__.get("_info")
        if info is None or name not in info.parameters or not self._param__private.initialized:
            super().__setattr__(name, value)
            if info is not None and self._param__private.initialized and not name.startswith("_"):
                self._advise_of_idle({name: value})
        else:
            self._assign(info.aliases.get(name, name), value)

    def _set_aspect_ratio(self, value: Any) -> dict[str, Any]:
        value = plain_number(value)
        if not is_proportion(value):
            self._advise("aspect_ratio", no_proportion(value))
        return {"aspect_ratio": value}

    @classmethod
    def _encode_aspect_ratio(cls, value: Any, encoder: Encoder) -> Any:
        return value if is_proportion(value) else None

    def _is_updating(self) -> bool:
        """Whether `param.update` is setting several parameters, of which more may come."""
        return bool(self._param__private.parameters_state["BATCH_WATCH"])

    def _mark(self, name: str, *, force: bool = False) -> None:
        hold = hold_var.get()
        if hold is not None and hold.keeps_mark(self, name, force, write_lock):
            return
        for mount in self._mounts:
            mount.mark(name, force=force)

    def _refer(self, name: str, reference: Any) -> None:
        """Let a parameter follow a reference: a parameter, a bound function, an expression, a generator."""
        self._unrefer(name)
        slot = reference_slot(
            reference,
            partial(take, self, name),
            recursive=name in self._info.nested,
            blocks=lambda: self._blocks(name),
        )
        slots = {**(self._slots or {}), name: slot}
        object.__setattr__(self, "_slots", slots)
        slot.evaluate()

    def _unrefer(self, name: str) -> None:
        """A parameter follows its reference no longer."""
        slot = self._slots.pop(name, None) if self._slots else None
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
            area: the part of the page: "main", "sidebar", "header" or "modal".
            target: as `area`.

        Warns:
            TransomWarning: for a part of the page that does not exist.
        """
        area = target or area
        if area not in AREAS:
            text = f"servable(target={area!r}): a page has no such part, so it is shown in 'main'. Write one of "
            warnings.warn(text + ", ".join(map(repr, AREAS)) + ".", TransomWarning, stacklevel=2)
            area = "main"
        session = session_var.get()
        if session is None:
            unserved.called(sys._getframe(1).f_globals)
        else:
            self._placed()
            session.serve(self, title, area)
        return self

    def select(self, selector: type | Callable[[Component], bool] | None = None) -> list[Component]:
        """This and all that it holds, at any depth.

        Args:
            selector: of which class they are to be, or a function that says of each whether it is meant.
        """
        self._placed()
        found = within(self)
        if isinstance(selector, type):
            return [each for each in found if isinstance(each, selector)]
        return [each for each in found if selector is None or selector(each)]

    def clone(self, **params: Any) -> Self:
        """Another component of this class with the same parameters.

        Where one follows a reference, so does the other. Watchers are not carried over.

        Args:
            params: parameters that are to differ, by any of their names.

        Raises:
            TypeError: one that is no parameter.
        """
        return type(self)(**{**self._arguments(), **self._canonical(params)})

    def _arguments(self) -> dict[str, Any]:
        """What the constructor of a copy is given; for classes whose constructor takes more than parameters."""
        return arguments_of(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return deeply_copied(self, memo)

    def __reduce__(self) -> Any:
        return remade, (type(self), self._arguments())

    def __repr__(self) -> str:
        return outline(self)

    __str__ = __repr__

    def _placed(self) -> None:
        """It is put into a layout or a page; for those that only then make what they show."""

    # What the session asks.

    def _encode(self, name: str, encoder: Encoder) -> Any:
        """The wire form of a parameter's present value."""
        if name in self._info.held:
            return self._info.held[name].encoded(self, encoder)
        value = getattr(self, name)
        hook = self._info.encode_hooks.get(name)
        wire = value if hook is None else getattr(self, hook)(value, encoder)
        return encode_value(wire, encoder)

    def _mounted(self, tree: Any) -> None:
        """The component has been defined in a page; for those that have something to start."""

    def _unmounted(self, mount: Mount) -> None:
        """The component has left a page. On the loop, also at the end of the session."""

    def _announced(self, mount: Mount) -> None:
        """The page has been told of the component: at its definition and in each new snapshot. On the loop."""

    def _admits(self, name: str) -> bool:
        """Whether the page may send `name` in the component's present state."""
        known = name in self._info.writable or name in self._info.events
        return known and self.visible and (name in self._queries or not self.disabled)

    def _blocks(self, name: str) -> bool:
        """Whether applying `name` runs code of the author's that may block the thread it runs on."""
        names = self._info.events.get(name, (name,))
        watchers = self._param__private.made("watchers", {})
        return any(
            getattr(watcher.fn, "blocking", True)
            for affected in (*names, *(alias for each in names for alias in self._info.others.get(each, ())))
            for watcher in tuple(watchers.get(affected, {}).get("value", ()))
        )

    def _takes_long(self, name: str, raw: Any) -> bool:
        """Whether applying this of `name` holds up the thread that does it, whoever watches."""
        return False

    def _states(self, most: int) -> States | None:
        """The values that it can have in a saved page, of a track at most so many; `None`: nobody could count them."""

    def _receive(self, name: str, raw: Any) -> None:
        """Apply what the page sent.

        Raises:
            RejectedError: `bad_value`, for a value that the parameter does not take.
        """
        if name in self._info.events:
            getattr(self, f"_event_{name}")(raw)
            return
        try:
            self._assign(name, self._decode(name, raw), page=True)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, StopIteration) as error:
            raise RejectedError("bad_value") from error

    def _decode(self, name: str, raw: Any) -> Any:
        """The value of what the page sends for a parameter."""
        decoder: Callable[[Any], Any] | None = getattr(self, f"_decode_{name}", None)
        return raw if decoder is None else decoder(raw)


# `name` is the text beside a widget here. Param lets a class body declare it as text only, so that was a stand-in.
install(Component, "name", Alias("label"))
