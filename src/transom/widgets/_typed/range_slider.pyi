"""The constructors and attributes of the components in `transom.widgets.range_slider`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.range_slider
from transom._typing import Parameters, Reference, Unlabelled, Value

class IntRangeSlider(Parameters, transom.widgets.range_slider.IntRangeSlider):
    """Two whole numbers between `start` and `end`."""

    value: Value[tuple[int, int], tuple[float, float] | Reference | None]
    value_throttled: Value[tuple[int, int], tuple[float, float] | Reference | None]
    start: Value[int, int | Reference]
    end: Value[int, int | Reference]
    step: Value[int, int | Reference]
    value_start: Value[Any, float | Reference | None]
    value_end: Value[Any, float | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: tuple[float, float] | Reference | None = ...,
        value_throttled: tuple[float, float] | Reference | None = ...,
        start: int | Reference = 0,
        end: int | Reference = 1,
        step: int | Reference = 1,
        value_start: float | Reference | None = 0,
        value_end: float | Reference | None = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Two whole numbers between `start` and `end`.

        Args:
            value: The lower and the upper number; `None` for none yet.
            value_throttled: Both as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            value_start: The lower of the two; another way to set it.
            value_end: The upper of the two; another way to set it.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class RangeSlider(Parameters, transom.widgets.range_slider.RangeSlider):
    """Two numbers between `start` and `end`."""

    value: Value[tuple[float, float], tuple[float, float] | Reference | None]
    value_throttled: Value[tuple[float, float], tuple[float, float] | Reference | None]
    start: Value[Any, float | Reference]
    end: Value[Any, float | Reference]
    step: Value[Any, float | Reference]
    value_start: Value[Any, float | Reference | None]
    value_end: Value[Any, float | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: tuple[float, float] | Reference | None = ...,
        value_throttled: tuple[float, float] | Reference | None = ...,
        start: float | Reference = 0,
        end: float | Reference = 1,
        step: float | Reference = 0.1,
        value_start: float | Reference | None = 0,
        value_end: float | Reference | None = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Two numbers between `start` and `end`.

        Args:
            value: The lower and the upper number; `None` for none yet.
            value_throttled: Both as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            value_start: The lower of the two; another way to set it.
            value_end: The upper of the two; another way to set it.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
