"""Tables that are edited, for the gallery."""

from __future__ import annotations

import datetime as dt
from statistics import fmean
from typing import Any

import transom as tr
from transom.demo.cards import card

_WIDE: Any = {"sizing_mode": "stretch_width"}
_PLACES = ("Coast", "Valley", "Summit", "Forest", "City")
_NAMES = ("Ald", "Bran", "Cor", "Dun", "Esk", "Fen", "Gar", "Holt")
_ENDS = ("mouth", "ridge", "well", "stead", "moor", "ford")
_NOTES = {"Coast": "Salt on the sensor", "Summit": "Ice in the morning"}
_START = dt.datetime(2026, 3, 1, 6)  # noqa: DTZ001 - a clock on the wall


def stations(count: int = 240) -> list[dict[str, Any]]:
    """Weather stations."""
    return [
        {
            "Station": _NAMES[at % 8] + _ENDS[at * 7 % 6] + (f" {at // 48 + 1}" if at >= 48 else ""),
            "Place": _PLACES[at * 3 % 5],
            "Height": 12 + at * 37 % 1900,
            "Temperature": round(21 - (12 + at * 37 % 1900) / 130 + at * 13 % 7 / 3, 1),
            "Battery": 18 + at * 29 % 83,
            "Rating": at * 11 % 6,
            "Online": at % 9 != 4,
            "Last seen": _START + dt.timedelta(minutes=at * 47 % 2000),
            "Note": _NOTES.get(_PLACES[at * 3 % 5], "") if at % 4 == 0 else "",
        }
        for at in range(count)
    ]


def _said(selection: list[int], rows: list[dict[str, Any]]) -> str:
    chosen = [rows[at] for at in selection] or rows
    which = f"{len(selection)} selected" if selection else f"All {len(rows)}"
    online = sum(bool(each["Online"]) for each in chosen)
    return f"{which}: **{fmean(each['Temperature'] for each in chosen):.1f} °C** on average, {online} online."


def grids() -> tr.Card:
    """A table to sort, filter, select in and edit, and one in pages, with boxes."""
    lamps = ["var(--tr-danger)", "var(--tr-warning)", "var(--tr-success)"]
    table = tr.widgets.Tabulator(
        stations(),
        label="Weather stations",
        height=420,
        pagination=None,
        show_index=False,
        header_filters=True,
        frozen_columns=["Station"],
        editors={"Place": {"type": "list", "values": list(_PLACES)}, "Station": None, "Last seen": None},
        formatters={
            "Battery": {"type": "progress", "color": lamps},
            "Rating": {"type": "star"},
            "Temperature": {"type": "money", "symbol": " °C", "symbolAfter": True, "precision": 1},
            "Last seen": {"type": "datetime", "format": "d MMM, HH:mm"},
        },
        **_WIDE,
    )
    names = ("Station", "Place", "Height", "Online")
    pages = tr.widgets.Tabulator(
        [{name: each[name] for name in names} for each in stations(60)],
        label="In pages, with boxes",
        pagination="local",
        page_size=5,
        selectable="checkbox",
        show_index=False,
        layout="fit_columns",
        theme="site",
        **_WIDE,
    )
    return card("Tabulator", table, tr.bind(_said, table.param.selection, table.param.value), pages)
