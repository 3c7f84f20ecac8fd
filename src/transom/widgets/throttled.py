"""`Throttled`: what is moved by the user, and let go."""

from __future__ import annotations

from typing import Any, ClassVar

import param

from transom.components.storing import Change
from transom.widgets.field import Field


class Throttled(Field):
    """The root of fields whose value follows while the user moves it.

    While they do, only `value` follows, and `value_throttled` when they let go; what code sets is set for both.
    """

    _writable: ClassVar[tuple[str, ...]] = ("value", "value_throttled")

    value_throttled: Any = param.Parameter(default=None, doc="The value as of the last release.")

    def _after_value(self, change: Change) -> dict[str, Any]:
        if "value_throttled" in change.names:
            return {}
        # While the user is moving it, only a release sets the throttled value, and no watcher that leaves it as it is.
        moved = "value" in change.names and (change.page or "value" not in change.changed)
        return {} if moved else {"value_throttled": self.value}

    def _decode_value(self, raw: Any) -> Any:
        """What the page means by `raw`."""
        return super()._decode_value(raw)  # type: ignore[misc]

    def _decode_value_throttled(self, raw: Any) -> Any:
        return self._decode_value(raw)
