"""An index of several levels as a tree: a row above each group of rows, with what its columns sum up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from transom.widgets._tabulator import wire
from transom.widgets._tabulator.shown import Looks, Shown, part
from transom.widgets._tabulator.values import Frame, Values, plain

MOST = 20_000
"""So many rows a tree has at most: it travels whole."""


def tree_block(shown: Shown, looks: Looks, aggregators: Mapping[Any, Any]) -> dict[str, Any]:
    """The whole block of a tree: rows of groups have ids below 0, and stand before the rows that are in them.

    Raises:
        ValueError: there are too many rows.
    """
    if shown.count > MOST:
        raise ValueError(
            f"hierarchical=True with {shown.count:,} rows: a tree has {MOST:,} at most, for it travels whole. Filter "
            "the rows, or leave it out and write groupby=[…] with pagination='remote'."
        )
    places = shown.places(0, shown.count)
    rows = _Rows(shown.frame, places, aggregators)
    block = part(shown, looks, np.array(rows.places, dtype=np.int64), 0)
    wanted = set(looks.columns)
    ids = [each + shown.first for each in rows.places]
    numbers = [-1 - at for at in range(len(rows.groups))]
    position = {row: at for at, row in enumerate(rows.leaves)}
    found = [ids[position[row]] if row in position else numbers[rows.groups[row]] for row in range(rows.count)]
    marks = block["marks"]
    if marks is not None:
        marks = {name: _moved(each, rows.leaves) if name != "css" else each for name, each in marks.items()}
    return {
        **block,
        "ids": np.array(found, dtype="<f8").tobytes(),
        "cells": [rows.typed(at) if at in wanted else None for at in range(len(shown.frame.columns))],
        "depth": np.array(rows.depth, dtype=np.int8).tobytes(),
        "marks": marks,
        "locked": [rows.leaves[row] for row in block["locked"]],
        "size": None, "pages": 1, "order": None, "groups": None, "pinned": None, "keep": False,
    }  # fmt: skip


def _moved(entries: list[list[Any]], leaves: list[int]) -> list[list[Any]]:
    return [[leaves[row], *rest] for row, *rest in entries]


class _Rows:
    """The rows of a tree in order, each group before what is in it."""

    def __init__(self, frame: Frame, places: Any, aggregators: Mapping[Any, Any]) -> None:
        self._frame = frame
        self._aggregators = aggregators
        levels = frame.levels - 1
        labels = [_labels(frame, level, places) for level in range(levels)]
        members: dict[tuple[Any, ...], list[int]] = {}
        tree: dict[tuple[Any, ...], dict[tuple[Any, ...], None]] = {(): {}}
        for number, place in enumerate(places.tolist()):
            path: tuple[Any, ...] = ()
            for level in range(levels):
                above, path = path, (*path, labels[level][number])
                tree.setdefault(above, {})[path] = None
                tree.setdefault(path, {})
                members.setdefault(path, []).append(place)
        self.places: list[int] = []
        self.leaves: list[int] = []
        self.groups: dict[int, int] = {}
        self.depth: list[int] = []
        self._paths: list[tuple[Any, ...]] = []
        self._members = members
        waiting = list(reversed(tree[()]))
        while waiting:
            path = waiting.pop()
            self.groups[len(self.depth)] = len(self._paths)
            self._paths.append(path)
            self.depth.append(len(path) - 1)
            waiting += reversed(tree[path])
            if len(path) == levels:
                for place in members[path]:
                    self.leaves.append(len(self.depth))
                    self.places.append(place)
                    self.depth.append(levels)

    @property
    def count(self) -> int:
        """How many rows there are, those of groups too."""
        return len(self.depth)

    def typed(self, at: int) -> dict[str, Any]:
        """A column as it travels."""
        values = self._frame.read(at, np.array(self.places, dtype=np.int64))
        sums = [self._sum(at, path) for path in self._paths]
        return wire.typed(self._spread(values, sums))

    def _sum(self, at: int, path: tuple[Any, ...]) -> Any:
        """What stands in a group's row: its own label, or what its rows sum up to."""
        frame = self._frame
        if at < frame.levels:
            return plain(path[at]) if at == len(path) - 1 else None
        how = self._how(frame.columns[at].key, len(path) - 1)
        if how is None:
            return None
        column = frame.native.iloc[self._members[path], at - frame.levels]
        try:
            result = (
                getattr(column, how)() if how not in ("first", "last") else column.iloc[0 if how == "first" else -1]
            )
        except TypeError:  # texts have no mean
            return None
        return plain(result.item() if hasattr(result, "item") else result)

    def _how(self, key: Any, level: int) -> str | None:
        """By what a column is summed up in the groups of a level: as is said for the level, or for all."""
        given = self._aggregators
        names = [each.key for each in self._frame.columns[: self._frame.levels]]
        for name in (names[level], names[level + 1]):
            own = given.get(name)
            if isinstance(own, str):
                return own
            if isinstance(own, Mapping):
                found: str | None = own.get(key)
                return found
        flat = given.get(key)
        return flat if isinstance(flat, str) else None

    def _spread(self, values: Values, sums: list[Any]) -> Values:
        """The values of rows, and between them those of groups."""
        if values.categories is not None or isinstance(values.data, list):
            texts = values.data if values.categories is None else [
                None if code < 0 else values.categories[code] for code in values.data.tolist()
            ]  # fmt: skip
            return Values(values.kind, self._between(texts, sums))
        if values.kind in ("datetime", "date"):
            empty = [np.nan] * len(sums)
            return Values(values.kind, np.array(self._between(values.data.tolist(), empty), dtype=np.float64))
        missing = values.missing.tolist() if values.missing is not None else [False] * len(values.data)
        known = [None if none else plain(each) for each, none in zip(values.data.tolist(), missing, strict=True)]
        return Values("any", self._between([None if each != each else each for each in known], sums))  # noqa: PLR0124

    def _between(self, values: list[Any], sums: list[Any]) -> list[Any]:
        found: list[Any] = [None] * self.count
        for row, each in zip(self.leaves, values, strict=True):
            found[row] = each
        for row, number in self.groups.items():
            found[row] = sums[number]
        return found


def _labels(frame: Frame, level: int, places: Any) -> list[Any]:
    values = frame.read(level, places)
    if values.categories is not None:
        return [None if code < 0 else values.categories[code] for code in values.data.tolist()]
    labels: list[Any] = values.data if isinstance(values.data, list) else values.data.tolist()
    return labels
