"""How numbers are written: texts such as `0,0.00` and `%.2f`, and what they are of Bokeh's formatters.

Knows Bokeh's classes by their names only; `widgets/number_format.ts` writes by the texts, for sliders and inputs.
"""

from __future__ import annotations

import re
from typing import Any

import param

_OTHER = re.compile(r"[(:]|0 ?[bo]|e[+-]0")
"""What only Bokeh's numerals have: bytes, ordinals, powers, times, brackets around what is below 0."""


class NumberFormat(param.Parameter[Any]):
    """A parameter that holds a text or a Bokeh `TickFormatter`."""

    def _validate(self, val: Any) -> None:
        super()._validate(val)  # type: ignore[no-untyped-call]
        if val is not None and not isinstance(val, str) and "TickFormatter" not in _names(val):
            raise ValueError(
                f"{type(self.owner).__name__}.{self.name}={val!r} is neither a text nor a Bokeh TickFormatter. "
                'Write a text such as "0,0.00" or "%.2f".'
            )


def format_text(given: Any) -> str | None:
    """The text that says the same as `given`; `None` where there is none."""
    if given is None or isinstance(given, str):
        return given
    names = _names(given)
    if "PrintfTickFormatter" in names or ("NumeralTickFormatter" in names and not _OTHER.search(given.format)):
        return str(given.format)
    if "BasicTickFormatter" in names and isinstance(given.precision, int):
        return f"%.{given.precision}f"
    return None


def has_text(given: Any) -> bool:
    """Whether numbers can be written as `given` says."""
    return format_text(given) is not None or "BasicTickFormatter" in _names(given) or given is None


def _names(given: Any) -> set[str]:
    return {each.__name__ for each in type(given).__mro__}
