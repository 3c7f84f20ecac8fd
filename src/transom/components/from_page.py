"""What a page sends for a parameter, as a value of that parameter.

Owns the forms that JSON gives to dates, tuples and bytes. What the value must be besides is Param's to say.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import param


def from_page(parameter: param.Parameter[Any], raw: Any) -> Any:
    """The value for `raw`; its range is not looked at.

    Raises:
        ValueError: a value of another kind.
    """
    if raw is None:
        return None
    if isinstance(parameter, param.Boolean):
        return _only(raw, bool)
    if isinstance(parameter, param.DateRange | param.CalendarDateRange):
        return tuple(_date(parameter, each) for each in _only(raw, list))
    if isinstance(parameter, param.Date | param.CalendarDate):
        return _date(parameter, raw)
    if isinstance(parameter, param.Tuple):  # ranges and coordinates too
        return tuple(plain(each) for each in _only(raw, list))
    if isinstance(parameter, param.Number):
        return _only(raw, int, float)
    if isinstance(parameter, param.ListSelector):
        return [_option(parameter, each) for each in _only(raw, list)]
    if isinstance(parameter, param.Selector):
        return _option(parameter, raw)
    return plain(raw)


def plain(raw: Any) -> Any:
    """A value without references into the frame that it came in: buffers as `bytes`, at any depth."""
    if isinstance(raw, memoryview):
        return bytes(raw)
    if isinstance(raw, list):
        return [plain(each) for each in raw]
    if isinstance(raw, dict):
        return {name: plain(each) for name, each in raw.items()}
    return raw


def _only(raw: Any, *kinds: type) -> Any:
    if type(raw) not in kinds:  # `True` is no number
        raise ValueError(f"{type(raw).__name__} in place of {' or '.join(each.__name__ for each in kinds)}")
    return raw


def _option(parameter: param.Parameter[Any], raw: Any) -> Any:
    """The option that is meant: itself, not what counts as equal, such as `True` for 1."""
    options = list(parameter.objects)
    if not options or not parameter.check_on_set:
        return plain(raw)
    return options[next(at for at, each in enumerate(options) if _same(each, raw))]


def _same(option: Any, raw: Any) -> bool:
    given = tuple(raw) if isinstance(option, tuple) and isinstance(raw, list) else raw
    return type(option) is type(given) and bool(option == given)


def _date(parameter: param.Parameter[Any], raw: Any) -> dt.date:
    if isinstance(parameter, param.CalendarDate | param.CalendarDateRange):
        return dt.date.fromisoformat(_only(raw, str))
    if isinstance(raw, str):
        return dt.datetime.fromisoformat(raw)
    # What JavaScript calls a time: milliseconds since 1970.
    return dt.datetime.fromtimestamp(_only(raw, int, float) / 1000, dt.UTC).replace(tzinfo=None)
