"""The constructors and attributes of the components in `transom.indicators.linear_gauge`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.indicators.linear_gauge
from transom._typing import Parameters, Reference, Unlabelled, Value

class LinearGauge(Parameters, transom.indicators.linear_gauge.LinearGauge):
    """A number on an upright or lying bar with a needle, under its label.

    Example: `LinearGauge("Failures", value=30, colors=["green", "gold", "red"], show_boundaries=True)`
    """

    format: Value[Any, Any]
    height: Value[int | None, int | Reference | None]
    width: Value[int | None, int | Reference | None]
    horizontal: Value[bool, bool | Reference]
    show_boundaries: Value[bool, bool | Reference]
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
        format: Any = "{value:.2f}%",
        horizontal: bool | Reference = False,
        show_boundaries: bool | Reference = False,
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
        """A number on an upright or lying bar with a needle, under its label.

        Args:
            format: How numbers are written: "{value:,.2f} kg", "0,0.00".
            height: Height in CSS pixels; lying, 125.
            width: Width in CSS pixels; lying, 300.
            horizontal: Whether it lies.
            show_boundaries: Whether each part has its own colour, and a number at its end.
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
