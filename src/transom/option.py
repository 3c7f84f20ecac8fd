"""`Option`: an option of `config` about the page as a whole, as a typed attribute.

Owns which there are of these in Panel, what each is when nothing is said, and what to write in place of those that
change nothing here.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Generic, TypeVar, overload

from transom.components.defaults import page_options
from transom.components.outline import short
from transom.reactive.context import session_var

T = TypeVar("T")


class Option(Generic[T]):
    """An attribute that is kept with the running page, outside of one for all pages to come.

    A list or dict that is read may be changed in place.

    Args:
        default: what it is when nothing is said.
        kinds: the types that a value may have; any when omitted.
        one_of: the values that there are; any when omitted.
        instead: what to write in place of an option that changes nothing here; "" for one that is silent.
        after: told of the new value.
        by: what is kept for the value that is set.
    """

    def __init__(
        self,
        default: T,
        *kinds: type,
        one_of: tuple[Any, ...] = (),
        instead: str | None = None,
        after: Callable[[T], None] | None = None,
        by: Callable[[Any], Any] | None = None,
    ) -> None:
        self.default = default
        self.kinds = kinds
        self.one_of = one_of
        self.instead = instead
        self.after = after
        self.by = by
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Option[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Option[T] | T:
        if instance is None:
            return self
        kept = current_options()
        if self.name not in kept:
            fresh = deepcopy(self.default)
            if not isinstance(fresh, list | dict):
                return fresh
            kept[self.name] = fresh
        return kept[self.name]  # type: ignore[no-any-return]

    def __set__(self, instance: object, value: T) -> None:
        value = value if self.by is None else self.by(value)
        if self.one_of and value not in self.one_of:
            raise ValueError(f"{self.name}={value!r} is not one of {', '.join(map(repr, self.one_of))}.")
        if self.kinds and not isinstance(value, self.kinds):
            words = " or ".join("None" if kind is type(None) else kind.__name__ for kind in self.kinds)
            raise ValueError(f"config.{self.name} takes a {words}, and was given {short(value)}.")
        known = current_options().get(self.name, self.default)
        current_options()[self.name] = value
        owner = session_var.get()
        if self.instead and known == self.default != value and owner is not None and owner.dev:
            owner.advise("option", f"config.{self.name} changes nothing here. {self.instead}")
        if self.after is not None:
            self.after(value)


def current_options() -> dict[str, Any]:
    """What has been said of the running page, or of all to come."""
    owner = session_var.get()
    return page_options if owner is None else owner.options
