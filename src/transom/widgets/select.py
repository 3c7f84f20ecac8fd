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
            params["options"] = _flat(groups)
        options = params.setdefault("options", [])
        if isinstance(options, list | dict):
            params["labels"] = _labels(options)
            values = _values(options)
            if "value" not in params and values and not params.get("placeholder"):
                params["value"] = values[0]
        super().__init__(**params)
        self._check(self.value)

    def _values(self) -> list[Any]:
        return _values(self.options)

    def _check(self, value: Any) -> None:
        if value is not None and self._index(value) is None:
            raise OptionError(
                f"{type(self).__name__} {self.label!r}: value={value!r} is not among the options "
                f"{self.labels[:10]}. Set value to one of them, or options to include it."
            )

    def _index(self, value: Any) -> int | None:
        for number, each in enumerate(self._values()):
            if each is value or same(each, value):
                return number
        return None

    def _store(self, name: str, value: Any) -> None:
        if name == "value":
            self._check(value)
        if name == "groups" and value is not None:
            super()._store("groups", value)
            name, value = "options", _flat(value)
        super()._store(name, value)
        if name == "options":
            super()._store("labels", _labels(value))
            values = self._values()
            if self._index(self.value) is None:
                super()._store("value", values[0] if values else None)
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


def _values(options: Any) -> list[Any]:
    return list(options.values()) if isinstance(options, dict) else list(options)


def _labels(options: Any) -> list[str]:
    return [str(option) for option in options]


def _flat(groups: Mapping[Any, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for options in groups.values():
        pairs = options.items() if isinstance(options, dict) else ((str(each), each) for each in options)
        flat.update({str(label): value for label, value in pairs})
    return flat
