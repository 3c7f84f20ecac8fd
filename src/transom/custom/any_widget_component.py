"""`AnyWidgetComponent`: a component drawn by a module that was written for anywidget."""

from __future__ import annotations

import os
from typing import Any, ClassVar

from transom.custom.js_component import JSComponent


class AnyWidgetComponent(JSComponent):
    """The root of components whose `_esm` is an anywidget front-end module.

    As `JSComponent`, but the module is given the model that anywidget gives: `get`, `set`, `save_changes`, `on`,
    `off`, `send`.

    Class attributes for authors:
        _css: a CSS text, or the path of a CSS file, that applies inside the component.
    """

    _form = "afm"
    _css: ClassVar[str | os.PathLike[str]] = ""

    def send(self, msg: Any) -> None:
        """Send a message to the front end, in every page that shows this; from any thread."""
        self._send_msg(msg)
