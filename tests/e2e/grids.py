"""What tests of tables that are edited share: a small frame, and the cells that are drawn."""

from __future__ import annotations

import pandas as pd
from playwright.sync_api import Locator

ROWS = ".tabulator-table > .tabulator-row:not(.tr-grid__title)"


def small() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Cyd", "Ada", "Bo", "Eve", "Dan", "Flo"],
            "n": [30, 10, 20, 50, 40, 60],
            "part": [0.3, 0.1, 0.2, 0.5, 0.4, 0.6],
            "yes": [True, False] * 3,
        }
    )


def column(grid: Locator, at: int) -> list[str]:
    """What the rows that are drawn have in a column, from top to bottom."""
    return grid.locator(f"{ROWS} > [tabulator-field=c{at}]").all_inner_texts()


def cell(grid: Locator, row: int, at: int) -> Locator:
    return grid.locator(ROWS).nth(row).locator(f"[tabulator-field=c{at}]")
