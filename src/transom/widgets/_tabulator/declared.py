"""The parameters of `Tabulator`, by the names and with the defaults that Panel has for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import param

from transom.components.child import ChildDict
from transom.components.widget import Widget

THEMES = [
    "default", "site", "simple", "midnight", "modern", "bootstrap", "bootstrap4", "materialize", "bulma",
    "semantic-ui", "fast", "bootstrap5",
]  # fmt: skip


class Declared(Widget):
    """What there is to be said of a table. Columns are named by what the frame calls them."""

    value: param.Parameter[Any] = param.Parameter(
        default=None, doc="A frame of pandas, polars or what else Narwhals reads; an edit makes another one."
    )
    # rows
    pagination: param.Selector[Any] = param.Selector(
        default=None,
        objects=[None, "local", "remote"],
        doc='"remote" sends the rows of one page, "local" all; by the length when it is not given.',
    )
    page = param.Integer(default=1, doc="Which page is shown, from 1 on.")
    page_size = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="Rows of a page; `None`: as many as fit."
    )
    initial_page_size = param.Integer(
        default=20, bounds=(1, None), doc="Rows of a page without `page_size` or a height."
    )
    sorters = param.List(default=[], doc='The order: [{"field": column, "dir": "asc"}], what counts most first.')
    filters = param.List(default=[], doc='Filters of the header: [{"field": column, "type": "like", "value": "a"}].')
    groupby = param.List(default=[], doc="Columns by whose values rows are grouped.")
    hierarchical = param.Boolean(default=False, constant=True, doc="Whether an index of levels is a tree of rows.")
    aggregators = param.Dict(
        default={},
        doc='How rows of a tree are summed up: {column: "mean"}, or {level: {column: "sum"}}.',
    )
    frozen_rows = param.List(default=[], item_type=int, doc="Places of rows that stay in sight, from the end below 0.")
    # the user's choice
    selection = param.List(default=[], doc="The places in `value` of the rows that are selected.")
    selectable: param.ClassSelector[Any] = param.ClassSelector(
        default=True,
        class_=(bool, str, int),
        doc='Whether rows are selected; "checkbox", "checkbox-single", "toggle", or how many.',
    )
    selectable_rows: param.Parameter[Callable[..., Any] | None] = param.Callable(
        default=None, doc="Given the frame, returns the places of rows that can be selected."
    )
    expanded = param.List(default=[], item_type=int, doc="The places in `value` of the rows that are unfolded.")
    row_content: param.Parameter[Callable[..., Any] | None] = param.Callable(
        default=None, doc="Given a row, returns what is shown below it when it is unfolded; may be async."
    )
    embed_content = param.Boolean(default=False, doc="Whether what is unfolded is made for all rows at once.")
    # columns
    show_index = param.Boolean(default=True, doc="Whether the labels of rows are shown.")
    hidden_columns = param.List(default=[], doc="Columns that are not shown.")
    titles = param.Dict(default={}, doc="What is written above columns.")
    groups = param.Dict(default={}, doc="Titles above several columns: {title: [column, …]}.")
    widths: param.ClassSelector[Any] = param.ClassSelector(
        default={}, class_=(int, dict), doc="Widths of columns in pixels, or as CSS; one number is for all."
    )
    text_align: param.ClassSelector[Any] = param.ClassSelector(
        default={}, class_=(str, dict), doc='How cells are aligned: "left", "center" or "right".'
    )
    header_align: param.ClassSelector[Any] = param.ClassSelector(
        default={}, class_=(str, dict), doc="How titles are aligned."
    )
    header_tooltips = param.Dict(default={}, doc="Texts that are shown at titles.")
    header_filters: param.ClassSelector[Any] = param.ClassSelector(
        default=None, class_=(bool, dict), doc="Whether columns have filters below their titles; or which, by column."
    )
    formatters = param.Dict(
        default={}, doc="How cells are drawn: a name, a dict with its type, a model of Bokeh's, JavaScript."
    )
    title_formatters = param.Dict(default={}, doc="How titles are drawn.")
    editors = param.Dict(default={}, doc="What cells are edited in, by name or JavaScript; `None` for not at all.")
    editables = param.Dict(default={}, doc="Whether cells of columns can be edited; JavaScript says it for each cell.")
    validators = param.Dict(default={}, doc='What an edit has to be: "required", "min:3", or a list of these.')
    buttons = param.Dict(default={}, doc="Columns of buttons, with what stands on each.")
    sortable: param.ClassSelector[Any] = param.ClassSelector(
        default=True, class_=(bool, dict), doc="Whether a click on a title sorts."
    )
    frozen_columns: param.ClassSelector[Any] = param.ClassSelector(
        default=[], class_=(list, dict), doc='Columns that stay in sight; with a dict at the "left" or "right".'
    )
    movable_columns = param.Boolean(default=False, doc="Whether columns can be moved, by mouse or by keys.")
    # looks
    layout: param.Selector[Any] = param.Selector(
        default="fit_data_table",
        objects=["fit_data", "fit_data_fill", "fit_data_stretch", "fit_data_table", "fit_columns"],
        doc="How wide columns are.",
    )
    row_height = param.Integer(default=30, doc="The height of a row in pixels.")
    theme: param.Selector[Any] = param.Selector(default="simple", objects=THEMES, doc="How lines and spaces look.")
    theme_classes = param.List(default=[], item_type=str, doc="CSS classes of the table.")
    configuration = param.Dict(default={}, doc="Further options of the library that draws the table.")
    # what follows from these
    columns = param.List(default=[], doc="What the page is told of the columns.")
    scripts = param.Dict(default={}, doc="The functions that are code, by their names.")
    fields = param.List(default=[], doc="What code calls the columns of the frame; nothing where there is no code.")
    rows = param.Parameter(default=None, doc="What the page has of the rows when it opens.")
    contents = ChildDict(default={}, doc="What is below the rows that are unfolded, by the ids of these.")
    content_rows = param.List(default=[], doc="The ids of the rows of `contents`, in order.")
    expandable = param.Boolean(default=False, doc="Whether rows can be unfolded.")

    _derived = ("columns", "scripts", "fields", "rows", "contents", "content_rows", "expandable")
    _unsynced: ClassVar[tuple[str, ...]] = (
        "value", "initial_page_size", "aggregators", "frozen_rows", "selectable_rows", "row_content", "embed_content",
        "show_index", "hidden_columns", "titles", "groups", "widths", "text_align", "header_align", "header_tooltips",
        "header_filters", "formatters", "title_formatters", "editors", "editables", "validators", "buttons",
        "frozen_columns",
    )  # fmt: skip
    _literal = ("selectable_rows", "row_content")


OF_COLUMNS = frozenset({
    "value", "show_index", "hidden_columns", "titles", "groups", "widths", "text_align", "header_align",
    "header_tooltips", "header_filters", "formatters", "title_formatters", "editors", "editables", "validators",
    "buttons", "sortable", "frozen_columns", "configuration",
})  # fmt: skip
"""Those that say what columns are like."""
OF_ROWS = frozenset({
    "value", "pagination", "page_size", "initial_page_size", "sorters", "filters", "frozen_rows", "groupby",
    "selectable_rows", "hidden_columns", "show_index", "aggregators",
})  # fmt: skip
"""Those that say which rows are shown."""
OF_CELLS = frozenset({"value", "hidden_columns", "show_index"})
"""Those after which a page has other cells of a row than it needs."""
OF_ORDER = frozenset({"value", "sorters", "filters", "groupby"})
"""Those that say in which order, and which are left out."""
NAMING = frozenset({
    "sorters", "filters", "groupby", "hidden_columns", "titles", "groups", "widths", "text_align", "header_align",
    "header_tooltips", "header_filters", "formatters", "title_formatters", "editors", "editables", "validators",
    "sortable", "frozen_columns",
})  # fmt: skip
"""Those that name columns."""
