"""Frames of pandas, cell by cell and by their places: labels may be anything, and twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from transom.components.outline import short
from transom.widgets._tabulator.values import Column, Kind, Values, kind_of_objects, of_objects, text_of

if TYPE_CHECKING:
    from transom.widgets._tabulator.values import Mask, Places

_SAMPLE = 1000
_LETTERS: dict[str, Kind] = {"i": "int", "u": "int", "f": "float", "b": "bool", "M": "datetime", "m": "duration"}
_PLACE = object()
"""The name of a column that no frame has: where a row stood."""


class PandasFrame:
    """See `Frame`.

    Args:
        native: a `pandas.DataFrame`.
        columns: what is known of its columns already.
    """

    def __init__(self, native: pd.DataFrame, columns: tuple[Column, ...] | None = None) -> None:
        self.native = native
        self.index = native.index
        self.count = len(native)
        self.levels = native.index.nlevels
        self._dtypes: list[Any] = native.dtypes.tolist()
        self.columns: tuple[Column, ...] = columns or (*self._levels(), *self._columns())

    def again(self, native: pd.DataFrame) -> PandasFrame:
        """See `Frame`."""
        return PandasFrame(native, self.columns)

    def _levels(self) -> Iterable[Column]:
        depth = self.native.columns.nlevels
        for level, name in enumerate(self.index.names):
            labels = self.index if self.levels == 1 else self.index.levels[level]
            key = name if name is not None else "index" if self.levels == 1 else f"level_{level}"
            yield _column(key, ("",) * (depth - 1) + (text_of(key),), labels, index=True)

    def _columns(self) -> Iterable[Column]:
        depth = self.native.columns.nlevels
        for number, key in enumerate(self.native.columns.tolist()):
            labels = tuple(map(text_of, key)) if depth > 1 else (text_of(key),)
            yield _column(key, labels, self.native.iloc[:, number])

    def _values(self, at: int) -> Any:
        if at >= self.levels:
            return self.native.iloc[:, at - self.levels]
        return self.index if self.levels == 1 else self.index.get_level_values(at)

    def _at(self, at: int, places: Places) -> Any:
        values = self._values(at)
        return (values.iloc if isinstance(values, pd.Series) else values)[places]

    def read(self, at: int, places: Places) -> Values:
        """See `Frame`."""
        return _values_of(self.columns[at].kind, self._at(at, places))

    def sort_key(self, at: int, places: Places) -> Values:
        """See `Frame`."""
        values, kind = self._at(at, places), self.columns[at].kind
        if getattr(values.dtype, "kind", "O") in "mM" and not isinstance(values.dtype, pd.ArrowDtype):
            if isinstance(values.dtype, pd.DatetimeTZDtype):
                times = values.dt if isinstance(values, pd.Series) else values
                values = times.tz_convert(None)
            return Values(kind, values.to_numpy().view("i8"), _missing(values))
        if kind in ("any", "decimal", "duration") or values.dtype == object:
            return Values(kind, values.tolist(), _missing(values))
        return _values_of(kind, values)

    def cell(self, at: int, place: int) -> Any:
        """See `Frame`."""
        return self._at(at, slice(place, place + 1)).tolist()[0]

    def coerced(self, at: int, value: Any) -> Any:
        """See `Frame`."""
        dtype = self._dtypes[at - self.levels] if at >= self.levels else self._values(at).dtype
        if value is None:
            return _nothing(dtype)
        if _is_usual(value, dtype):
            return value
        if isinstance(dtype, pd.CategoricalDtype):
            if value not in dtype.categories:
                raise ValueError(f"{short(value)} is none of the categories {short(list(dtype.categories))}")
            return value
        if dtype.kind == "O" and isinstance(dtype, np.dtype):
            return value
        if isinstance(dtype, pd.DatetimeTZDtype):
            return _zoned(value, dtype)
        if isinstance(dtype, pd.PeriodDtype) and not isinstance(value, pd.Period):
            value = str(value)  # a number would be one of its own
        try:
            with np.errstate(over="ignore"):  # it is looked at below
                made = pd.array([value], dtype=dtype)
        except (ValueError, TypeError, OverflowError, NotImplementedError) as error:
            raise ValueError(f"{short(value)} does not fit into {dtype}: {error}") from error
        if dtype.kind == "f" and np.isinf(made[0]) and value not in (np.inf, -np.inf):
            raise ValueError(f"{short(value)} is too large for {dtype}")
        return made[0]

    def written(self, cells: Mapping[int, Mapping[int, Any]]) -> pd.DataFrame:
        """See `Frame`. Only the columns that are written to are copied."""
        frame = self.native.copy(deep=False)
        for at, each in cells.items():
            column = self.native.iloc[:, at - self.levels]
            sparse = isinstance(column.dtype, pd.SparseDtype)
            array = np.asarray(column.array).copy() if sparse else column.array.copy()
            for place, value in each.items():
                _put(array, place, value)
            frame.isetitem(at - self.levels, pd.Series(array, index=frame.index, dtype=column.dtype, copy=False))
        return frame

    def taken(self, places: Places) -> pd.DataFrame:
        """See `Frame`."""
        return self.native.iloc[places]

    def extended(self, rows: Any, *, reset_index: bool) -> pd.DataFrame:
        """See `Frame`."""
        added = self._as_frame(rows)
        labels = self.native.columns
        strange = [each for each in added.columns if each not in labels]
        if strange or (not labels.is_unique and len(added.columns) != len(labels)):
            said = f"{short(strange or list(added.columns))} is no column; there are {short(list(labels))}"
            raise ValueError(f"stream(…): {said}.")
        index = self._continued(added, reset_index=reset_index)
        columns = [
            self._fitting(number, added.get(label) if labels.is_unique else added.iloc[:, number], len(added))
            for number, label in enumerate(labels)
        ]
        frame = pd.concat(columns, axis=1) if columns else pd.DataFrame(index=index)
        frame.columns, frame.index = labels, index
        return pd.concat([self.native, frame]) if self.count else frame

    def _fitting(self, number: int, values: Any, count: int) -> pd.Series:
        """Values as a column holds them."""
        column = self.columns[number + self.levels]
        given = [None] * count if values is None else values.tolist()
        try:
            made = [self.coerced(number + self.levels, None if _is_missing(each) else each) for each in given]
        except ValueError as error:
            raise ValueError(
                f"stream(…): column {column.key!r}: {error}. Give values of its type, or set `value` to a frame of "
                "other types."
            ) from error
        return pd.Series(made, dtype=self.native.dtypes.iloc[number])

    def _as_frame(self, rows: Any) -> pd.DataFrame:
        if isinstance(rows, pd.DataFrame):
            return rows
        if isinstance(rows, pd.Series):
            rows = rows.to_dict()
        if not isinstance(rows, Mapping):
            told = f"stream({short(rows)}) takes a DataFrame, a Series or a dict of columns."
            raise ValueError(told)  # noqa: TRY004 - what is wrong with a value is a ValueError everywhere
        several = any(_is_listed(each) for each in rows.values())
        columns = {name: list(each) if _is_listed(each) else each if several else [each] for name, each in rows.items()}
        frame = pd.DataFrame(columns, dtype=object)
        names = [each.key for each in self.columns[: self.levels]]
        if all(name in frame.columns and name not in self.native.columns for name in names):
            frame = frame.set_index(names)
            frame.index.names = self.index.names
        return frame

    def _continued(self, added: pd.DataFrame, *, reset_index: bool) -> pd.Index:
        """The labels of the rows that are added: those that they bring, or numbers that go on."""
        numbered = self.levels == 1 and (not self.count or self.index.dtype.kind in "iu")
        counted = isinstance(added.index, pd.RangeIndex) or (reset_index and added.index.dtype.kind in "iu")
        if numbered and counted:
            start = int(self.index.max()) + 1 if self.count else 0
            return pd.RangeIndex(start, start + len(added), name=self.index.name)
        if added.index.nlevels != self.levels:
            raise ValueError(
                f"stream(…): give the labels of the rows too, {short([c.key for c in self.columns[: self.levels]])}."
            )
        return added.index

    def moved(self, other: Any, places: Sequence[int]) -> list[int] | None:
        """See `Frame`. Rows are known by their labels, if no two have the same."""
        if not isinstance(other, pd.DataFrame):
            return []
        if other.index is self.index or (len(other) == self.count and other.index.equals(self.index)):
            return None
        if not places or not (self.index.is_unique and other.index.is_unique):
            return []
        try:
            found = other.index.get_indexer(self.index[list(places)])
        except (TypeError, ValueError):  # labels of other kinds
            return []
        return [int(each) for each in found if each >= 0]

    def found(self, label: Any) -> list[int]:
        """See `Frame`."""
        try:
            where = self.index.get_loc(label)
        except (KeyError, TypeError, pd.errors.InvalidIndexError):
            return []
        if isinstance(where, int | np.integer):
            return [int(where)]
        places: list[int] = np.arange(self.count)[where].tolist()
        return places

    def kept(self, function: Any) -> Mask:
        """See `Frame`."""
        unique = self.index.is_unique
        frame = self.native
        if not unique:
            frame = frame.copy(deep=False)
            frame.insert(len(frame.columns), _PLACE, np.arange(1, self.count + 1), allow_duplicates=True)
        result = function(frame)
        mask = np.zeros(self.count, dtype=bool)
        if isinstance(result, pd.DataFrame):
            places = self.index.get_indexer(result.index) if unique else result[_PLACE].to_numpy() - 1
            mask[places[places >= 0]] = True
            return mask
        return _mask(result, self.count)


def _put(array: Any, place: int, value: Any) -> None:
    """Write a cell; a list is one value."""
    if isinstance(value, list | tuple | dict | np.ndarray) and isinstance(array.dtype, pd.ArrowDtype):
        array[place : place + 1] = pd.array([value], dtype=array.dtype)
    else:
        array[place] = value


def _is_usual(value: Any, dtype: Any) -> bool:
    """Whether a type holds a value as it is, which is asked of each of many."""
    if not isinstance(dtype, np.dtype):
        return type(value) is str and isinstance(dtype, pd.StringDtype)
    if dtype.kind in "iu":
        return type(value) is int and bool(np.iinfo(dtype).min <= value <= np.iinfo(dtype).max)
    return (type(value) is bool and dtype.kind == "b") or (type(value) is float and dtype == np.float64)


def _is_listed(value: Any) -> bool:
    return isinstance(value, list | tuple | np.ndarray | pd.Series | pd.Index)


def _mask(result: Any, count: int) -> Mask:
    mask = (
        np.asarray(pd.array(result, dtype="boolean").fillna(value=False), dtype=bool) if np.ndim(result) == 1 else None
    )
    if mask is None or len(mask) != count:
        raise ValueError(
            f"A filter returned {short(result)}. It is given the frame and returns the rows that are left, "
            "or a True or False for each row."
        )
    return mask


def _column(key: Any, labels: tuple[str, ...], values: Any, *, index: bool = False) -> Column:
    dtype = values.dtype
    kind = _kind(dtype, values)
    if kind == "datetime" and _are_days(values):
        kind = "date"
    zone = getattr(getattr(dtype, "pyarrow_dtype", dtype), "tz", None)
    choices = tuple(dtype.categories.tolist()) if isinstance(dtype, pd.CategoricalDtype) else None
    held = dtype.subtype if isinstance(dtype, pd.SparseDtype | pd.IntervalDtype) else dtype
    nullable = not (isinstance(held, np.dtype) and held.kind in "iub")
    return Column(key, labels, kind, index, None if zone is None else str(zone), choices, nullable)


def _kind(dtype: Any, values: Any) -> Kind:
    if isinstance(dtype, pd.CategoricalDtype):
        return _kind(dtype.categories.dtype, dtype.categories)
    kind = _LETTERS.get(getattr(dtype, "kind", "O"))
    if kind is not None:
        return "date" if _is_arrow_day(dtype) else kind
    if isinstance(dtype, pd.StringDtype):
        return "text"
    sample = values.iloc[:_SAMPLE] if isinstance(values, pd.Series) else values[:_SAMPLE]
    return kind_of_objects(each for each in sample.tolist() if not _is_missing(each))


def _is_arrow_day(dtype: Any) -> bool:
    return isinstance(dtype, pd.ArrowDtype) and dtype.type is dt.date


def _are_days(values: Any) -> bool:
    """Whether no time of day is to be seen; a long column is not read for it."""
    if getattr(values.dtype, "kind", "O") != "M" or isinstance(values.dtype, pd.DatetimeTZDtype):
        return False
    if isinstance(values.dtype, pd.ArrowDtype) or not 0 < len(values) <= 100_000:
        return False
    array = values.to_numpy()
    days = array.astype("datetime64[D]")
    return bool(((days == array) | np.isnat(array)).all() and not np.isnat(array).all())


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value)  # noqa: PLR0124


def _missing(values: Any) -> Mask | None:
    mask = np.asarray(pd.isna(values), dtype=bool)
    return mask if mask.any() else None


def _values_of(kind: Kind, values: Any) -> Values:
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        if kind == "text":
            array = values.array if isinstance(values, pd.Series) else values
            return Values(
                kind, np.asarray(array.codes, dtype=np.int32), None, [text_of(each) for each in dtype.categories]
            )
        values = pd.Series(
            values.tolist(), dtype=object if dtype.categories.dtype.kind in "iub" else dtype.categories.dtype
        )
        return (
            of_objects(kind, values.tolist(), np.asarray(pd.isna(values)))
            if values.dtype == object
            else _values_of(kind, values)
        )
    letter = getattr(dtype, "kind", "O")
    if letter in "iuf":
        missing = _missing(values)
        if isinstance(dtype, np.dtype):
            return Values(kind, values.to_numpy(), missing)
        empty = np.nan if letter == "f" else 0
        return Values(kind, values.to_numpy(dtype=getattr(dtype, "numpy_dtype", None), na_value=empty), missing)
    if (
        letter == "M"
        and not _is_arrow_day(dtype)
        and getattr(getattr(dtype, "pyarrow_dtype", None), "tz", None) is None
    ):
        return Values(kind, _wall(values))
    missing = np.asarray(pd.isna(values), dtype=bool)
    if letter == "b" and isinstance(dtype, np.dtype):
        return Values(kind, values.to_numpy(), None)
    return of_objects(kind, values.tolist(), missing)


def _wall(values: Any) -> Any:
    """Milliseconds of the clock on the wall, NaN where one is missing."""
    if isinstance(values.dtype, pd.ArrowDtype):
        values = pd.Series(values.to_numpy(dtype="datetime64[ns]"))
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        values = (values.dt if isinstance(values, pd.Series) else values).tz_localize(None)
    array = values.to_numpy()
    ms = array.astype("datetime64[us]").view("i8") / 1000
    return np.where(np.isnat(array), np.nan, ms)


def _nothing(dtype: Any) -> Any:
    if isinstance(dtype, pd.SparseDtype):
        return _nothing(dtype.subtype)
    if isinstance(dtype, pd.IntervalDtype) and dtype.subtype is not None:
        _nothing(dtype.subtype)
    if isinstance(dtype, np.dtype):
        if dtype.kind in "iub":
            raise ValueError(f"a cell of {dtype} cannot be empty")
        return {"f": np.nan, "M": np.datetime64("NaT"), "m": np.timedelta64("NaT")}.get(dtype.kind)
    return dtype.na_value


def _zoned(value: Any, dtype: pd.DatetimeTZDtype) -> pd.Timestamp:
    """The instant of a clock on the wall of the column's zone."""
    try:
        stamp = pd.Timestamp(value)
        if stamp.tzinfo is not None:
            return stamp.tz_convert(dtype.tz)
        return stamp.tz_localize(dtype.tz, ambiguous=True)
    except (ValueError, OverflowError) as error:
        said = "there is no such time" if "nonexistent" in type(error).__name__.lower() else str(error)
        raise ValueError(f"{value} in {dtype.tz}: {said}") from error
