"""The constructors and attributes of the components in `transom.widgets.date_picker`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.date_picker
from transom._typing import Parameters, Reference, Unlabelled, Value

class DatePicker(Parameters, transom.widgets.date_picker.DatePicker):
    """A day, as a `datetime.date` without a zone, or `None`.

    Code may give a day as a date, a datetime, a pandas Timestamp, a NumPy datetime64 or ISO text. One that the user may
    not choose is shown all the same.
    """

    value: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
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
        enabled_dates: list[Any] | Reference | None = None,
        disabled_dates: list[Any] | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A day, as a `datetime.date` without a zone, or `None`.

        Args:
            value: The day, a `datetime.date`; `None` for none.
            start: The first day that can be chosen.
            end: The last day that can be chosen.
            enabled_dates: The only days that can be chosen.
            disabled_dates: Days that cannot be chosen.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class DateRangePicker(Parameters, transom.widgets.date_picker.DateRangePicker):
    """All days from one to another, a pair of `datetime.date` or `None`.

    One change is one event with both days. A day that is put past the other takes it along.
    """

    value: Value[Any, tuple[Any, ...] | Reference | None]
    start: Value[Any, Any]
    end: Value[Any, Any]
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
        enabled_dates: list[Any] | Reference | None = None,
        disabled_dates: list[Any] | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """All days from one to another, a pair of `datetime.date` or `None`.

        Args:
            value: The first and the last day, `datetime.date`s; `None` for none.
            start: The first day that can be chosen.
            end: The last day that can be chosen.
            enabled_dates: The only days that can be chosen.
            disabled_dates: Days that cannot be chosen.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
