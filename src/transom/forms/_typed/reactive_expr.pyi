"""The constructors and attributes of the components in `transom.forms.reactive_expr`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.forms.reactive_expr
from transom._typing import Common, Parameters, Reference, Value

class ReactiveExpr(Parameters, transom.forms.reactive_expr.ReactiveExpr):
    """Shows the newest value of an expression, and the widgets that it follows beside it.

    The widgets are those that the expression begins with or takes as arguments, at any depth, each once. They are the
    ones that were given, not copies, and stay where they are whatever the value is.

    Example: `ReactiveExpr(tr.widgets.IntSlider("A number", value=3, end=9).rx() * 2)`
    """

    children: Value[list[Any], list[Any] | Reference]
    pending: Value[bool, bool | Reference]
    center: Value[bool, bool | Reference]
    show_widgets: Value[bool, bool | Reference]
    widget_location: Value[
        Literal[
            "left",
            "right",
            "top",
            "bottom",
            "top_left",
            "top_right",
            "bottom_left",
            "bottom_right",
            "left_top",
            "left_bottom",
            "right_top",
            "right_bottom",
        ],
        Literal[
            "left",
            "right",
            "top",
            "bottom",
            "top_left",
            "top_right",
            "bottom_left",
            "bottom_right",
            "left_top",
            "left_bottom",
            "right_top",
            "right_bottom",
        ]
        | Reference,
    ]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        children: list[Any] | Reference = ...,
        pending: bool | Reference = False,
        center: bool | Reference = False,
        show_widgets: bool | Reference = True,
        widget_layout: Any = ...,
        widget_location: Literal[
            "left",
            "right",
            "top",
            "bottom",
            "top_left",
            "top_right",
            "bottom_left",
            "bottom_right",
            "left_top",
            "left_bottom",
            "right_top",
            "right_bottom",
        ]
        | Reference = "left_top",
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows the newest value of an expression, and the widgets that it follows beside it.

        Args:
            object: The expression, `rx(…)`.
            children: The layout of value and widgets.
            pending: Whether it is still to come: never, the value says so itself.
            center: Whether the value stands in the middle; what is above and below it too.
            show_widgets: Whether the widgets are shown.
            widget_layout: In what the widgets stand.
            widget_location: On which side the widgets stand, and at which end of it.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
