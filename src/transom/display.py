"""`panel()`: the component that shows an object."""

from __future__ import annotations

from typing import Any

import transom.forms
import transom.pane  # noqa: F401 - they register what they show
from transom.components.component import Component
from transom.components.display import display


def panel(obj: Any, **params: Any) -> Component:
    """The component that shows `obj`; `obj` itself when it is one.

    Text becomes Markdown, image data and files pictures, figures their panes, functions and bound
    functions a view of their newest result, objects with parameters a form; anything else is shown as text.

    Args:
        obj: what to show.
        params: parameters of the pane; a component has them set.

    Raises:
        DisplayError: nothing shows such an object.
    """
    return display(obj, **params)
