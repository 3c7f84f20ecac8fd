"""All rows of a table, for a page that has no server: it sorts and filters by itself, by what is worked out here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from transom.widgets._tabulator import wire
from transom.widgets._tabulator.order import keys
from transom.widgets._tabulator.shown import FIRST, Looks, Shown, whole
from transom.widgets._tabulator.values import Values

if TYPE_CHECKING:
    from transom.widgets._tabulator.shown import Order

LARGEST = 32 << 20
"""About so many bytes of cells travel; of more rows the first ones."""
_AS_SENT = ("int", "float", "bool")
"""Kinds whose cells say by themselves in which order they are."""


def saved_block(shown: Shown, looks: Looks, places: Order | None, sorted_by: Collection[int]) -> dict[str, Any]:
    """The block of all rows, in the order of the frame, with what their order is found by.

    Args:
        shown: the rows.
        looks: how they are shown.
        places: those that what the page cannot change has left; `None` for all.
        sorted_by: columns that the page sorts by from the first, shown or not.
    """
    here = replace(shown, order=places)
    count = _most(here, looks)
    taken = here.places(0, count)
    block = whole(here, replace(looks, remote=False), window=(0, count))
    wanted = {*looks.columns, *sorted_by}
    return {
        **block,
        "total": count,
        "alone": {
            "of": here.count if here.count > count else None,
            "keys": [
                _ranks(here, at, taken)
                if at in wanted and not (column.kind in _AS_SENT and _is_array(block["cells"][at]))
                else None
                for at, column in enumerate(shown.frame.columns)
            ],
        },
    }


def _is_array(cells: Mapping[str, Any] | None) -> bool:
    return cells is not None and cells["t"] != "s"


def _ranks(shown: Shown, at: int, places: Order) -> dict[str, Any]:
    """The place of each row in the order of a column; equal values have the same, missing ones -1."""
    numbers, missing = keys(shown.frame.sort_key(at, places))
    _, ranks = np.unique(numbers, return_inverse=True)
    if missing is not None:
        ranks[missing] = -1
    return wire.typed(Values("int", ranks.astype(np.int32)))


def _most(shown: Shown, looks: Looks) -> int:
    """How many rows travel, by what the first ones weigh."""
    if shown.count <= FIRST:
        return shown.count
    first = whole(shown, replace(looks, remote=False), window=(0, FIRST))
    return min(shown.count, max(FIRST, LARGEST * FIRST // max(1, _weight([first["cells"], first["marks"]]))))


def _weight(value: Any) -> int:
    if isinstance(value, bytes | str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_weight, value.values()))
    return sum(map(_weight, value)) if isinstance(value, list | tuple) else 8
