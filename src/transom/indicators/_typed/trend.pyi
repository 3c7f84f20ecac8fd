"""The constructors and attributes of the components in `transom.indicators.trend`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.indicators.trend
from transom._typing import Parameters, Reference, Unlabelled, Value

class Trend(Parameters, transom.indicators.trend.Trend):
    """A number under its label, its change, and a plot of the data that led to it.

    Value and change follow from the last two rows unless they are given: the last value of `plot_y`, and by which part
    of the one before it has changed.

    Example: `Trend("Price", data={"x": [1, 2, 3, 4], "y": [3, 5, 4, 6]}, plot_type="area", width=220, height=200)`
    """

    data: Value[Any, Any]
    layout: Value[Literal["column", "row"], Literal["column", "row"] | Reference]
    plot_x: Value[str, str | Reference]
    plot_y: Value[str, str | Reference]
    plot_color: Value[str, str | Reference]
    plot_type: Value[Literal["line", "step", "area", "bar"], Literal["line", "step", "area", "bar"] | Reference]
    pos_color: Value[str, str | Reference]
    neg_color: Value[str, str | Reference]
    value: Value[Any, Any]
    value_change: Value[Any, Any]
    change_format: Value[Any, Any]
    format: Value[Any, Any]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        data: Any = None,
        layout: Literal["column", "row"] | Reference = "column",
        plot_x: str | Reference = "x",
        plot_y: str | Reference = "y",
        plot_color: str | Reference = "primary",
        plot_type: Literal["line", "step", "area", "bar"] | Reference = "bar",
        pos_color: str | Reference = "success",
        neg_color: str | Reference = "danger",
        value: Any = "auto",
        value_change: Any = "auto",
        change_format: Any = "{value:+.2%}",
        format: Any = None,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number under its label, its change, and a plot of the data that led to it.

        Args:
            data: Rows in columns: a dict of lists and arrays, or a frame.
            layout: Whether the plot stands below the number or beside it.
            plot_x: The column along the plot: numbers or times; else rows are counted.
            plot_y: The column that is plotted.
            plot_color: The plot's colour: one of Panel's names, or any of CSS.
            plot_type: What the plot is made of.
            pos_color: The colour of a change upwards.
            neg_color: The colour of a change downwards.
            value: What is shown; "auto": the last value of the data.
            value_change: Its change: a number, or a text; "auto": as the data say.
            change_format: How the change is written, as `format`.
            format: How the number is written: "{value:,.2f} kg", "0,0.00", "%.2f", or a Bokeh TickFormatter.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
