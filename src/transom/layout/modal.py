"""`Modal`: components in a dialog over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import param

from transom.layout.row import Box

if TYPE_CHECKING:
    from transom.widgets import Button


class Modal(Box):
    """Shows its objects in a dialog over the page while it is `open`; nothing else can be operated meanwhile.

    It takes no room where it is placed. Its `label` is the heading of the dialog; sizes, styles and CSS classes are
    those of the dialog. `open` is false when the user has closed it: by its button, by Escape, or beside it.

    Example: `Modal("Hello", label="Greeting")`

    Concurrency: from any thread.
    """

    _front_end = "Modal"
    _writable = ("open",)

    open = param.Boolean(default=False, doc="Whether it is shown; false when the user has closed it.")
    show_close_button = param.Boolean(default=True, doc="Whether it has a button that closes it.")
    background_close = param.Boolean(default=True, doc="Whether a click beside it closes it.")

    def show(self) -> None:  # type: ignore[override]  # as Panel has it; who serves a modal alone puts it into a layout
        """Open it."""
        self.open = True

    def hide(self) -> None:
        """Close it."""
        self.open = False

    def toggle(self) -> None:
        """Open it if it is closed, else close it."""
        self.open = not self.open

    def create_button(self, action: Literal["show", "hide", "toggle"], **params: Any) -> Button:
        """A button that opens or closes it.

        Args:
            action: which of its methods is called.
            params: parameters of the button.

        Raises:
            ValueError: it is none of the three.
        """
        from transom.widgets import Button

        if action not in ("show", "hide", "toggle"):
            raise ValueError(f"create_button({action!r}): write 'show', 'hide' or 'toggle'.")
        button = Button(**params)
        button.on_click(lambda _: getattr(self, action)())
        return button

    def _admits(self, name: str) -> bool:
        """Who cannot operate what is in it can still close it."""
        return super()._admits(name) or (name == "open" and self.visible)
