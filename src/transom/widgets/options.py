"""`Options`: what can be chosen from, and where a value stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
        self._at: dict[tuple[type, Any], int] = {}
        self._equal: dict[Any, int] = {}
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
        self._at, self._equal = {}, {}
        for number, value in enumerate(values):
            try:
                self._at.setdefault((type(value), value), number)
                if not isinstance(value, bool):  # True is 1 to Python, and no number to people
                    self._equal.setdefault(value, number)
            except TypeError:  # not hashable: found one by one
                continue
        return True

    def index(self, value: Any) -> int | None:
        """Where a value stands: itself, else one that is equal, such as 1 for 1.0."""
        try:
            exact = self._at.get((type(value), value))
            if exact is not None and self.values[exact] is value:
                return exact
            if exact is None and not isinstance(value, bool) and value in self._equal:
                exact = self._equal[value]
        except TypeError:
            exact = None
        if exact is not None:
            return exact
        found = (number for number, each in enumerate(self.values) if each is value)
        alike = (number for number, each in enumerate(self.values) if _alike(each, value))
        return next(found, next(alike, None))

    def chosen(self, raw: Any) -> Any:
        """The value that the page means by the number of a list and that of an option in it.

        Raises:
            ValueError: there is no such option, or there is none any more.
        """
        if not (isinstance(raw, list) and len(raw) == 2 and all(type(each) is int for each in raw)):
            raise ValueError("not the number of an option")
        version, number = raw
        lists = {self.version: self.values, **dict(self._former)}
        values = lists.get(version)
        if values is None or not 0 <= number < len(values):
            raise ValueError("not the number of an option")
        value = values[number]
        if values is not self.values and self.index(value) is None:
            raise ValueError("an option that is offered no longer")
        return value


def pairs_of(options: Any) -> list[tuple[str, Any]]:
    """Labels and values of options given as a mapping from label to value, or as values."""
    pairs = options.items() if isinstance(options, Mapping) else ((each, each) for each in options)
    return [(str(label), value) for label, value in pairs]


def grouped(groups: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """The same for groups of options by name; a label may stand in several of them."""
    return [pair for options in groups.values() for pair in pairs_of(options)]


def plain_options(options: Any) -> Any:
    """Options as a list or a dict: of a tuple, an iterator, an array, a column of a frame."""
    if isinstance(options, list | dict):
        return options
    if isinstance(options, Mapping):
        return dict(options)
    if hasattr(options, "tolist"):  # NumPy's and pandas' own numbers become Python's
        options = options.tolist()
    if isinstance(options, str | bytes) or not isinstance(options, Iterable):
        raise TypeError(f"options={options!r} is no list of options. Write options=[…], or a dict of labels.")
    return list(options)


def _is(one: Any, other: Any) -> bool:
    return one is other or same(one, other)


def _alike(one: Any, other: Any) -> bool:
    """Equal by the objects' own word; arrays and the like, which do not say, are not."""
    try:
        return not isinstance(one, bool) and not isinstance(other, bool) and bool(one == other)
    except (TypeError, ValueError):
        return False
