"""Frames and series of pandas. Never copied and never made into text as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from transom.pane._table.table import Column, Kind, Places, ordered
from transom.reactive.imported import imported


def pandas_table(obj: Any) -> PandasTable | None:
    """The table of a frame or a series; `None` for anything else of pandas."""
    pandas = imported("pandas")
    if pandas is None:
        return None
    if isinstance(obj, pandas.Series):
        return PandasTable(obj.to_frame(), unnamed=obj.name is None)
    return PandasTable(obj) if isinstance(obj, pandas.DataFrame) else None


class PandasTable:
    """See `Table`. The columns of the index are numbered first.

    Args:
        frame: a `pandas.DataFrame`.
        unnamed: whether its one column was a series without a name.
    """

    def __init__(self, frame: Any, *, unnamed: bool = False) -> None:
        self._frame = frame
        self._unnamed = unnamed

    @property
    def count(self) -> int:
        """See `Table`."""
        return len(self._frame)

    @property
    def levels(self) -> int:
        """See `Table`."""
        return int(self._frame.index.nlevels)

    @property
    def columns(self) -> list[Column]:
        """See `Table`. In the corner stand the names of the index, above them those of the columns' levels."""
        frame = self._frame
        depth = frame.columns.nlevels
        above = [None if name is None else str(name) for name in frame.columns.names]
        index = []
        for level, name in enumerate(frame.index.names):
            corner = above[:-1] if level == 0 else [None] * (depth - 1)
            last = str(name) if name is not None else above[-1] if level == 0 else None
            dtypes = frame.index.dtypes if level or self.levels > 1 else [frame.index.dtype]
            dtype = dtypes.iloc[level] if hasattr(dtypes, "iloc") else dtypes[level]
            index.append(Column((*corner, last), _kind(dtype), name))
        labels = [None] if self._unnamed else frame.columns.tolist()
        return [
            *index,
            *(
                Column(_labels(label, depth), _kind(dtype), label)
                for label, dtype in zip(labels, frame.dtypes.tolist(), strict=True)
            ),
        ]

    def values(self, column: int, places: Places) -> list[Any]:
        """See `Table`."""
        levels = self.levels
        if column < levels:
            values: list[Any] = self._frame.index[places].get_level_values(column).tolist()
            return values
        cells: list[Any] = self._frame.iloc[places, column - levels].tolist()
        return cells

    def order(self, column: int, *, descending: bool) -> Sequence[int]:
        """See `Table`."""
        levels = self.levels
        frame = self._frame
        series = frame.index.get_level_values(column).to_series() if column < levels else frame.iloc[:, column - levels]
        try:
            places = series.reset_index(drop=True).sort_values(kind="stable", ascending=not descending)
        except (TypeError, ValueError):  # a column of anything
            return ordered(series.tolist(), descending=descending)
        order: Sequence[int] = places.index.to_numpy()
        return order


def _labels(label: Any, depth: int) -> tuple[str | None, ...]:
    each = label if depth > 1 else (label,)
    return tuple(None if part is None else str(part) for part in each)


def _kind(dtype: Any) -> Kind | None:
    categories = getattr(dtype, "categories", None)
    letter = getattr(dtype if categories is None else categories.dtype, "kind", "O")
    if letter in "iufc":
        return "number"
    return "bool" if letter == "b" else "time" if letter in "Mm" else None if letter == "O" else "text"
