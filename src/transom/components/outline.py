"""What `repr` and `print` say of components: one line each, and of those that hold others a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from transom.components.parameters import same

if TYPE_CHECKING:
    from transom.components.component import Component

_LONGEST = 60
"""Characters of a value that are written."""
_UNSAID = frozenset(
    {"children", "error", "html", "labels", "natural", "object", "stylesheets", "value_input", "value_throttled"}
)
"""Parameters whose values are too much for a line, or follow from others."""


def held(component: Component) -> list[Component]:
    """What a component holds, in order."""
    found: list[Component] = getattr(component, "children", [])
    return found


def within(component: Component) -> list[Component]:
    """A component and all that it holds, at any depth, each once, in the order in which they are read."""
    found: dict[int, Component] = {}
    waiting = [component]
    while waiting:
        each = waiting.pop()
        if id(each) not in found:
            found[id(each)] = each
            waiting += reversed(held(each))
    return list(found.values())


def outline(component: Component) -> str:
    """A component and all that it holds, one line each, with the numbers by which they are reached."""
    return "\n".join(_lines(component, 0, frozenset()))


def _lines(component: Component, depth: int, around: frozenset[int]) -> Iterator[str]:
    yield _line(component)
    if id(component) in around:  # changed in place so that it holds itself
        return
    for number, child in enumerate(held(component)):
        first, *rest = _lines(child, depth + 1, around | {id(component)})
        indent = "    " * (depth + 1)
        yield f"{indent}[{number}] {first}"
        yield from rest


def _line(component: Component) -> str:
    info = component._info
    values = component._param__private.values
    said = [
        f"{name}={short(values[name])}"
        for name in sorted(values)
        if name not in _UNSAID and not same(info.parameters[name].default, values[name])
    ]
    if "object" in info.parameters:
        shown = getattr(component, "object", None)
        said.insert(0, "" if shown is None else type(shown).__name__)
    return f"{info.name}({', '.join(filter(None, said))})"


def short(value: Any) -> str:
    """A value as it is written in a line, whatever it is."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - an author's object may fail at anything; what is printed must not
        text = f"<{type(value).__name__}>"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
