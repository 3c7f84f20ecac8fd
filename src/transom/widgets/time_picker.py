"""`TimePicker`: a time of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.storing import Change, write_lock
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.moments import as_moment
from transom.widgets.when import When

_SAMPLE = dt.time(18, 30)
_LETTERS = {"H": "%H", "h": "%I", "G": "%I", "i": "%M", "S": "%S", "s": "%S", "K": "%p"}
"""What the letters of a form without `%` stand for."""
_LONGEST = 60
"""Characters of what was typed that a reason repeats."""


class TimePicker(When):
    """A time of day, as a `datetime.time`, or `None`.

    Code may give it as a time, a text such as "18:30", or whatever has one: a datetime, a pandas Timestamp. An end
    before the start is one of the next day: from 22:00 to 06:00.
    """

    _front_end = "TimePicker"
    _kind = "time"
    _example = "time(18, 30), or '18:30'"

    value: Any = param.Parameter(default=None, doc="The time, a `datetime.time`; `None` for none.")
    start: Any = param.Parameter(default=None, doc="The earliest that can be chosen.")
    end: Any = param.Parameter(default=None, doc="The latest that can be chosen.")
    seconds = param.Boolean(default=False, doc="Whether seconds are chosen too; those of the value are shown anyway.")
    minute_increment = param.Integer(
        default=1, bounds=(1, None), doc="From one time to the next, in minutes, beginning at `start`."
    )
    second_increment = param.Integer(
        default=1, bounds=(1, None), doc="The same in seconds, where `seconds` are chosen and each minute is."
    )

    format = param.String(
        default=None,
        allow_None=True,
        doc='How it is written and typed, as `strftime` has it or as "h:i K"; without one as the browser does.',
    )

    def _after_format(self, change: Change) -> dict[str, Any]:
        with write_lock:
            for name in ("value", "start", "end"):
                self._mark(name, force=True)
        return {}

    def _encode_format(self, value: str | None, encoder: Encoder) -> str | None:
        """An example of it."""
        return None if value is None else self._text(_SAMPLE)

    def _pattern(self) -> str:
        """The form of the text that travels, as `strftime` has it."""
        form = "%H:%M:%S" if self.format is None else self.format
        return form if "%" in form else "".join(_LETTERS.get(each, each) for each in form)

    def _read(self, value: Any) -> Any:
        if isinstance(value, dt.time):
            return value
        if isinstance(value, str):
            return _of_iso(value.strip())
        moment = as_moment(value)
        return moment.timetz() if isinstance(moment, dt.datetime) else moment

    def _is_one(self, value: Any) -> bool:
        return isinstance(value, dt.time)

    def _text(self, one: Any) -> str:
        return str(one.strftime(self._pattern()))

    def _said(self, one: Any) -> str:
        return self._text(one) if self._is_one(one) else str(one)

    def _of_text(self, raw: str) -> dt.time:
        time = self._typed(raw) if self.format else dt.time.fromisoformat(raw)
        if not self.format and (self._text(time) != raw or time.tzinfo is not None):
            raise ValueError("a time in another form")
        return time.replace(tzinfo=self.value.tzinfo if self._is_one(self.value) else None)

    def _typed(self, raw: str) -> dt.time:
        """The time of a text in the form that is asked for, or in the usual one."""
        try:
            return dt.datetime.strptime(raw.strip(), self._pattern()).time()  # noqa: DTZ007 - a time on a wall
        except ValueError:
            time = _of_iso(raw.strip())
        if not isinstance(time, dt.time):
            shown = raw if len(raw) <= _LONGEST else f"{raw[:_LONGEST]}…"
            raise RejectedError("bad_value", say("“{}” is not written as “{}” is.", shown, self._text(_SAMPLE)))
        return time

    def _decode_value(self, raw: Any) -> Any:
        return None if isinstance(raw, str) and not raw.strip() else super()._decode_value(raw)

    def _is_before(self, one: Any, other: Any) -> bool:
        return bool(one.replace(tzinfo=None) < other.replace(tzinfo=None))

    def _crossed(self) -> bool:
        return False  # the night is between them

    def _against(self, one: Any) -> Iterator[tuple[Any, ...]]:
        found = [*super()._against(one)]
        night = super()._crossed()
        yield from found if not night or len(found) == 2 else ()
        by_minutes = self.minute_increment > 1
        step = self.minute_increment * 60 if by_minutes else self.second_increment if self.seconds else 1
        first = _seconds(self.start) if self._is_one(self.start) else 0
        if (_seconds(one) - first) % step:
            text = "Only every {} minutes." if by_minutes else "Only every {} seconds."
            yield text, self.minute_increment if by_minutes else self.second_increment


def _of_iso(text: str) -> Any:
    """The time that a text names, such as "9:30"; `None` for an empty one, and any other as it is."""
    if not text:
        return None
    try:
        return dt.time.fromisoformat(text if text[1:2] != ":" else f"0{text}")
    except ValueError:
        moment = as_moment(text)
        return moment.timetz() if isinstance(moment, dt.datetime) else text


def _seconds(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second
