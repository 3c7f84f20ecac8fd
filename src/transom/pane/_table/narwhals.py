"""Frames and series of every library that Narwhals reads at once: polars, PyArrow, Modin, cuDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from transom.pane._table.table import Column, Kind, Places, ordered


def narwhals_table(obj: Any) -> NarwhalsTable | None:
    """The table of a frame or a series; `None` for what is none, also for one that is still to be computed."""
    import narwhals as nw

    labels = None
    if hasattr(obj, "rename_columns") and len(set(obj.column_names)) < len(obj.column_names):  # PyArrow allows it
        labels = list(obj.column_names)
        obj = obj.rename_columns([str(number) for number in range(len(labels))])
    try:
        frame = nw.from_native(obj, eager_only=True, allow_series=True)
    except TypeError:
        return None
    if isinstance(frame, nw.Series):
        labels = [frame.name or None]
        frame = frame.alias("0").to_frame()
    return NarwhalsTable(frame, labels or frame.columns)


class NarwhalsTable:
    """See `Table`. These have no index.

    Args:
        frame: a `narwhals.DataFrame`.
        labels: what its columns are called.
    """

    levels = 0

    def __init__(self, frame: Any, labels: Sequence[str | None]) -> None:
        self._frame = frame
        self._labels = labels

    @property
    def count(self) -> int:
        """See `Table`."""
        return len(self._frame)

    @property
    def columns(self) -> list[Column]:
        """See `Table`."""
        dtypes = self._frame.schema.values()
        return [Column((label,), _kind(dtype), label) for label, dtype in zip(self._labels, dtypes, strict=True)]

    def values(self, column: int, places: Places) -> list[Any]:
        """See `Table`."""
        part = self._frame.get_column(self._frame.columns[column])[places]
        values: list[Any] = part.to_list()
        return values

    def order(self, column: int, *, descending: bool) -> Sequence[int]:
        """See `Table`."""
        import narwhals as nw

        values = self._frame.get_column(self._frame.columns[column]).alias("value")
        frame = values.to_frame().with_row_index("at")
        if values.dtype.is_float():
            frame = frame.with_columns(nw.col("value").fill_nan(None))
        try:
            frame = frame.sort("value", "at", descending=[descending, False], nulls_last=True)
        except Exception:  # noqa: BLE001 - each library has its own word for what it cannot compare
            return ordered(values.to_list(), descending=descending)
        order: Sequence[int] = frame.get_column("at").to_numpy()
        return order


def _kind(dtype: Any) -> Kind | None:
    if dtype.is_numeric():
        return "number"
    if dtype.is_temporal():
        return "time"
    name = str(dtype)
    return "bool" if name == "Boolean" else None if name in ("Object", "Unknown") else "text"
