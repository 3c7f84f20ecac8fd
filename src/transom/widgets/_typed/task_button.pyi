"""The constructors and attributes of the components in `transom.widgets.task_button`.

Written by `python -m dev.stubs`; do not edit.
"""

import collections.abc
from typing import Any, Literal, Unpack

import transom.reactive.tasks
import transom.widgets.task_button
from transom._typing import Common, Reference, Value
from transom.widgets._typed.button import Button

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
    state: Value[
        Literal["pending", "running", "done", "failed", "cancelling", "cancelled"],
        Literal["pending", "running", "done", "failed", "cancelling", "cancelled"] | Reference,
    ]
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
        state: Literal["pending", "running", "done", "failed", "cancelling", "cancelled"] | Reference = "pending",
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
