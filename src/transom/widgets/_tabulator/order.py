"""The one order of rows: the same for every pagination.

Missing values are last either way, equal ones stay as they are, numbers are numbers. Texts are in order without regard
to capital letters. A column of anything has numbers first, then texts, then all else by its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from transom.widgets._tabulator.values import Frame, Values, text_of

if TYPE_CHECKING:
    import numpy.typing as npt

    Order = npt.NDArray[np.int64]


def ordered(frame: Frame, places: Order | None, sorters: Sequence[tuple[int, bool]]) -> Order | None:
    """The places of rows in the order of columns.

    Args:
        frame: of which the rows are.
        places: of those that are meant, in their present order; `None` for all.
        sorters: columns, the one that counts most first, each with whether it is descending.

    Returns:
        `None` for all rows as they are.
    """
    if not sorters:
        return places
    meant = slice(None) if places is None else places
    order = np.arange(frame.count if places is None else len(places))
    for at, descending in reversed(sorters):
        values, missing = keys(frame.sort_key(at, meant))
        order = _sorted(order, values, missing, descending=descending)
    return order if places is None else places[order]


def gathered(frame: Frame, places: Order | None, groups: Sequence[int]) -> Order | None:
    """Rows of one group next to one another: groups in the order of their first rows, rows in theirs.

    Args:
        frame: of which the rows are.
        places: of those that are meant, in order; `None` for all.
        groups: the columns by whose values they are grouped, the outermost first.
    """
    if not groups:
        return places
    order = np.arange(frame.count) if places is None else places
    ranks: list[Any] = []
    for at in groups:
        codes = as_text(frame.read(at, order)).data.astype(np.int64) + 1
        within = codes if not ranks else ranks[-1] * (int(codes.max(initial=0)) + 1) + codes
        _, firsts, numbers = np.unique(within, return_index=True, return_inverse=True)
        ranks.append(np.argsort(np.argsort(firsts))[numbers])
    return order[np.lexsort(ranks[::-1])]


def as_text(values: Values) -> Values:
    """What stands above a group of rows: places in texts, no two of which are equal."""
    from transom.widgets._tabulator.filtering import as_texts

    if values.categories is not None and len(set(values.categories)) == len(values.categories):
        return values
    texts = [None if each is None else text_of(each) for each in as_texts(values)]
    places = {each: at for at, each in enumerate(dict.fromkeys(each for each in texts if each is not None))}
    codes = np.array([-1 if each is None else places[each] for each in texts], dtype=np.int32)
    return Values("text", codes, None, list(places))


def _sorted(order: Order, ranks: Any, missing: Any, *, descending: bool) -> Order:
    nothing = missing[order] if missing is not None else np.zeros(len(order), dtype=bool)
    known, unknown = order[~nothing], order[nothing]
    values = ranks[known]
    if descending:  # from the end, so that equal ones stay as they are
        found = len(values) - 1 - np.argsort(values[::-1], kind="stable")[::-1]
    else:
        found = np.argsort(values, kind="stable")
    return np.concatenate([known[found], unknown])


def keys(values: Values) -> tuple[Any, Any]:
    """Numbers in whose order the values are, and which are missing."""
    data, missing = values.data, values.missing
    if values.categories is not None:
        ranks, _ = _ranks(list(values.categories))
        return (ranks[data] if len(ranks) else data), data < 0
    if isinstance(data, list):
        return _ranks([None if missing is not None and missing[at] else each for at, each in enumerate(data)])
    if data.dtype.kind == "f":
        empty = np.isnan(data)
        return data, empty if missing is None else empty | missing
    return data, missing


def _ranks(values: list[Any]) -> tuple[Any, Any]:
    """The place of each among the others; equal ones have the same."""
    if all(type(each) is str or each is None for each in values):  # faster by much
        marks: list[Any] = [each if each is None else each.casefold() for each in values]
    else:
        marks = [None if each is None else _mark(each) for each in values]
    known = {each: at for at, each in enumerate(sorted({each for each in marks if each is not None}))}
    ranks = np.fromiter((-1 if each is None else known[each] for each in marks), dtype=np.int64, count=len(marks))
    return ranks, ranks < 0


def _mark(value: Any) -> tuple[int, Any]:
    if isinstance(value, int | float | Decimal):
        return 0, value
    if isinstance(value, str):
        return 1, value.casefold()
    if hasattr(value, "total_seconds"):
        return 2, value.total_seconds()
    return 3, text_of(value).casefold()
