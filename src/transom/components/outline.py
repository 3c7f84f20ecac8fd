"""What `repr` and `print` say of components: one line each, and of those that hold others a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from transom.components.parameters import same
from transom.reactive.of_param import values_of

if TYPE_CHECKING:
    from transom.components.component import Component

_LONGEST = 60
"""Characters of a value that are written."""
_UNSAID = frozenset({"object", "stylesheets", "value_input", "value_throttled"})
"""Parameters whose values are too much for a line, or which mostly follow from others."""


def held(component: Component) -> list[Component]:
    """What a component holds, in order."""
    return [each for _, each in _held(component)]


def _held(component: Component) -> Iterator[tuple[str, Component]]:
    """What a component holds, each with how it is reached."""
    for name in component._info.held:
        value = getattr(component, name)
        path = "" if name in ("children", "_view") else f".{name}"
        if isinstance(value, list):
            yield from ((f"{path}[{number}]", each) for number, each in enumerate(value) if _is_component(each))
        elif isinstance(value, dict):
            yield from ((f"{path}[{short(key)}]", each) for key, each in value.items() if _is_component(each))
        elif value is not None:
            yield path, value


def _is_component(item: Any) -> bool:
    """Whether it is one: anything may have been put into a list in place."""
    return bool(getattr(type(item), "_is_component", False))


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
    lines: list[str] = []
    waiting: list[tuple[str, Component, int, tuple[Any, ...]]] = [("", component, 0, ())]
    while waiting:
        path, each, depth, around = waiting.pop()
        lines.append("    " * depth + (f"{path} " if path else "") + _line(each))
        if not _is_around(each, around):  # else it was changed in place so that it holds itself
            below = [(path, child, depth + 1, (each, around)) for path, child in _held(each)]
            waiting += reversed(below)
    return "\n".join(lines)


def _is_around(component: Component, around: tuple[Any, ...]) -> bool:
    """Whether it is one of those that it is reached through."""
    while around:
        outer, around = around
        if outer is component:
            return True
    return False


def _line(component: Component) -> str:
    info = component._info
    values = values_of(component)
    said = [
        f"{name}={short(values[name])}"
        for name in sorted(values)
        if name not in _UNSAID | info.derived | info.secret
        and name not in info.held
        and not same(info.parameters[name].default, values[name])
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
