"""The constructors and attributes of the components in `transom.widgets.select`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Unpack

import transom.widgets.select
from transom._typing import Parameters, Reference, Unlabelled, Value

class Select(Parameters, transom.widgets.select.Select):
    """One of several options.

    Options are a list, or a dict from label to value; `groups` is a dict from group name to either. Without a `value`
    the first option is chosen, unless there is a `placeholder`. Values may be any objects; the page knows numbers.
    """

    size: Value[int, int | Reference]
    placeholder: Value[str, str | Reference]
    groups: Value[Any, dict[Any, Any] | Reference | None]
    value: Value[Any, Any]
    disabled_options: Value[list[Any], collections.abc.Iterable[Any] | Reference]
    options: Value[Any, collections.abc.Iterable[Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        size: int | Reference = 1,
        placeholder: str | Reference = "",
        groups: dict[Any, Any] | Reference | None = None,
        value: Any = None,
        disabled_options: collections.abc.Iterable[Any] | Reference = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One of several options.

        Args:
            size: How many rows are shown.
            placeholder: Shown while nothing is chosen.
            groups: Options by group name, in place of `options`.
            value: The value of the chosen option.
            disabled_options: Values that are shown and that the user cannot choose.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
