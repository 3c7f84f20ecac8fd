"""The constructors and attributes of the components in `transom.widgets.datetime_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.datetime_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class DatetimeInput(Parameters, transom.widgets.datetime_input.DatetimeInput):
    """A day with a time of day that is typed in one form, as a `datetime.datetime`, or `None`."""

    value: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
    format: Value[str, str | Reference]
    placeholder: Value[str, str | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: Any = None,
        start: Any = None,
        end: Any = None,
        format: str | Reference = "%Y-%m-%d %H:%M:%S",
        placeholder: str | Reference = "",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A day with a time of day that is typed in one form, as a `datetime.datetime`, or `None`.

        Args:
            value: The moment, a `datetime.datetime`; `None` for none.
            start: The first moment that can be entered, or the first day.
            end: The last moment that can be entered, or the last day.
            format: How it is written, as `strftime` has it.
            placeholder: Shown while it is empty; without one the form, by an example.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class DatetimeRangeInput(DatetimeInput, transom.widgets.datetime_input.DatetimeRangeInput):
    """All from one moment to another, each typed in one form: a pair of `datetime.datetime` or `None`.

    Both are sent in one step, or none.
    """

    value: Value[Any, tuple[Any, ...] | Reference | None]
    start: Value[Any, Any]
    end: Value[Any, Any]
    format: Value[str, str | Reference]
    placeholder: Value[str, str | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: tuple[Any, ...] | Reference | None = None,
        start: Any = None,
        end: Any = None,
        format: str | Reference = "%Y-%m-%d %H:%M:%S",
        placeholder: str | Reference = "",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """All from one moment to another, each typed in one form: a pair of `datetime.datetime` or `None`.

        Args:
            value: The first and the last, `datetime.datetime`s; `None` for none.
            start: The first moment that can be entered, or the first day.
            end: The last moment that can be entered, or the last day.
            format: How it is written, as `strftime` has it.
            placeholder: Shown while it is empty; without one the form, by an example.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
