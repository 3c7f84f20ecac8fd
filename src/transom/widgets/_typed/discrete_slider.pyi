"""The constructors and attributes of the components in `transom.widgets.discrete_slider`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.discrete_slider
from transom._typing import Parameters, Reference, Unlabelled, Value

class DiscreteSlider(Parameters, transom.widgets.discrete_slider.DiscreteSlider):
    """One of several options, in their order on a track.

    Options are a list, or a dict from label to value. Values may be any objects; the page knows numbers.
    With `value=None` the knob is at the start, and nothing is chosen until the user moves it.
    """

    value_throttled: Value[Any, Any]
    formatter: Value[str, str | Reference]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    value: Value[Any, Any]
    disabled_options: Value[list[Any], collections.abc.Iterable[Any] | Reference]
    options: Value[Any, collections.abc.Iterable[Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value_throttled: Any = None,
        formatter: str | Reference = "%.3g",
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        value: Any = None,
        disabled_options: collections.abc.Iterable[Any] | Reference = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One of several options, in their order on a track.

        Args:
            value_throttled: The value as of the last release.
            formatter: How numbers among the options are written that have no label.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            value: The value of the chosen option.
            disabled_options: Values that are shown and that the user cannot choose.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
