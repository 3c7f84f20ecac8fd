"""Values as they travel: arrays as buffers, texts as a list; ids, and ids in runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from transom.widgets._tabulator.values import Values

SAFE = 1 << 53
"""Beyond it a page has no whole numbers, but for those in buffers of 64 bits."""


def typed(values: Values) -> dict[str, Any]:
    """The wire form of some values of a column."""
    data = values.data
    if values.categories is not None:
        return {"t": "c", "v": list(values.categories), "d": _bytes(data, "<i4")}
    if isinstance(data, list):
        return {"t": "s", "v": data}
    missing = values.missing
    if values.kind in ("datetime", "date"):
        return {"t": "ms", "d": _bytes(data, "<f8")}
    if values.kind == "bool":
        truths = data.astype(np.uint8)
        if missing is not None:
            truths[missing] = 2
        return {"t": "b", "d": truths.tobytes()}
    name = _name(data)
    mask = missing.astype(np.uint8).tobytes() if missing is not None and missing.any() else None
    return {"t": name, "d": _bytes(data, f"<{name}"), "m": mask}


def _name(data: Any) -> str:
    if data.dtype.kind == "f":
        return "f4" if data.dtype.itemsize <= 4 else "f8"
    if data.dtype.itemsize < 8:
        return f"{data.dtype.kind}{data.dtype.itemsize}"
    if not len(data) or (int(data.min()) > -SAFE and int(data.max()) < SAFE):
        return "f8"
    return f"{data.dtype.kind}8"


def _bytes(data: Any, dtype: str) -> bytes:
    return np.ascontiguousarray(data, dtype=dtype).tobytes()


def ids(places: Any, first: int) -> bytes:
    """The ids of rows at these places."""
    if isinstance(places, slice):
        places = np.arange(places.start, places.stop)
    return _bytes(np.asarray(places, dtype=np.int64) + first, "<f8")


def runs(places: Sequence[Any], first: int, count: int) -> bytes:
    """The ids of rows as pairs, from one to another that is not in it: of a million rows in a row 16 bytes.

    Args:
        places: the places of the rows, in order; those that are none are left out.
        first: the id of the first of all rows.
        count: how many rows there are.
    """
    there = known(places, count)
    breaks = np.flatnonzero(np.diff(there) != 1) + 1
    if not len(there):
        return b""
    starts, ends = np.append(0, breaks), np.append(breaks, len(there)) - 1
    return _bytes(np.column_stack((there[starts], there[ends] + 1)) + first, "<f8")


def known(places: Sequence[Any], count: int) -> Any:
    """Those of these places that there are, as an array."""
    whole = [each for each in places if type(each) is int or isinstance(each, np.integer)]
    try:
        found = np.array(whole, dtype=np.int64)
    except OverflowError:
        found = np.array([each for each in whole if 0 <= each < count], dtype=np.int64)
    return found[(found >= 0) & (found < count)]


def of_runs(raw: Any, first: int, count: int) -> list[int] | None:
    """The places of rows, of those that have not gone, whose ids a page has sent in runs; `None` for what is none."""
    if not isinstance(raw, bytes | bytearray | memoryview) or memoryview(raw).nbytes % 16:
        return None
    ends = np.frombuffer(raw, dtype="<f8").reshape(-1, 2)
    if not (np.isfinite(ends).all() and (ends == np.floor(ends)).all()):
        return None
    found = np.clip(ends - first, 0, count).astype(np.int64)
    lengths = found[:, 1] - found[:, 0]
    if (ends[:, 1] <= ends[:, 0]).any() or int(lengths.sum()) > count:  # a row is there once
        return None
    before = np.cumsum(lengths) - lengths
    places = np.repeat(found[:, 0] - before, lengths) + np.arange(int(lengths.sum()))
    return list(dict.fromkeys(places.tolist()))
