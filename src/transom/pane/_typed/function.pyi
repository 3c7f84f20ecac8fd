"""The constructors and attributes of the components in `transom.pane.function`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.pane.function
from transom._typing import Common, Parameters, Reference, Value

class ParamFunction(Parameters, transom.pane.function.ParamFunction):
    """Shows the result of a function, coroutine function or generator, bound to parameters or not.

    It runs again when a bound parameter changes; a call that is superseded is cancelled, and its
    result is dropped even if it comes. A generator shows each of its values.

    Concurrency: a `def` runs in a worker thread of its session, the others on the event loop.

    Example: `ParamFunction(lambda: "The result of a function")`
    """

    children: Value[list[Any], list[Any] | Reference]
    pending: Value[bool, bool | Reference]
    inplace: Value[bool, bool | Reference]
    lazy: Value[bool, bool | Reference]
    defer_load: Value[bool, bool | Reference]
    generator_mode: Value[Literal["replace", "append"], Literal["replace", "append"] | Reference]
    loading_indicator: Value[bool, bool | Reference]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        children: list[Any] | Reference = ...,
        pending: bool | Reference = False,
        inplace: bool | Reference = True,
        lazy: bool | Reference = False,
        defer_load: bool | Reference = False,
        generator_mode: Literal["replace", "append"] | Reference = "replace",
        loading_indicator: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows the result of a function, coroutine function or generator, bound to parameters or not.

        Args:
            object: The function.
            children: The component that shows the newest result.
            pending: Whether a newer result is being awaited.
            inplace: Whether a new plain result reuses the pane that shows the old.
            lazy: Whether the first call waits until the pane is in the page.
            defer_load: Whether the first call waits until the page has been shown; its place is marked as waiting.
            generator_mode: What a new value does.
            loading_indicator: Whether it is marked as loading while a newer result is awaited.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
