"""`TextField`: the root of widgets that a text is typed into."""

from __future__ import annotations

from typing import Any

import param

from transom.components.storing import Change
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.field import Field


class TextField(Field):
    """A text: `value` as it was confirmed, `value_input` as of the last key."""

    _writable = _entered = ("value", "value_input")

    value = param.String(default="", doc="The text as of the last time that it was confirmed.")
    value_input = param.String(default="", doc="The text as of the last key.")
    placeholder = param.String(default="", doc="Shown while it is empty.")
    max_length = param.Integer(
        default=None, allow_None=True, bounds=(0, None), doc="Most characters that can be entered; `None` for no bound."
    )
    autocomplete = param.String(
        default="off", doc='What browsers may fill in, as HTML names it: "name", "email", "street-address" …'
    )

    def _decode_value(self, raw: Any) -> str:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        # One that code has made longer can be made shorter.
        longest = max(self.max_length or 0, len(self.value), len(self.value_input))
        if self.max_length is not None and len(raw) > longest:
            raise RejectedError("bad_value", say("At most {} characters: this text has {}.", self.max_length, len(raw)))
        return raw

    _decode_value_input = _decode_value

    def _set_value(self, value: str | None) -> dict[str, Any]:
        return {"value": "" if value is None else value}

    def _set_value_input(self, value: str | None) -> dict[str, Any]:
        return {"value_input": "" if value is None else value}

    def _after_value(self, change: Change) -> dict[str, Any]:
        self._renew(change)
        return {} if "value_input" in change.names else {"value_input": self.value}

    def _blocks(self, name: str) -> bool:
        return super()._blocks(name) or (name == "value" and super()._blocks("value_input"))
