"""`TaskButton`: runs a task, shows that it runs and how far it is, and stops it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import param

from transom.components.encode import Encoder
from transom.errors import NoSessionError
from transom.reactive.callables import checked_function, is_task, takes_argument
from transom.reactive.context import session_var
from transom.reactive.runs import State
from transom.reactive.tasks import Task, task
from transom.widgets.button import Button


class TaskButton(Button):
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

    _front_end = "TaskButton"
    _events = {"stop": ()}
    _derived = ("running", "progress", "state")

    running = param.Boolean(default=False, doc="Whether a run goes on; follows the task.")
    progress = param.Parameter(default=None, doc="How far the newest run is, as it says itself; follows the task.")
    state: param.Parameter[State] = param.Parameter(
        default="pending", doc="The state of the newest run; follows the task."
    )

    def __init__(self, task: Task[..., Any] | Callable[..., Any], **params: Any) -> None:
        self.task: Task[..., Any] = _task_of(task)
        params.setdefault("label", _in_words(self.task.name))
        if session_var.get() is None:
            raise NoSessionError(
                "TaskButton shows the runs of one page: make it in the app file or in the function that makes the page."
            )
        state = self.task.param
        super().__init__(running=state.running, progress=state.progress, state=state.state, **params)
        self.on_click(self.task if takes_argument(self.task) else _WithoutEvent(self.task))

    def _arguments(self) -> dict[str, Any]:
        return {"task": self.task, **super()._arguments()}

    def _admits(self, name: str) -> bool:
        return self.visible if name == "stop" else super()._admits(name)

    def _event_stop(self, raw: object) -> None:
        self.task.cancel()

    def _encode_progress(self, value: object, encoder: Encoder) -> float | str | None:
        if isinstance(value, int | float) and math.isfinite(value):
            return min(1.0, max(0.0, float(value)))
        return value if isinstance(value, str) else None


class _WithoutEvent:
    """A task that is called without the event."""

    _is_task = True

    def __init__(self, called: Task[..., Any]) -> None:
        self.function = called.function
        self._called = called
        self.__qualname__ = called.name

    def __call__(self, event: object) -> Any:
        return self._called()


def _task_of(given: Any) -> Task[..., Any]:
    if isinstance(given, Task):
        return given
    if is_task(checked_function(given, "TaskButton(refresh)")):
        raise TypeError(f"{given!r} calls a task with arguments. Make a function of it, and give that.")
    made: Task[..., Any] = task(policy="drop")(given)
    return made


def _in_words(name: str) -> str:
    """A function's name as a label: `reindex_all` → "Reindex all"."""
    words = name.rpartition(".")[2].strip("_<>").replace("_", " ")
    return words[:1].upper() + words[1:]
