"""The constructors and attributes of the components in `transom.widgets.date_slider`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.date_slider
from transom._typing import Parameters, Reference, Unlabelled, Value

class DateSlider(Parameters, transom.widgets.date_slider.DateSlider):
    """A day between `start` and `end`, as a `datetime.date`.

    Code may give days as dates, datetimes, pandas Timestamps, NumPy datetime64s or ISO text.

    Example: `DateSlider("Day", start="2024-01-01", end="2024-12-31")`
    """

    step: Value[Any, int | Reference]
    as_datetime: Value[bool, bool | Reference]
    value: Value[Any, Any]
    value_throttled: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
    format: Value[str | None, str | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        step: int | Reference = 1,
        as_datetime: bool | Reference = False,
        value: Any = None,
        value_throttled: Any = None,
        start: Any = None,
        end: Any = None,
        format: str | Reference | None = None,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A day between `start` and `end`, as a `datetime.date`.

        Args:
            step: Days from one to the next.
            as_datetime: Whether the value is a `datetime.datetime`.
            value: The one chosen; `None` for none yet.
            value_throttled: The same as of the last release.
            start: The first.
            end: The last.
            format: How it is written, as `strftime` has it; `None`: in the page's language.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class DatetimeSlider(Parameters, transom.widgets.date_slider.DatetimeSlider):
    """A moment between `start` and `end`, as a `datetime.datetime`.

    Code may give moments as datetimes, dates, pandas Timestamps, NumPy datetime64s or ISO text. A zone stays.

    Example: `DatetimeSlider("Moment", start="2024-01-01", end="2024-01-02")`
    """

    step: Value[Any, float | Reference]
    value: Value[Any, Any]
    value_throttled: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
    format: Value[str | None, str | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        step: float | Reference = 60,
        value: Any = None,
        value_throttled: Any = None,
        start: Any = None,
        end: Any = None,
        format: str | Reference | None = None,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A moment between `start` and `end`, as a `datetime.datetime`.

        Args:
            step: Seconds from one to the next.
            value: The one chosen; `None` for none yet.
            value_throttled: The same as of the last release.
            start: The first.
            end: The last.
            format: How it is written, as `strftime` has it; `None`: in the page's language.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
