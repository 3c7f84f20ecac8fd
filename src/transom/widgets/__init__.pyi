"""Widgets: components with a value that the user can change.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.reactive.tasks
import transom.widgets.button
import transom.widgets.check_group
import transom.widgets.checkbox
import transom.widgets.color_picker
import transom.widgets.date_picker
import transom.widgets.multi_choice
import transom.widgets.multi_select
import transom.widgets.number_input
import transom.widgets.password_input
import transom.widgets.radio_group
import transom.widgets.range_slider
import transom.widgets.select
import transom.widgets.slider
import transom.widgets.static_text
import transom.widgets.switch
import transom.widgets.task_button
import transom.widgets.text_area_input
import transom.widgets.text_input
import transom.widgets.toggle
from transom._typing import Common, Parameters, Reference, Unlabelled, Value
from transom.components.widget import Widget as Widget
from transom.components.widget import WidgetBase as WidgetBase
from transom.widgets.toggle_group import ToggleGroup as ToggleGroup

class StaticText(Parameters, transom.widgets.static_text.StaticText):
    """Shows a value as text, beside its label. The user cannot change it.

    Example: `StaticText("State", value="ready")`
    """

    value: Value[Any, Any]
    def __init__(self, label: str | Reference = "", *, value: Any = "", **common: Unpack[Unlabelled]) -> None:
        """Shows a value as text, beside its label. The user cannot change it.

        Args:
            value: What is shown; anything that has a text.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class ColorPicker(Parameters, transom.widgets.color_picker.ColorPicker):
    """A colour: "#rrggbb" when the user has chosen it; what CSS knows as one when code sets it; `None` for none."""

    value: Value[str | None, str | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: str | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A colour: "#rrggbb" when the user has chosen it; what CSS knows as one when code sets it; `None` for none.

        Args:
            value: The colour, such as "#00687a" or "teal".
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class DatePicker(Parameters, transom.widgets.date_picker.DatePicker):
    """A day, as a `datetime.date` without a zone, or `None`.

    Code may give a day as a date, a datetime, a pandas Timestamp, a NumPy datetime64 or ISO text. One that the user may
    not choose is shown all the same.
    """

    value: Value[Any, Any]
    start: Value[Any, Any]
    end: Value[Any, Any]
    enabled_dates: Value[list[Any] | None, list[Any] | Reference | None]
    disabled_dates: Value[list[Any] | None, list[Any] | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: Any = None,
        start: Any = None,
        end: Any = None,
        enabled_dates: list[Any] | Reference | None = None,
        disabled_dates: list[Any] | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A day, as a `datetime.date` without a zone, or `None`.

        Args:
            value: The day, a `datetime.date`; `None` for none.
            start: The first day that can be chosen.
            end: The last day that can be chosen.
            enabled_dates: The only days that can be chosen.
            disabled_dates: Days that cannot be chosen.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Button(Parameters, transom.widgets.button.Button):
    """A button.

    Args:
        label: what stands on it.
        on_click: called with an event whose `new` is the number of clicks so far.
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.
    """

    value: Value[bool, bool | Reference]
    clicks: Value[int, int | Reference]
    icon: Value[str | None, str | Reference | None]
    icon_size: Value[str, str | Reference]
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
        on_click: collections.abc.Callable[..., Any] | None = None,
        *,
        value: bool | Reference = False,
        clicks: int | Reference = 0,
        icon: str | Reference | None = None,
        icon_size: str | Reference = "1em",
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A button.

        Args:
            label: what stands on it.
            on_click: called with an event whose `new` is the number of clicks so far.
            value: True while the watchers of a click run.
            clicks: How often it has been clicked.
            icon: The name of an icon before the label.
            icon_size: The size of the icon, a length of CSS such as "1.5em" or "20px".
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Checkbox(Parameters, transom.widgets.checkbox.Checkbox):
    """A box that the user ticks."""

    value: Value[bool, bool | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: bool | Reference = False,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A box that the user ticks.

        Args:
            value: Whether it is on.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class NumberInput(Parameters, transom.widgets.number_input.NumberInput):
    """A field for a number: an `IntInput`, or a `FloatInput` where a number with a fraction is given."""

    value: Value[Any, float | Reference | None]
    placeholder: Value[str, str | Reference]
    page_step_multiplier: Value[int, int | Reference]
    mode: Value[str, str | Reference]
    value_throttled: Value[Any, Any]
    start: Value[Any, float | Reference | None]
    end: Value[Any, float | Reference | None]
    step: Value[Any, float | Reference]
    format: Value[Any, Any]
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
        value_throttled: Any = None,
        start: float | Reference | None = None,
        end: float | Reference | None = None,
        step: float | Reference = 1,
        format: Any = None,
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
            value_throttled: The value as of the last release.
            start: The lowest number; `None` for no end.
            end: The highest number; `None` for no end.
            step: From one number to the next.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class PasswordInput(Parameters, transom.widgets.password_input.PasswordInput):
    """One line of text that is shown as dots; `value` follows when the user presses Enter or leaves it.

    Its texts are not printed with it, and a page does not keep them for another session.
    """

    autocomplete: Value[str, str | Reference]
    value: Value[str | None, str | Reference | None]
    value_input: Value[str | None, str | Reference | None]
    placeholder: Value[str, str | Reference]
    max_length: Value[int | None, int | Reference | None]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        autocomplete: str | Reference = "current-password",
        value: str | Reference | None = "",
        value_input: str | Reference | None = "",
        placeholder: str | Reference = "",
        max_length: int | Reference | None = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One line of text that is shown as dots; `value` follows when the user presses Enter or leaves it.

        Args:
            autocomplete: What password managers may fill in: "new-password", "one-time-code", "off" …
            value: The text as of the last time that it was confirmed.
            value_input: The text as of the last key.
            placeholder: Shown while it is empty.
            max_length: Most characters that can be entered; `None` for no bound.
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
    value_throttled: Value[Any, Any]
    start: Value[Any, float | Reference | None]
    end: Value[Any, float | Reference | None]
    step: Value[Any, float | Reference]
    format: Value[Any, Any]
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
        value_throttled: Any = None,
        start: float | Reference | None = None,
        end: float | Reference | None = None,
        step: float | Reference = 1,
        format: Any = None,
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
            value_throttled: The value as of the last release.
            start: The lowest number; `None` for no end.
            end: The highest number; `None` for no end.
            step: From one number to the next.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Switch(Parameters, transom.widgets.switch.Switch):
    """A switch that the user turns on and off."""

    value: Value[bool, bool | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: bool | Reference = False,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A switch that the user turns on and off.

        Args:
            value: Whether it is on.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class TextAreaInput(Parameters, transom.widgets.text_area_input.TextAreaInput):
    """Several lines of text; `value` follows when the user leaves it."""

    rows: Value[int, int | Reference]
    cols: Value[int, int | Reference]
    auto_grow: Value[bool, bool | Reference]
    max_rows: Value[int | None, int | Reference | None]
    resizable: Value[Any, Any]
    value: Value[str | None, str | Reference | None]
    value_input: Value[str | None, str | Reference | None]
    placeholder: Value[str, str | Reference]
    max_length: Value[int | None, int | Reference | None]
    autocomplete: Value[str, str | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        rows: int | Reference = 2,
        cols: int | Reference = 20,
        auto_grow: bool | Reference = False,
        max_rows: int | Reference | None = None,
        resizable: Any = "both",
        value: str | Reference | None = "",
        value_input: str | Reference | None = "",
        placeholder: str | Reference = "",
        max_length: int | Reference | None = None,
        autocomplete: str | Reference = "off",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Several lines of text; `value` follows when the user leaves it.

        Args:
            rows: How many lines are shown, and at least with `auto_grow`.
            cols: How many characters are side by side, without a width.
            auto_grow: Whether it is as high as its text.
            max_rows: How many lines it grows to with `auto_grow`.
            resizable: Which of its sides the user can drag.
            value: The text as of the last time that it was confirmed.
            value_input: The text as of the last key.
            placeholder: Shown while it is empty.
            max_length: Most characters that can be entered; `None` for no bound.
            autocomplete: What browsers may fill in, as HTML names it: "name", "email", "street-address" …
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class TextInput(Parameters, transom.widgets.text_input.TextInput):
    """One line of text; `value` follows when the user presses Enter or leaves it."""

    enter_pressed: Value[bool, bool | Reference]
    value: Value[str | None, str | Reference | None]
    value_input: Value[str | None, str | Reference | None]
    placeholder: Value[str, str | Reference]
    max_length: Value[int | None, int | Reference | None]
    autocomplete: Value[str, str | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        enter_pressed: bool | Reference = False,
        value: str | Reference | None = "",
        value_input: str | Reference | None = "",
        placeholder: str | Reference = "",
        max_length: int | Reference | None = None,
        autocomplete: str | Reference = "off",
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """One line of text; `value` follows when the user presses Enter or leaves it.

        Args:
            enter_pressed: True while the watchers of an Enter run.
            value: The text as of the last time that it was confirmed.
            value_input: The text as of the last key.
            placeholder: Shown while it is empty.
            max_length: Most characters that can be entered; `None` for no bound.
            autocomplete: What browsers may fill in, as HTML names it: "name", "email", "street-address" …
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class CheckBoxGroup(Parameters, transom.widgets.check_group.CheckBoxGroup):
    """Any number of options, each with a box to tick."""

    inline: Value[bool, bool | Reference]
    value: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        inline: bool | Reference = False,
        value: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Any number of options, each with a box to tick.

        Args:
            inline: Whether they stand beside each other, not below.
            value: The values of the chosen options.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
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
    value: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
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
        value: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
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

class MultiSelect(Parameters, transom.widgets.multi_select.MultiSelect):
    """Any number of options, chosen in a list of which `size` rows are in view.

    Args:
        label: what the user reads beside it.
        on_double_click: called with a `DoubleClick` when an option is double-clicked, or Enter pressed at it.
        params: parameters.
    """

    size: Value[int, int | Reference]
    double_clicked: Value[Any, Any]
    value: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
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
        value: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
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

class TaskButton(Button, transom.widgets.task_button.TaskButton):
    """A button for a task. While the task runs it has another one beside it, to stop it, and shows its progress.

    A click calls the task as `on_click` does, with the event if it takes an argument; what becomes of a click during a
    run is the policy's affair. It shows all runs of the task in this page, whoever has begun them, and stops them all.
    A progress from 0 to 1 is drawn; a text takes the place of the label. It can be stopped also while it is disabled.

    Args:
        task: what it runs; of a function it makes a task with `policy="drop"`.
        params: parameters; `label` is the function's name in words when it is left out.

    Raises:
        NoSessionError: outside of any page: its runs are those of one page.
        TypeError: `task` cannot be called.

    Example: `TaskButton(lambda: None, label="Run")`
    """

    running: Value[bool, bool | Reference]
    progress: Value[Any, Any]
    state: Value[Any, Any]
    value: Value[bool, bool | Reference]
    clicks: Value[int, int | Reference]
    icon: Value[str | None, str | Reference | None]
    icon_size: Value[str, str | Reference]
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
        task: transom.reactive.tasks.Task[..., Any] | collections.abc.Callable[..., Any],
        *,
        running: bool | Reference = False,
        progress: Any = None,
        state: Any = "pending",
        value: bool | Reference = False,
        clicks: int | Reference = 0,
        icon: str | Reference | None = None,
        icon_size: str | Reference = "1em",
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        **common: Unpack[Common],
    ) -> None:
        """A button for a task. While the task runs it has another one beside it, to stop it, and shows its progress.

        Args:
            task: what it runs; of a function it makes a task with `policy="drop"`.
            running: Whether a run goes on; follows the task.
            progress: How far the newest run is, as it says itself; follows the task.
            state: The state of the newest run; follows the task.
            value: True while the watchers of a click run.
            clicks: How often it has been clicked.
            icon: The name of an icon before the label.
            icon_size: The size of the icon, a length of CSS such as "1.5em" or "20px".
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Toggle(Parameters, transom.widgets.toggle.Toggle):
    """A button that stays pressed until it is clicked again; `value` says whether it is."""

    value: Value[bool, bool | Reference]
    icon: Value[str | None, str | Reference | None]
    icon_size: Value[str, str | Reference]
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
        value: bool | Reference = False,
        icon: str | Reference | None = None,
        icon_size: str | Reference = "1em",
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        description_delay: int | Reference = 500,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A button that stays pressed until it is clicked again; `value` says whether it is.

        Args:
            value: Whether it is on.
            icon: The name of an icon before the label.
            icon_size: The size of the icon, a length of CSS such as "1.5em" or "20px".
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            description_delay: How many milliseconds the pointer rests before the description is shown.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class CheckButtonGroup(Parameters, transom.widgets.check_group.CheckButtonGroup):
    """Any number of options, each a button that stays pressed."""

    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    value: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
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
        value: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
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
        """Any number of options, each a button that stays pressed.

        Args:
            orientation: Which way the buttons follow each other.
            value: The values of the chosen options.
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

class FloatSlider(Parameters, transom.widgets.slider.FloatSlider):
    """A number between `start` and `end`."""

    value: Value[float, float | Reference | None]
    value_throttled: Value[float, float | Reference | None]
    start: Value[Any, float | Reference]
    end: Value[Any, float | Reference]
    step: Value[Any, float | Reference]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: float | Reference | None = 0.0,
        value_throttled: float | Reference | None = 0.0,
        start: float | Reference = 0.0,
        end: float | Reference = 1.0,
        step: float | Reference = 0.1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A number between `start` and `end`.

        Args:
            value: The number chosen; `None` for none yet.
            value_throttled: The number as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one to the next.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class IntRangeSlider(Parameters, transom.widgets.range_slider.IntRangeSlider):
    """Two whole numbers between `start` and `end`."""

    value: Value[tuple[int, int], tuple[Any, ...] | Reference | None]
    value_throttled: Value[tuple[int, int], tuple[Any, ...] | Reference | None]
    start: Value[int, int | Reference]
    end: Value[int, int | Reference]
    step: Value[int, int | Reference]
    value_start: Value[Any, float | Reference | None]
    value_end: Value[Any, float | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: tuple[Any, ...] | Reference | None = ...,
        value_throttled: tuple[Any, ...] | Reference | None = ...,
        start: int | Reference = 0,
        end: int | Reference = 1,
        step: int | Reference = 1,
        value_start: float | Reference | None = 0,
        value_end: float | Reference | None = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Two whole numbers between `start` and `end`.

        Args:
            value: The lower and the upper number; `None` for none yet.
            value_throttled: Both as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            value_start: The lower of the two; another way to set it.
            value_end: The upper of the two; another way to set it.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class IntSlider(Parameters, transom.widgets.slider.IntSlider):
    """A whole number between `start` and `end`."""

    value: Value[int, int | Reference | None]
    value_throttled: Value[int, int | Reference | None]
    start: Value[int, int | Reference]
    end: Value[int, int | Reference]
    step: Value[int, int | Reference]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: int | Reference | None = 0,
        value_throttled: int | Reference | None = 0,
        start: int | Reference = 0,
        end: int | Reference = 1,
        step: int | Reference = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A whole number between `start` and `end`.

        Args:
            value: The number chosen; `None` for none yet.
            value_throttled: The number as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class RadioBoxGroup(Parameters, transom.widgets.radio_group.RadioBoxGroup):
    """One of several options, each with a round box.

    Without a `value` the first is chosen; with `value=None` none is, until the user chooses.
    """

    inline: Value[bool, bool | Reference]
    value: Value[Any, Any]
    disabled_options: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
    labels: Value[list[Any], list[Any] | Reference]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        inline: bool | Reference = False,
        value: Any = None,
        disabled_options: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
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

class RangeSlider(Parameters, transom.widgets.range_slider.RangeSlider):
    """Two numbers between `start` and `end`."""

    value: Value[tuple[float, float], tuple[Any, ...] | Reference | None]
    value_throttled: Value[tuple[float, float], tuple[Any, ...] | Reference | None]
    start: Value[Any, float | Reference]
    end: Value[Any, float | Reference]
    step: Value[Any, float | Reference]
    value_start: Value[Any, float | Reference | None]
    value_end: Value[Any, float | Reference | None]
    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    direction: Value[Literal["ltr", "rtl"], Literal["ltr", "rtl"] | Reference]
    show_value: Value[bool, bool | Reference]
    tooltips: Value[bool, bool | Reference]
    throttle: Value[int, int | Reference]
    bar_color: Value[str | None, str | Reference | None]
    format: Value[Any, Any]
    error: Value[str | None, str | Reference | None]
    required: Value[bool, bool | Reference]
    def __init__(
        self,
        label: str | Reference = "",
        *,
        value: tuple[Any, ...] | Reference | None = ...,
        value_throttled: tuple[Any, ...] | Reference | None = ...,
        start: float | Reference = 0,
        end: float | Reference = 1,
        step: float | Reference = 0.1,
        value_start: float | Reference | None = 0,
        value_end: float | Reference | None = 1,
        orientation: Literal["horizontal", "vertical"] | Reference = "horizontal",
        direction: Literal["ltr", "rtl"] | Reference = "ltr",
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: Any = None,
        error: str | Reference | None = None,
        required: bool | Reference = False,
        **common: Unpack[Unlabelled],
    ) -> None:
        """Two numbers between `start` and `end`.

        Args:
            value: The lower and the upper number; `None` for none yet.
            value_throttled: Both as of the last release.
            start: The lowest number.
            end: The highest number.
            step: From one number to the next.
            value_start: The lower of the two; another way to set it.
            value_end: The upper of the two; another way to set it.
            orientation: Which way it lies.
            direction: "rtl": its start is where otherwise its end is.
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown at the knob while it is moved, where it is not beside its label.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the chosen part of the track.
            format: How it is written: a text such as "0,0.00" or "%.2f", or a Bokeh TickFormatter.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Select(Parameters, transom.widgets.select.Select):
    """One of several options.

    Options are a list, or a dict from label to value; `groups` is a dict from group name to either. Without a `value`
    the first option is chosen, unless there is a `placeholder`. Values may be any objects; the page knows numbers.
    """

    size: Value[int, int | Reference]
    placeholder: Value[str, str | Reference]
    groups: Value[Any, dict[Any, Any] | Reference | None]
    value: Value[Any, Any]
    disabled_options: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
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
        disabled_options: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
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

class RadioButtonGroup(Parameters, transom.widgets.radio_group.RadioButtonGroup):
    """One of several options, each a button.

    Without a `value` the first is chosen; with `value=None` none is, until the user chooses.
    """

    orientation: Value[Literal["horizontal", "vertical"], Literal["horizontal", "vertical"] | Reference]
    value: Value[Any, Any]
    disabled_options: Value[list[Any], list[Any] | Reference]
    options: Value[Any, list[Any] | dict[Any, Any] | Reference]
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
        disabled_options: list[Any] | Reference = ...,
        options: list[Any] | dict[Any, Any] | Reference = ...,
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

__all__ = [
    "Button",
    "CheckBoxGroup",
    "CheckButtonGroup",
    "Checkbox",
    "ColorPicker",
    "DatePicker",
    "FloatInput",
    "FloatSlider",
    "IntInput",
    "IntRangeSlider",
    "IntSlider",
    "MultiChoice",
    "MultiSelect",
    "NumberInput",
    "PasswordInput",
    "RadioBoxGroup",
    "RadioButtonGroup",
    "RangeSlider",
    "Select",
    "Spinner",
    "StaticText",
    "Switch",
    "TaskButton",
    "TextAreaInput",
    "TextInput",
    "Toggle",
    "ToggleGroup",
    "Widget",
    "WidgetBase",
]
