"""The constructors and attributes of the components in `transom.widgets.date_range_slider`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.date_range_slider
from transom._typing import Parameters, Reference, Unlabelled, Value

class DateRangeSlider(Parameters, transom.widgets.date_range_slider.DateRangeSlider):
    """Two days between `start` and `end`: `datetime.date`s, or `datetime.datetime`s where such are given.

    Example: `DateRangeSlider("Days", start="2024-01-01", end="2024-12-31")`
    """

    value: Value[Any, tuple[Any, ...] | Reference | None]
    value_throttled: Value[Any, tuple[Any, ...] | Reference | None]
    value_start: Value[Any, Any]
    value_end: Value[Any, Any]
    step: Value[Any, float | Reference]
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
        value: tuple[Any, ...] | Reference | None = None,
        value_throttled: tuple[Any, ...] | Reference | None = None,
        value_start: Any = None,
        value_end: Any = None,
        step: float | Reference = 1,
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
        """Two days between `start` and `end`: `datetime.date`s, or `datetime.datetime`s where such are given.

        Args:
            value: The first and the last; `None` for none yet.
            value_throttled: Both as of the last release.
            value_start: The first of the two; another way to set it.
            value_end: The last of the two; another way to set it.
            step: Days from one to the next.
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

class DatetimeRangeSlider(DateRangeSlider, transom.widgets.date_range_slider.DatetimeRangeSlider):
    """Two moments between `start` and `end`, as `datetime.datetime`s. A zone stays.

    Example: `DatetimeRangeSlider("Moments", start="2024-01-01", end="2024-01-02")`
    """

    step: Value[Any, float | Reference]
    value: Value[Any, tuple[Any, ...] | Reference | None]
    value_throttled: Value[Any, tuple[Any, ...] | Reference | None]
    value_start: Value[Any, Any]
    value_end: Value[Any, Any]
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
        step: float | Reference = 60000,
        value: tuple[Any, ...] | Reference | None = None,
        value_throttled: tuple[Any, ...] | Reference | None = None,
        value_start: Any = None,
        value_end: Any = None,
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
        """Two moments between `start` and `end`, as `datetime.datetime`s. A zone stays.

        Args:
            step: Milliseconds from one to the next.
            value: The first and the last; `None` for none yet.
            value_throttled: Both as of the last release.
            value_start: The first of the two; another way to set it.
            value_end: The last of the two; another way to set it.
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
