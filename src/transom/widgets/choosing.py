"""`Choosing`: the root of widgets that offer options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import Change, write_lock
from transom.widgets.field import Field
from transom.widgets.options import Options, pairs_of, plain_options


class Choosing(Field):
    """What there is to choose from.

    Options are a list or anything else that gives values in order, or a dict from label to value. Values may be any
    objects: the page knows numbers.
    """

    _writable: ClassVar[tuple[str, ...]] = ("value",)
    _unsynced = ("options",)
    _derived: ClassVar[tuple[str, ...]] = ("labels",)

    options = param.ClassSelector(default=[], class_=(list, dict), doc="What to choose from.")
    labels = param.List(default=[], doc="The options' texts, in order; follows from `options`.")

    def __init__(self, label: Any = "", **params: Any) -> None:
        self.__dict__.update(_offered=Options(), _sent=(None, None))
        super().__init__(label, **params)

    _offered: Options
    _sent: tuple[Any, Any]
    """The value that the page has chosen last, and the numbers that it named: of two labels of one value, which."""

    @property
    def values(self) -> list[Any]:
        """The options' values, in order."""
        return list(self._offered.values)

    def _pairs(self) -> list[tuple[str, Any]]:
        return pairs_of(self.options)

    def _chosen(self) -> list[Any]:
        """What `value` holds."""
        raise NotImplementedError

    def _fitting(self, given: bool) -> Any:
        """What `value` is to be now that there are other options.

        Args:
            given: whether `value` was set together with them.
        """
        raise NotImplementedError

    def _misfit(self, unknown: Any, why: str) -> str:
        """What to say of a value that holds `unknown`, which is none of the options."""
        raise NotImplementedError

    def _set_options(self, options: Iterable[Any]) -> dict[str, Any]:
        return {"options": plain_options(options)}

    def _set_labels(self, labels: Any) -> dict[str, Any]:
        return {"labels": list(self._offered.labels)}

    def _after_options(self, change: Change) -> dict[str, Any]:
        self._offered.offer(self._pairs())
        return {"labels": list(self._offered.labels), "value": self._fitting("value" in change.names)}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("options", "labels")):
            with write_lock:
                for name in self._info.encode_hooks:  # their numbers may be others now
                    self._mark(name, force=True)
        if names.isdisjoint(("value", "options")) or self._awaits("options"):
            return
        self._advise_in_the_end(self._trouble)

    def _trouble(self) -> tuple[str, str] | None:
        unknown = [each for each in self._chosen() if self._offered.index(each) is None]
        if not unknown:
            return None
        return "value", self._misfit(unknown[0], f"not among the options {short(self._offered.values[:10])}")

    def _encode_labels(self, value: list[str], encoder: Encoder) -> tuple[int, *tuple[str, ...]]:
        """The list's number, then its texts."""
        return (self._offered.version, *self._offered.labels)

    def _encode_value(self, value: Any, encoder: Encoder) -> list[int] | None:
        """The list's number, then those of the chosen options."""
        chosen, raw = self._sent
        if chosen is value and raw and raw[0] == self._offered.version:
            return list(raw)
        numbers = [self._offered.index(each) for each in self._chosen()]
        return [self._offered.version, *(number for number in numbers if number is not None)]

    def _decode_value(self, raw: Any) -> Any:
        """A list of what was chosen."""
        return self._offered.chosen(raw)
