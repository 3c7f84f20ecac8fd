"""The constructors and attributes of the components in `transom.indicators.gauge`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.indicators.gauge
from transom._typing import Parameters, Reference, Unlabelled, Value

class Gauge(Parameters, transom.indicators.gauge.Gauge):
    """A number on a round scale with ticks, under its label.

    Example: `Gauge("Engine", value=1800, bounds=(0, 3000), format="{value:,} rpm", colors=["green", "red"])`
    """

    format: Value[Any, Any]
    height: Value[int | None, int | Reference | None]
    width: Value[int | None, int | Reference | None]
    annulus_width: Value[int, int | Reference]
    start_angle: Value[float, float | Reference]
    end_angle: Value[float, float | Reference]
    num_splits: Value[int, int | Reference]
    show_ticks: Value[bool, bool | Reference]
    show_labels: Value[bool, bool | Reference]
    title_size: Value[int, int | Reference]
    tooltip_format: Value[str, str | Reference]
    custom_opts: Value[Any, dict[Any, Any] | Reference | None]
    value: Value[Any, Any]
    bounds: Value[Any, tuple[float, float] | Reference]
    colors: Value[Any, Any]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        format: Any = "{value}%",
        annulus_width: int | Reference = 10,
        start_angle: float | Reference = 225,
        end_angle: float | Reference = -45,
        num_splits: int | Reference = 10,
        show_ticks: bool | Reference = True,
        show_labels: bool | Reference = True,
        title_size: int | Reference = 18,
        tooltip_format: str | Reference = "{b} : {c}%",
        custom_opts: dict[Any, Any] | Reference | None = None,
        value: Any = 25,
        bounds: tuple[float, float] | Reference = ...,
        colors: Any = None,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number on a round scale with ticks, under its label.

        Args:
            format: How the number is written: "{value:,.2f} kg", "0,0.00".
            height: Height in CSS pixels.
            width: Width in CSS pixels.
            annulus_width: How broad the scale is, in CSS pixels.
            start_angle: Where it begins, in degrees from the right, counter-clockwise.
            end_angle: Where it ends, likewise; it goes clockwise.
            num_splits: In how many parts ticks divide it.
            show_ticks: Whether there are small ticks in each part.
            show_labels: Whether numbers stand at the ticks.
            title_size: How large the label is, in CSS pixels.
            tooltip_format: What is shown under the pointer: {b} is the label, {c} the number.
            custom_opts: Panel's, for the library that draws its own; it changes nothing here.
            value: What is shown; `None` and NaN: nothing is known.
            bounds: The two ends of the scale.
            colors: Pairs of a part of the way, 0 to 1, and the colour up to there; or colours, for equal parts.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
