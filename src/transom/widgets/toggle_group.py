"""`ToggleGroup`: a group of boxes or buttons, by what it is to do."""

from __future__ import annotations

from typing import Any, Literal

from transom.widgets.check_group import CheckBoxGroup, CheckButtonGroup
from transom.widgets.radio_group import RadioBoxGroup, RadioButtonGroup

_KINDS: dict[tuple[str, str], Any] = {
    ("button", "check"): CheckButtonGroup,
    ("button", "radio"): RadioButtonGroup,
    ("box", "check"): CheckBoxGroup,
    ("box", "radio"): RadioBoxGroup,
}


class ToggleGroup:
    """Makes a `CheckButtonGroup`, `RadioButtonGroup`, `CheckBoxGroup` or `RadioBoxGroup`; there is nothing else to it.

    Args:
        label: what the user reads above it.
        widget_type: whether its options are buttons or boxes.
        behavior: whether any number of them can be chosen, or one.
        params: parameters of what it makes.

    Raises:
        ValueError: another type or behaviour.
    """

    def __new__(
        cls,
        label: Any = "",
        widget_type: Literal["button", "box"] = "button",
        behavior: Literal["check", "radio"] = "check",
        **params: Any,
    ) -> Any:
        """Make one."""
        kind = _KINDS.get((widget_type, behavior))
        if kind is None:
            raise ValueError(
                f"ToggleGroup(widget_type={widget_type!r}, behavior={behavior!r}): there is no such group. "
                'Write widget_type="button" or "box", and behavior="check" or "radio".'
            )
        return kind(label, **params)
