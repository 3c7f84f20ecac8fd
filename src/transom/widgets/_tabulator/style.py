"""`Style`: what is said of a table's looks in the words of a pandas `Styler`, for each frame that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from transom.components.failing import report
from transom.components.outline import short
from transom.widgets._tabulator.calling import TableError, called

CELLS = 200_000
"""A frame of more cells is styled block by block, so that a gradient is that of the rows in a block."""
_METHODS = frozenset({
    "apply", "applymap", "background_gradient", "bar", "format", "highlight_between", "highlight_max",
    "highlight_min", "highlight_null", "highlight_quantile", "map", "set_properties", "text_gradient",
})  # fmt: skip
_INSTEAD = {
    "hide": "show_index=False and hidden_columns=[…] leave out labels and columns, add_filter(…) leaves out rows",
    "set_caption": "label says what a table is called",
    "set_tooltips": "a cell that is cut says its text by itself",
    "set_table_styles": "theme and stylesheets say how the table looks",
    "set_sticky": "frozen_columns and frozen_rows stay in sight, and titles do by themselves",
    "format_index": "titles={…} names columns",
    "relabel_index": "titles={…} names columns",
}


class Style:
    """Takes the methods of a `Styler` that say how cells look: `table.style.map(color)`.

    They are kept and carried out on each frame that the table has.

    Args:
        changed: called after each.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self._brought: Any = None
        self._known: tuple[Any, Any] | None = None
        self._failed = False

    def __getattr__(self, name: str) -> Callable[..., Style]:
        if name not in _METHODS:
            instead = f" {_INSTEAD[name]}." if name in _INSTEAD else ""
            told = f"style.{name}: a table takes what dresses its cells: {', '.join(sorted(_METHODS))}."
            raise AttributeError(told + instead)

        def call(*args: Any, **params: Any) -> Style:
            if name == "format":
                params.pop("escape", None)  # texts are texts in a table, and not HTML
            self._calls.append(("map" if name == "applymap" else name, args, params))
            self._forget()
            self._changed()
            return self

        return call

    def _forget(self) -> None:
        self._known, self._failed = None, False

    def __bool__(self) -> bool:
        return bool(self._calls) or self._brought is not None

    def clear(self) -> Style:
        """Take all back."""
        self._calls, self._brought = [], None
        self._forget()
        self._changed()
        return self

    @property
    def hides_rows(self) -> bool:
        """Whether a `Styler` that was brought leaves out rows, which a table does not."""
        return self._brought is not None and bool(self._brought.hidden_rows)

    def bring(self, styler: Any) -> None:
        """Take over what a `Styler` has been told."""
        self._brought = styler
        self._forget()

    def marks(self, frame: Any, levels: int, places: Sequence[int]) -> dict[str, Any]:
        """The styles and texts of the rows at these places; rows are numbered as given.

        A style that fails is reported once, and the cells are shown without it.

        Args:
            frame: the table's frame.
            levels: how many columns of labels come first.
            places: of which rows.
        """
        if self._failed:
            return _NOTHING
        try:
            with called("style"):
                return self._marks(frame, levels, places)
        except TableError as error:
            self._failed = True
            report(error, "Tabulator.style")
            return _NOTHING

    def _marks(self, frame: Any, levels: int, places: Sequence[int]) -> dict[str, Any]:
        if frame.size <= CELLS:
            if self._known is None or self._known[0] is not frame:
                self._known = frame, self._computed(frame)
            styler, rows = self._known[1], list(places)
        else:
            styler, rows = self._computed(frame.iloc[list(places)]), list(range(len(places)))
        return _marks(styler, levels, rows, self._writer)

    def _computed(self, frame: Any) -> Any:
        for axis in (0, 1):  # a `Styler` knows cells by their labels
            if not frame.axes[axis].is_unique:
                frame = frame.set_axis(range(frame.shape[axis]), axis=axis)
        styler = frame.style
        if self._brought is not None:
            styler.use(self._brought.export())
        for name, args, params in self._calls:
            with called(f"style.{name}({', '.join(map(short, args))})"):
                getattr(styler, name)(*args, **params)
        return styler._compute()

    def _writer(self, styler: Any, row: int, column: int) -> Callable[[Any], Any] | None:
        """What writes the text of a cell, if it has been said; a row that has come since is as the first one."""
        found: Callable[[Any], Any] | None = styler._display_funcs.get((row, column))
        brought = self._brought
        if found is None and brought is not None and brought.data.columns.equals(styler.data.columns):
            same = len(brought.data) == len(styler.data)
            found = brought._display_funcs.get((row if same else 0, column))
        return found


_NOTHING: dict[str, Any] = {"css": [], "at": [], "text": []}


def _marks(styler: Any, levels: int, rows: Sequence[int], writer: Callable[..., Any]) -> dict[str, Any]:
    """What pandas keeps for its own writer: properties by cell, and what writes the text of a cell."""
    texts: list[list[Any]] = []
    looks: list[list[int]] = []
    css: dict[str, int] = {}
    for number, row in enumerate(rows):
        for column in range(styler.data.shape[1]):
            said = styler.ctx.get((row, column))
            if said:
                text = ";".join(f"{name}:{value}" for name, value in said)
                looks.append([number, column + levels, css.setdefault(text, len(css))])
            write = writer(styler, row, column)
            if write is not None:
                texts.append([number, column + levels, str(write(styler.data.iat[row, column]))])
    return {"css": list(css), "at": looks, "text": texts}


def hidden(styler: Any) -> dict[str, Any]:
    """What a `Styler` leaves out, in the words of a table."""
    columns = [styler.data.columns[at] for at in dict.fromkeys(styler.hidden_columns)]
    left_out: dict[str, Any] = {"hidden_columns": columns} if columns else {}
    return left_out | ({"show_index": False} if all(styler.hide_index_) else {})
