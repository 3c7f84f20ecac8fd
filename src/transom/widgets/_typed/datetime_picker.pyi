"""The constructors and attributes of the components in `transom.widgets.datetime_picker`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.datetime_picker
from transom._typing import Parameters, Reference, Unlabelled, Value

class DatetimePicker(Parameters, transom.widgets.datetime_picker.DatetimePicker):
    """A day with a time of day, as a `datetime.datetime`, or `None`.

    Code may give it as a datetime, a date, a pandas Timestamp, a NumPy datetime64 or ISO text. A zone stays what it is:
    the field shows what the clocks there say, and what the user chooses is in that zone.
    """

    value: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
    enable_time: Value[bool, bool | Reference]
    enable_seconds: Value[bool, bool | Reference]
    as_numpy_datetime64: Value[bool | None, bool | Reference | None]
    enabled_dates: Value[list[Any] | None, list[Any] | Reference | None]
    disabled_dates: Value[list[Any] | None, list[Any] | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: Any = None,
        start: Any = None,
        end: Any = None,
        enable_time: bool | Reference = True,
        enable_seconds: bool | Reference = True,
        as_numpy_datetime64: bool | Reference | None = None,
        enabled_dates: list[Any] | Reference | None = None,
        disabled_dates: list[Any] | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A day with a time of day, as a `datetime.datetime`, or `None`.

        Args:
            value: The moment, a `datetime.datetime`; `None` for none.
            start: The first moment that can be chosen, or the first day.
            end: The last moment that can be chosen, or the last day.
            enable_time: Whether a time is chosen too; else it is midnight.
            enable_seconds: Whether seconds are shown and chosen.
            as_numpy_datetime64: Whether the value is a `numpy.datetime64`, without a zone; `None`: as it was set last.
            enabled_dates: The only days that can be chosen.
            disabled_dates: Days that cannot be chosen.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class DatetimeRangePicker(Parameters, transom.widgets.datetime_picker.DatetimeRangePicker):
    """All from one moment to another, a pair of `datetime.datetime` or `None`.

    One change is one event with both. One that is put past the other takes it along.
    """

    value: Value[Any, tuple[Any, ...] | Reference | None]
    start: Value[Any, Any]
    end: Value[Any, Any]
    enable_time: Value[bool, bool | Reference]
    enable_seconds: Value[bool, bool | Reference]
    as_numpy_datetime64: Value[bool | None, bool | Reference | None]
    enabled_dates: Value[list[Any] | None, list[Any] | Reference | None]
    disabled_dates: Value[list[Any] | None, list[Any] | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: tuple[Any, ...] | Reference | None = None,
        start: Any = None,
        end: Any = None,
        enable_time: bool | Reference = True,
        enable_seconds: bool | Reference = True,
        as_numpy_datetime64: bool | Reference | None = None,
        enabled_dates: list[Any] | Reference | None = None,
        disabled_dates: list[Any] | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """All from one moment to another, a pair of `datetime.datetime` or `None`.

        Args:
            value: The first and the last, `datetime.datetime`s; `None` for none.
            start: The first moment that can be chosen, or the first day.
            end: The last moment that can be chosen, or the last day.
            enable_time: Whether a time is chosen too; else it is midnight.
            enable_seconds: Whether seconds are shown and chosen.
            as_numpy_datetime64: Whether the value is a `numpy.datetime64`, without a zone; `None`: as it was set last.
            enabled_dates: The only days that can be chosen.
            disabled_dates: Days that cannot be chosen.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
