"""`Options`: what can be chosen from, and where a value stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isnan
from typing import Any

from transom.components.outline import short
from transom.components.parameters import same

KEPT = 8
"""So many former lists are remembered, for choices that were made on them before the page had the newest."""


class Options:
    """Labels and values in order, and the lists that were here before.

    Values are any objects; the page knows numbers, each with that of the list that it was shown.
    """

    def __init__(self) -> None:
        self.version = 0
        self.labels: list[str] = []
        self.values: list[Any] = []
        self._itself: dict[int, int] = {}
        self._exact: dict[tuple[type, Any], int] = {}
        self._equal: dict[Any, int] = {}
        self._unhashable: list[int] = []
        self._former: tuple[tuple[int, list[Any]], ...] = ()

    def offer(self, pairs: list[tuple[str, Any]]) -> bool:
        """Offer these instead; whether they are others than before."""
        labels, values = [label for label, _ in pairs], [value for _, value in pairs]
        if labels == self.labels and len(values) == len(self.values) and all(map(_is, values, self.values)):
            return False
        if self.version:  # before the first there was none
            self._former = (*self._former, (self.version, self.values))[-KEPT:]
        self.version += 1
        self.labels, self.values = labels, values
        self._itself, self._exact, self._equal, self._unhashable = {}, {}, {}, []
        for number, value in enumerate(values):
            self._itself.setdefault(id(value), number)
            try:
                self._exact.setdefault(_key(value), number)
            except TypeError:  # found one by one
                self._unhashable.append(number)
            else:
                if not isinstance(value, bool):  # True is 1 to Python, and no number to people
                    self._equal.setdefault(value, number)
        return True

    def index(self, value: Any) -> int | None:
        """Where a value stands: itself, else one that is equal, such as 1 for 1.0."""
        itself = self._itself.get(id(value))
        return self.first(value) if itself is None else itself

    def places(self, values: Iterable[Any]) -> list[int]:
        """Where these stand, each at all its places."""
        first = {self.first(value) for value in values} - {None}
        return [number for number, value in enumerate(self.values) if self.first(value) in first] if first else []

    def first(self, value: Any) -> int | None:
        """The first place of a value, or of what is equal to it."""
        among: Iterable[int] = self._unhashable
        try:
            number = self._exact.get(_key(value))
            if number is None and not isinstance(value, bool):
                number = self._equal.get(value)
        except TypeError:
            number, among = self._itself.get(id(value)), range(len(self.values))
        return next((each for each in among if _alike(self.values[each], value)), None) if number is None else number

    def chosen(self, raw: Any) -> list[Any]:
        """The values that the page means by the number of a list and those of options in it, if offered still.

        Raises:
            ValueError: there are no such options, or one is named twice.
        """
        if not (isinstance(raw, list) and raw and all(type(each) is int for each in raw)):
            raise ValueError("not the numbers of options")
        version, *numbers = raw
        values = self.values if version == self.version else dict(self._former).get(version)
        if values is None or len({*numbers}) < len(numbers) or not all(0 <= each < len(values) for each in numbers):
            raise ValueError("not the numbers of options")
        chosen = [values[each] for each in numbers]
        return chosen if values is self.values else [each for each in chosen if self.index(each) is not None]


def pairs_of(options: Any) -> list[tuple[str, Any]]:
    """Labels and values of options given as a mapping from label to value, or as values."""
    if isinstance(options, Mapping):
        return [(str(label), value) for label, value in options.items()]
    return [(text_of(value), value) for value in options]


def text_of(value: Any) -> str:
    """What an option is called that has no label: functions and classes have names."""
    name = getattr(value, "__name__", None) if callable(value) else None
    return name if isinstance(name, str) else str(value)


def grouped(groups: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """The same for groups of options by name; a label may stand in several of them."""
    return [pair for options in groups.values() for pair in pairs_of(options)]


def plain_options(options: Any) -> Any:
    """Options as a list or a dict: of a tuple, an iterator, an array, a column of a frame, an enumeration."""
    if isinstance(options, list | dict):
        return options
    if isinstance(options, Mapping):
        return dict(options)
    return plain_list("options", options, "[…], or a dict of labels")


def plain_list(name: str, given: Any, instead: str = "[…]") -> list[Any]:
    """What is `given` for a parameter as a list; NumPy's and pandas' own numbers become Python's.

    Raises:
        TypeError: it is nothing that could be one.
    """
    if isinstance(given, list):
        return given
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"{name}={short(given)} is no list of {name}. Write {name}={instead}.")
    times = getattr(getattr(given, "dtype", None), "kind", "") in ("m", "M")  # an array's own list has numbers for them
    return list(given.tolist() if hasattr(given, "tolist") and not times else given)


def _key(value: Any) -> tuple[type, Any]:
    """What a value is found by: its type and itself, and all that is "not a number" by one name."""
    return type(value), "nan" if isinstance(value, float) and isnan(value) else value


def _is(one: Any, other: Any) -> bool:
    return one is other or same(one, other)


def _alike(one: Any, other: Any) -> bool:
    """Equal by the objects' own word; arrays and the like, which give no such word, are not."""
    try:
        return not isinstance(one, bool) and not isinstance(other, bool) and (one == other) is True
    except (TypeError, ValueError):
        return False
