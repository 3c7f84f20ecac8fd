"""`Choice`: the root of widgets that choose one of several options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import param

from transom.components.encode import Sink
from transom.components.outline import short
from transom.components.storing import Change, write_lock
from transom.components.widget import Widget
from transom.widgets.options import Options, grouped, pairs_of, plain_options


class Choice(Widget):
    """One of several options.

    Options are a list, or a dict from label to value. Without a `value` the first one is chosen. Values may be any
    objects: the page knows numbers. A value that is none of the options is kept, and nothing is chosen in the page;
    other options take the first in its place.
    """

    _writable = ("value",)
    _unsynced = ("options",)
    _derived = ("labels",)

    value = param.Parameter(default=None, doc="The value of the chosen option.")
    options = param.ClassSelector(default=[], class_=(list, dict), doc="What to choose from.")
    labels = param.List(default=[], doc="The options' texts, in order; follows from `options`.")

    def __init__(self, **params: Any) -> None:
        self.__dict__["_offered"] = Options()
        super().__init__(**params)

    _offered: Options

    def _take_references(self, params: dict[str, Any]) -> dict[str, Any]:
        # A function among the options is what is chosen; it is not to be called for the value.
        value = params.get("value")
        plain = callable(value) and any(value is each for each in self._values_in(params))
        chosen = {"value": params.pop("value")} if plain else {}
        references = super()._take_references(params)
        params.update(chosen)
        return references

    def _refers(self, name: str, value: Any) -> bool:
        is_option = name == "value" and any(value is each for each in self._offered.values if callable(each))
        return super()._refers(name, value) and not is_option

    @staticmethod
    def _values_in(params: Mapping[str, Any]) -> list[Any]:
        """The values of the options that a constructor is given."""
        options = params.get("options")
        return [value for _, value in pairs_of(options)] if isinstance(options, list | dict) else []

    def _pairs(self) -> list[tuple[str, Any]]:
        return pairs_of(self.options)

    def _may_be_empty(self) -> bool:
        """Whether nothing is chosen where others would choose the first."""
        return False

    def _set_options(self, options: Any) -> dict[str, Any]:
        return {"options": plain_options(options)}

    def _after_options(self, change: Change) -> dict[str, Any]:
        offered = self._offered
        offered.offer(self._pairs())
        follows: dict[str, Any] = {"labels": offered.labels}
        given = "value" in change.names and self.value is not None
        if not given and offered.index(self.value) is None:
            empty = self._may_be_empty() or not offered.values or offered.index(None) is not None
            follows["value"] = None if empty else offered.values[0]
        return follows

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("options", "labels")):
            with write_lock:
                for name in ("labels", "value"):  # their numbers may be others now
                    self._mark(name, force=True)
        if names.isdisjoint(("value", "options")) or self.value is None or self._awaits("options"):
            return
        if self._offered.index(self.value) is None:
            self._advise(
                "value",
                f"value={short(self.value)} is not among the options {short(self.labels[:10])}, so nothing is chosen. "
                "Set value to one of them, or options to include it.",
            )

    def _encode_value(self, value: Any, sink: Sink) -> list[int] | None:
        index = self._offered.index(value)
        return None if index is None else [self._offered.version, index]

    def _encode_labels(self, value: list[str], sink: Sink) -> list[Any]:
        """The list's number, then its texts."""
        return [self._offered.version, *value]

    def _decode_value(self, raw: Any) -> Any:
        if raw is None and self._may_be_empty():
            return None
        return self._offered.chosen(raw)


class GroupedChoice(Choice):
    """A choice whose options may stand in groups."""

    groups = param.Dict(default=None, allow_None=True, doc="Options by group name, in place of `options`.")

    @staticmethod
    def _values_in(params: Mapping[str, Any]) -> list[Any]:
        groups = params.get("groups")
        if isinstance(groups, Mapping):
            return [value for _, value in grouped(groups)]
        return Choice._values_in(params)

    def _arguments(self) -> dict[str, Any]:
        arguments = super()._arguments()
        return {name: value for name, value in arguments.items() if name != ("options" if self.groups else "groups")}

    def _pairs(self) -> list[tuple[str, Any]]:
        return super()._pairs() if self.groups is None else grouped(self.groups)

    def _set_options(self, options: Any) -> dict[str, Any]:
        return {**super()._set_options(options), "groups": None}

    def _after_options(self, change: Change) -> dict[str, Any]:
        options = self.options if self.groups is None else dict(grouped(self.groups))
        return {"options": options, **super()._after_options(change)}

    def _after_groups(self, change: Change) -> dict[str, Any]:
        return {} if "options" in change.changed else self._after_options(change)

    def _encode_groups(self, value: Any, sink: Sink) -> list[list[Any]] | None:
        """Each group's text with how many options it has, in order."""
        return None if value is None else [[str(group), len(options)] for group, options in value.items()]
