"""The constructors and attributes of the components in `transom.widgets.multi_choice`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Unpack

import transom.widgets.multi_choice
from transom._typing import Parameters, Reference, Unlabelled, Value

class MultiChoice(Parameters, transom.widgets.multi_choice.MultiChoice):
    """Any number of options, which stand in the field in the order in which they were chosen.

    The others are in a list that opens; what is written finds those that have it.
    """

    max_items: Value[int | None, int | Reference | None]
    option_limit: Value[int | None, int | Reference | None]
    search_option_limit: Value[int | None, int | Reference | None]
    delete_button: Value[bool, bool | Reference]
    solid: Value[bool, bool | Reference]
    placeholder: Value[str, str | Reference]
    value: Value[list[Any], collections.abc.Iterable[Any] | Reference | None]
    options: Value[Any, collections.abc.Iterable[Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        max_items: int | Reference | None = None,
        option_limit: int | Reference | None = None,
        search_option_limit: int | Reference | None = None,
        delete_button: bool | Reference = True,
        solid: bool | Reference = True,
        placeholder: str | Reference = "",
        value: collections.abc.Iterable[Any] | Reference | None = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Any number of options, which stand in the field in the order in which they were chosen.

        Args:
            max_items: How many the user can choose at most.
            option_limit: How many are in the list at most; without it 500.
            search_option_limit: The same while something is written.
            delete_button: Whether each of the chosen has a button that takes it out.
            solid: Whether the chosen are filled with the accent.
            placeholder: Shown while nothing is chosen.
            value: The values of the chosen options.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
