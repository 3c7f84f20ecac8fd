"""The methods by which objects represent themselves, as IPython has them: which of them an object really has."""

from __future__ import annotations

from typing import Any

_NO_SUCH = "_ipython_canary_method_should_not_exist_"


def says(obj: Any, method: str) -> bool:
    """Whether `obj` has the method; one that answers to any name, and one that was set to `None`, has it not."""
    try:
        return callable(getattr(obj, method, None)) and getattr(obj, _NO_SUCH, None) is None
    except Exception:  # noqa: BLE001 - an object whose attributes fail
        return False
