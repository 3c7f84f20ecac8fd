"""The constructors and attributes of the components in `transom.widgets.number_input`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.widgets.number_input
from transom._typing import Parameters, Reference, Unlabelled, Value

class NumberInput(Parameters, transom.widgets.number_input.NumberInput):
    """A field for a number: an `IntInput`, or a `FloatInput` where a number with a fraction is given."""

    value: Value[Any, float | Reference | None]
    placeholder: Value[str, str | Reference]
    page_step_multiplier: Value[int, int | Reference]
    mode: Value[str, str | Reference]
    start: Value[Any, float | Reference | None]
    end: Value[Any, float | Reference | None]
    step: Value[Any, float | Reference]
    format: Value[Any, Any]
    value_throttled: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: float | Reference | None = 0,
        placeholder: str | Reference = "",
        page_step_multiplier: int | Reference = 10,
        mode: str | Reference = "int",
        start: float | Reference | None = None,
        end: float | Reference | None = None,
        step: float | Reference = 1,
        format: Any = None,
        value_throttled: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A field for a number: an `IntInput`, or a `FloatInput` where a number with a fraction is given.

        Args:
            value: The number; `None` while the field is empty.
            placeholder: Shown while it is empty.
            page_step_multiplier: So many steps at once by Page Up and Page Down, and by arrows with Shift.
            mode: Which numbers it takes, "int" or "float".
            start: The lowest number; `None` for no end.
            end: The highest number; `None` for no end.
            step: From one number to the next.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            value_throttled: The value as of the last release.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Spinner(Parameters, transom.widgets.number_input.NumberInput):
    """A field for a number: an `IntInput`, or a `FloatInput` where a number with a fraction is given."""

    value: Value[Any, float | Reference | None]
    placeholder: Value[str, str | Reference]
    page_step_multiplier: Value[int, int | Reference]
    mode: Value[str, str | Reference]
    start: Value[Any, float | Reference | None]
    end: Value[Any, float | Reference | None]
    step: Value[Any, float | Reference]
    format: Value[Any, Any]
    value_throttled: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: float | Reference | None = 0,
        placeholder: str | Reference = "",
        page_step_multiplier: int | Reference = 10,
        mode: str | Reference = "int",
        start: float | Reference | None = None,
        end: float | Reference | None = None,
        step: float | Reference = 1,
        format: Any = None,
        value_throttled: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A field for a number: an `IntInput`, or a `FloatInput` where a number with a fraction is given.

        Args:
            value: The number; `None` while the field is empty.
            placeholder: Shown while it is empty.
            page_step_multiplier: So many steps at once by Page Up and Page Down, and by arrows with Shift.
            mode: Which numbers it takes, "int" or "float".
            start: The lowest number; `None` for no end.
            end: The highest number; `None` for no end.
            step: From one number to the next.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            value_throttled: The value as of the last release.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class FloatInput(NumberInput, Spinner, transom.widgets.number_input.FloatInput):
    """A field for a number."""

    value: Value[float, float | Reference | None]
    value_throttled: Value[float, float | Reference | None]
    start: Value[Any, float | Reference | None]
    end: Value[Any, float | Reference | None]
    step: Value[Any, float | Reference]
    mode: Value[str, str | Reference]
    placeholder: Value[str, str | Reference]
    page_step_multiplier: Value[int, int | Reference]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: float | Reference | None = 0.0,
        value_throttled: float | Reference | None = 0.0,
        start: float | Reference | None = None,
        end: float | Reference | None = None,
        step: float | Reference = 0.1,
        mode: str | Reference = "float",
        placeholder: str | Reference = "",
        page_step_multiplier: int | Reference = 10,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A field for a number.

        Args:
            value: The number; `None` while the field is empty.
            value_throttled: The number as of the last key or press let go.
            start: The lowest number; `None` for no end.
            end: The highest number; `None` for no end.
            step: From one number to the next.
            mode: Which numbers it takes, "int" or "float".
            placeholder: Shown while it is empty.
            page_step_multiplier: So many steps at once by Page Up and Page Down, and by arrows with Shift.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class IntInput(NumberInput, Spinner, transom.widgets.number_input.IntInput):
    """A field for a whole number, however large."""

    value: Value[int, int | Reference | None]
    value_throttled: Value[int, int | Reference | None]
    start: Value[Any, int | Reference | None]
    end: Value[Any, int | Reference | None]
    step: Value[Any, int | Reference]
    placeholder: Value[str, str | Reference]
    page_step_multiplier: Value[int, int | Reference]
    mode: Value[str, str | Reference]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: int | Reference | None = 0,
        value_throttled: int | Reference | None = 0,
        start: int | Reference | None = None,
        end: int | Reference | None = None,
        step: int | Reference = 1,
        placeholder: str | Reference = "",
        page_step_multiplier: int | Reference = 10,
        mode: str | Reference = "int",
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A field for a whole number, however large.

        Args:
            value: The number; `None` while the field is empty.
            value_throttled: The number as of the last key or press let go.
            start: The lowest number; `None` for no end.
            end: The highest number; `None` for no end.
            step: From one number to the next.
            placeholder: Shown while it is empty.
            page_step_multiplier: So many steps at once by Page Up and Page Down, and by arrows with Shift.
            mode: Which numbers it takes, "int" or "float".
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
