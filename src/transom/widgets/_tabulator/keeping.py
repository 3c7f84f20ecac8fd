"""`Keeping`: what a table has shown its pages, kept equal to its parameters."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.components.js_code import codes_in
from transom.components.place import place
from transom.components.storing import Change, write_lock
from transom.reactive.context import Owner, current_owner
from transom.reactive.imported import imported
from transom.widgets._tabulator.arranging import Arranging
from transom.widgets._tabulator.configured import page_options
from transom.widgets._tabulator.declared import OF_CELLS, OF_COLUMNS, OF_ORDER, OF_ROWS
from transom.widgets._tabulator.filters import Filters
from transom.widgets._tabulator.style import Style, hidden
from transom.widgets._tabulator.values import UnfitError

if TYPE_CHECKING:
    from transom.widgets._tabulator.shown import Shown
    from transom.widgets._tabulator.values import Frame

TRIES = 1000
"""So often something is made anew because the frame is another meanwhile."""
_LOCAL, _REMOTE = 200, 10_000
"""Longer tables have pages, or remote ones, where nobody has said."""
QUICK = 20_000
"""Of so many rows the order is found on the event loop."""
Cells = dict[int, dict[int, Any]]
"""Values by column and place."""


class Keeping(Arranging):
    """A table that knows what its pages have."""

    _shown: Shown | None
    _edited: Any
    """The frame that an edit has just made: it is shown already."""
    _explicit: bool
    """Whether `pagination` is what somebody has said."""
    _heights: weakref.WeakKeyDictionary[Owner, int]
    """How many rows fit into the table in each of the sessions that show it."""
    _sent: int
    """Of which page the newest whole block was."""

    def __init__(self, **params: Any) -> None:
        self.__dict__.update(
            _shown=None, _edited=None, _explicit="pagination" in params, _sent=1, _fits=None,
            _heights=weakref.WeakKeyDictionary(),
            _filtering=Filters(self._refresh), _style=Style(self._refresh),
        )  # fmt: skip
        super().__init__(**params)

    # What follows from parameters

    def _set_value(self, value: Any) -> dict[str, Any]:
        styles = imported("pandas.io.formats.style")
        if styles is not None and isinstance(value, styles.Styler):
            self._style.bring(value)
            return {"value": value.data, **hidden(value)}
        if value is None:
            return {"value": None}
        from transom.widgets._tabulator.frame import frame_of

        return {"value": frame_of(value).native}

    def _after_pagination(self, change: Change) -> dict[str, Any]:
        if "pagination" in change.names:
            self.__dict__["_explicit"] = True
        return {}

    def _after_value(self, change: Change) -> dict[str, Any]:
        """Rows that are selected or unfolded keep to their labels, and a long table gets pages."""
        if self._edited is self.value and self.value is not None:
            return {}
        follows: dict[str, Any] = {}
        shown = self._shown
        for name in ("selection", "expanded") if shown is not None else ():
            given = getattr(self, name)
            if name not in change.names and given:
                known = [] if shown is None else shown.known(given)
                moved = [] if self.value is None or shown is None else shown.frame.moved(self.value, known)
                if moved is not None:
                    follows[name] = moved
        return follows | self._divided()

    def _after_page_size(self, change: Change) -> dict[str, Any]:
        return {} if "value" in change.names else self._divided()

    def _divided(self) -> dict[str, Any]:
        """Where nobody has said how, a table has pages that is long, or longer than a page that somebody has said."""
        count = 0 if self.value is None else len(self.value)
        if self._explicit or self.hierarchical or count <= min(_LOCAL, self.page_size or _LOCAL):
            return {}
        return {"pagination": "local" if count <= _REMOTE else "remote"}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "value" in names:
            if self._edited is not None and self._edited is self.value:
                self.__dict__["_edited"] = None
                return
            self._begin()
            if self._style.hides_rows:
                self._advise("value", "rows that a Styler hides are shown. Leave them out with add_filter(…).")
        if self._shown is None:
            return
        self._misfits(names, self._shown.frame)
        if not names.isdisjoint(OF_COLUMNS):
            coded = bool(self.fields)
            self._describe()
            if coded != bool(self.fields) and names.isdisjoint(OF_ROWS):
                self._refresh(keep=False, again=False)
        if not names.isdisjoint(OF_ROWS):
            self._refresh(keep=names.isdisjoint(OF_CELLS), again=not names.isdisjoint(OF_ORDER))
        elif "page" in names and self._page(self._shown) != self._sent:
            self._refresh(again=False)
        if not names.isdisjoint(("value", "expanded", "row_content", "embed_content")):
            self._unfold(anew="value" in names or "row_content" in names)

    def _begin(self) -> None:
        """Another frame, or the same changed in place. The rows keep their ids if they are the same by their labels."""
        before = self._shown
        if self.value is None:
            self.__dict__["_shown"] = None
            self._store(columns=[], fields=[])
            if before is not None:
                self._send({"kind": "rows", "block": None})
            return
        from transom.widgets._tabulator.frame import frame_of
        from transom.widgets._tabulator.shown import Shown

        frame = frame_of(self.value)
        if before is None:
            shown = Shown(frame, 0)
        else:
            same = before.frame.moved(frame.native, []) is None
            shown = before.with_frame(frame, first=before.first if same else before.first + before.frame.count)
        with write_lock:
            self.__dict__["_shown"] = shown.with_order(None)

    def _describe(self) -> None:
        """Tell the pages what columns are like, and what code there is."""
        from transom.widgets._tabulator.columns import Describing, field_of

        shown = self._shown
        columns = [] if shown is None else Describing(shown.frame, self).columns()
        scripts = codes_in([*columns, page_options(self.configuration)])
        fields = [field_of(each.key) for each in shown.frame.columns] if scripts and shown is not None else []
        self.__dict__["_modules"] = tuple(each.module for each in scripts.values())
        self._store(columns=columns, scripts=scripts, fields=fields)

    @property
    def _finds(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.filters) or not self._filtering.empty

    # Which rows, in which order

    def _refresh(self, *, keep: bool = True, again: bool = True) -> None:
        """Tell the pages which rows there are.

        Args:
            keep: whether rows have the cells that they had.
            again: whether these are to be found anew, and not only others of them shown.
        """
        for _ in range(TRIES):
            shown = self._shown
            if shown is None:
                return
            new = shown.with_order(self._order(shown.frame) if again else shown.order)
            message = self._rows(new, keep=keep)
            with write_lock:
                if self._shown is not shown:
                    continue
                self.__dict__.update(_shown=new, _sent=self._page(new))
                if message is not None:
                    self._send(message)
            break
        self._clamp()

    def _rows(self, shown: Shown, *, keep: bool, follow: bool = False) -> dict[str, Any] | None:
        """The message of all that a page begins with; `None` where there is no page."""
        if not self._mounts:
            return None
        page = shown.pages(self._size()) if follow else self._page(shown)
        return {"kind": "rows", "block": self._block(shown, page, keep=keep), "follow": follow}

    def _block(self, shown: Shown, page: int, *, keep: bool = False) -> dict[str, Any]:
        """All that a page begins with."""
        from transom.widgets._tabulator.shown import whole

        looks = self._looks(shown.frame, page)
        if not self._is_tree(shown.frame):
            return whole(shown, looks, keep=keep)
        from transom.widgets._tabulator.tree import tree_block

        return tree_block(shown, looks, self.aggregators)

    def _saved(self, shown: Shown) -> dict[str, Any]:
        """All rows, for a page that sorts and filters them by itself."""
        from transom.widgets._tabulator.columns import entries
        from transom.widgets._tabulator.saved import saved_block

        looks = self._looks(shown.frame, 1)
        places = self._left(shown.frame, without=looks.columns)
        return saved_block(shown, looks, places, {at for at, _ in entries(shown.frame, self.sorters)})

    def _clamp(self) -> None:
        """`page` is one that there is."""
        shown = self._shown
        if shown is not None and self._size() is not None and self.page != self._page(shown):
            self._store(page=self._page(shown))

    def _fit(self, rows: int) -> None:
        """Pages are as long as the table is high, unless `page_size` says; what was in sight first still is.

        Of several sessions that show the table the lowest counts: its rows are in sight in each.
        """
        before = self._size()
        shown_in = {mount.owner for mount in self._mounts}
        heights = {owner: each for owner, each in self._heights.items() if owner in shown_in}
        self.__dict__["_heights"] = weakref.WeakKeyDictionary({**heights, current_owner(): rows})
        self.__dict__["_fits"] = min(self._heights.values())
        size = self._size()
        shown = self._shown
        if before is None or size is None or size == before or shown is None:
            return
        self._store(page=(self.page - 1) * before // size + 1)
        if self._shown is shown:  # nobody was told because of another page
            self._refresh(again=False)

    # Changes of cells

    def _write(self, make: Callable[[Shown], Cells]) -> Shown:
        """Change cells: `value` is another frame, pages are told of these cells alone.

        Args:
            make: gives the cells for the frame as it is; called again if it is another meanwhile.

        Returns:
            What is shown after it.
        """
        from transom.widgets._tabulator.shown import changed

        for _ in range(TRIES):
            shown = self._shown
            if shown is None:
                raise ValueError(f"{type(self).__name__} has no value yet. Set `value` to a frame first.")
            cells = {at: each for at, each in make(shown).items() if each}
            if not cells:
                return shown
            new = shown.with_frame(shown.frame.again(_written(shown.frame, cells)))
            told = [(at, list(each)) for at, each in cells.items()]
            messages: list[Any] = [changed(new, self._looks(new.frame, self._sent), told)] if self._mounts else []
            if self._is_tree(new.frame):  # other sums too
                new = new.with_order(self._order(new.frame))
                messages = [self._rows(new, keep=False)]
            elif self._touches_order(cells, new.frame) and not new.is_same(order := self._order(new.frame)):
                new = new.with_order(order)
                messages.append(self._rows(new, keep=True))
            if self._swap(shown, new, messages):
                self._unfold_again(new, {place for each in cells.values() for place in each})
                return new
        raise RuntimeError("the frame is replaced faster than a cell can be written")

    def _swap(self, shown: Shown, new: Shown, messages: list[Any], **others: Any) -> bool:
        """Store the frame of `new` if `shown` is still what is shown; data and messages leave together."""
        values = {"value": new.frame.native, **others}
        with write_lock:
            if self._shown is not shown:
                return False
            self.__dict__.update(_shown=new, _edited=new.frame.native)
            told, notifications = self._keep_all(values)
            self.__dict__["_sent"] = self._page(new)  # `page` may be one of the values
            for message in messages:
                if message is not None:
                    self._send(message)
        self._tell_all(values, told, notifications)
        self._clamp()
        return True

    def _unfold(self, *, anew: bool) -> None:
        """Make what is below the rows that are unfolded."""
        shown, content = self._shown, self.row_content
        if shown is None or content is None:
            self._store(contents={}, content_rows=[], expandable=False)
            return
        wanted = range(shown.frame.count) if self.embed_content else self.expanded
        ids = [shown.first + each for each in wanted if 0 <= each < shown.frame.count]
        known = {} if anew else self.contents
        made = {each: known.get(each) or place(partial(content, self._row(shown, each))) for each in ids}
        self._store(contents=made, content_rows=ids, expandable=True)

    def _unfold_again(self, shown: Shown, places: Iterable[int]) -> None:
        """What is below rows that have other cells now is made anew."""
        stale = self.contents.keys() & {each + shown.first for each in places}
        if stale:
            with write_lock:
                self._store(contents={key: each for key, each in self.contents.items() if key not in stale})
            self._unfold(anew=False)

    def _row(self, shown: Shown, id_: int) -> Any:
        """A row as `row_content` is given it: a series of pandas, else a dict."""
        place_ = id_ - shown.first
        native = shown.frame.native
        if hasattr(native, "iloc"):
            return native.iloc[place_]
        return {column.key: shown.frame.cell(at, place_) for at, column in enumerate(shown.frame.columns)}


def _written(frame: Frame, cells: Cells) -> Any:
    """The frame with these cells.

    Raises:
        UnfitError: its library does not take them.
    """
    try:
        return frame.written(cells)
    except (ValueError, TypeError, OverflowError, NotImplementedError) as error:
        raise UnfitError(f"a cell cannot be written: {error}") from error
