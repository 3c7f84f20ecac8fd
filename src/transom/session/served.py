"""`Served`: what a script wants to be shown, by the part of the page."""

from __future__ import annotations

from typing import Any


class Served:
    """What `.servable()` was called of, in order."""

    def __init__(self) -> None:
        self._items: list[tuple[str, Any]] = []

    def add(self, component: Any, area: str) -> None:
        """A component is to be shown; where it was named last is where it is."""
        known = next((at for at, (_, each) in enumerate(self._items) if each is component), None)
        if known is None:
            self._items.append((area, component))
        elif self._items[known][0] != area:
            self._items[known] = (area, component)

    def __contains__(self, value: object) -> bool:
        return any(component is value for _, component in self._items)

    @property
    def main(self) -> list[Any]:
        """What is to stand in the main part."""
        return self.of("main")

    @property
    def beside(self) -> bool:
        """Whether there is anything for another part."""
        return any(area != "main" for area, _ in self._items)

    def of(self, area: str) -> list[Any]:
        """What is to stand in one part, in order."""
        return [component for each, component in self._items if each == area]

    def clear(self) -> None:
        """Let go of all."""
        self._items.clear()
