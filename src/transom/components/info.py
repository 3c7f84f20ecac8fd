"""`ClassInfo`: what is the same for all instances of a component class, worked out once.

Param sets a class up after `__init_subclass__`, so this is done at the first instantiation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from inspect import getattr_static
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol, cast

import param

from transom.components.alias import Alias
from transom.components.encode import encode_value
from transom.components.foreign import Foreign, foreign_of
from transom.components.parameters import same
from transom.components.roles import gather
from transom.diagnostics.absent import hint, path_of
from transom.diagnostics.panel import idle
from transom.errors import ComponentError, EncodeError

if TYPE_CHECKING:
    from transom.components.component import Component
    from transom.components.encode import BufferIndex, Encoder


class Holding(Protocol):
    """A parameter that holds components (see `components.child`)."""

    def taken(self, value: Any, parent: Component | None = None) -> Any:
        """What is stored for `value`."""

    def refers(self, value: Any) -> bool:
        """Whether `value` stands for what is to be held, and is not itself shown."""

    def empty(self) -> Any:
        """What the page knows of it where nothing is held."""

    def encoded(self, parent: Component, encoder: Encoder) -> Any:
        """What the page knows of what `parent` holds by it."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class ClassInfo:
    """The wire side of a component class.

    Attributes:
        name: the class's own name, by which people and reports call it.
        path: where it is in the package, such as "widgets.Button"; of a class of an author's, the one it derives from.
        front_end: the module that draws it in the page.
        parameters: all parameters, by name.
        names: their names; the list that Param has in the class.
        synced: those that travel.
        defaults: their encoded class defaults.
        own: those of the defaults that are not the same in all components.
        writable: those a client may set.
        events: commands a client may send, with the parameters each sets.
        aliases: other name → the parameter that it is a name of.
        others: parameter → its other names.
        setters: parameter → the method that says what setting it stores.
        followers: parameter → the method that says what follows from it.
        held: parameters that hold components, in the order in which these are read.
        literal: parameters that take functions and parameters as values, not as references.
        secret: parameters whose values are not printed, and not kept in the page for another session.
        derived: parameters that follow from others.
        entered: parameters that are typed.
        spliced: those whose long lists reach the page as what has changed.
        updates: whether the class has an `_updated` of its own.
        momentary: those that are true only while their watchers run (`param.Event`).
        numbers: those that hold a number.
        nested: those that take containers with references in them.
        encode_hooks: parameter → the method that gives its form for the page.
        plain: those of which setting is storing and telling, and leaves nothing in the parameter itself.
        foreign: what its author brings for the page.
        silent: keywords that the class takes and that change nothing, with what to write, see `idle`.
    """

    name: str
    path: str
    front_end: str
    parameters: dict[str, param.Parameter[Any]]
    names: list[str]
    synced: frozenset[str]
    defaults: dict[str, Any]
    own: dict[str, Any]
    writable: frozenset[str]
    events: dict[str, tuple[str, ...]]
    aliases: dict[str, str]
    others: dict[str, tuple[str, ...]]
    setters: dict[str, str]
    followers: dict[str, str]
    held: dict[str, Holding]
    literal: frozenset[str]
    secret: frozenset[str]
    derived: frozenset[str]
    entered: frozenset[str]
    spliced: frozenset[str]
    updates: bool
    momentary: frozenset[str]
    numbers: frozenset[str]
    nested: frozenset[str]
    encode_hooks: dict[str, str]
    plain: frozenset[str]
    foreign: Foreign | None = None
    silent: Mapping[str, str] = field(default_factory=dict)

    def unknown(self, kind: str, given: Iterable[str]) -> str:
        """What to say of arguments of which at least one is no parameter of a `kind`."""
        known = self.parameters.keys() | self.idle(dict.fromkeys(given)).keys()
        name = next(name for name in given if name not in known)
        told = hint(self.path, name, self.parameters) or f"It has: {', '.join(sorted(self.parameters))}."
        return f"{kind} has no parameter {name!r}. {told}"

    def idle(self, given: Mapping[str, Any]) -> dict[str, str]:
        """Of arguments those of Panel's that change nothing here, each with what to write or to know."""
        if given.keys() <= self.parameters.keys():
            return {}
        others = [name for name in given if name not in self.parameters]
        told = {name: self.silent[name] if name in self.silent else idle(self.path, name) for name in others}
        return {name: text for name, text in told.items() if text is not None}

    def canonical(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Arguments by the parameters' own names, without those of Panel's that change nothing here.

        Raises:
            TypeError: one that is no parameter, or two that are one with different values.
        """
        if not given.keys() <= self.parameters.keys():
            silent = self.idle(given)
            given = {name: value for name, value in given.items() if name not in silent}
            if not given.keys() <= self.parameters.keys():
                raise TypeError(self.unknown(self.name, given))
        result: dict[str, Any] = {}
        for name, value in given.items():
            own = self.aliases.get(name, name)
            if own in result and not same(result[own], value):
                both = ", ".join(f"{each}={given[each]!r}" for each in (own, *self.others[own]) if each in given)
                raise TypeError(f"{self.name}({both}): two names of one parameter. Give one of them.")
            result[own] = value
        return result

    def description(self, chunk: str | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
        """Defaults and abilities as the `class` op carries them.

        Args:
            chunk: the file that holds the front end, unless the client's runtime does.
        """
        abilities: dict[str, Any] = {"writable": sorted(self.writable), "events": sorted(self.events)}
        if chunk is not None:
            abilities["chunk"] = chunk
        if self.secret:
            abilities["secret"] = sorted(self.secret)
        if self.front_end != self.name:
            abilities["front_end"] = self.front_end
        if self.held:
            abilities["held"] = [name for name in self.held if name in self.synced]
        return self.own, {"name": self.name, "like": ROOT, **abilities}


ROOT = 0
"""The number of the class that all others are like, in each page."""


def root_description(cls: type[Component]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What `cls` and all other components have in common, as the `class` op with the number `ROOT` carries it."""
    root = next(base for base in reversed(cls.__mro__) if "_front_end" in vars(base))
    return _common_defaults(root), {"name": root.__name__, "writable": [], "events": []}


@cache
def _common_defaults(root: type) -> dict[str, Any]:
    found = cast("Any", root).param.objects(instance=False)
    return {
        name: encode_value(each.default, _NoEncoder())
        for name, each in sorted(found.items())
        if not isinstance(each, Alias) and not name.startswith("_")
    }


_making = RLock()


class _NoEncoder:
    owner = None

    def component(self, component: Any) -> str:
        raise EncodeError(f"the class default {component!r} is a component; give it to instances")

    def buffer(self, data: Any) -> BufferIndex:
        raise EncodeError("a class default holds bytes; give them to instances")


def class_info(cls: type[Component]) -> ClassInfo:
    """The metadata of `cls`; made at the first call, once, and kept on the class itself. From any thread."""
    info: ClassInfo | None = cls.__dict__["_class_info"]
    if info is None:
        with _making:
            info = cls.__dict__["_class_info"]
            if info is None:
                info = _make(cls)
                type.__setattr__(cls, "_class_info", info)
    return info


def _make(cls: type[Component]) -> ClassInfo:
    foreign = foreign_of(cls)
    drawn = "Foreign" if foreign is not None and foreign.esm is not None else cls._front_end
    if not drawn:
        raise ComponentError(
            f"{cls.__name__} has no front end, so it cannot be shown. Derive it from a component that has one, or name "
            'one: `_front_end = "Str"`. A module of your own goes into `_esm`.'
        )
    parameters = dict(cls.param.objects(instance=False))
    aliases = {name: each.target for name, each in parameters.items() if isinstance(each, Alias)}
    events: dict[str, tuple[str, ...]] = {}
    for base in reversed(cls.__mro__):
        events.update(base.__dict__.get("_events", {}))
    # References are Transom's own affair; without this Param evaluates each argument to see if it is one.
    names = list(parameters)
    cast("Any", cls._param__private).explicit_no_refs = names
    hidden = cls._hidden(parameters) | aliases.keys()
    synced = frozenset(parameters.keys() - hidden)
    held = _held(cls, parameters)
    encode_hooks = _methods(cls, "_encode_", synced)
    defaults: dict[str, Any] = {}
    for name in sorted(synced):
        value = held[name].empty() if name in held else parameters[name].default
        if name in encode_hooks and isinstance(getattr_static(cls, encode_hooks[name]), classmethod):
            value = getattr(cls, encode_hooks[name])(value, _NoEncoder())
        elif name in encode_hooks and value is not None:
            continue  # what an instance encodes can only be known of instances, but for nothing at all
        defaults[name] = encode_value(value, _NoEncoder())
    return ClassInfo(
        name=cls.__name__,
        path=path_of(cls),
        front_end=drawn,
        parameters=parameters,
        names=names,
        synced=synced,
        defaults=defaults,
        own=_differing(defaults, root_description(cls)[0]),
        writable=frozenset(cls._settable(parameters) - aliases.keys() - hidden),
        events=events,
        aliases=aliases,
        others={name: tuple(sorted(each for each in aliases if aliases[each] == name)) for name in aliases.values()},
        setters=_methods(cls, "_set_", parameters),
        followers=_methods(cls, "_after_", parameters),
        held=held,
        literal=frozenset(gather(cls, "_literal")),
        secret=frozenset(gather(cls, "_secret")),
        derived=frozenset(gather(cls, "_derived")),
        entered=frozenset(gather(cls, "_entered")),
        spliced=frozenset(held) | gather(cls, "_spliced"),
        updates=cls._updated.__module__ != "transom.components.storing",  # where the one stands that does nothing
        momentary=frozenset(name for name, each in parameters.items() if isinstance(each, param.Event)),
        numbers=frozenset(name for name, each in parameters.items() if _is_number(each)),
        nested=frozenset(name for name, each in parameters.items() if each.nested_refs),
        encode_hooks=encode_hooks,
        plain=frozenset(name for name, each in parameters.items() if _is_plain(each)),
        foreign=foreign,
        silent=getattr(cls, "_idle", {}),
    )


def _differing(defaults: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    def shared(name: str, value: Any) -> bool:
        return name in common and type(common[name]) is type(value) and bool(common[name] == value)

    return {name: value for name, value in defaults.items() if not shared(name, value)}


def _is_number(parameter: param.Parameter[Any]) -> bool:
    # To Param a date is a kind of number too.
    return isinstance(parameter, param.Number) and not isinstance(parameter, param.Date | param.CalendarDate)


_SETTERS = (param.Parameter.__set__, param.Dynamic.__set__)
"""The setters of Param that store and tell, and nothing else; `Dynamic` does more with functions only."""


def _is_plain(parameter: param.Parameter[Any]) -> bool:
    # An author's own may look at the object that it belongs to, or keep something; it gets one for each instance, as
    # with Param. So does one that takes what it is given among its options.
    kind = type(parameter)
    known = kind.__module__.partition(".")[0] in ("param", "transom")
    return known and kind.__set__ in _SETTERS and getattr(parameter, "check_on_set", True)


def _held(cls: type[Component], parameters: dict[str, Any]) -> dict[str, Holding]:
    """The parameters that hold components; those of the most special class first, as a header before a body."""
    names = dict.fromkeys(name for base in cls.__mro__ for name in vars(base) if name in parameters)
    return {name: parameters[name] for name in names if getattr(type(parameters[name]), "_holds", False)}


def _methods(cls: type[Component], prefix: str, parameters: Iterable[str]) -> dict[str, str]:
    return {name: prefix + name for name in parameters if hasattr(cls, prefix + name)}
