"""`Trend`: a number, how it has changed, and a plot of how it came about."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

import param

from transom.components.encode import Encoder
from transom.components.number_format import NumberFormat
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.components.tones import Tone
from transom.indicators.figure import Change, Figure
from transom.indicators.points import numbers, places, thinned
from transom.indicators.rows import Patch, column, is_data, joined, patched
from transom.indicators.written import UNWRITABLE, Written, as_number, is_missing, is_number

_POINTS = 1000
"""Of more, the page has the least and the greatest of each part."""


class Trend(Figure):
    """A number under its label, its change, and a plot of the data that led to it.

    Value and change follow from the last two rows unless they are given: the last value of `plot_y`, and by which part
    of the one before it has changed.

    Example: `Trend("Price", data={"x": [1, 2, 3, 4], "y": [3, 5, 4, 6]}, plot_type="area", width=220, height=200)`
    """

    _front_end = "Trend"
    _unsynced = ("change_format", "plot_x", "plot_y")
    _spliced = ("data",)
    _derived = ("_gone",)
    _written_by: ClassVar[dict[str, str]] = {"value": "format", "value_change": "change_format"}

    data = param.Parameter(default=None, doc="Rows in columns: a dict of lists and arrays, or a frame.")
    layout: param.Selector[Any] = param.Selector(
        default="column", objects=["column", "row"], doc="Whether the plot stands below the number or beside it."
    )
    plot_x = param.String(default="x", doc="The column along the plot: numbers or times; else rows are counted.")
    plot_y = param.String(default="y", doc="The column that is plotted.")
    plot_color = Tone(doc="The plot's colour: one of Panel's names, or any of CSS.")
    plot_type: param.Selector[Any] = param.Selector(
        default="bar", objects=["line", "step", "area", "bar"], doc="What the plot is made of."
    )
    pos_color = Tone(default="success", doc="The colour of a change upwards.")
    neg_color = Tone(default="danger", doc="The colour of a change downwards.")
    value = param.Parameter(default="auto", doc='What is shown; "auto": the last value of the data.')
    value_change = param.Parameter(default="auto", doc='Its change: a number, or a text; "auto": as the data say.')
    change_format: Any = NumberFormat(default="{value:+.2%}", doc="How the change is written, as `format`.")
    _gone = param.Integer(default=0, doc="How many rows there were before those of the data.")

    def stream(self, stream_value: Any, rollover: int | None = None) -> None:
        """Append rows; of the data the page gets these alone.

        Args:
            stream_value: a dict of lists or of single values, or a frame, with the columns of the data.
            rollover: how many rows are kept; older ones go.

        Raises:
            ValueError: other columns than those of the data, or of different lengths.

        Concurrency: any thread; rows that several stream at once are all there. `data` is another object afterwards.
        """
        while True:
            old, before = self.data, self._gone
            made, gone = joined(old, stream_value, rollover)
            if self._exchange("data", old, _Streamed(made, before + gone)):
                return

    def patch(self, patch_value: Patch) -> None:
        """Exchange values of the data.

        Args:
            patch_value: by columns, pairs of a row's number and its value, or of a slice and the values there.

        Raises:
            ValueError: a column that there is not.
            IndexError: a row that there is not.

        Concurrency: as `stream`.
        """
        while True:
            old, before = self.data, self._gone
            if self._exchange("data", old, _Streamed(patched(old, patch_value), before)):
                return

    def _set_data(self, value: Any) -> dict[str, Any]:
        made, gone = value if isinstance(value, _Streamed) else (value, 0)
        return {"data": made, "_gone": gone}

    def _set_value_change(self, value: Any) -> dict[str, Any]:
        return {"value_change": as_number(value)}

    def _ys(self) -> Any:
        return column(self.data, self.plot_y) if is_data(self.data) else None

    def _last(self, count: int) -> list[Any]:
        """The last numbers of the data, as many as there are; `None` for one that is missing."""
        ys = self._ys()
        found = [] if ys is None else list(ys[-count:])
        return [None if is_missing(each) else as_number(each) for each in found]

    def _shown(self, name: str) -> Any:
        given = getattr(self, name)
        if not isinstance(given, str) or given != "auto":
            return given
        if name == "value":
            return next(iter(self._last(1)), None)
        last = self._last(2)
        before, now = last if len(last) == 2 and all(map(is_number, last)) else (0, 0)
        try:
            return (now - before) / abs(before) if before else None
        except UNWRITABLE:  # whole numbers without end
            return None

    def _encode_value(self, value: Any, encoder: Encoder) -> Written | None:
        """What stands before the number, the number and what stands behind."""
        return self._as_text(self._shown("value"), "format")

    def _encode_value_change(self, value: Any, encoder: Encoder) -> Change | None:
        """Which way it goes, -1, 0 or 1, and its text as that of the value."""
        return self._as_change(self._shown("value_change"), "change_format")

    def _encode_data(self, value: Any, encoder: Encoder) -> list[float | None]:
        """The points, x and y by turns; a gap has no y."""
        found = self._ys()
        ys = (None if found is None else numbers(found)) or []
        along = column(value, self.plot_x)
        xs = None if along is None else places(along)
        rows: list[float | None] = [*range(self._gone, self._gone + len(ys))] if xs is None else xs
        kept = thinned(ys, _POINTS, self._gone)
        return [each for at in kept if at < len(rows) and rows[at] is not None for each in (rows[at], ys[at])]

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        with write_lock:
            if not names.isdisjoint(("plot_x", "plot_y")):
                self._mark("data")
            for name in ("value", "value_change"):
                if not names.isdisjoint(("data", "plot_y")):
                    self._mark(name)
        if not names.isdisjoint(("data", "plot_y")) and self.data is not None:
            self._advise_of_data()

    def _advise_of_data(self) -> None:
        ys = self._ys()
        if ys is None:
            text = f"data={short(self.data)} have no column {self.plot_y!r}, so there is no plot. Write a dict of "
            self._advise("data", f"{text}lists or a frame, and plot_y= for the name of the column.")
        elif numbers(ys[:_POINTS]) is None:
            text = f"what is in the column {self.plot_y!r} of data are no numbers, so there is no plot. Write plot_y= "
            self._advise("data", f"{text}for a column of numbers.")


class _Streamed(NamedTuple):
    """Data that go on from those before."""

    data: Any
    gone: int
