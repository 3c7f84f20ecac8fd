"""`bind`, `depends` and `rx`: Param's own, with sessions' subscriptions that end with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import param

rx = param.rx
depends = param.depends

R = TypeVar("R")


def bind(function: Callable[..., R], /, *args: Any, watch: bool = False, **kwargs: Any) -> Callable[..., R]:
    """Bind arguments of `function` to widgets, parameters, expressions or constants.

    The result takes no arguments. Put into a layout it is a view that runs again when one of them
    changes and shows the newest result only.

    Args:
        function: `def`, `async def`, generator or async generator function.
        args: values; a widget stands for its value.
        watch: call it on each change, whether or not it is shown.
        kwargs: as `args`.
    """
    bound: Callable[..., R] = param.bind(function, *args, watch=watch, **kwargs)
    return bound
