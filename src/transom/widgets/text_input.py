"""`TextInput`: one line of text."""

from __future__ import annotations

import param

from transom.widgets.text_field import TextField


class TextInput(TextField):
    """One line of text; `value` follows when the user presses Enter or leaves it."""

    _front_end = "TextInput"
    _events = {"enter_pressed": ("enter_pressed",)}
    _unsynced = ("enter_pressed",)

    enter_pressed = param.Event(default=False, doc="True while the watchers of an Enter run.")

    def _event_enter_pressed(self, raw: object) -> None:
        self.param.trigger("enter_pressed")
