"""The constructors and attributes of the components in `transom.widgets.radio_group`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.radio_group
from transom._typing import Parameters, Reference, Unlabelled, Value

class RadioBoxGroup(Parameters, transom.widgets.radio_group.RadioBoxGroup):
    """One of several options, each with a round box.

    Without a `value` the first is chosen; with `value=None` none is, until the user chooses.
    """

    inline: Value[bool, bool | Reference]
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
        inline: bool | Reference = False,
        value: Any = None,
        disabled_options: collections.abc.Iterable[Any] | Reference = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One of several options, each with a round box.

        Args:
            inline: Whether they stand beside each other, not below.
            value: The value of the chosen option.
            disabled_options: Values that are shown and that the user cannot choose.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class RadioButtonGroup(Parameters, transom.widgets.radio_group.RadioButtonGroup):
    """One of several options, each a button.

    Without a `value` the first is chosen; with `value=None` none is, until the user chooses.
    """

    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    value: Value[Any, Any]
    disabled_options: Value[list[Any], collections.abc.Iterable[Any] | Reference]
    options: Value[Any, collections.abc.Iterable[Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    button_type: Value[
        Literal["default", "primary", "success", "warning", "danger", "light"],
        Literal["default", "primary", "success", "warning", "danger", "light"] | Reference,
    ]
    color: Value[
        Literal["default", "primary", "success", "warning", "danger", "light"],
        Literal["default", "primary", "success", "warning", "danger", "light"] | Reference,
    ]
    button_style: Value[Literal["solid", "outline"], Literal["solid", "outline"] | Reference]
    variant: Value[Literal["solid", "outline"], Literal["solid", "outline"] | Reference]
    description_delay: Value[int, int | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        value: Any = None,
        disabled_options: collections.abc.Iterable[Any] | Reference = ...,
        options: collections.abc.Iterable[Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One of several options, each a button.

        Args:
            orientation: Which way the buttons follow each other.
            value: The value of the chosen option.
            disabled_options: Values that are shown and that the user cannot choose.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
