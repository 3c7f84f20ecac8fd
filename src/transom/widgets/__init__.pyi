"""Widgets: components with a value that the user can change.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.reactive.tasks
import transom.widgets.button
import transom.widgets.checkbox
import transom.widgets.select
import transom.widgets.slider
import transom.widgets.static_text
import transom.widgets.task_button
import transom.widgets.text_input
from transom._typing import Common, Reference, Unlabelled
from transom.components.widget import Widget as Widget

class Button(transom.widgets.button.Button):
    """A button.

    Args:
        label: what stands on it.
        on_click: called with an event whose `new` is the number of clicks so far.
        params: parameters; `color` and `variant` are other names of `button_type` and `button_style`.
    """
    def __init__(
        self,
        label: str | Reference = "",
        on_click: collections.abc.Callable[..., Any] | None = None,
        *,
        value: bool | Reference = False,
        clicks: int | Reference = 0,
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        icon: str | Reference | None = None,
        **common: Unpack[Unlabelled],
    ) -> None:
        """A button.

        Args:
            label: what stands on it.
            on_click: called with an event whose `new` is the number of clicks so far.
            value: True while the watchers of a click run.
            clicks: How often it has been clicked.
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            icon: The name of an icon before the label.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class StaticText(transom.widgets.static_text.StaticText):
    """Shows a value as text, beside its label. The user cannot change it."""
    def __init__(self, label: str | Reference = "", *, value: Any = "", **common: Unpack[Unlabelled]) -> None:
        """Shows a value as text, beside its label. The user cannot change it.

        Args:
            value: What is shown; anything that has a text.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Checkbox(transom.widgets.checkbox.Checkbox):
    """A box that the user ticks."""
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
            value: Whether it is ticked.
            error: What is wrong with its value, said at the field.
            required: Whether something has to be entered: marked, and said once it was left empty.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class FloatSlider(transom.widgets.slider.FloatSlider):
    """A number between `start` and `end`."""
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
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: str | Reference | None = None,
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
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown while it is moved.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the part before the knob.
            format: How the value is written, such as "0.00" or "%.2f".
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class IntSlider(transom.widgets.slider.IntSlider):
    """A whole number between `start` and `end`."""
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
        show_value: bool | Reference = True,
        tooltips: bool | Reference = True,
        throttle: int | Reference = 50,
        bar_color: str | Reference | None = None,
        format: str | Reference | None = None,
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
            show_value: Whether its value is written beside its label.
            tooltips: Whether its value is shown while it is moved.
            throttle: Least milliseconds between two values sent while it is moved.
            bar_color: The colour of the part before the knob.
            format: How the value is written, such as "0.00" or "%.2f".
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class TaskButton(transom.widgets.task_button.TaskButton, Button):
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
    """
    def __init__(
        self,
        task: transom.reactive.tasks.Task[..., Any] | collections.abc.Callable[..., Any],
        *,
        running: bool | Reference = False,
        progress: Any = None,
        state: Any = "pending",
        value: bool | Reference = False,
        clicks: int | Reference = 0,
        button_type: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        color: Literal["default", "primary", "success", "warning", "danger", "light"] | Reference = "default",
        button_style: Literal["solid", "outline"] | Reference = "solid",
        variant: Literal["solid", "outline"] | Reference = "solid",
        icon: str | Reference | None = None,
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
            button_type: Its meaning, shown by its colour.
            color: Another name of `button_type`.
            button_style: Filled or outlined.
            variant: Another name of `button_style`.
            icon: The name of an icon before the label.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Select(transom.widgets.select.Select):
    """One of several options.

    Options are a list, or a dict from label to value; `groups` is a dict from group name to either. Without a `value`
    the first option is chosen, unless there is a `placeholder`. Values may be any objects; the page knows numbers.
    """
    def __init__(
        self,
        *,
        size: int | Reference = 1,
        placeholder: str | Reference = "",
        groups: dict[Any, Any] | Reference | None = None,
        value: Any = None,
        options: list[Any] | dict[Any, Any] | Reference = ...,
        labels: list[Any] | Reference = ...,
        **common: Unpack[Common],
    ) -> None:
        """One of several options.

        Args:
            size: How many rows are shown.
            placeholder: Shown while nothing is chosen.
            groups: Options by group name, in place of `options`.
            value: The value of the chosen option.
            options: What to choose from.
            labels: The options' texts, in order; follows from `options`.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class TextInput(transom.widgets.text_input.TextInput):
    """One line of text; `value` follows when the user presses Enter or leaves it."""
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

__all__ = [
    "Button",
    "Checkbox",
    "FloatSlider",
    "IntSlider",
    "Select",
    "StaticText",
    "TaskButton",
    "TextInput",
    "Widget",
]
