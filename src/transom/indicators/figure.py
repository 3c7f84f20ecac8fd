"""`Figure`: what all indicators of one number share."""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.components.encode import Encoder
from transom.components.number_format import NumberFormat, format_text
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.indicators.indicator import Indicator
from transom.indicators.written import UNWRITABLE, Written, as_number, is_missing, is_number, written

Change = tuple[int, str, str, str]
"""Which way it goes, -1, 0 or 1, and its text as that of a value."""


class Figure(Indicator):
    """The root of the indicators of a number.

    The value may be a number of any kind, or anything that has a text; `None` and NaN are no value. It is written by
    the format in the language of the page.
    """

    _unsynced: ClassVar[tuple[str, ...]] = ("format",)
    _written_by: ClassVar[dict[str, str]] = {"value": "format"}
    """Numbers that are shown, each with the parameter that says how it is written."""

    value = param.Parameter(default=None, doc="What is shown; `None` and NaN: nothing is known.")
    format: Any = NumberFormat(
        default=None, doc='How the number is written: "{value:,.2f} kg", "0,0.00", "%.2f", or a Bokeh TickFormatter.'
    )

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": as_number(value)}

    def _encode_value(self, value: Any, encoder: Encoder) -> Written | None:
        """What stands before the number, the number and what stands behind."""
        return self._as_text(value, "format")

    def _as_text(self, value: Any, by: str, sign: str = "") -> Written | None:
        if is_missing(value):
            return None
        try:
            return written(value, format_text(getattr(self, by)), sign)
        except UNWRITABLE:
            return written(value, None, sign)

    def _as_change(self, value: Any, by: str) -> Change | None:
        text = self._as_text(value, by, "+")
        if text is None:
            return None
        shown = text[1] if is_number(value) else text[0]
        still = is_number(value) and not any(digit in shown for digit in "123456789f")
        return 0 if still else -1 if shown.lstrip().startswith(("-", "−")) else 1, *text

    def _shown(self, name: str) -> Any:
        """The number that the page has of a parameter."""
        return getattr(self, name)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        for name, by in self._written_by.items():
            if names.isdisjoint((name, by)):
                continue
            if by in names:
                with write_lock:
                    self._mark(name)
            self._advise_of_format(self._shown(name), by)

    def _advise_of_format(self, value: Any, by: str) -> None:
        form = format_text(getattr(self, by))
        try:
            if not is_missing(value):
                written(value, form)
        except UNWRITABLE as error:
            text = f"{short(value)} cannot be written by {by}={short(form)} ({error}), so it is written as without one."
            self._advise(by, f'{text} Write it as "{{value:,.2f}}", "0,0.00" or "%.2f".')
