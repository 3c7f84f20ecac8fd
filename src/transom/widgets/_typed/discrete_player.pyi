"""The constructors and attributes of the components in `transom.widgets.discrete_player`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.discrete_player
from transom._typing import Parameters, Reference, Unlabelled, Value

class DiscretePlayer(Parameters, transom.widgets.discrete_player.DiscretePlayer):
    """Goes through options in their order. They may be any objects; the page knows numbers."""

    value_throttled: Value[Any, Any]
    show_value: Value[bool, bool | Reference]
    direction: Value[int, int | Reference]
    interval: Value[int, int | Reference]
    loop_policy: Value[Literal["once", "loop", "reflect"], Literal["once", "loop", "reflect"] | Reference]
    step: Value[int, int | Reference]
    value_align: Value[Literal["start", "center", "end"], Literal["start", "center", "end"] | Reference]
    show_loop_controls: Value[bool, bool | Reference]
    visible_buttons: Value[list[Any], collections.abc.Iterable[str] | Reference]
    visible_loop_options: Value[list[Any], collections.abc.Iterable[str] | Reference]
    scale_buttons: Value[float, float | Reference]
    preview_duration: Value[int, int | Reference]
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
        show_value: bool | Reference = True,
        direction: int | Reference = 0,
        interval: int | Reference = 500,
        loop_policy: Literal["once", "loop", "reflect"] | Reference = "once",
        step: int | Reference = 1,
        value_align: Literal["start", "center", "end"] | Reference = "start",
        show_loop_controls: bool | Reference = True,
        visible_buttons: collections.abc.Iterable[str] | Reference = ...,
        visible_loop_options: collections.abc.Iterable[str] | Reference = ...,
        scale_buttons: float | Reference = 1,
        preview_duration: int | Reference = 1500,
        value: Any = None,
        disabled_options: collections.abc.Iterable[Any] | Reference = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Goes through options in their order. They may be any objects; the page knows numbers.

        Args:
            value_throttled: Where it is, but while its knob is being moved.
            show_value: Whether the value is written beside the label.
            direction: 1 while it plays, -1 backwards, 0 while it stands.
            interval: Least milliseconds from one value to the next.
            loop_policy: What comes after the last: nothing, the first, or the way back.
            step: So many values on at a time.
            value_align: Where the label and the value stand.
            show_loop_controls: Whether the user can choose what comes after the last.
            visible_buttons: Which buttons there are.
            visible_loop_options: Which of the policies the user can choose.
            scale_buttons: How large the buttons are, as a factor.
            preview_duration: For how many milliseconds a new interval is shown.
            value: The value of the chosen option.
            disabled_options: Values that are shown and that the user cannot choose.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
