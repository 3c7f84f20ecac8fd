"""`Select`: one of several options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import param

from transom.components.encode import Sink
from transom.components.parameters import same
from transom.components.widget import Widget
from transom.errors import TransomError


class OptionError(TransomError, ValueError):
    """A value that is not among the options."""


class Select(Widget):
    """One of several options.

    Options are a list, or a dict from label to value; `groups` is a dict from group name to either.
    Without a `value` the first option is chosen. Values may be any objects; the page knows numbers.
    """

    _front_end = "Select"
    _writable = ("value",)
    _unsynced = ("options",)

    value = param.Parameter(default=None, doc="The value of the chosen option.")
    options = param.ClassSelector(default=[], class_=(list, dict), doc="What to choose from.")
    labels = param.List(default=[], doc="The options' texts, in order; follows from `options`.")
    groups = param.Dict(default=None, allow_None=True, doc="Options by group name.")
    size = param.Integer(default=1, bounds=(1, None), doc="How many rows are shown.")
    placeholder = param.String(default="", doc="Shown while nothing is chosen.")

    def __init__(self, **params: Any) -> None:
        groups = params.get("groups")
        if isinstance(groups, Mapping):
            params["options"] = dict(_grouped(groups))
        options = params.setdefault("options", [])
        if isinstance(options, list | dict):
            pairs = _grouped(groups) if isinstance(groups, Mapping) else _pairs(options)
            params["labels"] = [label for label, _ in pairs]
            values = [value for _, value in pairs]
            if "value" not in params and values and not params.get("placeholder"):
                params["value"] = values[0]
            # A function among the options is what is chosen; it is not to be called for the value.
            chosen = params.pop("value") if _holds(values, params.get("value")) else None
        else:
            chosen = None
        super().__init__(**params)
        if chosen is not None:
            self._store("value", chosen)
        self._check(self.value)

    def _refers(self, name: str, value: Any) -> bool:
        is_option = name == "value" and "_param__private" in self.__dict__ and _holds(self._values(), value)
        return super()._refers(name, value) and not is_option

    def _pairs(self) -> list[tuple[str, Any]]:
        return _pairs(self.options) if self.groups is None else _grouped(self.groups)

    def _values(self) -> list[Any]:
        return [value for _, value in self._pairs()]

    def _check(self, value: Any) -> None:
        if value is not None and self._index(value) is None:
            raise OptionError(
                f"{type(self).__name__} {self.label!r}: value={value!r} is not among the options "
                f"{self.labels[:10]}. Set value to one of them, or options to include it."
            )

    def _index(self, value: Any) -> int | None:
        return _index(self._values(), value)

    def _store(self, name: str, value: Any) -> None:
        if name == "value" and not self._is_updating():  # an update may bring the options after the value
            self._check(value)
        super()._store(name, value)

    def _put(self, name: str, value: Any) -> None:
        super()._put(name, value)
        if name == "labels":
            self._mark("value", force=True)  # its number may be another now

    def _entails(self, name: str, value: Any) -> dict[str, Any]:
        """Other options bring their labels; a value that is none of them gives way to nothing or to the first."""
        others: dict[str, Any]
        if name == "options" and isinstance(value, list | dict):
            others, pairs = {"groups": None}, _pairs(value)
        elif name == "groups" and isinstance(value, dict):
            pairs = _grouped(value)
            others = {"options": dict(pairs)}
        else:
            return {}
        others["labels"] = [label for label, _ in pairs]
        values = [each for _, each in pairs]
        if _index(values, self.value) is None:
            empty = self.placeholder or not values or any(each is None for each in values)
            others["value"] = None if empty else values[0]
        return others

    def _encode_value(self, value: Any, sink: Sink) -> int | None:
        return self._index(value)

    def _encode_groups(self, value: Any, sink: Sink) -> list[list[Any]] | None:
        """Each group's text with how many options it has, in order."""
        return None if value is None else [[str(group), len(options)] for group, options in value.items()]

    def _decode_value(self, raw: Any) -> Any:
        if raw is None and self.placeholder:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw < len(self._values()):
            raise ValueError("not the number of an option")
        return self._values()[raw]


def _pairs(options: Any) -> list[tuple[str, Any]]:
    """Labels and values in order."""
    pairs = options.items() if isinstance(options, dict) else ((each, each) for each in options)
    return [(str(label), value) for label, value in pairs]


def _grouped(groups: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """The same for groups; a label may stand in several of them."""
    return [pair for options in groups.values() for pair in _pairs(options)]


def _index(values: list[Any], value: Any) -> int | None:
    """Where `value` is among the values: itself, else one that is equal."""
    exact = (number for number, each in enumerate(values) if each is value or same(each, value))
    equal = (number for number, each in enumerate(values) if _equal(each, value))
    found = next(exact, None)
    return next(equal, None) if found is None else found


def _equal(one: Any, other: Any) -> bool:
    """Equal by the objects' own word, such as 1 and 1.0; arrays and the like, which do not say, are not."""
    try:
        return not isinstance(one, bool) and not isinstance(other, bool) and bool(one == other)
    except (TypeError, ValueError):
        return False


def _holds(values: list[Any], value: Any) -> bool:
    return callable(value) and any(value is each for each in values)
