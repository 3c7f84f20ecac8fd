"""The constructors and attributes of the components in `transom.widgets.time_picker`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.time_picker
from transom._typing import Parameters, Reference, Unlabelled, Value

class TimePicker(Parameters, transom.widgets.time_picker.TimePicker):
    """A time of day, as a `datetime.time`, or `None`.

    Code may give it as a time, a text such as "18:30", or whatever has one: a datetime, a pandas Timestamp. An end
    before the start is one of the next day: from 22:00 to 06:00.
    """

    value: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
    seconds: Value[bool, bool | Reference]
    minute_increment: Value[int, int | Reference]
    second_increment: Value[int, int | Reference]
    format: Value[str | None, str | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: Any = None,
        start: Any = None,
        end: Any = None,
        seconds: bool | Reference = False,
        minute_increment: int | Reference = 1,
        second_increment: int | Reference = 1,
        format: str | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A time of day, as a `datetime.time`, or `None`.

        Args:
            value: The time, a `datetime.time`; `None` for none.
            start: The earliest that can be chosen.
            end: The latest that can be chosen.
            seconds: Whether seconds are chosen too; those of the value are shown anyway.
            minute_increment: From one time to the next, in minutes, beginning at `start`.
            second_increment: The same in seconds, where `seconds` are chosen and each minute is.
            format: How it is written and typed, as `strftime` has it or as "h:i K"; without one as the browser does.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
