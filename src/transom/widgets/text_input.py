"""`TextInput`: one line of text."""

from __future__ import annotations

from typing import Any

import param

from transom.components.storing import Change
from transom.components.widget import Widget


class TextInput(Widget):
    """One line of text; `value` follows when the user presses Enter or leaves it."""

    _front_end = "TextInput"
    _writable = ("value", "value_input")
    _events = {"enter_pressed": ("enter_pressed",)}
    _unsynced = ("enter_pressed",)

    value = param.String(default="", allow_None=True, doc="The text as of the last Enter or leave.")
    value_input = param.String(default="", allow_None=True, doc="The text as of the last key.")
    placeholder = param.String(default="", doc="Shown while it is empty.")
    max_length = param.Integer(default=None, allow_None=True, bounds=(0, None), doc="Most characters.")
    enter_pressed = param.Event(default=False, doc="True while the watchers of an Enter run.")

    def _decode_value(self, raw: Any) -> str:
        if not isinstance(raw, str) or len(raw) > (5_000 if self.max_length is None else self.max_length):
            raise ValueError("not a text of this length")
        return raw

    _decode_value_input = _decode_value

    def _after_value(self, change: Change) -> dict[str, Any]:
        return {} if "value_input" in change.names else {"value_input": self.value}

    def _blocks(self, name: str) -> bool:
        return super()._blocks(name) or (name == "value" and super()._blocks("value_input"))

    def _event_enter_pressed(self, raw: object) -> None:
        self.param.trigger("enter_pressed")
