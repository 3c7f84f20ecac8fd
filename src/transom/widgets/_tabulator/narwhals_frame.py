"""Frames of all libraries that Narwhals reads at once, such as polars. They have no labels of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import narwhals as nw
import numpy as np

from transom.components.outline import short
from transom.widgets._tabulator.values import Column, Kind, Values, kind_of_objects, of_objects

if TYPE_CHECKING:
    from transom.widgets._tabulator.values import Mask, Places

_PLACE = "transom: where the row stood"
_SAMPLE = 1000


class NarwhalsFrame:
    """See `Frame`.

    Args:
        frame: a `narwhals.DataFrame`.
        columns: what is known of its columns already.
    """

    levels = 0

    def __init__(self, frame: Any, columns: tuple[Column, ...] | None = None) -> None:
        self._frame = frame
        self.native = frame.to_native()
        self.count = len(frame)
        self.columns: tuple[Column, ...] = columns or tuple(self._column(*each) for each in frame.schema.items())

    def again(self, native: Any) -> NarwhalsFrame:
        """See `Frame`."""
        return NarwhalsFrame(nw.from_native(native, eager_only=True), self.columns)

    def _column(self, name: str, dtype: Any) -> Column:
        kind = _kind(dtype)
        if kind is None:
            kind = kind_of_objects(
                each for each in self._frame.get_column(name).head(_SAMPLE).to_list() if each is not None
            )
        zone = getattr(dtype, "time_zone", None)
        choices = tuple(dtype.categories) if isinstance(dtype, nw.Enum) else None
        return Column(name, (name,), kind, zone=zone, choices=choices)

    def _values(self, at: int) -> Any:
        return self._frame.get_column(self.columns[at].key)

    def read(self, at: int, places: Places) -> Values:
        """See `Frame`."""
        return _values_of(self.columns[at].kind, self._values(at)[places])

    def sort_key(self, at: int, places: Places) -> Values:
        """See `Frame`."""
        values, kind = self._values(at)[places], self.columns[at].kind
        missing = values.is_null().to_numpy()
        if isinstance(values.dtype, nw.Datetime | nw.Duration):
            return (
                Values(kind, values.fill_null(strategy="forward").to_numpy().view("i8"), missing)
                if not missing.all()
                else _values_of(kind, values)
            )
        if kind in ("any", "decimal", "duration") or _is_long(values.dtype):
            return Values(kind, values.to_list(), missing)
        return _values_of(kind, values)

    def cell(self, at: int, place: int) -> Any:
        """See `Frame`."""
        return self._values(at)[place : place + 1].to_list()[0]

    def coerced(self, at: int, value: Any) -> Any:
        """See `Frame`."""
        column = self.columns[at]
        if value is None:
            return None
        dtype = self._frame.schema[column.key]
        if column.choices is not None and value not in column.choices:
            raise ValueError(f"{short(value)} is none of {short(list(column.choices))}")
        if column.zone is not None and isinstance(value, dt.datetime):
            value = _zoned(value, column.zone)
        try:
            made = nw.new_series("value", [value], dtype, backend=self._frame.implementation).to_list()[0]
        except Exception as error:
            raise ValueError(f"{short(value)} does not fit into {dtype}") from error
        if made is None or (
            isinstance(value, int) and not isinstance(value, bool) and dtype.is_integer() and made != value
        ):
            raise ValueError(f"{short(value)} does not fit into {dtype}")
        return made

    def written(self, cells: Mapping[int, Mapping[int, Any]]) -> Any:
        """See `Frame`."""
        columns = []
        for at, each in cells.items():
            values = self._values(at)
            new = nw.new_series(values.name, list(each.values()), values.dtype, backend=self._frame.implementation)
            columns.append(_scattered(values, each, new))
        return self._frame.with_columns(*columns).to_native()

    def taken(self, places: Places) -> Any:
        """See `Frame`."""
        return self._frame[places].to_native()

    def extended(self, rows: Any, *, reset_index: bool) -> Any:
        """See `Frame`."""
        given = self._as_columns(rows)
        strange = [name for name in given if name not in self._frame.columns]
        if strange:
            raise ValueError(f"stream(…): {short(strange)} is no column; there are {short(self._frame.columns)}")
        count = max(map(len, given.values()), default=0)
        columns = []
        for at, column in enumerate(self.columns):
            values = given.get(column.key, [None] * count)
            try:
                made = [self.coerced(at, each) for each in values]
            except ValueError as error:
                raise ValueError(f"stream(…): column {column.key!r}: {error}.") from error
            dtype = self._frame.schema[column.key]
            columns.append(nw.new_series(column.key, made, dtype, backend=self._frame.implementation))
        added = self._frame.head(0).with_columns() if not columns else columns[0].to_frame().with_columns(*columns[1:])
        return nw.concat([self._frame, added]).to_native()

    def _as_columns(self, rows: Any) -> dict[str, list[Any]]:
        if isinstance(rows, Mapping):
            several = any(
                isinstance(each, list | tuple | np.ndarray) or hasattr(each, "to_list") for each in rows.values()
            )
            return {name: list(each) if several else [each] for name, each in rows.items()}
        try:
            frame = nw.from_native(rows, eager_only=True)
        except TypeError:
            raise ValueError(f"stream({short(rows)}) takes a frame or a dict of columns.") from None
        return {name: frame.get_column(name).to_list() for name in frame.columns}

    def moved(self, other: Any, places: Sequence[int]) -> list[int] | None:
        """See `Frame`. Rows are known by their places, as long as there are as many."""
        try:
            frame = nw.from_native(other, eager_only=True)
        except TypeError:
            return []
        return None if len(frame) == self.count and frame.columns == self._frame.columns else []

    def found(self, label: Any) -> list[int]:
        """See `Frame`."""
        known = (
            isinstance(label, int | np.integer) and not isinstance(label, bool) and -self.count <= label < self.count
        )
        return [int(label) % self.count] if known else []

    def kept(self, function: Any) -> Mask:
        """See `Frame`."""
        result = function(self._frame.with_row_index(_PLACE).to_native())
        mask = np.zeros(self.count, dtype=bool)
        try:
            left = nw.from_native(result, eager_only=True)
        except TypeError:
            left = None
        if left is not None and _PLACE in left.columns:
            mask[left.get_column(_PLACE).to_numpy()] = True
            return mask
        found = np.asarray(result)
        if found.shape != mask.shape or found.dtype.kind not in "bO":
            raise ValueError(
                f"A filter returned {short(result)}. It is given the frame and returns the rows that are left with all "
                "their columns, or a True or False for each row."
            )
        mask[:] = [each is True or each is np.True_ or bool(each) for each in found]
        return mask


def _scattered(values: Any, cells: Mapping[int, Any], new: Any) -> Any:
    """A column with other values in places; what libraries cannot write into is made anew."""
    try:
        return values.scatter(list(cells), new)
    except Exception:  # noqa: BLE001 - each library has errors of its own
        given = [cells.get(place, each) for place, each in enumerate(values.to_list())]
        return nw.new_series(values.name, given, values.dtype, backend=values.implementation)


def _zoned(value: dt.datetime, zone: str) -> dt.datetime:
    """The instant of a clock on the wall of a zone."""
    if value.tzinfo is not None:
        return value
    there = value.replace(tzinfo=ZoneInfo(zone))
    if there.astimezone(dt.UTC).astimezone(there.tzinfo).replace(tzinfo=None) != value:
        raise ValueError(f"{value} in {zone}: there is no such time")
    return there


def _is_long(dtype: Any) -> bool:
    """Whether arrays have no such numbers."""
    return isinstance(dtype, nw.Int128 | nw.UInt128)


def _kind(dtype: Any) -> Kind | None:
    if dtype.is_integer():
        return "int"
    if dtype.is_float():
        return "float"
    names: dict[str, Kind] = {
        "Boolean": "bool", "String": "text", "Datetime": "datetime", "Date": "date", "Time": "time",
        "Duration": "duration", "Decimal": "decimal", "Categorical": "text", "Enum": "text",
    }  # fmt: skip
    name = type(dtype).__name__ if not isinstance(dtype, type) else dtype.__name__
    return names.get(name, None if name in ("Object", "Unknown") else "any")


def _values_of(kind: Kind, values: Any) -> Values:
    dtype = values.dtype
    missing = values.is_null().to_numpy() if len(values) else np.zeros(0, dtype=bool)
    if dtype.is_numeric() and kind in ("int", "float") and not _is_long(dtype):
        data = values.fill_null(0).to_numpy() if missing.any() else values.to_numpy()
        if dtype.is_float():
            missing = missing | np.isnan(data)
        return Values(kind, data, missing if missing.any() else None)
    if isinstance(dtype, nw.Datetime | nw.Date):
        return of_objects(kind, values.to_list(), np.asarray(missing, dtype=bool))
    return of_objects(kind, values.to_list(), np.asarray(missing, dtype=bool))
