"""What stands in a layout for an object: its pane, or `Unshown`, a card that says why it cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transom.components.component import Component
from transom.components.display import display
from transom.components.encode import Encoder
from transom.components.failing import failed_here
from transom.components.pane import Pane
from transom.errors import DisplayError, EncodeError
from transom.reactive.context import session_var


class Unshown(Pane):
    """An error card in the place of `object`.

    Args:
        object: what cannot be shown; kept, so that it is found in the layout and can be removed.
        failure: why.
    """

    _front_end = "Str"
    _literal = ("object",)

    def __init__(self, object: Any, failure: BaseException) -> None:
        super().__init__(object)
        self._failure = failure
        self.error = failed_here(failure, "layout", DisplayError.title)

    def _arguments(self) -> dict[str, Any]:
        return {"object": self.object, "failure": self._failure}

    def _render(self, obj: Any) -> None:
        """There is nothing to be drawn."""

    def _encode_object(self, value: Any, encoder: Encoder) -> None:
        return None


def place(obj: Any, how: Callable[[Any], Component] = display) -> Component:
    """What shows `obj` in a layout: one that cannot be shown must not take the others with it."""
    try:
        return how(obj)
    except BaseException as failure:  # noqa: BLE001 - whatever a foreign object raises while it is looked at
        return Unshown(obj, failure)


def encode_child(parent: Component, children: list[Any], at: int, encoder: Encoder) -> str:
    """The id of one of what a component holds; it is replaced where it cannot stand as it is."""
    if not isinstance(children[at], Component):
        children[at] = _placed(parent, children[at], encoder)
    try:
        return encoder.component(children[at])
    except EncodeError as error:  # it is inside itself
        children[at] = Unshown(children[at], error)
        return encoder.component(children[at])


def _placed(parent: Component, obj: Any, encoder: Encoder) -> Component:
    owner = encoder.owner
    if owner is not None:
        owner.advise(
            "in place",
            f"What a {type(parent).__name__} holds was changed in place, of which nobody is told. "
            "Write `layout[0] = …`, `layout.append(…)`, or assign a new list to `objects`.",
        )
    token = session_var.set(owner)
    try:
        return place(obj)
    finally:
        session_var.reset(token)
