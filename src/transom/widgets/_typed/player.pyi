"""The constructors and attributes of the components in `transom.widgets.player`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.player
from transom._typing import Parameters, Reference, Unlabelled, Value

class Player(Parameters, transom.widgets.player.Player):
    """Goes through the numbers from `start` to `end`, as the frames of a film."""

    value: Value[int, int | Reference | None]
    value_throttled: Value[int, int | Reference | None]
    start: Value[int, int | Reference]
    end: Value[int, int | Reference]
    step: Value[int, int | Reference]
    direction: Value[int, int | Reference]
    interval: Value[int, int | Reference]
    loop_policy: Value[Literal["once", "loop", "reflect"], Literal["once", "loop", "reflect"] | Reference]
    show_value: Value[bool, bool | Reference]
    value_align: Value[Literal["start", "center", "end"], Literal["start", "center", "end"] | Reference]
    show_loop_controls: Value[bool, bool | Reference]
    visible_buttons: Value[list[Any], collections.abc.Iterable[str] | Reference]
    visible_loop_options: Value[list[Any], collections.abc.Iterable[str] | Reference]
    scale_buttons: Value[float, float | Reference]
    preview_duration: Value[int, int | Reference]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: int | Reference | None = 0,
        value_throttled: int | Reference | None = 0,
        start: int | Reference = 0,
        end: int | Reference = 10,
        step: int | Reference = 1,
        direction: int | Reference = 0,
        interval: int | Reference = 500,
        loop_policy: Literal["once", "loop", "reflect"] | Reference = "once",
        show_value: bool | Reference = False,
        value_align: Literal["start", "center", "end"] | Reference = "start",
        show_loop_controls: bool | Reference = True,
        visible_buttons: collections.abc.Iterable[str] | Reference = ...,
        visible_loop_options: collections.abc.Iterable[str] | Reference = ...,
        scale_buttons: float | Reference = 1,
        preview_duration: int | Reference = 1500,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Goes through the numbers from `start` to `end`, as the frames of a film.

        Args:
            value: Where it is.
            value_throttled: Where it is, but while its knob is being moved.
            start: The first number.
            end: The last number.
            step: From one number to the next.
            direction: 1 while it plays, -1 backwards, 0 while it stands.
            interval: Least milliseconds from one value to the next.
            loop_policy: What comes after the last: nothing, the first, or the way back.
            show_value: Whether the value is written beside the label.
            value_align: Where the label and the value stand.
            show_loop_controls: Whether the user can choose what comes after the last.
            visible_buttons: Which buttons there are.
            visible_loop_options: Which of the policies the user can choose.
            scale_buttons: How large the buttons are, as a factor.
            preview_duration: For how many milliseconds a new interval is shown.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
