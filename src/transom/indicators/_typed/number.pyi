"""The constructors and attributes of the components in `transom.indicators.number`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.indicators.number
from transom._typing import Parameters, Reference, Unlabelled, Value

class Number(Parameters, transom.indicators.number.Number):
    """A number under its label, large, and coloured by thresholds.

    Example: `Number("Load", value=72, format="{value}%", colors=[(50, "green"), (90, "orange"), (100, "red")])`
    """

    format: Value[Any, Any]
    default_color: Value[str, str | Reference]
    colors: Value[list[Any] | None, list[Any] | Reference | None]
    nan_format: Value[str, str | Reference]
    font_size: Value[str, str | Reference]
    title_size: Value[str, str | Reference]
    value: Value[Any, Any]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        format: Any = "{value}",
        default_color: str | Reference = "currentcolor",
        colors: list[Any] | Reference | None = None,
        nan_format: str | Reference = "-",
        font_size: str | Reference = "54pt",
        title_size: str | Reference = "18pt",
        value: Any = None,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number under its label, large, and coloured by thresholds.

        Args:
            format: How the number is written: "{value:,.2f} kg", "0,0.00".
            default_color: Its colour where none of `colors` holds, as CSS has it.
            colors: Pairs of a threshold and the colour up to it: the lowest that holds.
            nan_format: What stands for a value that is not known.
            font_size: How large the number is, as CSS has it.
            title_size: How large the label is, as CSS has it.
            value: What is shown; `None` and NaN: nothing is known.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
