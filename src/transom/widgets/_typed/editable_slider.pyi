"""The constructors and attributes of the components in `transom.widgets.editable_slider`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.widgets.editable_slider
from transom._typing import Reference, Unlabelled, Value
from transom.widgets._typed.range_slider import RangeSlider
from transom.widgets._typed.slider import FloatSlider, IntSlider

class EditableFloatSlider(FloatSlider, transom.widgets.editable_slider.EditableFloatSlider):
    """A number between `start` and `end`, on a track and in a field."""

    editable: Value[Any, bool | Reference]
    fixed_start: Value[Any, float | Reference | None]
    fixed_end: Value[Any, float | Reference | None]
    show_value: Value[bool, bool | Reference]
    value: Value[float, float | Reference | None]
    value_throttled: Value[float, float | Reference | None]
    start: Value[Any, float | Reference]
    end: Value[Any, float | Reference]
    step: Value[Any, float | Reference]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
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
        editable: bool | Reference = True,
        fixed_start: float | Reference | None = None,
        fixed_end: float | Reference | None = None,
        show_value: bool | Reference = False,
        value: float | Reference | None = 0.0,
        value_throttled: float | Reference | None = 0.0,
        start: float | Reference = 0.0,
        end: float | Reference = 1.0,
        step: float | Reference = 0.1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number between `start` and `end`, on a track and in a field.

        Args:
            editable: Whether the number can be typed.
            fixed_start: No number below is taken; `None` for no bound.
            fixed_end: No number above is taken; `None` for no bound.
            show_value: It stands in a field.
            value: The number chosen; `None` for none yet.
            value_throttled: The number as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one to the next.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class EditableIntSlider(IntSlider, transom.widgets.editable_slider.EditableIntSlider):
    """A whole number between `start` and `end`, on a track and in a field."""

    fixed_start: Value[Any, int | Reference | None]
    fixed_end: Value[Any, int | Reference | None]
    editable: Value[Any, bool | Reference]
    show_value: Value[bool, bool | Reference]
    value: Value[int, int | Reference | None]
    value_throttled: Value[int, int | Reference | None]
    start: Value[int, int | Reference]
    end: Value[int, int | Reference]
    step: Value[int, int | Reference]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
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
        fixed_start: int | Reference | None = None,
        fixed_end: int | Reference | None = None,
        editable: bool | Reference = True,
        show_value: bool | Reference = False,
        value: int | Reference | None = 0,
        value_throttled: int | Reference | None = 0,
        start: int | Reference = 0,
        end: int | Reference = 1,
        step: int | Reference = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A whole number between `start` and `end`, on a track and in a field.

        Args:
            fixed_start: No number below is taken; `None` for no bound.
            fixed_end: No number above is taken; `None` for no bound.
            editable: Whether the number can be typed.
            show_value: It stands in a field.
            value: The number chosen; `None` for none yet.
            value_throttled: The number as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class EditableRangeSlider(RangeSlider, transom.widgets.editable_slider.EditableRangeSlider):
    """Two numbers between `start` and `end`, on a track and in fields."""

    editable: Value[Any, tuple[Any, ...] | Reference]
    fixed_start: Value[Any, float | Reference | None]
    fixed_end: Value[Any, float | Reference | None]
    show_value: Value[bool, bool | Reference]
    value: Value[tuple[float, float], tuple[float, float] | Reference | None]
    value_throttled: Value[tuple[float, float], tuple[float, float] | Reference | None]
    start: Value[Any, float | Reference]
    end: Value[Any, float | Reference]
    step: Value[Any, float | Reference]
    value_start: Value[Any, float | Reference | None]
    value_end: Value[Any, float | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
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
        editable: tuple[Any, ...] | Reference = ...,
        fixed_start: float | Reference | None = None,
        fixed_end: float | Reference | None = None,
        show_value: bool | Reference = False,
        value: tuple[float, float] | Reference | None = ...,
        value_throttled: tuple[float, float] | Reference | None = ...,
        start: float | Reference = 0,
        end: float | Reference = 1,
        step: float | Reference = 0.1,
        value_start: float | Reference | None = 0,
        value_end: float | Reference | None = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Two numbers between `start` and `end`, on a track and in fields.

        Args:
            editable: Whether the lower and the upper can be typed.
            fixed_start: No number below is taken; `None` for no bound.
            fixed_end: No number above is taken; `None` for no bound.
            show_value: It stands in a field.
            value: The lower and the upper number; `None` for none yet.
            value_throttled: Both as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            value_start: The lower of the two; another way to set it.
            value_end: The upper of the two; another way to set it.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
