"""Which objects are frames, and what reads each."""

from __future__ import annotations

from typing import Any

from transom.components.outline import short
from transom.reactive.imported import how_to_get, imported
from transom.widgets._tabulator.values import Frame


def frame_of(obj: Any) -> Frame:
    """What reads `obj`, which is not copied.

    Raises:
        ValueError: it is no frame; says what to give.
    """
    try:
        import numpy as np  # noqa: F401 - all of them need it
    except ImportError:
        told = f"A Tabulator reads its rows with NumPy, which is not installed: {how_to_get('numpy')}."
        raise ValueError(told) from None
    if isinstance(obj, list):
        from transom.widgets._tabulator.records_frame import RecordsFrame, is_records

        if is_records(obj):
            return RecordsFrame(obj)
    pandas = imported("pandas")
    if pandas is not None and isinstance(obj, pandas.Series):
        obj = obj.to_frame()
    if pandas is not None and isinstance(obj, pandas.DataFrame):
        from transom.widgets._tabulator.pandas_frame import PandasFrame

        return PandasFrame(obj)
    if type(obj).__name__ == "LazyFrame":
        raise ValueError(f"value={type(obj).__name__}: it is still to be computed. Give value=frame.collect().")
    try:
        import narwhals as nw

        frame = nw.from_native(obj, eager_only=True)
    except TypeError:
        raise ValueError(
            f"value={short(obj)} is no table. Give a DataFrame of pandas, a frame of polars, PyArrow or whatever else "
            "Narwhals reads, or a list of dicts."
        ) from None
    from transom.widgets._tabulator.narwhals_frame import NarwhalsFrame

    return NarwhalsFrame(frame)
