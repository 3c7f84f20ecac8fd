"""`LiteralInput`: a value of Python that is typed."""

from __future__ import annotations

import ast
import json
import math
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import Change, write_lock
from transom.components.words import say
from transom.errors import RejectedError
from transom.widgets.field import Field

_NUMBERS = {"nan": math.nan, "inf": math.inf}


class LiteralInput(Field):
    """A number, a text in quotation marks, a list, a dict …, typed as Python or JSON writes it.

    Where what is typed is none, or of another type, it stays in the field with the reason, and `value` is as it was. An
    emptied field is `None`.
    """

    _front_end = "LiteralInput"
    _writable = ("value", "value_input")
    _entered = ("value",)
    _unsynced = ("type", "serializer")
    _literal = ("type",)

    value = param.Parameter(default=None, doc="The value as of the last time that it was confirmed; `None` for none.")
    value_input = param.String(default="", doc="The text as of the last key.")
    type = param.ClassSelector(default=None, class_=(type, tuple), is_instance=True, doc="The type, or several.")
    serializer: param.Selector[Any] = param.Selector(
        default="ast", objects=["ast", "json"], doc="Whether it is written as Python's values are, or as JSON."
    )
    placeholder = param.String(default="", doc="Shown while it is empty.")
    autocomplete = param.String(default="off", constant=True, doc="Browsers fill in nothing.")

    def _text(self, value: Any) -> str:
        """How a value is written."""
        if value is None:
            return ""
        return json.dumps(value, default=repr) if self.serializer == "json" else repr(value)

    def _read(self, text: str) -> Any:
        """The value of a text; raises ValueError and its like for none."""
        if self.serializer == "json":
            return json.loads(text)
        tree = ast.parse(text.strip(), mode="eval")
        for node in ast.walk(tree):  # the page reads what it is shown: [nan]
            if isinstance(node, ast.Name) and node.id in _NUMBERS:
                node.__class__, node.value, node.kind = ast.Constant, _NUMBERS[node.id], None  # type: ignore[assignment, attr-defined]
        return ast.literal_eval(tree)

    def _after_value(self, change: Change) -> dict[str, Any]:
        self._renew(change)
        return {"value_input": self._text(self.value)}

    def _after_serializer(self, change: Change) -> dict[str, Any]:
        with write_lock:
            self._mark("value", force=True)
        return self._after_value(change)

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if names & {"value", "type"} and self.type and self.value is not None and not isinstance(self.value, self.type):
            self._advise("value", f"value={short(self.value)} is no {self._kinds()}. It is shown all the same.")

    def _kinds(self) -> str:
        kinds = self.type if isinstance(self.type, tuple) else (self.type,)
        return ", ".join(each.__name__ for each in kinds)

    def _encode_value(self, value: Any, encoder: Encoder) -> str:
        return self._text(value)

    def _decode_value(self, raw: Any) -> Any:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        if not raw.strip():
            return None
        try:
            value = self._read(raw)
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
            form = "JSON" if self.serializer == "json" else "Python"
            raise RejectedError("bad_value", say("This is no value of {}.", form)) from error
        if self.type and not isinstance(value, self.type):
            raise RejectedError("bad_value", say("Of the type {}, please.", self._kinds()))
        return value

    def _decode_value_input(self, raw: Any) -> str:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        return raw
