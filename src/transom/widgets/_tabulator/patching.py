"""What `patch` and `stream` are given, as cells and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from transom.components.outline import short

if TYPE_CHECKING:
    from transom.widgets._tabulator.keeping import Cells, Keeping
    from transom.widgets._tabulator.shown import Shown
    from transom.widgets._tabulator.values import Frame


def patches(frame: Frame, given: Any, *, as_index: bool) -> Cells:
    """Cells by column and place.

    Raises:
        ValueError: there is no such row or column, or a value does not fit; says which.
    """
    from transom.widgets._tabulator.columns import place_of

    cells: Cells = {}
    for key, entries in _by_column(given).items():
        at = place_of(frame, key)
        if at is None or frame.columns[at].index:
            known = [each.key for each in frame.columns if not each.index]
            raise ValueError(f"patch(…): there is no column {key!r}. There are {short(known)}.")
        if isinstance(entries, str) or not isinstance(entries, Sequence):
            told = f"patch({{{key!r}: {short(entries)}}}) takes a list of pairs: [(row, value), …]."
            raise ValueError(told)  # noqa: TRY004 - what is wrong with a value is a ValueError everywhere
        own = cells.setdefault(at, {})
        for entry in entries:
            if isinstance(entry, str) or not isinstance(entry, Sequence) or len(entry) != 2:
                raise ValueError(f"patch(…): {short(entry)} of column {key!r} is no pair (row, value).")
            own.update(_cells(frame, at, *entry, as_index=as_index))
    return cells


def _by_column(given: Any) -> Mapping[Any, Any]:
    if isinstance(given, Mapping):
        return given
    if hasattr(given, "columns") and hasattr(given, "items") and hasattr(given, "index"):  # a frame of pandas
        return {key: list(column.items()) for key, column in given.items()}
    if hasattr(given, "items") and hasattr(given, "index"):  # a series: a row that names its label, or a column
        if "index" in given:
            return {key: [(given["index"], value)] for key, value in given.items() if key != "index"}
        return {given.name: list(given.items())}
    raise ValueError(
        f"patch({short(given)}) takes a dict {{column: [(row, value), …]}}, or a frame or series of pandas."
    )


def _cells(frame: Frame, at: int, where: Any, value: Any, *, as_index: bool) -> dict[int, Any]:
    places = _places(frame, where, as_index=as_index)
    several = isinstance(where, slice | range) and not isinstance(value, str) and isinstance(value, Iterable)
    values = list(value) if several else [value] * len(places)
    if len(values) != len(places):
        raise ValueError(f"patch(…): {len(values)} values for {len(places)} rows of column {frame.columns[at].key!r}.")
    try:
        return {place: frame.coerced(at, _known(each)) for place, each in zip(places, values, strict=True)}
    except ValueError as error:
        raise ValueError(f"patch(…): column {frame.columns[at].key!r}: {error}.") from error


def _places(frame: Frame, where: Any, *, as_index: bool) -> list[int]:
    if isinstance(where, slice):
        return list(range(*where.indices(frame.count)))
    if isinstance(where, range):
        return list(where)
    if as_index:
        found = frame.found(where)
    else:
        found = [where % frame.count] if isinstance(where, int) and -frame.count <= where < frame.count else []
    if not found:
        what = "label" if as_index else "place"
        raise ValueError(f"patch(…): no row has the {what} {where!r}.")
    return found


def _known(value: Any) -> Any:
    """`None` for what stands for nothing."""
    missing = type(value).__name__ in ("NaTType", "NAType") or (isinstance(value, float) and value != value)  # noqa: PLR0124
    return None if missing else value


def streamed(table: Keeping, given: Any, rollover: int | None, *, reset_index: bool, follow: bool) -> None:
    """Add rows to a table; see `Tabulator.stream`."""
    from transom.widgets._tabulator.frame import frame_of
    from transom.widgets._tabulator.keeping import TRIES

    if table.value is None:
        table.value = given if hasattr(given, "columns") else None
        if table.value is None:
            raise ValueError("stream(…): there are no columns yet. Set `value` to a frame first, which may be empty.")
        return
    for _ in range(TRIES):
        shown = table._shown
        if shown is None:
            raise ValueError("stream(…): the value has been taken away.")
        frame = frame_of(shown.frame.extended(given, reset_index=reset_index))
        added = frame.count - shown.frame.count
        dropped = 0 if rollover is None else max(0, frame.count - max(0, rollover))
        if dropped:
            frame = frame_of(frame.taken(slice(dropped, None)))
        new = shown.with_frame(frame, first=shown.first + dropped)
        if _append(table, shown, new, added, dropped, follow=follow):
            return
    raise RuntimeError("the frame is replaced faster than a row can be added")


def _append(table: Keeping, shown: Shown, new: Shown, added: int, dropped: int, *, follow: bool) -> bool:
    """Show another frame with rows more at its end; whether it was not replaced meanwhile."""
    others: dict[str, Any] = {
        name: [each - dropped for each in getattr(table, name) if each >= dropped]
        for name in ("selection", "expanded")
        if dropped and getattr(table, name)
    }
    messages: list[Any] = []
    plain = table.pagination != "remote" and not table._is_tree(new.frame)
    if shown.order is None and not (table._finds or table.sorters or table.groupby) and plain:
        messages = [_added(table, new, added, dropped, follow=follow)] if table._mounts else []
    else:
        new = new.with_order(table._order(new.frame))
        messages = [table._rows(new, keep=True, follow=follow)]
    if follow and table._size() is not None:
        others["page"] = new.pages(table._size())
    if not table._swap(shown, new, messages, **others):
        return False
    if new.frame.columns != shown.frame.columns:
        table._describe()
    if table.embed_content and table.row_content is not None:
        table._unfold(anew=False)
    return True


def _added(table: Keeping, new: Shown, added: int, dropped: int, *, follow: bool) -> dict[str, Any]:
    from transom.widgets._tabulator import wire
    from transom.widgets._tabulator.shown import whole

    count = new.frame.count
    looks = table._looks(new.frame, table._sent)
    block = whole(new, looks, keep=True, window=(max(0, count - added), count))
    gone = wire.ids(slice(new.first - dropped, new.first), 0) if dropped else None
    return {"kind": "added", "block": block, "dropped": gone, "follow": follow}
