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
        values = self._values()
        exact = (number for number, each in enumerate(values) if each is value or same(each, value))
        equal = (number for number, each in enumerate(values) if _equal(each, value))
        return next(exact, next(equal, None))

    def _store(self, name: str, value: Any) -> None:
        if name == "value" and not self._is_updating():  # an update may bring the options after the value
            self._check(value)
        if name == "options" and self.groups is not None:
            super()._store("groups", None)
        super()._store(name, value)
        if name == "groups" and value is not None:
            super()._store("options", dict(_grouped(value)))
        if name == "options" or (name == "groups" and value is not None):
            self._offer()

    def _offer(self) -> None:
        """There are other options: keep the value if it is among them, else take the first."""
        pairs = self._pairs()
        super()._store("labels", [label for label, _ in pairs])
        if self._index(self.value) is None:
            super()._store("value", pairs[0][1] if pairs else None)
        else:
            self._mark("value", force=True)  # its number may be another now

    def _encode_value(self, value: Any, sink: Sink) -> int | None:
        return None if value is None else self._index(value)

    def _encode_groups(self, value: Any, sink: Sink) -> dict[str, list[int]] | None:
        if value is None:
            return None
        numbers: dict[str, list[int]] = {}
        at = 0
        for group, options in value.items():
            numbers[str(group)] = list(range(at, at + len(options)))
            at += len(options)
        return numbers

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


def _equal(one: Any, other: Any) -> bool:
    """Equal by the objects' own word, such as 1 and 1.0; arrays and the like, which do not say, are not."""
    try:
        return not isinstance(one, bool) and not isinstance(other, bool) and bool(one == other)
    except (TypeError, ValueError):
        return False


def _holds(values: list[Any], value: Any) -> bool:
    return callable(value) and any(value is each for each in values)
