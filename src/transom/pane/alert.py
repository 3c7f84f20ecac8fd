"""`Alert`: Markdown in a box of a colour that says what kind of message it is."""

from __future__ import annotations

from typing import Any

import param

from transom.components.tones import TONES
from transom.pane.markdown import Markdown


class Alert(Markdown):
    """Shows a message.

    Example: `Alert("**Saved.** All is in its place.", alert_type="success")`
    """

    _front_end = "Alert"
    priority = None

    alert_type: param.Selector[Any] = param.Selector(
        default="primary", objects=list(TONES), doc="What kind of message it is."
    )
