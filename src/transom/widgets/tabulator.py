"""`Tabulator`: a table that is sorted, filtered, selected and edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from transom.components.encode import Encoder, is_whole
from transom.components.sender import reply
from transom.components.words import say
from transom.errors import RejectedError
from transom.reactive.callback import Callback
from transom.widgets._tabulator import downloading, from_page
from transom.widgets._tabulator.events import CellClickEvent, TableEditEvent
from transom.widgets._tabulator.keeping import QUICK, Cells, Keeping
from transom.widgets._tabulator.patching import patches, streamed
from transom.widgets._tabulator.style import Style
from transom.widgets._tabulator.values import UnfitError
from transom.widgets.button import Button
from transom.widgets.text_input import TextInput

FAULTS = 50
"""So many are reported, whatever a page says."""


class Tabulator(Keeping):
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

    _front_end = "Tabulator"
    _writable = ("selection", "expanded", "sorters", "filters", "page", "page_size")
    _events = {"ask": (), "edit": ("value",), "click": (), "select_all": ("selection",), "fit": ("page",), "fault": ()}
    _queries = ("ask",)

    _on_edit: list[Callback]
    _on_click: list[tuple[Callback, Any]]
    _cut: tuple[int | None, int]
    """Of how many rows how many are in the page that was saved last; `None` for all."""

    def __init__(
        self,
        value: Any = None,
        *,
        on_click: Callable[..., Any] | None = None,
        on_edit: Callable[..., Any] | None = None,
        **params: Any,
    ) -> None:
        self.__dict__.update(_on_edit=[], _on_click=[], _cut=(None, 0))
        super().__init__(**({} if value is None else {"value": value}), **params)
        if on_click is not None:
            self.on_click(on_click)
        if on_edit is not None:
            self.on_edit(on_edit)

    # What authors call

    def on_edit(self, callback: Callable[[TableEditEvent], Any]) -> None:
        """Call `callback(event)` for each edit by a user, when `value` has it; it may be `async def`."""
        self._on_edit.append(Callback(callback))

    def on_click(self, callback: Callable[[CellClickEvent], Any], column: Any = None) -> None:
        """Call `callback(event)` for each click on a cell or a button; it may be `async def`.

        Args:
            callback: what to call.
            column: of which column or button; of all when it is not given.
        """
        self._on_click.append((Callback(callback), column))

    def add_filter(self, filter: Any, column: Any = None) -> None:
        """Show the rows only that fit a filter, and all others that were added.

        Args:
            filter: a value, a list of values, a pair (start, end) of which either may be `None`, or a compiled pattern;
                a widget, a parameter or an expression that has one; or a function that is given the frame and
                returns what is left of it, or a True or False for each row. A function may be bound to widgets.
            column: in which it is looked for; functions need none.

        Raises:
            ValueError: it is none of these.
        """
        self._filtering.add(filter, column)

    def remove_filter(self, filter: Any) -> None:
        """Take back what `add_filter` was given."""
        self._filtering.remove(filter)

    def patch(self, patch_value: Any, as_index: bool = True) -> None:
        """Change cells.

        Args:
            patch_value: for each column cells with their new values, `{"n": [(3, 1.5), (slice(4, 6), [1, 2])]}`; or a
                frame whose labels say which rows are meant, or a series that is a row, with its label as "index".
            as_index: whether numbers are labels of rows, and not places. A slice is one of places in any case.

        Raises:
            ValueError: there is no such row or column, or the column cannot hold a value.
        """
        self._write(lambda shown: patches(shown.frame, patch_value, as_index=as_index))

    def stream(
        self, stream_value: Any, rollover: int | None = None, reset_index: bool = True, follow: bool = True
    ) -> None:
        """Add rows at the end.

        Args:
            stream_value: a frame, a series that is a row, or a dict: of values for one row, of lists for several.
            rollover: so many rows are kept; others go at the beginning.
            reset_index: whether labels that are numbers go on from those that are there.
            follow: whether pages show the new rows.

        Raises:
            ValueError: a column that there is not, or a value that its column cannot hold.
        """
        streamed(self, stream_value, rollover, reset_index=reset_index, follow=follow)

    def download(self, filename: str = "table.csv") -> None:
        """Let the page of the running code save the rows that are shown, on all pages of the table.

        Args:
            filename: what the file is called; one that ends in `.json` is JSON, any other CSV.

        Raises:
            RuntimeError: the code belongs to no page.
        """
        downloading.save([] if self.value is None else self.current_view, filename, index=self.show_index)

    def download_menu(
        self, text_kwargs: Mapping[str, Any] | None = None, button_kwargs: Mapping[str, Any] | None = None
    ) -> tuple[TextInput, Button]:
        """A field for the name of the file, and a button that saves it.

        Args:
            text_kwargs: parameters of the field.
            button_kwargs: parameters of the button.
        """
        name = TextInput(**{"value": "table.csv", **_labelled("Filename", text_kwargs)})
        button = Button(**_labelled("Download", button_kwargs))
        button.on_click(lambda _: self.download(name.value or "table.csv"))
        return name, button

    @property
    def style(self) -> Style:
        """Takes the methods of a pandas `Styler` that dress cells, `table.style.map(f)`; for each frame to come too."""
        return self._style

    @property
    def current_view(self) -> Any:
        """The frame of the rows that filters leave, in the order that is shown."""
        shown = self._shown
        if shown is None or shown.order is None:
            return self.value
        return shown.frame.taken(shown.order)

    @property
    def selected_dataframe(self) -> Any:
        """The frame of the rows that are selected, whether they are shown or not."""
        shown = self._shown
        return self.value if shown is None else shown.taken(self.selection)

    def _head(self, most: int) -> tuple[Any, int]:
        """The frame of the first rows of the page that is shown, and how many there are on all of them."""
        shown, size = self._shown, self._size()
        if shown is None:
            return None, 0
        start = (self._page(shown) - 1) * (size or 0)
        return shown.frame.taken(shown.places(start, start + min(most, size or most))), shown.count

    # What pages are told

    def _encode_rows(self, value: None, encoder: Encoder) -> Any:
        shown = self._shown
        if shown is None:
            return None
        if not is_whole(encoder) or self._is_tree(shown.frame):
            return self._block(shown, self._sent)
        block = self._saved(shown)
        self.__dict__["_cut"] = (block["alone"]["of"], block["total"])
        return block

    def _encode_columns(self, value: list[dict[str, Any]], encoder: Encoder) -> list[dict[str, Any]]:
        """Nobody is there to take what is edited in a page that is saved; a tree keeps its order in it."""
        shown = self._shown
        if shown is None or not is_whole(encoder):
            return value
        fixed = {"sort": False, "filter": None} if self._is_tree(shown.frame) else {}
        return [{**each, "edit": None, **fixed} for each in value]

    def _encode_selection(self, value: list[int], encoder: Encoder) -> bytes:
        return self._runs(value)

    def _encode_expanded(self, value: list[int], encoder: Encoder) -> bytes:
        return self._runs(value)

    def _encode_sorters(self, value: list[dict[str, Any]], encoder: Encoder) -> list[tuple[int, str]]:
        return [(at, "desc" if each.get("dir") == "desc" else "asc") for at, each in self._entries(value)]

    def _encode_filters(self, value: list[dict[str, Any]], encoder: Encoder) -> list[tuple[int, str, Any]]:
        return [(at, str(each.get("type", "like")), _sent(each.get("value"))) for at, each in self._entries(value)]

    def _encode_groupby(self, value: list[Any], encoder: Encoder) -> list[int]:
        return [at for at, _ in self._entries([{"field": each} for each in value])]

    def _encode_sortable(self, value: Any, encoder: Encoder) -> bool:
        return bool(value)

    def _runs(self, places: list[int]) -> bytes:
        from transom.widgets._tabulator import wire

        shown = self._shown
        return b"" if shown is None else wire.runs(places, shown.first, shown.frame.count)

    def _entries(self, given: list[dict[str, Any]]) -> list[tuple[int, Mapping[str, Any]]]:
        from transom.widgets._tabulator.columns import entries

        return [] if self._shown is None else entries(self._shown.frame, given)

    # What pages say

    def _admits(self, name: str) -> bool:
        """A table that is disabled is not edited; it is read as any other."""
        known = name in self._info.writable or name in self._info.events
        return known and self.visible and not (self.disabled and name == "edit")

    def _left_out(self) -> str | None:
        from transom.widgets._tabulator.saved import LARGEST

        of, count = self._cut
        about = f"about {LARGEST >> 20} MB of cells are the most"
        return f"of {of:,} rows the first {count:,} are saved, {about}" if of else None

    def _hears(self, event: str) -> bool:
        return event == "click" and bool(self._on_click)

    def _takes_long(self, name: str, raw: Any) -> bool:
        shown = self._shown
        finds = name in ("sorters", "filters", "edit", "page", "page_size", "fit", "select_all")
        return shown is not None and finds and (shown.frame.count > QUICK or self._filtering.has_functions)

    def _blocks(self, name: str) -> bool:
        own = self._on_edit if name == "edit" else [each for each, _ in self._on_click] if name == "click" else []
        return super()._blocks(name) or any(each.blocking for each in own)

    def _decode_selection(self, raw: Any) -> list[int]:
        places = self._places(raw)
        shown, most = self._shown, self.selectable
        locked = None if shown is None else self._locked(shown.frame)
        if most is False or (type(most) is int and len(places) > most):
            raise RejectedError("bad_value")
        kept = set(self.selection)
        return [each for each in places if locked is None or each not in locked or each in kept]

    def _decode_expanded(self, raw: Any) -> list[int]:
        return self._places(raw)

    def _places(self, raw: Any) -> list[int]:
        from transom.widgets._tabulator import wire

        shown = self._shown
        found = None if shown is None else wire.of_runs(raw, shown.first, shown.frame.count)
        if found is None:
            raise RejectedError("bad_value")
        return found

    def _decode_sorters(self, raw: Any) -> list[dict[str, Any]]:
        return [{**self._field(at), "dir": way} for at, way in from_page.sorters(raw)]

    def _decode_filters(self, raw: Any) -> list[dict[str, Any]]:
        """A pattern is looked for where the author has said so: one may take longer than anybody waits."""
        found = [{**self._field(at), "type": how, "value": value} for at, how, value in from_page.filters(raw)]
        asked = {each["at"] for each in self.columns if each["filter"] and each["filter"]["op"] == "regex"}
        for (at, how, _), each in zip(raw, found, strict=True):
            if how == "regex" and at not in asked and each not in self.filters:
                raise RejectedError("not_allowed")
        return found

    def _field(self, at: int) -> dict[str, Any]:
        """How a column is named in `sorters` and `filters`: with its place where its name does not tell."""
        from transom.widgets._tabulator.columns import place_of

        shown = self._shown
        if shown is None or not 0 <= at < len(shown.frame.columns):
            raise RejectedError("bad_value")
        key = shown.frame.columns[at].key
        return {"field": key} if place_of(shown.frame, key) == at else {"field": key, "at": at}

    def _decode_page(self, raw: Any) -> int:
        shown = self._shown
        return from_page.number(raw, 1 if shown is None else shown.pages(self._size()))

    def _decode_page_size(self, raw: Any) -> int:
        return from_page.number(raw, 10_000)

    def _event_ask(self, raw: Any) -> None:
        """The page wants cells of rows that it does not have; see `from_page.question`."""
        from transom.widgets._tabulator.shown import MOST, part

        by, version, first, stop, ids = from_page.question(raw, MOST)
        shown = self._shown
        if shown is None or version != shown.version:
            return  # it is being told of the newer one
        places = shown.places(first or 0, stop) if ids is None else shown.of_ids(ids)
        block = part(shown, self._looks(shown.frame, self._sent), places, first)
        reply(self, {"kind": "cells", "by": by, "block": block})

    def _event_select_all(self, raw: Any) -> None:
        """The user selects all rows that filters leave, on all pages."""
        if self.selectable not in (True, "checkbox", "toggle") or type(self.selectable) is int:
            raise RejectedError("not_allowed")
        shown = self._shown
        if shown is not None:
            self.selection = shown.all_and(self.selection, self._locked(shown.frame))

    def _event_fit(self, raw: Any) -> None:
        """So many rows fit into the height that the table has in the page."""
        self._fit(from_page.number(raw, 10_000))

    def _event_edit(self, raw: Any) -> None:
        """The user has edited a cell."""
        from transom.widgets._tabulator.parsing import parsed
        from transom.widgets._tabulator.validating import check

        id_, at, given = from_page.cell(raw)
        column = next((each for each in self.columns if each["at"] == at), None)
        if column is None or column["edit"] is None:
            raise RejectedError("not_allowed")
        told: list[TableEditEvent] = []

        def make(shown: Any) -> Cells:
            place = shown.place(id_)
            if place is None:
                raise RejectedError("bad_value", say("This row is no longer there."))
            frame = shown.frame
            new = parsed(frame, at, given, column["edit"])
            others = (frame.cell(at, each) for each in range(frame.count) if each != place)
            check(new, column["check"], lambda: others)
            told[:] = [TableEditEvent(frame.columns[at].key, place, new, frame.cell(at, place))]
            return {at: {place: new}}

        try:
            shown = self._write(make)
        except UnfitError as error:
            raise RejectedError("bad_value", say("“{}” does not fit into this column.", given)) from error
        event = told[0]
        value = shown.frame.cell(at, event.row)
        for callback in tuple(self._on_edit):
            callback(TableEditEvent(event.column, event.row, value, event.old))

    def _event_fault(self, raw: Any) -> None:
        """Code of the author's has failed in the page."""
        where, text = from_page.fault(raw)
        if len(self.__dict__.get("_told", ())) < FAULTS:
            self._advise(f"code {where}", f"{where} failed in the page: {text}")

    def _event_click(self, raw: Any) -> None:
        """The user has clicked a cell or a button."""
        id_, at, _ = from_page.cell(raw)
        shown = self._shown
        place = None if shown is None else shown.place(id_)
        if shown is None or place is None:
            return  # the row has gone meanwhile
        columns = shown.frame.columns
        names = [*(each.key for each in columns), *self.buttons]
        if not 0 <= at < len(names):
            raise RejectedError("bad_value")
        value = shown.frame.cell(at, place) if at < len(columns) else None
        event = CellClickEvent(names[at], place, value)
        for callback, column in tuple(self._on_click):
            if column is None or column == event.column:
                callback(event)


def _sent(value: Any) -> Any:
    """What a filter looks for, as a page can show it."""
    if isinstance(value, list | tuple | set):
        return [_sent(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _labelled(label: str, given: Mapping[str, Any] | None) -> dict[str, Any]:
    """Parameters with a label, unless they have one, by either of its names."""
    params = dict(given or {})
    return params if "name" in params or "label" in params else {"label": label, **params}
