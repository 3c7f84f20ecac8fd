"""The selections of a chart, and what a page may say of them."""

from __future__ import annotations

from typing import Any

from transom.errors import RejectedError

_PARTS = ("layer", "hconcat", "vconcat", "concat")


def selections(spec: dict[str, Any]) -> dict[str, str]:
    """The selections of a Vega-Lite specification, at any depth: name → `interval` or `point`."""
    found: dict[str, str] = {}
    params = spec.get("params")
    for each in params if isinstance(params, list) else ():
        select = each.get("select") if isinstance(each, dict) else None
        if select:
            found[str(each["name"])] = select if isinstance(select, str) else str(select.get("type", "point"))
    inner = [part for name in _PARTS for part in spec.get(name) or () if isinstance(part, dict)]
    for part in [*inner, *([spec["spec"]] if isinstance(spec.get("spec"), dict) else [])]:
        found |= selections(part)
    return found


def checked(value: Any, kind: str) -> Any:
    """A selection as the page sends it: an interval by fields, or a list of points.

    Raises:
        RejectedError: `bad_value`.
    """
    if not isinstance(value, dict if kind == "interval" else list):
        raise RejectedError("bad_value")
    return value or (None if kind == "interval" else [])
