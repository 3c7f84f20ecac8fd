"""`DataFrame`: a table, of which the page has the rows that are in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import param

from transom.components.encode import Encoder, is_whole
from transom.components.lean import LeanList
from transom.components.pane import Pane, PaneError
from transom.components.sender import reply
from transom.errors import RejectedError
from transom.pane._table.cells import Rules
from transom.pane._table.records import are_records
from transom.pane._table.styler import styled
from transom.pane._table.tables import table_of
from transom.pane._table.view import WHOLE, Shape, View
from transom.reactive.imported import imported

_ALIGNED = (
    "left", "right", "center", "justify", "justify-all", "start", "end", "inherit", "match-parent", "initial", "unset",
)  # fmt: skip


class DataFrame(Pane):
    """Shows a frame or series of pandas, polars, PyArrow or what else Narwhals reads, or a list of dicts.

    Rows are read where they are shown: a table of any length costs what is in sight. Trigger `object` when the frame
    has changed in place: where the user has scrolled to, and the order that was chosen, stay. A `Styler` of pandas
    shows its colours, of up to 500 rows.

    Concurrency: a window is read in the page's turn, or, where rows are to be sorted, in one of its threads.

    Example: `DataFrame([{"Day": "Monday", "Orders": 31}, {"Day": "Tuesday", "Orders": 27}])`
    """

    _front_end = "DataFrame"
    priority = 0.96

    bold_rows = param.Boolean(default=True, doc="Whether the labels of rows are bold.")
    border = param.Integer(default=0, bounds=(0, None), doc="Width of lines between all cells in pixels.")
    classes = LeanList(doc="CSS classes of the table.")
    col_space = param.ClassSelector(
        default=None,
        class_=(str, int, list, dict),
        doc="Least width of a column in pixels or as CSS; a list or a dict by names has one for each.",
    )
    decimal = param.String(default=".", doc="The sign before decimals.")
    escape = param.Boolean(default=True, doc="Whether `<` in a cell is that letter; else cells are HTML, sanitised.")
    float_format = param.Parameter(default=None, doc='How floats are written: `"%.2f"`, `"{:,.2f}"` or a function.')
    formatters = param.ClassSelector(
        default=None, class_=(list, dict), doc="Functions that write the cells of a column, by its name or place."
    )
    header = param.Boolean(default=True, doc="Whether the names of columns are shown; they sort.")
    index = param.Boolean(default=True, doc="Whether the labels of rows are shown.")
    index_names = param.Boolean(default=True, doc="Whether the names of the index are shown.")
    justify: param.Selector[Any] = param.Selector(
        default=None, objects=[None, *_ALIGNED], doc="How the names of columns are aligned; as their cells by default."
    )
    max_rows = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="Of more rows the first and the last are shown, unsorted."
    )
    max_cols = param.Integer(
        default=None, allow_None=True, bounds=(1, None), doc="Of more columns the first and the last are shown."
    )
    na_rep = param.String(default="NaN", doc="What stands for a missing value; NaN, NaT and None are told apart.")
    render_links = param.Boolean(default=False, doc="Whether addresses in cells are links.")
    show_dimensions = param.Boolean(default=False, doc="Whether the numbers of rows and columns are written below.")
    sparsify = param.Boolean(default=True, doc="Whether a label of several levels is written once for equal ones.")
    text_align: param.Selector[Any] = param.Selector(
        default=None,
        objects=[None, "start", "end", "center"],
        doc="How cells are aligned; numbers at their end by default.",
    )

    _unsynced = (
        "col_space", "decimal", "float_format", "formatters", "header", "index", "index_names", "max_rows", "max_cols",
        "na_rep", "show_dimensions",
    )  # fmt: skip
    _rerender = _unsynced
    _literal = ("float_format", "formatters")
    _events = {"rows": ()}
    _queries = ("rows",)
    _view: View | None = None

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`. A list is when all of it are dicts of plain values."""
        if isinstance(obj, list):
            return are_records(obj)
        return _is_styler(obj) or table_of(obj) is not None

    def _render(self, obj: Any) -> Any:
        self.__dict__["_view"] = None
        if obj is None:
            return None
        if _is_styler(obj):
            return {"kind": "html", "html": styled(obj, self)}
        table = table_of(obj)
        if table is None:
            raise PaneError(
                "Not a table",
                f"an object of type {type(obj).__qualname__} came; give a frame or series of pandas or polars, or a "
                "list of dicts. A frame that is still to be computed is collected first.",
            )
        view = View(table, self._shape())
        wire = view.wire()
        self.__dict__["_view"] = view
        return wire

    def _encode_object(self, value: Any, encoder: Encoder) -> Any:
        if self._view is None or not is_whole(encoder):
            return super()._encode_object(value, encoder)
        return self._view.wire(whole=True)

    def _shape(self) -> Shape:
        form: str | Callable[[Any], str] | None = self.float_format
        missing = None if self.na_rep == "NaN" else self.na_rep
        return Shape(
            Rules(missing, self.decimal, form),
            self.index, self.header, self.index_names, self.max_rows, self.max_cols, self.show_dimensions,
            self.formatters, self.col_space,
        )  # fmt: skip

    def _takes_long(self, name: str, raw: Any) -> bool:
        view = self._view
        try:
            return view is not None and raw["sort"] is not None and view.takes_long((raw["sort"][0], raw["sort"][1]))
        except (KeyError, IndexError, TypeError):  # it is refused in a moment
            return False

    def _event_rows(self, value: Any) -> None:
        """The page asks for rows: `{start, stop, sort: [column, descending] or null, by: which of its views}`."""
        view = self._view
        if view is None:
            return  # it has none any more, and the page is being told so
        start, stop, sort, by = _asked(value)
        if sort is not None and not view.sortable(sort[0]):
            if value["version"] == view.version:
                raise RejectedError("bad_value")
            sort = None  # the columns have changed since, and the page is being told so
        rows = view.rows(start, stop, sort)
        answer = {"version": view.version, "sort": sort, "start": start, "rows": rows, "by": by}
        reply(self, answer)


def _asked(value: Any) -> tuple[int, int, tuple[int, bool] | None, str]:
    match value:
        case {"start": int(start), "stop": int(stop), "sort": None, "by": str(by), "version": int()}:
            sort = None
        case {"start": int(start), "stop": int(stop), "sort": [int(at), bool(down)], "by": str(by), "version": int()}:
            sort = (at, down)
        case _:
            raise RejectedError("bad_value")
    if not 0 <= start < stop <= start + WHOLE or len(by) > 100:
        raise RejectedError("bad_value")
    return start, stop, sort, by


def _is_styler(obj: Any) -> bool:
    module = imported("pandas.io.formats.style")
    return module is not None and isinstance(obj, module.Styler)
