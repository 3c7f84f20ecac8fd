"""What a page is made of: the component model and its bases. Knows no session and no host."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from transom.diagnostics.absent import answered

_NAMES = {
    "Child": ("child", "Child"),
    "Children": ("child", "Children"),
    "Component": ("component", "Component"),
    "Layoutable": ("component", "Component"),
    "ListLike": ("list_like", "ListLike"),
    "NamedListLike": ("list_like", "NamedListLike"),
    "PaneBase": ("pane", "PaneBase"),
    "PyComponent": ("py_component", "PyComponent"),
    **dict.fromkeys(("Reactive", "Renderable", "Syncable", "Viewable"), ("component", "Component")),
    "ServableMixin": ("showing", "Showing"),
    "Viewer": ("viewer", "Viewer"),
    "WidgetBase": ("widget", "WidgetBase"),
}
"""The bases, by the names that Panel has for them too, each with its module and its name there."""


def __getattr__(name: str) -> Any:
    """Import what is asked for, so that nobody pays for bases that are not used."""
    if name not in _NAMES:
        return answered(__name__, name, (), sys._getframe(1))
    module, own = _NAMES[name]
    return getattr(importlib.import_module(f"{__name__}.{module}"), own)
