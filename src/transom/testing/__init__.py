"""Testing apps without a browser: `run_test`, a page that speaks real frames, and a clock of its own."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transom.testing.clock import ClockLoop
    from transom.testing.page import Page
    from transom.testing.run import run_test

_NAMES = {"ClockLoop": "clock", "Page": "page", "run_test": "run"}

__all__ = ["ClockLoop", "Page", "run_test"]

__dir__ = __all__.copy


def __getattr__(name: str) -> Any:
    """Import what is asked for: pytest loads the plugin beside it in every run (see `transom.testing.plugin`)."""
    if name not in _NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_NAMES[name]}"), name)
