"""`DatetimeInput` and `DatetimeRangeInput`: a day with a time of day that is typed, and two of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.storing import Change, write_lock
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.moments import Moments, on_wall
from transom.widgets.when import Ranged

_SAMPLE = dt.datetime.fromisoformat("2024-02-29 18:30")


class DatetimeInput(Moments):
    """A day with a time of day that is typed in one form, as a `datetime.datetime`, or `None`."""

    _front_end = "DatetimeInput"
    _unsynced = ("start", "end", "format")

    value: Any = param.Parameter(default=None, doc="The moment, a `datetime.datetime`; `None` for none.")
    start: Any = param.Parameter(default=None, doc="The first moment that can be entered, or the first day.")
    end: Any = param.Parameter(default=None, doc="The last moment that can be entered, or the last day.")
    format = param.String(default="%Y-%m-%d %H:%M:%S", doc="How it is written, as `strftime` has it.")
    placeholder = param.String(default="", doc="Shown while it is empty; without one the form, by an example.")

    def _after_format(self, change: Change) -> dict[str, Any]:
        with write_lock:
            for name in ("value", "placeholder"):
                self._mark(name, force=True)
        return {}

    def _text(self, one: Any) -> str:
        return str(one.strftime(self.format))

    def _encode_placeholder(self, value: str, encoder: Encoder) -> str:
        return value or self._text(_SAMPLE)

    def _of_text(self, raw: str) -> dt.datetime:
        try:
            found = dt.datetime.strptime(raw.strip(), self.format)  # noqa: DTZ007 - the form may have a zone
        except ValueError:
            shown = raw if len(raw) <= 60 else f"{raw[:60]}…"
            text = "“{}” is not written as “{}” is."
            raise RejectedError("bad_value", say(text, shown, self._text(_SAMPLE))) from None
        return found if found.tzinfo else self._of_wall(on_wall(found), raw)

    def _decode_value(self, raw: Any) -> Any:
        return None if isinstance(raw, str) and not raw.strip() else super()._decode_value(raw)


class DatetimeRangeInput(Ranged, DatetimeInput):
    """All from one moment to another, each typed in one form: a pair of `datetime.datetime` or `None`.

    Both are sent in one step, or none.
    """

    _front_end = "DatetimeRangeInput"

    value: Any = param.Tuple(
        default=None, length=2, allow_None=True, doc="The first and the last, `datetime.datetime`s; `None` for none."
    )
