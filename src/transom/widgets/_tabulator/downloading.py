"""A table as a file: CSV, or JSON where the name says so."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from typing import Any

from transom.reactive.context import current_owner
from transom.widgets._tabulator.values import plain, text_of
from transom.widgets.saving import HandedOut, handed_out


def save(frame: Any, filename: str, *, index: bool) -> None:
    """Let the page that the running code belongs to save a frame.

    Raises:
        RuntimeError: it belongs to none.
    """
    owner = current_owner()
    publication = handed_out(written(frame, filename, index=index), filename)
    owner.resource(HandedOut, HandedOut).keep(publication)
    owner.notify({"kind": "save", "url": publication.address, "name": publication.name})


def written(frame: Any, filename: str, *, index: bool) -> bytes:
    """The content of the file.

    Args:
        frame: of any library, or a list of dicts.
        filename: JSON is written for one that ends in `.json`, else CSV.
        index: whether labels of rows are in it.
    """
    as_json = filename.lower().endswith(".json")
    try:
        text = _by_library(frame, as_json=as_json, index=index)
    except Exception:  # noqa: BLE001 - each library has values that it cannot write, and errors of its own
        text = None
    if text is None:
        names, rows = _table(frame, index=index and not as_json)
        text = _json(names, rows) if as_json else _csv(names, rows)
    return text.encode("utf-8", "replace")


def _by_library(frame: Any, *, as_json: bool, index: bool) -> str | None:
    """What the frame's own library writes; `None` where it has nothing for it."""
    if isinstance(frame, list):
        return None
    if hasattr(frame, "to_csv"):
        text: str = frame.to_json(orient="records", date_format="iso") if as_json else frame.to_csv(index=index)
        text.encode()
        return text
    import narwhals as nw

    return None if as_json else nw.from_native(frame, eager_only=True).write_csv()


def _table(frame: Any, *, index: bool) -> tuple[list[str], list[list[Any]]]:
    """The names of the columns, each once, and the cells of the rows."""
    from transom.widgets._tabulator.columns import field_of
    from transom.widgets._tabulator.frame import frame_of

    read = frame_of(frame)
    names: list[str] = []
    columns = [at for at, column in enumerate(read.columns) if index or not column.index]
    for at in columns:
        name = field_of(read.columns[at].key)
        again = sum(each == name or each.startswith(f"{name}.") for each in names)
        names.append(f"{name}.{again}" if name in names else name)
    return names, [[read.cell(at, row) for at in columns] for row in range(read.count)]


def _json(names: list[str], rows: list[list[Any]]) -> str:
    return json.dumps([dict(zip(names, map(_jsoned, row), strict=True)) for row in rows])


def _jsoned(value: Any) -> Any:
    """A cell in JSON, which has nothing for what is missing and for what is endless but null."""
    found = value.isoformat() if isinstance(value, dt.date | dt.time) and value == value else plain(value)  # noqa: PLR0124
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    if type(value).__name__ in ("NaTType", "NAType") or (isinstance(found, float) and not math.isfinite(found)):
        return None
    return found


def _csv(names: list[str], rows: list[list[Any]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(names)
    writer.writerows([each if each is None else text_of(each) for each in row] for row in rows)
    return file.getvalue()
