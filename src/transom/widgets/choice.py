"""`Choice`: the root of widgets that choose one of several options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.states import States
from transom.components.storing import Change
from transom.widgets.choosing import Choosing
from transom.widgets.options import grouped, pairs_of, plain_list, plain_options


class Choice(Choosing):
    """One of several options.

    Without a `value` the first that can be chosen is. A value that is none of the options is kept, and nothing is
    chosen in the page; other options take the first in its place.
    """

    value = param.Parameter(default=None, doc="The value of the chosen option.")
    disabled_options = param.List(default=[], doc="Values that are shown and that the user cannot choose.")

    def _take_references(self, params: dict[str, Any]) -> dict[str, Any]:
        # A function among the options is what is chosen; it is not to be called for the value.
        value = params.get("value")
        plain = callable(value) and any(value is each for each in self._values_in(params))
        chosen = {"value": params.pop("value")} if plain else {}
        references = super()._take_references(params)
        params.update(chosen)
        return references

    def _refers(self, name: str, value: Any) -> bool:
        is_option = name == "value" and callable(value) and self._offered.index(value) is not None
        return not is_option and super()._refers(name, value)

    @staticmethod
    def _values_in(params: Mapping[str, Any]) -> list[Any]:
        """The values of the options that a constructor is given."""
        options = params.get("options")
        return [value for _, value in pairs_of(options)] if isinstance(options, list | dict) else []

    def _may_be_empty(self) -> bool:
        """Whether nothing is chosen where others would choose the first."""
        return False

    def _chosen(self) -> list[Any]:
        return [] if self.value is None and self._offered.index(None) is None else [self.value]

    def _fitting(self, given: bool) -> Any:
        offered = self._offered
        if (given and self.value is not None) or offered.index(self.value) is not None:
            return self.value
        if self._may_be_empty() or not offered.values or offered.index(None) is not None:
            return None
        barred = {*offered.places(self.disabled_options)}
        return offered.values[next((each for each in range(len(offered.values)) if each not in barred), 0)]

    def _misfit(self, unknown: Any, why: str) -> str:
        return (
            f"value={short(unknown)} is {why}, so nothing is chosen. "
            "Set value to one of them, or options to include it."
        )

    def _set_disabled_options(self, values: Iterable[Any]) -> dict[str, Any]:
        return {"disabled_options": plain_list("disabled_options", values)}

    def _encode_disabled_options(self, value: list[Any], encoder: Encoder) -> list[int]:
        """Their numbers."""
        return self._offered.places(value)

    def _states(self, most: int) -> States:
        barred = {*self._offered.places(self.disabled_options)}
        values = [[self._offered.version, each] for each in range(len(self._offered.values)) if each not in barred]
        return States(values, {}, len(values))

    def _encode_value(self, value: Any, encoder: Encoder) -> list[int] | None:
        raw = super()._encode_value(value, encoder)
        return raw if raw and len(raw) == 2 else None

    def _decode_value(self, raw: Any) -> Any:
        if not isinstance(raw, list) or len(raw) != 2:
            raise ValueError("not the number of an option")
        value = next(iter(super()._decode_value(raw)), self)
        if value is self:
            raise ValueError("an option that is offered no longer")
        if self._offered.first(value) in map(self._offered.first, self.disabled_options):
            raise ValueError("an option that cannot be chosen now")
        self._sent = value, raw
        return value


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

    def _set_options(self, options: Iterable[Any]) -> dict[str, Any]:
        return {**super()._set_options(options), "groups": None}

    def _set_groups(self, groups: Any) -> dict[str, Any]:
        if isinstance(groups, Mapping):
            groups = {name: plain_options(options) for name, options in groups.items()}
        return {"groups": groups}

    def _after_options(self, change: Change) -> dict[str, Any]:
        options = self.options if self.groups is None else dict(grouped(self.groups))
        return {"options": options, **super()._after_options(change)}

    def _after_groups(self, change: Change) -> dict[str, Any]:
        return {} if "options" in change.changed else self._after_options(change)

    def _encode_groups(self, value: Any, encoder: Encoder) -> list[tuple[str, int]] | None:
        """Each group's text with how many options it has, in order."""
        return None if value is None else [(str(group), len(options)) for group, options in value.items()]
