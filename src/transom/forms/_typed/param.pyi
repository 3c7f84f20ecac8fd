"""The constructors and attributes of the components in `transom.forms.param`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.forms.param
from transom._typing import Common, Parameters, Reference, Value

class Param(Parameters, transom.forms.param.Param):
    """The form of an object: a widget for each of its parameters, which follow each other whoever writes.

    Bounds, options, labels, help and whether something can be operated are the parameter's, also when these change. A
    value that the object does not take stays in the field, with what is wrong said below it, and the object keeps its
    own. Actions and events are buttons. A parameter whose value is an object with parameters has a part of its own,
    which can be unfolded.

    Args:
        object: an object with parameters or a class of such, its `.param`, or one of its parameters.
        params: parameters of the form.

    Concurrency: what an author has given as `initializer` runs where the object is set.

    Example: `Param(tr.widgets.IntSlider("A number", end=9), parameters=["label", "value", "end", "disabled"])`
    """

    children: Value[list[Any], list[Any] | Reference]
    pending: Value[bool, bool | Reference]
    parameters: Value[list[str] | None, list[str] | Reference | None]
    expand: Value[bool, bool | Reference]
    expand_button: Value[bool | None, bool | Reference | None]
    show_name: Value[bool, bool | Reference]
    show_labels: Value[bool, bool | Reference]
    display_threshold: Value[float, float | Reference]
    default_precedence: Value[float, float | Reference]
    hide_constant: Value[bool, bool | Reference]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        children: list[Any] | Reference = ...,
        pending: bool | Reference = False,
        parameters: list[str] | Reference | None = ...,
        widgets: dict[Any, Any] = ...,
        expand: bool | Reference = False,
        expand_button: bool | Reference | None = None,
        expand_layout: Any = ...,
        show_name: bool | Reference = True,
        show_labels: bool | Reference = True,
        display_threshold: float | Reference = 0,
        default_layout: Any = ...,
        default_precedence: float | Reference = 1e-08,
        hide_constant: bool | Reference = False,
        sort: Any = False,
        initializer: Any = None,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """The form of an object: a widget for each of its parameters, which follow each other whoever writes.

        Args:
            object: an object with parameters or a class of such, its `.param`, or one of its parameters.
            object: Whose form it is.
            children: The layout of the form.
            pending: Whether it is still to come: never, it is there at once.
            parameters: Names of those that are shown, in order; all when empty.
            widgets: By name of a parameter: a class of widgets, a dict with a "widget_type", or a widget.
            expand: Whether the parts of objects inside are unfolded at first.
            expand_button: Whether parts can be folded; `None`: where they are not unfolded at first.
            expand_layout: A class of layouts for the form and its parts, or a layout that gets the parts.
            show_name: Whether the name stands above.
            show_labels: Whether fields have their labels.
            display_threshold: The least precedence of a parameter that is shown.
            default_layout: In what the fields stand.
            default_precedence: That of a parameter without one; lower ones come first.
            hide_constant: Whether constants are left out.
            sort: Whether labels are in order, or a key for `(name, parameter)`.
            initializer: Called with each object first.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
