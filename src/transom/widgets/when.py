"""`When`: the root of widgets that a day, a time of day or both are chosen in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import Change
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.dates import as_date, as_dates, is_day
from transom.widgets.field import Field


class When(Field):
    """What is chosen between a start and an end, each of which may be open.

    Code may set what the user could not choose: it is kept, shown and reported once.
    """

    _writable = _entered = ("value",)
    _bounds: tuple[str, ...] = ("start", "end")
    """The parameters that say what can be chosen."""
    _kind = "day"
    """What reports call what is chosen."""
    _example = "date(2024, 2, 29), or '2024-02-29'"
    _early = "{} is before {}, the earliest that can be chosen."
    _late = "{} is after {}, the latest that can be chosen."

    value: Any = param.Parameter(default=None, doc="What is chosen; `None` for none.")
    start: Any = param.Parameter(default=None, doc="The earliest that can be chosen.")
    end: Any = param.Parameter(default=None, doc="The latest that can be chosen.")

    def _read(self, value: Any) -> Any:
        """What code gives, as it is kept."""
        raise NotImplementedError

    def _read_bound(self, value: Any) -> Any:
        return self._read(value)

    def _is_one(self, value: Any) -> bool:
        """Whether it is something that can be chosen, and not what code has given in its place."""
        raise NotImplementedError

    def _text(self, one: Any) -> str:
        """What travels."""
        return str(one.isoformat())

    def _of_text(self, raw: str) -> Any:
        """The same back; raises ValueError for another form."""
        raise NotImplementedError

    def _said(self, one: Any) -> str:
        """What people read."""
        return str(one)

    def _is_before(self, one: Any, other: Any) -> bool:
        return bool(one < other)

    def _chosen(self) -> list[Any]:
        """What the value holds."""
        return [] if self.value is None else [self.value]

    def _set_value(self, value: Any) -> dict[str, Any]:
        return {"value": self._read(value)}

    def _set_start(self, value: Any) -> dict[str, Any]:
        return {"start": self._read_bound(value)}

    def _set_end(self, value: Any) -> dict[str, Any]:
        return {"end": self._read_bound(value)}

    def _after_value(self, change: Change) -> dict[str, Any]:
        self._redraw(change)
        return {}

    def _encode_value(self, value: Any, encoder: Encoder) -> str | None:
        return self._text(value) if self._is_one(value) else None

    def _encode_start(self, value: Any, encoder: Encoder) -> str | None:
        return self._text(value) if self._is_one(value) else None

    _encode_end = _encode_start

    def _decode_value(self, raw: Any) -> Any:
        return None if raw is None else self._one(raw)

    def _one(self, raw: Any) -> Any:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        one = self._of_text(raw)
        reason = next(self._against(one), None)
        if reason is not None:
            text, *about = reason
            raise RejectedError("bad_value", say(text, *map(self._said, about)))
        return one

    def _against(self, one: Any) -> Iterator[tuple[Any, ...]]:
        """Why it cannot be chosen: a text, and what it is said of."""
        if self._is_bound(self.start) and self._is_before(one, self.start):
            yield self._early, one, self.start
        if self._is_bound(self.end) and self._is_before(self.end, one):
            yield self._late, one, self.end

    def _is_bound(self, value: Any) -> bool:
        return self._is_one(value)

    def _crossed(self) -> bool:
        bounds = self._is_bound(self.start) and self._is_bound(self.end)
        return bounds and self._is_before(self.end, self.start)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if names.isdisjoint(("value", *self._bounds)) or self._awaits(*self._bounds):
            return
        given = [("value", each, self._is_one) for each in self._chosen()]
        given += [(name, getattr(self, name), self._is_bound) for name in ("start", "end")]
        for name, each, fits in given:
            if each is not None and not fits(each):
                text = f"{name}={short(each)} is no {self._kind}. Write one such as {self._example}."
                self._advise(name, text)
        self._advise_in_the_end(self._trouble)

    def _trouble(self) -> tuple[str, str] | None:
        if self._crossed():
            start, end = self._said(self.start), self._said(self.end)
            return "start", f"start={start} is after end={end}, so nothing can be chosen. Swap them."
        reasons = (reason for each in self._chosen() if self._is_one(each) for reason in self._against(each))
        if reason := next(reasons, None):
            text, *about = reason
            text = text.format(*map(self._said, about))
            return "value", f"{text} It is shown all the same. Widen what can be chosen, or set another."
        return None


class Days(When):
    """Days, each a `datetime.date` without a zone.

    Code may give a day as a date, a datetime, a pandas Timestamp, a NumPy datetime64 or ISO text.
    """

    _early = "{} is before {}, the first day that can be chosen."
    _late = "{} is after {}, the last day that can be chosen."

    def _read(self, value: Any) -> Any:
        return as_date(value)

    def _is_one(self, value: Any) -> bool:
        return is_day(value)

    def _of_text(self, raw: str) -> dt.date:
        day = dt.date.fromisoformat(raw)
        if day.isoformat() != raw:
            raise ValueError("a day in another form")
        return day


class Calendar(When):
    """What of a calendar can be chosen: some days only, or all but some."""

    _unsynced: ClassVar[tuple[str, ...]] = ("enabled_dates", "disabled_dates")
    _bounds = ("start", "end", "enabled_dates", "disabled_dates")

    enabled_dates = param.List(default=None, allow_None=True, doc="The only days that can be chosen.")
    disabled_dates = param.List(default=None, allow_None=True, doc="Days that cannot be chosen.")

    def _set_enabled_dates(self, value: Any) -> dict[str, Any]:
        return {"enabled_dates": as_dates(value)}

    def _set_disabled_dates(self, value: Any) -> dict[str, Any]:
        return {"disabled_dates": as_dates(value)}

    def _against(self, one: Any) -> Iterator[tuple[Any, ...]]:
        yield from super()._against(one)
        day = as_date(one)
        if self.enabled_dates is not None and day not in self.enabled_dates:
            yield "{} is not one of the days that can be chosen.", day
        if day in (self.disabled_dates or ()):
            yield "{} cannot be chosen.", day


class Ranged(When):
    """Two of them, the earlier one first. A page sends both in one step, or none."""

    value: Any = param.Tuple(default=None, length=2, allow_None=True, doc="The first and the last; `None` for none.")

    def _set_value(self, value: Any) -> dict[str, Any]:
        if isinstance(value, str) or not isinstance(value, Iterable):
            return {"value": None if value is None else value}
        pair = tuple(self._read(each) for each in value)
        return {"value": None if pair == (None, None) else pair}

    def _chosen(self) -> list[Any]:
        return [each for each in self.value or () if each is not None]

    def _encode_value(self, value: Any, encoder: Encoder) -> list[str | None] | None:  # type: ignore[override]
        """Both, the earlier one first."""
        if value is None:
            return None
        pair = [self._text(each) if self._is_one(each) else None for each in value]
        return pair[::-1] if self._swapped(value) else pair

    def _decode_value(self, raw: Any) -> Any:
        if raw is None:
            return None
        if not isinstance(raw, list) or len(raw) != 2:
            raise ValueError("not two")
        first, last = (self._one(each) for each in raw)
        if self._is_before(last, first):
            raise RejectedError("bad_value", say("{} is after {}.", self._said(first), self._said(last)))
        return first, last

    def _swapped(self, pair: tuple[Any, Any]) -> bool:
        return all(map(self._is_one, pair)) and self._is_before(pair[1], pair[0])

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "value" in names and self.value is not None and self._swapped(self.value):
            first, last = map(self._said, self.value)
            self._advise(
                "order", f"value=({first}, {last}) is the wrong way round, so it is shown as {last}…{first}. Swap them."
            )
