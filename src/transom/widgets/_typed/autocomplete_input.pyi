"""The constructors and attributes of the components in `transom.widgets.autocomplete_input`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.widgets.autocomplete_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class AutocompleteInput(Parameters, transom.widgets.autocomplete_input.AutocompleteInput):
    """A text for which options are offered while it is written.

    Options are a list, or a dict from label to value, that is looked through where the app runs: the page has those
    rows alone that are shown. Or they are a function that is given what was written and returns a list or a dict, and
    that may be `async def`: it is called when the user pauses, and only the result for the newest text is shown.
    """

    value: Value[Any, Any]
    value_input: Value[str, str | Reference | None]
    options: Value[
        list[Any] | dict[str, Any] | collections.abc.Callable[..., Any],
        list[Any] | dict[str, Any] | collections.abc.Callable[..., Any] | Reference,
    ]
    restrict: Value[bool, bool | Reference]
    case_sensitive: Value[bool, bool | Reference]
    min_characters: Value[int, int | Reference]
    search_strategy: Value[Literal["starts_with", "includes"], Literal["starts_with", "includes"] | Reference]
    placeholder: Value[str, str | Reference]
    debounce: Value[int, int | Reference]
    completions: Value[list[Any], list[Any] | Reference]
    pending: Value[bool, bool | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: Any = "",
        value_input: str | Reference | None = "",
        options: list[Any] | dict[str, Any] | collections.abc.Callable[..., Any] | Reference = ...,
        restrict: bool | Reference = True,
        case_sensitive: bool | Reference = True,
        min_characters: int | Reference = 2,
        search_strategy: Literal["starts_with", "includes"] | Reference = "starts_with",
        placeholder: str | Reference = "",
        debounce: int | Reference = 200,
        completions: list[Any] | Reference = ...,
        pending: bool | Reference = False,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A text for which options are offered while it is written.

        Args:
            value: The value of the option that was chosen; empty for none.
            value_input: The text as of the last key.
            options: What there is: a list, a dict from label to value, or a function of what was written.
            restrict: Whether it has to be one of the options; else any text is taken.
            case_sensitive: Whether capital letters have to be written as such.
            min_characters: So many have to be written before options are offered.
            search_strategy: Which options fit: "starts_with" what was written, or "includes" it.
            placeholder: Shown while it is empty.
            debounce: Milliseconds without a key before a function is asked.
            completions: The labels that are offered for what was written, at most 50.
            pending: Whether a function is looking for what was written.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
