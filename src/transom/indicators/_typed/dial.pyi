"""The constructors and attributes of the components in `transom.indicators.dial`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.indicators.dial
from transom._typing import Parameters, Reference, Unlabelled, Value

class Dial(Parameters, transom.indicators.dial.Dial):
    """A number on a broad ring with a needle, under its label.

    Example: `Dial("Speed", value=79, bounds=(0, 200), format="{value} km/h", colors=[(0.4, "green"), (1, "red")])`
    """

    height: Value[int | None, int | Reference | None]
    width: Value[int | None, int | Reference | None]
    annulus_width: Value[float, float | Reference]
    start_angle: Value[float, float | Reference]
    end_angle: Value[float, float | Reference]
    needle_width: Value[float, float | Reference]
    label_color: Value[str | None, str | Reference | None]
    background: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    default_color: Value[str, str | Reference]
    unfilled_color: Value[str | None, str | Reference | None]
    needle_color: Value[str | None, str | Reference | None]
    nan_format: Value[str, str | Reference]
    tick_size: Value[str | None, str | Reference | None]
    title_size: Value[str | None, str | Reference | None]
    value_size: Value[str | None, str | Reference | None]
    value: Value[Any, Any]
    bounds: Value[Any, tuple[float, float] | Reference]
    colors: Value[Any, Any]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        annulus_width: float | Reference = 0.2,
        start_angle: float | Reference = -205,
        end_angle: float | Reference = 25,
        needle_width: float | Reference = 0.1,
        label_color: str | Reference | None = None,
        background: str | Reference | None = None,
        format: Any = "{value}%",
        default_color: str | Reference = "primary",
        unfilled_color: str | Reference | None = None,
        needle_color: str | Reference | None = None,
        nan_format: str | Reference = "-",
        tick_size: str | Reference | None = None,
        title_size: str | Reference | None = None,
        value_size: str | Reference | None = None,
        value: Any = 25,
        bounds: tuple[float, float] | Reference = ...,
        colors: Any = None,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number on a broad ring with a needle, under its label.

        Args:
            height: Height in CSS pixels.
            width: Width in CSS pixels.
            annulus_width: How broad the ring is, as a part of its radius.
            start_angle: Where it begins, in degrees from the right, clockwise.
            end_angle: Where it ends, likewise.
            needle_width: How broad the needle is at its foot, in radians.
            label_color: The colour of the label and of the bounds.
            background: The colour behind it.
            format: How numbers are written: "{value:,.2f} kg", "0,0.00".
            default_color: The colour where none of `colors` holds: one of Panel's names, or any of CSS.
            unfilled_color: The colour of what is not filled.
            needle_color: The colour of the needle.
            nan_format: What stands for a value that is not known.
            tick_size: How large the bounds are written, as CSS has it.
            title_size: How large the label is, as CSS has it.
            value_size: How large the value is written, as CSS has it.
            value: What is shown; `None` and NaN: nothing is known.
            bounds: The two ends of the scale.
            colors: Pairs of a part of the way, 0 to 1, and the colour up to there; or colours, for equal parts.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
