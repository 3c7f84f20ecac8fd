"""The constructors and attributes of the components in `transom.widgets.tabulator`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.tabulator
from transom._typing import Common, Parameters, Reference, Value

class Tabulator(Parameters, transom.widgets.tabulator.Tabulator):
    """A table that the user sorts, filters, selects in and edits.

    Shows a frame of pandas, polars or whatever else Narwhals reads, or a list of dicts. Which rows are shown, and in
    which order, is found in Python, for remote pages as for local ones. An edit changes one cell: `value` is another
    frame then, which shares all columns but the one edited, and the frame that was given stays as it was.

    Args:
        value: the frame; a `Styler` of pandas brings its styles along.
        on_click: called with an event for each click on a cell.
        on_edit: called with an event for each edit, when `value` has it.
        params: parameters.

    Concurrency: from any thread; of edits and streams made at once none is lost.

    Example: `Tabulator([{"Day": "Monday", "Orders": 31}, {"Day": "Tuesday", "Orders": 27}], label="Orders")`
    """

    value: Value[Any, Any]
    pagination: Value[Literal["local", "remote"] | None, Literal["local", "remote"] | Reference | None]
    page: Value[int, int | Reference]
    page_size: Value[int | None, int | Reference | None]
    initial_page_size: Value[int, int | Reference]
    sorters: Value[list[Any], list[Any] | Reference]
    filters: Value[list[Any], list[Any] | Reference]
    groupby: Value[list[Any], list[Any] | Reference]
    hierarchical: Value[bool, bool | Reference]
    aggregators: Value[Any, dict[Any, Any] | Reference]
    frozen_rows: Value[list[int], list[int] | Reference]
    selection: Value[list[Any], list[Any] | Reference]
    selectable: Value[Any, bool | str | int | Reference]
    expanded: Value[list[int], list[int] | Reference]
    embed_content: Value[bool, bool | Reference]
    show_index: Value[bool, bool | Reference]
    hidden_columns: Value[list[Any], list[Any] | Reference]
    titles: Value[Any, dict[Any, Any] | Reference]
    groups: Value[Any, dict[Any, Any] | Reference]
    widths: Value[Any, int | dict[Any, Any] | Reference]
    text_align: Value[Any, str | dict[Any, Any] | Reference]
    header_align: Value[Any, str | dict[Any, Any] | Reference]
    header_tooltips: Value[Any, dict[Any, Any] | Reference]
    header_filters: Value[Any, bool | dict[Any, Any] | Reference | None]
    formatters: Value[Any, dict[Any, Any] | Reference]
    title_formatters: Value[Any, dict[Any, Any] | Reference]
    editors: Value[Any, dict[Any, Any] | Reference]
    editables: Value[Any, dict[Any, Any] | Reference]
    validators: Value[Any, dict[Any, Any] | Reference]
    buttons: Value[Any, dict[Any, Any] | Reference]
    sortable: Value[Any, bool | dict[Any, Any] | Reference]
    frozen_columns: Value[Any, list[Any] | dict[Any, Any] | Reference]
    movable_columns: Value[bool, bool | Reference]
    layout: Value[
        Literal["fit_data", "fit_data_fill", "fit_data_stretch", "fit_data_table", "fit_columns"],
        Literal["fit_data", "fit_data_fill", "fit_data_stretch", "fit_data_table", "fit_columns"] | Reference,
    ]
    row_height: Value[int, int | Reference]
    theme: Value[
        Literal[
            "default",
            "site",
            "simple",
            "midnight",
            "modern",
            "bootstrap",
            "bootstrap4",
            "materialize",
            "bulma",
            "semantic-ui",
            "fast",
            "bootstrap5",
        ],
        Literal[
            "default",
            "site",
            "simple",
            "midnight",
            "modern",
            "bootstrap",
            "bootstrap4",
            "materialize",
            "bulma",
            "semantic-ui",
            "fast",
            "bootstrap5",
        ]
        | Reference,
    ]
    theme_classes: Value[list[str], list[str] | Reference]
    configuration: Value[Any, dict[Any, Any] | Reference]
    columns: Value[list[Any], list[Any] | Reference]
    scripts: Value[Any, dict[Any, Any] | Reference]
    fields: Value[list[Any], list[Any] | Reference]
    rows: Value[Any, Any]
    contents: Value[Any, dict[Any, Any] | Reference]
    content_rows: Value[list[Any], list[Any] | Reference]
    expandable: Value[bool, bool | Reference]
    def __init__(
        self,
        value: Any = None,
        *,
        on_click: collections.abc.Callable[..., Any] | None = None,
        on_edit: collections.abc.Callable[..., Any] | None = None,
        pagination: Literal["local", "remote"] | Reference | None = None,
        page: int | Reference = 1,
        page_size: int | Reference | None = None,
        initial_page_size: int | Reference = 20,
        sorters: list[Any] | Reference = ...,
        filters: list[Any] | Reference = ...,
        groupby: list[Any] | Reference = ...,
        hierarchical: bool | Reference = False,
        aggregators: dict[Any, Any] | Reference = ...,
        frozen_rows: list[int] | Reference = ...,
        selection: list[Any] | Reference = ...,
        selectable: bool | str | int | Reference = True,
        selectable_rows: collections.abc.Callable[..., Any] | None = None,
        expanded: list[int] | Reference = ...,
        row_content: collections.abc.Callable[..., Any] | None = None,
        embed_content: bool | Reference = False,
        show_index: bool | Reference = True,
        hidden_columns: list[Any] | Reference = ...,
        titles: dict[Any, Any] | Reference = ...,
        groups: dict[Any, Any] | Reference = ...,
        widths: int | dict[Any, Any] | Reference = ...,
        text_align: str | dict[Any, Any] | Reference = ...,
        header_align: str | dict[Any, Any] | Reference = ...,
        header_tooltips: dict[Any, Any] | Reference = ...,
        header_filters: bool | dict[Any, Any] | Reference | None = None,
        formatters: dict[Any, Any] | Reference = ...,
        title_formatters: dict[Any, Any] | Reference = ...,
        editors: dict[Any, Any] | Reference = ...,
        editables: dict[Any, Any] | Reference = ...,
        validators: dict[Any, Any] | Reference = ...,
        buttons: dict[Any, Any] | Reference = ...,
        sortable: bool | dict[Any, Any] | Reference = True,
        frozen_columns: list[Any] | dict[Any, Any] | Reference = ...,
        movable_columns: bool | Reference = False,
        layout: Literal["fit_data", "fit_data_fill", "fit_data_stretch", "fit_data_table", "fit_columns"]
        | Reference = "fit_data_table",
        row_height: int | Reference = 30,
        theme: Literal[
            "default",
            "site",
            "simple",
            "midnight",
            "modern",
            "bootstrap",
            "bootstrap4",
            "materialize",
            "bulma",
            "semantic-ui",
            "fast",
            "bootstrap5",
        ]
        | Reference = "simple",
        theme_classes: list[str] | Reference = ...,
        configuration: dict[Any, Any] | Reference = ...,
        columns: list[Any] | Reference = ...,
        scripts: dict[Any, Any] | Reference = ...,
        fields: list[Any] | Reference = ...,
        rows: Any = None,
        contents: dict[Any, Any] | Reference = ...,
        content_rows: list[Any] | Reference = ...,
        expandable: bool | Reference = False,
        **common: Unpack[Common],
    ) -> None:
        """A table that the user sorts, filters, selects in and edits.

        Args:
            value: the frame; a `Styler` of pandas brings its styles along.
            on_click: called with an event for each click on a cell.
            on_edit: called with an event for each edit, when `value` has it.
            value: A frame of pandas, polars or what else Narwhals reads; an edit makes another one.
            pagination: "remote" sends the rows of one page, "local" all; by the length when it is not given.
            page: Which page is shown, from 1 on.
            page_size: Rows of a page; `None`: as many as fit.
            initial_page_size: Rows of a page without `page_size` or a height.
            sorters: The order: [{"field": column, "dir": "asc"}], what counts most first.
            filters: Filters of the header: [{"field": column, "type": "like", "value": "a"}].
            groupby: Columns by whose values rows are grouped.
            hierarchical: Whether an index of levels is a tree of rows.
            aggregators: How rows of a tree are summed up: {column: "mean"}, or {level: {column: "sum"}}.
            frozen_rows: Places of rows that stay in sight, from the end below 0.
            selection: The places in `value` of the rows that are selected.
            selectable: Whether rows are selected; "checkbox", "checkbox-single", "toggle", or how many.
            selectable_rows: Given the frame, returns the places of rows that can be selected.
            expanded: The places in `value` of the rows that are unfolded.
            row_content: Given a row, returns what is shown below it when it is unfolded; may be async.
            embed_content: Whether what is unfolded is made for all rows at once.
            show_index: Whether the labels of rows are shown.
            hidden_columns: Columns that are not shown.
            titles: What is written above columns.
            groups: Titles above several columns: {title: [column, …]}.
            widths: Widths of columns in pixels, or as CSS; one number is for all.
            text_align: How cells are aligned: "left", "center" or "right".
            header_align: How titles are aligned.
            header_tooltips: Texts that are shown at titles.
            header_filters: Whether columns have filters below their titles; or which, by column.
            formatters: How cells are drawn: a name, a dict with its type, a model of Bokeh's, JavaScript.
            title_formatters: How titles are drawn.
            editors: What cells are edited in, by name or JavaScript; `None` for not at all.
            editables: Whether cells of columns can be edited; JavaScript says it for each cell.
            validators: What an edit has to be: "required", "min:3", or a list of these.
            buttons: Columns of buttons, with what stands on each.
            sortable: Whether a click on a title sorts.
            frozen_columns: Columns that stay in sight; with a dict at the "left" or "right".
            movable_columns: Whether columns can be moved, by mouse or by keys.
            layout: How wide columns are.
            row_height: The height of a row in pixels.
            theme: How lines and spaces look.
            theme_classes: CSS classes of the table.
            configuration: Further options of the library that draws the table.
            columns: What the page is told of the columns.
            scripts: The functions that are code, by their names.
            fields: What code calls the columns of the frame; nothing where there is no code.
            rows: What the page has of the rows when it opens.
            contents: What is below the rows that are unfolded, by the ids of these.
            content_rows: The ids of the rows of `contents`, in order.
            expandable: Whether rows can be unfolded.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
