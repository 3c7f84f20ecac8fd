"""The HTML of a `Styler` of pandas, of so many rows as a page can take whole."""

from __future__ import annotations

from typing import Any

ROWS = 500
CELLS = 25_000


def styled(styler: Any, pane: Any) -> str:
    """What `styler` draws, cut to what its pane shows and to what a page can hold."""
    columns = min(len(styler.columns), pane.max_cols or 200)
    rows = min(pane.max_rows or ROWS, max(1, CELLS // max(1, columns)))
    html: str = styler.to_html(max_rows=rows, max_columns=columns, sparse_index=pane.sparsify)
    if len(styler.index) > rows or len(styler.columns) > columns or pane.show_dimensions:
        html += f"<p>{len(styler.index):,} rows × {len(styler.columns):,} columns</p>"
    return html
