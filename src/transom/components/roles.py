"""The roles of a component's parameters, verified when the class is made.

Owns which tables and hooks a class may have and what may stand in them. A name that is none is an error where it is
written, not a parameter that is silently left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, ClassVar

import param

from transom.components.alias import Alias
from transom.components.foreign import foreign_of
from transom.errors import ComponentError
from transom.reactive.of_param import names_of

if TYPE_CHECKING:
    from transom.components.component import Component

_TABLES = ("_unsynced", "_writable", "_literal", "_derived", "_rerender", "_secret", "_spliced", "_entered")
"""Class attributes that name parameters."""
_HOOKS = ("_set_", "_after_", "_encode_", "_decode_", "_event_")
"""What methods begin with that are called by the name of a parameter or a command."""


class Roles:
    """What a class of components says of itself and its parameters; see `Component`."""

    _unsynced: ClassVar[tuple[str, ...]] = ()
    _writable: ClassVar[tuple[str, ...]] = ()
    _events: ClassVar[dict[str, tuple[str, ...]]] = {}
    _queries: ClassVar[tuple[str, ...]] = ()
    _beside: ClassVar[tuple[str, ...]] = ()
    _literal: ClassVar[tuple[str, ...]] = ()
    _secret: ClassVar[tuple[str, ...]] = ()
    _derived: ClassVar[tuple[str, ...]] = ()
    _spliced: ClassVar[tuple[str, ...]] = ()
    _entered: ClassVar[tuple[str, ...]] = ()
    _esm: ClassVar[str | os.PathLike[str]] = ""
    _stylesheets: ClassVar[Sequence[str | os.PathLike[str]]] = ()
    _importmap: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    _form: ClassVar[str] = ""

    @classmethod
    def _hidden(cls, parameters: Mapping[str, param.Parameter[Any]]) -> set[str]:
        """Those of its parameters that stay in Python."""
        return gather(cls, "_unsynced") | {name for name in parameters if name.startswith("_")}

    @classmethod
    def _settable(cls, parameters: Mapping[str, param.Parameter[Any]]) -> set[str]:
        """Those of its parameters that the page may set."""
        return gather(cls, "_writable")


def verify(cls: type[Component]) -> None:
    """Compare what `cls` itself says of its parameters with the parameters that it has.

    Raises:
        ComponentError: a table or a method that names what is not there, or two that contradict each other.
    """
    own = vars(cls)
    if {"_esm", "_css", "_stylesheets", "_importmap"} & own.keys():
        foreign_of(cls)
    parameters: frozenset[str] = names_of(cls)
    for table, names in _named(own):
        for name in names:
            _require(cls, table, name, parameters, "parameter")
    commands = gather(cls, "_events")
    _verify_commands(cls, commands)
    for name in own:
        prefix = next((each for each in _HOOKS if name.startswith(each)), None)
        if prefix == "_event_":
            _require(cls, name, name.removeprefix(prefix), commands, "command")
        elif prefix is not None:
            _require(cls, name, name.removeprefix(prefix), parameters, "parameter")
    both = sorted(gather(cls, "_writable") & gather(cls, "_unsynced"))
    if both:
        raise ComponentError(
            f"{cls.__name__}: the page may set {both[0]!r} (_writable) and is not told of it (_unsynced). "
            "Take it out of one of the two."
        )


def _verify_commands(cls: type[Component], commands: set[str]) -> None:
    own = vars(cls)
    for command in own.get("_events", ()):
        if not hasattr(cls, f"_event_{command}"):
            raise ComponentError(
                f"{cls.__name__}._events names {command!r}, and nothing handles it. Write a method "
                f"`_event_{command}(self, value)`."
            )
    for table in ("_queries", "_beside"):
        for command in own.get(table, ()):
            _require(cls, table, command, commands, "command")


def gather(cls: type, attribute: str) -> set[str]:
    """What stands in a table of `cls` and of all classes that it derives from."""
    return {name for base in cls.__mro__ for name in base.__dict__.get(attribute, ())}


def _named(own: Any) -> Iterator[tuple[str, Iterable[str]]]:
    for table in _TABLES:
        yield table, own.get(table, ())
    for alias, each in own.items():
        if isinstance(each, Alias):
            yield alias, (each.target,)
    for names in own.get("_events", {}).values():
        yield "_events", names


def _require(cls: type[Component], where: str, name: str, known: Iterable[str], what: str) -> None:
    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"It has: {', '.join(sorted(known)) or 'none'}."
    raise ComponentError(f"{cls.__name__}.{where} names {name!r}, which is no {what} of {cls.__name__}. {hint}")
