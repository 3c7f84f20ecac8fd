"""`ArrayInput`: an array of NumPy that is typed."""

from __future__ import annotations

from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.storing import Change, write_lock
from transom.widgets.literal_input import LiteralInput


class ArrayInput(LiteralInput):
    """An array of NumPy, typed as lists of its numbers. It keeps its type where that can hold what is typed.

    An array that is too large to be edited stays in Python: the field says how large it is.
    """

    max_array_size = param.Integer(
        default=1000, bounds=(0, None), doc="Larger arrays are not sent to the page, and cannot be edited there."
    )

    def _is_large(self) -> bool:
        return int(getattr(self.value, "size", 0)) > self.max_array_size

    def _text(self, value: Any) -> str:
        if self._is_large() and value is self.value:
            return ""
        return super()._text(value.tolist() if hasattr(value, "tolist") else value)

    def _read(self, text: str) -> Any:
        import numpy as np  # only who has an array has to have it

        array = np.asarray(super()._read(text))
        kind = getattr(self.value, "dtype", None)
        if kind is None or array.dtype == kind or array.dtype.kind not in "biuf" or kind.kind not in "biuf":
            return array
        with np.errstate(all="ignore"):
            same = array.astype(kind)
            return same if np.array_equal(same, array, equal_nan=True) else array

    def _after_value(self, change: Change) -> dict[str, Any]:
        with write_lock:
            for name in ("disabled", "placeholder"):
                self._mark(name, force=True)
        return super()._after_value(change)

    _after_max_array_size = _after_value

    def _encode_disabled(self, value: bool, encoder: Encoder) -> bool:
        return value or self._is_large()

    def _encode_placeholder(self, value: str, encoder: Encoder) -> str:
        if not self._is_large():
            return value
        shape = " × ".join(f"{each:,}" for each in self.value.shape)
        return f"{shape} × {self.value.dtype}, too large to edit"

    def _admits(self, name: str) -> bool:
        return super()._admits(name) and not self._is_large()
