"""The constructors and attributes of the components in `transom.indicators.metric`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.indicators.metric
from transom._typing import Parameters, Reference, Unlabelled, Value

class Metric(Parameters, transom.indicators.metric.Metric):
    """A number under its label, with its change and a small line of the values that led to it.

    Example: `Metric("Revenue", 716_310, delta=0.042, delta_format="+0.0 %", spark=[3, 5, 4, 6, 8, 7, 9])`

    Args:
        label: what the number is of.
        value: the number, or a text.
        params: parameters.
    """

    delta: Value[Any, Any]
    delta_format: Value[Any, Any]
    versus: Value[str, str | Reference]
    good: Value[Literal["up", "down", "neither"], Literal["up", "down", "neither"] | Reference]
    spark: Value[Any, Any]
    value: Value[Any, Any]
    format: Value[Any, Any]
    def __init__(
        self,
        label: str | Reference = "",
        value: Any = None,
        *,
        delta: Any = None,
        delta_format: Any = None,
        versus: str | Reference = "",
        good: Literal["up", "down", "neither"] | Reference = "up",
        spark: Any = None,
        format: Any = None,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number under its label, with its change and a small line of the values that led to it.

        Args:
            label: what the number is of.
            value: the number, or a text.
            delta: Its change: a number, or a text such as "-3 °C"; `None`: not shown.
            delta_format: How the change is written, as `format`: "{value:+.1%}".
            versus: What the change is against: "vs. last week".
            good: Which way is good, and green; the other one is red.
            spark: Numbers of the line: a list, an array or a column; a gap is `None`.
            value: What is shown; `None` and NaN: nothing is known.
            format: How the number is written: "{value:,.2f} kg", "0,0.00", "%.2f", or a Bokeh TickFormatter.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
