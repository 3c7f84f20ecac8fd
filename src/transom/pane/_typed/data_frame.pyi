"""The constructors and attributes of the components in `transom.pane.data_frame`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.data_frame
from transom._typing import Common, Parameters, Reference, Value

class DataFrame(Parameters, transom.pane.data_frame.DataFrame):
    """Shows a frame or series of pandas, polars, PyArrow or what else Narwhals reads, or a list of dicts.

    Rows are read where they are shown: a table of any length costs what is in sight. Trigger `object` when the frame
    has changed in place: where the user has scrolled to, and the order that was chosen, stay. A `Styler` of pandas
    shows its colours, of up to 500 rows.

    Concurrency: a window is read in the page's turn, or, where rows are to be sorted, in one of its threads.

    Example: `DataFrame([{"Day": "Monday", "Orders": 31}, {"Day": "Tuesday", "Orders": 27}])`
    """

    bold_rows: Value[bool, bool | Reference]
    border: Value[int, int | Reference]
    classes: Value[list[Any], list[Any] | Reference]
    col_space: Value[Any, str | int | list[Any] | dict[Any, Any] | Reference | None]
    decimal: Value[str, str | Reference]
    escape: Value[bool, bool | Reference]
    header: Value[bool, bool | Reference]
    index: Value[bool, bool | Reference]
    index_names: Value[bool, bool | Reference]
    justify: Value[
        Literal[
            "left",
            "right",
            "center",
            "justify",
            "justify-all",
            "start",
            "end",
            "inherit",
            "match-parent",
            "initial",
            "unset",
        ]
        | None,
        Literal[
            "left",
            "right",
            "center",
            "justify",
            "justify-all",
            "start",
            "end",
            "inherit",
            "match-parent",
            "initial",
            "unset",
        ]
        | Reference
        | None,
    ]
    max_rows: Value[int | None, int | Reference | None]
    max_cols: Value[int | None, int | Reference | None]
    na_rep: Value[str, str | Reference]
    render_links: Value[bool, bool | Reference]
    show_dimensions: Value[bool, bool | Reference]
    sparsify: Value[bool, bool | Reference]
    text_align: Value[Literal["start", "end", "center"] | None, Literal["start", "end", "center"] | Reference | None]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        bold_rows: bool | Reference = True,
        border: int | Reference = 0,
        classes: list[Any] | Reference = ...,
        col_space: str | int | list[Any] | dict[Any, Any] | Reference | None = None,
        decimal: str | Reference = ".",
        escape: bool | Reference = True,
        float_format: Any = None,
        formatters: list[Any] | dict[Any, Any] | None = None,
        header: bool | Reference = True,
        index: bool | Reference = True,
        index_names: bool | Reference = True,
        justify: Literal[
            "left",
            "right",
            "center",
            "justify",
            "justify-all",
            "start",
            "end",
            "inherit",
            "match-parent",
            "initial",
            "unset",
        ]
        | Reference
        | None = None,
        max_rows: int | Reference | None = None,
        max_cols: int | Reference | None = None,
        na_rep: str | Reference = "NaN",
        render_links: bool | Reference = False,
        show_dimensions: bool | Reference = False,
        sparsify: bool | Reference = True,
        text_align: Literal["start", "end", "center"] | Reference | None = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a frame or series of pandas, polars, PyArrow or what else Narwhals reads, or a list of dicts.

        Args:
            bold_rows: Whether the labels of rows are bold.
            border: Width of lines between all cells in pixels.
            classes: CSS classes of the table.
            col_space: Least width of a column in pixels or as CSS; a list or a dict by names has one for each.
            decimal: The sign before decimals.
            escape: Whether `<` in a cell is that letter; else cells are HTML, sanitised.
            float_format: How floats are written: `"%.2f"`, `"{:,.2f}"` or a function.
            formatters: Functions that write the cells of a column, by its name or place.
            header: Whether the names of columns are shown; they sort.
            index: Whether the labels of rows are shown.
            index_names: Whether the names of the index are shown.
            justify: How the names of columns are aligned; as their cells by default.
            max_rows: Of more rows the first and the last are shown, unsorted.
            max_cols: Of more columns the first and the last are shown.
            na_rep: What stands for a missing value; NaN, NaT and None are told apart.
            render_links: Whether addresses in cells are links.
            show_dimensions: Whether the numbers of rows and columns are written below.
            sparsify: Whether a label of several levels is written once for equal ones.
            text_align: How cells are aligned; numbers at their end by default.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
