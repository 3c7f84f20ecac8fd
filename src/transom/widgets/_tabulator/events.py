"""What `on_edit` and `on_click` are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TableEditEvent:
    """A cell has been edited, and the frame has its new value.

    Attributes:
        column: the name of its column, as the frame has it.
        row: the place of its row in `value`, from 0 on.
        value: what is in the cell now.
        old: what was in it.
        pre: never true: a handler runs when the value is there.
        model: there for the sake of apps written for Panel; always `None`.
    """

    column: Any
    row: int
    value: Any
    old: Any
    pre: bool = False
    model: None = None
    event_name: str = "table-edit"


@dataclass(frozen=True, slots=True)
class CellClickEvent:
    """A cell, or a button of a row, has been clicked.

    Attributes:
        column: the name of its column, as the frame has it, or of the button.
        row: the place of its row in `value`, from 0 on.
        value: what is in the cell; `None` of a button.
        model: there for the sake of apps written for Panel; always `None`.
    """

    column: Any
    row: int
    value: Any
    model: None = None
    event_name: str = "cell-click"
