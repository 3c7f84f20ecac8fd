"""Which objects are tables.

Knows the libraries by the module of an object's type, so that none is imported which is not in use.
"""

from __future__ import annotations

from typing import Any

from transom.pane._table.table import Table

_FRAMES = frozenset({"cudf", "modin", "narwhals", "polars", "pyarrow"})
"""Packages whose tables Narwhals reads; of pandas more is shown than it knows."""


def table_of(obj: Any) -> Table | None:
    """The table that `obj` is; `None` when it is none."""
    if isinstance(obj, list):
        from transom.pane._table.records import RecordTable

        return RecordTable(obj) if all(isinstance(row, dict) for row in obj) else None
    roots = {kind.__module__.partition(".")[0] for kind in type(obj).__mro__}
    if "pandas" in roots:
        from transom.pane._table.pandas import pandas_table

        return pandas_table(obj)
    if not roots.isdisjoint(_FRAMES) or hasattr(type(obj), "__narwhals_dataframe__"):
        from transom.pane._table.narwhals import narwhals_table

        return narwhals_table(obj)
    return None
