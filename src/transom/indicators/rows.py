"""Data in columns: a dict of lists and arrays, or a frame of pandas, polars and others. Read, appended to and patched.

What is given is never changed: each step makes data of the same kind. Knows no component.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from transom.reactive.imported import imported

Patch = Mapping[str, Iterable[tuple[Any, Any]]]


def column(data: Any, name: str) -> Any | None:
    """A column by its name, as a list, a tuple or an array; of a frame of pandas its index, too. `None`: none."""
    if isinstance(data, Mapping):
        values = data.get(name)
    elif _is_pandas(data):
        index = data.index if name in ("index", data.index.name) else None
        values = data[name] if name in data.columns else index
    else:
        frame = _frame(data)
        return None if frame is None or name not in frame.columns else frame[name].to_list()
    if values is None or hasattr(values, "to_numpy"):
        return values if values is None else values.to_numpy()
    return values if hasattr(values, "dtype") or isinstance(values, list | tuple) else list(values)


def is_data(data: Any) -> bool:
    """Whether it has columns."""
    return isinstance(data, Mapping) or _is_pandas(data) or _frame(data) is not None


def joined(data: Any, rows: Any, rollover: int | None) -> tuple[Any, int]:
    """`data` with `rows` at its end, and how many at its beginning have gone.

    Args:
        data: what there is; `None` for nothing.
        rows: as `data`, or a dict of one value each.
        rollover: how many rows are kept.

    Raises:
        ValueError: the rows have other columns, or not so many in each.
    """
    if rollover is not None and rollover < 1:
        raise ValueError(f"rollover={rollover!r} keeps no row. Write how many are kept, or None for all.")
    rows = _rows(rows)
    names = list(rows) if data is None else _names(data)
    if set(names) != set(rows):
        raise ValueError(f"What is streamed has the columns {list(rows)}, and the data {names}. Write all of these.")
    if len({len(values) for values in rows.values()}) > 1:
        raise ValueError("What is streamed has columns of different lengths. Give each the same number of values.")
    if data is None or isinstance(data, Mapping):
        old = dict.fromkeys(names, ()) if data is None else data
        made: Any = {name: _longer(old[name], rows[name]) for name in names}
    else:
        made = _longer_frame(data, rows)
    count = max(map(len, made.values()), default=0) if isinstance(made, Mapping) else len(made)
    gone = max(0, count - rollover) if rollover is not None else 0
    return (_without(made, gone) if gone else made), gone


def patched(data: Any, patch: Patch) -> Any:
    """`data` with some of its values exchanged.

    Args:
        data: what there is.
        patch: by columns, pairs of a place and a value, or of a slice and the values there.

    Raises:
        ValueError: a column that there is not.
        IndexError: a place that there is not.
    """
    made: dict[str, Any] = {}
    for name, changes in patch.items():
        values = column(data, name)
        if values is None or name not in _names(data):
            raise ValueError(f"patch({name!r}: …): there is no such column. There are {_names(data)}.")
        made[name] = list(values)
        for place, value in changes:
            made[name][place] = value
    if isinstance(data, Mapping):
        return {**data, **{name: _as(data[name], values) for name, values in made.items()}}
    if _is_pandas(data):
        return data.assign(**made)
    frame = _frame(data)
    like = [_series(frame, name, values) for name, values in made.items()]
    return frame.with_columns(*like).to_native()


def _rows(rows: Any) -> dict[str, Any]:
    if isinstance(rows, Mapping):
        return {name: values if _is_column(values) else [values] for name, values in rows.items()}
    if _is_pandas(rows):
        return {name: rows[name] for name in rows.columns}
    if hasattr(rows, "to_frame") and hasattr(rows, "index"):  # a row of pandas
        return {name: [value] for name, value in rows.items()}
    frame = _frame(rows)
    if frame is None:
        raise ValueError(f"A {type(rows).__name__} has no columns. Stream a dict of lists, or a frame.")
    return {name: frame[name].to_list() for name in frame.columns}


def _is_column(values: Any) -> bool:
    return isinstance(values, Iterable) and hasattr(values, "__len__") and not isinstance(values, str | bytes)


def _names(data: Any) -> list[str]:
    return list(data) if isinstance(data, Mapping) else list(data.columns if _is_pandas(data) else _frame(data).columns)


def _longer(old: Any, more: Any) -> Any:
    numpy = imported("numpy")
    if numpy is not None and isinstance(old, numpy.ndarray):
        return numpy.concatenate([old, numpy.asarray(more)]) if len(old) else numpy.asarray(more)
    return _as(old, [*old, *more])


def _as(old: Any, values: list[Any]) -> Any:
    numpy = imported("numpy")
    if numpy is not None and isinstance(old, numpy.ndarray):
        return numpy.asarray(values)
    return tuple(values) if isinstance(old, tuple) and old else values


def _longer_frame(data: Any, rows: dict[str, Any]) -> Any:
    if _is_pandas(data):
        pandas: Any = imported("pandas")
        counted = isinstance(data.index, pandas.RangeIndex)
        first = data.index.stop if counted else len(data)
        lists = {name: list(rows[name]) for name in data.columns}
        size = len(next(iter(lists.values()), []))
        more = pandas.DataFrame(lists, index=range(first, first + size)) if counted else pandas.DataFrame(lists)
        return pandas.concat([data, more]) if len(data) else more.astype(data.dtypes)
    frame = _frame(data)
    narwhals: Any = imported("narwhals")
    lists = {name: list(rows[name]) for name in frame.columns}
    more = narwhals.from_dict(lists, schema=frame.schema, backend=frame.implementation)
    return narwhals.concat([frame, more]).to_native()


def _without(data: Any, gone: int) -> Any:
    if isinstance(data, Mapping):
        return {name: values[gone:] for name, values in data.items()}
    return data.iloc[gone:] if _is_pandas(data) else _frame(data)[gone:].to_native()


def _series(frame: Any, name: str, values: list[Any]) -> Any:
    narwhals: Any = imported("narwhals")
    return narwhals.new_series(name, values, frame.schema[name], backend=frame.implementation)


def _is_pandas(data: Any) -> bool:
    pandas = imported("pandas")
    return pandas is not None and isinstance(data, pandas.DataFrame)


def _frame(data: Any) -> Any:
    """A frame of Narwhals' around one of another library; `None` for what is none."""
    import narwhals as nw

    try:
        return nw.from_native(data, eager_only=True)
    except TypeError:
        return None
