"""`Arranging`: which rows of a table are shown, in which order and on which page, and how their cells look."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from transom.widgets._tabulator.calling import called
from transom.widgets._tabulator.filters import Filters
from transom.widgets._tabulator.stating import Stating
from transom.widgets._tabulator.style import Style

if TYPE_CHECKING:
    from transom.widgets._tabulator.shown import Looks, Shown
    from transom.widgets._tabulator.values import Frame


class Arranging(Stating):
    """A table that finds what of a frame is shown, as its parameters are now."""

    _fits: int | None
    """So many rows fit into the table where it is lowest."""
    _filtering: Filters
    _style: Style

    def _is_tree(self, frame: Frame) -> bool:
        return bool(self.hierarchical) and frame.levels > 1

    def _order(self, frame: Frame) -> Any:
        """The places of the rows that are left, in order; `None` for all as they are."""
        from transom.widgets._tabulator.columns import entries
        from transom.widgets._tabulator.order import gathered, ordered

        ways = [(at, each.get("dir") == "desc") for at, each in entries(frame, self.sorters)]
        return gathered(frame, ordered(frame, self._left(frame), ways), self._grouping(frame))

    def _left(self, frame: Frame, without: Container[int] = ()) -> Any:
        """The places of the rows that filters leave, those of the header of the columns `without` aside."""
        from transom.widgets._tabulator.columns import entries, place_of
        from transom.widgets._tabulator.filtering import by_header

        masks = self._filtering.masks(frame, partial(place_of, frame))
        for at, each in entries(frame, self.filters):
            mask = by_header(frame, at, each.get("type", "like"), each.get("value")) if at not in without else None
            if mask is not None:
                masks.append(mask)
        for mask in masks[1:]:
            masks[0] = masks[0] & mask
        return masks[0].nonzero()[0] if masks else None

    def _grouping(self, frame: Frame) -> tuple[int, ...]:
        """The places of the columns by which rows are grouped."""
        from transom.widgets._tabulator.columns import place_of

        found = () if self.hierarchical else (place_of(frame, each) for each in self.groupby)
        return tuple(each for each in found if each is not None)

    def _size(self) -> int | None:
        """Rows of a page; `None` for no pages, as a tree has none."""
        if self.hierarchical or self.pagination is None:
            return None
        return self.page_size or self._fits or self.initial_page_size

    def _page(self, shown: Shown) -> int:
        """The page that is shown: the nearest to the one that is asked for."""
        return max(1, min(self.page, shown.pages(self._size())))

    def _looks(self, frame: Frame, page: int) -> Looks:
        from transom.widgets._tabulator.columns import sent
        from transom.widgets._tabulator.shown import Looks

        columns = sent(self.columns, len(frame.columns), whole=bool(self.fields))
        count = frame.count
        pinned = [each % count for each in self._pinned_rows() if -count <= each < count] if count else []
        return Looks(
            columns=tuple(sorted(columns)),
            size=self._size(),
            remote=self.pagination == "remote" and not self.hierarchical,
            page=page,
            pinned=tuple(pinned),
            groups=self._grouping(frame),
            mark=self._mark_of(frame),
            locked=self._locked(frame),
        )

    def _mark_of(self, frame: Frame) -> Any:
        if not self._style:
            return None
        if not hasattr(frame.native, "iloc"):
            self._advise("style", "style dresses the cells of a frame of pandas only. Give value=frame.to_pandas().")
            return None
        return partial(self._style.marks, frame.native, frame.levels)

    def _pinned_rows(self) -> list[int]:
        """The places of rows that stay in sight."""
        return list(self.frozen_rows)

    def _pinned_columns(self) -> Any:
        """The columns that stay in sight, with their sides in a dict."""
        return self.frozen_columns

    def _locked(self, frame: Frame) -> frozenset[int] | None:
        """The places of rows that cannot be selected; `None` where all can."""
        if self.selectable_rows is None:
            return None
        with called("selectable_rows"):
            return frozenset(range(frame.count)) - {int(each) for each in self.selectable_rows(frame.native)}

    def _touches_order(self, columns: Mapping[int, Any], frame: Frame) -> bool:
        """Whether other values in these columns may mean other rows, or another order."""
        from transom.widgets._tabulator.columns import entries, place_of

        if self._filtering.has_functions:
            return True
        used = {at for at, _ in (*entries(frame, self.filters), *entries(frame, self.sorters))}
        named = (*self._filtering.columns, *self.groupby)
        used |= {at for at in (place_of(frame, each) for each in named) if at is not None}
        return not used.isdisjoint(columns)
