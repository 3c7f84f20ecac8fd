"""The constructors and attributes of the components in `transom.widgets.multi_select`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Unpack

import transom.widgets.multi_select
from transom._typing import Parameters, Reference, Unlabelled, Value

class MultiSelect(Parameters, transom.widgets.multi_select.MultiSelect):
    """Any number of options, chosen in a list of which `size` rows are in view.

    Args:
        label: what the user reads beside it.
        on_double_click: called with a `DoubleClick` when an option is double-clicked, or Enter pressed at it.
        params: parameters.
    """

    size: Value[int, int | Reference]
    double_clicked: Value[Any, Any]
    value: Value[list[Any], collections.abc.Iterable[Any] | Reference | None]
    options: Value[Any, collections.abc.Iterable[Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        on_double_click: collections.abc.Callable[..., Any] | None = None,
        *,
        size: int | Reference = 4,
        double_clicked: Any = None,
        value: collections.abc.Iterable[Any] | Reference | None = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Any number of options, chosen in a list of which `size` rows are in view.

        Args:
            label: what the user reads beside it.
            on_double_click: called with a `DoubleClick` when an option is double-clicked, or Enter pressed at it.
            size: How many rows are shown; further ones are scrolled to.
            double_clicked: The last double click, a `DoubleClick`; `None` before it.
            value: The values of the chosen options.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
