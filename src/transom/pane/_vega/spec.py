"""A chart as the page gets it: its specification without rows, and the rows as columns, by the names of data sets.

Owns that two charts that are made by the same code have the same specification, though Altair numbers what it names by
a counter of the process; and what a page cannot load.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from typing import Any

from transom.components.pane import PaneError
from transom.pane._library.frozen import freeze

_NUMBERED = re.compile(r"(?:view|param)_[0-9a-f]+(?:_\d+)?")
_lock = threading.Lock()
_PLAIN = (str, int, float, bool, type(None))


def freeze_spec(obj: Any, *, altair: bool) -> dict[str, Any]:
    """The chart as plain data: `spec`, `data` and whether it is as wide as its container.

    Raises:
        PaneError: no chart, or one that needs what a page cannot load.
    """
    tables: list[Any] = []
    if altair:
        spec = _of_altair(obj, tables)
    elif isinstance(obj, Mapping):
        spec = dict(obj)
    else:
        raise PaneError(
            "Not a chart",
            f"an object of type {type(obj).__qualname__} came; give an Altair chart or a dict of Vega or Vega-Lite.",
        )
    data: dict[str, Any] = {}
    sets = spec.pop("datasets", {})
    names = {name: f"set_{at}" for at, name in enumerate(sets)}
    for name, rows in sets.items():
        data[names[name]] = _columns(tables[rows["table"]] if isinstance(rows, _Table) else rows)
    spec = freeze(_taken_out(spec, names, data))
    return {"spec": _renumbered(spec), "data": data, "wide": _is_wide(spec)}


class _Table(dict[str, Any]):
    """Stands for a table among the data sets while Altair writes a chart."""


def _of_altair(chart: Any, tables: list[Any]) -> dict[str, Any]:
    import altair as alt

    transformers = alt.data_transformers
    thread, known = threading.get_ident(), dict[int, int]()

    def keep(table: Any) -> Any:
        if threading.get_ident() != thread:
            return before(table) if before else table
        at = known.setdefault(id(table), len(tables))
        if at == len(tables):
            tables.append(table)
        return {"name": f"table_{at}"}

    # The author's transformer writes rows to files or elsewhere, or has a limit; here they are taken as they are.
    with _lock:
        before: Callable[[Any], Any] | None = transformers.get()
        with transformers.enable(transformers.active):
            transformers._active, transformers._active_name, transformers._options = keep, "transom", {}
            spec: dict[str, Any] = chart.to_dict(format="vega-lite")
    spec["datasets"] = {
        **{f"table_{at}": _Table(table=at) for at in range(len(tables))},
        **spec.get("datasets", {}),
    }
    return spec


def _taken_out(part: Any, names: dict[str, str], data: dict[str, Any]) -> Any:
    """A part of a specification in which data are named, those that stand in it too; their rows go into `data`."""
    if isinstance(part, list | tuple):
        return [_taken_out(each, names, data) for each in part]
    if not isinstance(part, Mapping):
        return part
    made = dict(part)
    if "data" in made:
        made["data"] = _named(made["data"], names, data)
    inner = {key: value for key, value in made.items() if key != "data"}
    return {**made, **{key: _taken_out(value, names, data) for key, value in inner.items()}}


def _named(given: Any, names: dict[str, str], data: dict[str, Any]) -> Any:
    if isinstance(given, list):  # of Vega: several, each with its name
        return [_named(each, names, data) for each in given]
    if not isinstance(given, Mapping):
        return given
    made = dict(given)
    if "url" in made:
        _require_local(str(made["url"]))
    if made.get("name") in names:
        made["name"] = names[made["name"]]
    elif "values" in made and not isinstance(made["values"], str) and "format" not in made:
        name = made.setdefault("name", f"set_{len(data)}")
        data[str(name)] = _columns(made.pop("values"))
    return made


def _require_local(url: str) -> None:
    if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", url, re.IGNORECASE):
        raise PaneError(
            "Data of another server",
            f"the chart reads {url}, and a page loads nothing from other servers. Read it in Python and give the "
            "chart the table, or serve the file yourself and give its path.",
        )


def _columns(rows: Any) -> Any:
    """Rows as columns where all have the same fields; else as they are."""
    if not isinstance(rows, list | tuple):
        return _of_table(rows)
    if not rows or not all(isinstance(row, Mapping) and row.keys() == rows[0].keys() for row in rows):
        return freeze(list(rows))
    if any(not isinstance(value, _PLAIN) for value in rows[0].values()):
        return freeze(list(rows))
    return {"length": len(rows), "columns": {str(key): freeze([row[key] for row in rows]) for key in rows[0]}}


def _of_table(table: Any) -> Any:
    if isinstance(table, Mapping):
        return freeze(table)
    if hasattr(table, "__geo_interface__"):
        features = table.__geo_interface__.get("features", [table.__geo_interface__])
        return freeze([{**feature.get("properties", {}), **feature} for feature in features])
    import narwhals as nw

    frame = nw.from_native(table, eager_only=True)
    columns = {str(column.name): freeze(_values(column)) for column in frame.iter_columns()}
    return {"length": len(frame), "columns": columns}


def _values(column: Any) -> Any:
    import narwhals as nw

    if column.dtype.is_numeric() and not column.dtype.is_decimal() and not column.null_count():
        return column.to_numpy()
    if column.dtype in {nw.Datetime, nw.Date}:
        return [None if each is None or each != each else each.isoformat() for each in column.to_list()]  # noqa: PLR0124
    return column.to_list()


def _renumbered(spec: Any) -> Any:
    """The names that Altair has made, counted from one in this chart."""
    known: dict[str, str] = {}
    for name in _names(spec):
        kind = name.partition("_")[0]
        known.setdefault(name, f"{kind}_{1 + sum(each.startswith(kind) for each in known)}")
    if not known:
        return spec
    pattern = re.compile(r"\b(?:" + "|".join(sorted(known, key=len, reverse=True)) + r")\b")

    def walk(part: Any) -> Any:
        if isinstance(part, str):
            return pattern.sub(lambda found: known[found[0]], part)
        if isinstance(part, list):
            return [walk(each) for each in part]
        return {walk(key): walk(value) for key, value in part.items()} if isinstance(part, dict) else part

    return walk(spec)


def _names(part: Any) -> list[str]:
    if isinstance(part, list):
        return [name for each in part for name in _names(each)]
    if not isinstance(part, dict):
        return []
    own = part.get("name")
    found = [own] if isinstance(own, str) and _NUMBERED.fullmatch(own) else []
    return found + [name for each in part.values() for name in _names(each)]


def _is_wide(spec: dict[str, Any]) -> bool:
    parts = spec.get("layer") or ()
    return spec.get("width") == "container" or any(_is_wide(part) for part in parts if isinstance(part, dict))
